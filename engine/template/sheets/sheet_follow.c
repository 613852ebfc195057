/* What follows the repeated columns of a sheet in its own part: widths of columns, cells of rows that do not repeat them,
 * what is listed apart. Cells are found by their columns; what stands for several is split at the borders of the bands. */
#include <string.h>

#include "base/i18n.h"
#include "template/markup/cut.h"
#include "template/sheets/sheet_columns.h"

struct following {
    struct worksheets *g;
    const struct worksheet *sheet;
    struct arena *arena;
    const struct format *format;
    bool odf;
};

static bool is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* ---- markers ---- */

static struct marker *new_marker(struct following *w, enum marker_kind kind)
{
    return markup_marker_new(w->arena, w->sheet->rows->doc, kind, (struct tag){0});
}

static struct marker *attribute_marker(struct following *w, xmlNodePtr node, const char *name, const struct span *span)
{
    struct marker *m = new_marker(w, MARKER_ACROSS);
    m->span = span;
    markup_mark_attribute(node, node->ns, name, "", m);
    return m;
}

/* Repeats the siblings from `first` to `last` once for each copy of a band, or `less` times less. */
static void repeat(struct following *w, xmlNodePtr first, xmlNodePtr last, const struct column_band *b, size_t less)
{
    struct marker *begin = new_marker(w, MARKER_BEGIN), *end = new_marker(w, MARKER_END);
    struct span *s = ARENA_NEW(w->arena, struct span);
    *ARENA_PUSH(w->arena, s->parts, s->count, s->capacity) = (struct span_part){b->group, 1};
    begin->tag.kind = end->tag.kind = TAG_COLUMNS;
    begin->span = s;
    begin->end = end;
    begin->number = b->group + 1;
    begin->less = less;
    cut_link_before(first, begin->node);
    cut_link_after(last, end->node);
}

/* The counts are read where the sheet begins; the last of them tells whether the sheet has too many columns. */
static void put_counts(struct following *w, long used)
{
    xmlNodePtr at = w->odf ? w->sheet->rows->children : w->sheet->rows->parent->children;
    for (size_t i = 0; i < w->sheet->column_count; i++) {
        const struct column_band *b = &w->sheet->columns[i];
        struct marker *m = new_marker(w, MARKER_GRID);
        m->number = b->group;
        m->span = i + 1 == w->sheet->column_count ? worksheets_columns_up_to(w->arena, w->sheet, used, true) : NULL;
        cut_link_before(at, m->node);
        struct column_group *group = &w->g->parts->program->groups[b->group];
        group->others = used > (long)group->width ? (size_t)used - group->width : 0;
    }
}

/* What fills the sheet up to its last column fills what is left of it. */
static void fill_up(struct following *w, xmlNodePtr node)
{
    long first = sheet_columns_first(node), most = w->format->sheets->columns;
    if (sheet_columns_last(node) == most && first < most)
        attribute_marker(w, node, "number-columns-repeated", worksheets_columns_up_to(w->arena, w->sheet, first - 1, true))->number =
            (size_t)most;
}

static void split_at_borders(struct following *w, xmlNodePtr first)
{
    for (size_t i = 0; i < w->sheet->column_count; i++)
        for (long column = w->sheet->columns[i].first; column <= w->sheet->columns[i].last + 1; column++)
            sheet_columns_split(w->g, first, column);
}

/* ---- widths ---- */

/* Elements of one band that stand side by side are repeated together. */
static void repeat_columns(struct following *w, xmlNodePtr first)
{
    for (xmlNodePtr node = first, next; node; node = next) {
        next = node->next;
        long column = node->type == XML_ELEMENT_NODE ? sheet_columns_first(node) : 0;
        const struct column_band *b = column ? worksheets_column_band(w->sheet, column) : NULL;
        xmlNodePtr last = node;
        for (; b && next && (next->type != XML_ELEMENT_NODE || worksheets_column_band(w->sheet, sheet_columns_first(next)) == b);
             next = next->next)
            last = next;
        if (b)
            repeat(w, node, last, b, 0);
    }
}

/* Each element says the column that it stands for, as cells do. */
static long number_columns(struct following *w, xmlNodePtr parent, long column)
{
    for (xmlNodePtr node = parent->children; node; node = node->next) {
        if (is(node, "table-column")) {
            xmlSetProp(node, (const xmlChar *)"r",
                       (const xmlChar *)arena_printf(w->arena, "%.*s1", STR_ARG(references_letters(w->arena, column))).ptr);
            column = sheet_columns_last(node) + 1;
        } else if (node->type == XML_ELEMENT_NODE && markup_role(w->format, node) != ROLE_ROW &&
                   strstr((const char *)node->name, "column")) {
            column = number_columns(w, node, column);
        }
    }
    return column;
}

