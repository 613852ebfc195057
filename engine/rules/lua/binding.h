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

/* What all rows of a table have in common, and a row made from it: many rows are pushed without looking their table up for each. */
uintptr_t binding_rows(struct lua_State *L, const struct table *t);
void binding_push_row(struct lua_State *L, uintptr_t rows, size_t row);

/* __index of a bound table: a lua_CFunction. */
int binding_table_index(struct lua_State *L);

#endif
