/* Cells follow the repeated columns of their table: those that reach over some are as wide as their copies, and the
 * covered cells beside them are as many. */
#include "base/i18n.h"
#include "template/grid/columning.h"
#include "template/grid/merge.h"

/* ---- spans ---- */

static void report_part(struct columns *c, struct group *g)
{
    if (!g->is_faulty)
        columns_report(c, g->first, _("a cell of another row reaches over only a part of the repeated columns"));
    g->is_faulty = true;
}

/* The columns from `from` to `to` as a number; NULL when no group is among them, or not all of one. */
static const struct span *span_of(struct columns *c, size_t from, size_t to)
{
    struct arena *a = &c->program->arena;
    struct span *s = NULL;
    for (size_t i = 0; i < c->count; i++) {
        struct group *g = &c->groups[i];
        if (g->to <= from || to <= g->from)
            continue;
        if (g->from < from || to < g->to) {
            report_part(c, g);
            return NULL;
        }
        if (!s) {
            s = ARENA_NEW(a, struct span);
            s->fixed = to - from;
        }
        s->fixed -= g->to - g->from;
        *ARENA_PUSH(a, s->parts, s->count, s->capacity) = (struct span_part){g->number, g->to - g->from};
    }
    return s;
}

/* ---- cells ---- */

static void mark_width(struct columns *c, const struct grid_cell *cell, const struct marker *section)
{
    const struct table_markup *t = c->format->tables;
    xmlNodePtr width =
        t->cell_width ? grid_child(grid_child(cell->node, t->properties), t->cell_width) : NULL;
    if (width)
        columns_share_width(c, width, "w", section);
}

/* The node of a cell, or, where it is joined, the marker at that end of its two forms. */
static xmlNodePtr border_of(const struct grid_cell *cell, bool is_end)
{
    xmlNodePtr node = cell->node;
    const struct marker *begin = markup_marker(node->prev);
    bool joined =
        begin && begin->kind == MARKER_BEGIN && (begin->tag.kind == TAG_MERGE || begin->tag.kind == TAG_JOIN);
    return !joined ? node : is_end ? begin->end->node : begin->node;
}

/* A cell that another one of its row reaches to. */
static xmlNodePtr new_beside(const struct columns *c, xmlNodePtr cell)
{
    const struct table_markup *t = c->format->tables;
    if (t->covered)
        return xmlNewDocNode(cell->doc, cell->ns, (const xmlChar *)t->covered, NULL);
    xmlNodePtr beside = merge_empty_cell(c->format, cell, merge_paragraph_of(c->format, cell));
    xmlAttrPtr down = xmlHasNsProp(cell, (const xmlChar *)t->down, NULL);
    grid_unset_attribute(c->format, beside, t->across);
    if (down && down->_private)
        merge_mark_first(&c->program->arena, c->format, beside);
    xmlNodeSetContent((xmlNodePtr)grid_attribute(c->format, beside, t->beside), (const xmlChar *)"1");
    return beside;
}

/* After a cell there are as many covered ones as it spans now, all like the first. */
static xmlNodePtr fill_span(struct columns *c, const struct grid_cell *cell, xmlNodePtr last,
                            const struct span *span)
{
    xmlNodePtr kept = cell->span > 1 ? grid_next_beside(c->format, last) : NULL, more;
    for (size_t n = 2; kept && n < cell->span && (more = grid_next_beside(c->format, kept)); n++)
        markup_remove(more);
    if (!kept)
        kept = xmlAddNextSibling(last, new_beside(c, cell->node));
    struct marker *section = columns_repeat(c, kept, kept, span);
    section->less = 1;
    return section->end->node;
}

static void hold(struct columns *c, xmlNodePtr first, xmlNodePtr last, const struct span *span)
{
    struct marker *begin = columns_marker(c, MARKER_HOLD), *end = columns_marker(c, MARKER_RELEASE);
    begin->span = end->span = span;
    xmlAddPrevSibling(first, begin->node);
    xmlAddNextSibling(last, end->node);
}

/* What was put after a cell to fill its span. */
static xmlNodePtr last_beside(const struct columns *c, xmlNodePtr cell)
{
    const struct marker *m = c->format->tables->beside ? markup_marker(cell->next) : NULL;
    return m && m->tag.kind == TAG_COLUMNS ? m->end->node : cell;
}

