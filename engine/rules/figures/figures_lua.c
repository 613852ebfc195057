#include "rules/figures/figures_lua.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#include "base/i18n.h"
#include "rules/figures/indicator.h"
#include "rules/figures/members.h"
#include "rules/figures/papers.h"
#include "rules/lua/values.h"

static const char figures_key; /* level → list of figure tables */

static void set_str(lua_State *L, const char *name, struct str text)
{
    host_push_str(L, text);
    lua_setfield(L, -2, name);
}

static void set_integer(lua_State *L, const char *name, int64_t value)
{
    lua_pushinteger(L, value);
    lua_setfield(L, -2, name);
}

/* An integer, or the word for what does not apply. */
static void set_count(lua_State *L, const char *name, int64_t value)
{
    if (value >= 0)
        lua_pushinteger(L, value);
    else
        lua_getglobal(L, "not_applicable");
    lua_setfield(L, -2, name);
}

static void set_date(lua_State *L, const char *name, bool given, date_days days)
{
    if (given)
        values_push_date(L, days);
    else
        lua_getglobal(L, "not_applicable");
    lua_setfield(L, -2, name);
}

static void push_texts(lua_State *L, const struct str *texts, size_t count)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        host_push_str(L, texts[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* The rows that decided, or those by which something was expected that no row tells of. */
static void set_places(lua_State *L, const char *name, const struct member *m, bool silent)
{
    lua_Integer n = 0;
    lua_newtable(L);
    for (size_t i = 0; i < m->place_count; i++)
        if (m->places[i].silent == silent) {
            struct arena scratch = {0};
            host_push_str(L, members_place(&scratch, &m->places[i]));
            arena_release(&scratch);
            lua_rawseti(L, -2, ++n);
        }
    lua_setfield(L, -2, name);
}

/* The papers of the rows that decided, each once. */
static void set_papers(lua_State *L, const struct member *m)
{
    struct host *h = host_of(L);
    struct papers papers = {0};
    size_t count;
    struct table *const *tables = indicators_tables(h, &count);
    for (size_t i = 0; i < m->place_count; i++)
        if (!m->places[i].silent)
            papers_put(&papers, host_arena(h), tables, count, m->places[i].table, m->places[i].row);
    push_texts(L, papers.texts, papers.count);
    lua_setfield(L, -2, "papers");
}

static void set_members(lua_State *L, const char *name, const struct member *members, size_t count, enum membership wanted)
{
    lua_Integer n = 0;
    lua_newtable(L);
    for (size_t i = 0; i < count; i++) {
        const struct member *m = &members[i];
        if (m->membership != wanted)
            continue;
        lua_newtable(L);
        set_str(L, "id", m->id);
        set_str(L, "name", m->name);
        set_places(L, "places", m, false);
        set_places(L, "expected", m, true);
        set_papers(L, m);
        lua_rawseti(L, -2, ++n);
    }
    lua_setfield(L, -2, name);
}

static void set_sets(lua_State *L, const struct member *members, size_t count)
{
    set_members(L, "inside", members, count, MEMBER_INSIDE);
    set_members(L, "outside", members, count, MEMBER_OUTSIDE);
    set_members(L, "unknown", members, count, MEMBER_UNKNOWN);
}

static void set_unit(lua_State *L, const struct figure *f)
{
    static const char *const kinds[] = {"region", "municipality", "school"};
    lua_newtable(L);
    set_str(L, "kind", str_from(kinds[f->level]));
    set_str(L, "id", f->unit_id);
    set_str(L, "name", f->unit_name);
    lua_setfield(L, -2, "unit");
}

static void set_also(lua_State *L, const struct figure *f)
{
    lua_createtable(L, (int)f->also_count, 0);
    for (size_t i = 0; i < f->also_count; i++) {
        lua_newtable(L);
        set_str(L, "name", f->also[i].name);
        set_integer(L, "num", f->also[i].num);
        set_count(L, "den", f->also[i].den);
        set_str(L, "value", f->also[i].value);
        set_sets(L, f->also[i].members, f->also[i].member_count);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "also");
}

static void set_params(lua_State *L, const struct figure *f)
{
    const struct declarations *all = declare_all(host_of(L));
    lua_createtable(L, (int)f->kind->param_count, 0);
    for (size_t i = 0; i < f->kind->param_count; i++) {
        const struct param *p = declare_param(all, f->kind->params[i]);
        lua_newtable(L);
        set_str(L, "name", p->name);
        set_str(L, "title", p->title);
        values_push(L, p->value);
        lua_setfield(L, -2, "value");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "params");
}

static void set_letters(lua_State *L, const struct letter *letters, size_t count)
{
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_newtable(L);
        set_str(L, "letter", letters[i].letter);
        set_str(L, "text", letters[i].text);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "letters");
}

/* The formula by which this figure was counted: of a row of a coarser unit it is not the rule's. */
static void set_counted(lua_State *L, const struct figure *f)
{
    lua_newtable(L);
    set_str(L, "formula", f->formula);
    set_letters(L, f->letters, f->letter_count);
    lua_setfield(L, -2, "counted");
}

static const char *const type_names[] = {"percent", "count", "presence", "artefacts", "deadline"};

static void set_declared(lua_State *L, const struct figure *f)
{
    const struct indicator_kind *k = f->kind;
    static const char *const levels[] = {"region", "municipality", "school"};
    set_str(L, "id", k->id);
    set_str(L, "act", f->act);
    set_str(L, "clause", f->clause);
    set_str(L, "title", k->title);
    set_str(L, "level", str_from(levels[k->level]));
    set_str(L, "kind", str_from(type_names[f->target.type]));
    set_str(L, "measure", k->unit);
    set_str(L, "population", f->population ? f->population->id : STR(""));
    set_str(L, "population_title", f->population ? f->population->title : STR(""));
    set_str(L, "period", k->period);
    set_str(L, "formula", k->formula);
    set_str(L, "source", k->source);
    set_str(L, "collection", k->collection);
    set_str(L, "periodicity", k->periodicity);
    set_str(L, "responsible", k->responsible);
    set_str(L, "note", k->note);
    set_letters(L, k->letters, k->letter_count);
    set_counted(L, f);
    set_params(L, f);
    push_texts(L, k->reads, k->read_count);
    lua_setfield(L, -2, "reads");
}

static void push_figure(lua_State *L, const struct figure *f)
{
    lua_createtable(L, 0, 40);
    set_declared(L, f);
    set_unit(L, f);
    set_count(L, "num", f->tally.no_facts ? -1 : f->tally.num);
    set_count(L, "den", f->tally.no_facts ? -1 : f->tally.den);
    int64_t unknown, unknown_of;
    verdict_unknown(&f->tally, &unknown, &unknown_of);
    set_integer(L, "unknown_count", unknown);
    set_integer(L, "unknown_of", unknown_of);
    set_count(L, "need", f->has_need ? f->need : -1);
    set_str(L, "value", f->value);
    set_str(L, "deviation", f->deviation);
    set_str(L, "target", f->target_text);
    set_str(L, "comparator", f->target.comparator);
    if (f->target.has_threshold)
        values_push_number(L, f->target.threshold);
    else
        lua_getglobal(L, "not_applicable");
    lua_setfield(L, -2, "threshold");
    set_str(L, "status", str_from(verdict_name(f->status)));
    set_str(L, "verdict", str_from(verdict_words(f->status)));
    set_date(L, "due", f->has_due, f->due);
    set_date(L, "as_of", true, f->as_of);
    push_texts(L, f->notes, f->note_count);
    lua_setfield(L, -2, "notes");
    set_sets(L, f->members, f->member_count);
    set_also(L, f);
}

static void push_level(lua_State *L, enum level by)
{
    const struct figure *figures;
    size_t count;
    struct host *h = host_of(L);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &figures_key) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &figures_key);
    }
    if (lua_rawgeti(L, -1, by) == LUA_TNIL) {
        lua_pop(L, 1);
        if (!indicators_figures(h, by, &figures, &count, host_diag(h)))
            luaL_error(L, "%s", _("the indicators could not be computed"));
        lua_createtable(L, (int)count, 0);
        for (size_t i = 0; i < count; i++) {
            push_figure(L, &figures[i]);
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, by);
    }
    lua_remove(L, -2);
}

/* ctx:figures{by="municipality"}; without an argument the region's. */
int figures_lua_list(lua_State *L)
{
    static const char *const levels[] = {"region", "municipality", "school", NULL};
    int by = LEVEL_REGION;
    if (lua_type(L, 2) == LUA_TTABLE) {
        lua_getfield(L, 2, "by");
        by = luaL_checkoption(L, -1, "region", levels);
    }
    push_level(L, (enum level)by);
    return 1;
}

/* ctx:figure("G-05") → the region's figure. */
int figures_lua_one(lua_State *L)
{
    luaL_checkstring(L, 2);
    push_level(L, LEVEL_REGION);
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
        lua_getfield(L, -1, "id");
        if (lua_rawequal(L, -1, 2)) {
            lua_pop(L, 1);
            return 1;
        }
        lua_pop(L, 2);
    }
    return luaL_error(L, _("there is no indicator “%s”"), lua_tostring(L, 2));
}
