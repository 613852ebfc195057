/* Rows get their numbers when they are rendered; whatever names rows becomes an op that asks a watch where they went. */
#include "template/lower_sheets.h"

#include <stdlib.h>
#include <string.h>

enum { OWN_ROW = -1 }; /* in the place of a watch: the row under way */

static const struct worksheet *sheet_at(const struct lowering *l, size_t sheet)
{
    return l->format->sheets && sheet < l->sheets->count ? &l->sheets->items[sheet] : NULL;
}

static bool moves(const struct lowering *l)
{
    const struct worksheet *sheet = sheet_at(l, l->sheet);
    return sheet && sheet->moves;
}

void lower_sheet_begin_part(struct lowering *l, size_t part)
{
    l->sheet = l->format->sheets ? worksheets_of_part(l->sheets, part) : SIZE_MAX;
}

/* ---- rows and sections ---- */

static void emit_rows(struct lowering *l, long last, bool is_row)
{
    if (!moves(l) || last < l->expected)
        return;
    struct op *op = lowering_emit(l, OP_ROWS);
    op->number = l->expected;
    op->stride = last - l->expected + 1;
    op->is_row = is_row && last < l->format->sheets->rows;
    l->expected = last + 1;
}

static const struct band *band_of(const struct lowering *l, const struct marker *m)
{
    size_t band = l->format->sheets && moves(l) ? worksheets_band(l->sheets, m) : 0;
    return band ? &l->sheets->bands[band - 1] : NULL;
}

void lower_sheet_section(struct lowering *l, const struct marker *m)
{
    const struct band *b = band_of(l, m);
    if (b)
        emit_rows(l, b->first - 1, false);
}

void lower_sheet_branch(struct lowering *l, const struct marker *m, bool is_body)
{
    const struct band *b = band_of(l, m);
    if (!b)
        return;
    if (is_body)
        lowering_emit(l, OP_COPY)->slot = worksheets_band(l->sheets, m);
    long first = is_body ? b->body_first : b->otherwise_first;
    l->expected = first ? first : l->expected;
}

void lower_sheet_section_end(struct lowering *l, const struct marker *m)
{
    const struct band *b = band_of(l, m);
    if (b)
        l->expected = b->last + 1;
}

/* ---- where rows went ---- */

/* The innermost section under way that repeats the row; 0: the reference is to all its copies. */
static size_t context_of(const struct lowering *l, size_t sheet, long row)
{
    for (const struct marker *m = sheet == l->sheet ? l->section : NULL; m; m = m->around) {
        const struct band *b = band_of(l, m);
        if (b && row >= b->body_first && row <= b->body_last)
            return worksheets_band(l->sheets, m);
    }
    return 0;
}

/* Rows above all sections stay where they are. */
static bool is_steady(const struct lowering *l, size_t sheet, long last)
{
    const struct worksheets *g = l->sheets;
    const struct worksheet *it = sheet_at(l, sheet);
    for (size_t i = 0; it && it->moves && i < g->band_count; i++)
        if (g->bands[i].sheet == sheet && g->bands[i].first <= last)
            return false;
    return true;
}

static bool is_repeated_within(const struct lowering *l, size_t sheet, long row, size_t context)
{
    const struct worksheets *g = l->sheets;
    for (size_t i = 0; i < g->band_count; i++)
        if (g->bands[i].sheet == sheet && i + 1 != context && row >= g->bands[i].first && row <= g->bands[i].last &&
            g->bands[i].section->tag.kind == TAG_SECTION && (!context || g->bands[i].first >= g->bands[context - 1].body_first))
            return true;
    return false;
}

struct target {
    size_t first, last; /* watches, or OWN_ROW */
    bool has_gaps;
};

