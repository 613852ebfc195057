/* {-cell expr} in a sheet: the columns of such cells are repeated to the right. Cells repeated over the same columns, in
 * whichever rows, are one band: it has as many copies in all of them, and all that stands further right moves. */
#include "template/sheets/sheet_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "pack/namespaces.h"
#include "template/markup/cut.h"


bool sheet_columns_report(const struct worksheets *g, const struct marker *m, const char *text)
{
    return diag_error(g->parts->d, m->tag.place, "TAG-COLUMNS", "{%.*s}: %s", STR_ARG(m->tag.text), text);
}

/* ---- columns ---- */

bool worksheets_band_has_row(const struct column_band *b, long first, long last)
{
    for (size_t i = 0; i < b->row_count; i++)
        if (b->rows[i] >= first && b->rows[i] <= last)
            return true;
    return false;
}

const struct column_band *worksheets_column_band(const struct worksheet *sheet, long column)
{
    for (size_t i = 0; i < sheet->column_count; i++)
        if (column >= sheet->columns[i].first && column <= sheet->columns[i].last)
            return &sheet->columns[i];
    return NULL;
}

const struct span *worksheets_columns_up_to(struct arena *a, const struct worksheet *sheet, long column, bool whole)
{
    struct span *s = ARENA_NEW(a, struct span);
    s->fixed = (size_t)column;
    for (size_t i = 0; i < sheet->column_count; i++) {
        const struct column_band *b = &sheet->columns[i];
        size_t width = (size_t)(b->last - b->first + 1);
        if (b->last > column || (b->last == column && !whole))
            continue;
        s->fixed -= width;
        *ARENA_PUSH(a, s->parts, s->count, s->capacity) = (struct span_part){b->group, width};
    }
    return s;
}

long sheet_columns_count(const xmlNode *cell, const char *name)
{
    xmlChar *said = xmlGetNsProp((xmlNodePtr)cell, (const xmlChar *)name, (const xmlChar *)NS_TABLE);
    long count = said ? strtol((const char *)said, NULL, 10) : 1;
    xmlFree(said);
    return count > 0 ? count : 1;
}

long sheet_columns_first(const xmlNode *cell)
{
    return worksheets_column(cell);
}

long sheet_columns_last(const xmlNode *cell)
{
    return worksheets_column(cell) + sheet_columns_count(cell, "number-columns-repeated") - 1;
}

static void say_count(struct arena *a, xmlNodePtr node, long count)
{
    if (count > 1)
        xmlSetNsProp(node, node->ns, (const xmlChar *)"number-columns-repeated", (const xmlChar *)arena_printf(a, "%ld", count).ptr);
    else
        xmlUnsetNsProp(node, node->ns, (const xmlChar *)"number-columns-repeated");
}

void sheet_columns_split(struct worksheets *g, xmlNodePtr node, long column)
{
    struct arena *a = &g->parts->program->arena;
    for (; node; node = node->next) {
        long first = node->type == XML_ELEMENT_NODE ? sheet_columns_first(node) : 0, last = first ? sheet_columns_last(node) : 0;
        if (first >= column || last < column)
            continue;
        xmlNodePtr second = cut_copy(node, true);
        say_count(a, node, column - first);
        say_count(a, second, last - column + 1);
        struct str letters = references_letters(a, column);
        xmlSetProp(second, (const xmlChar *)"r", (const xmlChar *)arena_printf(a, "%.*s%ld", STR_ARG(letters), worksheets_row(node)).ptr);
        cut_link_after(node, second);
        return;
    }
}

/* ---- bands ---- */

static bool repeats_columns(const struct format *f, const struct marker *m)
{
    return m && m->kind == MARKER_BEGIN && m->tag.kind == TAG_SECTION && markup_role(f, m->node->parent) == ROLE_ROW;
}

const struct marker *sheet_columns_section(const xmlNode *cell)
{
    size_t ended = 0;
    for (const xmlNode *node = cell->prev; node; node = node->prev) {
        const struct marker *m = markup_marker(node);
        bool begins = m && m->kind == MARKER_BEGIN && m->tag.kind == TAG_SECTION;
        if (begins && !ended)
            return m;
        ended -= begins;
        ended += m && m->kind == MARKER_END && m->tag.kind != TAG_MERGE && m->tag.kind != TAG_COLUMNS;
    }
    return NULL;
}

/* The last column of the cells that a book joins with the one at that place. */
static long joined_to(const struct worksheets *g, size_t sheet, long row, long column)
{
    long last = column;
    const xmlNode *root = g->items[sheet].rows->parent;
    for (xmlNodePtr node = root->children; node; node = markup_next(node, root)) {
        xmlChar *range = markup_is(node, "mergeCell") ? xmlGetNoNsProp(node, (const xmlChar *)"ref") : NULL;
        struct references walk;
        struct reference ref;
        references_begin(&walk, g->parts->format->sheets, REFERENCE_RANGE, str_from((const char *)range));
        if (references_next(&walk, &ref) && ref.ends[0].row == row && ref.ends[0].column == column)
            last = ref.ends[1].column;
        xmlFree(range);
    }
    return last;
}

