/* The data of documents are made here a second time, in the parent, so that nothing is written before they agree; and one by
 * one, so that a project of any size fits: only a document that is alone of its kind is kept until the last ratio. */
#include "rules/ratios.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/i18n.h"
#include "rules/expressions/naming.h"
#include "rules/figures/context.h"
#include "rules/lua/rows.h"
#include "rules/scripts.h"

/* The documents of one kind, looked up when a ratio first asks for them. */
struct printed {
    const struct document_kind *kind;
    const struct naming *naming;
    struct subject *subjects;
    size_t count;
    int kept_ref; /* the document, when there is but one */
};

/* Lives in the host's arena: a script may keep its functions. */
struct printing {
    const struct ratio_kind *ratio;
    struct printed **kinds;
    size_t count, capacity;
};

/* ---- documents ---- */

/* document:at("таблица 3") → a place in it. */
static int document_at(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkstring(L, 2);
    lua_createtable(L, 0, 2);
    lua_getfield(L, 1, "name");
    lua_setfield(L, -2, "name");
    lua_pushvalue(L, 2);
    lua_setfield(L, -2, "words");
    return 1;
}

static void set_str(lua_State *L, const char *name, struct str text)
{
    host_push_str(L, text);
    lua_setfield(L, -2, name);
}

/* Faults of the data themselves are told when the document is made: here it is enough that there are none to compare. */
static bool push_data(struct host *h, const struct printed *p, const struct subject *s)
{
    struct arena scratch = {0};
    struct diag unheard;
    struct str name;
    diag_init(&unheard);
    bool ok = scripts_push_data(h, p->kind, s, &unheard);
    if (ok && !(ok = naming_resolve(p->naming, &scratch, &name, &unheard)))
        scripts_pop(h);
    if (ok)
        host_push_str(host_lua(h), name);
    diag_release(&unheard);
    arena_release(&scratch);
    return ok;
}

static void push_document(lua_State *L, const struct printed *p, const struct subject *s)
{
    struct host *h = host_of(L);
    budget_start(L, p->kind->place); /* each document has the budget that it has when it is made */
    if (!push_data(h, p, s))
        luaL_error(L, _("the data of document “%s” cannot be had"), p->kind->id.ptr);
    lua_createtable(L, 0, 7);
    lua_insert(L, -3);
    lua_setfield(L, -3, "name");
    lua_setfield(L, -2, "data");
    set_str(L, "id", p->kind->id);
    set_str(L, "title", p->kind->title);
    set_str(L, "key", s->key);
    if (s->ref) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, s->ref);
        lua_setfield(L, -2, "subject");
    }
    lua_pushcfunction(L, document_at);
    lua_setfield(L, -2, "at");
}

/* Upvalues: what is walked over, how many have been given. */
static int next_document(lua_State *L)
{
    struct printed *p = lua_touserdata(L, lua_upvalueindex(1));
    size_t at = (size_t)lua_tointeger(L, lua_upvalueindex(2));
    if (at == p->count)
        return 0;
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_replace(L, lua_upvalueindex(2));
    if (p->kept_ref != LUA_NOREF)
        return lua_rawgeti(L, LUA_REGISTRYINDEX, p->kept_ref), 1;
    push_document(L, p, &p->subjects[at]);
    if (p->count == 1) {
        lua_pushvalue(L, -1);
        p->kept_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    }
    return 1;
}

static struct printed *find_printed(struct host *h, struct printing *g, const struct document_kind *k)
{
    for (size_t i = 0; i < g->count; i++)
        if (g->kinds[i]->kind == k)
            return g->kinds[i];
    struct diag *d = host_diag(h);
    struct printed p = {.kind = k, .kept_ref = LUA_NOREF, .naming = naming_prepare(h, k->file, k->place, d)};
    if (!p.naming || !scripts_subjects(h, k, &p.subjects, &p.count, d))
        return NULL;
    struct printed *kept = ARENA_NEW(host_arena(h), struct printed);
    *kept = p;
    *ARENA_PUSH(host_arena(h), g->kinds, g->count, g->capacity) = kept;
    return kept;
}

static bool reads(struct host *h, const struct ratio_kind *r, const struct document_kind *k)
{
    for (size_t i = 0; k && i < r->document_count; i++)
        if (declare_document(declare_all(h), r->documents[i]) == k)
            return true;
    return false;
}

