/* Rows lie in blocks, so that a million of them never move; an index of a column is one hash table of
 * row lists, all lists in one array. */
#include "data/table.h"

enum { BLOCK_ROWS = 256 };

struct block {
    struct value *cells; /* BLOCK_ROWS × columns */
    uint32_t lines[BLOCK_ROWS];
    bool dropped[BLOCK_ROWS];
};

struct index {
    uint32_t *heads;  /* slot → position in `rows` of its first row */
    uint32_t *counts; /* slot → number of rows; 0: the slot is free */
    uint32_t mask;
    uint32_t *rows; /* rows, those of equal value side by side, in order of the file */
};

struct table {
    struct arena *arena;
    const struct schema *schema;
    struct str file;
    bool present, faulty;
    struct block **blocks;
    size_t block_count, block_capacity;
    size_t rows;
    struct index **indexes; /* by column, NULL until asked for */
    uint32_t *fields;       /* by column: its field in the file */
};

struct table *table_new(struct arena *a, const struct schema *schema, struct str file, bool present)
{
    struct table *t = ARENA_NEW(a, struct table);
    t->arena = a;
    t->schema = schema;
    t->file = arena_str(a, file);
    t->present = present;
    t->indexes = ARENA_ARRAY(a, struct index *, schema->column_count);
    t->fields = ARENA_ARRAY(a, uint32_t, schema->column_count);
    return t;
}

static struct block *block_of(const struct table *t, size_t row)
{
    return t->blocks[row / BLOCK_ROWS];
}

void table_put(struct table *t, const struct value *cells, uint32_t line)
{
    size_t width = t->schema->column_count, at = t->rows % BLOCK_ROWS;
    if (at == 0) {
        struct block *b = ARENA_NEW(t->arena, struct block);
        b->cells = ARENA_ARRAY(t->arena, struct value, BLOCK_ROWS * width);
        *ARENA_PUSH(t->arena, t->blocks, t->block_count, t->block_capacity) = b;
    }
    struct block *b = block_of(t, t->rows);
    for (size_t i = 0; i < width; i++)
        b->cells[at * width + i] = cells[i];
    b->lines[at] = line;
    t->rows++;
}

const struct schema *table_schema(const struct table *t)
{
    return t->schema;
}

struct str table_file(const struct table *t)
{
    return t->file;
}

void table_mark_faulty(struct table *t)
{
    t->faulty = true;
}

bool table_faulty(const struct table *t)
{
    return t->faulty;
}

bool table_present(const struct table *t)
{
    return t->present;
}

size_t table_rows(const struct table *t)
{
    return t->rows;
}

struct value table_cell(const struct table *t, size_t row, size_t column)
{
    return block_of(t, row)->cells[row % BLOCK_ROWS * t->schema->column_count + column];
}

uint32_t table_line(const struct table *t, size_t row)
{
    return block_of(t, row)->lines[row % BLOCK_ROWS];
}

struct place table_place(const struct table *t, size_t row)
{
    return place_at(t->file, table_line(t, row), 0);
}

void table_set_field(struct table *t, size_t column, uint32_t field)
{
    t->fields[column] = field;
}

struct place table_cell_place(const struct table *t, size_t row, size_t column)
{
    return place_at(t->file, table_line(t, row), t->fields[column]);
}

void table_drop(struct table *t, size_t row)
{
    block_of(t, row)->dropped[row % BLOCK_ROWS] = true;
    for (size_t i = 0; i < t->schema->column_count; i++)
        t->indexes[i] = NULL;
}

bool table_dropped(const struct table *t, size_t row)
{
    return block_of(t, row)->dropped[row % BLOCK_ROWS];
}

/* Slot of `value`: the one that holds it, or the free one where it belongs. */
static uint32_t slot_of(const struct table *t, const struct index *x, const uint32_t *first, size_t column,
                        struct value value)
{
    uint32_t slot = (uint32_t)value_hash(value) & x->mask;
    while (x->counts[slot] && !value_equal(table_cell(t, first[slot], column), value))
        slot = (slot + 1) & x->mask;
    return slot;
}

static struct index *index_make(struct table *t, size_t column)
{
    struct arena scratch = {0};
    struct index *x = ARENA_NEW(t->arena, struct index);
    uint32_t slots = 16;
    while (slots < t->rows * 2)
        slots *= 2;
    x->mask = slots - 1;
    x->heads = ARENA_ARRAY(t->arena, uint32_t, slots);
    x->counts = ARENA_ARRAY(t->arena, uint32_t, slots);
    x->rows = ARENA_ARRAY(t->arena, uint32_t, t->rows + 1);
    uint32_t *first = ARENA_ARRAY(&scratch, uint32_t, slots);
    uint32_t *row_slot = ARENA_ARRAY(&scratch, uint32_t, t->rows + 1);
    for (size_t row = 0; row < t->rows; row++) {
        if (table_dropped(t, row))
            continue;
        uint32_t slot = slot_of(t, x, first, column, table_cell(t, row, column));
        if (!x->counts[slot]++)
            first[slot] = (uint32_t)row;
        row_slot[row] = slot;
    }
    uint32_t *next = ARENA_ARRAY(&scratch, uint32_t, slots), at = 0;
    for (uint32_t slot = 0; slot < slots; slot++) {
        x->heads[slot] = next[slot] = at;
        at += x->counts[slot];
    }
    for (size_t row = 0; row < t->rows; row++)
        if (!table_dropped(t, row))
            x->rows[next[row_slot[row]]++] = (uint32_t)row;
    arena_release(&scratch);
    return x;
}

const uint32_t *table_where(struct table *t, size_t column, struct value value, size_t *count)
{
    if (!t->indexes[column])
        t->indexes[column] = index_make(t, column);
    const struct index *x = t->indexes[column];
    uint32_t slot = (uint32_t)value_hash(value) & x->mask;
    while (x->counts[slot]) {
        const uint32_t *rows = x->rows + x->heads[slot];
        if (value_equal(table_cell(t, rows[0], column), value)) {
            *count = x->counts[slot];
            return rows;
        }
        slot = (slot + 1) & x->mask;
    }
    *count = 0;
    return NULL;
}

long table_find(struct table *t, struct value key)
{
    size_t count;
    if (t->schema->key_count != 1)
        return -1;
    const uint32_t *rows = table_where(t, t->schema->key[0], key, &count);
    return count ? (long)rows[0] : -1;
}
