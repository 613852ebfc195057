/* kinds.h — the global `kind(v)`: what a value is, for filters that check what they are given.
 *
 * kind(v) → "absent" (nil, unknown, not applicable, not computable), "text", "number", "date", "flag", "row",
 * "table", "function", "xml"; "object" for anything else. */
#ifndef RULES_KINDS_H
#define RULES_KINDS_H

struct lua_State;

void kinds_open(struct lua_State *L);

#endif