/* documents("D22") → what a `for` takes. Upvalue: the printing. */
static int documents_of(lua_State *L)
{
    struct printing *g = lua_touserdata(L, lua_upvalueindex(1));
    struct host *h = host_of(L);
    luaL_checkstring(L, 1);
    const struct document_kind *k = declare_document(declare_all(h), host_str(L, 1));
    if (!reads(h, g->ratio, k))
        return luaL_error(L, _("the ratio has not said that it reads document “%s”"), lua_tostring(L, 1));
    struct printed *p = find_printed(h, g, k);
    if (!p)
        return luaL_error(L, _("the data of document “%s” cannot be had"), lua_tostring(L, 1));
    lua_pushlightuserdata(L, p);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_document, 2);
    return 1;
}

/* ---- what is broken ---- */

/* The place at `index`; its texts stay on the stack. */
static struct place check_place(lua_State *L, int index)
{
    struct table *t;
    size_t row;
    struct place p = {0};
    luaL_checkstack(L, 2, NULL);
    if (rows_get(L, index, &t, &row))
        return table_place(t, row);
    if (lua_type(L, index) != LUA_TTABLE || lua_getfield(L, index, "name") != LUA_TSTRING) {
        luaL_argerror(L, index, _("a row, a document or a place in one was expected"));
        return p;
    }
    p.file = host_str(L, -1);
    if (lua_getfield(L, index, "words") == LUA_TSTRING)
        p.words = host_str(L, -1);
    return p;
}

/* Pushes the other place as a message names it after the one at which it stands. */
static void push_other(lua_State *L, int index, const struct place *here)
{
    if (lua_type(L, index) == LUA_TSTRING) {
        lua_pushvalue(L, index);
        return;
    }
    struct arena scratch = {0};
    struct place p = check_place(L, index);
    bool same = str_equal(p.file, here->file) && p.words.len;
    if (p.line)
        host_push_str(L, arena_printf(&scratch, "%.*s:%ld", STR_ARG(p.file), p.line));
    else if (same || !p.words.len)
        host_push_str(L, same ? p.words : p.file);
    else
        host_push_str(L, arena_printf(&scratch, "%.*s, %.*s", STR_ARG(p.file), STR_ARG(p.words)));
    arena_release(&scratch);
}

/* broken(here, there, "text"). Upvalue: the ratio. */
static int ratio_broken(lua_State *L)
{
    const struct ratio_kind *r = lua_touserdata(L, lua_upvalueindex(1));
    lua_settop(L, 3);
    luaL_checkstring(L, 3);
    struct place here = check_place(L, 1);
    push_other(L, 2, &here);
    struct diag *d = host_diag(host_of(L));
    if (r->is_error)
        diag_error(d, here, r->code.ptr, "%s (%s)", lua_tostring(L, 3), lua_tostring(L, -1));
    else
        diag_warn(d, here, r->code.ptr, "%s (%s)", lua_tostring(L, 3), lua_tostring(L, -1));
    return 0;
}

static bool is_wanted(struct host *h, const struct ratio_kind *r, char *const *ids, size_t id_count)
{
    for (size_t i = 0; i < r->document_count; i++)
        if (declare_is_among(declare_document(declare_all(h), r->documents[i]), ids, id_count))
            return true;
    return !r->document_count;
}

static void run_ratio(struct host *h, struct printing *g, struct ratio_kind *r, struct diag *d)
{
    lua_State *L = host_lua(h);
    g->ratio = r;
    lua_rawgeti(L, LUA_REGISTRYINDEX, r->run_ref);
    context_push(h, STR(""), STR(""));
    lua_pushlightuserdata(L, g);
    lua_pushcclosure(L, documents_of, 1);
    lua_pushlightuserdata(L, r);
    lua_pushcclosure(L, ratio_broken, 1);
    host_call(h, 3, 0, r->place, d);
}

bool ratios_run(struct host *h, char *const *ids, size_t id_count, struct diag *d)
{
    struct declarations *all = declare_all(h);
    struct printing *g = ARENA_NEW(host_arena(h), struct printing);
    size_t before = d->errors;
    *g = (struct printing){0};
    for (size_t i = 0; i < all->ratio_count; i++)
        if (is_wanted(h, &all->ratios[i], ids, id_count))
            run_ratio(h, g, &all->ratios[i], d);
    for (size_t i = 0; i < g->count; i++) {
        luaL_unref(host_lua(h), LUA_REGISTRYINDEX, g->kinds[i]->kept_ref);
        g->kinds[i]->kept_ref = LUA_NOREF;
    }
    return d->errors == before;
}
