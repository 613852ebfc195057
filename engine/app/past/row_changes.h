/* row_changes.h — how the inputs of two runs differ, row by row and cell by cell, with the corrections that tell why. */
#ifndef PAST_ROW_CHANGES_H
#define PAST_ROW_CHANGES_H

#include "app/run/project.h"

/* ROW_DROPPED: a check refuses it now, and it does not count; ROW_COUNTS: it counts again. */
enum row_change_kind { ROW_ADDED, ROW_GONE, ROW_CHANGED, ROW_DROPPED, ROW_COUNTS };

struct row_at {
    const struct table *table; /* NULL: there is no row */
    size_t row;
};

/* One cell of a row that both have, or a row that only one has. */
struct row_change {
    enum row_change_kind kind;
    struct str table, key;           /* the key as texts, " / " between its columns; days as 31.05.2024, here and below */
    struct str column, was, became;  /* ROW_CHANGED: header of the column, texts of the cells */
    struct str place_old, place_new; /* "inputs/attend.csv:17"; empty where there is no row */
    struct str correction;           /* id and basis from the log of corrections; empty: it tells of none */
    struct row_at old, new;          /* while the projects are open */
};

/* The changes from one project to the other, by table and key; in `a`. Tables that only one of them declares are left out. Rows
 * of one key are taken in their order. */
void row_changes_find(struct arena *a, const struct project *old, const struct project *new, struct row_change **changes, size_t *count);

/* Changes by the rows that they tell of, in either project. */
struct row_entry {
    struct row_at at;
    const struct row_change *change;
};

struct row_index {
    struct row_entry *entries;
    size_t count;
};

/* The index of changes, which must outlive it; in `a`. */
struct row_index row_changes_index(struct arena *a, const struct row_change *changes, size_t count);

/* The changes of one row, `*count` entries side by side in order of the changes. */
const struct row_entry *row_changes_of(const struct row_index *index, struct row_at at, size_t *count);

#endif
