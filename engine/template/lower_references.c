/* Whatever names rows becomes an op that asks a watch where they went. */
#include "template/lowering_sheets.h"

#include "base/i18n.h"
#include "template/markup/where.h"

enum { OWN_ROW = -1 }; /* in the place of a watch: the row under way */

/* ---- where rows went ---- */

size_t lower_reference_whole(const struct lowering *l, size_t sheet)
{
    const struct worksheet *s = lower_sheet_at(l, sheet);
    for (const struct marker *m = s && s->band ? l->section : NULL; m; m = m->around)
        if (l->sheets->bands[s->band - 1].section == m)
            return s->band;
    return 0;
}

size_t lower_reference_context(const struct lowering *l, size_t sheet, long row)
{
    for (const struct marker *m = sheet == l->sheet ? l->section : NULL; m; m = m->around) {
        const struct band *b = lower_sheet_band(l, m);
        if (b && !b->is_sheet && row >= b->body_first && row <= b->body_last)
            return worksheets_band(l->sheets, m);
    }
    return lower_reference_whole(l, sheet);
}

bool lower_reference_is_steady(const struct lowering *l, size_t sheet, long last)
{
    const struct worksheet *it = lower_sheet_at(l, sheet);
    bool elsewhere = it && it->band && !lower_reference_whole(l, sheet); /* there may be no copy */
    return !it || !it->moves || (last < it->first_moved && !elsewhere);
}

