/* html_table.h — a table of HTML as a grid of rows and columns (HTML Living Standard, 4.9.12): what spans what, how wide the
 * columns are.
 *
 * What editors and mail programs leave in disorder is put right as a browser does: cells without a row make one, rows of the
 * head come first and those of the foot last, a cell that would lie on another is cut, one that reaches over the end of its
 * group of rows ends there. What stands in a table and is no part of it comes before it.
 */
#ifndef RICH_HTML_TABLE_H
#define RICH_HTML_TABLE_H

#include <libxml/tree.h>

#include "base/arena.h"

enum { HTML_COLUMNS_LIMIT = 63, HTML_ROWS_LIMIT = 10000, HTML_WHOLE = 1000 };

struct html_cell {
    xmlNodePtr node; /* NULL: nothing stands there */
    unsigned row, column, across, down;
};

struct html_table {
    unsigned rows, columns;
    unsigned heads;                         /* rows of the head, the first ones */
    unsigned widths[HTML_COLUMNS_LIMIT];    /* thousandths of the table, HTML_WHOLE together */
    struct html_cell *cells;                /* row by row, from left to right; every place is of one cell */
    size_t count, capacity;
    xmlNodePtr *strays;                     /* what comes before the table, in order; its caption, too */
    size_t stray_count, stray_capacity;
};

/* Reads a table, in `a`. NULL, or what is wrong with it. */
const char *html_table_read(struct arena *a, xmlNodePtr node, struct html_table *out);

#endif