static struct target find_target(struct lowering *l, size_t sheet, const struct reference_end *first, const struct reference_end *last)
{
    struct worksheets *g = l->sheets;
    size_t a = first->is_fixed ? 0 : context_of(l, sheet, first->row), b = last->is_fixed ? 0 : context_of(l, sheet, last->row);
    bool own_first = sheet == l->sheet && first->row == l->row && !first->is_fixed;
    bool own_last = sheet == l->sheet && last->row == l->row && !last->is_fixed;
    if (own_first && own_last)
        return (struct target){(size_t)OWN_ROW, (size_t)OWN_ROW, false};
    if (a == b) {
        size_t watch = worksheets_watch(g, sheet, first->row, last->row, a);
        return (struct target){watch, watch, l->program->watches[watch].has_gaps};
    }
    return (struct target){own_first ? (size_t)OWN_ROW : worksheets_watch(g, sheet, first->row, first->row, a),
                           own_last ? (size_t)OWN_ROW : worksheets_watch(g, sheet, last->row, last->row, b), false};
}

/* ---- references ---- */

static void put_pattern(struct lowering *l, struct str text, const struct reference *ref, bool grows, bool in_attribute)
{
    const struct reference_end *a = &ref->ends[0], *b = &ref->ends[1];
    lowering_put_escaped(l, str_slice(text, ref->start, a->row_start), in_attribute);
    buf_put_char(&l->literal, REFERENCE_FIRST);
    if (ref->is_range) {
        lowering_put_escaped(l, str_slice(text, a->row_stop, b->row_start), in_attribute);
        buf_put_char(&l->literal, REFERENCE_LAST);
    } else if (grows) {
        buf_put_char(&l->literal, ':');
        lowering_put_escaped(l, str_slice(text, a->start, a->row_start), in_attribute);
        buf_put_char(&l->literal, REFERENCE_LAST);
    }
    lowering_put_escaped(l, str_slice(text, b->row_stop, ref->stop), in_attribute);
}

/* What lies in the literal buffer becomes the pattern of an op. */
static struct op *emit_pattern(struct lowering *l, struct target t)
{
    struct str pattern = arena_str(&l->program->arena, buf_str(&l->literal));
    buf_reset(&l->literal);
    struct op *op = lowering_emit(l, OP_REFERENCE);
    op->literal = pattern;
    op->target = t.first;
    op->exit = t.last;
    return op;
}

static char separator_of(const struct lowering *l, const struct reference *ref, enum reference_kind kind)
{
    if (kind == REFERENCE_RANGES)
        return ' ';
    return kind == REFERENCE_FORMULA && ref->is_argument ? l->format->sheets->formula_union[0] : 0;
}

static size_t sheet_of(const struct lowering *l, const struct reference *ref)
{
    return ref->sheet.len ? worksheets_find(l->sheets, references_sheet(&l->program->arena, ref->sheet)) : l->sheet;
}

static void put_reference(struct lowering *l, struct str text, const struct reference *ref, enum reference_kind kind, bool in_attribute)
{
    size_t sheet = sheet_of(l, ref);
    if (is_steady(l, sheet, ref->ends[1].row)) {
        lowering_put_escaped(l, str_slice(text, ref->start, ref->stop), in_attribute);
        return;
    }
    bool may_grow = kind == REFERENCE_RANGES || (kind == REFERENCE_FORMULA && ref->is_argument);
    size_t context = ref->ends[0].is_fixed ? 0 : context_of(l, sheet, ref->ends[0].row);
    bool grows = may_grow && !ref->is_range && is_repeated_within(l, sheet, ref->ends[0].row, context);
    struct target t = find_target(l, sheet, &ref->ends[0], &ref->ends[1]);
    lowering_flush(l);
    put_pattern(l, text, ref, grows, in_attribute);
    struct op *op = emit_pattern(l, t);
    op->separator = t.has_gaps && (ref->is_range || grows) ? separator_of(l, ref, kind) : 0;
}

