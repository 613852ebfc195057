/* In one row a run may have several cells, when they stand in repeated columns: they are told apart by their
 * order. */
#include "rules/records/runs.h"

#include <string.h>

enum { NUMBER_BYTES = 5 }; /* a varint of fixed length: 35 bits */

/* The cell that may go on, in one of the columns. */
struct run_cell {
    uint64_t row, n; /* the last row that it reaches, and how many it spans */
    size_t at;       /* its answer in the record */
    struct value value;
    char *text; /* of the value, when it is one */
    size_t capacity;
};

struct run {
    uint64_t row;  /* the last one in which it was asked */
    size_t in_row; /* cells met in it */
    struct run_cell *cells;
    size_t count, capacity;
};

struct run_group {
    size_t at; /* its answer in the record */
    bool is_known;
    size_t count;
};

void runs_begin(struct runs *r, struct arena *a, const struct program *p, struct buf *record)
{
    *r = (struct runs){a,
                       record,
                       p,
                       ARENA_ARRAY(a, uint64_t, p->table_count + 1),
                       ARENA_ARRAY(a, struct run, p->run_count + 1),
                       ARENA_ARRAY(a, struct run_group, p->group_count + 1)};
}

void runs_pass_row(struct runs *r, size_t table)
{
    r->rows[table]++;
}

static void write_number(char *to, uint64_t n)
{
    for (int i = 0; i < NUMBER_BYTES; i++)
        to[i] = (char)((n >> 7 * i & 0x7f) | (i + 1 < NUMBER_BYTES ? 0x80 : 0));
}

static void put_number(struct buf *record, uint64_t n)
{
    char bytes[NUMBER_BYTES];
    write_number(bytes, n);
    buf_put(record, bytes, sizeof bytes);
}

static void keep_value(struct runs *r, struct run_cell *c, struct value v)
{
    c->value = v;
    if (v.kind != VALUE_TEXT || !v.len)
        return;
    if (v.len > c->capacity) {
        c->capacity = 2 * (size_t)v.len;
        c->text = ARENA_ARRAY(r->arena, char, c->capacity);
    }
    memcpy(c->text, v.text, v.len);
    c->value = value_text((struct str){c->text, v.len});
}

static bool is_known(struct value v)
{
    return v.kind != VALUE_UNKNOWN && !(v.kind == VALUE_TEXT && v.len == 0);
}

/* The cell of this column, as the row before left it. */
static struct run_cell *next_cell(struct runs *r, struct run *run, uint64_t row)
{
    run->in_row = run->row == row ? run->in_row + 1 : 0;
    run->row = row;
    if (run->in_row == run->count)
        ARENA_PUSH(r->arena, run->cells, run->count, run->capacity);
    return &run->cells[run->in_row];
}

static bool answer(struct runs *r, size_t number, struct value value, bool may_join)
{
    struct run *run = &r->columns[number];
    uint64_t row = r->rows[r->program->runs[number].table];
    struct run_cell *c = next_cell(r, run, row);
    bool joins = may_join && c->n && c->row + 1 == row && is_known(value) && value_equal(c->value, value);
    c->row = row;
    if (joins && r->record->ptr && !r->record->failed) {
        write_number(r->record->ptr + c->at, ++c->n);
        put_number(r->record, 0);
        return true;
    }
    c->n = 1;
    c->at = r->record->len;
    keep_value(r, c, value);
    put_number(r->record, 1);
    return false;
}

bool runs_answer(struct runs *r, size_t run, struct value value)
{
    return answer(r, run, value, true);
}

bool runs_join(struct runs *r, size_t run, bool begins)
{
    return answer(r, run, value_flag(true), !begins);
}

void runs_begin_group(struct runs *r, size_t group)
{
    r->groups[group] = (struct run_group){.at = r->record->len};
    put_number(r->record, 0);
}

bool runs_count_group(struct runs *r, size_t group, size_t count, size_t *other)
{
    struct run_group *g = &r->groups[group];
    *other = g->count;
    if (g->is_known)
        return g->count == count;
    g->is_known = true;
    g->count = count;
    if (r->record->ptr && !r->record->failed)
        write_number(r->record->ptr + g->at, count);
    return true;
}
