/* kinds.h — what a value is and what it has, for filters that check what they are given.
 *
 * kind(v) → "absent" (nil, unknown, not applicable, not computable), "text", "number", "date", "flag", "row",
 * "table", "function", "xml"; "object" for anything else.
 * field_of(record, name) → the field of a table or row, nil when it has none: where an unknown name is no error. */
#ifndef LUA_KINDS_H
#define LUA_KINDS_H

struct lua_State;

/* Adds the functions to a state. */
void kinds_open(struct lua_State *L);

#endif
