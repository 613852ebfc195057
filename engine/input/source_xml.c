/* Each column follows its path on its own: how many of its steps the open elements match. The element from
 * which it starts, the column's base, is the row or one of the elements above it. */
#include "input/source_xml.h"

#include "base/i18n.h"
#include "data/tree.h"
#include "input/cell.h"
#include "input/rows.h"
#include "input/xml_path.h"
#include "input/xml_walk.h"

/* A column while the file is walked. */
struct track {
    struct xml_path path;
    int base;      /* depth of the element that the path starts from */
    int matched;   /* steps matched by the elements open below the base */
    int capture;   /* depth of the element whose text is taken; 0: none */
    bool set;      /* the base has given a value */
    bool preserve; /* its white space is to be kept */
    bool ever;     /* some row had a value */
    long line;     /* of the value */
    struct buf text;
    size_t rows; /* put since the base opened */
};

struct sheet {
    const struct schema *schema;
    struct str file;
    struct xml_path row_path;
    int row_depth;
    int on_path; /* number of open elements, from the root, that are the row's path */
    struct track *tracks;
    struct rows *rows;
    size_t row_count;
    long row_line;
    int depth;
    struct str other_root; /* name of the root when it is not that of the row's path */
    bool preserve[TREE_DEPTH_LIMIT + 2]; /* by depth: white space is to be kept */
    struct cell_text *cells;
    struct arena *arena;
    struct arena scratch; /* of one row */
    struct diag *diag;
};

static bool report(const struct sheet *s, const struct track *t, long line, const char *code,
                   const char *message)
{
    struct arena scratch = {0};
    const struct column *c = &s->schema->columns[t - s->tracks];
    diag_error(s->diag, cell_place(&scratch, c, place_at(s->file, line, 0)), code, "%s", message);
    arena_release(&scratch);
    return false;
}

/* Makes room for a value of the column; a second one is a fault unless the column is a list. */
static bool begin_value(struct sheet *s, struct track *t, long line)
{
    bool is_list = s->schema->columns[t - s->tracks].type == COLUMN_LIST;
    if (t->path.up && t->rows)
        return report(s, t, line, "XML-ORDER",
                      _("this value of an outer element has to stand before its rows"));
    if (t->set && !is_list)
        return report(s, t, line, "XML-REPEAT", _("a second value in one row"));
    if (t->set)
        buf_put_cstr(&t->text, ",");
    else
        t->line = line;
    t->set = t->ever = true;
    return true;
}

static bool take_attribute(struct sheet *s, struct track *t, const struct xml_element *e,
                           const struct xml_name *name)
{
    for (size_t i = 0; i < e->attribute_count; i++) {
        if (!xml_name_is(name, e->attributes[i].uri, e->attributes[i].name))
            continue;
        if (!begin_value(s, t, e->line))
            return false;
        buf_put_str(&t->text, e->attributes[i].value);
    }
    return true;
}

/* The element that the path names has opened. */
static bool arrive(struct sheet *s, struct track *t, const struct xml_element *e, int depth)
{
    if (t->path.attribute.local.len)
        return take_attribute(s, t, e, &t->path.attribute);
    if (!begin_value(s, t, e->line))
        return false;
    t->capture = depth;
    t->preserve = s->preserve[depth];
    return true;
}

static void open_base(struct track *t)
{
    t->matched = 0;
    t->capture = 0;
    t->set = t->preserve = false;
    t->rows = 0;
    buf_reset(&t->text);
}

static bool follow(struct sheet *s, struct track *t, const struct xml_element *e, int depth)
{
    int below = depth - t->base, steps = (int)t->path.step_count;
    if (s->on_path < t->base || below < 0)
        return true;
    if (below == 0) {
        open_base(t);
        if (t->path.loose && !take_attribute(s, t, e, &t->path.steps[0]))
            return false;
    } else if (below <= steps && t->matched == below - 1 &&
               xml_name_is(&t->path.steps[below - 1], e->uri, e->name)) {
        t->matched = below;
    } else {
        return true;
    }
    return below != steps || arrive(s, t, e, depth);
}

static bool on_start(void *to, const struct xml_element *e, int depth)
{
    struct sheet *s = to;
    bool ok = true;
    s->depth = depth;
    s->preserve[depth] = e->preserve || s->preserve[depth - 1];
    if (depth == 1 && !xml_name_is(&s->row_path.steps[0], e->uri, e->name))
        s->other_root = arena_str(s->arena, e->name);
    if (s->on_path == depth - 1 && depth <= s->row_depth &&
        xml_name_is(&s->row_path.steps[depth - 1], e->uri, e->name))
        s->on_path = depth;
    if (s->on_path == s->row_depth && depth == s->row_depth)
        s->row_line = e->line;
    for (size_t i = 0; i < s->schema->column_count; i++)
        ok = follow(s, &s->tracks[i], e, depth) && ok;
    return ok;
}

