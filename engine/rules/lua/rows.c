/* A bound table is a userdata. A row is a light userdata that says the number of its table and its own: a list of a million
 * rows holds nothing else, and the same row is always the same value. Scripts cannot make one. */
#include "rules/lua/rows.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/i18n.h"
#include "rules/lua/binding.h"
#include "rules/lua/host.h"
#include "rules/lua/values.h"
#include "rules/lua/withheld.h"
#include "text/nearest.h"

#define TYPE_TABLE "input table"

struct bound {
    struct table *table;
    uintptr_t rows; /* the value of its first row */
};

/* The bound tables by number. */
struct bindings {
    struct table **tables;
    size_t count, capacity;
};

/* Address of the registry's entry for them. */
static const char all_bindings;

/* The same for the maps of their columns, from Latin names and headers to indexes. */
static const char row_columns;

enum { ROW_BITS = 32 };

_Static_assert(sizeof(uintptr_t) == 8, "the numbers of a table and of a row fit into a pointer");

struct table *binding_table(lua_State *L, int index)
{
    return ((struct bound *)luaL_checkudata(L, index, TYPE_TABLE))->table;
}

/* Pushes the bound userdata of a table. */
static void push_bound(lua_State *L, const struct table *t)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, t);
}

static struct bindings *bindings_of(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &all_bindings);
    struct bindings *all = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return all;
}

uintptr_t binding_rows(lua_State *L, const struct table *t)
{
    push_bound(L, t);
    uintptr_t rows = ((struct bound *)lua_touserdata(L, -1))->rows;
    lua_pop(L, 1);
    return rows;
}

void binding_push_row(lua_State *L, uintptr_t rows, size_t row)
{
    lua_pushlightuserdata(L, (void *)(rows + row));
}

void rows_push(lua_State *L, struct table *t, size_t row)
{
    binding_push_row(L, binding_rows(L, t), row);
}

/* The number of the table of the row at `index`, counted from 1; 0: there is no row. */
static size_t table_number(lua_State *L, int index)
{
    return lua_islightuserdata(L, index) ? (uintptr_t)lua_touserdata(L, index) >> ROW_BITS : 0;
}

static size_t row_number(lua_State *L, int index)
{
    return (uint32_t)(uintptr_t)lua_touserdata(L, index);
}

static bool read_row(lua_State *L, int index, struct table **t, size_t *row)
{
    size_t number = table_number(L, index);
    if (!number)
        return false;
    *t = bindings_of(L)->tables[number - 1];
    *row = row_number(L, index);
    return true;
}

/* Pushes the row that an extended row extends: it stands in its metatable, out of reach of scripts. Other tables may have something
 * else there, but no row. */
static bool push_base(lua_State *L, int index)
{
    return lua_type(L, index) == LUA_TTABLE && luaL_getmetafield(L, index, "__index") != LUA_TNIL;
}

bool rows_get(lua_State *L, int index, struct table **t, size_t *row)
{
    if (read_row(L, index, t, row))
        return true;
    if (!push_base(L, index))
        return false;
    bool found = read_row(L, -1, t, row);
    lua_pop(L, 1);
    return found;
}

bool rows_is(lua_State *L, int index)
{
    struct table *t;
    size_t row;
    return rows_get(L, index, &t, &row);
}

static int no_such_column(lua_State *L, const struct table *t, struct str name)
{
    const struct schema *s = table_schema(t);
    struct arena scratch = {0};
    struct str *names = ARENA_ARRAY(&scratch, struct str, s->column_count);
    for (size_t i = 0; i < s->column_count; i++)
        names[i] = s->columns[i].name;
    long near = text_nearest(name, names, s->column_count);
    host_push_str(L, near < 0 ? STR("") : names[near]);
    arena_release(&scratch);
    host_push_str(L, s->name);
    host_push_str(L, name);
    if (near < 0)
        return luaL_error(L, _("table “%s” has no column “%s”"), lua_tostring(L, -2), lua_tostring(L, -1));
    return luaL_error(L, _("table “%s” has no column “%s”; did you mean “%s”?"), lua_tostring(L, -2),
                      lua_tostring(L, -1), lua_tostring(L, -3));
}

size_t binding_column(lua_State *L, const struct table *t, struct str name)
{
    int column = schema_column_called(table_schema(t), name);
    if (column < 0)
        no_such_column(L, t, name);
    return (size_t)column;
}

/* ---- rows ---- */

bool rows_push_own(lua_State *L, int index, struct str name)
{
    index = lua_absindex(L, index);
    host_push_str(L, name);
    if (lua_rawget(L, index) != LUA_TNIL)
        return true;
    lua_pop(L, 1);
    return false;
}

bool rows_push_field(lua_State *L, int index, struct str name)
{
    struct table *t;
    size_t row;
    if (lua_type(L, index) == LUA_TTABLE && rows_push_own(L, index, name))
        return true;
    if (!rows_get(L, index, &t, &row))
        return false;
    int column = schema_column_called(table_schema(t), name);
    if (column >= 0)
        values_push(L, table_cell(t, row, (size_t)column));
    return column >= 0;
}

size_t rows_field_names(lua_State *L, int index, struct arena *a, struct str **names)
{
    struct table *t;
    size_t row, n = 0;
    if (!rows_get(L, index, &t, &row))
        return 0;
    const struct schema *s = table_schema(t);
    *names = ARENA_ARRAY(a, struct str, 2 * s->column_count);
    for (size_t i = 0; i < s->column_count; i++) {
        (*names)[n++] = s->columns[i].name;
        (*names)[n++] = s->columns[i].title;
    }
    return n;
}

