/* printing.h — what print.c and print_sheets.c share, and whoever compares documents. */
#ifndef TEMPLATE_PRINTING_H
#define TEMPLATE_PRINTING_H

#include "base/buf.h"
#include "template/parts/parts.h"

/* The characters of a paragraph. */
void print_paragraph(const struct format *f, xmlNodePtr paragraph, struct buf *out);

/* The sheets of a spreadsheet, the hidden ones too. */
bool print_sheets(struct parts *parts, struct buf *out);

/* What a cell of a sheet says; the sheets were read by worksheets_read. */
void print_cell(const struct worksheets *sheets, xmlNodePtr cell, struct buf *out);

#endif
