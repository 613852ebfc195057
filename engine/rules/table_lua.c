/* What scripts may ask a table: rows(), where{…}, count{…}, get(key), present, name. */
#include <lauxlib.h>
#include <lua.h>

#include "base/i18n.h"
#include "rules/binding.h"
#include "rules/host.h"
#include "rules/rows.h"
#include "rules/values.h"

/* One `column=value` of where{…}. */
struct condition {
    size_t column;
    struct value value;
};

enum { CONDITIONS_LARGEST = 16 };

/* Conditions in order of column, so that the same question is always answered by the same index. */
/* An arena of the call would leak when a column is not found: Lua's errors jump. */
static int read_conditions(lua_State *L, const struct table *t, struct arena *a, struct condition *out)
{
    int n = 0;
    for (lua_pushnil(L); lua_next(L, 2); lua_pop(L, 1)) {
        struct condition c;
        if (lua_type(L, -2) != LUA_TSTRING || n == CONDITIONS_LARGEST || !values_get(L, -1, a, &c.value))
            return -1;
        c.column = binding_column(L, t, host_str(L, -2));
        int at = n++;
        for (; at > 0 && out[at - 1].column > c.column; at--)
            out[at] = out[at - 1];
        out[at] = c;
    }
    return n;
}

static bool satisfies(const struct table *t, size_t row, const struct condition *c, int n)
{
    for (int i = 0; i < n; i++)
        if (!value_equal(table_cell(t, row, c[i].column), c[i].value))
            return false;
    return true;
}

/* The condition whose index leaves the fewest rows. Empty text fits an index as well as any. */
static const uint32_t *narrowest(struct table *t, const struct condition *c, int n, size_t *count)
{
    const uint32_t *best = NULL;
    *count = SIZE_MAX;
    for (int i = 0; i < n; i++) {
        size_t found;
        if (c[i].value.kind == VALUE_FLAG && n > 1)
            continue; /* an index of two values narrows little */
        const uint32_t *rows = table_where(t, c[i].column, c[i].value, &found);
        if (found < *count) {
            best = rows;
            *count = found;
        }
    }
    if (*count == SIZE_MAX)
        return table_where(t, c[0].column, c[0].value, count);
    return best;
}

static size_t select_rows(lua_State *L, bool list)
{
    struct condition c[CONDITIONS_LARGEST];
    struct table *t = binding_table(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    int n = read_conditions(L, t, host_arena(host_of(L)), c);
    if (n <= 0)
        luaL_error(L, "%s", _("where{column=value, …}: values are texts, numbers, dates, true or false"));
    size_t count, chosen = 0;
    const uint32_t *rows = narrowest(t, c, n, &count);
    for (size_t i = 0; i < count; i++) {
        if (!satisfies(t, rows[i], c, n))
            continue;
        chosen++;
        if (list) {
            rows_push(L, t, rows[i]);
            lua_rawseti(L, -2, (lua_Integer)chosen);
        }
    }
    return chosen;
}

static int table_op_where(lua_State *L)
{
    lua_settop(L, 2);
    lua_newtable(L);
    select_rows(L, true);
    return 1;
}

static int table_op_count(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushinteger(L, (lua_Integer)select_rows(L, false));
    return 1;
}

static int table_op_rows(lua_State *L)
{
    struct table *t = binding_table(L, 1);
    size_t count = table_rows(t);
    lua_Integer n = 0;
    lua_newtable(L);
    for (size_t row = 0; row < count; row++) {
        if (table_dropped(t, row))
            continue;
        rows_push(L, t, row);
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

static int table_op_get(lua_State *L)
{
    struct table *t = binding_table(L, 1);
    struct value key;
    if (table_schema(t)->key_count != 1)
        return luaL_error(L, "%s", _("get(key) is for tables whose key is one column"));
    long found = values_get(L, 2, host_arena(host_of(L)), &key) ? table_find(t, key) : -1;
    if (found < 0)
        lua_pushnil(L);
    else
        rows_push(L, t, (size_t)found);
    return 1;
}

int binding_table_index(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"rows", table_op_rows}, {"where", table_op_where}, {"count", table_op_count}, {"get", table_op_get}};
    struct table *t = binding_table(L, 1);
    struct str name = (luaL_checkstring(L, 2), host_str(L, 2));
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (str_equal(name, str_from(methods[i].name))) {
            lua_pushcfunction(L, methods[i].func);
            return 1;
        }
    if (str_equal(name, STR("present")))
        lua_pushboolean(L, table_present(t));
    else if (str_equal(name, STR("name")))
        host_push_str(L, table_schema(t)->name);
    else
        return luaL_error(L, _("a table has rows, where, count, get, present and name, not “%s”"), name.ptr);
    return 1;
}
