#include "rules/lua/truth.h"

#include <lua.h>

#include "rules/lua/rows.h"
#include "rules/lua/values.h"

bool truth_is_list(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TTABLE || rows_is(L, index) || values_is_empty_record(L, index))
        return false;
    if (lua_rawlen(L, index) > 0)
        return true;
    lua_pushnil(L);
    bool empty = !lua_next(L, lua_absindex(L, index < 0 ? index - 1 : index));
    if (!empty)
        lua_pop(L, 2);
    return empty;
}

bool truth_is_unknown(lua_State *L, int index)
{
    enum absence kind;
    struct str why;
    return lua_isnil(L, index) || values_get_absence(L, index, &kind, &why);
}

bool truth_of(lua_State *L, int index)
{
    struct number n;
    if (!lua_toboolean(L, index) || truth_is_unknown(L, index))
        return false;
    if (lua_type(L, index) == LUA_TSTRING || truth_is_list(L, index))
        return lua_rawlen(L, index) > 0;
    return !values_get_number(L, index, &n) || n.num != 0;
}
