/* rows.h — one row of texts → one row of a table, whatever kind of file it comes from. */
#ifndef INPUT_ROWS_H
#define INPUT_ROWS_H

#include "data/table.h"

/* What stands in the place of one column. */
struct cell_text {
    struct str text; /* empty: an empty cell, or no such cell */
    long line;       /* of the file */
    long field;      /* number of the field, 0 for XML */
};

struct rows;

/* A filler of the empty table `t`; everything in `a`, which must be the table's own. `eight_bit`:
 * input/cell.h. */
struct rows *rows_new(struct arena *a, struct table *t, bool eight_bit);

/* Reads a row of schema->column_count texts (they need not outlive the call) and puts it into the table.
 * Faults of cells are reported and leave the cell unknown. A row whose key is wholly unknown, or which has an
 * unknown cell in a `filled` column, is reported (E15, a warning) and dropped. */
void rows_put(struct rows *r, const struct cell_text *cells, long line, struct diag *d);

#endif
