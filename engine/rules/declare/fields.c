#include "rules/declare/fields.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "rules/lua/values.h"
#include "text/nearest.h"

void fields_fault(struct fields *f, const char *format, ...)
{
    char text[1000];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    f->ok = diag_error(host_diag(f->host), f->place, "DECLARE", "%.*s: %s", STR_ARG(f->what), text);
}

static bool is_date(lua_State *L, int index, date_days *out)
{
    return values_get_date(L, index, out) || (lua_type(L, index) == LUA_TSTRING && date_parse_iso(host_str(L, index), out));
}

static bool is_texts(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TTABLE)
        return lua_type(L, index) == LUA_TSTRING;
    lua_Integer n = (lua_Integer)lua_rawlen(L, index);
    for (lua_Integer i = 1; i <= n; i++) {
        bool text = lua_rawgeti(L, index, i) == LUA_TSTRING;
        lua_pop(L, 1);
        if (!text)
            return false;
    }
    return true;
}

static bool has_type(lua_State *L, int index, enum field_type type)
{
    struct number n;
    date_days days;
    switch (type) {
    case FIELD_TEXT: return lua_type(L, index) == LUA_TSTRING;
    case FIELD_TEXTS: return is_texts(L, index);
    case FIELD_INTEGER: return lua_isinteger(L, index);
    case FIELD_NUMBER: return values_get_number(L, index, &n);
    case FIELD_FLAG: return lua_type(L, index) == LUA_TBOOLEAN;
    case FIELD_DATE: return is_date(L, index, &days);
    case FIELD_FUNCTION: return lua_type(L, index) == LUA_TFUNCTION;
    case FIELD_TABLE: return lua_type(L, index) == LUA_TTABLE;
    case FIELD_ANY: return true;
    }
    return false;
}

static const char *type_words(enum field_type type)
{
    static const char *const words[] = {N_("a text"),  N_("a text or a list of texts"), N_("a whole number"), N_("a number"),
                                        N_("true or false"), N_("a date such as \"2024-12-10\""), N_("a function"),
                                        N_("a table"), N_("anything")};
    return _(words[type]);
}

static const struct field *find_field(const struct field *list, struct str name)
{
    for (; list->name; list++)
        if (str_equal(str_from(list->name), name))
            return list;
    return NULL;
}

static void report_unknown(struct fields *f, const struct field *list, struct str name)
{
    struct str names[64];
    size_t n = 0;
    for (const struct field *l = list; l->name && n < sizeof names / sizeof *names; l++)
        names[n++] = str_from(l->name);
    long near = text_nearest(name, names, n);
    if (near < 0)
        fields_fault(f, _("there is no field “%.*s”"), STR_ARG(name));
    else
        fields_fault(f, _("there is no field “%.*s”; did you mean “%.*s”?"), STR_ARG(name), STR_ARG(names[near]));
}

static void check_known(struct fields *f, const struct field *list)
{
    lua_State *L = host_lua(f->host);
    int table = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        struct str name = lua_type(L, -2) == LUA_TSTRING ? host_str(L, -2) : STR("[1]");
        const struct field *known = find_field(list, name);
        if (!known)
            report_unknown(f, list, name);
        else if (!has_type(L, lua_gettop(L), known->type))
            fields_fault(f, _("field “%s” must be %s"), known->name, type_words(known->type));
    }
}

void fields_check(struct fields *f, const struct field *list)
{
    lua_State *L = host_lua(f->host);
    check_known(f, list);
    for (; list->name; list++) {
        bool absent = list->required && lua_getfield(L, -1, list->name) == LUA_TNIL;
        if (list->required)
            lua_pop(L, 1);
        if (absent)
            fields_fault(f, _("field “%s” is missing"), list->name);
    }
}

struct str fields_text(const struct fields *f, const char *name)
{
    lua_State *L = host_lua(f->host);
    struct str text = {0};
    if (lua_getfield(L, -1, name) == LUA_TSTRING)
        text = arena_str(host_arena(f->host), host_str(L, -1));
    lua_pop(L, 1);
    return text;
}

struct str *fields_texts(const struct fields *f, const char *name, size_t *count)
{
    lua_State *L = host_lua(f->host);
    struct arena *a = host_arena(f->host);
    struct str *texts = NULL;
    *count = 0;
    int type = lua_getfield(L, -1, name);
    if (type == LUA_TSTRING) {
        texts = ARENA_NEW(a, struct str);
        texts[(*count)++] = arena_str(a, host_str(L, -1));
    } else if (type == LUA_TTABLE && is_texts(L, lua_gettop(L))) {
        size_t n = lua_rawlen(L, -1);
        texts = ARENA_ARRAY(a, struct str, n);
        for (; *count < n; lua_pop(L, 1)) {
            lua_rawgeti(L, -1, (lua_Integer)*count + 1);
            texts[(*count)++] = arena_str(a, host_str(L, -1));
        }
    }
    lua_pop(L, 1);
    return texts;
}

int64_t fields_integer(const struct fields *f, const char *name, int64_t otherwise)
{
    lua_State *L = host_lua(f->host);
    lua_getfield(L, -1, name);
    int64_t value = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : otherwise;
    lua_pop(L, 1);
    return value;
}

bool fields_number(const struct fields *f, const char *name, struct number *out)
{
    lua_State *L = host_lua(f->host);
    lua_getfield(L, -1, name);
    bool ok = values_get_number(L, lua_gettop(L), out);
    lua_pop(L, 1);
    return ok;
}

bool fields_flag(const struct fields *f, const char *name, bool otherwise)
{
    lua_State *L = host_lua(f->host);
    bool value = lua_getfield(L, -1, name) == LUA_TBOOLEAN ? lua_toboolean(L, -1) : otherwise;
    lua_pop(L, 1);
    return value;
}

bool fields_date(const struct fields *f, const char *name, date_days *out)
{
    lua_State *L = host_lua(f->host);
    lua_getfield(L, -1, name);
    bool ok = is_date(L, lua_gettop(L), out);
    lua_pop(L, 1);
    return ok;
}

int fields_function(const struct fields *f, const char *name)
{
    lua_State *L = host_lua(f->host);
    if (lua_getfield(L, -1, name) == LUA_TFUNCTION)
        return luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pop(L, 1);
    return 0;
}

int fields_word(struct fields *f, const char *name, const char *const *words)
{
    struct str word = fields_text(f, name);
    if (!word.len)
        return 0;
    for (int i = 0; words[i]; i++)
        if (str_equal(word, str_from(words[i])))
            return i;
    fields_fault(f, _("field “%s”: “%.*s” is none of the words that it takes"), name, STR_ARG(word));
    return 0;
}
