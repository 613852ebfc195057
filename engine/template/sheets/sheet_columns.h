/* sheet_columns.h — what sheet_columns.c (which columns are repeated) and sheet_follow.c (what follows them) share; nobody
 * else's.
 */
#ifndef SHEETS_SHEET_COLUMNS_H
#define SHEETS_SHEET_COLUMNS_H

#include "template/sheets/worksheets.h"

/* Columns of the template that a cell stands for or spans, by an attribute of ODF's tables; 1 when it says nothing. */
long sheet_columns_count(const xmlNode *cell, const char *name);

/* The first and the last column that a cell stands for. */
long sheet_columns_first(const xmlNode *cell);
long sheet_columns_last(const xmlNode *cell);

/* What stands for several columns becomes two elements, of which the second begins with `column`. */
void sheet_columns_split(struct worksheets *g, xmlNodePtr first_sibling, long column);

/* The section around a cell that repeats its columns, or NULL. */
const struct marker *sheet_columns_section(const xmlNode *cell);

/* Tells a fault of a tag; false. */
bool sheet_columns_report(const struct worksheets *g, const struct marker *m, const char *text);

#endif
