#include "rules/lua/kinds.h"

#include <lauxlib.h>
#include <lua.h>

#include "rules/lua/content.h"
#include "rules/lua/host.h"
#include "rules/lua/rows.h"
#include "rules/lua/values.h"

static const char *object_kind(lua_State *L)
{
    enum absence absence;
    struct number number;
    struct str text;
    date_days days;
    bool is_blocks;
    if (rows_is(L, 1))
        return "row";
    if (values_get_absence(L, 1, &absence, &text))
        return "absent";
    if (values_get_number(L, 1, &number))
        return "number";
    if (values_get_date(L, 1, &days))
        return "date";
    if (content_get(L, 1, &text, &is_blocks))
        return "content";
    return values_get_xml(L, 1, &text) ? "xml" : "object";
}

static const char *kind_of(lua_State *L)
{
    switch (lua_type(L, 1)) {
    case LUA_TNONE:
    case LUA_TNIL: return "absent";
    case LUA_TBOOLEAN: return "flag";
    case LUA_TNUMBER: return "number";
    case LUA_TSTRING: return "text";
    case LUA_TTABLE: return rows_is(L, 1) ? "row" : "table";
    case LUA_TFUNCTION: return "function";
    default: return object_kind(L);
    }
}

static int kind(lua_State *L)
{
    lua_pushstring(L, kind_of(L));
    return 1;
}

static int field_of(lua_State *L)
{
    luaL_checkstring(L, 2);
    bool has_fields = lua_type(L, 1) == LUA_TTABLE || rows_is(L, 1);
    if (!has_fields || !rows_push_field(L, 1, host_str(L, 2)))
        lua_pushnil(L);
    return 1;
}

void kinds_open(lua_State *L)
{
    lua_register(L, "field_of", field_of);
    lua_register(L, "kind", kind);
}
