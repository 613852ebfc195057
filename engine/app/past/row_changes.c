/* Both tables are sorted by key and walked side by side. */
#include "app/past/row_changes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "rules/figures/logs.h"
#include "rules/figures/papers.h"

struct keyed {
    struct str key;
    size_t row;
    bool dropped; /* a check has refused it: it does not count */
};

struct comparing {
    struct arena *arena;
    const struct project *new; /* has the logs of corrections */
    const struct table *before, *after;
    struct row_change *changes;
    size_t count, capacity;
};

/* ---- logs of corrections ---- */

/* Whether an entry that tells of the row of a change tells of the cell that changed. */
static bool tells_of_cell(struct arena *a, const struct table *log, size_t entry, const struct row_change *c, struct str column)
{
    struct str field = logs_field(a, log, entry);
    return !field.len || c->kind != ROW_CHANGED || str_equal(field, column) || str_equal(field, c->column);
}

/* The last entry of a log of cells that tells of the change of a row. */
static struct str find_entry(struct arena *a, const struct table *log, const struct row_change *c, struct row_at at, struct str column)
{
    for (size_t entry = table_rows(log); entry-- > 0;)
        if (!table_dropped(log, entry) && logs_tells(log, entry, at.table, at.row) && tells_of_cell(a, log, entry, c, column))
            return papers_entry(a, log, entry);
    return STR("");
}

static struct str find_correction(const struct comparing *x, const struct row_change *c, struct row_at at, struct str column)
{
    struct str correction = {0};
    for (size_t i = 0; !correction.len && i < x->new->table_count; i++) {
        const struct row_log *log = table_schema(x->new->tables[i])->log;
        if (log && log->field >= 0)
            correction = find_entry(x->arena, x->new->tables[i], c, at, column);
    }
    return correction;
}

/* ---- one table ---- */

static int by_key(const void *pa, const void *pb)
{
    const struct keyed *a = pa, *b = pb;
    int order = str_compare(a->key, b->key);
    order = order ? order : (int)a->dropped - (int)b->dropped;
    return order ? order : (a->row > b->row) - (a->row < b->row);
}

/* One that says once more what a row that counts says is left out. */
static bool is_repeat(const struct keyed *sorted, size_t kept, const struct keyed *row)
{
    return kept && row->dropped && !sorted[kept - 1].dropped && str_equal(sorted[kept - 1].key, row->key);
}

static struct keyed *sort_rows(struct arena *a, const struct table *t, size_t *count)
{
    struct keyed *rows = ARENA_ARRAY(a, struct keyed, table_rows(t));
    for (size_t row = 0; row < table_rows(t); row++)
        rows[row] = (struct keyed){table_key(a, t, row, value_plain), row, table_dropped(t, row)};
    if (table_rows(t))
        qsort(rows, table_rows(t), sizeof *rows, by_key);
    *count = 0;
    for (size_t row = 0; row < table_rows(t); row++)
        if (!is_repeat(rows, *count, &rows[row]))
            rows[(*count)++] = rows[row];
    return rows;
}

static struct str place_text(struct arena *a, const struct table *t, size_t row)
{
    struct place p = table_place(t, row);
    return arena_printf(a, "%.*s:%ld", STR_ARG(p.file), p.line);
}

static void put(struct comparing *x, struct row_change c, struct str column)
{
    struct row_at at = c.new.table ? c.new : c.old;
    c.place_old = c.old.table ? place_text(x->arena, c.old.table, c.old.row) : STR("");
    c.place_new = c.new.table ? place_text(x->arena, c.new.table, c.new.row) : STR("");
    c.table = arena_str(x->arena, table_schema(x->after)->name);
    c.column = arena_str(x->arena, c.column);
    c.was = arena_str(x->arena, c.was); /* a text may lie in its table, which does not live as long */
    c.became = arena_str(x->arena, c.became);
    c.correction = arena_str(x->arena, find_correction(x, &c, at, column));
    *ARENA_PUSH(x->arena, x->changes, x->count, x->capacity) = c;
}

