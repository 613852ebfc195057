/* formats.h — the rows of the table of formats, and what those of one family share; for the files of the table, nobody else's. */
#ifndef PACK_FORMATS_H
#define PACK_FORMATS_H

#include "pack/format.h"
#include "pack/namespaces.h"

extern const struct format format_docx, format_odt, format_pptx, format_odp, format_xlsx, format_ods;

/* format_schema.c */
extern const char *const word_run_properties[], *const word_paragraph_properties[], *const word_cell_properties[];
extern const struct schema_rule word_schema[], open_schema[];

#define OFFICE_MEDIA "application/vnd.openxmlformats-officedocument."

/* format_sheets.c: cells are named by place, and nothing in a sheet has an id that must differ in copies of a row. */
extern const struct element workbook_elements[], spreadsheet_elements[];
extern const struct id_attribute no_ids[];

/* clang-format off */
/* Text of a chart (ECMA-376 part 1, 21.2): its titles, and the names and categories in its caches. */
#define CHART_ELEMENTS {NS_C, "rich", ROLE_STORY}, {NS_C, "v", ROLE_LINE}
/* clang-format on */

#endif
