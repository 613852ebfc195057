/* Which form a cell takes is answered when the record is made (rules/records/runs.h); both forms stand in the tree.
 * Cells that stand in the same columns of a table share a run, whichever row of the template they come from.
 */
#include "template/grid/merge.h"

#include <string.h>

#include "base/i18n.h"
#include "template/grid/grid.h"
#include "template/markup/cut.h"

/* A run's place: cells that may be joined. */
struct run {
    xmlNodePtr table;
    size_t column, span;
    size_t number; /* in the program */
};

struct merging {
    struct program *program;
    const struct format *format;
    struct diag *d;
    struct run *runs;
    size_t count, capacity;
    struct grid grid; /* of the table at hand */
    struct arena scratch;
};

/* ---- the covered form ---- */

/* Whether an element or one in it has an id: a paragraph without text must not count on a numbering. */
static bool has_id(const struct format *f, xmlNodePtr root)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        for (const struct id_attribute *row = f->ids; row->element && node->type == XML_ELEMENT_NODE; row++)
            if (node->ns && strcmp((const char *)node->name, row->element) == 0 &&
                strcmp((const char *)node->ns->href, row->element_uri) == 0)
                return true;
    return false;
}

/* A paragraph with the properties of another one, and nothing else. */
static xmlNodePtr empty_paragraph(const struct format *f, xmlNodePtr paragraph)
{
    xmlNodePtr empty = xmlNewDocNode(paragraph->doc, paragraph->ns, paragraph->name, NULL);
    for (xmlNodePtr child = paragraph->children; child; child = child->next) {
        if (markup_role(f, child) != ROLE_PROPERTIES)
            continue;
        xmlNodePtr properties = xmlAddChild(empty, cut_copy(child, true));
        for (xmlNodePtr at = properties->children, next; at; at = next) {
            next = at->next;
            if (has_id(f, at))
                markup_remove(at);
        }
    }
    return empty;
}

/* Copies the formatting in `from`; gives what holds the paragraphs of the copy. */
static xmlNodePtr copy_properties(const struct format *f, xmlNodePtr from, xmlNodePtr to)
{
    xmlNodePtr holder = to;
    for (xmlNodePtr child = from->children; child; child = child->next)
        if (markup_role(f, child) == ROLE_PROPERTIES)
            xmlAddChild(to, cut_copy(child, true));
        else if (markup_role(f, child) == ROLE_STORY)
            holder = copy_properties(f, child, xmlAddChild(to, cut_copy(child, false)));
    return holder;
}

xmlNodePtr merge_empty_cell(const struct format *f, xmlNodePtr cell, xmlNodePtr paragraph)
{
    xmlNodePtr empty = cut_copy(cell, false), holder = copy_properties(f, cell, empty);
    if (paragraph)
        xmlAddChild(holder, empty_paragraph(f, paragraph));
    return empty;
}

xmlNodePtr merge_paragraph_of(const struct format *f, xmlNodePtr cell)
{
    xmlNodePtr found = cell->children;
    while (found && markup_role(f, found) != ROLE_PARAGRAPH)
        found = markup_role(f, found) == ROLE_STORY ? found->children : found->next;
    return found;
}

static xmlNodePtr covered_form(const struct format *f, xmlNodePtr cell, xmlNodePtr paragraph)
{
    const struct table_markup *t = f->tables;
    xmlNodePtr covered = t->covered ? cut_copy(cell, false) : merge_empty_cell(f, cell, paragraph);
    if (t->covered) {
        xmlNodeSetName(covered, (const xmlChar *)t->covered);
        grid_unset_attribute(f, covered, t->across);
    }
    if (t->down)
        grid_unset_attribute(f, covered, t->down);
    if (t->below)
        xmlNodeSetContent((xmlNodePtr)grid_attribute(f, covered, t->below), (const xmlChar *)"1");
    if (t->joined)
        grid_property(f, covered, t->joined);
    return covered;
}

/* ---- marks ---- */

