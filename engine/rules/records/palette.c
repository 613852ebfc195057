/* Tables of Lua are filled, the one under way on top of the stack: a template will ask for their fields by name. */
#include "rules/records/palette.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "rules/expressions/scopes.h"
#include "rules/lua/rows.h"
#include "rules/records/palette_value.h"
#include "text/collate.h"

enum { DEPTH_LIMIT = 5, ITEMS_LOOKED_AT = 20, COLUMNS_IN_LOOP = 5 };

/* A list found among the fields of a record. */
struct found_list {
    struct str tag, shown;  /* what a tag names it by; its path for people */
    struct str open, close; /* the tags inside which its items are seen */
    int ref;
};

struct group {
    struct found_list *lists;
    size_t list_count, list_capacity;
};

struct walk {
    struct host *host;
    lua_State *L;
    struct arena arena;
    struct collator *collator;
    const struct document_kind *kind;
    struct str example;
    int groups; /* index of the list of groups */
};

static void set_text(lua_State *L, const char *name, struct str text)
{
    host_push_str(L, text);
    lua_setfield(L, -2, name);
}

/* Appends the value on top of the stack to the list at `index`; pops it. */
static void append(lua_State *L, int index)
{
    lua_rawseti(L, index, (lua_Integer)lua_rawlen(L, index) + 1);
}

/* ---- records ---- */

/* A name as a piece of a longer path: in square brackets unless it is one word. */
static struct str path_of(struct arena *a, struct str before, struct str name)
{
    static const char never[] = " .,:;|()[]{}\"'+-*/=<>~#%^№";
    bool plain = true;
    for (size_t i = 0; i < name.len; i++)
        plain = plain && !strchr(never, name.ptr[i]);
    if (!before.len)
        return name;
    return arena_printf(a, plain ? "%.*s.%.*s" : "%.*s.[%.*s]", STR_ARG(before), STR_ARG(name));
}

static bool is_list(lua_State *L, int index)
{
    return lua_type(L, index) == LUA_TTABLE && !rows_is(L, index) && lua_rawlen(L, index) > 0;
}

static bool is_record(struct walk *w, int index)
{
    struct str *names;
    return scopes_field_names(w->L, index, &w->arena, &names) > 0;
}

/* Adds the value at `index` to the list of fields at `fields`. */
static void add_field(struct walk *w, int fields, struct str path, int index)
{
    lua_State *L = w->L;
    struct shown_value v = palette_value(w->host, &w->arena, path, index);
    lua_newtable(L);
    set_text(L, "тег", arena_printf(&w->arena, "{%.*s}", STR_ARG(path)));
    set_text(L, "имя", path);
    set_text(L, "вид", v.kind);
    set_text(L, "пример", v.example);
    set_text(L, "фильтры", v.filters);
    append(L, fields);
}

static void add_fields(struct walk *w, struct group *g, int fields, struct str before, int record, int depth);

static void add_value(struct walk *w, struct group *g, int fields, struct str path, int index, int depth)
{
    lua_State *L = w->L;
    if (is_list(L, index)) {
        lua_pushvalue(L, index);
        *ARENA_PUSH(&w->arena, g->lists, g->list_count, g->list_capacity) =
            (struct found_list){.tag = path, .shown = path, .ref = luaL_ref(L, LUA_REGISTRYINDEX)};
    } else if (depth < DEPTH_LIMIT && lua_type(L, index) != LUA_TFUNCTION && is_record(w, index)) {
        add_fields(w, g, fields, path, index, depth + 1);
    } else if (lua_type(L, index) != LUA_TFUNCTION && lua_type(L, index) != LUA_TTABLE) {
        add_field(w, fields, path, index);
    }
}

/* A name with what the Russian order compares it by. */
struct ordered {
    struct str key, name;
};

static int compare_ordered(const void *a, const void *b)
{
    return str_compare_items(&((const struct ordered *)a)->key, &((const struct ordered *)b)->key);
}

