/* A bound table is a userdata whose user values hold the cache of its rows and the map from a column's Latin
 * name or header to its index; a row is a userdata that points at it. */
#include "rules/rows.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/i18n.h"
#include "rules/binding.h"
#include "rules/host.h"
#include "rules/values.h"
#include "rules/withheld.h"
#include "text/nearest.h"

#define TYPE_TABLE "input table"
#define TYPE_ROW "row"

enum { TABLE_ROWS = 1, TABLE_COLUMNS, TABLE_VALUES = 2 };

struct bound {
    struct table *table;
};

struct row {
    struct table *table;
    size_t row;
};

/* Address of the registry's entry for the metatable of caches: a row that nobody holds any more leaves its cache. */
static const char weak_values;

struct table *binding_table(lua_State *L, int index)
{
    return ((struct bound *)luaL_checkudata(L, index, TYPE_TABLE))->table;
}

/* Pushes the bound userdata of a table. */
static void push_bound(lua_State *L, const struct table *t)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, t);
}

void rows_push(lua_State *L, struct table *t, size_t row)
{
    push_bound(L, t);
    lua_getiuservalue(L, -1, TABLE_ROWS);
    if (lua_rawgeti(L, -1, (lua_Integer)row + 1) == LUA_TNIL) {
        lua_pop(L, 1);
        struct row *box = lua_newuserdatauv(L, sizeof *box, 0);
        *box = (struct row){t, row};
        luaL_setmetatable(L, TYPE_ROW);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, (lua_Integer)row + 1);
    }
    lua_replace(L, -3);
    lua_pop(L, 1);
}

/* Pushes the row that an extended row extends: it stands in its metatable, out of reach of scripts. */
static bool push_base(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TTABLE || luaL_getmetafield(L, index, "base") == LUA_TNIL)
        return false;
    return true;
}

bool rows_get(lua_State *L, int index, struct table **t, size_t *row)
{
    struct row *r = luaL_testudata(L, index, TYPE_ROW);
    if (!r && push_base(L, index)) {
        r = luaL_testudata(L, -1, TYPE_ROW);
        lua_pop(L, 1);
    }
    if (!r)
        return false;
    *t = r->table;
    *row = r->row;
    return true;
}

bool rows_is(lua_State *L, int index)
{
    struct table *t;
    size_t row;
    return rows_get(L, index, &t, &row);
}

/* Index of the column whose Latin name or header is on top of the stack, -1 for neither; the name is popped. */
static lua_Integer pop_column(lua_State *L, const struct table *t)
{
    push_bound(L, t);
    lua_getiuservalue(L, -1, TABLE_COLUMNS);
    lua_rotate(L, -3, -1);
    lua_Integer column = lua_rawget(L, -2) == LUA_TNIL ? -1 : lua_tointeger(L, -1);
    lua_pop(L, 3);
    return column;
}

static lua_Integer find_column(lua_State *L, const struct table *t, struct str name)
{
    host_push_str(L, name);
    return pop_column(L, t);
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
    lua_Integer column = find_column(L, t, name);
    if (column < 0)
        no_such_column(L, t, name);
    return (size_t)column;
}

/* ---- rows ---- */

bool rows_push_field(lua_State *L, int index, struct str name)
{
    index = lua_absindex(L, index);
    if (lua_type(L, index) == LUA_TTABLE) {
        host_push_str(L, name);
        if (lua_rawget(L, index) != LUA_TNIL)
            return true;
        lua_pop(L, 1);
    }
    struct table *t;
    size_t row;
    if (!rows_get(L, index, &t, &row))
        return false;
    lua_Integer column = find_column(L, t, name);
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
 * stands at 1 is a row. */
static int row_index(lua_State *L)
{
    struct row *r = lua_touserdata(L, 1);
    luaL_checkstring(L, 2);
    lua_pushvalue(L, 2);
    lua_Integer column = pop_column(L, r->table);
    if (column >= 0)
        values_push(L, table_cell(r->table, r->row, (size_t)column));
    else if (str_equal(host_str(L, 2), STR("ref")))
        lua_pushcfunction(L, row_ref);
    else
        return no_such_column(L, r->table, host_str(L, 2));
    return 1;
}

/* __index of an extended row: what it does not hold itself its row must. Upvalue: the row. */
static int extended_index(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_replace(L, 1);
    if (lua_type(L, 1) != LUA_TTABLE)
        return row_index(L);
    lua_pushvalue(L, 2);
    lua_gettable(L, 1);
    return 1;
}

/* extend(row, {…}) → a table with these fields and, behind them, the row's. */
static int extend(lua_State *L)
{
    if (!rows_is(L, 1))
        return luaL_argerror(L, 1, _("a row was expected"));
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, 2);) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, 3);
    }
    if (lua_type(L, 1) == LUA_TTABLE) /* an extended row extended again: its own fields come along */
        for (lua_pushnil(L); lua_next(L, 1);) {
            lua_pushvalue(L, -2);
            lua_rawget(L, 3);
            bool taken = !lua_isnil(L, -1);
            lua_pop(L, 1);
            lua_pushvalue(L, -2);
            lua_insert(L, -2);
            if (taken)
                lua_pop(L, 2);
            else
                lua_rawset(L, 3);
        }
    lua_newtable(L);
    if (push_base(L, 1))
        lua_replace(L, 1);
    lua_pushvalue(L, 1);
    lua_setfield(L, -2, "base");
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, extended_index, 1);
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

void rows_bind(lua_State *L, struct table *t)
{
    const struct schema *s = table_schema(t);
    struct bound *box = lua_newuserdatauv(L, sizeof *box, TABLE_VALUES);
    box->table = t;
    luaL_setmetatable(L, TYPE_TABLE);
    lua_newtable(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &weak_values);
    lua_setmetatable(L, -2);
    lua_setiuservalue(L, -2, TABLE_ROWS);
    lua_newtable(L);
    for (size_t i = s->column_count; i-- > 0;)
        put_column_name(L, s->columns[i].title, i);
    for (size_t i = 0; i < s->column_count; i++) /* a Latin name wins over a header that is the same word */
        put_column_name(L, s->columns[i].name, i);
    lua_setiuservalue(L, -2, TABLE_COLUMNS);
    lua_getglobal(L, "tables");
    host_push_str(L, s->name);
    lua_pushvalue(L, -3);
    lua_rawset(L, -3);
    lua_pop(L, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, t);
}

void rows_open(lua_State *L)
{
    luaL_newmetatable(L, TYPE_TABLE);
    lua_pushcfunction(L, binding_table_index);
    lua_setfield(L, -2, "__index");
    luaL_newmetatable(L, TYPE_ROW);
    lua_pushcfunction(L, row_index);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 2);
    lua_newtable(L);
    lua_pushliteral(L, "v");
    lua_setfield(L, -2, "__mode");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &weak_values);
    lua_newtable(L);
    lua_newtable(L);
    lua_pushcfunction(L, no_such_table);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_setglobal(L, "tables");
    lua_register(L, "place", row_place);
    lua_register(L, "extend", extend);
}
