#include "revision/lines.h"

enum { TEXT_LIMIT = 4000 };

static void put_row(struct arena *a, struct lines *out, const struct block *row, size_t table)
{
    struct line *l = ARENA_PUSH(a, out->items, out->count, out->capacity);
    *l = (struct line){.block = row, .part = row->part, .table = table, .cell_count = row->count};
    l->cells = ARENA_ARRAY(a, struct str, row->count);
    for (size_t i = 0; i < row->count; i++)
        l->cells[i] = block_text(a, row->children[i], TEXT_LIMIT);
}

static void put_paragraph(struct arena *a, struct lines *out, const struct block *b)
{
    if (str_trim(b->text).len)
        *ARENA_PUSH(a, out->items, out->count, out->capacity) = (struct line){.block = b, .part = b->part, .text = arena_str(a, b->text)};
}

/* The lines below a block; `tables` counts those of the edition. */
static void list(struct arena *a, struct lines *out, const struct block *b, size_t *tables)
{
    *tables += b->kind == BLOCK_TABLE;
    for (size_t i = 0, table = *tables; i < b->count; i++) {
        const struct block *child = b->children[i];
        if (child->kind == BLOCK_ROW)
            put_row(a, out, child, table);
        else if (child->kind == BLOCK_PARAGRAPH)
            put_paragraph(a, out, child);
        if (child->kind != BLOCK_ROW)
            list(a, out, child, tables);
    }
}

void lines_list(struct arena *a, const struct edition *e, struct lines *out)
{
    size_t tables = 0;
    *out = (struct lines){0};
    list(a, out, e->root, &tables);
}

/* Whether a block lies in another, or is it; `below` gets the child of the other that holds it. */
static bool lies_in(const struct block *b, const struct block *in, const struct block **below)
{
    for (*below = NULL; b && b != in; b = b->parent)
        *below = b;
    return b == in;
}

size_t lines_find(const struct lines *l, const struct block *b, size_t *cell)
{
    const struct block *below;
    for (size_t i = 0; i < l->count; i++) {
        const struct line *line = &l->items[i];
        if (lies_in(b, line->block, &below)) {
            *cell = line->table && below ? below->index + 1 : 0;
            return i;
        }
        if (lies_in(line->block, b, &below)) {
            *cell = 0;
            return i;
        }
    }
    return SIZE_MAX;
}
