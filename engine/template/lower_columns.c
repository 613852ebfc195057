/* Whatever names columns of a sheet says where they are in the document: as many further right as there are copies of
 * repeated columns before them. */
#include "template/lowering_sheets.h"

/* Whether columns of a sheet move, from `last` on or further left. */
static bool columns_move(const struct lowering *l, size_t sheet, long last)
{
    const struct worksheet *s = lower_sheet_at(l, sheet);
    return s && s->column_count && last >= s->columns[0].first;
}

/* The section under way that makes copies of a band. */
static const struct marker *copy_under_way(const struct lowering *l, size_t sheet, const struct column_band *b)
{
    for (const struct marker *m = sheet == l->sheet ? l->section : NULL; m; m = m->around)
        if ((m->tag.kind == TAG_SECTION || m->tag.kind == TAG_COLUMNS) && m->number == b->group + 1)
            return m;
    return NULL;
}

/* ---- places ---- */

static struct column_place place_of(const struct lowering *l, const struct worksheet *s, long column, const struct marker *copy,
                                    bool is_last)
{
    const struct column_band *b = worksheets_column_band(s, column);
    struct column_place place = {0};
    bool last = b && is_last && !copy;
    place.span = worksheets_columns_up_to(&l->program->arena, s, last ? b->last : column, last);
    place.less = last ? (size_t)(b->last - column) : 0;
    if (copy) {
        place.depth = identities_depth(copy);
        place.from = copy->less;
        place.width = (size_t)(b->last - b->first + 1);
    }
    return place;
}

/* A name in a copy means the copy's own column, unless it is fixed, or the row that it names repeats no columns. */
static const struct marker *copy_meant(const struct lowering *l, size_t sheet, const struct reference *ref, int end)
{
    const struct worksheet *s = lower_sheet_at(l, sheet);
    const struct column_band *b = worksheets_column_band(s, ref->ends[end].column);
    bool repeated = b && (!ref->ends[0].row || worksheets_band_has_row(b, ref->ends[0].row, ref->ends[1].row));
    return repeated && !ref->ends[end].is_fixed_column ? copy_under_way(l, sheet, b) : NULL;
}

const struct column_range *lower_columns_range(const struct lowering *l, size_t sheet, const struct reference *ref, bool *grows)
{
    const struct worksheet *s = lower_sheet_at(l, sheet);
    *grows = false;
    if (!ref->ends[1].column || !columns_move(l, sheet, ref->ends[1].column))
        return NULL;
    struct column_range *range = ARENA_NEW(&l->program->arena, struct column_range);
    const struct marker *first = copy_meant(l, sheet, ref, 0), *last = copy_meant(l, sheet, ref, 1);
    const struct column_band *b = worksheets_column_band(s, ref->ends[0].column);
    range->first = place_of(l, s, ref->ends[0].column, first, false);
    range->last = place_of(l, s, ref->ends[1].column, last, true);
    if (!b || first || last || b != worksheets_column_band(s, ref->ends[1].column))
        return range;
    *grows = !ref->ends[0].row || worksheets_band_has_row(b, ref->ends[0].row, ref->ends[1].row);
    range->gaps = *grows && (ref->ends[0].column > b->first || ref->ends[1].column < b->last);
    range->group = b->group;
    range->width = (size_t)(b->last - b->first + 1);
    return range;
}

/* ---- bare columns ---- */

/* The column of a cell, a list or a remark. */
static const struct column_range *own_column(const struct lowering *l, long column, bool is_last)
{
    const struct worksheet *s = lower_sheet_at(l, l->sheet);
    if (!columns_move(l, l->sheet, column))
        return NULL;
    struct column_range *range = ARENA_NEW(&l->program->arena, struct column_range);
    const struct column_band *b = worksheets_column_band(s, column);
    range->first = place_of(l, s, column, b ? copy_under_way(l, l->sheet, b) : NULL, is_last);
    return range;
}

const struct column_range *lower_sheet_column(const struct lowering *l, struct str letters)
{
    return own_column(l, references_column(letters), false);
}

void lower_columns_put_letters(struct lowering *l, struct str letters)
{
    const struct column_range *range = lower_sheet_column(l, letters);
    if (range)
        lowering_emit(l, OP_COLUMN)->columns = range;
    else
        buf_put_str(&l->literal, letters);
}

void lower_columns_put_left(struct lowering *l, long column, long offset)
{
    const struct worksheet *s = lower_sheet_at(l, l->sheet);
    if (!columns_move(l, l->sheet, column + 1)) {
        buf_printf(&l->literal, "%ld", column + offset);
        return;
    }
    const struct column_band *b = worksheets_column_band(s, column + 1);
    const struct column_range *own = b && copy_under_way(l, l->sheet, b) ? own_column(l, column + 1, false) : NULL;
    struct op *op = lowering_emit(l, own ? OP_COLUMN : OP_ACROSS);
    op->columns = own;
    if (own) {
        op->number = 1;
        op->stride = offset - 1;
        return;
    }
    op->span = worksheets_columns_up_to(&l->program->arena, s, column, true);
    op->stride = offset;
}

void lower_columns_put_number(struct lowering *l, struct str text, enum reference_kind kind)
{
    int64_t number = 0;
    bool from_0 = kind == REFERENCE_COLUMN_0;
    long column = str_to_int64(str_trim(text), &number) && number < INT32_MAX ? (long)number + from_0 : 0;
    const struct column_range *range = column > 0 ? own_column(l, column, kind == REFERENCE_COLUMN_LAST) : NULL;
    if (!range) {
        buf_put_str(&l->literal, text);
        return;
    }
    struct op *op = lowering_emit(l, OP_COLUMN);
    op->columns = range;
    op->number = 1;
    op->stride = -(int64_t)from_0;
}
