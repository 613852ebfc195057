/* Rows that always stand together keep what the template says. Else the cell that begins and each that it
 * covers are answered like those of {:merge …}, but without a question: rows that follow one another are
 * joined. */
#include "template/grid/joins.h"

#include <string.h>

#include "template/grid/grid.h"
#include "template/grid/merge.h"

struct joins {
    struct program *program;
    const struct format *format;
    struct grid grid;
    struct arena scratch;
};

/* ---- what the template joins ---- */

static xmlNodePtr joined_of(const struct format *f, xmlNodePtr cell)
{
    return f->tables->joined ? grid_child(grid_child(cell, f->tables->properties), f->tables->joined) : NULL;
}

static bool begins(const struct joins *j, const struct grid_cell *cell)
{
    if (cell->is_beside)
        return false;
    return j->format->tables->down ? cell->down > 1 : joined_of(j->format, cell->node) && !grid_goes_on(j->format, cell->node);
}

static bool goes_on(const struct joins *j, const struct grid_cell *cell)
{
    return cell->is_covered || grid_goes_on(j->format, cell->node);
}

/* The cell below that `first` covers in the given row, or NULL. */
static const struct grid_cell *covered_in(const struct joins *j, const struct grid_cell *first, size_t row)
{
    if (j->format->tables->down && row >= first->row + first->down)
        return NULL;
    for (size_t i = 0; i < j->grid.count; i++) {
        const struct grid_cell *cell = &j->grid.cells[i];
        if (cell->row == row && cell->column == first->column && goes_on(j, cell) &&
            (cell->is_covered || cell->span == first->span))
            return cell;
    }
    return NULL;
}

/* Whether something may come or go between two rows that follow one another. */
static bool is_cut(const struct joins *j, size_t row)
{
    xmlNodePtr next = j->grid.rows[row + 1];
    for (xmlNodePtr node = j->grid.rows[row]->next; node && node != next; node = node->next)
        if (markup_marker(node))
            return true;
    return j->grid.rows[row]->parent != next->parent;
}

/* ---- forms ---- */

static struct marker *new_border(struct joins *j, enum marker_kind kind)
{
    struct tag tag = {.kind = TAG_JOIN};
    return markup_marker_new(&j->program->arena, j->grid.table->doc, kind, tag);
}

static struct marker *surround(struct joins *j, xmlNodePtr cell, xmlNodePtr last, size_t run)
{
    struct marker *m = new_border(j, MARKER_BEGIN);
    m->number = run;
    m->end = new_border(j, MARKER_END);
    xmlAddPrevSibling(cell, m->node);
    xmlAddNextSibling(last, m->end->node);
    return m;
}

/* What stands in a covered cell's place when no row above covers it. */
static xmlNodePtr uncovered_form(struct joins *j, const struct grid_cell *first,
                                 const struct grid_cell *covered)
{
    xmlNodePtr like = covered->is_covered ? first->node : covered->node;
    return merge_empty_cell(j->format, like, merge_paragraph_of(j->format, like));
}

static void join_below(struct joins *j, const struct grid_cell *first, const struct grid_cell *covered,
                       size_t run)
{
    xmlNodePtr cell = uncovered_form(j, first, covered), last, beside;
    merge_take_beside(j->format, covered->node, &last);
    merge_take_beside(j->format, first->node, &beside);
    struct marker *m = surround(j, covered->node, last, run);
    m->otherwise = new_border(j, MARKER_ELSE);
    xmlAddNextSibling(m->node, cell);
    last = merge_copy_beside(j->format, first->node, beside, cell, false);
    xmlAddNextSibling(last, m->otherwise->node);
    merge_mark_all(&j->program->arena, j->format, cell, last);
}

static void join(struct joins *j, const struct grid_cell *first)
{
    const struct grid_cell *covered;
    size_t last = first->row;
    bool cut = false;
    while (last + 1 < j->grid.row_count && covered_in(j, first, last + 1))
        cut = is_cut(j, last++) || cut;
    if (!cut)
        return;
    size_t run = merge_new_run(j->program, &j->grid);
    for (size_t row = first->row + 1; row <= last && (covered = covered_in(j, first, row)); row++)
        join_below(j, first, covered, run);
    xmlNodePtr beside;
    merge_take_beside(j->format, first->node, &beside);
    surround(j, first->node, beside, run)->begins = true;
    merge_mark_all(&j->program->arena, j->format, first->node, beside);
}

/* ---- tables ---- */

/* The table some of whose rows a section's opening marker repeats, or NULL. */
static xmlNodePtr table_of(const struct format *f, const struct marker *m)
{
    xmlNodePtr node = m->kind == MARKER_BEGIN ? m->node->parent : NULL;
    while (node && markup_role(f, node) != ROLE_TABLE) {
        enum role role = markup_role(f, node);
        if (role == ROLE_ROW || role == ROLE_CELL || role == ROLE_PARAGRAPH)
            return NULL;
        node = node->parent;
    }
    return node;
}

static void place_table(struct joins *j, xmlNodePtr table)
{
    grid_read(&j->scratch, j->format, table, &j->grid);
    for (size_t i = 0; i < j->grid.count; i++)
        if (begins(j, &j->grid.cells[i]))
            join(j, &j->grid.cells[i]);
}

void joins_place(struct program *p, const struct format *f, const struct scanned *s)
{
    struct joins j = {.program = p, .format = f};
    for (size_t i = 0; f->tables && i < s->count; i++) {
        xmlNodePtr table = table_of(f, s->markers[i]);
        bool done = !table;
        for (size_t before = 0; before < i && !done; before++)
            done = table_of(f, s->markers[before]) == table;
        if (!done)
            place_table(&j, table);
    }
    arena_release(&j.scratch);
}