static void follow_odf_columns(struct following *w, xmlNodePtr parent)
{
    split_at_borders(w, parent->children);
    for (xmlNodePtr node = parent->children; node; node = node->next) {
        if (is(node, "table-column"))
            fill_up(w, node);
        else if (node->type == XML_ELEMENT_NODE && strstr((const char *)node->name, "column"))
            follow_odf_columns(w, node);
    }
    repeat_columns(w, parent->children);
    for (xmlNodePtr node = parent->children; node; node = node->next)
        if (is(node, "table-column"))
            xmlUnsetProp(node, (const xmlChar *)"r");
}

static long number_in(xmlNodePtr node, const char *name)
{
    xmlChar *said = xmlGetNoNsProp(node, (const xmlChar *)name);
    int64_t number = 0;
    bool ok = said && str_to_int64(str_trim(str_from((const char *)said)), &number) && number > 0 && number < INT32_MAX;
    xmlFree(said);
    return ok ? (long)number : 0;
}

static void say(struct following *w, xmlNodePtr node, const char *name, long number)
{
    xmlSetProp(node, (const xmlChar *)name, (const xmlChar *)arena_printf(w->arena, "%ld", number).ptr);
}

/* An element of a book's columns that reaches over a border becomes two. */
static void split_book_columns(struct following *w, xmlNodePtr list, long column)
{
    for (xmlNodePtr node = list->children; node; node = node->next) {
        long first = is(node, "col") ? number_in(node, "min") : 0, last = first ? number_in(node, "max") : 0;
        if (!first || first >= column || last < column)
            continue;
        xmlNodePtr second = cut_copy(node, true);
        say(w, node, "max", column - 1);
        say(w, second, "min", column);
        cut_link_after(node, second);
        return;
    }
}

static void follow_book_columns(struct following *w, xmlNodePtr list)
{
    for (size_t i = 0; i < w->sheet->column_count; i++)
        for (long column = w->sheet->columns[i].first; column <= w->sheet->columns[i].last + 1; column++)
            split_book_columns(w, list, column);
    for (size_t i = 0; i < w->sheet->column_count; i++) {
        const struct column_band *b = &w->sheet->columns[i];
        xmlNodePtr first = NULL, last = NULL;
        for (xmlNodePtr node = list->children; node; node = node->next)
            if (is(node, "col") && number_in(node, "min") >= b->first && number_in(node, "max") <= b->last) {
                first = first ? first : node;
                last = node;
            }
        if (first)
            repeat(w, first, last, b, 0);
    }
}

static void follow_widths(struct following *w)
{
    if (w->odf) {
        number_columns(w, w->sheet->rows, 1);
        follow_odf_columns(w, w->sheet->rows);
        return;
    }
    for (xmlNodePtr list = w->sheet->rows->parent->children; list; list = list->next)
        if (is(list, "cols"))
            follow_book_columns(w, list);
}

/* ---- cells ---- */

/* A cell with the look of another one and nothing in it; `is_plain`: not one that another cell reaches to, either. */
static xmlNodePtr blank_of(const xmlNode *cell, bool is_plain)
{
    static const char *const kept[] = {"r", "s", "style-name"};
    xmlNodePtr blank = cut_copy(cell, false);
    for (xmlAttrPtr a = blank->properties, next; a; a = next) {
        bool keep = false;
        next = a->next;
        for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
            keep = keep || strcmp((const char *)a->name, kept[i]) == 0;
        if (!keep)
            xmlRemoveProp(a);
    }
    if (is_plain && is(blank, "covered-table-cell"))
        xmlNodeSetName(blank, (const xmlChar *)"table-cell");
    return blank;
}

/* An empty list leaves empty cells. */
static void leave_blanks(struct following *w, struct marker *m)
{
    m->otherwise = markup_marker_new(w->arena, m->node->doc, MARKER_ELSE, m->tag);
    cut_link_before(m->end->node, m->otherwise->node);
    for (xmlNodePtr node = m->node->next; node != m->otherwise->node; node = node->next)
        if (markup_role(w->format, node) == ROLE_CELL)
            cut_link_before(m->end->node, blank_of(node, true));
}

/* A cell reaches over the columns of ODF: as many as there are now. False when it reaches over a part of a band. */
static bool stretch(struct following *w, xmlNodePtr cell)
{
    long first = sheet_columns_first(cell), last = first + sheet_columns_count(cell, "number-columns-spanned") - 1;
    bool down = sheet_columns_count(cell, "number-rows-spanned") > 1, any = false;
    struct span *s = ARENA_NEW(w->arena, struct span);
    s->fixed = (size_t)(last - first + 1);
    for (size_t i = 0; i < w->sheet->column_count; i++) {
        const struct column_band *b = &w->sheet->columns[i];
        if (b->last < first || last < b->first || (first == last && (!down || b->first < b->last)))
            continue;
        if (b->first < first || last < b->last)
            return sheet_columns_report(w->g, b->sections[0], _("a cell of another row reaches over only a part of the repeated columns"));
        s->fixed -= (size_t)(b->last - b->first + 1);
        *ARENA_PUSH(w->arena, s->parts, s->count, s->capacity) = (struct span_part){b->group, (size_t)(b->last - b->first + 1)};
        any = true;
    }
    if (any)
        attribute_marker(w, cell, "number-columns-spanned", s);
    return true;
}

