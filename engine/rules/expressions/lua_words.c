#include "rules/expressions/lua_words.h"

#include "base/i18n.h"

/* How Lua's message begins → what it means; longer ones first. */
static const struct {
    const char *begins, *meaning;
} faults[] = {
    {"attempt to compare", N_("values of different kinds, or lists, have no order")},
    {"attempt to concatenate", N_("only texts and numbers can be joined by ..")},
    {"attempt to index", N_("this value has no fields")},
    {"attempt to call", N_("what stands before the bracket is no function")},
    {"attempt to get length", N_("this value has no length")},
    {"attempt to divide by zero", N_("division by zero")},
    {"attempt to perform 'n", N_("division by zero")},
    {"C stack overflow", N_("the expression is too long")},
    {"function or expression needs", N_("the expression is too long")},
    {"attempt to ", N_("only numbers can be counted with")},
};

struct str lua_words(struct arena *a, struct str message)
{
    struct str place = STR("tag:1: ");
    if (str_starts(message, place))
        message = str_slice(message, place.len, message.len);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        if (str_starts(message, str_from(faults[i].begins)))
            return str_from(_(faults[i].meaning));
    return arena_str(a, message);
}
