/* How many columns a group has is known only from its rows, when the record is made; it is answered where the
 * table begins (SLOT_GRID). Here the grid, the spans and the widths get markers that follow that number. */
#include "template/columns.h"

#include "base/i18n.h"
#include "template/cut.h"
#include "template/grid.h"

/* Columns `from` ≤ … < `to` of the template. */
struct group {
    size_t from, to, number;
    const struct marker *first; /* the first {-cell …} that repeats them */
    bool is_faulty;             /* a cell that reaches over a part of them was told */
};

struct columns {
    struct program *program;
    const struct format *format;
    const struct scanned *scanned;
    struct diag *d;
    struct grid grid;
    struct group *groups;
    size_t count, capacity;
    struct arena scratch;
    bool ok;
};

static bool report(struct columns *c, const struct marker *m, const char *text)
{
    c->ok = diag_error(c->d, m->tag.place, "TAG-COLUMNS", "{%.*s}: %s", STR_ARG(m->tag.text), text);
    return false;
}

static struct marker *new_marker(struct columns *c, enum marker_kind kind)
{
    return markup_marker_new(&c->program->arena, c->grid.table->doc, kind, (struct tag){0});
}

static bool repeats_cells(const struct marker *m)
{
    return m->tag.kind == TAG_SECTION && m->tag.element == ROLE_CELL && m->kind == MARKER_BEGIN;
}

/* ---- groups ---- */

/* Where spans are filled, a repeated cell has the covered ones after it that it reaches over. */
static void take_covered(struct columns *c, const struct marker *m)
{
    xmlNodePtr last = m->end->node->prev, node;
    while (last && markup_role(c->format, last) != ROLE_CELL)
        last = last->prev;
    size_t more =
        last && c->format->tables->covered ? grid_number(c->format, last, c->format->tables->across) - 1 : 0;
    for (; more && (node = m->end->node->next) && markup_role(c->format, node) == ROLE_COVERED; more--)
        cut_link_before(m->end->node, node);
}

static bool find_columns(const struct columns *c, const struct marker *m, struct group *out)
{
    *out = (struct group){.from = SIZE_MAX, .first = m};
    for (size_t i = 0; i < c->grid.count; i++) {
        const struct grid_cell *cell = &c->grid.cells[i];
        if (cell->repeat != m)
            continue;
        out->from = cell->column < out->from ? cell->column : out->from;
        out->to = cell->column + cell->span > out->to ? cell->column + cell->span : out->to;
    }
    return out->to > 0;
}

/* The group of these columns, made when there is none; NULL when they are others than those of a group that
 * they meet. */
static struct group *unite(struct columns *c, struct group wanted)
{
    for (size_t i = 0; i < c->count; i++) {
        struct group *g = &c->groups[i];
        if (g->from == wanted.from && g->to == wanted.to)
            return g;
        if (g->from < wanted.to && wanted.from < g->to)
            return NULL;
    }
    wanted.number = c->program->group_count;
    ARENA_PUSH(&c->program->arena, c->program->groups, c->program->group_count, c->program->group_capacity)
        ->width = wanted.to - wanted.from;
    struct group *g = ARENA_PUSH(&c->scratch, c->groups, c->count, c->capacity);
    *g = wanted;
    return g;
}

static void add_section(struct columns *c, struct marker *m)
{
    struct group wanted, *group;
    if (m->otherwise)
        report(c, m, _("repeated columns have no other branch"));
    else if (!find_columns(c, m, &wanted))
        report(c, m, _("columns are repeated inside repeated columns; repeat them by one list"));
    else if (!(group = unite(c, wanted)))
        report(c, m, _("another row of the table repeats some of these columns together with others"));
    else
        m->number = group->number + 1;
}

/* ---- spans ---- */

