/* workbook.h — what the files of a workbook share: workbook.c (parts), workbook_cells.c, workbook_styles.c; nobody else's. */
#ifndef SHEETS_WORKBOOK_H
#define SHEETS_WORKBOOK_H

#include "template/sheets/worksheets.h"

bool workbook_is(const xmlNode *node, const char *name);

/* The first child element of that name, or NULL. */
xmlNodePtr workbook_child(const xmlNode *parent, const char *name);

/* The attribute in `a`; empty when absent. */
struct str workbook_attribute(struct arena *a, xmlNodePtr node, const char *uri, const char *name);

/* What each style of cells shows: numbers, dates, texts. */
void workbook_read_styles(struct worksheets *g);

/* When a shared text holds a tag, or the cells are read, all texts come to stand in their cells. */
void workbook_place_texts(struct worksheets *g);

/* Every row and cell of a sheet says where it stands; every cell has its own formula. */
void workbook_number_cells(struct worksheets *g, xmlNodePtr rows);

#endif