static void put_references(struct lowering *l, struct str text, enum reference_kind kind, bool in_attribute)
{
    struct references walk;
    struct reference ref;
    size_t done = 0;
    references_begin(&walk, l->format->sheets, kind, text);
    while (references_next(&walk, &ref)) {
        lowering_put_escaped(l, str_slice(text, done, ref.start), in_attribute);
        put_reference(l, text, &ref, kind, in_attribute);
        done = ref.stop;
    }
    lowering_put_escaped(l, str_slice(text, done, text.len), in_attribute);
}

/* A bare number: of a row, of the rows above a drawing's edge, or of those that a cell covers. */
static void put_number(struct lowering *l, struct str text, enum reference_kind kind)
{
    int64_t number = 0;
    long row = str_to_int64(str_trim(text), &number) ? (long)number : 0;
    long first = kind == REFERENCE_SPAN ? l->row : kind == REFERENCE_ROW_0 ? 1 : row;
    long last = kind == REFERENCE_SPAN ? l->row + row - 1 : row;
    if (row < 1 + (kind == REFERENCE_SPAN) || is_steady(l, l->sheet, last)) {
        buf_put_str(&l->literal, text);
        return;
    }
    bool whole = kind == REFERENCE_ROW_0;
    size_t watch = worksheets_watch(l->sheets, l->sheet, first, last, whole ? 0 : context_of(l, l->sheet, last));
    lowering_flush(l);
    buf_put_char(&l->literal, kind == REFERENCE_SPAN ? REFERENCE_COUNT : whole ? REFERENCE_ABOVE : REFERENCE_FIRST);
    emit_pattern(l, (struct target){kind == REFERENCE_SPAN ? (size_t)OWN_ROW : watch, watch, false});
}

static void put_place(struct lowering *l, const struct reference_place *place, struct str text, bool in_attribute)
{
    if (place->kind == REFERENCE_ROW || place->kind == REFERENCE_ROW_0 || place->kind == REFERENCE_SPAN)
        put_number(l, text, place->kind);
    else
        put_references(l, text, place->kind, in_attribute);
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
    buf_put_str(&l->literal, str_slice(value, 0, letters));
    lowering_emit(l, OP_ROW);
    return true;
}

/* Rows that fill the sheet to its end become fewer when others are added. */
static bool put_filling(struct lowering *l, const xmlNode *node, const xmlAttr *a)
{
    if (strcmp((const char *)a->name, "number-rows-repeated") != 0 || worksheets_row(node) + worksheets_row_count(node) <= l->format->sheets->rows)
        return false;
    lowering_emit(l, OP_ROW)->number = l->format->sheets->rows;
    return true;
}

bool lower_sheet_attribute(struct lowering *l, const xmlNode *node, const xmlAttr *a, struct str value)
{
    if (!l->format->sheets || !l->program->has_sheets)
        return false;
    if (moves(l) && (put_own_place(l, node, a, value) || put_filling(l, node, a)))
        return true;
    const struct reference_place *place = worksheets_place(l->format, node, a);
    if (place)
        put_place(l, place, value, true);
    return place != NULL;
}

