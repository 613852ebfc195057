/* The readers of the columns remember what repeats; here only what concerns a row as a whole. */
#include "input/rows.h"

#include "base/i18n.h"
#include "input/cell.h"
#include "text/fold.h"

struct rows {
    struct arena *arena;
    struct table *table;
    const struct schema *schema;
    struct cell_reader **readers;
    struct value *values; /* of the row now read */
    struct value *above;  /* of fill_down columns: the last that was not empty */
    bool *bad;            /* cells that have been reported already */
    struct place where;   /* of the cell now read */
};

struct rows *rows_new(struct arena *a, struct table *t, bool eight_bit)
{
    struct rows *r = ARENA_NEW(a, struct rows);
    size_t width = table_schema(t)->column_count;
    r->arena = a;
    r->table = t;
    r->schema = table_schema(t);
    r->where = place_file(table_file(t));
    r->readers = ARENA_ARRAY(a, struct cell_reader *, width);
    r->values = ARENA_ARRAY(a, struct value, width);
    r->above = ARENA_ARRAY(a, struct value, width);
    r->bad = ARENA_ARRAY(a, bool, width);
    for (size_t i = 0; i < width; i++)
        r->readers[i] = cell_reader_new(a, &r->schema->columns[i], eight_bit);
    return r;
}

static void read_cell(struct rows *r, size_t column, const struct cell_text *cell, struct diag *d)
{
    const struct column *c = &r->schema->columns[column];
    r->where.line = cell->line;
    r->where.column = cell->field;
    r->bad[column] = !cell_read(r->readers[column], cell->text, &r->where, &r->values[column], d);
    if (!c->fill_down)
        return;
    if (r->values[column].kind == VALUE_UNKNOWN && !text_trim(cell->text).len)
        r->values[column] = r->above[column];
    r->above[column] = r->values[column];
}

static void warn_of_empty(const struct rows *r, size_t column, const struct cell_text *cell, struct diag *d)
{
    struct arena scratch = {0};
    const struct column *c = &r->schema->columns[column];
    diag_warn(d, cell_place(&scratch, c, place_at(r->where.file, cell->line, cell->field)), "E15",
              _("the cell has to be filled: the row does not count"));
    arena_release(&scratch);
}

/* Whether no part of the key is known. */
static bool is_keyless(const struct rows *r)
{
    for (size_t i = 0; i < r->schema->key_count; i++)
        if (r->values[r->schema->key[i]].kind != VALUE_UNKNOWN || r->bad[r->schema->key[i]])
            return false;
    return r->schema->key_count > 0;
}

/* Whether the row lacks something without which it cannot count; says what. */
static bool is_lacking(const struct rows *r, const struct cell_text *cells, struct diag *d)
{
    bool lacking = false, keyless = is_keyless(r);
    for (size_t i = 0; i < r->schema->column_count; i++) {
        bool wanted = r->schema->columns[i].filled || (keyless && i == r->schema->key[0]);
        if (!wanted || r->values[i].kind != VALUE_UNKNOWN || r->bad[i])
            continue;
        warn_of_empty(r, i, &cells[i], d);
        lacking = true;
    }
    return lacking;
}

void rows_put(struct rows *r, const struct cell_text *cells, long line, struct diag *d)
{
    for (size_t i = 0; i < r->schema->column_count; i++)
        read_cell(r, i, &cells[i], d);
    table_put(r->table, r->values, (uint32_t)line);
    if (is_lacking(r, cells, d))
        table_drop(r->table, table_rows(r->table) - 1);
}
