#include "rules/lua/answer_text.h"

#include <lua.h>

#include "rules/lua/values.h"
#include "text/calendar.h"
#include "text/print.h"

static struct str absence_words(struct arena *a, enum absence kind, struct str why)
{
    switch (kind) {
    case ABSENCE_UNKNOWN: return STR("нет данных");
    case ABSENCE_NOT_APPLICABLE: return STR("не применяется");
    case ABSENCE_NOT_COMPUTABLE: return arena_printf(a, "не рассчитывается (%.*s)", STR_ARG(why));
    }
    return STR("");
}

static struct str value_words(struct arena *a, struct value v)
{
    switch ((enum value_kind)v.kind) {
    case VALUE_UNKNOWN: return STR("нет данных");
    case VALUE_TEXT: return value_str(v);
    case VALUE_INTEGER:
        /* Four digits stay together (Milchin and Cheltsova, 6.1.3): a year must not come out as «2 024». */
        if (v.integer > -10000 && v.integer < 10000)
            return text_number_plain(a, value_as_number(v), 0);
        return text_number(a, value_as_number(v), 0);
    case VALUE_RATIO: return text_number(a, value_as_number(v), TEXT_SHORTEST);
    case VALUE_DATE: return text_date_short(a, v.date);
    case VALUE_FLAG: return v.flag ? STR("да") : STR("нет");
    }
    return STR("");
}

struct str answer_value(struct arena *a, struct value v, enum answer *tag)
{
    *tag = v.kind == VALUE_UNKNOWN ? ANSWER_UNKNOWN : ANSWER_TEXT;
    return value_words(a, v);
}

bool answer_text(lua_State *L, int index, struct arena *a, enum answer *tag, struct str *text)
{
    enum absence kind;
    struct value v;
    *tag = ANSWER_TEXT;
    if (values_get_xml(L, index, text)) {
        *tag = ANSWER_XML;
        return true;
    }
    if (values_get_absence(L, index, &kind, text)) {
        *tag = ANSWER_UNKNOWN;
        *text = absence_words(a, kind, *text);
        return true;
    }
    if (!values_get(L, index, a, &v))
        return false;
    *text = answer_value(a, v, tag);
    return true;
}

/* Spreadsheets keep 15 digits of a number, and count days from March 1900 on alike, or from 1904 on. */
enum { DIGITS = 15, PLACES = 18, FIRST_DAY = -25508, FIRST_DAY_OF_1904 = -24107 };

/* Whether a number is a decimal with an end, which somebody wrote down or counted exactly. */
static bool is_decimal(struct number n)
{
    while (n.den % 2 == 0)
        n.den /= 2;
    while (n.den % 5 == 0)
        n.den /= 5;
    return n.den == 1;
}

static int digits_of(struct str number)
{
    int digits = 0;
    for (size_t i = 0; i < number.len; i++)
        digits += number.ptr[i] >= (digits ? '0' : '1') && number.ptr[i] <= '9';
    return digits;
}

/* Whether a cell keeps a number: a decimal whole, of one without an end (1/3) all but what nobody sees. */
static bool is_whole_in_cell(struct arena *a, struct value v)
{
    const int64_t limit = 1000000000000000;
    struct number n = value_as_number(v), whole = number_from_int(limit), least = number_from_int(-limit);
    if (number_compare(n, whole) >= 0 || number_compare(n, least) <= 0)
        return false;
    return !is_decimal(n) || digits_of(number_shortest(a, n, PLACES)) <= DIGITS;
}

static bool is_day_in_cell(date_days day, unsigned accepts)
{
    return accepts & ACCEPT_DATE && day >= (accepts & ACCEPT_FROM_1904 ? FIRST_DAY_OF_1904 : FIRST_DAY);
}

bool answer_typed(struct arena *a, struct value v, unsigned accepts, enum answer *tag, struct str *text)
{
    bool number = (v.kind == VALUE_INTEGER || v.kind == VALUE_RATIO) && accepts & ACCEPT_NUMBER && is_whole_in_cell(a, v);
    bool date = v.kind == VALUE_DATE && is_day_in_cell(v.date, accepts);
    bool flag = v.kind == VALUE_FLAG && accepts & ACCEPT_FLAG;
    if (!number && !date && !flag)
        return false;
    *tag = date ? ANSWER_DATE : flag ? ANSWER_FLAG : ANSWER_NUMBER;
    struct str machine = date   ? date_iso(a, v.date)
                         : flag ? (v.flag ? STR("1") : STR("0"))
                                : number_shortest(a, value_as_number(v), PLACES);
    struct str printed = value_words(a, v);
    *text = arena_printf(a, "%.*s\n%.*s", STR_ARG(machine), STR_ARG(printed));
    return true;
}