static bool is_repeated_within(const struct lowering *l, size_t sheet, long row, size_t context)
{
    const struct worksheets *g = l->sheets;
    for (size_t i = 0; i < g->band_count; i++)
        if (g->bands[i].sheet == sheet && !g->bands[i].is_sheet && i + 1 != context && row >= g->bands[i].first &&
            row <= g->bands[i].last && g->bands[i].section->tag.kind == TAG_SECTION &&
            (!context || g->bands[i].first >= g->bands[context - 1].body_first))
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
    size_t whole = lower_reference_whole(l, sheet);
    size_t a = first->is_fixed ? whole : lower_reference_context(l, sheet, first->row);
    size_t b = last->is_fixed ? whole : lower_reference_context(l, sheet, last->row);
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

/* What of a reference is known when it is rendered. */
struct moved {
    const struct column_range *columns; /* NULL: they stay */
    bool rows;
    bool name;
};

/* One end of a reference, with the text before it from `start` on. */
static void put_end(struct lowering *l, struct str text, size_t start, const struct reference_end *e, const struct moved *moved,
                    bool is_last, bool in_attribute)
{
    if (moved->name && e->sheet_stop > e->sheet_start && e->sheet_start >= start) {
        lowering_put_escaped(l, str_slice(text, start, e->sheet_start + (text.ptr[e->sheet_start] == '$')), in_attribute);
        buf_put_char(&l->literal, REFERENCE_NAME);
        start = e->sheet_stop;
    }
    if (moved->columns) {
        lowering_put_escaped(l, str_slice(text, start, e->column_start), in_attribute);
        buf_put_char(&l->literal, is_last ? REFERENCE_LAST_COLUMN : REFERENCE_FIRST_COLUMN);
        start = e->column_stop;
    }
    lowering_put_escaped(l, str_slice(text, start, moved->rows ? e->row_start : e->row_stop), in_attribute);
    if (moved->rows)
        buf_put_char(&l->literal, is_last ? REFERENCE_LAST : REFERENCE_FIRST);
}

static void put_pattern(struct lowering *l, struct str text, const struct reference *ref, const struct moved *moved, bool grows,
                        bool in_attribute)
{
    const struct reference_end *a = &ref->ends[0], *b = &ref->ends[1];
    put_end(l, text, ref->start, a, moved, false, in_attribute);
    if (ref->is_range) {
        put_end(l, text, a->row_stop, b, moved, true, in_attribute);
    } else if (grows) {
        buf_put_char(&l->literal, ':');
        put_end(l, text, a->start, a, moved, true, in_attribute);
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

static bool is_formula(enum reference_kind kind)
{
    return kind == REFERENCE_FORMULA || kind == REFERENCE_AREA;
}

static char separator_of(const struct lowering *l, const struct reference *ref, enum reference_kind kind)
{
    if (kind == REFERENCE_RANGES)
        return ' ';
    return is_formula(kind) && ref->is_argument ? l->format->sheets->formula_union[0] : 0;
}

size_t lower_reference_sheet(const struct lowering *l, const struct reference *ref)
{
    return ref->sheet.len ? worksheets_find(l->sheets, references_sheet(&l->program->arena, ref->sheet)) : l->sheet;
}

static void put_reference(struct lowering *l, struct str text, const struct reference *ref, enum reference_kind kind, bool in_attribute)
{
    size_t sheet = lower_reference_sheet(l, ref);
    bool wider;
    struct moved moved = {lower_columns_range(l, sheet, ref, &wider),
                          ref->ends[1].row && !lower_reference_is_steady(l, sheet, ref->ends[1].row),
                          ref->sheet.len && sheet != SIZE_MAX && worksheets_is_named(lower_sheet_at(l, sheet))};
    if (!moved.columns && !moved.rows && !moved.name) {
        lowering_put_escaped(l, str_slice(text, ref->start, ref->stop), in_attribute);
        return;
    }
    bool whole = kind == REFERENCE_AREA && ref->start == 0 && ref->stop == text.len;
    bool may_grow = whole || kind == REFERENCE_RANGES || (is_formula(kind) && ref->is_argument);
    size_t context = ref->ends[0].is_fixed ? lower_reference_whole(l, sheet) : lower_reference_context(l, sheet, ref->ends[0].row);
    bool longer = moved.rows && is_repeated_within(l, sheet, ref->ends[0].row, context),
         grows = may_grow && !ref->is_range && (longer || wider);
    struct target t =
        moved.rows ? find_target(l, sheet, &ref->ends[0], &ref->ends[1]) : (struct target){(size_t)OWN_ROW, (size_t)OWN_ROW, false};
    bool gaps = t.has_gaps || (moved.columns && moved.columns->gaps);
    lowering_flush(l);
    put_pattern(l, text, ref, &moved, grows, in_attribute);
    struct op *op = emit_pattern(l, t);
    op->columns = moved.columns;
    op->is_named = moved.name;
    if (sheet != SIZE_MAX)
        lower_sheet_say(l, op, sheet);
    op->separator = gaps && (ref->is_range || grows) ? separator_of(l, ref, kind) : 0;
}

/* Whether cells of a sheet are where the template has them, in all its copies. */
static bool is_settled(const struct worksheet *s, const struct reference *ref)
{
    return (!s->moves || ref->ends[1].row < s->first_moved) && (!s->column_count || ref->ends[1].column < s->columns[0].first);
}

static struct place place_of(const struct lowering *l, const xmlNode *element)
{
    struct place place = place_file(l->program->file);
    if (markup_ancestor(l->format, (xmlNodePtr)element, ROLE_CELL))
        place.words = where_words(&l->program->arena, l->format, l->part->name, (xmlNodePtr)element);
    return place;
}

/* The same cells of several sheets: they cannot follow each sheet on its own, unless it is one. */
static void put_span(struct lowering *l, struct str text, const struct reference *ref, enum reference_kind kind, const xmlNode *element,
                     bool in_attribute)
{
    const struct worksheets *g = l->sheets;
    struct arena *a = &l->program->arena;
    size_t first = worksheets_find(g, references_sheet(a, ref->sheet)), last = worksheets_find(g, references_sheet(a, ref->last_sheet));
    if (first == last && first != SIZE_MAX && !worksheets_is_named(&g->items[first])) {
        put_reference(l, text, ref, kind, in_attribute);
        return;
    }
    lowering_put_escaped(l, str_slice(text, ref->start, ref->stop), in_attribute);
    if (first == SIZE_MAX || last == SIZE_MAX)
        return;
    for (size_t i = first < last ? first : last; i <= first || i <= last; i++)
        if (((i == first || i == last) && worksheets_is_named(&g->items[i])) || !is_settled(&g->items[i], ref)) {
            l->ok = diag_error(l->d, place_of(l, element), "SHEET-REFERENCE",
                               _("“%.*s” names cells of several sheets at once, and on the sheet “%.*s” they move, or its name is filled"),
                               STR_ARG(str_slice(text, ref->start, ref->stop)), STR_ARG(g->items[i].name));
            return;
        }
}

static void put_references(struct lowering *l, struct str text, enum reference_kind kind, const xmlNode *element, bool in_attribute)
{
    struct references walk;
    struct reference ref;
    size_t done = 0;
    references_begin(&walk, l->format->sheets, kind, text);
    walk.with_all = true;
    while (references_next(&walk, &ref)) {
        lowering_put_escaped(l, str_slice(text, done, ref.start), in_attribute);
        if (ref.last_sheet.len)
            put_span(l, text, &ref, kind, element, in_attribute);
        else
            put_reference(l, text, &ref, kind, in_attribute);
        done = ref.stop;
    }
    lowering_put_escaped(l, str_slice(text, done, text.len), in_attribute);
}

void lower_reference_put_above(struct lowering *l, long row, long offset)
{
    if (l->row && row == l->row - 1) {
        lowering_emit(l, OP_ROW)->stride = offset - 1;
        return;
    }
    if (row < 1 || lower_reference_is_steady(l, l->sheet, row)) {
        buf_printf(&l->literal, "%ld", row + offset);
        return;
    }
    size_t watch = worksheets_watch(l->sheets, l->sheet, 1, row, lower_reference_whole(l, l->sheet));
    lowering_flush(l);
    buf_put_char(&l->literal, REFERENCE_ABOVE);
    emit_pattern(l, (struct target){watch, watch, false})->number = offset;
}

/* A bare number: of a row, of the rows above one, or of those that a cell covers. */
static void put_number(struct lowering *l, struct str text, enum reference_kind kind)
{
    int64_t number = -1;
    long row = str_to_int64(str_trim(text), &number) && number < INT32_MAX ? (long)number : 0;
    bool span = kind == REFERENCE_SPAN;
    long first = span ? l->row : row, last = span ? l->row + row - 1 : row;
    if (kind == REFERENCE_ROW_0 && row >= 0 && number == row) {
        lower_reference_put_above(l, row, 0);
        return;
    }
    if (row < 1 + span || lower_reference_is_steady(l, l->sheet, last)) {
        buf_put_str(&l->literal, text);
        return;
    }
    size_t watch = worksheets_watch(l->sheets, l->sheet, first, last, lower_reference_context(l, l->sheet, last));
    lowering_flush(l);
    buf_put_char(&l->literal, span ? REFERENCE_COUNT : REFERENCE_FIRST);
    emit_pattern(l, (struct target){span ? (size_t)OWN_ROW : watch, watch, false});
}

static void put_link(struct lowering *l, struct str text, const xmlNode *element, bool in_attribute)
{
    bool inside = str_starts(text, STR("#"));
    buf_put_cstr(&l->literal, inside ? "#" : "");
    if (inside)
        put_references(l, str_slice(text, 1, text.len), REFERENCE_RANGE, element, in_attribute);
    else
        lowering_put_escaped(l, text, in_attribute);
}

void lower_reference_put(struct lowering *l, const struct reference_place *place, const xmlNode *element, struct str text,
                         bool in_attribute)
{
    switch (place->kind) {
    case REFERENCE_ROW:
    case REFERENCE_ROW_0:
    case REFERENCE_SPAN: put_number(l, text, place->kind); break;
    case REFERENCE_LINK: put_link(l, text, element, in_attribute); break;
    case REFERENCE_EDGE:
    case REFERENCE_COLUMN_EDGE: lower_anchor_edge(l, element, text, place->kind == REFERENCE_COLUMN_EDGE); break;
    case REFERENCE_SHEET: lower_sheet_put_name(l, text, in_attribute); break;
    case REFERENCE_SHEET_INDEX: lower_sheet_put_index(l, text); break;
    case REFERENCE_COLUMN:
    case REFERENCE_COLUMN_LAST:
    case REFERENCE_COLUMN_0: lower_columns_put_number(l, text, place->kind); break;
    case REFERENCE_BOX: lower_anchor_box(l, element, text); break;
    default: put_references(l, text, place->kind, element, in_attribute);
    }
}
