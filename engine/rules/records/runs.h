/* runs.h — what the rows of a table decide while a record is made: cells that become one as long as their
 * value stays the same, and how many columns a group of repeated ones has.
 *
 * A cell joins the one above when that one stands in the row just before and has an equal value. The answer
 * of the cell where a run begins is written at once and grows in its place.
 */
#ifndef RECORDS_RUNS_H
#define RECORDS_RUNS_H

#include "base/buf.h"
#include "data/value.h"
#include "template/program/program.h"

struct runs {
    struct arena *arena;
    struct buf *record;
    const struct program *program;
    uint64_t *rows;      /* by table: rows met so far, and the table itself each time that it begins */
    struct run *columns; /* by run */
    struct run_group *groups;
};

/* Begins a record, in which all answers are written to `record`. Lives in `a`. */
void runs_begin(struct runs *r, struct arena *a, const struct program *p, struct buf *record);

/* A row of the table begins, or the table. */
void runs_pass_row(struct runs *r, size_t table);

/* Answers the next cell of a run; unknown values and empty texts never join. Whether the cell is covered. */
bool runs_answer(struct runs *r, size_t run, struct value value);

/* The same for a cell that the template joins: it joins what stands in the row just before, or `begins`. */
bool runs_join(struct runs *r, size_t run, bool begins);

/* A table begins: how many columns a group has is answered here, as soon as one of its rows tells it. */
void runs_begin_group(struct runs *r, size_t group);

/* A row has `count` copies of a group's columns; false when a row before it in the same table has `*other`.
 */
bool runs_count_group(struct runs *r, size_t group, size_t count, size_t *other);

#endif
