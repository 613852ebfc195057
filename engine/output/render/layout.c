#include "output/render/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "output/render/rendering.h"

/* `count` entries, each `step` rows below the one before; `rows`…`rows_end`: the rows of a single one, where they are
 * remembered. first 0: no row. */
struct span_run {
    long first, last, step;
    size_t count;
    size_t rows, rows_end;
};

static struct span_run *last_run(const struct sight *s)
{
    return &s->runs[s->count - 1];
}

/* ---- the first walk ---- */

/* Joins the newest entry with the run before it, if it goes on as that one does. */
static void join_entry(struct sight *s, const struct watch *w)
{
    if (s->count < 2 || w->has_gaps)
        return;
    struct span_run *run = &s->runs[s->count - 2], *entry = last_run(s);
    long step = entry->first - run->first - run->step * (long)(run->count - 1);
    bool same = entry->last - entry->first == run->last - run->first && !entry->first == !run->first;
    if (!same || (run->count > 1 && step != run->step))
        return;
    run->step = step;
    run->count++;
    s->count--;
}

static void begin_entry(struct layout *l, struct sight *s, const struct watch *w)
{
    if (s->count)
        join_entry(s, w);
    struct span_run *entry = ARENA_PUSH(&l->arena, s->runs, s->count, s->capacity);
    *entry = (struct span_run){.count = 1, .rows = s->row_count, .rows_end = s->row_count};
}

static void remember_rows(struct layout *l, struct sight *s, long first, long last)
{
    struct span_run *entry = last_run(s);
    if (s->row_count > entry->rows && s->rows[s->row_count - 1].last + 1 == first)
        s->rows[s->row_count - 1].last = last;
    else
        *ARENA_PUSH(&l->arena, s->rows, s->row_count, s->row_capacity) = (struct row_run){first, last};
    entry->rows_end = s->row_count;
}

/* `op` makes rows from `start` on, of which the watch wants some. */
static void see_rows(struct layout *l, const struct watch *w, struct sight *s, const struct op *op, long start)
{
    long from = w->first > op->number ? w->first : (long)op->number;
    long end = (long)(op->number + op->stride - 1), to = w->last < end ? w->last : end;
    struct span_run *entry = last_run(s);
    long first = start + from - (long)op->number, last = start + to - (long)op->number;
    entry->first = entry->first ? entry->first : first;
    entry->last = last;
    if (w->has_gaps)
        remember_rows(l, s, first, last);
}

void layout_begin_sheet(struct rendering *r)
{
    r->layout.next = 1;
    r->page_ended = false;
}

void layout_rows(struct rendering *r, const struct op *op)
{
    struct layout *l = &r->layout;
    l->row_first = l->next;
    l->row_last = l->next + (long)op->stride - 1;
    l->next = l->row_last + 1;
    if (r->is_measuring && op->is_row && l->row_last > r->program->format->sheets->rows)
        l->overflow = l->row_last;
    for (size_t i = op->target; r->is_measuring && i < op->exit; i++) {
        size_t watch = r->program->seen[i], first = r->program->watches[watch].first_copy;
        if (first && layout_names_of(r, first - 1)->count > 1)
            continue;
        see_rows(l, &r->program->watches[watch], &l->sights[watch], op, l->row_first);
    }
}

static void next_entry(struct sight *s)
{
    if (s->run < s->count && ++s->step >= s->runs[s->run].count) {
        s->run++;
        s->step = 0;
    }
}

void layout_copy(struct rendering *r, const struct op *op)
{
    for (size_t i = op->target; i < op->exit; i++) {
        size_t watch = r->program->seen[i];
        if (r->is_measuring)
            begin_entry(&r->layout, &r->layout.sights[watch], &r->program->watches[watch]);
        else
            next_entry(&r->layout.sights[watch]);
    }
}

/* Watches on whole sheets have one entry; the others stand before their first one. */
static void begin_sights(struct rendering *r)
{
    const struct program *p = r->program;
    r->layout.sights = ARENA_ARRAY(&r->layout.arena, struct sight, p->watch_count);
    for (size_t i = 0; i < p->watch_count; i++)
        if (!p->watches[i].section)
            begin_entry(&r->layout, &r->layout.sights[i], &p->watches[i]);
}

static void end_sights(struct rendering *r)
{
    const struct program *p = r->program;
    for (size_t i = 0; i < p->watch_count; i++) {
        struct sight *s = &r->layout.sights[i];
        join_entry(s, &p->watches[i]);
        s->run = 0;
        s->step = p->watches[i].section ? SIZE_MAX : 0; /* OP_COPY steps to the first */
    }
}

bool layout_measure(struct rendering *r, struct diag *d)
{
    size_t start = r->at;
    begin_sights(r);
    layout_names_begin(r);
    r->layout.first_groups = ARENA_ARRAY(&r->layout.arena, uint64_t, r->program->group_count + 1);
    r->is_measuring = r->layout.is_measured = true;
    for (size_t i = 0; r->ok && i < r->program->part_count; i++)
        rendering_walk(r, i);
    r->is_measuring = false;
    end_sights(r);
    layout_names_end(r);
    r->ok = r->ok && layout_check_names(r, d);
    r->at = start;
    r->copies = 0;
    memset(r->counts, 0, r->program->stream_count * sizeof *r->counts);
    if (r->ok && r->layout.wide)
        r->ok = diag_error(d, place_file(r->program->file), "SHEET-COLUMNS", _("a sheet would get %ld columns, and it holds %ld at most"),
                           r->layout.wide, r->program->format->sheets->columns);
    if (r->ok && r->layout.overflow)
        r->ok = diag_error(d, place_file(r->program->file), "SHEET-ROWS", _("a sheet would get %ld rows, and it holds %ld at most"),
                           r->layout.overflow, r->program->format->sheets->rows);
    return r->ok;
}