static xmlNodePtr new_mark(struct arena *a, xmlDocPtr doc, enum marker_kind kind)
{
    return markup_marker_new(a, doc, kind, (struct tag){0})->node;
}

void merge_mark_first(struct arena *a, const struct format *f, xmlNodePtr cell)
{
    if (f->tables->down)
        grid_mark_number(f, cell, f->tables->down,
                         markup_marker_new(a, cell->doc, MARKER_DOWN, (struct tag){0}));
    if (!f->tables->joined)
        return;
    xmlNodePtr first = grid_property(f, cell, f->tables->joined);
    xmlSetNsProp(first, first->ns, (const xmlChar *)"val", (const xmlChar *)"restart");
    xmlAddPrevSibling(first, new_mark(a, cell->doc, MARKER_JOINED));
    xmlAddNextSibling(first, new_mark(a, cell->doc, MARKER_JOINED_END));
}

/* Lets a table and its rows be counted; gives the table's number. */
static size_t count_rows(struct program *p, const struct grid *g)
{
    struct marker *first = markup_marker(g->table->children);
    if (first && first->kind == MARKER_ROW)
        return first->number;
    size_t number = p->table_count++;
    for (size_t i = 0; i <= g->row_count; i++) {
        struct marker *m = markup_marker_new(&p->arena, g->table->doc, MARKER_ROW, (struct tag){0});
        m->number = number;
        xmlNodePtr holder = i < g->row_count ? g->rows[i] : g->table;
        xmlAddPrevSibling(holder->children, m->node);
    }
    return number;
}

size_t merge_new_run(struct program *p, const struct grid *g)
{
    size_t table = count_rows(p, g);
    ARENA_PUSH(&p->arena, p->runs, p->run_count, p->run_capacity)->table = table;
    return p->run_count - 1;
}

static size_t run_of(struct merging *g, const struct grid_cell *cell)
{
    size_t i = 0;
    while (i < g->count && !(g->runs[i].table == g->grid.table && g->runs[i].column == cell->column &&
                             g->runs[i].span == cell->span))
        i++;
    if (i == g->count) {
        size_t number = merge_new_run(g->program, &g->grid);
        *ARENA_PUSH(&g->scratch, g->runs, g->count, g->capacity) =
            (struct run){g->grid.table, cell->column, cell->span, number};
    }
    return g->runs[i].number;
}

/* ---- placing ---- */

static bool report(const struct marker *m, struct diag *d, const char *text)
{
    return diag_error(d, m->tag.place, "TAG-MERGE", "{%.*s}: %s", STR_ARG(m->tag.text), text);
}

/* Whether a section begins in the cell before the marker and ends after it. */
static bool is_in_section(const struct marker *m, const xmlNode *cell)
{
    for (xmlNodePtr node = m->node; node != cell; node = node->parent) {
        long open = 0;
        for (xmlNodePtr before = node->prev; before; before = before->prev) {
            const struct marker *other = markup_marker(before);
            open += other && other->kind == MARKER_BEGIN;
            open -= other && other->kind == MARKER_END;
        }
        if (open > 0)
            return true;
    }
    return false;
}

static bool is_joined(const struct format *f, xmlNodePtr cell)
{
    const struct table_markup *t = f->tables;
    return grid_is_covered(f, cell) || (t->down && grid_number(f, cell, t->down) > 1) ||
           (t->joined && grid_child(grid_child(cell, t->properties), t->joined));
}

static bool is_placeable(const struct format *f, struct marker *m, xmlNodePtr cell, struct diag *d)
{
    const struct marker *before = cell ? markup_marker(cell->prev) : NULL;
    if (!f->tables || !cell || !markup_ancestor(f, cell, ROLE_TABLE))
        return report(m, d, _("it belongs in a cell of a table"));
    if (before && before->kind == MARKER_BEGIN && before->tag.kind == TAG_MERGE)
        return report(m, d, _("the cell has such a tag already"));
    if (before && before->tag.kind == TAG_JOIN)
        return report(m, d, _("the cell is joined with the one above or below it in the template"));
    if (is_in_section(m, cell))
        return report(m, d, _("it stands inside a section of the cell; it must stand beside it"));
    return !is_joined(f, cell) ||
           report(m, d, _("the cell is joined with the one above or below it in the template"));
}

