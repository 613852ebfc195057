/* joins.h — cells that the template itself joins over rows, when sections repeat or leave out some of these
 * rows. */
#ifndef GRID_JOINS_H
#define GRID_JOINS_H

#include "template/markup/markup.h"
#include "template/program/program.h"

/* Lets such a cell reach over as many rows as there are, and a row whose first one is left out begin its own.
 * Call after range_place and before merge_place. */
void joins_place(struct program *p, const struct format *f, const struct scanned *s);

#endif
