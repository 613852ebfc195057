/* Rows lie in blocks, so that a million of them never move, and in a block column by column: who looks through a column
 * touches no other, and one that nobody has filled takes no room. An index of a column is one hash table of the values that it
 * has, with the rows of all of them in one array, and for each row the number of its value: looking that up touches less
 * memory than the cell. */
#include "data/table.h"

#include "base/file.h"

enum { BLOCK_ROWS = 256 };

struct block {
    struct value **columns; /* BLOCK_ROWS cells of each; NULL: they are empty */
    uint32_t lines[BLOCK_ROWS];
    bool dropped[BLOCK_ROWS];
};

/* Rows with an equal value in a column. */
struct group {
    uint32_t hash, count;
    uint32_t first; /* of its rows in the file */
    uint32_t start; /* position in `rows` of its first row */
};

struct index {
    struct group *groups;  /* in order of the file: as many as there are different values, which may be few */
    size_t group_count, group_capacity;
    uint32_t *slots; /* open addressing: number of a group, counted from 1; 0: free */
    uint32_t mask;
    uint32_t *rows;     /* those of a group side by side, in order of the file */
    uint32_t *group_of; /* by row: number of its group, counted from 1; 0: dropped */
};

struct table {
    struct arena *arena;
    const struct schema *schema;
    struct str file;
    bool present, faulty, hashed;
    struct str path;
    struct digest digest;
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

static void put_cell(struct table *t, struct block *b, size_t at, size_t column, struct value value)
{
    struct value **cells = &b->columns[column];
    if (!*cells && value.kind != VALUE_UNKNOWN)
        *cells = ARENA_ARRAY(t->arena, struct value, BLOCK_ROWS);
    if (*cells)
        (*cells)[at] = value;
}

void table_put(struct table *t, const struct value *cells, uint32_t line)
{
    size_t width = t->schema->column_count, at = t->rows % BLOCK_ROWS;
    if (at == 0) {
        struct block *b = ARENA_NEW(t->arena, struct block);
        b->columns = ARENA_ARRAY(t->arena, struct value *, width);
        *ARENA_PUSH(t->arena, t->blocks, t->block_count, t->block_capacity) = b;
    }
    struct block *b = block_of(t, t->rows);
    for (size_t i = 0; i < width; i++)
        put_cell(t, b, at, i, cells[i]);
    b->lines[at] = line;
    t->rows++;
}

void table_set_cell(struct table *t, size_t row, size_t column, struct value value)
{
    put_cell(t, block_of(t, row), row % BLOCK_ROWS, column, value);
}

const struct schema *table_schema(const struct table *t)
{
    return t->schema;
}

struct str table_file(const struct table *t)
{
    return t->file;
}

void table_set_digest(struct table *t, struct digest digest)
{
    t->hashed = true;
    t->digest = digest;
}

void table_set_path(struct table *t, struct str path)
{
    t->path = arena_str(t->arena, path);
}

bool table_digest(struct table *t, struct digest *digest)
{
    struct diag ignored; /* whoever read the table has told what is wrong with its file */
    diag_init(&ignored);
    if (!t->hashed)
        t->hashed = t->path.len && file_digest(t->path, &t->digest, &ignored);
    diag_release(&ignored);
    *digest = t->digest;
    return t->hashed;
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
    const struct value *cells = block_of(t, row)->columns[column];
    return cells ? cells[row % BLOCK_ROWS] : value_unknown();
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

struct str table_key(struct arena *a, const struct table *t, size_t row, struct str (*write)(struct arena *, struct value))
{
    struct str key = {0};
    for (size_t i = 0; i < t->schema->key_count; i++)
        key = arena_printf(a, "%.*s%s%.*s", STR_ARG(key), i ? " / " : "", STR_ARG(write(a, table_cell(t, row, t->schema->key[i]))));
    return key;
}

struct table *table_named(struct table *const *tables, size_t count, struct str name)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(tables[i]->schema->name, name))
            return tables[i];
    return NULL;
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

/* The group of rows that hold `value`, or NULL and the free slot where it belongs. */
static struct group *find_group(const struct table *t, const struct index *x, size_t column, struct value value, uint32_t hash,
                                uint32_t *slot)
{
    for (*slot = hash & x->mask; x->slots[*slot]; *slot = (*slot + 1) & x->mask) {
        struct group *g = &x->groups[x->slots[*slot] - 1];
        if (g->hash == hash && value_equal(table_cell(t, g->first, column), value))
            return g;
    }
    return NULL;
}

/* Twice the slots. */
static void widen(struct index *x, struct arena *a)
{
    x->mask = 2 * x->mask + 1;
    x->slots = ARENA_ARRAY(a, uint32_t, (size_t)x->mask + 1);
    for (uint32_t i = 0; i < x->group_count; i++) {
        uint32_t slot = x->groups[i].hash & x->mask;
        while (x->slots[slot])
            slot = (slot + 1) & x->mask;
        x->slots[slot] = i + 1;
    }
}

/* Number of the row's group, counted from 1, which is made when it is the first of its value. */
static uint32_t take_row(struct table *t, struct index *x, size_t column, size_t row)
{
    struct value value = table_cell(t, row, column);
    uint32_t hash = (uint32_t)value_hash(value), slot;
    struct group *g = find_group(t, x, column, value, hash, &slot);
    if (!g) {
        g = ARENA_PUSH(t->arena, x->groups, x->group_count, x->group_capacity);
        *g = (struct group){.hash = hash, .first = (uint32_t)row};
        x->slots[slot] = (uint32_t)x->group_count;
        if (2 * x->group_count > x->mask)
            widen(x, t->arena);
    }
    g->count++;
    return (uint32_t)(g - x->groups) + 1;
}

static void lay_out_rows(struct table *t, struct index *x)
{
    struct arena scratch = {0};
    uint32_t *next = ARENA_ARRAY(&scratch, uint32_t, x->group_count), at = 0;
    for (size_t i = 0; i < x->group_count; i++) {
        x->groups[i].start = next[i] = at;
        at += x->groups[i].count;
    }
    x->rows = ARENA_ARRAY(t->arena, uint32_t, at + 1);
    for (size_t row = 0; row < t->rows; row++)
        if (x->group_of[row])
            x->rows[next[x->group_of[row] - 1]++] = (uint32_t)row;
    arena_release(&scratch);
}

static struct index *index_make(struct table *t, size_t column)
{
    enum { FEW_SLOTS = 16 };
    struct index *x = ARENA_NEW(t->arena, struct index);
    x->group_of = ARENA_ARRAY(t->arena, uint32_t, t->rows + 1);
    x->mask = FEW_SLOTS - 1;
    x->slots = ARENA_ARRAY(t->arena, uint32_t, FEW_SLOTS);
    for (size_t row = 0; row < t->rows; row++)
        if (!table_dropped(t, row))
            x->group_of[row] = take_row(t, x, column, row);
    lay_out_rows(t, x);
    return x;
}

struct table_match table_where(struct table *t, size_t column, struct value value)
{
    uint32_t slot;
    if (!t->indexes[column])
        t->indexes[column] = index_make(t, column);
    const struct index *x = t->indexes[column];
    const struct group *g = find_group(t, x, column, value, (uint32_t)value_hash(value), &slot);
    if (!g)
        return (struct table_match){.group_of = x->group_of, .group = UINT32_MAX};
    return (struct table_match){x->rows + g->start, g->count, x->group_of, (uint32_t)(g - x->groups) + 1};
}

long table_find(struct table *t, struct value key)
{
    if (t->schema->key_count != 1)
        return -1;
    struct table_match m = table_where(t, t->schema->key[0], key);
    return m.count ? (long)m.rows[0] : -1;
}
