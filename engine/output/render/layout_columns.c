/* The columns of sheets: how many copies a band has is read where its sheet begins, so all of them are known after the first
 * walk. */
#include "output/render/rendering.h"

#include <stdio.h>

long layout_column(const struct rendering *r, const struct column_place *place)
{
    uint64_t column = rendering_columns(r, place->span) - place->less;
    if (place->depth) {
        const struct loop *l = &r->loops[place->depth - 1];
        column += (l->count - 1 - l->left + place->from) * place->width;
    }
    uint64_t most = (uint64_t)r->program->format->sheets->columns;
    return (long)(column < most ? column : most);
}

void layout_put_letters(struct rendering *r, long column)
{
    char letters[8];
    size_t at = sizeof letters;
    for (; column > 0 && at > 0; column = (column - 1) / 26)
        letters[--at] = (char)('A' + (column - 1) % 26);
    rendering_put(r, str_make(letters + at, sizeof letters - at));
}

void layout_put_column(struct rendering *r, const struct op *op)
{
    char text[24];
    long column = layout_column(r, &op->columns->first);
    if (!op->number) {
        layout_put_letters(r, column);
        return;
    }
    snprintf(text, sizeof text, "%ld", column + (long)op->stride);
    rendering_put(r, str_from(text));
}

void layout_check_columns(struct rendering *r, const struct op *op)
{
    uint64_t all = rendering_columns(r, op->span);
    if (r->is_measuring && all > (uint64_t)r->program->format->sheets->columns)
        r->layout.wide = (long)all;
}
