/* WordprocessingML: w:sectPr (ECMA-376 part 1, 17.6.17), w:tcW (17.4.71). ODF: page and column properties (part 3, 20.2, 20.4). */
#include "template/parts/room.h"

#include <string.h>

#include "template/pictures/length.h"

static xmlNodePtr find(xmlNodePtr root, xmlNodePtr from, const char *name)
{
    while (from && !markup_is(from, name))
        from = markup_next(from, root);
    return from;
}

static xmlNodePtr child(xmlNodePtr parent, const char *name)
{
    xmlNodePtr node = parent ? xmlFirstElementChild(parent) : NULL;
    while (node && !markup_is(node, name))
        node = xmlNextElementSibling(node);
    return node;
}

/* A length in an attribute of whatever namespace; 0 when absent. `plain` is what a number without a unit counts. */
static int64_t length_of(xmlNodePtr node, const char *name, int64_t plain)
{
    int64_t emu = 0;
    for (xmlAttrPtr a = node ? node->properties : NULL; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 && a->children &&
            !length_parse(str_from((const char *)a->children->content), plain, &emu))
            emu = 0;
    return emu;
}

static int64_t number_of(xmlNodePtr node, const char *name)
{
    int64_t number = 0;
    for (xmlAttrPtr a = node ? node->properties : NULL; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 && a->children)
            str_to_int64(str_from((const char *)a->children->content), &number);
    return number;
}

/* ---- WordprocessingML ---- */

static int64_t column_width(xmlNodePtr setup, int64_t width)
{
    xmlNodePtr columns = child(setup, "cols");
    int64_t count = number_of(columns, "num"), space = length_of(columns, "space", LENGTH_TWIP);
    return count > 1 && count < 20 ? (width - space * (count - 1)) / count : width;
}

static void read_setup(xmlNodePtr setup, struct room *room)
{
    xmlNodePtr size = child(setup, "pgSz"), margins = child(setup, "pgMar");
    int64_t width = length_of(size, "w", LENGTH_TWIP) - length_of(margins, "left", LENGTH_TWIP) - length_of(margins, "right", LENGTH_TWIP) -
                    length_of(margins, "gutter", LENGTH_TWIP);
    int64_t height = length_of(size, "h", LENGTH_TWIP) - length_of(margins, "top", LENGTH_TWIP) - length_of(margins, "bottom", LENGTH_TWIP);
    if (width > 0 && height > 0)
        *room = (struct room){column_width(setup, width), height};
}

/* What follows the columns of a table has a marker in place of the number. */
static const struct marker *marker_of(xmlNodePtr node, const char *name)
{
    for (xmlAttrPtr a = node ? node->properties : NULL; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0)
            return a->_private;
    return NULL;
}

static int64_t cell_width(xmlNodePtr cell)
{
    enum { CELL_MARGINS = 216 * LENGTH_TWIP };
    xmlNodePtr said = child(child(cell, "tcPr"), "tcW");
    const struct marker *shared = marker_of(said, "w");
    return (shared ? (int64_t)shared->number * LENGTH_TWIP : length_of(said, "w", LENGTH_TWIP)) - CELL_MARGINS;
}

/* ---- ODF ---- */

static void read_page_layout(xmlNodePtr properties, struct room *room)
{
    int64_t around = length_of(properties, "margin", 0);
    const char *const sides[] = {"margin-left", "margin-right", "margin-top", "margin-bottom"};
    int64_t margins[4];
    for (size_t i = 0; i < 4; i++) {
        int64_t own = length_of(properties, sides[i], 0);
        margins[i] = own ? own : around;
    }
    int64_t width = length_of(properties, "page-width", 0) - margins[0] - margins[1];
    int64_t height = length_of(properties, "page-height", 0) - margins[2] - margins[3];
    if (width > 0 && height > 0)
        *room = (struct room){width, height};
}

static xmlNodePtr find_style(xmlDocPtr doc, const xmlChar *name)
{
    xmlNodePtr root = xmlDocGetRootElement(doc);
    for (xmlNodePtr style = find(root, root, "style"); style; style = find(root, markup_next(style, root), "style")) {
        xmlChar *found = xmlGetNsProp(style, (const xmlChar *)"name", style->ns->href);
        bool same = xmlStrEqual(found, name);
        xmlFree(found);
        if (same)
            return style;
    }
    return NULL;
}

