#include "rules/signing.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/i18n.h"
#include "rules/lua/values.h"

void signing_push_act(lua_State *L, const struct act *act)
{
    lua_createtable(L, 0, 2);
    host_push_str(L, act->number);
    lua_setfield(L, -2, "number");
    values_push_date(L, act->date);
    lua_setfield(L, -2, "date");
}

/* Nothing but underscores and spaces, also such that do not break. */
static bool is_line(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        bool no_break = i + 1 < text.len && text.ptr[i] == '\xC2' && text.ptr[i + 1] == '\xA0';
        if (text.ptr[i] != '_' && text.ptr[i] != ' ' && !no_break)
            return false;
        i += no_break;
    }
    return true;
}

static bool is_blank(lua_State *L, int index)
{
    enum absence kind;
    struct str why;
    return lua_type(L, index) == LUA_TSTRING ? is_line(host_str(L, index))
                                             : values_get_absence(L, index, &kind, &why) && kind == ABSENCE_UNKNOWN;
}

/* Fills one field; its name and value are on top of the stack, below them what `signed` gave and the data. */
static bool fill_field(lua_State *L, const struct document_kind *k, bool strict, struct diag *d)
{
    int name = lua_gettop(L) - 1, value = name + 1, data = name - 2;
    const char *shown = lua_type(L, name) == LUA_TSTRING ? lua_tostring(L, name) : "?";
    lua_pushvalue(L, name);
    bool known = lua_rawget(L, data) != LUA_TNIL, blank = known && is_blank(L, -1), same = known && lua_rawequal(L, -1, value);
    lua_pop(L, 1);
    if (!known)
        return diag_error(d, k->place, "DOCUMENT", _("document %.*s: signed gives “%s”, which its data does not have"), STR_ARG(k->id),
                          shown);
    if (!blank && !same && strict)
        return diag_error(d, k->place, "REGISTER", _("“%s” of document %.*s is filled already with something else"), shown, STR_ARG(k->id));
    if (blank) {
        lua_pushvalue(L, name);
        lua_pushvalue(L, value);
        lua_rawset(L, data);
    }
    return true;
}

static bool fill_fields(lua_State *L, const struct document_kind *k, bool strict, struct diag *d)
{
    bool ok = true;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        ok = fill_field(L, k, strict, d) && ok;
    return ok;
}

bool signing_fill(struct host *h, const struct document_kind *k, const struct act *act, bool strict, struct diag *d)
{
    lua_State *L = host_lua(h);
    if (!k->signed_ref)
        return true;
    if (lua_type(L, -1) != LUA_TTABLE)
        return diag_error(d, k->place, "DOCUMENT", _("document %.*s: what is to be signed needs data of its own, not a row"),
                          STR_ARG(k->id));
    luaL_checkstack(L, 8, NULL);
    lua_rawgeti(L, LUA_REGISTRYINDEX, k->signed_ref);
    signing_push_act(L, act);
    if (!host_call(h, 1, 1, k->place, d))
        return false;
    bool is_record = lua_type(L, -1) == LUA_TTABLE;
    bool ok = is_record ? fill_fields(L, k, strict, d)
                        : diag_error(d, k->place, "DOCUMENT", _("document %.*s: signed must give a record"), STR_ARG(k->id));
    lua_pop(L, 1);
    return ok;
}
