/* Comments on cells that are repeated: each copy has its own. They stand in a part of their own, and the boxes that show them
 * in an older drawing (ECMA-376 part 1, 18.7; part 4, 19.4.2); both come to stand behind their cell, from where they go back
 * by streams, so that their tags are answered in the scope of the cell. */
#include <string.h>

#include "pack/namespaces.h"
#include "template/markup/cut.h"
#include "template/sheets/sheet_columns.h"
#include "template/sheets/workbook.h"

/* What there is of the comments of one sheet. */
struct sheet_remarks {
    struct worksheets *g;
    size_t sheet;
    size_t comments, boxes; /* parts; SIZE_MAX: none */
    const xmlNode *threads; /* of comments that have answers, or NULL */
    size_t comment_stream, box_stream;
};

static xmlNodePtr root_of(const struct worksheets *g, size_t part)
{
    return part == SIZE_MAX ? NULL : xmlDocGetRootElement(g->parts->items[part].doc);
}

static void find_parts(struct sheet_remarks *r)
{
    const struct worksheets *g = r->g;
    r->comments = r->boxes = r->comment_stream = r->box_stream = SIZE_MAX;
    for (size_t i = 0; i < g->owner_count; i++) {
        xmlNodePtr root = g->owners[i].sheet == r->sheet ? root_of(g, g->owners[i].part) : NULL;
        if (root && workbook_is(root, "comments"))
            r->comments = g->owners[i].part;
        if (root && workbook_is(root, "xml"))
            r->boxes = g->owners[i].part;
        if (root && workbook_is(root, "ThreadedComments"))
            r->threads = root;
    }
}

/* ---- cells ---- */

static bool is_repeated(const struct sheet_remarks *r, long row, long column)
{
    const struct worksheets *g = r->g;
    const struct column_band *b = worksheets_column_band(&g->items[r->sheet], column);
    bool repeated = b && worksheets_band_has_row(b, row, row);
    for (size_t i = 0; i < g->band_count; i++)
        repeated = repeated || (g->bands[i].sheet == r->sheet && !g->bands[i].is_sheet &&
                                worksheets_holds(row, row, g->bands[i].first, g->bands[i].last));
    return repeated;
}

static xmlNodePtr find_row(const struct sheet_remarks *r, long number)
{
    const xmlNode *rows = r->g->items[r->sheet].rows;
    for (xmlNodePtr node = rows->children; node; node = markup_next(node, rows))
        if (workbook_is(node, "row") && worksheets_row(node) == number)
            return node;
    return NULL;
}

static bool holds_tags(xmlNodePtr comment)
{
    for (xmlNodePtr node = comment->children; node; node = markup_next(node, comment))
        if (markup_marker(node))
            return true;
    return false;
}

/* The node behind which a comment comes. What copies of a formula say is asked once: a comment with tags stays with the first. */
static xmlNodePtr place_in(xmlNodePtr row, long column, xmlNodePtr comment)
{
    xmlNodePtr cell = row->children, begin;
    while (cell && !(workbook_is(cell, "c") && sheet_columns_first(cell) == column))
        cell = cell->next;
    if (!cell)
        return row->last;
    for (begin = cell->prev; begin && !markup_marker(begin); begin = begin->prev)
        ;
    const struct marker *m = begin ? markup_marker(begin) : NULL;
    return m && m->kind == MARKER_BEGIN && m->tag.kind == TAG_COLUMNS && holds_tags(comment) ? m->end->node : cell;
}

/* ---- boxes ---- */

static bool says(const xmlNode *data, const char *name, long number)
{
    int64_t said;
    xmlChar *text = xmlNodeGetContent(workbook_child(data, name));
    bool same = text && str_to_int64(str_trim(str_from((const char *)text)), &said) && said == number;
    xmlFree(text);
    return same;
}

static xmlNodePtr find_box(const struct sheet_remarks *r, long row, long column)
{
    xmlNodePtr root = root_of(r->g, r->boxes);
    for (xmlNodePtr shape = root ? root->children : NULL; shape; shape = shape->next) {
        const xmlNode *data = workbook_is(shape, "shape") ? workbook_child(shape, "ClientData") : NULL;
        if (data && says(data, "Row", row - 1) && says(data, "Column", column - 1))
            return shape;
    }
    return NULL;
}

