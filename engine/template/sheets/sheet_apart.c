/* What stands apart from its rows and is copied with them: merged cells, links, breaks of pages. */
#include <stdlib.h>

#include "template/markup/cut.h"
#include "template/sheets/worksheets.h"

/* The marker before which an element goes that names these rows: the end of the innermost branch that holds them all. */
static xmlNodePtr end_of_branch(const struct worksheets *g, size_t sheet, long first, long last)
{
    xmlNodePtr end = NULL;
    for (size_t i = 0; i < g->band_count; i++) { /* outer bands come before inner ones */
        const struct band *b = &g->bands[i];
        const struct marker *border = b->section->otherwise;
        bool body = worksheets_holds(first, last, b->body_first, b->body_last),
             otherwise = worksheets_holds(first, last, b->otherwise_first, b->otherwise_last);
        bool before = border && body == (b->section->tag.kind != TAG_INVERT);
        if (b->sheet == sheet && !b->is_sheet && (body || otherwise))
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

void worksheets_move_apart(struct worksheets *g, size_t sheet)
{
    xmlNodePtr root = g->items[sheet].rows->parent;
    for (xmlNodePtr list = root->children; list; list = list->next) {
        size_t stream = SIZE_MAX;
        for (xmlNodePtr node = list->type == XML_ELEMENT_NODE && list != g->items[sheet].rows ? list->children : NULL, next; node;
             node = next) {
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
