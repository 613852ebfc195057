/* merge.h — {:merge expr}: cells of a column that become one as long as the value stays the same. */
#ifndef TEMPLATE_MERGE_H
#define TEMPLATE_MERGE_H

#include "template/program.h"
#include "template/scan.h"

/* Makes of every cell with such a tag a section of two forms, the cell and the covered one, and lets the rows
 * of its table be counted. Call after range_place. The numbers of tables and columns are the program's. */
bool merge_place(struct program *p, const struct format *f, const struct scanned *s, struct diag *d);

#endif
