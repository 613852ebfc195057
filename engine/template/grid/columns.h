/* columns.h — {-cell expr}: columns of a table that are repeated, and the grid that follows them.
 *
 * Cells that are repeated over the same columns of the template, in whichever rows, are one group: all of
 * them have the same number of copies, which share the width of the template's columns. Cells of other rows
 * that reach over the group span as many columns as there are.
 */
#ifndef GRID_COLUMNS_H
#define GRID_COLUMNS_H

#include "template/markup/markup.h"
#include "template/program/program.h"

/* Makes the tables of such tags follow them. Call after merge_place. The numbers of groups are the program's.
 */
bool columns_place(struct program *p, const struct format *f, const struct scanned *s, struct diag *d);

#endif
