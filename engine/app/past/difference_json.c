/* {"old": {…}, "new": {…}, "causes": […], "figures": […], "rows": […], "parameters": […], "files": […], "documents": […],
 * "signed": […]}: names in
 * English, stable; the difference sheet's template reads the same. */
#include "rules/figures/verdict.h"
#include "input/json_write.h"
#include "app/past/difference.h"

/* Writes item `i` of a list. */
typedef void put_item(struct buf *out, const struct difference *x, size_t i);

static void put_list(struct buf *out, const char *name, const struct difference *x, size_t count, put_item *put, const char *after)
{
    buf_printf(out, "  \"%s\": [", name);
    for (size_t i = 0; i < count; i++) {
        buf_put_cstr(out, i ? ",\n    " : "\n    ");
        put(out, x, i);
    }
    buf_printf(out, "%s]%s\n", count ? "\n  " : "", after);
}

static void put_causes(struct buf *out, unsigned causes)
{
    bool first = true;
    buf_put_cstr(out, "\"causes\": [");
    for (size_t i = 0; cause_name(i); i++)
        if (causes & 1u << i) {
            buf_printf(out, "%s\"%s\"", first ? "" : ", ", cause_name(i));
            first = false;
        }
    buf_put_char(out, ']');
}

static void put_run(struct buf *out, const char *name, const struct journal_run *r)
{
    buf_printf(out, "  \"%s\": {\"run\": %lld, ", name, (long long)r->number);
    json_put_fields(out, (const struct json_field[]){{"made", r->made}, {"by", r->by}, {"as_of", r->as_of}}, 3);
    buf_put_cstr(out, "},\n");
}

/* ---- figures ---- */

static void put_state(struct buf *out, const char *name, bool there, const struct figure_state *s)
{
    buf_printf(out, "\"%s\": ", name);
    if (!there) {
        buf_put_cstr(out, "null, ");
        return;
    }
    buf_put_char(out, '{');
    const struct json_field fields[] = {{"value", s->value}, {"status", s->status}, {"verdict", str_from(verdict_words_of(s->status))},
                                        {"target", s->target}, {"act", s->act}, {"clause", s->clause}, {"due", s->due}};
    json_put_fields(out, fields, sizeof fields / sizeof *fields);
    buf_printf(out, ", \"num\": %lld, ", (long long)s->num);
    if (s->den < 0)
        buf_put_cstr(out, "\"den\": null}, ");
    else
        buf_printf(out, "\"den\": %lld}, ", (long long)s->den);
}

static const char *membership_name(bool there, enum membership m)
{
    return !there ? "none" : m == MEMBER_INSIDE ? "in" : m == MEMBER_UNKNOWN ? "unknown" : "out";
}

/* The places of the later run, or those that were only in the earlier one's files. */
static void put_places(struct buf *out, const struct unit_change *u, bool before)
{
    bool first = true;
    for (size_t i = 0; i < u->place_count; i++)
        if (u->places[i].before == before) {
            buf_put_cstr(out, first ? "" : ", ");
            json_put_string(out, u->places[i].text);
            first = false;
        }
}

static void put_unit(struct buf *out, const struct difference *x, const struct unit_change *u)
{
    buf_put_char(out, '{');
    json_put_field(out, "id", u->id, ", ");
    json_put_field(out, "name", u->name, ", ");
    buf_printf(out, "\"was\": \"%s\", \"became\": \"%s\", \"places\": [", membership_name(u->had, u->was),
               membership_name(u->has, u->became));
    put_places(out, u, false);
    buf_put_cstr(out, "], \"places_before\": [");
    put_places(out, u, true);
    buf_put_cstr(out, "], \"rows\": [");
    for (size_t i = 0; i < u->row_count; i++)
        buf_printf(out, "%s%zu", i ? ", " : "", (size_t)(u->rows[i] - x->rows) + 1);
    buf_put_cstr(out, "]}");
}