/* Names of the fields as people look for them: ё beside е, small letters beside capitals. */
static size_t names_in_order(struct walk *w, int record, struct str **names)
{
    size_t count = scopes_field_names(w->L, record, &w->arena, names);
    struct ordered *all = ARENA_ARRAY(&w->arena, struct ordered, count + 1);
    for (size_t i = 0; i < count; i++)
        all[i] = (struct ordered){collator_key(w->collator, &w->arena, (*names)[i]), (*names)[i]};
    if (count)
        qsort(all, count, sizeof *all, compare_ordered);
    for (size_t i = 0; i < count; i++)
        (*names)[i] = all[i].name;
    return count;
}

static void add_fields(struct walk *w, struct group *g, int fields, struct str before, int record, int depth)
{
    struct str *names;
    size_t count = names_in_order(w, record, &names);
    luaL_checkstack(w->L, 20, NULL);
    for (size_t i = 0; i < count; i++) {
        struct str name = arena_str(&w->arena, names[i]);
        if (!rows_push_field(w->L, record, name))
            continue;
        add_value(w, g, fields, path_of(&w->arena, before, name), lua_gettop(w->L), depth);
        lua_pop(w->L, 1);
    }
}

/* ---- lists ---- */

/* Pushes a record with every field that the first items of the list have. */
static void push_merged(struct walk *w, int list)
{
    lua_State *L = w->L;
    lua_newtable(L);
    int merged = lua_gettop(L);
    for (lua_Integer i = 1; i <= ITEMS_LOOKED_AT && i <= (lua_Integer)lua_rawlen(L, list); i++) {
        struct str *names;
        lua_rawgeti(L, list, i);
        int item = lua_gettop(L);
        size_t count = scopes_field_names(L, item, &w->arena, &names);
        for (size_t n = 0; n < count; n++) {
            struct str name = arena_str(&w->arena, names[n]);
            host_push_str(L, name);
            bool known = lua_rawget(L, merged) != LUA_TNIL;
            lua_pop(L, 1);
            if (known || !rows_push_field(L, item, name))
                continue;
            if (lua_isnil(L, -1)) { /* a cell that is empty here is a field all the same */
                lua_pop(L, 1);
                lua_getglobal(L, "unknown");
            }
            host_push_str(L, name);
            lua_insert(L, -2);
            lua_rawset(L, merged);
        }
        lua_settop(L, merged);
    }
}

/* The tag of a column: the field, or a list inside the item as a loop in one cell. */
static void add_column(struct walk *w, int columns, struct str name, struct str tag)
{
    lua_newtable(w->L);
    set_text(w->L, "имя", name);
    set_text(w->L, "тег", tag);
    append(w->L, columns);
}

/* The fields of the list at `fields`, a few at a time, as rows of tables that can be copied with their loops. */
static void set_loops(struct walk *w, int fields, struct str list)
{
    lua_State *L = w->L;
    size_t count = lua_rawlen(L, fields), tables = (count + COLUMNS_IN_LOOP - 1) / COLUMNS_IN_LOOP;
    lua_newtable(L);
    int loops = lua_gettop(L);
    for (size_t n = 0; n < tables; n++) { /* as wide as one another */
        size_t from = count * n / tables, end = count * (n + 1) / tables;
        lua_newtable(L);
        lua_newtable(L);
        int columns = lua_gettop(L);
        for (size_t i = from; i < end; i++) {
            lua_rawgeti(L, fields, (lua_Integer)i + 1);
            lua_getfield(L, -1, "тег");
            lua_getfield(L, -2, "имя");
            struct str tag = host_str(L, -2), name = host_str(L, -1);
            struct str open = i == from ? arena_printf(&w->arena, "{#%.*s}", STR_ARG(list)) : STR("");
            struct str close = i + 1 == end ? arena_printf(&w->arena, "{/%.*s}", STR_ARG(list)) : STR("");
            add_column(w, columns, name, arena_printf(&w->arena, "%.*s%.*s%.*s", STR_ARG(open), STR_ARG(tag), STR_ARG(close)));
            lua_settop(L, columns);
        }
        lua_setfield(L, -2, "столбцы");
        append(L, loops);
    }
    lua_setfield(L, -2, "циклы");
}

static void add_group(struct walk *w, const struct found_list *of, struct str title, struct str note, int depth);

