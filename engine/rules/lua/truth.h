/* truth.h — what a condition takes for yes, the same for {если}, {#}, {^}, не, и, или. */
#ifndef LUA_TRUTH_H
#define LUA_TRUTH_H

#include <stdbool.h>

struct lua_State;

/* A Lua table without named fields. */
bool truth_is_list(struct lua_State *L, int index);

/* Whether it is neither known, not applicable nor computable: nil or an absence. */
bool truth_is_unknown(struct lua_State *L, int index);

/* false, nil, what is not known, 0, the empty text and the empty list are no; all else is yes. */
bool truth_of(struct lua_State *L, int index);

#endif