static int64_t width_of_column(const struct program *p, xmlNodePtr column)
{
    const struct marker *shared = marker_of(column, "style-name");
    if (shared)
        return p->column_styles[shared->stream].width;
    xmlChar *name = xmlGetNsProp(column, (const xmlChar *)"style-name", column->ns->href);
    xmlNodePtr style = name ? find_style(column->doc, name) : NULL;
    xmlFree(name);
    return length_of(child(style, "table-column-properties"), "column-width", 0);
}

/* The width of the column of a table in which a cell begins. */
static int64_t width_at(const struct program *p, xmlNodePtr table, int64_t index)
{
    for (xmlNodePtr c = find(table, table, "table-column"); c; c = find(table, markup_after(c, table), "table-column")) {
        int64_t repeated = number_of(c, "number-columns-repeated");
        index -= repeated ? repeated : 1;
        if (index < 0)
            return width_of_column(p, c);
    }
    return 0;
}

/* Columns of the template that a cell spans. */
static int64_t columns_of(const struct program *p, xmlNodePtr cell)
{
    const struct marker *m = marker_of(cell, "number-columns-spanned");
    int64_t span = m ? (int64_t)m->span->fixed : number_of(cell, "number-columns-spanned");
    for (size_t i = 0; m && i < m->span->count; i++)
        span += (int64_t)p->groups[m->span->parts[i].group].width;
    return span ? span : 1;
}

static int64_t odf_cell_width(const struct program *p, xmlNodePtr cell)
{
    enum { PADDING = LENGTH_CM / 5 };
    xmlNodePtr table = markup_ancestor(p->format, cell, ROLE_TABLE);
    int64_t index = 0;
    for (xmlNodePtr before = xmlPreviousElementSibling(cell); before; before = xmlPreviousElementSibling(before))
        index += markup_is(before, "table-cell") ? columns_of(p, before) : 0;
    return table ? width_at(p, table, index) - PADDING : 0;
}

/* ---- both ---- */

static xmlDocPtr open(struct parts *parts, struct str name)
{
    size_t part = parts_has(parts, name) ? parts_find(parts, name) : SIZE_MAX;
    return part == SIZE_MAX ? NULL : parts->items[part].doc;
}

struct room room_of_page(struct parts *parts)
{
    struct room room = {165 * (LENGTH_CM / 10), 257 * (LENGTH_CM / 10)};
    const struct page_setup *p = &parts->format->page;
    xmlDocPtr doc = p->part ? open(parts, str_from(p->part)) : NULL;
    xmlNodePtr root = doc ? xmlDocGetRootElement(doc) : NULL, setup = root ? find(root, root, p->element) : NULL;
    if (setup && p->is_layout)
        read_page_layout(setup, &room);
    else if (setup)
        read_setup(setup, &room);
    return room;
}

static void tell_setup(xmlNodePtr from, xmlNodePtr setup, xmlNodePtr root)
{
    for (xmlNodePtr node = from; node && node != setup; node = markup_next(node, root))
        if (markup_marker(node))
            markup_marker(node)->setup = setup;
}

void room_find_setups(const struct format *f, xmlNodePtr root)
{
    if (!f->page.part || f->page.is_layout)
        return;
    xmlNodePtr from = root;
    for (xmlNodePtr setup; (setup = find(root, from, f->page.element)); from = markup_next(setup, root))
        tell_setup(from, setup, root);
}

struct room room_at(const struct program *p, const struct marker *m)
{
    const struct format *f = p->format;
    struct room page = {p->page_width, p->page_height};
    xmlNodePtr cell = markup_ancestor(f, m->node, ROLE_CELL);
    if (m->setup)
        read_setup(m->setup, &page);
    int64_t width = !cell ? 0 : f->page.is_layout ? odf_cell_width(p, cell) : cell_width(cell);
    if (width > 0 && width < page.width)
        page.width = width;
    return page;
}
