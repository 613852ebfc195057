/* What Lua's own library would let differ between runs or machines is replaced or absent: the order of
 * `pairs`, addresses in `tostring` and `%p`, `next`, `load`, `os`, `io`, metatables, coroutines. */
#include "rules/lua/sandbox.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "rules/lua/host.h"
#include "text/nearest.h"

/* Order of keys: numbers, then strings by bytes, then false and true. */
static int compare_keys(lua_State *L, int a, int b)
{
    int ta = lua_type(L, a), tb = lua_type(L, b);
    if (ta != tb) {
        int ra = ta == LUA_TNUMBER ? 0 : ta == LUA_TSTRING ? 1 : 2, rb = tb == LUA_TNUMBER ? 0 : tb == LUA_TSTRING ? 1 : 2;
        return ra - rb;
    }
    if (ta == LUA_TNUMBER)
        return lua_compare(L, a, b, LUA_OPLT) ? -1 : lua_compare(L, b, a, LUA_OPLT);
    if (ta == LUA_TSTRING)
        return str_compare(host_str(L, a), host_str(L, b));
    return lua_toboolean(L, a) - lua_toboolean(L, b);
}

static bool keys_in_order(lua_State *L, int keys, lua_Integer i, lua_Integer j)
{
    lua_rawgeti(L, keys, i);
    lua_rawgeti(L, keys, j);
    bool in_order = compare_keys(L, -2, -1) <= 0;
    lua_pop(L, 2);
    return in_order;
}

static void swap_keys(lua_State *L, int keys, lua_Integer i, lua_Integer j)
{
    lua_rawgeti(L, keys, i);
    lua_rawgeti(L, keys, j);
    lua_rawseti(L, keys, i);
    lua_rawseti(L, keys, j);
}

/* Heap sort: no worst case, no recursion. */
static void sift(lua_State *L, int keys, lua_Integer root, lua_Integer end)
{
    for (lua_Integer child; (child = 2 * root) <= end; root = child) {
        if (child < end && keys_in_order(L, keys, child, child + 1))
            child++;
        if (keys_in_order(L, keys, child, root))
            return;
        swap_keys(L, keys, root, child);
    }
}

static void sort_keys(lua_State *L, int keys, lua_Integer count)
{
    for (lua_Integer i = count / 2; i >= 1; i--)
        sift(L, keys, i, count);
    for (lua_Integer end = count; end > 1; end--) {
        swap_keys(L, keys, 1, end);
        sift(L, keys, 1, end - 1);
    }
}

/* Upvalues: the keys, the position. Argument: the table. */
static int next_sorted(lua_State *L)
{
    for (;;) {
        lua_Integer i = lua_tointeger(L, lua_upvalueindex(2)) + 1;
        lua_pushinteger(L, i);
        lua_replace(L, lua_upvalueindex(2));
        if (lua_rawgeti(L, lua_upvalueindex(1), i) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 1) != LUA_TNIL)
            return 2;
        lua_pop(L, 2); /* removed since the walk began */
    }
}

static int sorted_pairs(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_newtable(L);
    lua_Integer count = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        int type = lua_type(L, -2);
        if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN)
            return luaL_error(L, _("pairs: the key is a %s, which has no order"), lua_typename(L, type));
        lua_pushvalue(L, -2);
        lua_rawseti(L, 2, ++count);
    }
    sort_keys(L, 2, count);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_sorted, 2);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

static int plain_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    int type = lua_type(L, 1);
    if ((type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TUSERDATA || type == LUA_TLIGHTUSERDATA) &&
        luaL_getmetafield(L, 1, "__tostring") == LUA_TNIL)
        lua_pushstring(L, lua_typename(L, type));
    else
        luaL_tolstring(L, 1, NULL);
    return 1;
}

/* string.format without %p, and without addresses for %s. Upvalue: the library's own. */
static int plain_format(lua_State *L)
{
    int top = lua_gettop(L);
    if (strstr(luaL_checkstring(L, 1), "%p"))
        return luaL_error(L, _("format: %%p is not allowed"));
    for (int i = 2; i <= top; i++) {
        int type = lua_type(L, i);
        if (type == LUA_TTABLE || type == LUA_TFUNCTION)
            return luaL_error(L, _("format: argument %d is a %s"), i, lua_typename(L, type));
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, top, 1);
    return 1;
}

