/* {:break page} in a sheet: the page ends below the row that holds the tag. A book lists such rows apart, so the tag becomes
 * an entry of that list, copied with its row; in ODF the row that comes next, whichever it is, says by its style that a page
 * begins. */
#include <string.h>

#include "pack/namespaces.h"
#include "template/markup/cut.h"
#include "template/sheets/worksheets.h"


static bool is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static bool is_kept_row(const struct format *f, const xmlNode *node)
{
    return markup_role(f, node) == ROLE_ROW && !worksheets_is_passed_over(node);
}

/* The loop whose body the row ends: the page ends between its copies, not after the last. */
static const struct marker *loop_ended_by(const struct worksheets *g, const xmlNode *row)
{
    const struct format *f = g->parts->format;
    const xmlNode *next = row->next;
    while (next && (next->type == XML_TEXT_NODE || (markup_role(f, next) == ROLE_ROW && !is_kept_row(f, next))))
        next = next->next;
    const struct marker *end = next ? markup_marker(next) : NULL;
    for (size_t i = 0; end && i < g->band_count; i++) {
        const struct marker *section = g->bands[i].section;
        if (section->end == end && section->tag.kind == TAG_SECTION && !section->otherwise)
            return section;
    }
    return NULL;
}

/* ---- in place of the tag ---- */

static xmlNodePtr put_marker(struct worksheets *g, xmlNodePtr after, enum marker_kind kind)
{
    struct marker *m = markup_marker_new(&g->parts->program->arena, after->doc, kind, (struct tag){0});
    cut_link_after(after, m->node);
    return m->node;
}

/* Whether anything of the sheet stands above the break; where nothing does, a page begins anyway. */
static bool has_row_above(const struct format *f, const xmlNode *row)
{
    long left = worksheets_row(row) - !is_kept_row(f, row);
    for (const xmlNode *node = row->prev; node; node = node->prev)
        left -= markup_role(f, node) == ROLE_ROW && !is_kept_row(f, node);
    return left > 0;
}

static bool is_in_section(const struct worksheets *g, size_t sheet, const xmlNode *row)
{
    long number = worksheets_row(row);
    for (size_t i = 0; i < g->band_count; i++)
        if (g->bands[i].sheet == sheet && !g->bands[i].is_sheet && worksheets_holds(number, number, g->bands[i].first, g->bands[i].last))
            return true;
    return false;
}

/* The entry in a book's list; gives its last node. */
static xmlNodePtr list_break(struct worksheets *g, size_t sheet, xmlNodePtr row, xmlNodePtr after)
{
    struct program *p = g->parts->program;
    size_t stream = worksheets_list_stream(p, g->items[sheet].rows, "rowBreaks");
    xmlNodePtr begin = markup_add_stream_marker(&p->arena, after, MARKER_STREAM, stream);
    xmlNodePtr entry = xmlNewDocNode(row->doc, row->ns, (const xmlChar *)"brk", NULL);
    xmlSetProp(entry, (const xmlChar *)"id", (const xmlChar *)""); /* the row above, known when it is rendered */
    xmlSetProp(entry, (const xmlChar *)"max", (const xmlChar *)"16383");
    xmlSetProp(entry, (const xmlChar *)"man", (const xmlChar *)"1");
    cut_link_after(begin, entry);
    return markup_add_stream_marker(&p->arena, entry, MARKER_STREAM_END, stream);
}

static void place_break(struct worksheets *g, size_t sheet, xmlNodePtr row)
{
    const struct format *f = g->parts->format;
    bool last = loop_ended_by(g, row) != NULL, sometimes = last || !has_row_above(f, row);
    xmlNodePtr at = sometimes ? put_marker(g, row, last ? MARKER_BETWEEN : MARKER_FURTHER) : row;
    at = f->sheets->kind == SHEETS_ODF ? put_marker(g, at, MARKER_PAGE) : list_break(g, sheet, row, at);
    if (sometimes)
        put_marker(g, at, last ? MARKER_BETWEEN_END : MARKER_FURTHER_END);
}

/* ---- ODF ---- */

static xmlNodePtr style_named(xmlNodePtr styles, const char *name)
{
    for (xmlNodePtr style = styles ? styles->children : NULL; style; style = style->next) {
        xmlChar *said = style->type == XML_ELEMENT_NODE ? xmlGetNsProp(style, (const xmlChar *)"name", (const xmlChar *)NS_STYLE) : NULL;
        bool same = said && strcmp((const char *)said, name) == 0;
        xmlFree(said);
        if (same)
            return style;
    }
    return NULL;
}

static xmlNsPtr space(xmlNodePtr root, const char *uri, const char *prefix)
{
    xmlNsPtr ns = xmlSearchNsByHref(root->doc, root, (const xmlChar *)uri);
    return ns ? ns : xmlNewNs(root, (const xmlChar *)uri, (const xmlChar *)prefix);
}

