/* Each declaring function reads one table by a list of fields; faults go to the diag of the script that runs, so
 * that one bad declaration does not hide the next. */
#include "rules/declare/declare.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/i18n.h"
#include "rules/declare/declare_table.h"
#include "rules/declare/fields.h"
#include "rules/lua/values.h"
#include "text/fold.h"
#include "text/nearest.h"

static const char declarations_key, filters_key, filter_words_key;

struct declarations *declare_all(struct host *h)
{
    return host_kept(h, &declarations_key);
}

/* Begins a declaration: its table is on top of the stack; what, place and the id's field are noted. */
static struct fields begin(lua_State *L, const char *kind, const char *id_field)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    struct host *h = host_of(L);
    struct arena *a = host_arena(h);
    struct fields f = {.host = h, .place = host_place(L), .ok = true};
    f.place.file = arena_str(a, f.place.file);
    f.what = arena_printf(a, "%s %s", kind, arena_cstr(a, fields_text(&f, id_field)));
    return f;
}

static void read_params(struct fields *f, struct project_kind *p)
{
    static const struct field list[] = {{"name", FIELD_TEXT, true},
                                        {"title", FIELD_TEXT, false},
                                        {"default", FIELD_ANY, true},
                                        {"choices", FIELD_TEXTS, false},
                                        {NULL, 0, false}};
    lua_State *L = host_lua(f->host);
    struct arena *a = host_arena(f->host);
    lua_getfield(L, -1, "params");
    size_t n = lua_type(L, -1) == LUA_TTABLE ? lua_rawlen(L, -1) : 0;
    p->params = ARENA_ARRAY(a, struct param, n);
    for (size_t i = 0; i < n; i++) {
        struct param *q = &p->params[p->param_count];
        if (lua_rawgeti(L, -1, (lua_Integer)i + 1) != LUA_TTABLE) {
            fields_fault(f, _("field “%s” must be %s"), "params", _("a list of tables"));
        } else {
            fields_check(f, list);
            q->name = fields_text(f, "name");
            q->title = fields_text(f, "title");
            q->choices = fields_texts(f, "choices", &q->choice_count);
            lua_getfield(L, -1, "default");
            if (!values_get(L, lua_gettop(L), a, &q->value))
                fields_fault(f, _("field “%s” must be %s"), "default", _("a text, a number or true/false"));
            if (q->value.kind == VALUE_TEXT)
                q->value = value_text(arena_str(a, value_str(q->value)));
            lua_pop(L, 1);
            p->param_count++;
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* A field of a table that is itself a field: region.id. */
static struct str inner_text(const struct fields *f, const char *outer, const char *name)
{
    lua_State *L = host_lua(f->host);
    struct str text = {0};
    if (lua_getfield(L, -1, outer) == LUA_TTABLE)
        text = fields_text(f, name);
    lua_pop(L, 1);
    return text;
}

static int declare_project(lua_State *L)
{
    static const struct field list[] = {{"id", FIELD_TEXT, true},          {"title", FIELD_TEXT, true},
                                        {"year", FIELD_INTEGER, true},     {"report_date", FIELD_DATE, true},
                                        {"locale", FIELD_TEXT, false},     {"region", FIELD_TABLE, true},
                                        {"levels", FIELD_TABLE, false},    {"params", FIELD_TABLE, false},
                                        {NULL, 0, false}};
    struct fields f = begin(L, "project", "id");
    struct project_kind *p = &declare_all(f.host)->project;
    fields_check(&f, list);
    if (p->declared)
        fields_fault(&f, _("the project is declared twice; first at %.*s:%ld"), STR_ARG(p->place.file), p->place.line);
    *p = (struct project_kind){.declared = true, .place = f.place};
    p->id = fields_text(&f, "id");
    p->title = fields_text(&f, "title");
    p->locale = fields_text(&f, "locale");
    p->year = (int)fields_integer(&f, "year", 0);
    fields_date(&f, "report_date", &p->report_date);
    p->region_id = inner_text(&f, "region", "id");
    p->region_name = inner_text(&f, "region", "name");
    p->municipality_level = inner_text(&f, "levels", "municipality");
    p->school_level = inner_text(&f, "levels", "school");
    read_params(&f, p);
    if (p->year < 1000 || p->year > 9999)
        fields_fault(&f, _("field “%s” must be %s"), "year", _("a year of four digits"));
    return 0;
}

static int declare_table_call(lua_State *L)
{
    lua_remove(L, 1); /* the library `table`, which is what was called */
    struct fields f = begin(L, "table", "name");
    struct declarations *all = declare_all(f.host);
    struct schema s = {0};
    declare_table_read(&f, &s);
    if (f.ok)
        *ARENA_PUSH(host_arena(f.host), all->tables, all->table_count, all->table_capacity) = s;
    return 0;
}

static int declare_population_call(lua_State *L)
{
    static const struct field list[] = {{"id", FIELD_TEXT, true},
                                        {"title", FIELD_TEXT, true},
                                        {"kind", FIELD_TEXT, true},
                                        {"units", FIELD_FUNCTION, true},
                                        {NULL, 0, false}};
    struct fields f = begin(L, "population", "id");
    struct declarations *all = declare_all(f.host);
    fields_check(&f, list);
    *ARENA_PUSH(host_arena(f.host), all->populations, all->population_count, all->population_capacity) =
        (struct population_kind){f.place, fields_text(&f, "id"), fields_text(&f, "title"), fields_text(&f, "kind"),
                                 fields_function(&f, "units")};
    return 0;
}

static void read_letters(struct fields *f, struct indicator_kind *k)
{
    lua_State *L = host_lua(f->host);
    struct arena *a = host_arena(f->host);
    lua_getfield(L, -1, "letters");
    size_t n = lua_type(L, -1) == LUA_TTABLE ? lua_rawlen(L, -1) : 0;
    k->letters = ARENA_ARRAY(a, struct letter, n);
    for (size_t i = 0; i < n; i++) {
        struct str pair[2] = {{0}, {0}};
        if (lua_rawgeti(L, -1, (lua_Integer)i + 1) == LUA_TTABLE)
            for (int side = 0; side < 2; side++) {
                if (lua_rawgeti(L, -1, side + 1) == LUA_TSTRING)
                    pair[side] = arena_str(a, host_str(L, -1));
                lua_pop(L, 1);
            }
        lua_pop(L, 1);
        if (!pair[0].len || !pair[1].len)
            fields_fault(f, _("field “%s” must be %s"), "letters", _("a list of pairs {\"n\", \"what it stands for\"}"));
        k->letters[k->letter_count++] = (struct letter){pair[0], pair[1]};
    }
    lua_pop(L, 1);
}

static void read_due(struct fields *f, struct indicator_kind *k)
{
    lua_State *L = host_lua(f->host);
    int type = lua_getfield(L, -1, "due");
    lua_pop(L, 1);
    if (type == LUA_TFUNCTION)
        k->due_ref = fields_function(f, "due");
    else if (type != LUA_TNIL && !(k->has_due = fields_date(f, "due", &k->due)))
        fields_fault(f, _("field “%s” must be %s"), "due", _("a date or a function that gives one"));
}

static void read_indicator(struct fields *f, struct indicator_kind *k)
{
    static const char *const levels[] = {"region", "municipality", "school", NULL};
    static const char *const types[] = {"percent", "count", "presence", "artefacts", "deadline", NULL};
    static const char *const comparators[] = {">=", ">", "<=", "<", "==", NULL};
    k->place = f->place;
    k->id = fields_text(f, "id");
    k->act = fields_text(f, "act");
    k->clause = fields_text(f, "clause");
    k->title = fields_text(f, "title");
    k->unit = fields_text(f, "unit");
    k->population = fields_text(f, "population");
    k->period = fields_text(f, "period");
    k->formula = fields_text(f, "formula");
    k->source = fields_text(f, "source");
    k->collection = fields_text(f, "collection");
    k->periodicity = fields_text(f, "periodicity");
    k->responsible = fields_text(f, "responsible");
    k->note = fields_text(f, "note");
    k->level = (enum level)fields_word(f, "level", levels);
    k->type = (enum indicator_type)fields_word(f, "kind", types);
    k->comparator = str_from(comparators[fields_word(f, "comparator", comparators)]);
    k->has_threshold = fields_number(f, "threshold", &k->threshold);
    k->params = fields_texts(f, "params", &k->param_count);
    k->reads = fields_texts(f, "reads", &k->read_count);
    k->rule_ref = fields_function(f, "rule");
    read_due(f, k);
    read_letters(f, k);
}

static int declare_indicator_call(lua_State *L)
{
    static const struct field list[] = {
        {"id", FIELD_TEXT, true},           {"act", FIELD_TEXT, true},         {"clause", FIELD_TEXT, true},
        {"title", FIELD_TEXT, true},        {"level", FIELD_TEXT, true},       {"unit", FIELD_TEXT, false},
        {"kind", FIELD_TEXT, true},         {"population", FIELD_TEXT, false}, {"comparator", FIELD_TEXT, false},
        {"threshold", FIELD_NUMBER, false}, {"period", FIELD_TEXT, false},     {"due", FIELD_ANY, false},
        {"formula", FIELD_TEXT, false},     {"letters", FIELD_TABLE, false},   {"source", FIELD_TEXT, false},
        {"collection", FIELD_TEXT, false},  {"periodicity", FIELD_TEXT, false}, {"responsible", FIELD_TEXT, false},
        {"params", FIELD_TEXTS, false},     {"reads", FIELD_TEXTS, false},     {"note", FIELD_TEXT, false},
        {"rule", FIELD_FUNCTION, true},     {NULL, 0, false}};
    struct fields f = begin(L, "indicator", "id");
    struct declarations *all = declare_all(f.host);
    fields_check(&f, list);
    read_indicator(&f, ARENA_PUSH(host_arena(f.host), all->indicators, all->indicator_count, all->indicator_capacity));
    return 0;
}

static int declare_document_call(lua_State *L)
{
    static const struct field list[] = {
        {"id", FIELD_TEXT, true},        {"title", FIELD_TEXT, true},    {"ids", FIELD_TEXTS, false},
        {"template", FIELD_TEXTS, true}, {"file", FIELD_TEXT, true},     {"each", FIELD_FUNCTION, false},
        {"key", FIELD_FUNCTION, false},  {"data", FIELD_FUNCTION, true}, {"signed", FIELD_FUNCTION, false},
        {"difference", FIELD_FLAG, false}, {"amends", FIELD_TEXTS, false}, {NULL, 0, false}};
    struct fields f = begin(L, "document", "id");
    struct declarations *all = declare_all(f.host);
    fields_check(&f, list);
    struct document_kind k = {.place = f.place, .id = fields_text(&f, "id"), .title = fields_text(&f, "title")};
    k.ids = fields_texts(&f, "ids", &k.id_count);
    k.templates = fields_texts(&f, "template", &k.template_count);
    k.file = fields_text(&f, "file");
    k.for_difference = fields_flag(&f, "difference", false);
    k.each_ref = fields_function(&f, "each");
    k.key_ref = fields_function(&f, "key");
    k.data_ref = fields_function(&f, "data");
    k.amends = fields_texts(&f, "amends", &k.amend_count);
    k.signed_ref = fields_function(&f, "signed");
    for (size_t i = 0; i < k.template_count; i++)
        if (!path_is_below(k.templates[i]))
            fields_fault(&f, _("“%.*s” is not a path below templates/"), STR_ARG(k.templates[i]));
    if (f.ok)
        *ARENA_PUSH(host_arena(f.host), all->documents, all->document_count, all->document_capacity) = k;
    return 0;
}

static int declare_check_call(lua_State *L)
{
    static const char *const severities[] = {"warning", "error", NULL};
    static const struct field list[] = {{"code", FIELD_TEXT, true}, {"severity", FIELD_TEXT, false}, {"title", FIELD_TEXT, false},
                                        {"drop", FIELD_FLAG, false}, {"run", FIELD_FUNCTION, true},  {NULL, 0, false}};
    struct fields f = begin(L, "check", "code");
    struct declarations *all = declare_all(f.host);
    fields_check(&f, list);
    bool is_error = fields_word(&f, "severity", severities) == 1;
    *ARENA_PUSH(host_arena(f.host), all->checks, all->check_count, all->check_capacity) =
        (struct check_kind){f.place, fields_text(&f, "code"), fields_text(&f, "title"), is_error,
                            fields_flag(&f, "drop", !is_error), fields_function(&f, "run")};
    return 0;
}

static int declare_ratio_call(lua_State *L)
{
    static const char *const severities[] = {"warning", "error", NULL};
    static const struct field list[] = {{"code", FIELD_TEXT, true},      {"severity", FIELD_TEXT, false}, {"title", FIELD_TEXT, true},
                                        {"documents", FIELD_TEXTS, false}, {"run", FIELD_FUNCTION, true}, {NULL, 0, false}};
    struct fields f = begin(L, "control_ratio", "code");
    struct declarations *all = declare_all(f.host);
    fields_check(&f, list);
    struct ratio_kind k = {.place = f.place, .code = fields_text(&f, "code"), .title = fields_text(&f, "title")};
    k.is_error = fields_word(&f, "severity", severities) == 1;
    k.documents = fields_texts(&f, "documents", &k.document_count);
    k.run_ref = fields_function(&f, "run");
    *ARENA_PUSH(host_arena(f.host), all->ratios, all->ratio_count, all->ratio_capacity) = k;
    return 0;
}

static void put_filter(lua_State *L, struct fields *f, const char *name_field)
{
    struct str name = fields_text(f, name_field);
    int64_t words = fields_integer(f, "words", 0);
    if (!name.len)
        return;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &filters_key);
    host_push_str(L, name);
    if (lua_rawget(L, -2) != LUA_TNIL)
        fields_fault(f, _("there is a filter “%.*s” already"), STR_ARG(name));
    lua_pop(L, 1);
    host_push_str(L, name);
    lua_getfield(L, 1, "apply");
    lua_rawset(L, -3);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &filter_words_key);
    host_push_str(L, name);
    lua_pushinteger(L, words);
    lua_rawset(L, -3);
    lua_pop(L, 2);
}

size_t declare_filter_words(struct host *h, struct str name)
{
    lua_State *L = host_lua(h);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &filter_words_key);
    host_push_str(L, name);
    lua_rawget(L, -2);
    lua_Integer words = lua_tointeger(L, -1);
    lua_pop(L, 2);
    return words > 0 ? (size_t)words : 0;
}

