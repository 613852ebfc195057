#include "rules/scripts.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/file.h"
#include "base/i18n.h"
#include "rules/expressions/compile.h"
#include "rules/figures/context.h"
#include "rules/figures/indicator.h"
#include "rules/lua/content.h"
#include "rules/lua/kinds.h"
#include "rules/lua/language.h"
#include "rules/lua/rows.h"
#include "rules/lua/values.h"
#include "rules/lua/withheld.h"

struct host *scripts_host(void)
{
    struct host *h = host_new();
    lua_State *L = host_lua(h);
    values_open(L);
    content_open(L);
    rows_open(L);
    kinds_open(L);
    language_open(L);
    declare_open(h);
    indicators_open(h);
    compile_open(h);
    return h;
}

/* A script as people write it, or as it was compiled when the program was built. */
struct script_form {
    struct str ending;
    bool (*run)(struct host *h, struct str file, struct str content, struct diag *d);
};

static bool load_one(struct host *h, struct script_form form, struct str path, struct script_file *file, struct diag *d)
{
    enum { SCRIPT_LIMIT = 4 << 20 };
    struct buf content;
    buf_init(&content, SCRIPT_LIMIT);
    bool ok = file_read(path, SCRIPT_LIMIT, &content, d);
    file->digest = hash_bytes(buf_str(&content));
    ok = ok && form.run(h, file->path, buf_str(&content), d);
    buf_release(&content);
    return ok;
}

/* Every script is run, also after a faulty one, so that all faults are told. */
static bool load_folder(struct host *h, struct script_form form, struct str folder, struct str shown, struct script_file **files,
                        size_t *count, struct diag *d)
{
    struct arena *a = host_arena(h);
    struct str *names;
    size_t n;
    bool ok = true;
    *count = 0;
    if (!folder_list(a, folder, &names, &n, d))
        return false;
    *files = ARENA_ARRAY(a, struct script_file, n);
    for (size_t i = 0; i < n; i++) {
        struct script_file *file = &(*files)[*count];
        if (!str_ends(names[i], form.ending))
            continue;
        file->path = path_join(a, shown, names[i]);
        ok = load_one(h, form, path_join(a, folder, names[i]), file, d) && ok;
        (*count)++;
    }
    return ok;
}

bool scripts_load_library(struct host *h, struct str folder, struct diag *d)
{
    const struct script_form compiled = {STR(".luac"), host_run_compiled};
    struct script_file *files;
    size_t count;
    return load_folder(h, compiled, folder, STR("lib"), &files, &count, d);
}

bool scripts_load(struct host *h, struct str folder, struct str shown, struct script_file **files, size_t *count, struct diag *d)
{
    const struct script_form text = {STR(".lua"), host_run};
    size_t before = d->errors; /* a faulty declaration does not stop its script */
    bool loaded = load_folder(h, text, folder, shown, files, count, d);
    return declare_check(h, d) && loaded && d->errors == before;
}

/* ---- checks ---- */

/* Rows to be dropped once all checks have looked at everything. */
struct drops {
    struct arena *arena;
    struct drop {
        struct table *table;
        size_t row;
    } *items;
    size_t count, capacity;
};

/* report(row, "column" or nil, "text"). Upvalues: the check, the drops. */
static int check_report(lua_State *L)
{
    const struct check_kind *k = lua_touserdata(L, lua_upvalueindex(1));
    struct drops *drops = lua_touserdata(L, lua_upvalueindex(2));
    struct table *t;
    size_t row;
    if (!rows_get(L, 1, &t, &row))
        return luaL_argerror(L, 1, _("a row was expected"));
    luaL_checkstring(L, 3);
    int column = lua_isnoneornil(L, 2) ? -1 : schema_column(table_schema(t), host_str(L, 2));
    struct place where = column < 0 ? table_place(t, row) : table_cell_place(t, row, (size_t)column);
    struct diag *d = host_diag(host_of(L));
    if (k->is_error)
        diag_error(d, where, k->code.ptr, "%s", lua_tostring(L, 3));
    else
        diag_warn(d, where, k->code.ptr, "%s", lua_tostring(L, 3));
    if (k->drops)
        *ARENA_PUSH(drops->arena, drops->items, drops->count, drops->capacity) = (struct drop){t, row};
    return 0;
}

static void run_check(struct host *h, struct check_kind *k, struct drops *drops, struct diag *d)
{
    lua_State *L = host_lua(h);
    lua_rawgeti(L, LUA_REGISTRYINDEX, k->run_ref);
    context_push(h, STR(""), STR(""));
    lua_pushlightuserdata(L, k);
    lua_pushlightuserdata(L, drops);
    lua_pushcclosure(L, check_report, 2);
    host_call(h, 2, 0, k->place, d);
}

bool scripts_run_checks(struct host *h, struct diag *d)
{
    struct declarations *all = declare_all(h);
    struct drops drops = {.arena = host_arena(h)};
    size_t before = d->errors;
    for (size_t i = 0; i < all->check_count; i++)
        run_check(h, &all->checks[i], &drops, d);
    for (size_t i = 0; i < drops.count; i++)
        table_drop(drops.items[i].table, drops.items[i].row);
    return d->errors == before;
}

