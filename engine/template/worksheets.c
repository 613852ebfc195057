/* Sections that hold rows are bands; a reference to rows asks for a watch; every op that makes rows is told which watches
 * look at it. Counting of the rows themselves waits for the record (output/layout.c). */
#include "template/worksheets.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "template/cut.h"

/* ---- finding ---- */

size_t worksheets_find(const struct worksheets *g, struct str name)
{
    for (size_t i = 0; i < g->count; i++)
        if (str_equal(g->items[i].name, name))
            return i;
    return SIZE_MAX;
}

size_t worksheets_of_part(const struct worksheets *g, size_t part)
{
    for (size_t i = 0; i < g->owner_count; i++)
        if (g->owners[i].part == part)
            return g->owners[i].sheet;
    return SIZE_MAX;
}

size_t worksheets_band(const struct worksheets *g, const struct marker *section)
{
    for (size_t i = 0; i < g->band_count && section; i++)
        if (g->bands[i].section == section)
            return i + 1;
    return 0;
}

static bool is_named(const xmlNs *ns, const xmlChar *name, const char *wanted_uri, const char *wanted)
{
    if (strcmp((const char *)name, wanted) != 0)
        return false;
    return wanted_uri ? ns && strcmp((const char *)ns->href, wanted_uri) == 0 : !ns;
}

const struct reference_place *worksheets_place(const struct format *f, const xmlNode *node, const xmlAttr *a)
{
    for (const struct reference_place *p = f->sheets->places; p->element; p++)
        if ((a != NULL) == (p->attribute != NULL) && is_named(node->ns, node->name, p->element_uri, p->element) &&
            (!a || is_named(a->ns, a->name, p->attribute_uri, p->attribute)))
            return p;
    return NULL;
}

/* ---- rows ---- */

static long number_in(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 && a->children && a->children->content)
            return strtol((const char *)a->children->content, NULL, 10);
    return 0;
}

long worksheets_row(const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (!a->ns && strcmp((const char *)a->name, "r") == 0 && a->children && a->children->content)
            return strtol((const char *)a->children->content + strcspn((const char *)a->children->content, "0123456789"), NULL, 10);
    return 0;
}

long worksheets_row_count(const xmlNode *row)
{
    long count = number_in(row, "number-rows-repeated");
    return count > 0 ? count : 1;
}

bool worksheets_rows_between(const struct format *f, xmlNodePtr node, const xmlNode *stop, long *first, long *last)
{
    *first = *last = 0;
    const xmlNode *root = node ? node->parent : NULL;
    while (node && node != stop) {
        bool row = markup_role(f, node) == ROLE_ROW;
        if (row) {
            *first = *first ? *first : worksheets_row(node);
            *last = worksheets_row(node) + worksheets_row_count(node) - 1;
        }
        node = row ? markup_after(node, root) : markup_next(node, root);
    }
    return *first > 0;
}

bool worksheets_is_empty(const xmlNode *node)
{
    for (xmlNodePtr at = node->children; at; at = markup_next(at, node))
        if (markup_marker(at) || (at->type == XML_TEXT_NODE && at->content[0]))
            return false;
    return true;
}

/* ---- bands ---- */

/* What {^…} holds up to its else is its otherwise branch. */
static void swap_branches(struct band *b)
{
    struct band was = *b;
    b->body_first = was.otherwise_first;
    b->body_last = was.otherwise_last;
    b->otherwise_first = was.body_first;
    b->otherwise_last = was.body_last;
}

static void add_band(struct worksheets *g, size_t sheet, const struct marker *m)
{
    const struct format *f = g->parts->format;
    struct band b = {.sheet = sheet, .section = m};
    const xmlNode *border = m->otherwise ? m->otherwise->node : m->end->node;
    if (!worksheets_rows_between(f, m->node->next, m->end->node, &b.first, &b.last))
        return;
    worksheets_rows_between(f, m->node->next, border, &b.body_first, &b.body_last);
    if (m->otherwise)
        worksheets_rows_between(f, m->otherwise->node->next, m->end->node, &b.otherwise_first, &b.otherwise_last);
    if (m->tag.kind == TAG_INVERT)
        swap_branches(&b);
    *ARENA_PUSH(&g->parts->program->arena, g->bands, g->band_count, g->band_capacity) = b;
    g->items[sheet].moves = true;
}

/* Whether a section repeats cells of a row: every formula and format to the right would have to follow. */
static bool repeats_cells(const struct format *f, const struct marker *m)
{
    return m->end && markup_role(f, m->node->parent) == ROLE_ROW;
}

