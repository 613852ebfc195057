/* The translated text is a Lua function whose upvalues are the local functions of expression.h. A name that is not
 * there leaves by an error with a marker, so that a policy can answer for it. */
#include "rules/expressions/compile.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/i18n.h"
#include "rules/declare/declare.h"
#include "rules/expressions/lua_words.h"
#include "rules/expressions/operators.h"
#include "rules/lua/rows.h"
#include "rules/lua/values.h"
#include "text/letters.h"

static const char state_key;

struct compile_state {
    struct scopes *scopes;
    const struct question *question; /* under way; NULL: none */
    bool missing;                  /* the error under way means an absent name */
};

static struct compile_state *state_of(struct host *h)
{
    return host_kept(h, &state_key);
}

struct scopes *compile_enter(struct host *h, struct scopes *s)
{
    struct compile_state *state = state_of(h);
    struct scopes *outer = state->scopes;
    state->scopes = s;
    return outer;
}

/* ---- the local functions ---- */

static int fail_missing(lua_State *L, struct str name)
{
    state_of(host_of(L))->missing = true;
    host_push_str(L, name);
    return lua_error(L);
}

static int local_get(lua_State *L)
{
    struct host *h = host_of(L);
    struct compile_state *state = state_of(h);
    struct str name = host_str(L, 1);
    if (scopes_push(state->scopes, host_arena(h), name))
        return 1;
    lua_pushglobaltable(L);
    lua_pushvalue(L, 1);
    if (lua_rawget(L, -2) != LUA_TNIL)
        return 1;
    return fail_missing(L, name);
}

static int local_field(lua_State *L)
{
    struct host *h = host_of(L);
    if (lua_isnil(L, 1))
        return 1; /* a field of what is not known is not known */
    enum absence kind;
    struct str why;
    if (values_get_absence(L, 1, &kind, &why))
        return lua_settop(L, 1), 1;
    if (lua_type(L, 1) == LUA_TTABLE && lua_rawlen(L, 1) > 0 && !rows_is(L, 1))
        return luaL_error(L, _("“%s” is asked of a list; loop over it, or name an item"), lua_tostring(L, 2));
    if (lua_type(L, 1) == LUA_TTABLE || lua_isuserdata(L, 1)) {
        if (scopes_push_field(state_of(h)->scopes, host_arena(h), 1, host_str(L, 2)))
            return 1;
        if (lua_isuserdata(L, 1) && luaL_getmetafield(L, 1, "__index") != LUA_TNIL) {
            lua_pushvalue(L, 2);
            lua_gettable(L, 1); /* a date's year, a row's error about its columns */
            return 1;
        }
    }
    struct scopes *s = state_of(h)->scopes;
    s->in_record = true;
    s->near = scopes_nearest_field(s, host_arena(h), 1, host_str(L, 2));
    return fail_missing(L, host_str(L, 2));
}

static int local_index(lua_State *L)
{
    if (lua_isnil(L, 1))
        return 1;
    if (lua_type(L, 2) == LUA_TSTRING)
        return local_field(L);
    lua_settop(L, 2);
    lua_gettable(L, 1);
    return 1;
}

static int local_num(lua_State *L)
{
    struct number n;
    if (!number_parse(host_str(L, 1), &n))
        return luaL_error(L, "%s", _("the number is too large"));
    values_push_number(L, n);
    return 1;
}

static int local_item(lua_State *L)
{
    scopes_push_item(state_of(host_of(L))->scopes);
    return 1;
}

static int local_pipe(lua_State *L)
{
    if (!declare_push_filter(host_of(L), host_str(L, 1)))
        return luaL_error(L, _("there is no filter “%s”"), lua_tostring(L, 1));
    lua_insert(L, 2);
    int status = budget_pcall(L, lua_gettop(L) - 2, 1);
    if (status == LUA_OK)
        return 1;
    if (status != LUA_ERRMEM && lua_type(L, -1) == LUA_TSTRING)
        lua_pushfstring(L, _("filter “%s”: %s"), lua_tostring(L, 1), lua_tostring(L, -1));
    return lua_error(L);
}

/* remark("text"): something that a person should look at, at the place of the tag under way or of the script. */
static int remark(lua_State *L)
{
    struct host *h = host_of(L);
    const struct question *q = state_of(h)->question;
    luaL_checkstring(L, 1);
    if (q)
        diag_warn(host_diag(h), q->place, "TAG-WORDS", "{%.*s}: %s", STR_ARG(q->name), lua_tostring(L, 1));
    else
        diag_warn(host_diag(h), host_place(L), "TAG-WORDS", "%s", lua_tostring(L, 1));
    return 0;
}

/* ---- compiling ---- */

static const luaL_Reg locals[] = {{"get", local_get},   {"field", local_field}, {"index", local_index},
                                  {"num", local_num},   {"item", local_item},   {"pipe", local_pipe}};

enum { LOCAL_COUNT = sizeof locals / sizeof *locals };

void compile_open(struct host *h)
{
    host_keep(h, &state_key, sizeof(struct compile_state));
    lua_register(host_lua(h), "remark", remark);
}