static int declare_filter_call(lua_State *L)
{
    static const struct field list[] = {{"name", FIELD_TEXT, true},
                                        {"alias", FIELD_TEXT, false},
                                        {"words", FIELD_INTEGER, false},
                                        {"apply", FIELD_FUNCTION, true},
                                        {NULL, 0, false}};
    struct fields f = begin(L, "filter", "name");
    fields_check(&f, list);
    put_filter(L, &f, "name");
    put_filter(L, &f, "alias");
    return 0;
}

bool declare_push_filter(struct host *h, struct str name)
{
    lua_State *L = host_lua(h);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &filters_key);
    host_push_str(L, name);
    bool found = lua_rawget(L, -2) == LUA_TFUNCTION;
    lua_remove(L, -2);
    if (!found)
        lua_pop(L, 1);
    return found;
}

/* Names and aliases of all filters, in byte order. */
static size_t filter_names(struct host *h, struct str **names)
{
    lua_State *L = host_lua(h);
    struct arena *a = host_arena(h);
    size_t count = 0, capacity = 0;
    *names = NULL;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &filters_key);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        *ARENA_PUSH(a, *names, count, capacity) = arena_str(a, host_str(L, -2));
    lua_pop(L, 1);
    if (count)
        qsort(*names, count, sizeof **names, str_compare_items);
    return count;
}