static bool collect_bands(struct worksheets *g)
{
    bool ok = true;
    for (size_t i = 0; i < g->count; i++) {
        xmlNodePtr root = g->items[i].rows;
        for (xmlNodePtr node = root->children; node; node = markup_next(node, root)) {
            const struct marker *m = markup_marker(node);
            if (m && (m->kind == MARKER_BEGIN || m->tag.kind == TAG_ELSE_CONDITION))
                add_band(g, i, m);
            if (m && m->kind == MARKER_BEGIN && repeats_cells(g->parts->format, m))
                ok = diag_error(g->parts->d, m->tag.place, "TAG-RANGE", _("{%.*s}: in a spreadsheet rows can be repeated, cells cannot"),
                                STR_ARG(m->tag.text));
        }
    }
    return ok;
}

/* ---- what stands apart from its rows ---- */

static bool holds(long first, long last, long band_first, long band_last)
{
    return band_first && first >= band_first && last <= band_last;
}

/* The marker before which an element goes that names these rows: the end of the innermost branch that holds them all. */
static xmlNodePtr end_of_branch(const struct worksheets *g, size_t sheet, long first, long last)
{
    xmlNodePtr end = NULL;
    for (size_t i = 0; i < g->band_count; i++) { /* outer bands come before inner ones */
        const struct band *b = &g->bands[i];
        const struct marker *border = b->section->otherwise;
        bool body = holds(first, last, b->body_first, b->body_last), otherwise = holds(first, last, b->otherwise_first, b->otherwise_last);
        bool before = border && body == (b->section->tag.kind != TAG_INVERT);
        if (b->sheet == sheet && (body || otherwise))
            end = before ? border->node : b->section->end->node;
    }
    return end;
}

static bool rows_named(const struct worksheets *g, const struct reference_place *place, const char *text, long *first, long *last)
{
    struct references walk;
    struct reference ref;
    if (place->kind == REFERENCE_ROW) {
        *first = *last = strtol(text, NULL, 10);
        return true;
    }
    references_begin(&walk, g->parts->format->sheets, place->kind, str_from(text));
    if (!references_next(&walk, &ref))
        return false;
    *first = ref.ends[0].row;
    *last = ref.ends[1].row;
    return true;
}

/* Brings a merged cell, a link or a break of pages to its rows; what it becomes goes back by a stream. */
static void go_along(struct worksheets *g, size_t sheet, xmlNodePtr node, size_t *stream)
{
    struct program *p = g->parts->program;
    long first, last;
    xmlNodePtr end = NULL;
    for (const xmlAttr *a = node->properties; a && !end; a = a->next) {
        const struct reference_place *place = worksheets_place(g->parts->format, node, a);
        if (place && place->fate == FATE_GOES_ALONG && rows_named(g, place, (const char *)a->children->content, &first, &last))
            end = end_of_branch(g, sheet, first, last);
    }
    if (!end)
        return;
    if (*stream == SIZE_MAX)
        *stream = parts_stream(p, node->parent);
    struct marker *begin = markup_marker_new(&p->arena, node->doc, MARKER_STREAM, (struct tag){0});
    begin->stream = *stream;
    cut_link_before(end, begin->node);
    cut_link_before(end, node);
    markup_add_stream_marker(&p->arena, node, MARKER_STREAM_END, *stream);
}

static bool is_gone_along(const struct format *f, const xmlNode *node)
{
    for (const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next) {
        const struct reference_place *place = worksheets_place(f, node, a);
        if (place && place->fate == FATE_GOES_ALONG)
            return true;
    }
    return false;
}

static void move_apart(struct worksheets *g, size_t sheet)
{
    xmlNodePtr root = g->items[sheet].rows->parent;
    for (xmlNodePtr list = root->children; list; list = list->next) {
        size_t stream = SIZE_MAX;
        for (xmlNodePtr node = list->type == XML_ELEMENT_NODE && list != g->items[sheet].rows ? list->children : NULL, next; node; node = next) {
            next = node->next;
            if (is_gone_along(g->parts->format, node))
                go_along(g, sheet, node, &stream);
        }
        if (stream != SIZE_MAX) { /* how many there are is not known before rendering; both may be left out */
            xmlUnsetProp(list, (const xmlChar *)"count");
            xmlUnsetProp(list, (const xmlChar *)"manualBreakCount");
        }
    }
}

/* ---- watches ---- */

static bool overlaps(long a_first, long a_last, long b_first, long b_last)
{
    return a_first <= b_last && b_first <= a_last;
}

/* Whether copies may put other rows between those of the range: a section repeats a part of it with something else. */
static bool has_gaps(const struct worksheets *g, size_t sheet, long first, long last, size_t around)
{
    const struct band *outer = around ? &g->bands[around - 1] : NULL;
    for (size_t i = 0; i < g->band_count; i++) {
        const struct band *b = &g->bands[i];
        bool inside = b->sheet == sheet && b != outer && (!outer || holds(b->first, b->last, outer->body_first, outer->body_last));
        if (inside && b->section->tag.kind == TAG_SECTION && overlaps(first, last, b->first, b->last) &&
            !(first <= b->first && last >= b->last))
            return first > b->body_first || last < b->body_last;
    }
    return false;
}