void layout_release(struct layout *l)
{
    arena_release(&l->arena);
}

/* ---- the second walk ---- */

static const struct span_run *entry_of(const struct rendering *r, size_t watch, long *shift)
{
    static const struct span_run none = {0};
    const struct sight *s = &r->layout.sights[watch];
    if (s->run >= s->count)
        return &none;
    *shift = s->runs[s->run].step * (long)s->step;
    return &s->runs[s->run];
}

/* The row that holds nothing and never will: what names no row names this one. */
static long empty_row(const struct rendering *r)
{
    return r->program->format->sheets->rows;
}

static long first_of(const struct rendering *r, size_t watch)
{
    long shift = 0;
    if (watch == SIZE_MAX)
        return r->layout.row_last;
    const struct span_run *entry = entry_of(r, watch, &shift);
    return entry->first ? entry->first + shift : empty_row(r);
}

static long last_of(const struct rendering *r, size_t watch, long otherwise)
{
    long shift = 0;
    if (watch == SIZE_MAX)
        return r->layout.row_last;
    const struct span_run *entry = entry_of(r, watch, &shift);
    long last = entry->first ? entry->last + shift : otherwise;
    return last < empty_row(r) ? last : empty_row(r);
}

bool layout_has_vanished(const struct rendering *r, size_t watch)
{
    long shift = 0;
    return !entry_of(r, watch, &shift)->first;
}

static void put_long(struct rendering *r, long number)
{
    char text[24];
    snprintf(text, sizeof text, "%ld", number);
    rendering_put(r, str_from(text));
}

void layout_put_row(struct rendering *r, const struct op *op)
{
    long left = (long)op->number - r->layout.row_first + 1;
    put_long(r, !op->number ? r->layout.row_last + (long)op->stride : left > 1 ? left : 1);
}

/* What a reference names, and the rows above it. */
struct cells {
    const struct op *op;
    long first, last, above, first_column, last_column;
};

static void put_place(struct rendering *r, char c, const struct cells *to)
{
    switch (c) {
    case REFERENCE_FIRST: put_long(r, to->first); break;
    case REFERENCE_LAST: put_long(r, to->last); break;
    case REFERENCE_ABOVE: put_long(r, to->above); break;
    case REFERENCE_FIRST_COLUMN: layout_put_letters(r, to->first_column); break;
    case REFERENCE_LAST_COLUMN: layout_put_letters(r, to->last_column); break;
    case REFERENCE_NAME: layout_put_quoted_name(r, to->op); break;
    default: put_long(r, to->last >= to->first ? to->last - to->first + 1 : 1);
    }
}

static void put_pattern(struct rendering *r, struct str pattern, struct cells to)
{
    size_t done = 0;
    for (size_t at = 0; at < pattern.len; at++) {
        char c = pattern.ptr[at];
        if (c < REFERENCE_FIRST || c > REFERENCE_NAME)
            continue;
        rendering_put(r, str_slice(pattern, done, at));
        put_place(r, c, &to);
        done = at + 1;
    }
    rendering_put(r, str_slice(pattern, done, pattern.len));
}

/* A union of ranges is one argument in brackets, and a list of ranges needs none: each run of rows in each run of columns. */
static void put_runs(struct rendering *r, const struct op *op, const struct row_run *rows, size_t count, struct cells to)
{
    bool gaps = op->columns && op->columns->gaps;
    size_t copies = gaps ? (size_t)r->groups[op->columns->group] : 1;
    long step = gaps ? (long)op->columns->width : 0, width = to.last_column - step * (long)(copies - 1) - to.first_column;
    bool brackets = op->separator != ' ' && count * copies > 1;
    rendering_put(r, brackets ? STR("(") : STR(""));
    for (size_t i = 0; i < count * copies; i++) {
        long column = to.first_column + step * (long)(i % copies);
        if (i > 0)
            rendering_put(r, str_make(&op->separator, 1));
        put_pattern(r, op->literal, (struct cells){op, rows[i / copies].first, rows[i / copies].last, 0, column, column + width});
    }
    rendering_put(r, brackets ? STR(")") : STR(""));
}

static long above_of(const struct rendering *r, const struct op *op)
{
    long above = last_of(r, op->exit, 0) + (long)op->number;
    return above > 0 ? above : 0;
}

static void put_reference(struct rendering *r, const struct op *op)
{
    long shift = 0;
    const struct span_run *entry = op->separator && op->target != SIZE_MAX ? entry_of(r, op->target, &shift) : NULL;
    struct cells to = {op, first_of(r, op->target), last_of(r, op->exit, empty_row(r)), above_of(r, op), 0, 0};
    struct row_run rows = {to.first, to.last};
    if (op->columns) {
        to.first_column = layout_column(r, &op->columns->first);
        to.last_column = layout_column(r, &op->columns->last);
    }
    if (entry && entry->rows_end > entry->rows)
        put_runs(r, op, &r->layout.sights[op->target].rows[entry->rows], entry->rows_end - entry->rows, to);
    else if (op->separator)
        put_runs(r, op, &rows, 1, to);
    else
        put_pattern(r, op->literal, to);
}

void layout_put_reference(struct rendering *r, const struct op *op)
{
    uint64_t *groups = r->groups;
    r->groups = op->is_named && !op->depth ? r->layout.first_groups : groups;
    put_reference(r, op);
    r->groups = groups;
}
