/* rows.h — tables and their rows in Lua: `tables.attend:where{event_id=…}`, `row.present`, `row:ref("org_id")`.
 *
 * A row is a light userdata: nothing is made for it. Reading a column that the table has not is an error, an empty
 * cell is nil.
 */
#ifndef LUA_ROWS_H
#define LUA_ROWS_H

#include "data/table.h"

struct lua_State;

/* Registers the types, the empty global `tables`, and the functions place and extend. */
void rows_open(struct lua_State *L);

/* Makes `t` (which must outlive the state) known as tables.NAME. */
void rows_bind(struct lua_State *L, struct table *t);

/* Pushes the row `row` of `t`, which rows_bind has made known. */
void rows_push(struct lua_State *L, struct table *t, size_t row);

/* The table and row of the value at `index`; an extended row counts as the row that it extends. */
bool rows_get(struct lua_State *L, int index, struct table **t, size_t *row);

/* Pushes the field `name` of the row or extended row at `index` and gives true; false (nothing pushed) when it
 * has no such field. A Latin name or the Russian header names a column. An empty cell is pushed as nil. */
bool rows_push_field(struct lua_State *L, int index, struct str name);

/* The same of what an extended row, or any other Lua table, holds itself. */
bool rows_push_own(struct lua_State *L, int index, struct str name);

/* Whether the value at `index` is a row or an extended row. */
bool rows_is(struct lua_State *L, int index);

/* Names of the fields of a row or extended row, for "did you mean": Latin names and headers. */
size_t rows_field_names(struct lua_State *L, int index, struct arena *a, struct str **names);

#endif
