/* Where spans are filled by covered cells, every cell stands in one column; elsewhere it stands in as many as
 * it spans. */
#include "template/grid/grid.h"

#include <string.h>

#include "template/markup/cut.h"

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

static xmlNsPtr attribute_ns(const struct format *f, xmlNodePtr node)
{
    return f->tables->is_bare ? NULL : node->ns;
}

xmlAttrPtr grid_attribute(const struct format *f, xmlNodePtr node, const char *name)
{
    return xmlSetNsProp(node, attribute_ns(f, node), (const xmlChar *)name, (const xmlChar *)"");
}

void grid_unset_attribute(const struct format *f, xmlNodePtr node, const char *name)
{
    xmlUnsetNsProp(node, attribute_ns(f, node), (const xmlChar *)name);
}

static xmlChar *attribute_text(const struct format *f, xmlNodePtr node, const char *name)
{
    xmlNsPtr ns = attribute_ns(f, node);
    return ns ? xmlGetNsProp(node, (const xmlChar *)name, ns->href) : xmlGetNoNsProp(node, (const xmlChar *)name);
}

bool grid_read_attribute(const struct format *f, xmlNodePtr node, const char *name, int64_t *out)
{
    xmlChar *text = attribute_text(f, node, name);
    bool ok = text && str_to_int64(str_from((const char *)text), out);
    xmlFree(text);
    return ok;
}

/* Whether the cell has an attribute of that name that says yes. */
static bool is_marked(const struct format *f, xmlNodePtr cell, const char *name)
{
    xmlChar *text = name && markup_role(f, cell) == ROLE_CELL ? attribute_text(f, cell, name) : NULL;
    bool yes = text && (strcmp((const char *)text, "1") == 0 || strcmp((const char *)text, "true") == 0);
    xmlFree(text);
    return yes;
}

bool grid_is_beside(const struct format *f, xmlNodePtr cell)
{
    return cell && (markup_role(f, cell) == ROLE_COVERED || is_marked(f, cell, f->tables->beside));
}

static bool is_passed(const xmlNode *node)
{
    const struct marker *m = markup_marker(node);
    return xmlIsBlankNode(node) || node->type == XML_COMMENT_NODE ||
           (m && m->kind == MARKER_END && m->tag.kind != TAG_MERGE && m->tag.kind != TAG_JOIN);
}

xmlNodePtr grid_next_beside(const struct format *f, xmlNodePtr node)
{
    do
        node = node->next;
    while (node && is_passed(node));
    return node && grid_is_beside(f, node) ? node : NULL;
}

bool grid_is_covered(const struct format *f, xmlNodePtr cell)
{
    return grid_is_beside(f, cell) || (cell && is_marked(f, cell, f->tables->below));
}

bool grid_goes_on(const struct format *f, xmlNodePtr cell)
{
    const struct table_markup *t = f->tables;
    if (!t->joined)
        return is_marked(f, cell, t->below) && !grid_is_beside(f, cell);
    xmlNodePtr joined = grid_child(grid_child(cell, t->properties), t->joined);
    xmlChar *value = joined ? attribute_text(f, joined, "val") : NULL;
    bool goes_on = joined && (!value || strcmp((const char *)value, "restart") != 0);
    xmlFree(value);
    return goes_on;
}

bool grid_is_filled(const struct format *f)
{
    return f->tables->covered || f->tables->beside;
}

size_t grid_number(const struct format *f, xmlNodePtr cell, const char *name)
{
    int64_t n = 1;
    xmlNodePtr holder =
        f->tables->properties ? grid_child(grid_child(cell, f->tables->properties), name) : cell;
    if (holder)
        grid_read_attribute(f, holder, f->tables->properties ? "val" : name, &n);
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
    grid_unset_attribute(f, holder, attribute);
    grid_attribute(f, holder, attribute)->_private = m;
    xmlFreeNode(m->node); /* an attribute has no place for a node */
    m->node = NULL;
}

/* ---- reading ---- */

/* A cell or column that stands for several becomes so many. */
static void unfold(const struct format *f, xmlNodePtr node)
{
    const struct table_markup *t = f->tables;
    int64_t n = 1;
    if (!t->repeated || !grid_read_attribute(f, node, t->repeated, &n) || n < 1 || n > UNFOLD_LIMIT)
        return;
    grid_unset_attribute(f, node, t->repeated);
    for (; n > 1; n--)
        xmlAddNextSibling(node, cut_copy(node, true));
}

static void add_cell(struct arena *a, struct grid *g, xmlNodePtr node, struct grid_cell *at)
{
    const struct format *f = g->format;
    at->node = node;
    at->row = g->row_count - 1;
    at->is_covered = grid_is_covered(f, node);
    at->is_beside = grid_is_beside(f, node);
    at->span = at->is_beside ? 1 : grid_number(f, node, f->tables->across);
    at->down = is_marked(f, node, f->tables->below) || !f->tables->down ? 1 : grid_number(f, node, f->tables->down);
    *ARENA_PUSH(a, g->cells, g->count, g->capacity) = *at;
    at->column += grid_is_filled(f) ? 1 : at->span;
}

/* Follows the borders of what repeats cells, and of the two forms of a cell that is joined: both begin in the column
 * `*start`. */
static void pass_marker(const struct marker *m, struct grid_cell *at, size_t *start)
{
    bool joined = m->tag.kind == TAG_MERGE || m->tag.kind == TAG_JOIN;
    if (m->kind == MARKER_BEGIN && joined)
        *start = at->column;
    else if (m->kind == MARKER_BEGIN)
        at->repeat = at->repeat ? at->repeat : m;
    else if (m->kind == MARKER_END && at->repeat && at->repeat->end == m)
        at->repeat = NULL;
    else if (m->kind == MARKER_ELSE)
        at->is_twin = !at->repeat || at->repeat->otherwise != m;
    else if (m->kind == MARKER_END)
        at->is_twin = false;
    if (m->kind == MARKER_ELSE && at->is_twin)
        at->column = *start;
}

static void read_row(struct arena *a, struct grid *g, xmlNodePtr row)
{
    const struct table_markup *t = g->format->tables;
    struct grid_cell at = {.repeat = NULL};
    int64_t before = 0;
    size_t start = 0;
    xmlNodePtr skipped =
        t->row_properties ? grid_child(grid_child(row, t->row_properties), t->skipped[0]) : NULL;
    if (skipped && grid_read_attribute(g->format, skipped, "val", &before) && before > 0 && before < UNFOLD_LIMIT)
        at.column = (size_t)before;
    for (xmlNodePtr node = row->children; node;) {
        enum role role = markup_role(g->format, node);
        bool cell = role == ROLE_CELL || role == ROLE_COVERED;
        if (markup_marker(node))
            pass_marker(markup_marker(node), &at, &start);
        if (cell) {
            unfold(g->format, node);
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
            unfold(g->format, node);
            *ARENA_PUSH(a, *out, count, capacity) = node;
        }
        node = role == ROLE_ROW ? markup_after(node, g->table) : markup_next(node, g->table);
    }
    return count;
}
