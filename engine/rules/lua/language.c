#include "rules/lua/language.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/i18n.h"
#include "rules/lua/host.h"
#include "rules/lua/values.h"
#include "text/calendar.h"
#include "text/collate.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/nearest.h"
#include "text/plural.h"
#include "text/print.h"

/* Scratch of one call: results are pushed (copied into Lua) before it is released, and no error is raised between. */
static int push_and_release(lua_State *L, struct arena *scratch, struct str result)
{
    host_push_str(L, result);
    arena_release(scratch);
    return 1;
}

static struct str check_text(lua_State *L, int index)
{
    luaL_checkstring(L, index);
    return host_str(L, index);
}

static struct number check_number(lua_State *L, int index)
{
    struct number n = {0, 1};
    if (!values_get_number(L, index, &n))
        luaL_argerror(L, index, _("a number was expected"));
    return n;
}

static int language_plural(lua_State *L)
{
    lua_pushstring(L, plural_name(text_plural(check_number(L, 1))));
    return 1;
}

static int language_spell(lua_State *L)
{
    enum gender g = GENDER_MASCULINE;
    enum grammatical_case c = CASE_NOMINATIVE;
    lua_Integer n = luaL_checkinteger(L, 1);
    if (!lua_isnoneornil(L, 2) && !gender_named(check_text(L, 2), &g))
        return luaL_argerror(L, 2, _("a gender: m, f or n"));
    if (!lua_isnoneornil(L, 3) && !case_named(check_text(L, 3), &c))
        return luaL_argerror(L, 3, _("a case: nom, gen, dat, acc, ins or prep"));
    if (n > SPELL_LIMIT || n < -SPELL_LIMIT)
        return luaL_argerror(L, 1, _("too large for words"));
    struct arena scratch = {0};
    struct str words = {0};
    text_spell(&scratch, n, g, c, &words);
    return push_and_release(L, &scratch, words);
}

typedef struct str print_number(struct arena *, struct number, int);

static int print(lua_State *L, print_number *how)
{
    struct number n = check_number(L, 1);
    lua_Integer decimals = luaL_optinteger(L, 2, TEXT_SHORTEST);
    if (decimals < TEXT_SHORTEST || decimals > 18)
        return luaL_argerror(L, 2, _("from 0 to 18 decimals"));
    struct arena scratch = {0};
    return push_and_release(L, &scratch, how(&scratch, n, (int)decimals));
}

static int language_number(lua_State *L)
{
    return print(L, text_number);
}

static int language_plain_number(lua_State *L)
{
    return print(L, text_number_plain);
}

/* A number as machines write it: a point, no grouping. Unknown stays unknown. */
static int language_machine(lua_State *L)
{
    if (lua_isnil(L, 1))
        return 1;
    struct number n = check_number(L, 1);
    struct arena scratch = {0};
    return push_and_release(L, &scratch, number_shortest(&scratch, n, 6));
}

static int language_date(lua_State *L)
{
    date_days days;
    if (!values_get_date(L, 1, &days))
        return luaL_argerror(L, 1, _("a date was expected"));
    struct str pattern = check_text(L, 2), out = {0};
    struct arena scratch = {0};
    bool ok = text_date(&scratch, days, pattern, &out);
    push_and_release(L, &scratch, out);
    return ok ? 1 : luaL_argerror(L, 2, _("a pattern such as d MMMM y 'г.'"));
}

static int language_month(lua_State *L)
{
    enum grammatical_case c = CASE_NOMINATIVE;
    lua_Integer month = luaL_checkinteger(L, 1);
    if (month < 1 || month > 12)
        return luaL_argerror(L, 1, _("a month from 1 to 12"));
    if (!lua_isnoneornil(L, 2) && !case_named(check_text(L, 2), &c))
        return luaL_argerror(L, 2, _("a case: nom, gen, dat, acc, ins or prep"));
    struct arena scratch = {0};
    return push_and_release(L, &scratch, text_month(&scratch, (int)month, c));
}

/* The collator is kept by the closure and freed with the state. */
static const struct collator *collator_of(lua_State *L)
{
    return *(struct collator **)lua_touserdata(L, lua_upvalueindex(1));
}

static int free_collator(lua_State *L)
{
    collator_free(*(struct collator **)lua_touserdata(L, 1));
    return 0;
}

static int language_compare(lua_State *L)
{
    lua_pushinteger(L, collator_compare(collator_of(L), check_text(L, 1), check_text(L, 2)));
    return 1;
}

static int language_sort_key(lua_State *L)
{
    struct str s = check_text(L, 1);
    struct arena scratch = {0};
    return push_and_release(L, &scratch, collator_key(collator_of(L), &scratch, s));
}

typedef struct str map_text(struct arena *, struct str);

static int map(lua_State *L, map_text *how)
{
    struct str s = check_text(L, 1);
    struct arena scratch = {0};
    return push_and_release(L, &scratch, how(&scratch, s));
}

static int language_fold(lua_State *L)
{
    return map(L, text_fold);
}

static int language_upper(lua_State *L)
{
    return map(L, text_upper);
}

static int language_lower(lua_State *L)
{
    return map(L, text_lower);
}

static int language_title(lua_State *L)
{
    return map(L, text_title);
}

static int language_length(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)text_length(check_text(L, 1)));
    return 1;
}

static int language_sub(lua_State *L)
{
    host_push_str(L, text_sub(check_text(L, 1), luaL_checkinteger(L, 2), luaL_optinteger(L, 3, -1)));
    return 1;
}

/* The nearest of a list of words, nil when none is near. */
static int language_nearest(lua_State *L)
{
    struct str word = check_text(L, 1), *choices = NULL;
    size_t count = 0, capacity = 0;
    struct arena scratch = {0};
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_Integer n = (lua_Integer)lua_rawlen(L, 2);
    for (lua_Integer i = 1; i <= n; i++, lua_pop(L, 1))
        if (lua_rawgeti(L, 2, i) == LUA_TSTRING)
            *ARENA_PUSH(&scratch, choices, count, capacity) = arena_str(&scratch, host_str(L, -1));
    long near = text_nearest(word, choices, count);
    if (near >= 0)
        return push_and_release(L, &scratch, choices[near]);
    arena_release(&scratch);
    lua_pushnil(L);
    return 1;
}

void language_open(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"plural", language_plural}, {"spell", language_spell}, {"number", language_number},
        {"plain_number", language_plain_number}, {"machine", language_machine}, {"date", language_date}, {"month", language_month},
        {"fold", language_fold}, {"upper", language_upper}, {"lower", language_lower}, {"title", language_title},
        {"length", language_length}, {"sub", language_sub},
        {"nearest", language_nearest}, {NULL, NULL}};
    luaL_newlib(L, functions);
    struct collator **box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = collator_new();
    lua_newtable(L);
    lua_pushcfunction(L, free_collator);
    lua_setfield(L, -2, "__gc");
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    lua_pushcclosure(L, language_compare, 1);
    lua_setfield(L, -3, "compare");
    lua_pushcclosure(L, language_sort_key, 1);
    lua_setfield(L, -2, "sort_key");
    lua_setglobal(L, "text");
}
