/* A filter is shown when it takes the value and changes it. */
#include "rules/records/palette_value.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/i18n.h"
#include "rules/declare/declare.h"
#include "rules/lua/answer_text.h"
#include "rules/lua/values.h"

enum { EXAMPLE_LIMIT = 90 };

struct shower {
    struct host *host;
    lua_State *L;
    struct arena *arena;
};

enum shown_kind { KIND_TEXT, KIND_PERSON, KIND_NUMBER, KIND_DATE, KIND_FLAG, KIND_ABSENT, KIND_MARKUP, KIND_OTHER };

static const char *const kind_words[] = {
    [KIND_TEXT] = N_("text"),  [KIND_PERSON] = N_("full name"),  [KIND_NUMBER] = N_("number"),
    [KIND_DATE] = N_("date"),  [KIND_FLAG] = N_("yes or no"),    [KIND_ABSENT] = N_("not known here"),
    [KIND_MARKUP] = N_("formatted text"), [KIND_OTHER] = N_("a picture or another thing"),
};

/* What suits a kind of value; only what the value accepts is shown. */
static const struct {
    enum shown_kind kind;
    const char *filter, *argument;
} suits[] = {
    {KIND_DATE, "словами", NULL},   {KIND_DATE, "месяц_год", NULL},  {KIND_DATE, "год", NULL},
    {KIND_NUMBER, "число", NULL},   {KIND_NUMBER, "прописью", NULL}, {KIND_NUMBER, "процент", NULL},
    {KIND_PERSON, "инициалы", NULL}, {KIND_PERSON, "падеж", "дательный"},
    {KIND_TEXT, "прописная", NULL}, {KIND_TEXT, "верхний", NULL},    {KIND_ABSENT, "по_умолчанию", "—"},
};

/* Three words that begin with capitals. */
static bool is_person(struct str text)
{
    struct str word;
    size_t words = 0;
    while (str_split(&text, ' ', &word)) {
        bool capital = word.len > 3 && (unsigned char)word.ptr[0] == 0xD0 && (unsigned char)word.ptr[1] >= 0x90 &&
                       (unsigned char)word.ptr[1] <= 0xAF && (unsigned char)word.ptr[3] >= 0x80 &&
                       !((unsigned char)word.ptr[2] == 0xD0 && (unsigned char)word.ptr[3] <= 0xAF);
        words += capital;
        if (!capital)
            return false;
    }
    return words == 3;
}

static enum shown_kind kind_of(lua_State *L, int index)
{
    struct number n;
    date_days day;
    enum absence absence;
    struct str text;
    if (lua_isnil(L, index) || values_get_absence(L, index, &absence, &text))
        return KIND_ABSENT;
    if (lua_type(L, index) == LUA_TBOOLEAN)
        return KIND_FLAG;
    if (lua_type(L, index) == LUA_TSTRING)
        return is_person(host_str(L, index)) ? KIND_PERSON : KIND_TEXT;
    if (values_get_number(L, index, &n))
        return KIND_NUMBER;
    if (values_get_date(L, index, &day))
        return KIND_DATE;
    return values_get_xml(L, index, &text) ? KIND_MARKUP : KIND_OTHER;
}

/* The text of a value in one line of bounded length. */
static struct str short_text(struct shower *w, int index)
{
    enum answer tag;
    struct str text;
    if (!answer_text(w->L, index, w->arena, &tag, &text) || tag == ANSWER_XML)
        return (struct str){0};
    size_t line = str_find(text, STR("\n"), 0), len = line < text.len ? line : text.len;
    bool cut = len < text.len || len > EXAMPLE_LIMIT;
    len = len > EXAMPLE_LIMIT ? EXAMPLE_LIMIT : len;
    while (len && len < text.len && ((unsigned char)text.ptr[len] & 0xC0) == 0x80)
        len--;
    return cut ? arena_printf(w->arena, "%.*s…", STR_ARG(str_slice(text, 0, len))) : text;
}

/* «словами → 10 декабря 2024 г.», what the filter makes of the value at `index`; empty when it does not take it. */
static struct str try_filter(struct shower *w, int index, const char *name, const char *argument)
{
    lua_State *L = w->L;
    int top = lua_gettop(L);
    struct str shown = {0};
    if (declare_push_filter(w->host, str_from(name))) {
        lua_pushvalue(L, index);
        if (argument)
            lua_pushstring(L, argument);
        if (lua_pcall(L, argument ? 2 : 1, 1, 0) == LUA_OK)
            shown = short_text(w, lua_gettop(L));
        if (shown.len && str_equal(shown, short_text(w, index)))
            shown = (struct str){0}; /* it changes nothing here */
        if (shown.len)
            shown = argument ? arena_printf(w->arena, "%s(%s) → %.*s", name, argument, STR_ARG(shown))
                             : arena_printf(w->arena, "%s → %.*s", name, STR_ARG(shown));
    }
    lua_settop(L, top);
    return shown;
}

static struct str filters_for(struct shower *w, struct str path, int index, enum shown_kind kind)
{
    struct str all = {0};
    if (kind == KIND_FLAG)
        return arena_printf(w->arena, "{если %.*s} … {иначе} … {конец}", STR_ARG(path));
    for (size_t i = 0; i < sizeof suits / sizeof *suits; i++) {
        struct str one = suits[i].kind == kind ? try_filter(w, index, suits[i].filter, suits[i].argument) : (struct str){0};
        if (one.len)
            all = arena_printf(w->arena, "%.*s%s%.*s", STR_ARG(all), all.len ? "; " : "", STR_ARG(one));
    }
    return all;
}

struct shown_value palette_value(struct host *h, struct arena *a, struct str path, int index)
{
    struct shower w = {h, host_lua(h), a};
    enum shown_kind kind = kind_of(w.L, index);
    return (struct shown_value){str_from(_(kind_words[kind])), short_text(&w, index), filters_for(&w, path, index, kind)};
}