/* After the cells of a band stand blank ones for its further copies; formulas that follow them are repeated themselves. */
static void fill_band(struct following *w, xmlNodePtr row, const struct column_band *b)
{
    xmlNodePtr first = NULL, last = NULL, at;
    for (xmlNodePtr node = row->children; node; node = node->next)
        if (markup_role(w->format, node) == ROLE_CELL && worksheets_column_band(w->sheet, sheet_columns_first(node)) == b) {
            if (sheet_columns_section(node))
                return;
            first = first ? first : node;
            last = node;
        }
    if (!first)
        return;
    const struct marker *before = first->prev ? markup_marker(first->prev) : NULL;
    if (before && before->kind == MARKER_BEGIN && before->tag.kind == TAG_MERGE) {
        sheet_columns_report(w->g, before, _("the cell stands in repeated columns"));
        return;
    }
    if (worksheets_band_has_row(b, worksheets_row(row), worksheets_row(row))) {
        repeat(w, first, last, b, 0);
        return;
    }
    at = last;
    for (xmlNodePtr node = first;; node = node->next) {
        if (markup_role(w->format, node) == ROLE_CELL) {
            cut_link_after(at, blank_of(node, false));
            at = at->next;
        }
        if (node == last)
            break;
    }
    repeat(w, last->next, at, b, 1);
}

/* Whether a cell with all that it reaches over is copied as it is. */
static bool is_within_copy(struct following *w, xmlNodePtr cell)
{
    const struct column_band *b = worksheets_column_band(w->sheet, sheet_columns_first(cell));
    long last = sheet_columns_first(cell) + sheet_columns_count(cell, "number-columns-spanned") - 1;
    return b && worksheets_band_has_row(b, worksheets_row(cell), worksheets_row(cell)) && last <= b->last;
}

static void follow_row(struct following *w, xmlNodePtr row)
{
    if (w->odf)
        split_at_borders(w, row->children);
    for (xmlNodePtr node = row->children; w->odf && node; node = node->next) {
        if (markup_role(w->format, node) != ROLE_CELL)
            continue;
        if (is(node, "table-cell") && !is_within_copy(w, node))
            stretch(w, node);
        fill_up(w, node);
    }
    for (size_t i = 0; i < w->sheet->column_count; i++)
        fill_band(w, row, &w->sheet->columns[i]);
}

/* ---- what is listed apart ---- */

/* Joined cells and links of a book that lie in repeated cells are listed once for each copy. */
static void repeat_listed(struct following *w, xmlNodePtr node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const struct reference_place *place = worksheets_place(w->format, node, a);
        struct references walk;
        struct reference ref;
        if (!place || place->fate != FATE_GOES_ALONG || place->kind != REFERENCE_RANGE || !a->children)
            continue;
        references_begin(&walk, w->format->sheets, REFERENCE_RANGE, str_from((const char *)a->children->content));
        const struct column_band *b = references_next(&walk, &ref) ? worksheets_column_band(w->sheet, ref.ends[0].column) : NULL;
        if (!b || worksheets_column_band(w->sheet, ref.ends[1].column) != b ||
            !worksheets_band_has_row(b, ref.ends[0].row, ref.ends[0].row))
            continue;
        xmlUnsetProp(node->parent, (const xmlChar *)"count");
        repeat(w, node, node, b, 0);
        return;
    }
}

static long used_columns(struct following *w)
{
    const xmlNode *rows = w->sheet->rows;
    long used = w->sheet->columns[w->sheet->column_count - 1].last;
    for (xmlNodePtr node = rows->children; node; node = markup_next(node, rows)) {
        long last = markup_role(w->format, node) == ROLE_CELL ? sheet_columns_last(node) : 0;
        used = last > used && last < w->format->sheets->columns ? last : used;
    }
    return used;
}

void worksheets_follow_columns(struct worksheets *g, size_t sheet)
{
    const struct format *f = g->parts->format;
    struct following w = {g, &g->items[sheet], &g->parts->program->arena, f, f->sheets->kind == SHEETS_ODF};
    const xmlNode *root = w.odf ? w.sheet->rows : w.sheet->rows->parent;
    if (!w.sheet->column_count)
        return;
    put_counts(&w, used_columns(&w));
    follow_widths(&w);
    for (xmlNodePtr node = w.sheet->rows->children; node; node = markup_next(node, w.sheet->rows))
        if (markup_role(f, node) == ROLE_ROW)
            follow_row(&w, node);
    for (size_t i = 0; i < w.sheet->column_count; i++)
        for (size_t n = 0; n < w.sheet->columns[i].count; n++)
            leave_blanks(&w, w.sheet->columns[i].sections[n]);
    for (xmlNodePtr node = root->children, next; node && !w.odf; node = next) {
        next = markup_next(node, root);
        if (node->type == XML_ELEMENT_NODE && !markup_marker(node))
            repeat_listed(&w, node);
    }
}
