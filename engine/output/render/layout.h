/* layout.h — where the rows of the sheets go: worked out by a walk of the record before rendering, because a formula
 * may name rows that come after it.
 *
 * Each watch of the program has an entry for each copy of its section, in order: the first and the last row. Entries that
 * go on by equal steps are one run, so that memory grows with the groups of a table, not with its rows.
 */
#ifndef RENDER_LAYOUT_H
#define RENDER_LAYOUT_H

#include "template/program/program.h"

struct rendering;
struct span_run;

struct row_run {
    long first, last;
};

/* What one watch sees. */
struct sight {
    struct span_run *runs; /* entries */
    size_t count, capacity;
    size_t run, step;      /* the entry of the copy under way */
    struct row_run *rows;  /* of a watch with gaps: runs of rows of all entries */
    size_t row_count, row_capacity;
};

/* The names of the copies of a sheet, and the copy under way. */
struct sheet_names {
    struct str *items;
    size_t count, capacity, at;
};

struct taken_name;

struct layout {
    struct arena arena;
    struct sight *sights; /* by watch */
    long row_first, row_last; /* made by the last OP_ROWS */
    long next;                /* row of the sheet under way */
    bool is_measured;
    long overflow;            /* rows of a sheet that has too many; 0: none has */
    long wide;                /* columns, likewise */
    struct sheet_names *names; /* by place in the template's book */
    struct taken_name *taken;
    size_t taken_count, taken_capacity;
    uint64_t *first_groups;    /* columns of each group in the first copy of its sheet */
};

/* Walks the record; leaves it at its beginning. Fails when a sheet gets more rows than it may hold. */
bool layout_measure(struct rendering *r, struct diag *d);

void layout_release(struct layout *l);

/* The ops of a sheet, in both walks. */
void layout_begin_sheet(struct rendering *r);
void layout_rows(struct rendering *r, const struct op *op);
void layout_copy(struct rendering *r, const struct op *op);

/* layout_names.c: the names of sheets. */
void layout_names_begin(struct rendering *r);
void layout_names_end(struct rendering *r);
struct sheet_names *layout_names_of(const struct rendering *r, size_t position);
void layout_name(struct rendering *r, const struct op *op);
void layout_put_name(struct rendering *r, const struct op *op);
void layout_put_quoted_name(struct rendering *r, const struct op *op);
void layout_put_index(struct rendering *r, const struct op *op);
bool layout_check_names(struct rendering *r, struct diag *d);

/* layout_columns.c: the columns of sheets. */
long layout_column(const struct rendering *r, const struct column_place *place);
void layout_put_letters(struct rendering *r, long column);
void layout_put_column(struct rendering *r, const struct op *op);
void layout_check_columns(struct rendering *r, const struct op *op);

/* What rendering asks for. */
void layout_put_row(struct rendering *r, const struct op *op);
void layout_put_reference(struct rendering *r, const struct op *op);
bool layout_has_vanished(const struct rendering *r, size_t watch);

#endif
