/* Where spans are filled by covered cells, every cell stands in one column; elsewhere it stands in as many as
 * it spans. */
#include "template/grid.h"

#include <string.h>

#include "template/cut.h"

enum {
    UNFOLD_LIMIT = 1000
}; /* more columns than a text has are those of an empty sheet, and stay as they are */

/* ---- names ---- */

static bool is_named(const xmlNode *node, const xmlNode *like, const char *name)
{
    return node->type == XML_ELEMENT_NODE && node->ns && like->ns &&
           xmlStrEqual(node->ns->href, like->ns->href) && strcmp((const char *)node->name, name) == 0;
}

xmlNodePtr grid_child(xmlNodePtr parent, const char *name)
{
    for (xmlNodePtr child = parent ? parent->children : NULL; child; child = child->next)
        if (is_named(child, parent, name))
            return child;
    return NULL;
}

xmlAttrPtr grid_attribute(xmlNodePtr node, const char *name)
{
    xmlAttrPtr a = xmlHasNsProp(node, (const xmlChar *)name, node->ns->href);
    return a ? a : xmlNewNsProp(node, node->ns, (const xmlChar *)name, (const xmlChar *)"");
}

bool grid_read_attribute(xmlNodePtr node, const char *name, int64_t *out)
{
    xmlChar *text = xmlGetNsProp(node, (const xmlChar *)name, node->ns->href);
    bool ok = text && str_to_int64(str_from((const char *)text), out);
    xmlFree(text);
    return ok;
}

size_t grid_number(const struct format *f, xmlNodePtr cell, const char *name)
{
    int64_t n = 1;
    xmlNodePtr holder =
        f->tables->properties ? grid_child(grid_child(cell, f->tables->properties), name) : cell;
    if (holder)
        grid_read_attribute(holder, f->tables->properties ? "val" : name, &n);
    return n > 0 && n < UINT16_MAX ? (size_t)n : 1;
}

/* ---- writing ---- */

/* The last child that comes before `name` in a cell's properties, or NULL. */
static xmlNodePtr place_before(const struct table_markup *t, xmlNodePtr properties, const char *name)
{
    xmlNodePtr last = NULL;
    for (const char *const *before = t->order; strcmp(*before, name) != 0; before++) {
        xmlNodePtr found = grid_child(properties, *before);
        last = found ? found : last;
    }
    return last;
}

static xmlNodePtr properties_of(const struct format *f, xmlNodePtr cell)
{
    xmlNodePtr properties = grid_child(cell, f->tables->properties);
    if (properties)
        return properties;
    properties = xmlNewDocNode(cell->doc, cell->ns, (const xmlChar *)f->tables->properties, NULL);
    if (cell->children)
        return xmlAddPrevSibling(cell->children, properties);
    return xmlAddChild(cell, properties);
}

xmlNodePtr grid_property(const struct format *f, xmlNodePtr cell, const char *name)
{
    xmlNodePtr properties = properties_of(f, cell), found = grid_child(properties, name);
    if (found)
        return found;
    xmlNodePtr before = place_before(f->tables, properties, name);
    xmlNodePtr made = xmlNewDocNode(cell->doc, cell->ns, (const xmlChar *)name, NULL);
    if (before)
        return xmlAddNextSibling(before, made);
    return properties->children ? xmlAddPrevSibling(properties->children, made)
                                : xmlAddChild(properties, made);
}

void grid_mark_number(const struct format *f, xmlNodePtr cell, const char *name, struct marker *m)
{
    xmlNodePtr holder = f->tables->properties ? grid_property(f, cell, name) : cell;
    const char *attribute = f->tables->properties ? "val" : name;
    xmlUnsetNsProp(holder, holder->ns, (const xmlChar *)attribute);
    grid_attribute(holder, attribute)->_private = m;
    xmlFreeNode(m->node); /* an attribute has no place for a node */
    m->node = NULL;
}

/* ---- reading ---- */

