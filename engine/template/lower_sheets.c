/* Rows get their numbers when they are rendered. */
#include "template/lowering_sheets.h"

#include <string.h>

const struct worksheet *lower_sheet_at(const struct lowering *l, size_t sheet)
{
    return l->format->sheets && sheet < l->sheets->count ? &l->sheets->items[sheet] : NULL;
}

/* Whether rows of the sheet under way move. */
static bool rows_move(const struct lowering *l)
{
    const struct worksheet *sheet = lower_sheet_at(l, l->sheet);
    return sheet && sheet->moves;
}

void lower_sheet_begin_part(struct lowering *l, size_t part)
{
    l->sheet = l->format->sheets ? worksheets_of_part(l->sheets, part) : SIZE_MAX;
}

/* ---- rows and sections ---- */

static void emit_rows(struct lowering *l, long last, bool is_row)
{
    if (!rows_move(l) || last < l->expected)
        return;
    struct op *op = lowering_emit(l, OP_ROWS);
    op->number = l->expected;
    op->stride = last - l->expected + 1;
    op->is_row = is_row && (l->format->sheets->kind == SHEETS_OOXML || last < l->format->sheets->rows); /* ODF fills the sheet up */
    l->expected = last + 1;
}

const struct band *lower_sheet_band(const struct lowering *l, const struct marker *m)
{
    size_t band = l->format->sheets && rows_move(l) ? worksheets_band(l->sheets, m) : 0;
    return band ? &l->sheets->bands[band - 1] : NULL;
}

void lower_sheet_section(struct lowering *l, const struct marker *m)
{
    const struct band *b = lower_sheet_band(l, m);
    if (b)
        emit_rows(l, b->first - 1, false);
}

/* In place of rows that must not all be left out. */
static void put_empty_row(struct lowering *l, size_t band)
{
    long row = l->sheets->bands[band - 1].kept_first;
    const xmlNs *ns = l->sheets->items[l->sheet].rows->ns;
    const char *prefix = ns && ns->prefix ? (const char *)ns->prefix : "", *colon = *prefix ? ":" : "";
    l->expected = row;
    emit_rows(l, row, true);
    l->part->ops[l->part->op_count - 1].slot = band;
    buf_printf(&l->literal, "<%s%srow r=\"", prefix, colon);
    lowering_emit(l, OP_ROW);
    buf_put_cstr(&l->literal, "\"/>");
}

void lower_sheet_branch(struct lowering *l, const struct marker *m, bool is_body)
{
    const struct band *b = lower_sheet_band(l, m);
    if (!b)
        return;
    if (is_body)
        lowering_emit(l, OP_COPY)->slot = worksheets_band(l->sheets, m);
    long first = is_body ? b->body_first : b->otherwise_first;
    l->expected = first ? first : l->expected;
    if (!is_body && b->leaves_row)
        put_empty_row(l, worksheets_band(l->sheets, m));
}

void lower_sheet_section_end(struct lowering *l, const struct marker *m)
{
    const struct band *b = lower_sheet_band(l, m);
    if (b)
        l->expected = b->last + 1;
}

/* ---- attributes and texts ---- */

static bool is_temporary(const xmlAttr *a, const char *name)
{
    return !a->ns && strcmp((const char *)a->name, name) == 0;
}

/* The `r` of a row or a cell: letters stay, the number is that of the row. */
static bool put_own_place(struct lowering *l, const xmlNode *node, const xmlAttr *a, struct str value)
{
    enum role role = markup_role(l->format, node);
    if ((role != ROLE_ROW && role != ROLE_CELL) || !is_temporary(a, "r"))
        return false;
    size_t letters = 0;
    while (letters < value.len && (value.ptr[letters] < '0' || value.ptr[letters] > '9'))
        letters++;
    lower_columns_put_letters(l, str_slice(value, 0, letters));
    lowering_emit(l, OP_ROW);
    return true;
}

/* Rows that fill the sheet to its end become fewer when others are added. */
static bool put_filling(struct lowering *l, const xmlNode *node, const xmlAttr *a)
{
    if (strcmp((const char *)a->name, "number-rows-repeated") != 0 ||
        worksheets_row(node) + worksheets_row_count(node) <= l->format->sheets->rows)
        return false;
    lowering_emit(l, OP_ROW)->number = l->format->sheets->rows;
    return true;
}