static xmlNodePtr child_named(xmlNodePtr parent, const char *name)
{
    for (xmlNodePtr node = parent->children; node; node = node->next)
        if (is(node, name))
            return node;
    return NULL;
}

/* The style of a row that begins a page, otherwise like that of the name `usual`. */
static struct str style_of_break(struct worksheets *g, xmlNodePtr row, struct str usual)
{
    struct str name = arena_printf(&g->parts->program->arena, "pisarPageBreak%.*s", STR_ARG(usual));
    xmlNodePtr root = xmlDocGetRootElement(row->doc), styles = child_named(root, "automatic-styles");
    xmlNsPtr ns = space(root, NS_STYLE, "style");
    if (!styles)
        styles =
            xmlAddPrevSibling(child_named(root, "body"), xmlNewDocNode(root->doc, root->ns, (const xmlChar *)"automatic-styles", NULL));
    if (style_named(styles, name.ptr))
        return name;
    xmlNodePtr old = usual.len ? style_named(styles, usual.ptr) : NULL;
    xmlNodePtr style = xmlAddChild(styles, old ? cut_copy(old, true) : xmlNewDocNode(root->doc, ns, (const xmlChar *)"style", NULL));
    xmlSetNsProp(style, ns, (const xmlChar *)"name", (const xmlChar *)name.ptr);
    xmlSetNsProp(style, ns, (const xmlChar *)"family", (const xmlChar *)"table-row");
    xmlNodePtr properties = child_named(style, "table-row-properties");
    properties = properties ? properties : xmlNewChild(style, ns, (const xmlChar *)"table-row-properties", NULL);
    xmlSetNsProp(properties, space(root, NS_FO, "fo"), (const xmlChar *)"break-before", (const xmlChar *)"page");
    return name;
}

/* A row that stands for several gives its first one away, which is before it then. */
static xmlNodePtr single(struct worksheets *g, xmlNodePtr row)
{
    long count = worksheets_row_count(row), number = worksheets_row(row);
    struct arena *a = &g->parts->program->arena;
    if (count == 1)
        return row;
    xmlNodePtr first = cut_copy(row, true);
    xmlUnsetNsProp(first, first->ns, (const xmlChar *)"number-rows-repeated");
    if (count == 2)
        xmlUnsetNsProp(row, row->ns, (const xmlChar *)"number-rows-repeated");
    else
        xmlSetNsProp(row, row->ns, (const xmlChar *)"number-rows-repeated", (const xmlChar *)arena_printf(a, "%ld", count - 1).ptr);
    xmlSetProp(row, (const xmlChar *)"r", (const xmlChar *)arena_printf(a, "%ld", number + 1).ptr);
    cut_link_before(row, first);
    return first;
}

/* Every row of the sheet may come to be the first one of a page. */
static void style_rows(struct worksheets *g, size_t sheet)
{
    struct arena *a = &g->parts->program->arena;
    const xmlNode *root = g->items[sheet].rows;
    for (xmlNodePtr node = root->children; node; node = markup_next(node, root)) {
        if (!is_kept_row(g->parts->format, node))
            continue;
        xmlNodePtr row = single(g, node);
        xmlChar *said = xmlGetNsProp(row, (const xmlChar *)"style-name", (const xmlChar *)NS_TABLE);
        struct marker *choice = markup_marker_new(a, row->doc, MARKER_PAGE, (struct tag){0});
        xmlFreeNode(choice->node); /* an attribute has no place for a node */
        choice->node = NULL;
        choice->sheet = arena_str(a, str_from((const char *)said));
        choice->text = style_of_break(g, row, choice->sheet);
        xmlFree(said);
        xmlSetNsProp(row, row->ns, (const xmlChar *)"style-name", (const xmlChar *)"")->_private = choice;
    }
}

/* ---- both kinds ---- */

void worksheets_place_breaks(struct worksheets *g, size_t sheet)
{
    const struct format *f = g->parts->format;
    xmlNodePtr root = g->items[sheet].rows;
    bool any = false;
    for (xmlNodePtr node = root->children, next; node; node = next) {
        struct marker *m = markup_marker(node);
        next = markup_next(node, root);
        xmlNodePtr row = m && m->kind == MARKER_TAG && m->tag.kind == TAG_BREAK ? markup_ancestor(f, node, ROLE_ROW) : NULL;
        if (!row)
            continue;
        if (has_row_above(f, row) || is_in_section(g, sheet, row)) /* where nothing is above, a page begins anyway */
            place_break(g, sheet, row);
        any = true;
        markup_remove(node);
    }
    if (any && f->sheets->kind == SHEETS_ODF)
        style_rows(g, sheet);
}