static bool load_function(struct host *h, const struct buf *lua, struct question *q)
{
    lua_State *L = host_lua(h);
    if (luaL_loadbufferx(L, lua->ptr, lua->len, "=tag", "t") != LUA_OK) {
        q->fault = lua_words(host_arena(h), host_str(L, -1));
        lua_pop(L, 1);
        return false;
    }
    for (int i = 0; i < LOCAL_COUNT; i++)
        lua_pushcfunction(L, locals[i].func);
    for (int i = 0; i < OPERATORS_COUNT; i++)
        lua_pushcfunction(L, operators_functions[i].func);
    if (lua_pcall(L, LOCAL_COUNT + OPERATORS_COUNT, 1, 0) != LUA_OK) {
        lua_pop(L, 1);
        return false;
    }
    q->function_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    return true;
}

static bool report_no_filter(struct host *h, struct str typed, struct place where, struct diag *d)
{
    struct str near = declare_nearest_filter(h, typed);
    if (near.len)
        return diag_error(d, where, "TAG-FILTER", _("there is no filter “%.*s”; did you mean “%.*s”?"), STR_ARG(typed), STR_ARG(near));
    return diag_error(d, where, "TAG-FILTER", _("there is no filter “%.*s”"), STR_ARG(typed));
}

static bool check_filters(struct host *h, const struct expression *e, struct place where, struct diag *d)
{
    bool ok = true;
    for (size_t i = 0; i < e->filter_count; i++) {
        struct str typed = e->filters[i], name = declare_filter_name(h, typed);
        if (!name.len)
            ok = report_no_filter(h, typed, where, d);
        else if (!str_equal(name, typed))
            diag_warn(d, where, "TAG-FOLDED", _("{%.*s}: “%.*s” was read as “%.*s”"), STR_ARG(e->name), STR_ARG(typed), STR_ARG(name));
    }
    return ok;
}

/* The expression's text is the inner function; the outer one takes what it may call. */
static void put_beginning(struct buf *lua)
{
    buf_put_cstr(lua, "local ");
    for (int i = 0; i < LOCAL_COUNT; i++)
        buf_printf(lua, "%s, ", locals[i].name);
    for (int i = 0; i < OPERATORS_COUNT; i++)
        buf_printf(lua, "%s%s", i ? ", " : "", operators_functions[i].name);
    buf_put_cstr(lua, " = ... return function() return ");
}

/* As much of an expression as a message needs, so that the reason stands in it, too. */
static struct str shown_of(struct host *h, struct str text)
{
    enum { SHOWN = 100 };
    struct str head = text_sub(text, 1, SHOWN);
    return head.len < text.len ? arena_printf(host_arena(h), "%.*s…", STR_ARG(head)) : text;
}

bool compile_question(struct host *h, struct str text, struct place where, struct question *q, struct diag *d)
{
    struct buf lua;
    buf_init(&lua, BUF_LIMIT_VALUE);
    put_beginning(&lua);
    struct expression e = {.lua = &lua, .host = h};
    bool ok = expression_parse(host_arena(h), text, &e);
    buf_put_cstr(&lua, " end");
    *q = (struct question){.name = e.name, .name_only = e.kind == EXPRESSION_NAME, .fault = e.fault, .place = where};
    q->is_item = str_equal(e.name, STR("."));
    if (!ok)
        diag_error(d, where, "TAG-SYNTAX", _("{%.*s}: %.*s"), STR_ARG(shown_of(h, text)), STR_ARG(e.fault));
    else if (!q->name_only && !load_function(h, &lua, q))
        ok = diag_error(d, where, "TAG-SYNTAX", _("{%.*s}: %.*s"), STR_ARG(shown_of(h, text)), STR_ARG(q->fault));
    ok = check_filters(h, &e, where, d) && ok;
    q->is_faulty = !ok;
    buf_release(&lua);
    return ok;
}

/* ---- answering ---- */

static enum outcome compute(struct host *h, const struct question *q, struct arena *scratch, struct str *missing)
{
    lua_State *L = host_lua(h);
    struct compile_state *state = state_of(h);
    state->missing = false;
    state->question = q;
    lua_rawgeti(L, LUA_REGISTRYINDEX, q->function_ref);
    int status = budget_pcall(L, 0, 1);
    state->question = NULL;
    if (status == LUA_OK)
        return OUTCOME_VALUE;
    *missing = lua_type(L, -1) == LUA_TSTRING ? lua_words(scratch, host_str(L, -1)) : str_from(_("error without a text"));
    lua_pop(L, 1);
    return state->missing ? OUTCOME_MISSING : OUTCOME_FAILED;
}

enum outcome compile_answer(struct host *h, const struct question *q, struct scopes *s, struct arena *scratch, struct value *cell,
                            struct str *missing)
{
    struct value found;
    *missing = q->name;
    s->in_record = false;
    if (q->is_item) {
        scopes_push_item(s);
        return OUTCOME_VALUE;
    }
    switch (scopes_find(s, scratch, q->name, cell ? cell : &found)) {
    case FOUND_VALUE: return OUTCOME_VALUE;
    case FOUND_CELL:
        if (!cell)
            values_push(s->L, found);
        return cell ? OUTCOME_CELL : OUTCOME_VALUE;
    case FOUND_NOWHERE: break;
    }
    return q->name_only ? OUTCOME_MISSING : compute(h, q, scratch, missing);
}