bool lower_sheet_attribute(struct lowering *l, const xmlNode *node, const xmlAttr *a, struct str value)
{
    if (!l->format->sheets || !l->program->has_sheets)
        return false;
    if (rows_move(l) && (put_own_place(l, node, a, value) || put_filling(l, node, a)))
        return true;
    const struct reference_place *place = worksheets_place(l->format, node, a);
    if (place && place->kind == REFERENCE_ROW && !value.len)
        lowering_emit(l, OP_ROW);
    else if (place)
        lower_reference_put(l, place, node, value, true);
    return place != NULL;
}

bool lower_sheet_text(struct lowering *l, const xmlNode *node)
{
    const struct reference_place *place =
        l->format->sheets && l->program->has_sheets ? worksheets_place(l->format, node->parent, NULL) : NULL;
    if (place)
        lower_reference_put(l, place, node->parent, str_from((const char *)node->content), false);
    return place != NULL;
}

bool lower_sheet_leaves_out(const struct lowering *l, const xmlNode *node, const xmlAttr *a)
{
    static const char *const types[] = {"t", "value-type", "value", "date-value", "string-value", "boolean-value", "time-value"};
    if (!l->format->sheets)
        return false;
    for (size_t i = 0; node == l->typed && i < sizeof types / sizeof *types; i++)
        if (strcmp((const char *)a->name, types[i]) == 0)
            return true;
    return (is_temporary(a, "sheet") && markup_role(l->format, node) == ROLE_TABLE) ||
           (l->format->sheets->kind == SHEETS_ODF && is_temporary(a, "r"));
}

/* ---- elements ---- */

static const struct reference_place *fate_of(const struct lowering *l, const xmlNode *node, const xmlAttr **which)
{
    for (const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next) {
        const struct reference_place *place = worksheets_place(l->format, node, a);
        if (place && place->fate != FATE_STAYS && a->children) {
            *which = a;
            return place;
        }
    }
    return NULL;
}

/* The rows of the one range that an element names and without which there is none of it; false when it is no such element. */
static bool rows_of(const struct lowering *l, const xmlNode *node, size_t *sheet, long *first, long *last)
{
    const xmlAttr *a;
    const struct reference_place *place = fate_of(l, node, &a);
    struct references walk;
    struct reference ref, other;
    *sheet = l->sheet;
    if (lower_anchor_remark(node, first)) {
        *last = *first;
        return true;
    }
    if (!place || place->kind == REFERENCE_ROW)
        return false;
    references_begin(&walk, l->format->sheets, place->kind, str_from((const char *)a->children->content));
    if (!references_next(&walk, &ref) || references_next(&walk, &other))
        return false;
    *sheet = lower_reference_sheet(l, &ref);
    *first = ref.ends[0].row;
    *last = ref.ends[1].row;
    return true;
}

/* An element that names one range, which may be left without rows, is left out then. */
static void begin_vanishing(struct lowering *l, const xmlNode *node, struct sheet_element *e)
{
    size_t sheet;
    long first, last;
    if (!rows_of(l, node, &sheet, &first, &last) || lower_reference_is_steady(l, sheet, last))
        return;
    size_t context = lower_reference_context(l, sheet, first);
    size_t watch = worksheets_watch(l->sheets, sheet, first, last,
                                    context == lower_reference_context(l, sheet, last) ? context : lower_reference_whole(l, sheet));
    lowering_emit(l, OP_VANISHED)->slot = watch;
    e->vanished = l->part->op_count - 1;
    e->may_vanish = true;
}

static void pass_over(struct lowering *l, const xmlNode *row)
{
    emit_rows(l, worksheets_row(row) - 1, false);
    l->expected = worksheets_row(row) + worksheets_row_count(row);
}

/* What stands in no sheet says of which one it names cells without a sheet's name: by a base cell, or apart. */
static void begin_elsewhere(struct lowering *l, const xmlNode *node, struct sheet_element *e)
{
    struct references walk;
    struct reference ref;
    for (const xmlAttr *a = node->type == XML_ELEMENT_NODE && l->sheet == SIZE_MAX ? node->properties : NULL; a; a = a->next) {
        if (strcmp((const char *)a->name, "sheet") == 0 && strcmp((const char *)node->name, "worksheetSource") == 0 && a->children) {
            l->sheet = worksheets_find(l->sheets, str_from((const char *)a->children->content));
            e->is_elsewhere = true;
        }
        if (strcmp((const char *)a->name, "base-cell-address") != 0 || !a->children)
            continue;
        references_begin(&walk, l->format->sheets, REFERENCE_RANGE, str_from((const char *)a->children->content));
        e->is_elsewhere = references_next(&walk, &ref) && ref.sheet.len;
        l->sheet = e->is_elsewhere ? lower_reference_sheet(l, &ref) : l->sheet;
    }
}

