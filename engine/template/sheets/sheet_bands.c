/* Sections that hold rows are bands. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "template/sheets/worksheets.h"

/* What {^…} holds up to its else is its otherwise branch. */
static void swap_branches(struct band *b)
{
    struct band was = *b;
    b->body_first = was.otherwise_first;
    b->body_last = was.otherwise_last;
    b->otherwise_first = was.body_first;
    b->otherwise_last = was.body_last;
}

static void say_moved(struct worksheet *sheet, long row)
{
    sheet->first_moved = sheet->moves && sheet->first_moved < row ? sheet->first_moved : row;
    sheet->moves = true;
}

static void keep_rows(const struct format *f, struct band *b)
{
    const struct marker *m = b->section;
    for (xmlNodePtr node = m->node->next, next; node && node != m->end->node; node = next) {
        bool is_row = markup_role(f, node) == ROLE_ROW;
        long row = is_row && !worksheets_is_passed_over(node) ? worksheets_row(node) : 0;
        next = is_row ? markup_after(node, m->node->parent) : markup_next(node, m->node->parent);
        if (row < b->body_first || row > b->body_last || !row)
            continue;
        b->kept_first = b->kept_first ? b->kept_first : row;
        b->kept_last = row + worksheets_row_count(node) - 1;
    }
}

static void add_band(struct worksheets *g, size_t sheet, const struct marker *m)
{
    const struct format *f = g->parts->format;
    struct band b = {.sheet = sheet, .section = m};
    const xmlNode *border = m->otherwise ? m->otherwise->node : m->end->node;
    if (!worksheets_rows_between(f, m->node->next, m->end->node, &b.first, &b.last))
        return;
    worksheets_rows_between(f, m->node->next, border, &b.body_first, &b.body_last);
    if (m->otherwise)
        worksheets_rows_between(f, m->otherwise->node->next, m->end->node, &b.otherwise_first, &b.otherwise_last);
    if (m->tag.kind == TAG_INVERT)
        swap_branches(&b);
    keep_rows(f, &b);
    *ARENA_PUSH(&g->parts->program->arena, g->bands, g->band_count, g->band_capacity) = b;
    say_moved(&g->items[sheet], b.first);
}

bool worksheets_collect_bands(struct worksheets *g)
{
    bool ok = true;
    for (size_t i = 0; i < g->count; i++) {
        xmlNodePtr root = g->items[i].rows;
        for (xmlNodePtr node = root->children; node; node = markup_next(node, root)) {
            const struct marker *m = markup_marker(node);
            if (markup_role(g->parts->format, node) == ROLE_ROW && worksheets_is_passed_over(node))
                say_moved(&g->items[i], worksheets_row(node));
            if (m && m->tag.kind == TAG_BREAK)
                say_moved(&g->items[i], worksheets_row(markup_ancestor(g->parts->format, node, ROLE_ROW)));
            if (m && (m->kind == MARKER_BEGIN || m->tag.kind == TAG_ELSE_CONDITION))
                add_band(g, i, m);
            if (m && m->kind == MARKER_BEGIN && m->tag.kind == TAG_MERGE)
                say_moved(&g->items[i], worksheets_row(node->parent));
            if (m && m->kind == MARKER_BEGIN && m->tag.kind == TAG_SECTION && markup_role(g->parts->format, node->parent) == ROLE_ROW)
                say_moved(&g->items[i], worksheets_row(node->parent));
        }
        ok = worksheets_collect_columns(g, i) && ok;
    }
    return ok;
}

static long count_in(xmlNodePtr table, const char *name, long otherwise)
{
    xmlChar *said = xmlGetNoNsProp(table, (const xmlChar *)name);
    long count = said ? strtol((const char *)said, NULL, 10) : otherwise;
    xmlFree(said);
    return count;
}

/* The first tag in a cell, or NULL. */
static const struct marker *tag_in(xmlNodePtr cell)
{
    for (xmlNodePtr node = cell->children; node; node = markup_next(node, cell))
        if (markup_marker(node) && markup_marker(node)->tag.text.len)
            return markup_marker(node);
    return NULL;
}

/* The columns of a table are named by the texts of its head; a book in which they differ is damaged. */
static bool check_head(const struct worksheets *g, size_t sheet, const struct reference *ref)
{
    const struct format *f = g->parts->format;
    bool ok = true;
    xmlNodePtr row = g->items[sheet].rows->children;
    while (row && !(markup_role(f, row) == ROLE_ROW && worksheets_row(row) == ref->ends[0].row))
        row = row->next;
    for (xmlNodePtr cell = row ? row->children : NULL; cell; cell = cell->next) {
        xmlChar *place = markup_role(f, cell) == ROLE_CELL ? xmlGetNoNsProp(cell, (const xmlChar *)"r") : NULL;
        struct str text = str_from((const char *)place);
        long column = place ? references_column(str_slice(text, 0, strcspn(text.ptr, "0123456789"))) : 0;
        const struct marker *m = column && column >= ref->ends[0].column && column <= ref->ends[1].column ? tag_in(cell) : NULL;
        if (m)
            ok = diag_error(g->parts->d, m->tag.place, "SHEET-TABLE",
                            _("{%.*s}: the head of a table that Excel has formatted as one cannot hold tags"), STR_ARG(m->tag.text));
        xmlFree(place);
    }
    return ok;
}

/* A band that holds all the rows of a table (ListObject) between its head and its totals. */
static bool keep_row_of(struct worksheets *g, size_t sheet, xmlNodePtr table)
{
    xmlChar *range = xmlGetNoNsProp(table, (const xmlChar *)"ref");
    struct references walk;
    struct reference ref;
    bool ok = true;
    references_begin(&walk, g->parts->format->sheets, REFERENCE_RANGE, str_from((const char *)range));
    if (references_next(&walk, &ref)) {
        ok = !count_in(table, "headerRowCount", 1) || check_head(g, sheet, &ref);
        long first = ref.ends[0].row + count_in(table, "headerRowCount", 1);
        long last = ref.ends[1].row - count_in(table, "totalsRowCount", 0);
        for (size_t i = 0; i < g->band_count; i++) {
            struct band *b = &g->bands[i];
            bool all = b->sheet == sheet && b->first <= first && b->last >= last && b->kept_first;
            b->leaves_row = b->leaves_row || (all && !b->otherwise_first);
        }
    }
    xmlFree(range);
    return ok;
}

bool worksheets_keep_tables(struct worksheets *g)
{
    bool ok = true;
    for (size_t i = 0; i < g->owner_count; i++) {
        xmlNodePtr root = xmlDocGetRootElement(g->parts->items[g->owners[i].part].doc);
        if (strcmp((const char *)root->name, "table") == 0)
            ok = keep_row_of(g, g->owners[i].sheet, root) && ok;
    }
    return ok;
}

bool worksheets_holds(long first, long last, long band_first, long band_last)
{
    return band_first && first >= band_first && last <= band_last;
}