/* The marker leaves its paragraph, which goes with it when it holds nothing else and is not the only one. */
static void leave_paragraph(const struct format *f, struct marker *m, const xmlNode *cell)
{
    xmlNodePtr paragraph = m->paragraph;
    bool goes = cut_is_alone(f, m) && (paragraph->parent == cell || paragraph->parent->parent == cell) &&
                (markup_role(f, xmlNextElementSibling(paragraph)) == ROLE_PARAGRAPH);
    xmlUnlinkNode(m->node);
    if (goes)
        markup_remove(paragraph);
}

static struct marker *add_border(struct merging *g, const struct marker *m, enum marker_kind kind,
                                 xmlNodePtr after)
{
    struct marker *border = markup_marker_new(&g->program->arena, after->doc, kind, m->tag);
    xmlAddNextSibling(after, border->node);
    return border;
}

void merge_take_beside(const struct format *f, xmlNodePtr cell, xmlNodePtr *last)
{
    xmlNodePtr node;
    *last = cell;
    if (!f->tables->beside)
        return;
    for (size_t more = grid_number(f, cell, f->tables->across) - 1; more && (node = grid_next_beside(f, *last)); more--) {
        cut_link_after(*last, node);
        *last = node;
    }
}

xmlNodePtr merge_copy_beside(const struct format *f, const xmlNode *from, const xmlNode *last, xmlNodePtr to, bool covered)
{
    for (xmlNodePtr like = from == last ? NULL : from->next; like; like = like == last ? NULL : like->next) {
        xmlNodePtr paragraph = merge_paragraph_of(f, like);
        xmlNodePtr copy = covered ? covered_form(f, like, paragraph) : merge_empty_cell(f, like, paragraph);
        xmlAddNextSibling(to, copy);
        to = copy;
    }
    return to;
}

void merge_mark_all(struct arena *a, const struct format *f, xmlNodePtr first, const xmlNode *last)
{
    for (xmlNodePtr node = first; node; node = node == last ? NULL : node->next)
        merge_mark_first(a, f, node);
}

static bool place(struct merging *g, struct marker *m, xmlNodePtr cell)
{
    const struct format *f = g->format;
    xmlNodePtr table = markup_ancestor(f, cell, ROLE_TABLE), last;
    if (g->grid.table != table)
        grid_read(&g->scratch, f, table, &g->grid);
    const struct grid_cell *found = grid_find(&g->grid, cell);
    if (!found)
        return report(m, g->d, _("it belongs in a cell of a table"));
    m->number = run_of(g, found);
    xmlNodePtr covered = covered_form(f, cell, m->paragraph);
    leave_paragraph(f, m, cell);
    merge_take_beside(f, cell, &last);
    m->kind = MARKER_BEGIN;
    cut_link_before(cell, m->node);
    m->otherwise = add_border(g, m, MARKER_ELSE, last);
    xmlAddNextSibling(m->otherwise->node, covered);
    m->end = add_border(g, m, MARKER_END, merge_copy_beside(f, cell, last, covered, true));
    merge_mark_all(&g->program->arena, f, cell, last);
    return true;
}

bool merge_place(struct program *p, const struct format *f, const struct scanned *s, struct diag *d)
{
    struct merging g = {.program = p, .format = f, .d = d};
    bool ok = true;
    for (size_t i = 0; i < s->count; i++) {
        struct marker *m = s->markers[i];
        if (m->tag.kind != TAG_MERGE)
            continue;
        xmlNodePtr cell = markup_ancestor(f, m->node, ROLE_CELL);
        ok = is_placeable(f, m, cell, d) && place(&g, m, cell) && ok;
    }
    arena_release(&g.scratch);
    return ok;
}
