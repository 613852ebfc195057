/* {:merge expr} in a sheet. As in any table a cell has two forms, itself and the covered one, and which of them a copy takes is
 * answered with the record; a book, besides, lists its joined cells apart. */
#include <string.h>

#include "base/i18n.h"
#include "pack/namespaces.h"
#include "template/grid/merge.h"
#include "template/markup/cut.h"
#include "template/sheets/worksheets.h"


/* The runs of one sheet, by the column of their cells. */
struct sheet_runs {
    struct program *program;
    const struct format *format;
    struct diag *d;
    struct grid grid; /* its table and rows alone */
    struct {
        struct str column;
        size_t run;
    } *items;
    size_t count, capacity;
    struct arena scratch;
};

static struct str column_of(struct arena *a, xmlNodePtr cell)
{
    xmlChar *place = xmlGetNoNsProp(cell, (const xmlChar *)"r");
    struct str text = str_from((const char *)place),
               letters = arena_str(a, str_slice(text, 0, strcspn(text.ptr ? text.ptr : "", "0123456789")));
    xmlFree(place);
    return letters;
}

/* ---- rows ---- */

/* Rows that a book leaves out part what stands above and below them: one of them is enough. */
static void fill_gap(struct sheet_runs *s, xmlNodePtr row, long before)
{
    if (s->format->sheets->kind != SHEETS_OOXML || !before || worksheets_row(row) == before + 1)
        return;
    xmlNodePtr gap = xmlNewDocNode(row->doc, row->ns, row->name, NULL);
    xmlSetProp(gap, (const xmlChar *)"r", (const xmlChar *)arena_printf(&s->program->arena, "%ld", before + 1).ptr);
    xmlAddChild(gap, xmlNewDocText(row->doc, (const xmlChar *)" "));
    cut_link_before(row, gap);
}

/* All rows that can be counted: those that hold anything. */
static void read_rows(struct sheet_runs *s, xmlNodePtr table)
{
    size_t capacity = 0;
    long before = 0;
    s->grid = (struct grid){.table = table};
    s->count = 0;
    for (xmlNodePtr node = table->children; node; node = markup_next(node, table))
        if (markup_role(s->format, node) == ROLE_ROW) {
            fill_gap(s, node, before);
            before = worksheets_row(node) + worksheets_row_count(node) - 1;
        }
    for (xmlNodePtr node = table->children; node; node = markup_next(node, table))
        if (markup_role(s->format, node) == ROLE_ROW && node->children)
            *ARENA_PUSH(&s->scratch, s->grid.rows, s->grid.row_count, capacity) = node;
}

static size_t run_of(struct sheet_runs *s, xmlNodePtr cell)
{
    struct str column = column_of(&s->scratch, cell);
    for (size_t i = 0; i < s->count; i++)
        if (str_equal(s->items[i].column, column))
            return s->items[i].run;
    size_t run = merge_new_run(s->program, &s->grid);
    ARENA_PUSH(&s->scratch, s->items, s->count, s->capacity);
    s->items[s->count - 1].column = column;
    s->items[s->count - 1].run = run;
    return run;
}

/* ---- forms ---- */

static struct marker *new_marker(struct sheet_runs *s, enum marker_kind kind, struct tag tag)
{
    return markup_marker_new(&s->program->arena, s->grid.table->doc, kind, tag);
}

static xmlNodePtr put_after(struct sheet_runs *s, xmlNodePtr at, enum marker_kind kind)
{
    struct marker *m = new_marker(s, kind, (struct tag){0});
    cut_link_after(at, m->node);
    return m->node;
}

/* An attribute whose value is known when it is rendered. */
static void mark_attribute(struct sheet_runs *s, xmlNodePtr node, xmlNsPtr ns, const char *name, enum marker_kind kind, struct str text)
{
    struct marker *m = new_marker(s, kind, (struct tag){0});
    m->text = text;
    markup_mark_attribute(node, ns, name, "", m);
}

/* Behind the cell: its entry in the list of joined cells; gives the last node of it. */
static xmlNodePtr list_cells(struct sheet_runs *s, xmlNodePtr cell)
{
    struct program *p = s->program;
    size_t stream = worksheets_list_stream(p, s->grid.table, "mergeCells");
    xmlNodePtr at = put_after(s, cell, MARKER_JOINED);
    at = markup_add_stream_marker(&p->arena, at, MARKER_STREAM, stream);
    xmlNodePtr entry = xmlNewDocNode(cell->doc, cell->ns, (const xmlChar *)"mergeCell", NULL);
    mark_attribute(s, entry, NULL, "ref", MARKER_CELLS, column_of(&p->arena, cell));
    cut_link_after(at, entry);
    return put_after(s, markup_add_stream_marker(&p->arena, entry, MARKER_STREAM_END, stream), MARKER_JOINED_END);
}