static bool holds_markers(xmlNodePtr root)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (markup_marker(node))
            return true;
    return false;
}

/* A picture or chart that stands in a cell is no part of the row: one that says the same in each copy is there once. */
static void begin_drawing(struct lowering *l, xmlNodePtr node, struct sheet_element *e)
{
    const char *uri = node->ns ? (const char *)node->ns->href : "";
    if (markup_role(l->format, node->parent) != ROLE_CELL || !str_ends(str_from(uri), STR(":drawing:1.0")) || holds_markers(node))
        return;
    for (const struct marker *m = l->section; m; m = m->around)
        if (lower_sheet_band(l, m) && !lower_sheet_band(l, m)->is_sheet) {
            struct op *op = lowering_emit(l, OP_FURTHER);
            op->depth = identities_depth(m);
            op->number = 1;
            e->first_only = e->first_only_count++ ? e->first_only : l->part->op_count - 1;
        }
    e->section = l->section;
    e->row = l->row;
    for (; e->first_only_count && l->section; l->section = l->section->around)
        if (lower_sheet_band(l, l->section) && lower_sheet_band(l, l->section)->is_sheet)
            break;
    l->row = e->first_only_count ? 0 : l->row;
}

struct sheet_element lower_sheet_begin(struct lowering *l, const xmlNode *node)
{
    struct sheet_element e = {.around = l->sheet};
    if (!l->format->sheets)
        return e;
    enum role role = markup_role(l->format, node);
    if (role == ROLE_CELL && l->format->sheets->characters && holds_markers((xmlNodePtr)node))
        lowering_emit(l, OP_CELL);
    if (!l->program->has_sheets)
        return e;
    for (size_t i = 0; role == ROLE_TABLE && i < l->sheets->count; i++)
        if (l->sheets->items[i].rows == node) {
            l->sheet = i;
            l->expected = 1;
            e.is_rows = true;
        }
    if (e.is_rows && rows_move(l))
        lowering_emit(l, OP_SHEET)->slot = l->sheet;
    if (role == ROLE_ROW && worksheets_is_passed_over(node)) {
        pass_over(l, node);
        e.is_passed_over = true;
        return e;
    }
    if (role == ROLE_ROW && rows_move(l)) {
        l->row = worksheets_row(node);
        emit_rows(l, l->row + worksheets_row_count(node) - 1, true);
    }
    begin_elsewhere(l, node, &e);
    begin_vanishing(l, node, &e);
    begin_drawing(l, (xmlNodePtr)node, &e);
    return e;
}

void lower_sheet_end(struct lowering *l, const struct sheet_element *e, const xmlNode *node)
{
    if (e->is_rows) {
        emit_rows(l, l->format->sheets->rows, false);
        l->sheet = e->around;
    }
    l->sheet = e->is_elsewhere ? e->around : l->sheet;
    if (l->format->sheets && markup_role(l->format, node) == ROLE_ROW)
        l->row = 0;
    if (e->first_only_count) {
        lowering_flush(l);
        l->section = e->section;
        l->row = e->row;
    }
    for (size_t i = 0; i < e->first_only_count; i++)
        l->part->ops[e->first_only + i].target = l->part->op_count;
    if (e->may_vanish) {
        lowering_flush(l);
        l->part->ops[e->vanished].target = l->part->op_count;
    }
}

bool lower_sheet_is_list(const struct lowering *l, const xmlNode *node)
{
    const xmlAttr *a;
    bool any = false;
    if (!l->format->sheets || !l->program->has_sheets || !node->parent || node->parent->type != XML_ELEMENT_NODE || fate_of(l, node, &a))
        return false;
    if (strcmp((const char *)node->name, "commentList") == 0) /* must be there, and may be empty */
        return false;
    for (const xmlNode *child = node->children; child; child = child->next) {
        const struct marker *m = markup_marker(child);
        if (m && m->tag.kind == TAG_COLUMNS)
            continue;
        bool vanishes = m ? m->kind == MARKER_SPLICE : fate_of(l, child, &a) != NULL;
        if (child->type == XML_ELEMENT_NODE && !vanishes)
            return false;
        any = any || vanishes;
    }
    return any;
}
