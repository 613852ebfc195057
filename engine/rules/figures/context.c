/* A population is asked once for the whole region; a restricted context filters its answer, so that a municipality
 * never sees a unit that the region does not. */
#include "rules/figures/context.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/i18n.h"
#include "rules/figures/figures_lua.h"
#include "rules/lua/values.h"

#define TYPE_CONTEXT "ctx"

struct context {
    struct str mo, org;
};

/* The units of one population for the whole region. */
struct region_units {
    const struct population_kind *population;
    struct unit *units;
    size_t count;
};

struct contexts {
    date_days as_of;
    struct region_units *populations;
    size_t count, capacity;
    int populations_ref; /* id of a population → its units as Lua tables */
};

static const char contexts_key;

static struct contexts *all_contexts(struct host *h)
{
    return host_kept(h, &contexts_key);
}

void context_set_date(struct host *h, date_days as_of)
{
    all_contexts(h)->as_of = as_of;
}

date_days context_date(struct host *h)
{
    return all_contexts(h)->as_of;
}

void context_push(struct host *h, struct str mo, struct str org)
{
    lua_State *L = host_lua(h);
    struct context *c = lua_newuserdatauv(L, sizeof *c, 0);
    struct arena *a = host_arena(h);
    *c = (struct context){arena_str(a, mo), arena_str(a, org)};
    luaL_setmetatable(L, TYPE_CONTEXT);
}

/* ---- populations ---- */

static struct str text_field(lua_State *L, struct arena *a, const char *name)
{
    struct str text = {0};
    if (lua_getfield(L, -1, name) == LUA_TSTRING)
        text = arena_str(a, host_str(L, -1));
    lua_pop(L, 1);
    return text;
}

/* The list on top of the stack → units; false when an item has no id. */
static bool read_units(struct host *h, struct region_units *r)
{
    lua_State *L = host_lua(h);
    struct arena *a = host_arena(h);
    if (lua_type(L, -1) != LUA_TTABLE)
        return false;
    size_t n = lua_rawlen(L, -1);
    r->units = ARENA_ARRAY(a, struct unit, n);
    for (; r->count < n; r->count++) {
        if (lua_rawgeti(L, -1, (lua_Integer)r->count + 1) != LUA_TTABLE)
            return false;
        struct unit *u = &r->units[r->count];
        *u = (struct unit){text_field(L, a, "id"), text_field(L, a, "name"), text_field(L, a, "mo")};
        lua_pop(L, 1);
        if (!u->id.len)
            return false;
    }
    return true;
}

static struct region_units *region_units(struct host *h, const struct population_kind *p, struct diag *d)
{
    lua_State *L = host_lua(h);
    struct contexts *all = all_contexts(h);
    for (size_t i = 0; i < all->count; i++)
        if (all->populations[i].population == p)
            return &all->populations[i];
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->units_ref);
    context_push(h, STR(""), STR(""));
    int list = lua_gettop(L) - 1;
    if (!host_call(h, 1, 1, p->place, d))
        return NULL;
    struct region_units r = {.population = p};
    bool ok = read_units(h, &r);
    lua_settop(L, list);
    lua_rawgeti(L, LUA_REGISTRYINDEX, all->populations_ref);
    lua_pushvalue(L, -2);
    lua_rawsetp(L, -2, p);
    lua_pop(L, 2);
    if (!ok) {
        diag_error(d, p->place, "POPULATION", _("population %.*s: units must give a list of {id=…, name=…, mo=…}"), STR_ARG(p->id));
        return NULL;
    }
    struct region_units *kept = ARENA_PUSH(host_arena(h), all->populations, all->count, all->capacity);
    *kept = r;
    return kept;
}

static bool is_within(const struct unit *u, struct str mo, struct str org)
{
    if (org.len)
        return str_equal(u->id, org);
    return !mo.len || str_equal(u->id, mo) || str_equal(u->mo, mo);
}

bool context_units(struct host *h, const struct population_kind *p, struct str mo, struct str org, struct unit **units,
                   size_t *count, struct diag *d)
{
    struct region_units *r = region_units(h, p, d);
    if (!r)
        return false;
    *units = ARENA_ARRAY(host_arena(h), struct unit, r->count);
    *count = 0;
    for (size_t i = 0; i < r->count; i++)
        if (is_within(&r->units[i], mo, org))
            (*units)[(*count)++] = r->units[i];
    return true;
}

