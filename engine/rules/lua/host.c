/* The allocator counts bytes; what a call may cost beside them is in budget.h. */
#include "rules/lua/host.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/i18n.h"
#include "rules/lua/sandbox.h"

struct host {
    lua_State *lua;
    struct arena arena;
    size_t memory;
    struct budget budget;
    struct diag *diag;
    struct pictures pictures;
    struct place failed_at; /* where the error under way was raised; file empty: not in a script */
};

static void *allocate(void *context, void *old, size_t old_size, size_t size)
{
    struct host *h = context;
    size_t had = old ? old_size : 0;
    if (size == 0) {
        free(old);
        h->memory -= had;
        return NULL;
    }
    if (size > had && h->memory + (size - had) > HOST_MEMORY_LIMIT)
        return NULL;
    void *block = realloc(old, size);
    if (block)
        h->memory += size - had;
    return block;
}

struct host *host_of(lua_State *L)
{
    return *(struct host **)lua_getextraspace(L);
}

struct lua_State *host_lua(struct host *h)
{
    return h->lua;
}

void *host_keep(struct host *h, const void *key, size_t size)
{
    void *kept = lua_newuserdatauv(h->lua, size, 0);
    memset(kept, 0, size);
    lua_rawsetp(h->lua, LUA_REGISTRYINDEX, key);
    return kept;
}

void *host_kept(struct host *h, const void *key)
{
    lua_rawgetp(h->lua, LUA_REGISTRYINDEX, key);
    void *kept = lua_touserdata(h->lua, -1);
    lua_pop(h->lua, 1);
    return kept;
}

struct arena *host_arena(struct host *h)
{
    return &h->arena;
}

struct pictures *host_pictures(struct host *h)
{
    return &h->pictures;
}

struct diag *host_diag(struct host *h)
{
    return h->diag;
}

struct budget *host_budget(struct host *h)
{
    return &h->budget;
}

/* Memory ran out where nothing catches it: between two calls, with the ceiling all but reached. */
static int give_up(lua_State *L)
{
    (void)L;
    fprintf(stderr, "pisar: %s [LUA-MEMORY]\n", _("the script needs more memory than it may have"));
    _exit(EXIT_FAULTY);
}

struct host *host_new(void)
{
    struct host *h = calloc(1, sizeof *h);
    if (!h)
        fatal_no_memory();
    h->lua = lua_newstate(allocate, h);
    if (!h->lua)
        fatal_no_memory();
    *(struct host **)lua_getextraspace(h->lua) = h;
    lua_atpanic(h->lua, give_up);
    budget_watch();
    sandbox_open(h->lua);
    return h;
}

void host_free(struct host *h)
{
    lua_close(h->lua);
    pictures_release(&h->pictures);
    arena_release(&h->arena);
    free(h);
}

struct str host_str(lua_State *L, int index)
{
    size_t len;
    const char *text = lua_tolstring(L, index, &len);
    return str_make(text, text ? len : 0);
}

void host_push_str(lua_State *L, struct str s)
{
    lua_pushlstring(L, s.len ? s.ptr : "", s.len);
}

/* The nearest level that is a script's function: chunks of scripts are named "@path". */
static bool script_level(lua_State *L, lua_Debug *ar)
{
    for (int level = 0; lua_getstack(L, level, ar); level++)
        if (lua_getinfo(L, "Sl", ar) && ar->source[0] == '@' && ar->currentline > 0)
            return true;
    return false;
}

struct place host_place(lua_State *L)
{
    lua_Debug ar;
    return script_level(L, &ar) ? place_at(str_from(ar.source + 1), ar.currentline, 0) : (struct place){0};
}

/* Message handler: notes the place and keeps the text without the short name that Lua puts before it. */
static int note_error(lua_State *L)
{
    struct host *h = host_of(L);
    lua_Debug ar;
    h->failed_at = (struct place){0};
    if (script_level(L, &ar)) {
        h->failed_at = place_at(arena_str(&h->arena, str_from(ar.source + 1)), ar.currentline, 0);
        lua_pushfstring(L, "%s:%d: ", ar.short_src, ar.currentline);
        struct str prefix = host_str(L, -1), text = host_str(L, 1);
        if (lua_type(L, 1) == LUA_TSTRING && str_starts(text, prefix)) {
            host_push_str(L, str_slice(text, prefix.len, text.len));
            lua_replace(L, 1);
        }
        lua_pop(L, 1);
    }
    if (lua_type(L, 1) != LUA_TSTRING)
        lua_pushstring(L, _("error without a text"));
    else
        lua_pushvalue(L, 1);
    return 1;
}

static bool report(struct host *h, int status, struct place where, struct diag *d)
{
    lua_State *L = h->lua;
    const struct budget *b = &h->budget;
    struct place failed_at = b->ended ? b->ended_at : h->failed_at, at = failed_at.file.len ? failed_at : where;
    if (status == LUA_ERRMEM || b->memory)
        diag_error(d, at, "LUA-MEMORY", "%s", _("the script needs more memory than it may have"));
    else if (b->ended)
        diag_error(d, at, "LUA", "%s", b->ended);
    else
        diag_error(d, at, "LUA", "%.*s", STR_ARG(host_str(L, -1)));
    lua_pop(L, 1);
    return false;
}

bool host_call(struct host *h, int args, int results, struct place where, struct diag *d)
{
    lua_State *L = h->lua;
    int function = lua_gettop(L) - args;
    struct diag *outer = h->diag;
    lua_pushcfunction(L, note_error);
    lua_insert(L, function);
    h->failed_at = (struct place){0};
    if (!outer)
        budget_start(L, where);
    h->diag = d;
    int status = lua_pcall(L, args, results, function);
    h->diag = outer;
    if (!outer)
        budget_stop(L);
    lua_remove(L, function);
    return status == LUA_OK || report(h, status, where, d);
}

/* A syntax error of Lua reads `short_src:LINE: text`; the long name is known here, so only LINE is wanted. */
static bool report_syntax(struct host *h, struct str file, struct diag *d)
{
    struct str text = host_str(h->lua, -1), rest = text;
    size_t mark = str_find(text, STR(": "), 0);
    int64_t line = 0;
    if (mark != SIZE_MAX) {
        size_t colon = mark;
        while (colon > 0 && text.ptr[colon - 1] != ':')
            colon--;
        if (str_to_int64(str_slice(text, colon, mark), &line))
            rest = str_slice(text, mark + 2, text.len);
    }
    diag_error(d, place_at(file, (long)line, 0), "LUA-SYNTAX", "%.*s", STR_ARG(rest));
    lua_pop(h->lua, 1);
    return false;
}

bool host_load(struct host *h, struct str file, struct str text, struct diag *d)
{
    struct str chunk = arena_printf(&h->arena, "@%.*s", STR_ARG(file));
    if (text.len >= 3 && memcmp(text.ptr, "\xEF\xBB\xBF", 3) == 0)
        text = str_slice(text, 3, text.len);
    if (luaL_loadbufferx(h->lua, text.len ? text.ptr : "", text.len, chunk.ptr, "t") != LUA_OK)
        return report_syntax(h, file, d);
    return true;
}

bool host_run(struct host *h, struct str file, struct str text, struct diag *d)
{
    return host_load(h, file, text, d) && host_call(h, 0, 0, place_file(file), d);
}

bool host_run_compiled(struct host *h, struct str file, struct str chunk, struct diag *d)
{
    bool loaded = luaL_loadbufferx(h->lua, chunk.ptr, chunk.len, file.ptr, "b") == LUA_OK || report_syntax(h, file, d);
    return loaded && host_call(h, 0, 0, place_file(file), d);
}
