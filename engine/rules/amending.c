#include "rules/amending.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/i18n.h"
#include "rules/figures/context.h"

static void set_text(lua_State *L, const char *name, struct str text)
{
    host_push_str(L, text);
    lua_setfield(L, -2, name);
}

static void set_integer(lua_State *L, const char *name, size_t value)
{
    lua_pushinteger(L, (lua_Integer)value);
    lua_setfield(L, -2, name);
}

static void push_line(lua_State *L, const struct line *l)
{
    lua_createtable(L, 0, 3);
    set_integer(L, "part", l->part);
    if (!l->table) {
        set_text(L, "text", l->text);
        return;
    }
    set_integer(L, "table", l->table);
    lua_createtable(L, (int)l->cell_count, 0);
    for (size_t i = 0; i < l->cell_count; i++) {
        host_push_str(L, l->cells[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "cells");
}

static void set_lines(lua_State *L, const char *name, const struct lines *lines)
{
    lua_createtable(L, (int)lines->count, 0);
    for (size_t i = 0; i < lines->count; i++) {
        push_line(L, &lines->items[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, name);
}

static void push_words(lua_State *L, const struct rewording *c)
{
    lua_createtable(L, (int)c->word_count, 0);
    for (size_t i = 0; i < c->word_count; i++) {
        lua_createtable(L, 0, 3);
        set_text(L, "was", c->words[i].was);
        set_text(L, "became", c->words[i].became);
        set_integer(L, "at", c->words[i].at + 1);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_changes(lua_State *L, const struct amended *m)
{
    lua_createtable(L, (int)m->change_count, 0);
    for (size_t i = 0; i < m->change_count; i++) {
        const struct rewording *c = &m->changes[i];
        lua_createtable(L, 0, 6);
        set_text(L, "place", c->place);
        set_text(L, "was", c->was);
        set_text(L, "became", c->became);
        push_words(L, c);
        lua_setfield(L, -2, "words");
        if (c->line)
            set_integer(L, "line", c->line);
        if (c->cell)
            set_integer(L, "cell", c->cell);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* The data of the signed document is on top of the stack and becomes a field of what is pushed. */
static void wrap(lua_State *L, const struct amended *m)
{
    lua_createtable(L, 0, 8);
    lua_insert(L, -2);
    lua_setfield(L, -2, "data");
    set_text(L, "id", m->kind->id);
    set_text(L, "title", m->kind->title);
    set_text(L, "file", m->file);
    signing_push_act(L, &m->act);
    lua_setfield(L, -2, "act");
    push_changes(L, m);
    lua_setfield(L, -2, "changes");
    set_lines(L, "was", m->was);
    set_lines(L, "now", m->now);
}

bool amending_push(struct host *h, const struct document_kind *k, const struct amended *m, struct diag *d)
{
    lua_State *L = host_lua(h);
    luaL_checkstack(L, 12, NULL);
    lua_rawgeti(L, LUA_REGISTRYINDEX, k->data_ref);
    context_push(h, STR(""), STR(""));
    if (!scripts_push_data(h, m->kind, m->subject, d)) {
        lua_pop(L, 2);
        return false;
    }
    wrap(L, m);
    if (!host_call(h, 2, 1, k->place, d))
        return false;
    if (lua_type(L, -1) == LUA_TTABLE)
        return true;
    lua_pop(L, 1);
    return diag_error(d, k->place, "DOCUMENT", _("document %.*s: data must give a record"), STR_ARG(k->id));
}