bool lower_sheet_text(struct lowering *l, const xmlNode *node)
{
    const struct reference_place *place = l->format->sheets && l->program->has_sheets ? worksheets_place(l->format, node->parent, NULL) : NULL;
    if (place)
        put_place(l, place, str_from((const char *)node->content), false);
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
    return is_temporary(a, "sheet") || (l->format->sheets->kind == SHEETS_ODF && is_temporary(a, "r"));
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

/* An element that names one range, which may be left without rows, is left out then. */
static void begin_vanishing(struct lowering *l, const xmlNode *node, struct sheet_element *e)
{
    const xmlAttr *a;
    const struct reference_place *place = fate_of(l, node, &a);
    struct references walk;
    struct reference ref, other;
    if (!place || place->kind == REFERENCE_ROW)
        return;
    references_begin(&walk, l->format->sheets, place->kind, str_from((const char *)a->children->content));
    if (!references_next(&walk, &ref) || references_next(&walk, &other) || is_steady(l, sheet_of(l, &ref), ref.ends[1].row))
        return;
    size_t sheet = sheet_of(l, &ref), context = context_of(l, sheet, ref.ends[0].row);
    size_t watch = worksheets_watch(l->sheets, sheet, ref.ends[0].row, ref.ends[1].row, context == context_of(l, sheet, ref.ends[1].row) ? context : 0);
    lowering_emit(l, OP_VANISHED)->slot = watch;
    e->vanished = l->part->op_count - 1;
    e->may_vanish = true;
}

struct sheet_element lower_sheet_begin(struct lowering *l, const xmlNode *node)
{
    struct sheet_element e = {.around = l->sheet};
    if (!l->format->sheets || !l->program->has_sheets)
        return e;
    enum role role = markup_role(l->format, node);
    for (size_t i = 0; role == ROLE_TABLE && i < l->sheets->count; i++)
        if (l->sheets->items[i].rows == node) {
            l->sheet = i;
            l->expected = 1;
            e.is_rows = true;
        }
    if (e.is_rows && moves(l))
        lowering_emit(l, OP_SHEET)->slot = l->sheet;
    if (role == ROLE_ROW && moves(l)) {
        l->row = worksheets_row(node);
        emit_rows(l, l->row + worksheets_row_count(node) - 1, true);
    }
    begin_vanishing(l, node, &e);
    return e;
}

void lower_sheet_end(struct lowering *l, const struct sheet_element *e, const xmlNode *node)
{
    if (e->is_rows) {
        emit_rows(l, l->format->sheets->rows, false);
        l->sheet = e->around;
    }
    if (l->format->sheets && markup_role(l->format, node) == ROLE_ROW)
        l->row = 0;
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
    for (const xmlNode *child = node->children; child; child = child->next) {
        const struct marker *m = markup_marker(child);
        bool vanishes = m ? m->kind == MARKER_SPLICE : fate_of(l, child, &a) != NULL;
        if (child->type == XML_ELEMENT_NODE && !vanishes)
            return false;
        any = any || vanishes;
    }
    return any;
}

/* ---- typed cells ---- */

static bool is_blank(const xmlChar *text)
{
    return text[strspn((const char *)text, " \t\r\n")] == '\0';
}

const struct marker *lower_sheet_typed(const struct lowering *l, const xmlNode *cell)
{
    const struct marker *only = NULL;
    size_t paragraphs = 0;
    if (!l->format->sheets || markup_role(l->format, cell) != ROLE_CELL)
        return NULL;
    for (xmlNodePtr node = cell->children; node;) {
        const struct marker *m = markup_marker(node);
        enum role role = markup_role(l->format, node);
        bool fits = m ? m->kind == MARKER_TAG && m->tag.kind == TAG_VALUE && !only
                      : node->type == XML_TEXT_NODE ? is_blank(node->content)
                                                    : role == ROLE_PARAGRAPH || role == ROLE_RUN || role == ROLE_TEXT || role == ROLE_PROPERTIES;
        if (!fits)
            return NULL;
        only = m ? m : only;
        paragraphs += role == ROLE_PARAGRAPH;
        node = role == ROLE_PROPERTIES ? markup_after(node, cell) : markup_next(node, cell);
    }
    return paragraphs == 1 ? only : NULL;
}

unsigned lower_sheet_accepts(const struct lowering *l, const xmlNode *cell)
{
    xmlChar *style = xmlGetNoNsProp((xmlNodePtr)cell, (const xmlChar *)"s");
    size_t number = style ? (size_t)strtoul((const char *)style, NULL, 10) : 0;
    xmlFree(style);
    if (l->format->sheets->kind == SHEETS_ODF)
        return ACCEPT_NUMBER | ACCEPT_DATE;
    return number < l->sheets->style_count ? l->sheets->accepts[number] : ACCEPT_NUMBER;
}
