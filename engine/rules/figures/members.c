/* A unit put twice counts once; inside outweighs unknown, unknown outweighs outside. */
#include "rules/figures/members.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/i18n.h"
#include "rules/lua/host.h"
#include "rules/lua/rows.h"

#define TYPE_SET "set"

enum { PLACES_LARGEST = 1000 };

static struct member_set *check_set(lua_State *L)
{
    return *(struct member_set **)luaL_checkudata(L, 1, TYPE_SET);
}

static size_t slot_of(const struct member_set *s, struct str id)
{
    size_t slot = str_hash(id) & (s->slot_count - 1);
    while (s->slots[slot] && !str_equal(s->members[s->slots[slot] - 1].id, id))
        slot = (slot + 1) & (s->slot_count - 1);
    return slot;
}

static void grow_slots(struct member_set *s)
{
    s->slot_count = s->slot_count ? s->slot_count * 2 : 64;
    s->slots = ARENA_ARRAY(s->arena, uint32_t, s->slot_count);
    for (size_t i = 0; i < s->count; i++)
        s->slots[slot_of(s, s->members[i].id)] = (uint32_t)i + 1;
}

static struct member *find_or_add(struct member_set *s, struct str id)
{
    if (s->count * 2 >= s->slot_count)
        grow_slots(s);
    size_t slot = slot_of(s, id);
    if (!s->slots[slot]) {
        ARENA_PUSH(s->arena, s->members, s->count, s->capacity)->id = arena_str(s->arena, id);
        s->slots[slot] = (uint32_t)s->count;
    }
    return &s->members[s->slots[slot] - 1];
}

struct str members_place(struct arena *a, const struct member_place *p)
{
    struct place at = table_place(p->table, p->row);
    return arena_printf(a, "%.*s:%ld", STR_ARG(at.file), at.line);
}

/* Rows of one line, as XML may have them, are one place. */
static void add_place(struct member_set *s, struct member *m, struct table *t, size_t row, bool silent)
{
    for (size_t i = 0; i < m->place_count; i++) {
        const struct member_place *p = &m->places[i];
        if (p->silent == silent && p->table == t && table_line(t, p->row) == table_line(t, row))
            return;
    }
    if (m->place_count < PLACES_LARGEST)
        *ARENA_PUSH(s->arena, m->places, m->place_count, m->place_capacity) = (struct member_place){t, row, silent};
}

/* Adds what lies at the index: a row, nil, or a list of such; a list with the field `silent` has rows by which something was
 * expected that no row tells of. */