/* The nearest name among the keys of the table at `index`, for "did you mean". */
static struct str nearest_key(lua_State *L, int index, struct str wanted, struct arena *a)
{
    struct str *names = NULL;
    size_t count = 0, capacity = 0;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        if (lua_type(L, -2) == LUA_TSTRING)
            *ARENA_PUSH(a, names, count, capacity) = host_str(L, -2);
    if (count)
        qsort(names, count, sizeof *names, str_compare_items);
    long near = text_nearest(wanted, names, count);
    return near < 0 ? (struct str){0} : names[near];
}

static int undefined_global(lua_State *L)
{
    struct arena scratch = {0};
    struct str name = host_str(L, 2), near = nearest_key(L, 1, name, &scratch);
    if (near.len)
        lua_pushfstring(L, _("there is no global “%s”; did you mean “%s”?"), name.ptr, arena_cstr(&scratch, near));
    else
        lua_pushfstring(L, _("there is no global “%s”"), name.ptr ? name.ptr : "?");
    arena_release(&scratch);
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
    return lua_error(L);
}

static void keep_only(lua_State *L, const char *library, const char *const *names)
{
    lua_getglobal(L, library);
    lua_newtable(L);
    for (; *names; names++) {
        lua_getfield(L, -2, *names);
        lua_setfield(L, -2, *names);
    }
    lua_setglobal(L, library);
    lua_pop(L, 1);
}

static void open_libraries(lua_State *L)
{
    static const luaL_Reg libraries[] = {{LUA_GNAME, luaopen_base},       {LUA_STRLIBNAME, luaopen_string},
                                         {LUA_TABLIBNAME, luaopen_table}, {LUA_MATHLIBNAME, luaopen_math},
                                         {LUA_UTF8LIBNAME, luaopen_utf8}, {NULL, NULL}};
    static const char *const string_names[] = {"byte", "char",  "find", "format", "gmatch", "gsub",    "len",
                                               "lower", "match", "rep",  "reverse", "sub",    "upper", NULL};
    static const char *const math_names[] = {"abs", "ceil", "floor", "fmod", "huge", "max", "maxinteger", "min",
                                             "mininteger", "tointeger", "type", "ult", NULL};
    for (const luaL_Reg *l = libraries; l->name; l++) {
        luaL_requiref(L, l->name, l->func, 1);
        lua_pop(L, 1);
    }
    keep_only(L, LUA_STRLIBNAME, string_names);
    keep_only(L, LUA_MATHLIBNAME, math_names);
}

static void remove_globals(lua_State *L)
{
    static const char *const absent[] = {"collectgarbage", "dofile", "getmetatable", "load", "loadfile", "next",
                                         "print", "rawequal", "rawget", "rawlen", "rawset", "setmetatable",
                                         "warn", "xpcall", "_G", "_VERSION", "require", NULL};
    for (const char *const *name = absent; *name; name++) {
        lua_pushnil(L);
        lua_setglobal(L, *name);
    }
}

static void replace_functions(lua_State *L)
{
    lua_register(L, "pairs", sorted_pairs);
    lua_register(L, "tostring", plain_tostring);
    lua_register(L, "pcall", budget_lua_pcall);
    lua_getglobal(L, LUA_STRLIBNAME);
    lua_getfield(L, -1, "format");
    lua_pushcclosure(L, plain_format, 1);
    lua_setfield(L, -2, "format");
    /* Methods of strings: s:rep(3) finds the same functions, and a script cannot reach the metatable. */
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 3);
}

static void forbid_undefined_globals(lua_State *L)
{
    lua_pushglobaltable(L);
    lua_newtable(L);
    lua_pushcfunction(L, undefined_global);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

void sandbox_open(lua_State *L)
{
    open_libraries(L);
    remove_globals(L);
    replace_functions(L);
    forbid_undefined_globals(L);
}