/* A cell that reaches over groups: it spans what they have, and is not there when that is nothing. */
static void stretch(struct columns *c, const struct grid_cell *cell, const struct span *span)
{
    struct marker *m = columns_marker(c, MARKER_ACROSS);
    m->span = span;
    grid_mark_number(c->format, cell->node, c->format->tables->across, m);
    if (c->format->tables->beside) /* they are in the form of the cell */
        fill_span(c, cell, cell->node, span);
    if (cell->is_twin)
        return;
    xmlNodePtr first = border_of(cell, false), last = border_of(cell, true);
    if (c->format->tables->covered)
        last = fill_span(c, cell, last, span);
    else if (last == cell->node)
        last = last_beside(c, last);
    if (!span->fixed)
        hold(c, first, last, span);
}

/* The columns that a row leaves out before or after its cells. */
static void stretch_skipped(struct columns *c, xmlNodePtr row, const char *name, size_t from, bool is_before)
{
    int64_t n = 0;
    xmlNodePtr node = grid_child(grid_child(row, c->format->tables->row_properties), name);
    if (!node || !grid_read_attribute(c->format, node, "val", &n) || n <= 0)
        return;
    const struct span *span = is_before ? span_of(c, 0, from) : span_of(c, from, from + (size_t)n);
    if (!span)
        return;
    struct marker *m = columns_marker(c, MARKER_ACROSS);
    m->span = span;
    xmlFreeNode(m->node);
    m->node = NULL;
    grid_attribute(c->format, node, "val")->_private = m;
}

/* The cell above with which a cell says to be joined, or NULL. */
static const struct grid_cell *begin_above(const struct columns *c, const struct grid_cell *cell)
{
    const struct grid_cell *found = NULL;
    for (size_t i = 0; grid_goes_on(c->format, cell->node) && i < c->grid.count && c->grid.cells[i].row < cell->row; i++) {
        const struct grid_cell *above = &c->grid.cells[i];
        if (above->column == cell->column && !above->is_beside && !above->is_twin && !grid_goes_on(c->format, above->node))
            found = above;
    }
    return found;
}

static const struct group *group_around(const struct columns *c, const struct grid_cell *cell)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->groups[i].from <= cell->column && cell->column + cell->span <= c->groups[i].to)
            return &c->groups[i];
    return NULL;
}

/* What goes on below repeated cells is repeated like them. */
static bool repeat_below(struct columns *c, const struct grid_cell *cell)
{
    const struct group *g = group_around(c, cell);
    const struct grid_cell *first = g ? begin_above(c, cell) : NULL;
    xmlNodePtr last = cell->node, more;
    if (!first || !first->repeat || border_of(cell, false) != cell->node)
        return false;
    for (size_t n = 1; c->format->tables->beside && n < cell->span && (more = grid_next_beside(c->format, last)); n++)
        last = more;
    mark_width(c, cell, columns_repeat(c, cell->node, last, columns_of_group(c, g)));
    return true;
}

static void follow_cell(struct columns *c, const struct grid_cell *cell, size_t reach)
{
    const struct span *span;
    if (cell->repeat) {
        mark_width(c, cell, cell->repeat);
    } else if (cell->is_beside) {
        if (!cell->is_twin && cell->column >= reach && (span = span_of(c, cell->column, cell->column + 1)))
            columns_repeat(c, cell->node, cell->node, span);
    } else if (!repeat_below(c, cell) && (span = span_of(c, cell->column, cell->column + cell->span))) {
        stretch(c, cell, span);
    }
}

/* Cells of one row; `reach`: the column after the last cell, so that covered ones before it are that cell's
 * own. */
void columns_follow_cells(struct columns *c)
{
    const struct table_markup *t = c->format->tables;
    for (size_t row = 0, i = 0; row < c->grid.row_count; row++) {
        size_t reach = 0, first = i;
        for (; i < c->grid.count && c->grid.cells[i].row == row; i++) {
            const struct grid_cell cell = c->grid.cells[i];
            follow_cell(c, &cell, reach);
            if (!cell.is_beside)
                reach = cell.column + cell.span;
        }
        if (!t->row_properties)
            continue;
        stretch_skipped(c, c->grid.rows[row], t->skipped[0], first < i ? c->grid.cells[first].column : 0,
                        true);
        stretch_skipped(c, c->grid.rows[row], t->skipped[1], reach, false);
    }
}
