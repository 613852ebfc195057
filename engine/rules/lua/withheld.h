/* withheld.h — tables that were not read cleanly, which no check may be asked about: it would blame rows for what only could
 * not be read. */
#ifndef LUA_WITHHELD_H
#define LUA_WITHHELD_H

#include "base/str.h"

struct lua_State;

/* Keeps tables.NAME from scripts: whoever asks for it ends in an error. */
void withheld_put(struct lua_State *L, struct str name);

/* Notes that a script asked for tables.NAME, which is not bound. */
void withheld_ask(struct lua_State *L, struct str name);

/* Whether a withheld table was asked for since the last call. */
bool withheld_take(struct lua_State *L);

#endif