/* A cell or column that stands for several becomes so many. */
static void unfold(const struct table_markup *t, xmlNodePtr node)
{
    int64_t n = 1;
    if (!t->repeated || !grid_read_attribute(node, t->repeated, &n) || n < 1 || n > UNFOLD_LIMIT)
        return;
    xmlUnsetNsProp(node, node->ns, (const xmlChar *)t->repeated);
    for (; n > 1; n--)
        xmlAddNextSibling(node, cut_copy(node, true));
}

static void add_cell(struct arena *a, struct grid *g, xmlNodePtr node, struct grid_cell *at)
{
    const struct format *f = g->format;
    at->node = node;
    at->row = g->row_count - 1;
    at->is_covered = markup_role(f, node) == ROLE_COVERED;
    at->span = at->is_covered ? 1 : grid_number(f, node, f->tables->across);
    at->down = at->is_covered || !f->tables->down ? 1 : grid_number(f, node, f->tables->down);
    struct grid_cell *cell = ARENA_PUSH(a, g->cells, g->count, g->capacity);
    *cell = *at;
    if (at->is_twin) /* stands where the cell before stands */
        cell->column = cell[-1].column;
    else
        at->column += f->tables->covered ? 1 : at->span;
}

/* Follows the borders of what repeats cells, and of the two forms of a cell that is joined. */
static void pass_marker(const struct marker *m, struct grid_cell *at)
{
    if (m->kind == MARKER_BEGIN && m->tag.kind != TAG_MERGE && m->tag.kind != TAG_JOIN)
        at->repeat = at->repeat ? at->repeat : m;
    else if (m->kind == MARKER_END && at->repeat && at->repeat->end == m)
        at->repeat = NULL;
    else if (m->kind == MARKER_ELSE)
        at->is_twin = !at->repeat || at->repeat->otherwise != m;
    else if (m->kind == MARKER_END)
        at->is_twin = false;
}

static void read_row(struct arena *a, struct grid *g, xmlNodePtr row)
{
    const struct table_markup *t = g->format->tables;
    struct grid_cell at = {.repeat = NULL};
    int64_t before = 0;
    xmlNodePtr skipped =
        t->row_properties ? grid_child(grid_child(row, t->row_properties), t->skipped[0]) : NULL;
    if (skipped && grid_read_attribute(skipped, "val", &before) && before > 0 && before < UNFOLD_LIMIT)
        at.column = (size_t)before;
    for (xmlNodePtr node = row->children; node;) {
        enum role role = markup_role(g->format, node);
        bool cell = role == ROLE_CELL || role == ROLE_COVERED;
        if (markup_marker(node))
            pass_marker(markup_marker(node), &at);
        if (cell) {
            unfold(t, node);
            add_cell(a, g, node, &at);
        }
        node = cell ? markup_after(node, row) : markup_next(node, row);
    }
}

void grid_read(struct arena *a, const struct format *f, xmlNodePtr table, struct grid *out)
{
    *out = (struct grid){.format = f, .table = table};
    for (xmlNodePtr node = table->children; node;) {
        enum role role = markup_role(f, node);
        if (role == ROLE_ROW) {
            *ARENA_PUSH(a, out->rows, out->row_count, out->row_capacity) = node;
            read_row(a, out, node);
        }
        node = role == ROLE_ROW ? markup_after(node, table) : markup_next(node, table);
    }
}

const struct grid_cell *grid_find(const struct grid *g, const xmlNode *node)
{
    for (size_t i = 0; i < g->count; i++)
        if (g->cells[i].node == node)
            return &g->cells[i];
    return NULL;
}

size_t grid_columns(struct arena *a, const struct grid *g, xmlNodePtr **out)
{
    size_t count = 0, capacity = 0;
    for (xmlNodePtr node = g->table->children; node;) {
        enum role role = markup_role(g->format, node);
        if (is_named(node, g->table, g->format->tables->column)) {
            unfold(g->format->tables, node);
            *ARENA_PUSH(a, *out, count, capacity) = node;
        }
        node = role == ROLE_ROW ? markup_after(node, g->table) : markup_next(node, g->table);
    }
    return count;
}