static void compare_rows(struct comparing *x, const struct keyed *before, const struct keyed *after)
{
    const struct schema *new = table_schema(x->after), *old = table_schema(x->before);
    for (size_t i = 0; i < new->column_count; i++) {
        int was = schema_column(old, new->columns[i].name);
        struct value became = table_cell(x->after, after->row, i);
        if (was < 0 || value_equal(table_cell(x->before, before->row, (size_t)was), became))
            continue;
        struct str title = new->columns[i].title.len ? new->columns[i].title : new->columns[i].name;
        put(x, (struct row_change){.kind = ROW_CHANGED, .key = table_key(x->arena, x->after, after->row, logs_written), .column = title,
                                   .was = logs_written(x->arena, table_cell(x->before, before->row, (size_t)was)),
                                   .became = logs_written(x->arena, became),
                                   .old = {x->before, before->row}, .new = {x->after, after->row}},
            new->columns[i].name);
    }
}

static void put_row(struct comparing *x, enum row_change_kind kind, const struct keyed *row)
{
    const struct table *t = kind == ROW_GONE ? x->before : x->after;
    struct row_change c = {.kind = kind, .key = table_key(x->arena, t, row->row, logs_written)};
    *(kind == ROW_GONE ? &c.old : &c.new) = (struct row_at){t, row->row};
    put(x, c, STR(""));
}

/* A row that both have, or only the new table. */
static void compare_row(struct comparing *x, const struct keyed *before, const struct keyed *after)
{
    if (before)
        compare_rows(x, before, after);
    else
        put_row(x, ROW_ADDED, after);
    if (after->dropped != (before && before->dropped))
        put_row(x, after->dropped ? ROW_DROPPED : ROW_COUNTS, after);
}

/* Most tables of two runs are the same, row by row. */
static bool is_same(const struct table *a, const struct table *b)
{
    size_t width = table_schema(a)->column_count;
    if (table_rows(a) != table_rows(b) || width != table_schema(b)->column_count)
        return false;
    for (size_t row = 0; row < table_rows(a); row++) {
        if (table_dropped(a, row) != table_dropped(b, row))
            return false;
        for (size_t i = 0; i < width; i++)
            if (!value_equal(table_cell(a, row, i), table_cell(b, row, i)))
                return false;
    }
    return true;
}

static void compare_tables(struct comparing *x)
{
    size_t before_count, after_count, b = 0, n = 0;
    const struct keyed *before = sort_rows(x->arena, x->before, &before_count), *after = sort_rows(x->arena, x->after, &after_count);
    while (b < before_count || n < after_count) {
        int order = b == before_count ? 1 : n == after_count ? -1 : str_compare(before[b].key, after[n].key);
        if (order >= 0)
            compare_row(x, order ? NULL : &before[b++], &after[n++]);
        else if (!before[b++].dropped)
            put_row(x, ROW_GONE, &before[b - 1]);
    }
}

void row_changes_find(struct arena *a, const struct project *old, const struct project *new, struct row_change **changes, size_t *count)
{
    struct comparing x = {.arena = a, .new = new};
    for (size_t i = 0; i < new->table_count; i++) {
        x.after = new->tables[i];
        x.before = table_named(old->tables, old->table_count, table_schema(x.after)->name);
        if (x.before && !is_same(x.before, x.after))
            compare_tables(&x);
    }
    *changes = x.changes;
    *count = x.count;
}

/* ---- the index ---- */

static int compare_places(struct row_at a, struct row_at b)
{
    int order = ((uintptr_t)a.table > (uintptr_t)b.table) - ((uintptr_t)a.table < (uintptr_t)b.table);
    return order ? order : (a.row > b.row) - (a.row < b.row);
}

static int compare_entries(const void *pa, const void *pb)
{
    const struct row_entry *a = pa, *b = pb;
    int order = compare_places(a->at, b->at);
    return order ? order : (a->change > b->change) - (a->change < b->change);
}

struct row_index row_changes_index(struct arena *a, const struct row_change *changes, size_t count)
{
    struct row_index index = {.entries = ARENA_ARRAY(a, struct row_entry, 2 * count)};
    for (size_t i = 0; i < count; i++) {
        if (changes[i].old.table)
            index.entries[index.count++] = (struct row_entry){changes[i].old, &changes[i]};
        if (changes[i].new.table)
            index.entries[index.count++] = (struct row_entry){changes[i].new, &changes[i]};
    }
    if (index.count)
        qsort(index.entries, index.count, sizeof *index.entries, compare_entries);
    return index;
}

const struct row_entry *row_changes_of(const struct row_index *index, struct row_at at, size_t *count)
{
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_places(index->entries[middle].at, at) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < index->count && compare_places(index->entries[low + *count].at, at) == 0;)
        ++*count;
    return &index->entries[low];
}
