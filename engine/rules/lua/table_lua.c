/* What scripts may ask a table: rows(), where{…}, first{…}, count{…}, get(key), and what it is: present, name, title, file, digest. */
#include <lauxlib.h>
#include <limits.h>
#include <lua.h>

#include "base/i18n.h"
#include "rules/lua/binding.h"
#include "rules/lua/host.h"
#include "rules/lua/rows.h"
#include "rules/lua/values.h"

enum { CONDITIONS_LARGEST = 16 };

/* The rows that fit where{…}, first{…} or count{…}, one after the other. */
struct selection {
    struct table *table;
    struct table_match conditions[CONDITIONS_LARGEST]; /* of each column=value; the narrowest first */
    int condition_count;
    size_t next;
};

static void put_condition(struct selection *s, struct table_match m)
{
    int at = s->condition_count++;
    s->conditions[at] = m;
    if (m.count < s->conditions[0].count) {
        s->conditions[at] = s->conditions[0];
        s->conditions[0] = m;
    }
}

/* Whether the value at `index` is `unknown`: an empty cell is asked for. */
static bool is_unknown(lua_State *L, int index)
{
    enum absence kind;
    struct str why;
    return values_get_absence(L, index, &kind, &why) && kind == ABSENCE_UNKNOWN;
}

/* Reads column=value from the top of the stack. Nothing that must be freed is held while Lua's errors may jump. */
static bool read_condition(lua_State *L, struct selection *s)
{
    struct arena scratch = {0};
    struct value value = value_unknown();
    if (lua_type(L, -2) != LUA_TSTRING || s->condition_count == CONDITIONS_LARGEST)
        return false;
    size_t column = binding_column(L, s->table, host_str(L, -2));
    bool ok = is_unknown(L, -1) || values_get(L, -1, &scratch, &value);
    if (ok)
        put_condition(s, table_where(s->table, column, value));
    arena_release(&scratch);
    return ok;
}

static void select_start(lua_State *L, struct selection *s)
{
    s->table = binding_table(L, 1);
    s->condition_count = 0;
    s->next = 0;
    luaL_checktype(L, 2, LUA_TTABLE);
    bool ok = true;
    for (lua_pushnil(L); ok && lua_next(L, 2);) {
        ok = read_condition(L, s);
        lua_pop(L, 1);
    }
    if (!ok || !s->condition_count)
        luaL_error(L, "%s", _("where{column=value, …}: values are texts, numbers, dates, true, false or unknown"));
}

static bool satisfies(const struct selection *s, uint32_t row)
{
    for (int i = 1; i < s->condition_count; i++)
        if (s->conditions[i].group_of[row] != s->conditions[i].group)
            return false;
    return true;
}

/* The next row that fits all conditions, in `row`. */
static bool select_next(struct selection *s, size_t *row)
{
    while (s->next < s->conditions[0].count) {
        *row = s->conditions[0].rows[s->next++];
        if (satisfies(s, (uint32_t)*row))
            return true;
    }
    return false;
}

/* An empty list with room for so many rows. */
static void push_list(lua_State *L, size_t count)
{
    lua_createtable(L, count < INT_MAX ? (int)count : INT_MAX, 0);
}

static int table_op_where(lua_State *L)
{
    struct selection s;
    size_t row;
    lua_settop(L, 2);
    select_start(L, &s);
    uintptr_t rows = binding_rows(L, s.table);
    push_list(L, s.condition_count == 1 ? s.conditions[0].count : 0);
    for (lua_Integer n = 0; select_next(&s, &row);) {
        binding_push_row(L, rows, row);
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

static int table_op_first(lua_State *L)
{
    struct selection s;
    size_t row;
    lua_settop(L, 2);
    select_start(L, &s);
    if (select_next(&s, &row))
        rows_push(L, s.table, row);
    else
        lua_pushnil(L);
    return 1;
}

static int table_op_count(lua_State *L)
{
    struct selection s;
    size_t row;
    lua_Integer n = 0;
    lua_settop(L, 2);
    for (select_start(L, &s); select_next(&s, &row);)
        n++;
    lua_pushinteger(L, n);
    return 1;
}

static int table_op_rows(lua_State *L)
{
    struct table *t = binding_table(L, 1);
    size_t count = table_rows(t);
    lua_Integer n = 0;
    uintptr_t rows = binding_rows(L, t);
    push_list(L, count);
    for (size_t row = 0; row < count; row++) {
        if (table_dropped(t, row))
            continue;
        binding_push_row(L, rows, row);
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

/* 64 hexadecimal digits; of no file unknown. */
static void push_digest(lua_State *L, struct table *t)
{
    struct digest digest;
    struct arena scratch = {0};
    if (table_digest(t, &digest))
        host_push_str(L, digest_hex(&scratch, digest));
    else
        lua_getglobal(L, "unknown");
    arena_release(&scratch);
}

int binding_table_index(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"rows", table_op_rows}, {"where", table_op_where}, {"first", table_op_first}, {"count", table_op_count}, {"get", table_op_get}};
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
    else if (str_equal(name, STR("title")))
        host_push_str(L, table_schema(t)->title);
    else if (str_equal(name, STR("file")))
        host_push_str(L, table_file(t));
    else if (str_equal(name, STR("digest")))
        push_digest(L, t);
    else
        return luaL_error(L, _("a table has rows, where, first, count, get, present, name, title, file and digest, not “%s”"), name.ptr);
    return 1;
}