static void add_list(struct walk *w, const struct found_list *list, int depth)
{
    lua_State *L = w->L;
    lua_rawgeti(L, LUA_REGISTRYINDEX, list->ref);
    luaL_unref(L, LUA_REGISTRYINDEX, list->ref);
    size_t count = lua_rawlen(L, -1);
    struct str title = arena_printf(&w->arena, _("List “%.*s”"), STR_ARG(list->shown));
    struct str note = arena_printf(&w->arena, _("These tags stand inside %.*s … %.*s; items in the example: %zu."), STR_ARG(list->open),
                                   STR_ARG(list->close), count);
    push_merged(w, lua_gettop(L));
    if (!is_record(w, lua_gettop(L))) {
        lua_pop(L, 1);
        lua_rawgeti(L, -1, 1); /* a list of single values: {.} */
    }
    add_group(w, list, title, note, depth);
    lua_pop(L, 2);
}

/* A group for the record, or the single value, on top of the stack, which stays; then those of its lists. */
static void add_group(struct walk *w, const struct found_list *of, struct str title, struct str note, int depth)
{
    lua_State *L = w->L;
    struct group g = {0};
    luaL_checkstack(L, 20, NULL);
    int record = lua_gettop(L);
    lua_newtable(L);
    set_text(L, "заголовок", title);
    set_text(L, "пояснение", note);
    lua_newtable(L);
    int fields = lua_gettop(L);
    if (is_record(w, record))
        add_fields(w, &g, fields, STR(""), record, 0);
    else
        add_field(w, fields, STR("."), record);
    lua_pushvalue(L, fields);
    lua_setfield(L, -3, "поля");
    lua_insert(L, -2);
    fields = lua_gettop(L) - 1;
    if (of)
        set_loops(w, fields, of->tag);
    append(L, w->groups);
    lua_settop(L, record);
    for (size_t i = 0; i < g.list_count && depth < DEPTH_LIMIT; i++) {
        struct found_list *list = &g.lists[i];
        list->open = arena_printf(&w->arena, "%.*s{#%.*s}", STR_ARG(of ? of->open : STR("")), STR_ARG(list->tag));
        list->close = arena_printf(&w->arena, "{/%.*s}%.*s", STR_ARG(list->tag), STR_ARG(of ? of->close : STR("")));
        if (of)
            list->shown = arena_printf(&w->arena, "%.*s → %.*s", STR_ARG(of->shown), STR_ARG(list->tag));
        add_list(w, list, depth + 1);
    }
}

/* ---- documents ---- */

void palette_push(struct host *h)
{
    lua_State *L = host_lua(h);
    lua_newtable(L);
    set_text(L, "проект", declare_all(h)->project.title);
    lua_newtable(L);
    lua_setfield(L, -2, "документы");
}

/* The walk, the palette and the data. */
static int add_protected(lua_State *L)
{
    struct walk *w = lua_touserdata(L, 1);
    w->L = L;
    lua_getfield(L, 2, "документы");
    lua_newtable(L);
    set_text(L, "код", w->kind->id);
    set_text(L, "название", w->kind->title);
    set_text(L, "образец", w->example);
    lua_newtable(L);
    w->groups = lua_gettop(L);
    lua_pushvalue(L, 3);
    add_group(w, NULL, str_from(_("Fields of the document")), STR(""), 0);
    lua_pop(L, 1);
    lua_setfield(L, -2, "группы");
    append(L, lua_gettop(L) - 1);
    return 0;
}

bool palette_add(struct host *h, const struct document_kind *k, struct str example, struct diag *d)
{
    lua_State *L = host_lua(h);
    struct walk w = {.host = h, .kind = k, .example = example, .collator = collator_new()};
    lua_pushcfunction(L, add_protected);
    lua_pushlightuserdata(L, &w);
    lua_pushvalue(L, -4); /* the palette */
    lua_pushvalue(L, -4); /* the data */
    bool ok = host_call(h, 3, 0, k->place, d);
    lua_pop(L, 1);
    collator_free(w.collator);
    arena_release(&w.arena);
    return ok;
}
