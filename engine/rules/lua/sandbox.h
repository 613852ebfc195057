/* sandbox.h — the base functions of scripts, in the form that keeps results the same on every machine. */
#ifndef LUA_SANDBOX_H
#define LUA_SANDBOX_H

struct lua_State;

/* Fills the globals of a fresh state. */
void sandbox_open(struct lua_State *L);

#endif