/* ctx:units("shnor") → the population's own tables, those within the context. */
static int context_op_units(lua_State *L)
{
    struct context *c = luaL_checkudata(L, 1, TYPE_CONTEXT);
    struct host *h = host_of(L);
    luaL_checkstring(L, 2);
    const struct population_kind *p = declare_population(declare_all(h), host_str(L, 2));
    if (!p)
        return luaL_error(L, _("there is no population “%s”"), lua_tostring(L, 2));
    struct region_units *r = region_units(h, p, host_diag(h));
    if (!r)
        return luaL_error(L, _("population “%s” failed"), lua_tostring(L, 2));
    lua_rawgeti(L, LUA_REGISTRYINDEX, all_contexts(h)->populations_ref);
    lua_rawgetp(L, -1, p);
    lua_newtable(L);
    lua_Integer n = 0;
    for (size_t i = 0; i < r->count; i++)
        if (is_within(&r->units[i], c->mo, c->org)) {
            lua_rawgeti(L, -2, (lua_Integer)i + 1);
            lua_rawseti(L, -2, ++n);
        }
    return 1;
}

/* ---- fields ---- */

static int push_optional(lua_State *L, struct str text)
{
    if (text.len)
        host_push_str(L, text);
    else
        lua_pushnil(L);
    return 1;
}

static int push_params(lua_State *L)
{
    const struct project_kind *p = &declare_all(host_of(L))->project;
    lua_newtable(L);
    for (size_t i = 0; i < p->param_count; i++) {
        host_push_str(L, p->params[i].name);
        values_push(L, p->params[i].value);
        lua_rawset(L, -3);
    }
    return 1;
}

/* What the rules themselves declare: for checks that compare them with the texts of acts. */
static int push_thresholds(lua_State *L)
{
    const struct declarations *all = declare_all(host_of(L));
    lua_newtable(L);
    for (size_t i = 0; i < all->indicator_count; i++) {
        const struct indicator_kind *k = &all->indicators[i];
        if (!k->has_threshold || (k->type != TYPE_PERCENT && k->type != TYPE_COUNT))
            continue;
        host_push_str(L, k->id);
        values_push_number(L, k->threshold);
        lua_rawset(L, -3);
    }
    return 1;
}

static int push_project(lua_State *L)
{
    const struct project_kind *p = &declare_all(host_of(L))->project;
    lua_newtable(L);
    host_push_str(L, p->id);
    lua_setfield(L, -2, "id");
    host_push_str(L, p->title);
    lua_setfield(L, -2, "title");
    lua_newtable(L);
    host_push_str(L, p->region_id);
    lua_setfield(L, -2, "id");
    host_push_str(L, p->region_name);
    lua_setfield(L, -2, "name");
    lua_setfield(L, -2, "region");
    return 1;
}

static int context_index(lua_State *L)
{
    struct context *c = luaL_checkudata(L, 1, TYPE_CONTEXT);
    luaL_checkstring(L, 2);
    struct str name = host_str(L, 2);
    struct host *h = host_of(L);
    if (str_equal(name, STR("year")))
        return lua_pushinteger(L, declare_all(h)->project.year), 1;
    if (str_equal(name, STR("date")))
        return values_push_date(L, context_date(h)), 1;
    if (str_equal(name, STR("mo")))
        return push_optional(L, c->mo);
    if (str_equal(name, STR("org")))
        return push_optional(L, c->org);
    if (str_equal(name, STR("params")))
        return push_params(L);
    if (str_equal(name, STR("project")))
        return push_project(L);
    if (str_equal(name, STR("thresholds")))
        return push_thresholds(L);
    if (str_equal(name, STR("units")))
        return lua_pushcfunction(L, context_op_units), 1;
    if (str_equal(name, STR("figures")))
        return lua_pushcfunction(L, figures_lua_list), 1;
    if (str_equal(name, STR("figure")))
        return lua_pushcfunction(L, figures_lua_one), 1;
    return luaL_error(L, _("ctx has year, date, params, project, mo, org, thresholds, units, figures and figure, not “%s”"), name.ptr);
}

void context_open(struct host *h)
{
    lua_State *L = host_lua(h);
    luaL_newmetatable(L, TYPE_CONTEXT);
    lua_pushcfunction(L, context_index);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    struct contexts *all = host_keep(h, &contexts_key, sizeof *all);
    lua_newtable(L);
    all->populations_ref = luaL_ref(L, LUA_REGISTRYINDEX);
}
