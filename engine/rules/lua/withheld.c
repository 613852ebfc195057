#include "rules/lua/withheld.h"

#include <lua.h>

#include "rules/lua/host.h"

/* Address of the registry's entry: a table of the names, in which [1] says that one was asked for. */
static const char key;

static void push_names(lua_State *L)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &key) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &key);
}

void withheld_put(lua_State *L, struct str name)
{
    push_names(L);
    host_push_str(L, name);
    lua_pushboolean(L, true);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

void withheld_ask(lua_State *L, struct str name)
{
    push_names(L);
    host_push_str(L, name);
    bool is_withheld = lua_rawget(L, -2) != LUA_TNIL;
    lua_pop(L, 1);
    if (is_withheld) {
        lua_pushboolean(L, true);
        lua_rawseti(L, -2, 1);
    }
    lua_pop(L, 1);
}

bool withheld_take(lua_State *L)
{
    push_names(L);
    bool asked = lua_rawgeti(L, -1, 1) != LUA_TNIL;
    lua_pushnil(L);
    lua_rawseti(L, -3, 1);
    lua_pop(L, 2);
    return asked;
}