/* What a check looks at is known only when it has run: first for nobody, then, when no withheld table was asked for, aloud. */
void scripts_run_clean_checks(struct host *h, struct diag *d)
{
    struct declarations *all = declare_all(h);
    struct drops drops = {.arena = host_arena(h)};
    for (size_t i = 0; i < all->check_count; i++) {
        struct diag unheard;
        diag_init(&unheard);
        withheld_take(host_lua(h));
        run_check(h, &all->checks[i], &drops, &unheard);
        diag_release(&unheard);
        if (!withheld_take(host_lua(h)))
            run_check(h, &all->checks[i], &drops, d);
    }
}

/* ---- documents ---- */

static bool subject_key(struct host *h, const struct document_kind *k, struct subject *s, struct diag *d)
{
    lua_State *L = host_lua(h);
    if (!k->key_ref)
        return diag_error(d, k->place, "DOCUMENT", _("document %.*s: each needs key, so that documents can be told apart"), STR_ARG(k->id));
    lua_rawgeti(L, LUA_REGISTRYINDEX, k->key_ref);
    lua_rawgeti(L, LUA_REGISTRYINDEX, s->ref);
    if (!host_call(h, 1, 1, k->place, d))
        return false;
    bool ok = lua_type(L, -1) == LUA_TSTRING && lua_rawlen(L, -1) > 0;
    if (ok)
        s->key = arena_str(host_arena(h), host_str(L, -1));
    else
        diag_error(d, k->place, "DOCUMENT", _("document %.*s: key must give a text"), STR_ARG(k->id));
    lua_pop(L, 1);
    return ok;
}

bool scripts_subjects(struct host *h, const struct document_kind *k, struct subject **subjects, size_t *count, struct diag *d)
{
    lua_State *L = host_lua(h);
    struct arena *a = host_arena(h);
    *count = 0;
    if (k->amend_count)
        return true;
    if (!k->each_ref) {
        *subjects = ARENA_NEW(a, struct subject);
        *count = 1;
        return true;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, k->each_ref);
    context_push(h, STR(""), STR(""));
    if (!host_call(h, 1, 1, k->place, d))
        return false;
    if (lua_type(L, -1) != LUA_TTABLE) {
        lua_pop(L, 1);
        return diag_error(d, k->place, "DOCUMENT", _("document %.*s: each must give a list"), STR_ARG(k->id));
    }
    size_t n = lua_rawlen(L, -1);
    bool ok = true;
    *subjects = ARENA_ARRAY(a, struct subject, n);
    for (size_t i = 0; i < n; i++) {
        struct subject *s = &(*subjects)[(*count)++];
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        s->ref = luaL_ref(L, LUA_REGISTRYINDEX);
        ok = ok && subject_key(h, k, s, d);
    }
    lua_pop(L, 1);
    return ok;
}

bool scripts_push_data(struct host *h, const struct document_kind *k, const struct subject *s, struct diag *d)
{
    lua_State *L = host_lua(h);
    lua_rawgeti(L, LUA_REGISTRYINDEX, k->data_ref);
    context_push(h, STR(""), STR(""));
    if (s->ref)
        lua_rawgeti(L, LUA_REGISTRYINDEX, s->ref);
    else
        lua_pushnil(L);
    if (!host_call(h, 2, 1, k->place, d))
        return false;
    if (lua_type(L, -1) == LUA_TTABLE || rows_is(L, lua_gettop(L)))
        return true;
    lua_pop(L, 1);
    return diag_error(d, k->place, "DOCUMENT", _("document %.*s: data must give a record"), STR_ARG(k->id));
}

void scripts_pop(struct host *h)
{
    lua_pop(host_lua(h), 1);
}

static void push_rows(struct host *h, const struct node *n)
{
    lua_State *L = host_lua(h);
    lua_createtable(L, (int)n->count, 0);
    for (size_t i = 0; i < n->count; i++) {
        lua_createtable(L, 0, (int)n->width);
        for (uint32_t j = 0; j < n->width; j++) {
            host_push_str(L, n->names[j]);
            host_push_str(L, n->rows[i][j]);
            lua_rawset(L, -3);
        }
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

void scripts_push_tree(struct host *h, const struct node *n)
{
    lua_State *L = host_lua(h);
    if (n->kind == NODE_VALUE) {
        if (n->value.kind == VALUE_UNKNOWN)
            lua_getglobal(L, "unknown");
        else
            values_push(L, n->value);
        return;
    }
    luaL_checkstack(L, 4, NULL);
    if (n->kind == NODE_ROWS) {
        push_rows(h, n);
        return;
    }
    if (n->kind == NODE_RECORD && !n->count) {
        values_push_empty_record(L);
        return;
    }
    lua_createtable(L, n->kind == NODE_LIST ? (int)n->count : 0, n->kind == NODE_RECORD ? (int)n->count : 0);
    for (size_t i = 0; i < n->count; i++) {
        if (n->kind == NODE_RECORD)
            host_push_str(L, n->names[i]);
        scripts_push_tree(h, &n->items[i]);
        if (n->kind == NODE_RECORD)
            lua_rawset(L, -3);
        else
            lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

bool scripts_push_chunk(struct host *h, struct str file, struct str text, struct diag *d)
{
    lua_State *L = host_lua(h);
    if (!host_load(h, file, text, d) || !host_call(h, 0, 1, place_file(file), d))
        return false;
    if (lua_type(L, -1) == LUA_TTABLE)
        return true;
    lua_pop(L, 1);
    return diag_error(d, place_file(file), "DATA", "%s", _("a file of data in Lua must return a table"));
}

struct subject scripts_tree_subject(struct host *h, const struct node *n)
{
    scripts_push_tree(h, n);
    return (struct subject){.ref = luaL_ref(host_lua(h), LUA_REGISTRYINDEX)};
}