/* Cells that the last one is joined with are repeated with it. */
static long take_joined(struct worksheets *g, size_t sheet, const struct marker *m, const xmlNode *cell, long last)
{
    bool odf = g->parts->format->sheets->kind == SHEETS_ODF;
    long column = sheet_columns_first(cell);
    long reach = odf ? column + sheet_columns_count(cell, "number-columns-spanned") - 1 : joined_to(g, sheet, worksheets_row(cell), column);
    if (reach <= last)
        return last;
    sheet_columns_split(g, m->end->node, reach + 1);
    for (xmlNodePtr node = m->end->node->next, next; node; node = next) {
        next = node->next;
        if (markup_role(g->parts->format, node) == ROLE_CELL && sheet_columns_first(node) <= reach)
            cut_link_before(m->end->node, node);
    }
    return reach;
}

/* The columns of a section's cells; false when it holds what cannot be repeated so. */
static bool find_columns(struct worksheets *g, size_t sheet, const struct marker *m, struct column_band *out)
{
    *out = (struct column_band){0};
    const xmlNode *cell = NULL;
    for (xmlNodePtr node = m->node->next; node && node != m->end->node; node = node->next) {
        const struct marker *inner = markup_marker(node);
        if (repeats_columns(g->parts->format, inner))
            return sheet_columns_report(g, inner, _("columns are repeated inside repeated columns; repeat them by one list"));
        if (inner && inner->tag.kind == TAG_MERGE)
            return sheet_columns_report(g, inner, _("the cell stands in repeated columns"));
        if (markup_role(g->parts->format, node) != ROLE_CELL)
            continue;
        cell = node;
        out->first = out->first ? out->first : sheet_columns_first(node);
        out->last = sheet_columns_last(node);
    }
    out->last = cell ? take_joined(g, sheet, m, cell, out->last) : 0;
    return true;
}

/* The band of these columns, made when there is none; NULL when they are others than those of a band that they meet. */
static struct column_band *unite(struct worksheets *g, struct worksheet *sheet, struct column_band wanted)
{
    struct program *p = g->parts->program;
    for (size_t i = 0; i < sheet->column_count; i++) {
        struct column_band *b = &sheet->columns[i];
        if (b->first == wanted.first && b->last == wanted.last)
            return b;
        if (b->first <= wanted.last && wanted.first <= b->last)
            return NULL;
    }
    wanted.group = p->group_count;
    ARENA_PUSH(&p->arena, p->groups, p->group_count, p->group_capacity)->width = (size_t)(wanted.last - wanted.first + 1);
    size_t at = sheet->column_count;
    ARENA_PUSH(&p->arena, sheet->columns, sheet->column_count, sheet->column_capacity);
    for (; at > 0 && sheet->columns[at - 1].first > wanted.first; at--)
        sheet->columns[at] = sheet->columns[at - 1];
    sheet->columns[at] = wanted;
    return &sheet->columns[at];
}

static void add_row(struct worksheets *g, struct column_band *b, long row)
{
    if (!worksheets_band_has_row(b, row, row))
        *ARENA_PUSH(&g->parts->program->arena, b->rows, b->row_count, b->row_capacity) = row;
}

static bool add_section(struct worksheets *g, size_t sheet, struct marker *m)
{
    struct column_band wanted, *b;
    if (m->otherwise)
        return sheet_columns_report(g, m, _("repeated columns have no other branch"));
    if (!find_columns(g, sheet, m, &wanted))
        return false;
    if (!(b = unite(g, &g->items[sheet], wanted)))
        return sheet_columns_report(g, m, _("another row of the table repeats some of these columns together with others"));
    m->number = b->group + 1;
    *ARENA_PUSH(&g->parts->program->arena, b->sections, b->count, b->capacity) = m;
    add_row(g, b, worksheets_row(m->node->parent));
    return true;
}

/* ---- formulas ---- */

/* The formula of a cell, in `a`; empty when it has none. */
static struct str formula_of(struct arena *a, const xmlNode *cell)
{
    for (xmlNodePtr child = cell->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, "f") == 0) {
            xmlChar *text = xmlNodeGetContent(child);
            struct str copy = arena_str(a, str_from((const char *)text));
            xmlFree(text);
            return copy;
        }
    return markup_attribute(a, cell, NS_TABLE, "formula");
}

static bool names_band(const struct worksheets *g, const struct worksheet *sheet, const struct column_band *b, struct str formula)
{
    struct references walk;
    struct reference ref;
    references_begin(&walk, g->parts->format->sheets, REFERENCE_FORMULA, formula);
    while (references_next(&walk, &ref)) {
        bool here = !ref.sheet.len || str_equal(references_sheet(&g->parts->program->arena, ref.sheet), sheet->name);
        if (here && ref.ends[0].column && ref.ends[0].column <= b->last && ref.ends[1].column >= b->first &&
            worksheets_band_has_row(b, ref.ends[0].row, ref.ends[1].row))
            return true;
    }
    return false;
}

