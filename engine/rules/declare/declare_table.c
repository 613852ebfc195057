/* A column is written as a row: {"org_id", "text", "Код ОО", ref="org"}. */
#include "rules/declare/declare_table.h"

#include <lua.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "text/encode.h"

static const char *const type_names[] = {
    [COLUMN_TEXT] = "text", [COLUMN_CODE] = "code", [COLUMN_INTEGER] = "integer", [COLUMN_NUMBER] = "number",
    [COLUMN_PERCENT] = "percent", [COLUMN_DATE] = "date", [COLUMN_FLAG] = "flag", [COLUMN_ENUM] = "enum",
    [COLUMN_LIST] = "list"};

enum { TYPE_COUNT = sizeof type_names / sizeof *type_names };

/* The text at position `i` of the column on top of the stack. */
static struct str positional(struct fields *f, lua_Integer i)
{
    lua_State *L = host_lua(f->host);
    struct str text = {0};
    if (lua_rawgeti(L, -1, i) == LUA_TSTRING)
        text = arena_str(host_arena(f->host), host_str(L, -1));
    lua_pop(L, 1);
    return text;
}

static enum column_type column_type(struct fields *f, struct str column, struct str name)
{
    for (int i = 0; i < TYPE_COUNT; i++)
        if (str_equal(name, str_from(type_names[i])))
            return (enum column_type)i;
    fields_fault(f, _("column “%.*s”: there is no type “%.*s”"), STR_ARG(column), STR_ARG(name));
    return COLUMN_TEXT;
}

static void check_options(struct fields *f, struct str column)
{
    static const char *const known[] = {"ref", "filled", "fill_down", "synonyms", "words", "identity", "path", "required"};
    lua_State *L = host_lua(f->host);
    int table = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        bool ok = lua_isinteger(L, -2) && lua_tointeger(L, -2) <= 3;
        for (size_t i = 0; !ok && i < sizeof known / sizeof *known; i++)
            ok = lua_type(L, -2) == LUA_TSTRING && str_equal(host_str(L, -2), str_from(known[i]));
        if (!ok)
            fields_fault(f, _("column “%.*s”: there is no option “%s”"), STR_ARG(column),
                         lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "[4]");
    }
}

static void read_column(struct fields *f, struct column *c)
{
    c->name = positional(f, 1);
    if (!c->name.len) {
        fields_fault(f, "%s", _("a column is written {\"latin_name\", \"type\", \"Russian header\", …}"));
        return;
    }
    check_options(f, c->name);
    c->type = column_type(f, c->name, positional(f, 2));
    c->title = positional(f, 3);
    c->synonyms = fields_texts(f, "synonyms", &c->synonym_count);
    c->words = fields_texts(f, "words", &c->word_count);
    c->reference = fields_text(f, "ref");
    c->path = fields_text(f, "path");
    c->required = fields_flag(f, "required", false);
    c->filled = fields_flag(f, "filled", false);
    c->fill_down = fields_flag(f, "fill_down", false);
    c->outside_identity = !fields_flag(f, "identity", true);
    if (c->type == COLUMN_ENUM && !c->word_count)
        fields_fault(f, _("column “%.*s” of type enum has no words"), STR_ARG(c->name));
}

static void read_columns(struct fields *f, struct schema *s)
{
    lua_State *L = host_lua(f->host);
    lua_getfield(L, -1, "columns");
    size_t n = lua_type(L, -1) == LUA_TTABLE ? lua_rawlen(L, -1) : 0;
    s->columns = ARENA_ARRAY(host_arena(f->host), struct column, n);
    for (size_t i = 0; i < n; i++) {
        if (lua_rawgeti(L, -1, (lua_Integer)i + 1) == LUA_TTABLE)
            read_column(f, &s->columns[i]);
        else
            fields_fault(f, "%s", _("a column is written {\"latin_name\", \"type\", \"Russian header\", …}"));
        lua_pop(L, 1);
        if (schema_column(s, s->columns[i].name) >= 0)
            fields_fault(f, _("column “%.*s” stands twice"), STR_ARG(s->columns[i].name));
        s->column_count++;
    }
    lua_pop(L, 1);
    if (!n)
        fields_fault(f, _("field “%s” is missing"), "columns");
}

static void read_key(struct fields *f, struct schema *s)
{
    size_t count;
    struct str *names = fields_texts(f, "key", &count);
    s->key = ARENA_ARRAY(host_arena(f->host), size_t, count);
    for (size_t i = 0; i < count; i++) {
        int column = schema_column(s, names[i]);
        if (column < 0)
            fields_fault(f, _("the key names a column “%.*s” that is not there"), STR_ARG(names[i]));
        else
            s->key[s->key_count++] = (size_t)column;
    }
}

/* namespaces={a="urn:…"} → "a=urn:…", in order of the prefixes. */
static void read_namespaces(struct fields *f, struct schema *s)
{
    lua_State *L = host_lua(f->host);
    struct arena *a = host_arena(f->host);
    size_t capacity = 0;
    if (lua_getfield(L, -1, "namespaces") == LUA_TTABLE)
        for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
            if (lua_type(L, -2) == LUA_TSTRING && lua_type(L, -1) == LUA_TSTRING)
                *ARENA_PUSH(a, s->namespaces, s->namespace_count, capacity) =
                    arena_printf(a, "%s=%s", lua_tostring(L, -2), lua_tostring(L, -1));
    lua_pop(L, 1);
    if (s->namespace_count)
        qsort(s->namespaces, s->namespace_count, sizeof *s->namespaces, str_compare_items);
}