struct str declare_filter_name(struct host *h, struct str typed)
{
    struct str *names;
    if (declare_push_filter(h, typed)) {
        lua_pop(host_lua(h), 1);
        return typed;
    }
    size_t count = filter_names(h, &names);
    for (size_t i = 0; i < count; i++)
        if (text_folds_equal(names[i], typed))
            return names[i];
    return (struct str){0};
}

struct str declare_nearest_filter(struct host *h, struct str name)
{
    struct str *names;
    size_t count = filter_names(h, &names);
    long near = text_nearest(name, names, count);
    return near < 0 ? (struct str){0} : names[near];
}

void declare_open(struct host *h)
{
    static const luaL_Reg functions[] = {{"project", declare_project},       {"population", declare_population_call},
                                         {"indicator", declare_indicator_call}, {"document", declare_document_call},
                                         {"check", declare_check_call},      {"control_ratio", declare_ratio_call},
                                         {"filter", declare_filter_call},    {NULL, NULL}};
    lua_State *L = host_lua(h);
    struct declarations *all = host_keep(h, &declarations_key, sizeof *all);
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &filters_key);
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &filter_words_key);
    for (const luaL_Reg *f = functions; f->name; f++)
        lua_register(L, f->name, f->func);
    /* `table{…}` declares a table and `table.insert` stays what it is. */
    lua_getglobal(L, "table");
    lua_newtable(L);
    lua_pushcfunction(L, declare_table_call);
    lua_setfield(L, -2, "__call");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