static void put_row(struct sheet *s)
{
    for (size_t i = 0; i < s->schema->column_count; i++) {
        struct track *t = &s->tracks[i];
        struct str text = t->set ? buf_str(&t->text) : (struct str){0};
        s->cells[i] = (struct cell_text){text, t->set ? t->line : s->row_line, 0};
        if (!t->preserve)
            s->cells[i].text = xml_tidy(&s->scratch, text);
        t->rows++;
    }
    rows_put(s->rows, s->cells, s->row_line, s->diag);
    s->row_count++;
    arena_reset(&s->scratch);
}

static bool on_end(void *to, int depth, long line)
{
    struct sheet *s = to;
    (void)line;
    s->depth = depth;
    for (size_t i = 0; i < s->schema->column_count; i++) {
        struct track *t = &s->tracks[i];
        if (t->capture == depth)
            t->capture = 0;
        if (t->matched > 0 && t->matched == depth - t->base)
            t->matched--;
    }
    if (s->on_path == depth && depth == s->row_depth)
        put_row(s);
    if (s->on_path == depth)
        s->on_path--;
    s->depth--;
    return true;
}

static void on_text(void *to, struct str text)
{
    struct sheet *s = to;
    for (size_t i = 0; i < s->schema->column_count; i++) {
        struct track *t = &s->tracks[i];
        if (t->capture && (!t->path.own_text || s->depth == t->capture))
            buf_put_str(&t->text, text);
    }
}

static bool start_track(struct sheet *s, struct arena *a, size_t column)
{
    struct track *t = &s->tracks[column];
    const struct column *c = &s->schema->columns[column];
    buf_init(&t->text, BUF_LIMIT_VALUE);
    if (!xml_path_of_column(a, s->schema, c, &t->path, s->diag))
        return false;
    t->base = s->row_depth - (int)t->path.up;
    if (t->base >= 1)
        return true;
    return diag_error(s->diag, s->schema->declared, "XML-PATH",
                      _("table «%.*s»: the path «%.*s» leads above the root"), STR_ARG(s->schema->name),
                      STR_ARG(c->path));
}

static bool start_sheet(struct sheet *s, struct arena *a)
{
    struct str row = s->schema->row_path;
    if (!row.len)
        return diag_error(s->diag, place_file(s->file), "XML-PATH",
                          _("the table «%.*s» is not declared to be read from XML"),
                          STR_ARG(s->schema->name));
    bool ok = xml_path_parse(a, s->schema, str_starts(row, STR("/")) ? str_slice(row, 1, row.len) : row,
                             &s->row_path, s->diag);
    ok = ok && !s->row_path.up && !s->row_path.attribute.local.len && s->row_path.step_count > 0;
    s->row_depth = (int)s->row_path.step_count;
    s->tracks = ARENA_ARRAY(a, struct track, s->schema->column_count);
    s->cells = ARENA_ARRAY(a, struct cell_text, s->schema->column_count);
    for (size_t i = 0; ok && i < s->schema->column_count; i++)
        ok = start_track(s, a, i);
    return ok;
}

/* An empty list is possible, a file of something else is a mistake; a path that never met a value is more likely wrong than every row
 * empty. */
static void check_rows(const struct sheet *s)
{
    if (s->other_root.len)
        diag_error(s->diag, place_file(s->file), "XML-ROWS", _("the root element is «%.*s», and rows are looked for at %.*s"),
                   STR_ARG(s->other_root), STR_ARG(s->schema->row_path));
    else if (!s->row_count)
        diag_warn(s->diag, place_file(s->file), "XML-ROWS", _("no element at %.*s"),
                  STR_ARG(s->schema->row_path));
    for (size_t i = 0; s->row_count && i < s->schema->column_count; i++)
        if (s->schema->columns[i].required && !s->tracks[i].ever)
            report(s, &s->tracks[i], 0, "XML-ROWS", _("no row has this value"));
}

bool source_xml_table(struct table *t, struct arena *a, struct buf *bytes, struct diag *d)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    struct arena scratch = {0};
    size_t errors = d->errors;
    struct sheet *s = ARENA_NEW(&scratch, struct sheet);
    s->schema = table_schema(t);
    s->file = table_file(t);
    s->diag = d;
    s->arena = &scratch;
    if (start_sheet(s, &scratch)) {
        s->rows = rows_new(a, t, false);
        if (xml_walk(bytes, s->file, &handler, s, d))
            check_rows(s);
    }
    for (size_t i = 0; s->tracks && i < s->schema->column_count; i++)
        buf_release(&s->tracks[i].text);
    arena_release(&s->scratch);
    arena_release(&scratch);
    return d->errors == errors;
}