/* The highest number of a shape's id: _x0000_s1025. */
static size_t highest_id(const struct sheet_remarks *r)
{
    size_t highest = 1024;
    xmlNodePtr root = root_of(r->g, r->boxes);
    for (xmlNodePtr shape = root->children; shape; shape = shape->next) {
        int64_t number;
        struct str id = workbook_is(shape, "shape") ? workbook_attribute(&r->g->parts->program->arena, shape, NULL, "id") : (struct str){0};
        if (str_starts(id, STR("_x0000_s")) && str_to_int64(str_slice(id, 8, id.len), &number) && number > (int64_t)highest &&
            number < INT32_MAX / 2)
            highest = (size_t)number;
    }
    return highest;
}

/* ---- moving ---- */

/* Puts an element behind `at`, as what goes to a stream; gives the last node of it. */
static xmlNodePtr send(struct sheet_remarks *r, xmlNodePtr at, xmlNodePtr node, size_t part, xmlNodePtr list, size_t *stream)
{
    struct program *p = r->g->parts->program;
    if (*stream == SIZE_MAX) {
        *stream = parts_stream(p, list);
        r->g->parts->items[part].is_changed = r->g->parts->items[part].is_last = true;
    }
    xmlNodePtr begin = markup_add_stream_marker(&p->arena, at, MARKER_STREAM, *stream);
    cut_link_after(begin, node);
    return markup_add_stream_marker(&p->arena, node, MARKER_STREAM_END, *stream);
}

static void number_box(struct sheet_remarks *r, xmlNodePtr box)
{
    struct marker *m = markup_marker_new(&r->g->parts->program->arena, box->doc, MARKER_COUNT, (struct tag){0});
    m->stream = r->box_stream;
    markup_mark_attribute(box, NULL, "id", "_x0000_s", m);
}

static void move_comment(struct sheet_remarks *r, xmlNodePtr comment, xmlNodePtr box, xmlNodePtr row, long column)
{
    size_t first = r->box_stream == SIZE_MAX ? highest_id(r) + 1 : 0;
    xmlNodePtr at = place_in(row, column, comment);
    xmlUnsetNsProp(comment, xmlSearchNsByHref(comment->doc, comment, (const xmlChar *)NS_XR),
                   (const xmlChar *)"uid");
    at = send(r, at, comment, r->comments, comment->parent, &r->comment_stream);
    send(r, at, box, r->boxes, box->parent, &r->box_stream);
    if (first)
        r->g->parts->program->streams[r->box_stream].first = first;
    number_box(r, box);
}

static bool has_answers(const struct sheet_remarks *r, struct str cell)
{
    bool found = false;
    for (xmlNodePtr node = r->threads ? r->threads->children : NULL; node; node = node->next)
        found = found ||
                (node->type == XML_ELEMENT_NODE && str_equal(workbook_attribute(&r->g->parts->program->arena, node, NULL, "ref"), cell));
    return found;
}

static void consider(struct sheet_remarks *r, xmlNodePtr comment)
{
    struct str cell = workbook_attribute(&r->g->parts->program->arena, comment, NULL, "ref");
    struct references walk;
    struct reference ref;
    references_begin(&walk, r->g->parts->format->sheets, REFERENCE_RANGE, cell);
    if (!references_next(&walk, &ref) || !ref.ends[0].column || has_answers(r, cell) ||
        !is_repeated(r, ref.ends[0].row, ref.ends[0].column))
        return;
    xmlNodePtr row = find_row(r, ref.ends[0].row), box = find_box(r, ref.ends[0].row, ref.ends[0].column);
    if (row && row->children && box)
        move_comment(r, comment, box, row, ref.ends[0].column);
}

void worksheets_move_remarks(struct worksheets *g, size_t sheet)
{
    struct sheet_remarks r = {.g = g, .sheet = sheet};
    find_parts(&r);
    xmlNodePtr list = r.boxes == SIZE_MAX || r.comments == SIZE_MAX ? NULL : workbook_child(root_of(g, r.comments), "commentList");
    for (xmlNodePtr node = list ? list->children : NULL, next; node; node = next) {
        next = node->next;
        if (workbook_is(node, "comment"))
            consider(&r, node);
    }
}