static void add_rows(lua_State *L, struct member_set *s, struct member *m, int argument, int index, bool silent)
{
    struct table *t;
    size_t row;
    if (lua_isnil(L, index))
        return;
    if (rows_get(L, index, &t, &row)) {
        add_place(s, m, t, row, silent);
        return;
    }
    if (lua_type(L, index) != LUA_TTABLE)
        luaL_argerror(L, argument, _("a row was expected"));
    luaL_checkstack(L, 3, NULL);
    lua_getfield(L, index, "silent");
    silent = silent || lua_toboolean(L, -1);
    lua_pop(L, 1);
    for (lua_Integer k = 1; lua_rawgeti(L, index, k) != LUA_TNIL; k++) {
        add_rows(L, s, m, argument, lua_gettop(L), silent);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* Adds the rows among the arguments from `first` on. */
static void add_places(lua_State *L, struct member_set *s, struct member *m, int first)
{
    for (int i = first, last = lua_gettop(L); i <= last; i++)
        add_rows(L, s, m, i, i, false);
}

/* The member of the unit at index 2: an id, or a unit of a population ({id=…, name=…}), which brings its name. */
static struct member *check_unit(lua_State *L, struct member_set *s)
{
    struct str name = {0};
    if (lua_type(L, 2) == LUA_TTABLE) {
        if (lua_getfield(L, 2, "name") == LUA_TSTRING)
            name = arena_str(s->arena, host_str(L, -1));
        lua_pop(L, 1);
        lua_getfield(L, 2, "id");
        lua_replace(L, 2);
    }
    if (lua_type(L, 2) != LUA_TSTRING)
        luaL_argerror(L, 2, _("the id of a unit was expected"));
    struct member *m = find_or_add(s, host_str(L, 2));
    if (name.len)
        m->name = name;
    return m;
}

static int put(lua_State *L, enum membership membership)
{
    struct member_set *s = check_set(L);
    struct member *m = check_unit(L, s);
    if (membership > m->membership) {
        m->membership = membership;
        m->place_count = 0; /* rows that spoke for less have decided nothing */
    }
    if (membership == m->membership)
        add_places(L, s, m, 3);
    return 0;
}

static int set_inside(lua_State *L)
{
    return put(L, MEMBER_INSIDE);
}

static int set_outside(lua_State *L)
{
    return put(L, MEMBER_OUTSIDE);
}

static int set_unknown(lua_State *L)
{
    return put(L, MEMBER_UNKNOWN);
}

static int set_total(lua_State *L)
{
    struct member_set *s = check_set(L);
    s->has_total = true;
    if (__builtin_add_overflow(s->total, luaL_checkinteger(L, 2), &s->total))
        return luaL_error(L, "%s", _("the denominator is too large"));
    return 0;
}

/* set:missing(unit, of, row…): what the unit adds to the denominator is not known; `of` units were asked. */
static int set_missing(lua_State *L)
{
    struct member_set *s = check_set(L);
    s->missing_of = luaL_checkinteger(L, 3);
    struct member *m = check_unit(L, s);
    s->has_total = true;
    s->missing++;
    m->membership = MEMBER_UNKNOWN;
    add_places(L, s, m, 4);
    return 0;
}

/* set:over("mo_all"): the population that was counted, when a parameter chose it. */
static int set_over(lua_State *L)
{
    struct member_set *s = check_set(L);
    luaL_checkstring(L, 2);
    s->over = arena_str(s->arena, host_str(L, 2));
    return 0;
}

static int set_note(lua_State *L)
{
    struct member_set *s = check_set(L);
    luaL_checkstring(L, 2);
    *ARENA_PUSH(s->arena, s->notes, s->note_count, s->note_capacity) = arena_str(s->arena, host_str(L, 2));
    return 0;
}

static int set_held(lua_State *L)
{
    struct member_set *s = check_set(L);
    s->says_held = true;
    s->held = s->held || lua_toboolean(L, 2);
    return 0;
}

/* set:also(name, function(set2) … end): a second figure over the same rule. */
static int set_also(lua_State *L)
{
    struct member_set *s = check_set(L);
    luaL_checkstring(L, 2);
    luaL_checktype(L, 3, LUA_TFUNCTION);
    lua_pushvalue(L, 3);
    struct member_set *second = members_push(L, s->arena);
    lua_call(L, 1, 0);
    struct tally t = members_tally(second, TYPE_PERCENT);
    struct target plain = {.type = TYPE_PERCENT, .comparator = STR(">=")};
    enum status status = t.den ? STATUS_NO_TARGET : STATUS_NOT_COMPUTABLE;
    *ARENA_PUSH(s->arena, s->also, s->also_count, s->also_capacity) = (struct also){
        arena_str(s->arena, host_str(L, 2)), t.num, t.den, verdict_value(s->arena, &plain, &t, status), second->members, second->count};
    return 0;
}

struct member_set *members_push(lua_State *L, struct arena *a)
{
    struct member_set **box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = ARENA_NEW(a, struct member_set);
    (*box)->arena = a;
    luaL_setmetatable(L, TYPE_SET);
    return *box;
}

struct tally members_tally(const struct member_set *s, enum indicator_type type)
{
    int64_t by_kind[3] = {0};
    for (size_t i = 0; i < s->count; i++)
        by_kind[s->members[i].membership]++;
    struct tally t = {.num = by_kind[MEMBER_INSIDE], .den = -1, .unknown = by_kind[MEMBER_UNKNOWN]};
    if (s->has_total) {
        t.den = s->total;
        t.unknown -= s->missing;
        t.missing = s->missing;
        t.missing_of = s->missing_of;
    } else if (type == TYPE_PERCENT) {
        t.den = (int64_t)s->count;
    }
    t.held = s->says_held ? s->held : t.num > 0;
    return t;
}

void members_open(lua_State *L)
{
    static const luaL_Reg methods[] = {{"inside", set_inside}, {"outside", set_outside}, {"unknown", set_unknown},
                                       {"total", set_total},   {"missing", set_missing}, {"note", set_note},
                                       {"held", set_held},     {"also", set_also},       {"over", set_over},
                                       {NULL, NULL}};
    luaL_newmetatable(L, TYPE_SET);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
}
