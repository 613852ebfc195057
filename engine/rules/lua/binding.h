/* binding.h — tables as scripts see them: shared by rows.c (rows, and how a table is bound) and table_lua.c (what may be asked
 * of a table), nobody else's.
 */
#ifndef LUA_BINDING_H
#define LUA_BINDING_H

#include "data/table.h"

struct lua_State;

/* The table of the bound userdata at `index`; an error of Lua when it is none. */
struct table *binding_table(struct lua_State *L, int index);

/* Index of the column with that Latin name or header; an error of Lua, with the nearest name, when there is none. */
size_t binding_column(struct lua_State *L, const struct table *t, struct str name);

/* Pushes what pushing rows of a table needs: two values, which the caller pops. Index of the first. */
int binding_rows_begin(struct lua_State *L, const struct table *t);

/* As rows_push, with what stands at `begun`: many rows of one table are pushed without looking it up for each. */
void binding_rows_push(struct lua_State *L, struct table *t, size_t row, int begun);

/* __index of a bound table: a lua_CFunction. */
int binding_table_index(struct lua_State *L);

#endif
