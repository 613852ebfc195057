/* figures_lua.h — figures as documents see them: ctx:figures{by="region"}, ctx:figure("G-05"). */
#ifndef FIGURES_FIGURES_LUA_H
#define FIGURES_FIGURES_LUA_H

struct lua_State;

/* The methods ctx:figures and ctx:figure, as Lua calls them. */
int figures_lua_list(struct lua_State *L);
int figures_lua_one(struct lua_State *L);

#endif