/* row:ref("org_id") → the row whose key the column holds, or nil. */
static int row_ref(lua_State *L)
{
    struct table *t;
    size_t row;
    if (!rows_get(L, 1, &t, &row))
        return luaL_argerror(L, 1, _("a row was expected"));
    luaL_checkstring(L, 2);
    size_t column = binding_column(L, t, host_str(L, 2));
    struct str target = table_schema(t)->columns[column].reference;
    if (!target.len)
        return luaL_error(L, _("column “%s” refers to no table"), lua_tostring(L, 2));
    lua_getglobal(L, "tables");
    host_push_str(L, target);
    lua_gettable(L, -2);
    struct table *other = binding_table(L, -1);
    long found = table_find(other, table_cell(t, row, column));
    if (found < 0)
        lua_pushnil(L);
    else
        rows_push(L, other, (size_t)found);
    return 1;
}

/* The most frequent step of all rules. It is reached as a metamethod alone (scripts have no hand on metatables), so what
 * stands at 1 is a row. Upvalues: the tables, and the columns of each by its number. */
static int row_index(lua_State *L)
{
    const struct bindings *all = lua_touserdata(L, lua_upvalueindex(1));
    size_t number = table_number(L, 1), row = row_number(L, 1);
    struct table *t = all->tables[number - 1];
    lua_rawgeti(L, lua_upvalueindex(2), (lua_Integer)number);
    lua_pushvalue(L, 2);
    lua_Integer column = lua_rawget(L, -2) == LUA_TNIL ? -1 : lua_tointeger(L, -1);
    if (column >= 0)
        values_push(L, table_cell(t, row, (size_t)column));
    else if (luaL_checkstring(L, 2), str_equal(host_str(L, 2), STR("ref")))
        lua_pushcfunction(L, row_ref);
    else
        return no_such_column(L, t, host_str(L, 2));
    return 1;
}

static void copy_fields(lua_State *L, int from, int to)
{
    for (lua_pushnil(L); lua_next(L, from);) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, to);
    }
}

/* extend(row, {…}) → a table with these fields and, behind them, the row's. */
static int extend(lua_State *L)
{
    if (!rows_is(L, 1))
        return luaL_argerror(L, 1, _("a row was expected"));
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_newtable(L);
    if (lua_type(L, 1) == LUA_TTABLE) /* an extended row extended again: its own fields come along */
        copy_fields(L, 1, 3);
    copy_fields(L, 2, 3);
    lua_createtable(L, 0, 1);
    if (push_base(L, 1))
        lua_replace(L, 1);
    lua_pushvalue(L, 1); /* what it does not hold itself its row must */
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, 3);
    return 1;
}

/* place(row) → "inputs/attend.csv:17". */
static int row_place(lua_State *L)
{
    struct table *t;
    size_t row;
    if (!rows_get(L, 1, &t, &row))
        return luaL_argerror(L, 1, _("a row was expected"));
    struct place p = table_place(t, row);
    host_push_str(L, p.file);
    lua_pushfstring(L, "%s:%d", lua_tostring(L, -1), (int)p.line);
    return 1;
}

static int no_such_table(lua_State *L)
{
    if (lua_type(L, 2) == LUA_TSTRING)
        withheld_ask(L, host_str(L, 2));
    return luaL_error(L, _("there is no table “%s” (scripts/tables.lua)"), luaL_tolstring(L, 2, NULL));
}

static void put_column_name(lua_State *L, struct str name, size_t column)
{
    host_push_str(L, name);
    lua_pushinteger(L, (lua_Integer)column);
    lua_rawset(L, -3);
}

static void push_columns(lua_State *L, const struct schema *s)
{
    lua_newtable(L);
    for (size_t i = s->column_count; i-- > 0;)
        put_column_name(L, s->columns[i].title, i);
    for (size_t i = 0; i < s->column_count; i++) /* a Latin name wins over a header that is the same word */
        put_column_name(L, s->columns[i].name, i);
}

/* Gives the table its number; the value of its first row. */
static uintptr_t number_table(lua_State *L, struct table *t)
{
    struct bindings *all = bindings_of(L);
    *ARENA_PUSH(host_arena(host_of(L)), all->tables, all->count, all->capacity) = t;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &row_columns);
    push_columns(L, table_schema(t));
    lua_rawseti(L, -2, (lua_Integer)all->count);
    lua_pop(L, 1);
    return (uintptr_t)all->count << ROW_BITS;
}

void rows_bind(lua_State *L, struct table *t)
{
    struct bound *box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = (struct bound){t, number_table(L, t)};
    luaL_setmetatable(L, TYPE_TABLE);
    lua_getglobal(L, "tables");
    host_push_str(L, table_schema(t)->name);
    lua_pushvalue(L, -3);
    lua_rawset(L, -3);
    lua_pop(L, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, t);
}

/* All light userdata have one metatable; no other ever reaches a script. */
static void make_row_type(lua_State *L)
{
    struct bindings *all = lua_newuserdatauv(L, sizeof *all, 0);
    *all = (struct bindings){0};
    lua_rawsetp(L, LUA_REGISTRYINDEX, &all_bindings);
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &row_columns);
    lua_pushlightuserdata(L, NULL);
    lua_newtable(L);
    lua_pushliteral(L, "row");
    lua_setfield(L, -2, "__name");
    lua_rawgetp(L, LUA_REGISTRYINDEX, &all_bindings);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &row_columns);
    lua_pushcclosure(L, row_index, 2);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

void rows_open(lua_State *L)
{
    luaL_newmetatable(L, TYPE_TABLE);
    lua_pushcfunction(L, binding_table_index);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    make_row_type(L);
    lua_newtable(L);
    lua_newtable(L);
    lua_pushcfunction(L, no_such_table);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_setglobal(L, "tables");
    lua_register(L, "place", row_place);
    lua_register(L, "extend", extend);
}