static void report_part(struct columns *c, struct group *g)
{
    if (!g->is_faulty)
        report(c, g->first, _("a cell of another row reaches over only a part of the repeated columns"));
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

static const struct span *columns_of_group(struct columns *c, const struct group *g)
{
    struct span *s = ARENA_NEW(&c->program->arena, struct span);
    *ARENA_PUSH(&c->program->arena, s->parts, s->count, s->capacity) = (struct span_part){g->number, 1};
    return s;
}

/* Repeats the siblings from `first` to `last` as often as `span` says; gives the marker. */
static struct marker *repeat(struct columns *c, xmlNodePtr first, xmlNodePtr last, const struct span *span)
{
    struct marker *begin = new_marker(c, MARKER_BEGIN), *end = new_marker(c, MARKER_END);
    begin->tag.kind = end->tag.kind = TAG_COLUMNS;
    begin->span = span;
    begin->end = end;
    xmlAddPrevSibling(first, begin->node);
    xmlAddNextSibling(last, end->node);
    return begin;
}

static void share_width(struct columns *c, xmlNodePtr node, const char *name, const struct marker *section)
{
    int64_t width;
    if (!grid_read_attribute(node, name, &width) || width <= 0)
        return;
    struct marker *m = new_marker(c, MARKER_SHARE);
    m->number = (size_t)width;
    m->section = section;
    xmlFreeNode(m->node); /* an attribute has no place for a node */
    m->node = NULL;
    xmlSetNsProp(node, node->ns, (const xmlChar *)name, (const xmlChar *)"")->_private = m;
}

/* ---- the grid ---- */

static void repeat_column(struct columns *c, const struct group *g, xmlNodePtr column)
{
    struct marker *section = repeat(c, column, column, columns_of_group(c, g));
    if (c->format->tables->width)
        share_width(c, column, c->format->tables->width, section);
}

static void repeat_columns(struct columns *c)
{
    xmlNodePtr *columns = NULL;
    size_t count = grid_columns(&c->scratch, &c->grid, &columns), repeated = 0;
    for (size_t i = 0; i < c->count; i++) {
        const struct group *g = &c->groups[i];
        repeated += g->to - g->from;
        for (size_t column = g->from; column < g->to && column < count; column++)
            repeat_column(c, g, columns[column]);
        struct marker *m = new_marker(c, MARKER_GRID);
        m->number = g->number;
        xmlAddPrevSibling(c->grid.table->children, m->node);
    }
    for (size_t i = 0; i < c->count; i++)
        c->program->groups[c->groups[i].number].others = count > repeated ? count - repeated : 0;
}

/* ---- cells ---- */

static void mark_width(struct columns *c, const struct grid_cell *cell)
{
    const struct table_markup *t = c->format->tables;
    xmlNodePtr width =
        t->cell_width ? grid_child(grid_child(cell->node, t->properties), t->cell_width) : NULL;
    if (width)
        share_width(c, width, "w", cell->repeat);
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

/* Instead of the covered cells after a cell there are as many as it spans now. */
static xmlNodePtr fill_span(struct columns *c, const struct grid_cell *cell, xmlNodePtr last,
                            const struct span *span)
{
    xmlNodePtr node;
    for (size_t more = cell->span - 1;
         more && (node = last->next) && markup_role(c->format, node) == ROLE_COVERED; more--)
        markup_remove(node);
    xmlNodePtr covered =
        xmlNewDocNode(last->doc, cell->node->ns, (const xmlChar *)c->format->tables->covered, NULL);
    xmlAddNextSibling(last, covered);
    struct marker *section = repeat(c, covered, covered, span);
    section->less = 1;
    return section->end->node;
}

static void hold(struct columns *c, xmlNodePtr first, xmlNodePtr last, const struct span *span)
{
    struct marker *begin = new_marker(c, MARKER_HOLD), *end = new_marker(c, MARKER_RELEASE);
    begin->span = end->span = span;
    xmlAddPrevSibling(first, begin->node);
    xmlAddNextSibling(last, end->node);
}

/* A cell that reaches over groups: it spans what they have, and is not there when that is nothing. */
static void stretch(struct columns *c, const struct grid_cell *cell, const struct span *span)
{
    struct marker *m = new_marker(c, MARKER_ACROSS);
    m->span = span;
    grid_mark_number(c->format, cell->node, c->format->tables->across, m);
    if (cell->is_twin)
        return;
    xmlNodePtr first = border_of(cell, false), last = border_of(cell, true);
    if (c->format->tables->covered)
        last = fill_span(c, cell, last, span);
    if (!span->fixed)
        hold(c, first, last, span);
}

/* The columns that a row leaves out before or after its cells. */
static void stretch_skipped(struct columns *c, xmlNodePtr row, const char *name, size_t from, bool is_before)
{
    int64_t n = 0;
    xmlNodePtr node = grid_child(grid_child(row, c->format->tables->row_properties), name);
    if (!node || !grid_read_attribute(node, "val", &n) || n <= 0)
        return;
    const struct span *span = is_before ? span_of(c, 0, from) : span_of(c, from, from + (size_t)n);
    if (!span)
        return;
    struct marker *m = new_marker(c, MARKER_ACROSS);
    m->span = span;
    xmlFreeNode(m->node);
    m->node = NULL;
    xmlSetNsProp(node, node->ns, (const xmlChar *)"val", (const xmlChar *)"")->_private = m;
}

static void follow_cell(struct columns *c, const struct grid_cell *cell, size_t reach)
{
    const struct span *span;
    if (cell->repeat) {
        mark_width(c, cell);
    } else if (cell->is_covered && !cell->is_twin) {
        if (cell->column >= reach && (span = span_of(c, cell->column, cell->column + 1)))
            repeat(c, cell->node, cell->node, span);
    } else if (!cell->is_covered && (span = span_of(c, cell->column, cell->column + cell->span))) {
        stretch(c, cell, span);
    }
}

/* Cells of one row; `reach`: the column after the last cell, so that covered ones before it are that cell's
 * own. */
static void follow_cells(struct columns *c)
{
    const struct table_markup *t = c->format->tables;
    for (size_t row = 0, i = 0; row < c->grid.row_count; row++) {
        size_t reach = 0, first = i;
        for (; i < c->grid.count && c->grid.cells[i].row == row; i++) {
            const struct grid_cell cell = c->grid.cells[i];
            follow_cell(c, &cell, reach);
            if (!cell.is_covered)
                reach = cell.column + cell.span;
        }
        if (!t->row_properties)
            continue;
        stretch_skipped(c, c->grid.rows[row], t->skipped[0], first < i ? c->grid.cells[first].column : 0,
                        true);
        stretch_skipped(c, c->grid.rows[row], t->skipped[1], reach, false);
    }
}

/* ---- tables ---- */

static bool is_of_table(const struct columns *c, const struct marker *m, const xmlNode *table)
{
    return repeats_cells(m) && markup_ancestor(c->format, m->node, ROLE_TABLE) == table;
}

static void place_table(struct columns *c, xmlNodePtr table)
{
    size_t first = c->program->group_count;
    c->count = 0;
    grid_read(&c->scratch, c->format, table, &c->grid); /* so that what stands for several cells is several */
    for (size_t i = 0; i < c->scanned->count; i++)
        if (is_of_table(c, c->scanned->markers[i], table))
            take_covered(c, c->scanned->markers[i]);
    grid_read(&c->scratch, c->format, table, &c->grid);
    for (size_t i = 0; i < c->scanned->count; i++)
        if (is_of_table(c, c->scanned->markers[i], table))
            add_section(c, c->scanned->markers[i]);
    if (c->program->group_count == first || !c->ok)
        return;
    follow_cells(c);
    repeat_columns(c);
}

/* Whether a marker of the same table stands before. */
static bool is_done(const struct columns *c, size_t index, const xmlNode *table)
{
    for (size_t i = 0; i < index; i++)
        if (is_of_table(c, c->scanned->markers[i], table))
            return true;
    return false;
}

bool columns_place(struct program *p, const struct format *f, const struct scanned *s, struct diag *d)
{
    struct columns c = {.program = p, .format = f, .scanned = s, .d = d, .ok = true};
    bool ok = true;
    for (size_t i = 0; i < s->count; i++) {
        struct marker *m = s->markers[i];
        xmlNodePtr table = f->tables && repeats_cells(m) ? markup_ancestor(f, m->node, ROLE_TABLE) : NULL;
        if (!table || is_done(&c, i, table))
            continue;
        c.ok = true;
        place_table(&c, table);
        ok = ok && c.ok;
    }
    arena_release(&c.scratch);
    return ok;
}
