/* workbook.h — a workbook of one sheet as a part of a document: the data behind a chart. Cells may have the style 1, for days. */
#ifndef OUTPUT_WORKBOOK_H
#define OUTPUT_WORKBOOK_H

#include "pack/writer.h"

struct workbook;

/* Begins a workbook whose only sheet has that name; the sheet's XML goes to the sink. Never NULL. */
struct workbook *workbook_begin(struct str file, struct str sheet, struct sink *sink);

/* Ends it, in any case, and writes it as the part `name`. */
bool workbook_end(struct workbook *b, struct writer *to, struct str name, struct diag *d);

#endif
