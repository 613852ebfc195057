/* formats.h — the rows of the table of formats, and what those of one family share; for the files of the table, nobody else's. */
#ifndef PACK_FORMATS_H
#define PACK_FORMATS_H

#include "pack/format.h"

extern const struct format format_docx, format_odt, format_pptx, format_odp, format_xlsx, format_ods;

/* format_schema.c */
extern const char *const word_run_properties[], *const word_paragraph_properties[];
extern const struct schema_rule word_schema[], open_schema[];

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define WP "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#define OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define OFFICE_EXTENSION "http://openoffice.org/2009/office"
#define TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#define TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define DRAW "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
#define FORM "urn:oasis:names:tc:opendocument:xmlns:form:1.0"
#define XML "http://www.w3.org/XML/1998/namespace"
#define STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define PRESENTATION "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"
#define P "http://schemas.openxmlformats.org/presentationml/2006/main"
#define P14 "http://schemas.microsoft.com/office/powerpoint/2010/main"
#define A "http://schemas.openxmlformats.org/drawingml/2006/main"
#define A16 "http://schemas.microsoft.com/office/drawing/2014/main"
#define C "http://schemas.openxmlformats.org/drawingml/2006/chart"
#define DECK FORMAT_DECK
#define OFFICE_MEDIA "application/vnd.openxmlformats-officedocument."

/* format_sheets.c: cells are named by place, and nothing in a sheet has an id that must differ in copies of a row. */
extern const struct element workbook_elements[], spreadsheet_elements[];
extern const struct id_attribute no_ids[];

/* clang-format off */
/* Text of a chart (ECMA-376 part 1, 21.2): its titles, and the names and categories in its caches. */
#define CHART_ELEMENTS {C, "rich", ROLE_STORY}, {C, "v", ROLE_LINE}
/* clang-format on */

#endif
