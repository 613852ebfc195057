/* merge.h — {:merge expr}: cells of a column that become one as long as the value stays the same. */
#ifndef GRID_MERGE_H
#define GRID_MERGE_H

#include "template/grid/grid.h"
#include "template/markup/markup.h"
#include "template/program/program.h"

/* Makes of every cell with such a tag a section of two forms, the cell and the covered one, and lets the rows
 * of its table be counted. Call after range_place. The numbers of tables and columns are the program's. */
bool merge_place(struct program *p, const struct format *f, const struct scanned *s, struct diag *d);

/* A new run of cells of a table, whose rows are counted from now on; gives its number. */
size_t merge_new_run(struct program *p, const struct grid *g);

/* A cell with the properties of another one and an empty paragraph with those of `paragraph` (NULL: none). */
xmlNodePtr merge_empty_cell(const struct format *f, xmlNodePtr cell, xmlNodePtr paragraph);

/* The first paragraph of a cell, NULL when something else stands in it. */
xmlNodePtr merge_paragraph_of(const struct format *f, xmlNodePtr cell);

/* Where cells that another one reaches to stay cells, lets those beside `cell` follow it at once; `*last` is the last one. */
void merge_take_beside(const struct format *f, xmlNodePtr cell, xmlNodePtr *last);

/* Adds after `to` empty cells like those after `from` up to `last`, covered from above or not; gives the last one. */
xmlNodePtr merge_copy_beside(const struct format *f, const xmlNode *from, const xmlNode *last, xmlNodePtr to, bool covered);

/* The same as merge_mark_first for all siblings up to `last`. */
void merge_mark_all(struct arena *a, const struct format *f, xmlNodePtr first, const xmlNode *last);

/* Makes a cell say how many rows its run has. */
void merge_mark_first(struct arena *a, const struct format *f, xmlNodePtr cell);

#endif
