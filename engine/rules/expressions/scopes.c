#include "rules/expressions/scopes.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>

#include "rules/lua/host.h"
#include "rules/lua/rows.h"
#include "rules/lua/values.h"
#include "text/fold.h"
#include "text/nearest.h"

void scopes_begin(struct scopes *s, lua_State *L, struct arena *a)
{
    *s = (struct scopes){.L = L, .arena = a};
}

void scopes_end(struct scopes *s)
{
    while (s->depth)
        scopes_leave(s);
}

/* A row itself, which can be pushed again at any time. */
static bool is_row(const struct frame *f)
{
    return f->table && !f->has_own;
}

bool scopes_enter(struct scopes *s, bool is_loop, size_t number, size_t count)
{
    if (s->depth == SCOPE_DEPTH_LIMIT) {
        lua_pop(s->L, 1);
        return false;
    }
    struct frame f = {.is_loop = is_loop, .has_own = lua_type(s->L, -1) == LUA_TTABLE, .number = number, .count = count};
    rows_get(s->L, lua_gettop(s->L), &f.table, &f.row);
    if (is_row(&f))
        lua_pop(s->L, 1);
    else
        f.value_ref = luaL_ref(s->L, LUA_REGISTRYINDEX);
    *ARENA_PUSH(s->arena, s->frames, s->depth, s->capacity) = f;
    return true;
}

void scopes_leave(struct scopes *s)
{
    const struct frame *f = &s->frames[--s->depth];
    if (!is_row(f))
        luaL_unref(s->L, LUA_REGISTRYINDEX, f->value_ref);
}

static void push_value(const struct scopes *s, size_t frame)
{
    const struct frame *f = &s->frames[frame];
    if (is_row(f))
        rows_push(s->L, f->table, f->row);
    else
        lua_rawgeti(s->L, LUA_REGISTRYINDEX, f->value_ref);
}

void scopes_push_item(const struct scopes *s)
{
    push_value(s, s->depth - 1);
}

size_t scopes_field_names(lua_State *L, int index, struct arena *a, struct str **names)
{
    struct str *columns = NULL;
    size_t count = 0, capacity = 0, column_count = rows_field_names(L, index, a, &columns);
    *names = NULL;
    if (lua_type(L, index) == LUA_TTABLE)
        for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
            if (lua_type(L, -2) == LUA_TSTRING)
                *ARENA_PUSH(a, *names, count, capacity) = host_str(L, -2);
    for (size_t i = 0; i < column_count; i++)
        *ARENA_PUSH(a, *names, count, capacity) = columns[i];
    if (count)
        qsort(*names, count, sizeof **names, str_compare_items);
    return count;
}

static bool push_exact(lua_State *L, int index, struct str name)
{
    if (lua_type(L, index) == LUA_TTABLE || lua_isuserdata(L, index))
        return rows_push_field(L, index, name);
    return false;
}

static bool push_folded(struct scopes *s, struct arena *scratch, int index, struct str name)
{
    struct str *names;
    size_t count = scopes_field_names(s->L, index, scratch, &names);
    for (size_t i = 0; i < count; i++)
        if (text_folds_equal(names[i], name) && push_exact(s->L, index, names[i])) {
            s->folded_from = arena_str(scratch, name);
            s->folded_to = arena_str(scratch, names[i]);
            return true;
        }
    return false;
}

bool scopes_push_field(struct scopes *s, struct arena *scratch, int index, struct str name)
{
    s->folded_from = (struct str){0};
    return push_exact(s->L, index, name) || push_folded(s, scratch, index, name);
}

static const struct frame *innermost_loop(const struct scopes *s)
{
    for (size_t i = s->depth; i-- > 0;)
        if (s->frames[i].is_loop)
            return &s->frames[i];
    return NULL;
}

static bool push_loop_name(struct scopes *s, struct str name)
{
    const struct frame *f = innermost_loop(s);
    if (!f)
        return false;
    if (str_equal(name, STR("$n")))
        lua_pushinteger(s->L, (lua_Integer)f->number);
    else if (str_equal(name, STR("$index")))
        lua_pushinteger(s->L, (lua_Integer)f->number - 1);
    else if (str_equal(name, STR("$count")))
        lua_pushinteger(s->L, (lua_Integer)f->count);
    else if (str_equal(name, STR("$isFirst")))
        lua_pushboolean(s->L, f->number == 1);
    else if (str_equal(name, STR("$isLast")))
        lua_pushboolean(s->L, f->number == f->count);
    else
        return false;
    return true;
}

/* Of one scope, by the exact name. */
static enum found find_field(struct scopes *s, size_t frame, struct str name, struct value *cell)
{
    const struct frame *f = &s->frames[frame];
    if (f->has_own) {
        push_value(s, frame);
        bool found = rows_push_own(s->L, -1, name);
        lua_remove(s->L, found ? -2 : -1);
        if (found)
            return FOUND_VALUE;
    }
    int column = f->table ? schema_column_called(table_schema(f->table), name) : -1;
    if (column < 0)
        return FOUND_NOWHERE;
    *cell = table_cell(f->table, f->row, (size_t)column);
    return FOUND_CELL;
}

static bool push_folded_anywhere(struct scopes *s, struct arena *scratch, struct str name)
{
    bool found = false;
    for (size_t i = s->depth; i-- > 0 && !found;) {
        push_value(s, i);
        int value = lua_gettop(s->L);
        found = push_folded(s, scratch, value, name);
        lua_remove(s->L, value);
    }
    return found;
}

enum found scopes_find(struct scopes *s, struct arena *scratch, struct str name, struct value *cell)
{
    enum found found = FOUND_NOWHERE;
    s->folded_from = (struct str){0};
    if (name.len && name.ptr[0] == '$' && push_loop_name(s, name))
        return FOUND_VALUE;
    for (size_t i = s->depth; i-- > 0 && found == FOUND_NOWHERE;)
        found = find_field(s, i, name, cell);
    if (found == FOUND_NOWHERE && push_folded_anywhere(s, scratch, name))
        found = FOUND_VALUE;
    return found;
}

bool scopes_push(struct scopes *s, struct arena *scratch, struct str name)
{
    struct value cell;
    enum found found = scopes_find(s, scratch, name, &cell);
    if (found == FOUND_CELL)
        values_push(s->L, cell);
    return found != FOUND_NOWHERE;
}

struct str scopes_nearest_field(struct scopes *s, struct arena *scratch, int index, struct str name)
{
    struct str *names;
    size_t count = scopes_field_names(s->L, index, scratch, &names);
    long near = text_nearest(name, names, count);
    return near < 0 ? (struct str){0} : arena_str(scratch, names[near]);
}

struct str scopes_nearest(struct scopes *s, struct arena *scratch, struct str name)
{
    struct str found = {0};
    for (size_t i = s->depth; i-- > 0 && !found.len;) {
        push_value(s, i);
        found = scopes_nearest_field(s, scratch, lua_gettop(s->L), name);
        lua_pop(s->L, 1);
    }
    return found;
}