static void put_figure(struct buf *out, const struct difference *x, size_t i)
{
    const struct figure_change *c = &x->figures[i];
    buf_put_char(out, '{');
    json_put_field(out, "id", c->id, ", ");
    json_put_field(out, "title", c->title, ", ");
    json_put_field(out, "unit", c->unit, ", ");
    put_state(out, "was", c->had, &c->was);
    put_state(out, "became", c->has, &c->became);
    put_causes(out, c->causes);
    buf_put_cstr(out, ", \"units\": [");
    for (size_t n = 0; n < c->unit_count; n++) {
        buf_put_cstr(out, n ? ", " : "");
        put_unit(out, x, &c->units[n]);
    }
    buf_put_cstr(out, "]}");
}

/* ---- rows, parameters, files, documents ---- */

static void put_row(struct buf *out, const struct difference *x, size_t i)
{
    static const char *const kinds[] = {"added", "gone", "changed", "dropped", "counts"};
    const struct row_change *c = &x->rows[i];
    const struct json_field fields[] = {{"table", c->table}, {"key", c->key}, {"column", c->column}, {"was", c->was}, {"became", c->became},
                                        {"place_old", c->place_old}, {"place_new", c->place_new}, {"correction", c->correction}};
    buf_printf(out, "{\"kind\": \"%s\", ", kinds[c->kind]);
    json_put_fields(out, fields, sizeof fields / sizeof *fields);
    buf_put_char(out, '}');
}

static void put_parameter(struct buf *out, const struct difference *x, size_t i)
{
    const struct parameter_change *c = &x->parameters[i];
    buf_put_char(out, '{');
    json_put_fields(out, (const struct json_field[]){{"name", c->name}, {"title", c->title}, {"was", c->was}, {"became", c->became}}, 4);
    buf_put_char(out, '}');
}

static void put_file(struct buf *out, const struct difference *x, size_t i)
{
    const struct file_change *c = &x->files[i];
    buf_put_char(out, '{');
    json_put_fields(out, (const struct json_field[]){{"kind", c->kind}, {"name", c->path}, {"was", c->was}, {"became", c->became}}, 4);
    buf_put_char(out, '}');
}

static void put_document(struct buf *out, const struct difference *x, size_t i)
{
    static const char *const kinds[] = {"new", "changed", "gone", "signed"};
    const struct document_change *c = &x->documents[i];
    const struct journal_document *k = c->kind == DOCUMENT_GONE ? &c->old : &c->new;
    buf_printf(out, "{\"kind\": \"%s\", ", kinds[c->kind]);
    json_put_field(out, "id", k->id, ", ");
    json_put_field(out, "key", k->key, ", ");
    json_put_field(out, "file", k->path, ", ");
    if (c->kind != DOCUMENT_NEW)
        json_put_digest(out, "was", c->old.digest, ", ");
    if (c->kind != DOCUMENT_GONE)
        json_put_digest(out, "became", c->new.digest, ", ");
    put_causes(out, c->causes);
    buf_put_char(out, '}');
}

static void put_signed(struct buf *out, const struct difference *x, size_t i)
{
    const struct journal_registration *g = x->signed_ones[i].signed_as;
    const struct journal_document *follower = &x->signed_ones[i].follower->new;
    const struct json_field fields[] = {{"id", g->document.id},      {"key", g->document.key}, {"file", g->document.path},
                                        {"number", g->number},       {"date", g->date},        {"follower_id", follower->id},
                                        {"follower", follower->path}};
    buf_put_char(out, '{');
    json_put_fields(out, fields, sizeof fields / sizeof *fields);
    buf_put_char(out, '}');
}

void difference_put_json(struct buf *out, const struct difference *x)
{
    buf_put_cstr(out, "{\n");
    put_run(out, "old", &x->old);
    put_run(out, "new", &x->new);
    buf_put_cstr(out, "  ");
    put_causes(out, x->causes);
    buf_put_cstr(out, ",\n");
    put_list(out, "figures", x, x->figure_count, put_figure, ",");
    put_list(out, "rows", x, x->row_count, put_row, ",");
    put_list(out, "parameters", x, x->parameter_count, put_parameter, ",");
    put_list(out, "files", x, x->file_count, put_file, ",");
    put_list(out, "documents", x, x->document_count, put_document, ",");
    put_list(out, "signed", x, x->signed_count, put_signed, "");
    buf_put_cstr(out, "}\n");
}