/* The covered form, not yet linked; the cell says how many rows it spans. */
static xmlNodePtr cover(struct sheet_runs *s, xmlNodePtr cell)
{
    xmlNodePtr covered = cut_copy(cell, false);
    if (s->format->sheets->kind == SHEETS_OOXML) {
        xmlUnsetProp(covered, (const xmlChar *)"t");
        return covered;
    }
    xmlNodeSetName(covered, (const xmlChar *)"covered-table-cell");
    for (xmlAttrPtr a = covered->properties, next; a; a = next) {
        next = a->next;
        if (a->ns && strcmp((const char *)a->name, "style-name") != 0)
            xmlRemoveProp(a);
    }
    mark_attribute(s, cell, cell->ns, "number-rows-spanned", MARKER_DOWN, (struct str){0});
    return covered;
}

static void place(struct sheet_runs *s, struct marker *m, xmlNodePtr cell)
{
    m->number = run_of(s, cell);
    xmlUnlinkNode(m->node);
    m->kind = MARKER_BEGIN;
    xmlNodePtr covered = cover(s, cell), last = s->format->sheets->kind == SHEETS_OOXML ? list_cells(s, cell) : cell;
    cut_link_before(cell, m->node);
    m->otherwise = new_marker(s, MARKER_ELSE, m->tag);
    cut_link_after(last, m->otherwise->node);
    xmlAddNextSibling(m->otherwise->node, covered);
    m->end = new_marker(s, MARKER_END, m->tag);
    cut_link_after(covered, m->end->node);
}

/* ---- placing ---- */

static bool report(const struct sheet_runs *s, const struct marker *m, const char *text)
{
    return diag_error(s->d, m->tag.place, "TAG-MERGE", "{%.*s}: %s", STR_ARG(m->tag.text), text);
}

/* Whether the cell is joined with others in the template; `down` of ODF, the list of a book. */
static bool is_joined(struct sheet_runs *s, xmlNodePtr cell)
{
    bool joined = xmlHasNsProp(cell, (const xmlChar *)"number-rows-spanned", (const xmlChar *)NS_TABLE) &&
                  !xmlStrEqual(xmlHasNsProp(cell, (const xmlChar *)"number-rows-spanned", (const xmlChar *)NS_TABLE)->children->content,
                               (const xmlChar *)"1");
    xmlChar *place = xmlGetNoNsProp(cell, (const xmlChar *)"r");
    long row = worksheets_row(cell), column = references_column(column_of(&s->scratch, cell));
    for (xmlNodePtr list = s->grid.table->parent->children; list && s->format->sheets->kind == SHEETS_OOXML; list = list->next)
        for (xmlNodePtr entry = list->type == XML_ELEMENT_NODE && strcmp((const char *)list->name, "mergeCells") == 0 ? list->children
                                                                                                                      : NULL;
             entry; entry = entry->next) {
            xmlChar *range =
                entry->type == XML_ELEMENT_NODE && !markup_marker(entry) ? xmlGetNoNsProp(entry, (const xmlChar *)"ref") : NULL;
            struct references walk;
            struct reference ref;
            references_begin(&walk, s->format->sheets, REFERENCE_RANGE, str_from((const char *)range));
            if (references_next(&walk, &ref))
                joined = joined ||
                         (row >= ref.ends[0].row && row <= ref.ends[1].row && column >= ref.ends[0].column && column <= ref.ends[1].column);
            xmlFree(range);
        }
    xmlFree(place);
    return joined;
}

static bool is_in_section(const struct marker *m, const xmlNode *cell)
{
    for (xmlNodePtr node = m->node; node != cell; node = node->parent)
        for (xmlNodePtr before = node->prev; before; before = before->prev)
            if (markup_marker(before) && markup_marker(before)->kind == MARKER_BEGIN)
                return true;
    return false;
}

static bool place_tag(struct sheet_runs *s, struct marker *m)
{
    xmlNodePtr cell = markup_ancestor(s->format, m->node, ROLE_CELL), table = markup_ancestor(s->format, m->node, ROLE_TABLE);
    const struct marker *before = cell && cell->prev ? markup_marker(cell->prev) : NULL;
    if (!cell || !table)
        return report(s, m, _("it belongs in a cell of a table"));
    if (s->grid.table != table)
        read_rows(s, table);
    if (before && before->kind == MARKER_BEGIN && before->tag.kind == TAG_MERGE)
        return report(s, m, _("the cell has such a tag already"));
    if (is_in_section(m, cell))
        return report(s, m, _("it stands inside a section of the cell; it must stand beside it"));
    if (is_joined(s, cell))
        return report(s, m, _("the cell is joined with others in the template"));
    place(s, m, cell);
    return true;
}

bool worksheets_merge(struct program *p, const struct format *f, const struct scanned *scanned, struct diag *d)
{
    struct sheet_runs s = {.program = p, .format = f, .d = d};
    bool ok = true;
    for (size_t i = 0; i < scanned->count; i++)
        if (scanned->markers[i]->tag.kind == TAG_MERGE)
            ok = place_tag(&s, scanned->markers[i]) && ok;
    arena_release(&s.scratch);
    return ok;
}