static size_t *bucket_of(struct worksheets *g, size_t sheet, long first, long last, size_t band)
{
    struct arena *a = &g->parts->program->arena;
    if (!g->buckets)
        g->buckets = ARENA_ARRAY(a, size_t, WATCH_BUCKETS);
    size_t hash = (((sheet * 31 + (size_t)first) * 1000003 + (size_t)last) * 31 + band) * 2654435761u;
    return &g->buckets[(hash >> 8) % WATCH_BUCKETS];
}

size_t worksheets_watch(struct worksheets *g, size_t sheet, long first, long last, size_t band)
{
    struct program *p = g->parts->program;
    size_t *bucket = bucket_of(g, sheet, first, last, band);
    for (size_t i = *bucket; i; i = g->chain[i - 1]) {
        const struct watch *w = &p->watches[i - 1];
        if (w->sheet == sheet && w->first == first && w->last == last && w->section == band)
            return i - 1;
    }
    *ARENA_PUSH(&p->arena, p->watches, p->watch_count, p->watch_capacity) =
        (struct watch){sheet, first, last, band, has_gaps(g, sheet, first, last, band)};
    *ARENA_PUSH(&p->arena, g->chain, g->chain_count, g->chain_capacity) = *bucket;
    *bucket = p->watch_count;
    return p->watch_count - 1;
}

static bool is_seen_by(const struct op *op, size_t sheet, const struct watch *w)
{
    if (op->kind == OP_COPY)
        return w->section == op->slot;
    return w->sheet == sheet && overlaps(w->first, w->last, (long)op->number, (long)(op->number + op->stride - 1));
}

static void connect_op(struct program *p, struct op *op, size_t sheet)
{
    op->target = p->seen_count;
    for (size_t w = 0; w < p->watch_count; w++)
        if (is_seen_by(op, sheet, &p->watches[w]))
            *ARENA_PUSH(&p->arena, p->seen, p->seen_count, p->seen_capacity) = w;
    op->exit = p->seen_count;
}

void worksheets_connect(struct worksheets *g)
{
    struct program *p = g->parts->program;
    for (size_t i = 0; i < p->part_count && p->watch_count; i++) {
        size_t sheet = SIZE_MAX;
        for (size_t n = 0; n < p->parts[i].op_count; n++) {
            struct op *op = &p->parts[i].ops[n];
            if (op->kind == OP_SHEET)
                sheet = op->slot;
            else if (op->kind == OP_ROWS || op->kind == OP_COPY)
                connect_op(p, op, sheet);
        }
    }
}

/* ---- both kinds ---- */

static bool prepare(struct worksheets *g)
{
    return g->parts->format->sheets->kind == SHEETS_ODF ? spreadsheet_prepare(g) : workbook_prepare(g);
}

bool worksheets_prepare(struct worksheets *g, struct parts *parts)
{
    *g = (struct worksheets){.parts = parts};
    return prepare(g);
}

bool worksheets_read(struct worksheets *g, struct parts *parts)
{
    *g = (struct worksheets){.parts = parts, .is_for_reading = true};
    return prepare(g);
}

static bool any_changed(const struct parts *parts)
{
    bool any = false;
    for (size_t i = 0; i < parts->count; i++)
        any = any || parts->items[i].is_changed;
    return any;
}

/* Parts that hold no tags, but names of cells. */
static bool change_parts(struct worksheets *g)
{
    struct format places = *g->parts->format;
    bool ok = true;
    places.parts = places.sheets->parts;
    for (size_t i = 0; i < g->parts->package->count; i++) {
        struct str name = g->parts->package->entries[i].name;
        size_t part = format_has_tags(&places, name) ? parts_find(g->parts, name) : SIZE_MAX;
        if (part != SIZE_MAX)
            g->parts->items[part].is_changed = true;
        ok = ok && (part != SIZE_MAX || !format_has_tags(&places, name));
    }
    for (size_t i = 0; i < g->count; i++)
        g->parts->items[g->items[i].part].is_changed = true;
    return ok;
}

bool worksheets_finish(struct worksheets *g)
{
    const struct format *f = g->parts->format;
    if (!any_changed(g->parts))
        return true;
    bool ok = collect_bands(g);
    for (size_t i = 0; i < g->count; i++)
        move_apart(g, i);
    ok = (f->sheets->kind == SHEETS_ODF ? spreadsheet_finish(g) : workbook_finish(g)) && ok;
    g->parts->program->has_sheets = g->band_count > 0;
    return ok && (!g->band_count || change_parts(g));
}