/* Whether a row that repeats nothing has a formula in the columns of a band that names repeated cells of them. */
static bool follows_band(const struct worksheets *g, const struct worksheet *sheet, const struct column_band *b, const xmlNode *row)
{
    struct arena *a = &g->parts->program->arena;
    for (xmlNodePtr cell = row->children; cell; cell = cell->next) {
        bool inside = markup_role(g->parts->format, cell) == ROLE_CELL && sheet_columns_first(cell) <= b->last &&
                      sheet_columns_last(cell) >= b->first;
        struct str formula = inside ? formula_of(a, cell) : (struct str){0};
        if (formula.len && names_band(g, sheet, b, formula))
            return true;
    }
    return false;
}

/* Totals of repeated cells are repeated, and totals of totals, a few times over. */
static void add_rows_of_formulas(struct worksheets *g, const struct worksheet *sheet, struct column_band *b)
{
    enum { DEEPEST = 8 };
    const xmlNode *rows = sheet->rows;
    for (size_t before = 0, depth = 0; before < b->row_count && depth < DEEPEST; depth++) {
        before = b->row_count;
        for (xmlNodePtr node = rows->children; node; node = markup_next(node, rows))
            if (markup_role(g->parts->format, node) == ROLE_ROW &&
                !worksheets_band_has_row(b, worksheets_row(node), worksheets_row(node)) && follows_band(g, sheet, b, node))
                add_row(g, b, worksheets_row(node));
    }
}

/* ---- what cannot follow ---- */

/* A table of Excel names its columns, and a filter counts them: neither can have more. */
static bool check_range(const struct worksheets *g, size_t sheet, xmlNodePtr node, const char *uri, const char *attribute, const char *text)
{
    const struct worksheet *s = &g->items[sheet];
    struct arena *a = &g->parts->program->arena;
    struct references walk;
    struct reference ref;
    bool ok = true;
    references_begin(&walk, g->parts->format->sheets, REFERENCE_RANGE, markup_attribute(a, node, uri, attribute));
    bool found = references_next(&walk, &ref);
    bool here = found && (!ref.sheet.len || str_equal(references_sheet(a, ref.sheet), s->name));
    for (size_t i = 0; here && i < s->column_count; i++)
        if (s->columns[i].first <= ref.ends[1].column && ref.ends[0].column <= s->columns[i].last)
            ok = sheet_columns_report(g, s->columns[i].sections[0], text);
    return ok;
}

static bool is_filtered(const xmlNode *node, const char *name, const char *part)
{
    bool filtered = node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
    const xmlNode *child = filtered ? node->children : NULL;
    while (child && strcmp((const char *)child->name, part) != 0)
        child = child->next;
    return child != NULL;
}

static bool check_filters(const struct worksheets *g, size_t sheet)
{
    const char *filtered = _("the columns have a filter that is set; take it off in the template");
    xmlNodePtr root = xmlDocGetRootElement(g->items[sheet].rows->doc);
    bool ok = true;
    for (xmlNodePtr node = root; node; node = node == g->items[sheet].rows ? markup_after(node, root) : markup_next(node, root)) {
        if (is_filtered(node, "autoFilter", "filterColumn"))
            ok = check_range(g, sheet, node, NULL, "ref", filtered) && ok;
        if (is_filtered(node, "database-range", "filter"))
            ok = check_range(g, sheet, node, NS_TABLE, "target-range-address", filtered) && ok;
    }
    return ok;
}

static bool check_tables(const struct worksheets *g, size_t sheet)
{
    const char *table = _("the columns belong to a table that Excel has formatted as one, whose columns cannot be repeated");
    bool ok = check_filters(g, sheet);
    for (size_t i = 0; i < g->owner_count; i++) {
        xmlNodePtr root = g->owners[i].sheet == sheet ? xmlDocGetRootElement(g->parts->items[g->owners[i].part].doc) : NULL;
        if (root && strcmp((const char *)root->name, "table") == 0)
            ok = check_range(g, sheet, root, NULL, "ref", table) && ok;
    }
    return ok;
}

bool worksheets_collect_columns(struct worksheets *g, size_t sheet)
{
    const xmlNode *rows = g->items[sheet].rows;
    bool ok = true;
    for (xmlNodePtr node = rows->children; node; node = markup_next(node, rows))
        if (repeats_columns(g->parts->format, markup_marker(node)))
            ok = add_section(g, sheet, markup_marker(node)) && ok;
    for (size_t i = 0; i < g->items[sheet].column_count; i++)
        add_rows_of_formulas(g, &g->items[sheet], &g->items[sheet].columns[i]);
    return ok && (!g->items[sheet].column_count || check_tables(g, sheet));
}