static void read_xml(struct fields *f, struct schema *s)
{
    static const struct field list[] = {{"row", FIELD_TEXT, true}, {"namespaces", FIELD_TABLE, false}, {NULL, 0, false}};
    lua_State *L = host_lua(f->host);
    if (lua_getfield(L, -1, "xml") == LUA_TTABLE) {
        fields_check(f, list);
        s->row_path = fields_text(f, "row");
        read_namespaces(f, s);
    }
    lua_pop(L, 1);
}

static void read_encoding(struct fields *f, struct schema *s)
{
    enum text_encoding known;
    s->encoding = fields_text(f, "encoding");
    if (s->encoding.len && !text_encoding_named(s->encoding, &known))
        fields_fault(f, _("“%.*s” is not an encoding: windows-1251, cp866, utf-8, utf-16le or utf-16be"), STR_ARG(s->encoding));
}

/* The column that a field names, −1 where the field is absent; of type date where one is wanted, or with a reference. */
static int named_column(struct fields *f, const struct schema *s, const char *field, bool date, bool reference)
{
    struct str name = fields_text(f, field);
    int column = name.len ? schema_column(s, name) : -1;
    if (name.len && column < 0)
        fields_fault(f, _("“%s” names a column “%.*s” that is not there"), field, STR_ARG(name));
    else if (column >= 0 && date && s->columns[column].type != COLUMN_DATE)
        fields_fault(f, _("“%s” names a column “%.*s” that holds no dates"), field, STR_ARG(name));
    else if (column >= 0 && reference && !s->columns[column].reference.len)
        fields_fault(f, _("“%s” names a column “%.*s” that refers to no table"), field, STR_ARG(name));
    return column;
}

static void read_paper(struct fields *f, const struct schema *s, struct paper *p)
{
    static const struct field list[] = {{"title", FIELD_TEXT, false}, {"number", FIELD_TEXT, false},  {"date", FIELD_TEXT, false},
                                        {"basis", FIELD_TEXT, false}, {"through", FIELD_TEXT, false}, {NULL, 0, false}};
    fields_check(f, list);
    p->title = fields_text(f, "title");
    p->number = named_column(f, s, "number", false, false);
    p->date = named_column(f, s, "date", true, false);
    p->basis = named_column(f, s, "basis", false, false);
    p->through = named_column(f, s, "through", false, true);
    if (f->ok && (p->through < 0) != (p->title.len && (p->number >= 0 || p->date >= 0)))
        fields_fault(f, "%s", _("a paper is written {title=\"…\", number=\"column\", date=\"column\"} or {through=\"column\"}"));
}

static void read_papers(struct fields *f, struct schema *s)
{
    lua_State *L = host_lua(f->host);
    size_t n = lua_getfield(L, -1, "papers") == LUA_TTABLE ? lua_rawlen(L, -1) : 0;
    s->papers = ARENA_ARRAY(host_arena(f->host), struct paper, n);
    for (; s->paper_count < n; s->paper_count++) {
        if (lua_rawgeti(L, -1, (lua_Integer)s->paper_count + 1) == LUA_TTABLE)
            read_paper(f, s, &s->papers[s->paper_count]);
        else
            fields_fault(f, _("field “%s” must be a list of tables"), "papers");
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void read_log(struct fields *f, struct schema *s)
{
    static const struct field list[] = {
        {"table", FIELD_TEXT, true}, {"key", FIELD_TEXT, true}, {"field", FIELD_TEXT, false}, {NULL, 0, false}};
    lua_State *L = host_lua(f->host);
    if (lua_getfield(L, -1, "tells_of") == LUA_TTABLE) {
        struct row_log *log = ARENA_NEW(host_arena(f->host), struct row_log);
        fields_check(f, list);
        *log = (struct row_log){named_column(f, s, "table", false, false), named_column(f, s, "key", false, false),
                                named_column(f, s, "field", false, false)};
        s->log = log;
    }
    lua_pop(L, 1);
}

void declare_table_read(struct fields *f, struct schema *s)
{
    static const struct field list[] = {{"name", FIELD_TEXT, true},    {"title", FIELD_TEXT, false}, {"key", FIELD_TEXTS, true},
                                        {"columns", FIELD_TABLE, true}, {"skip", FIELD_TEXTS, false}, {"xml", FIELD_TABLE, false},
                                        {"encoding", FIELD_TEXT, false}, {"papers", FIELD_TABLE, false}, {"tells_of", FIELD_TABLE, false},
                                        {"spells", FIELD_TEXT, false},   {NULL, 0, false}};
    static struct str totals[] = {{"Итого", sizeof "Итого" - 1}, {"Всего", sizeof "Всего" - 1}};
    fields_check(f, list);
    s->declared = f->place;
    s->name = fields_text(f, "name");
    s->title = fields_text(f, "title");
    s->skip_words = fields_texts(f, "skip", &s->skip_count);
    if (!s->skip_words) {
        s->skip_words = totals;
        s->skip_count = sizeof totals / sizeof *totals;
    }
    read_encoding(f, s);
    read_columns(f, s);
    read_key(f, s);
    read_xml(f, s);
    read_papers(f, s);
    read_log(f, s);
    s->spells = (size_t)(named_column(f, s, "spells", false, true) + 1);
}
