/* Taken from ECMA-376 part 1, 18 (SpreadsheetML) and ODF 1.3 part 3, 9. */
#include "pack/format_sheets.h"

#include <stddef.h>

#include "pack/formats.h"
#include "pack/properties.h"

#define S "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define XDR "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
#define EXCEL "urn:schemas-microsoft-com:office:excel"
#define THREADS "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
#define XM "http://schemas.microsoft.com/office/excel/2006/main"
#define CHART "urn:oasis:names:tc:opendocument:xmlns:chart:1.0"
#define SVG "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
#define XLINK "http://www.w3.org/1999/xlink"
#define CALC "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"

/* clang-format off */
#define WORKBOOK_ELEMENTS(ns) \
    {ns, "is", ROLE_PARAGRAPH}, {ns, "r", ROLE_RUN}, {ns, "t", ROLE_TEXT}, {ns, "rPr", ROLE_PROPERTIES}, \
    {ns, "rPh", ROLE_HIDDEN}, {ns, "phoneticPr", ROLE_SILENT}, {ns, "text", ROLE_PARAGRAPH}, \
    {ns, "oddHeader", ROLE_LINE}, {ns, "oddFooter", ROLE_LINE}, {ns, "evenHeader", ROLE_LINE}, {ns, "evenFooter", ROLE_LINE}, \
    {ns, "firstHeader", ROLE_LINE}, {ns, "firstFooter", ROLE_LINE}, {ns, "row", ROLE_ROW}, {ns, "c", ROLE_CELL}, {ns, "sheetData", ROLE_TABLE}

#define WORKBOOK_PLACES(ns) \
    {NULL, ns, "f", NULL, NULL, REFERENCE_FORMULA, FATE_STAYS}, {NULL, ns, "f", NULL, "ref", REFERENCE_RANGE, FATE_STAYS}, \
    {NULL, ns, "mergeCell", NULL, "ref", REFERENCE_RANGE, FATE_GOES_ALONG}, {NULL, ns, "hyperlink", NULL, "ref", REFERENCE_RANGE, FATE_GOES_ALONG}, \
    {NULL, ns, "hyperlink", NULL, "location", REFERENCE_FORMULA, FATE_STAYS}, {"colBreaks", ns, "brk", NULL, "id", REFERENCE_COLUMN_LAST, FATE_STAYS}, \
    {NULL, ns, "brk", NULL, "id", REFERENCE_ROW, FATE_GOES_ALONG}, \
    {"cols", ns, "col", NULL, "min", REFERENCE_COLUMN, FATE_STAYS}, {"cols", ns, "col", NULL, "max", REFERENCE_COLUMN, FATE_STAYS}, \
    {NULL, ns, "conditionalFormatting", NULL, "sqref", REFERENCE_RANGES, FATE_VANISHES}, {NULL, ns, "formula", NULL, NULL, REFERENCE_FORMULA, FATE_STAYS}, \
    {NULL, ns, "dataValidation", NULL, "sqref", REFERENCE_RANGES, FATE_VANISHES}, {NULL, ns, "formula1", NULL, NULL, REFERENCE_FORMULA, FATE_STAYS}, \
    {NULL, ns, "formula2", NULL, NULL, REFERENCE_FORMULA, FATE_STAYS}, {NULL, ns, "autoFilter", NULL, "ref", REFERENCE_RANGE, FATE_VANISHES}, \
    {NULL, ns, "sortState", NULL, "ref", REFERENCE_RANGE, FATE_VANISHES}, {NULL, ns, "sortCondition", NULL, "ref", REFERENCE_RANGE, FATE_VANISHES}, \
    {NULL, ns, "ignoredError", NULL, "sqref", REFERENCE_RANGES, FATE_VANISHES}, {NULL, ns, "protectedRange", NULL, "sqref", REFERENCE_RANGES, FATE_VANISHES}, \
    {"sheets", ns, "sheet", NULL, "name", REFERENCE_SHEET, FATE_STAYS}, {NULL, ns, "definedName", NULL, "localSheetId", REFERENCE_SHEET_INDEX, FATE_STAYS}, \
    {NULL, ns, "workbookView", NULL, "activeTab", REFERENCE_SHEET_INDEX, FATE_STAYS}, {NULL, ns, "workbookView", NULL, "firstSheet", REFERENCE_SHEET_INDEX, FATE_STAYS}, \
    {NULL, ns, "worksheetSource", NULL, "sheet", REFERENCE_SHEET, FATE_STAYS}, {NULL, ns, "definedName", NULL, NULL, REFERENCE_AREA, FATE_STAYS}, {NULL, ns, "table", NULL, "ref", REFERENCE_RANGE, FATE_STAYS}, \
    {NULL, ns, "calculatedColumnFormula", NULL, NULL, REFERENCE_FORMULA, FATE_STAYS}, \
    {NULL, ns, "totalsRowFormula", NULL, NULL, REFERENCE_FORMULA, FATE_STAYS}, {NULL, ns, "comment", NULL, "ref", REFERENCE_RANGE, FATE_VANISHES}, \
    {NULL, ns, "worksheetSource", NULL, "ref", REFERENCE_RANGES, FATE_STAYS}, {NULL, ns, "location", NULL, "ref", REFERENCE_RANGE, FATE_STAYS}

const struct element workbook_elements[] = {WORKBOOK_ELEMENTS(S),
    {A, "p", ROLE_PARAGRAPH}, {A, "pPr", ROLE_PROPERTIES}, {A, "r", ROLE_RUN}, {A, "rPr", ROLE_PROPERTIES}, {A, "t", ROLE_TEXT},
    {FORMAT_SHEET, "name", ROLE_LINE}, {FORMAT_SHEET, "end", ROLE_LINE}, {A, "br", ROLE_BREAK}, {A, "endParaRPr", ROLE_PROPERTIES}, {A, "fld", ROLE_HIDDEN}, OFFICE_PROPERTIES,
    {NULL, NULL, ROLE_NONE}};

static const struct reference_place workbook_places[] = {
    WORKBOOK_PLACES(S),
    {NULL, XDR, "row", NULL, NULL, REFERENCE_EDGE, FATE_STAYS}, {NULL, XDR, "col", NULL, NULL, REFERENCE_COLUMN_EDGE, FATE_STAYS},
    {NULL, C, "f", NULL, NULL, REFERENCE_AREA, FATE_STAYS},
    {NULL, XDR, "sp", NULL, "textlink", REFERENCE_FORMULA, FATE_STAYS}, {NULL, EXCEL, "Row", NULL, NULL, REFERENCE_ROW_0, FATE_STAYS},
    {NULL, EXCEL, "Column", NULL, NULL, REFERENCE_COLUMN_0, FATE_STAYS},
    {NULL, EXCEL, "Anchor", NULL, NULL, REFERENCE_BOX, FATE_STAYS}, {NULL, THREADS, "threadedComment", NULL, "ref", REFERENCE_RANGE, FATE_VANISHES},
    {NULL, XM, "f", NULL, NULL, REFERENCE_AREA, FATE_STAYS}, {NULL, XM, "sqref", NULL, NULL, REFERENCE_RANGES, FATE_STAYS},
    {NULL, NULL, NULL, NULL, NULL, REFERENCE_FORMULA, FATE_STAYS}};
/* clang-format on */

static const char *const workbook_places_parts[] = {"xl/workbook.xml", "xl/tables/*.xml",   "xl/drawings/drawing*.xml",
                                                    "xl/charts/*.xml", "xl/comments*.xml", "xl/drawings/*.vml",
                                                    "xl/threadedComments/*.xml", "xl/pivotTables/*.xml", "xl/pivotCache/pivotCacheDefinition*.xml", NULL};

const struct sheet_style workbook_sheets = {
    .kind = SHEETS_OOXML,
    .places = workbook_places,
    .parts = workbook_places_parts,
    .formula_union = ",",
    .text_type = " t=\"inlineStr\"",
    .number = {"><v>", "", NULL, "</v>"},
    .date = {"><v>", "", NULL, "</v>"},
    .flag = {" t=\"b\"><v>", "", NULL, "</v>"},
    .yes = "1",
    .no = "0",
    .dates_are_serial = true,
    .rows = 1048576,
    .columns = 16384,
    .characters = 32767,
    .sheets = 10000,
    .name_length = 31,
};

const struct id_attribute no_ids[] = {{NULL, NULL, NULL, NULL, ID_SPACE_COUNT, false, false, false}};

const struct element spreadsheet_elements[] = {
    {TEXT, "p", ROLE_PARAGRAPH},
    {TEXT, "h", ROLE_PARAGRAPH},
    {TEXT, "span", ROLE_TEXT},
    {TEXT, "a", ROLE_TEXT},
    {TEXT, "line-break", ROLE_BREAK},
    {TEXT, "tab", ROLE_TAB},
    {TEXT, "s", ROLE_SPACES},
    ODF_PROPERTY_FIELDS(TEXT),
    {TABLE, "tracked-changes", ROLE_HIDDEN},
    {OFFICE, "annotation", ROLE_STORY},
    {TABLE, "table-row", ROLE_ROW},
    {TABLE, "table-cell", ROLE_CELL},
    {TABLE, "covered-table-cell", ROLE_CELL},
    {TABLE, "table", ROLE_TABLE},
    {TABLE, "table-column", ROLE_PROPERTIES},
    {TABLE, "table-columns", ROLE_PROPERTIES},
    {FORMAT_SHEET, "name", ROLE_LINE},
    {FORMAT_SHEET, "end", ROLE_LINE},
    ODF_PROPERTIES,
    {NULL, NULL, ROLE_NONE}};

static const struct reference_place spreadsheet_places[] = {
    {NULL, TABLE, "table-cell", TABLE, "formula", REFERENCE_FORMULA, FATE_STAYS},
    {NULL, TABLE, "table-cell", TABLE, "number-rows-spanned", REFERENCE_SPAN, FATE_STAYS},
    {NULL, TABLE, "named-range", TABLE, "cell-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, TABLE, "named-expression", TABLE, "expression", REFERENCE_FORMULA, FATE_STAYS},
    {NULL, TABLE, "table", TABLE, "print-ranges", REFERENCE_RANGES, FATE_STAYS},
    {NULL, TABLE, "table", TABLE, "name", REFERENCE_SHEET, FATE_STAYS},
    {NULL, TABLE, "content-validation", TABLE, "condition", REFERENCE_FORMULA, FATE_STAYS},
    {NULL, TABLE, "content-validation", TABLE, "base-cell-address", REFERENCE_RANGE, FATE_STAYS},
    {NULL, NULL, "*", TABLE, "end-cell-address", REFERENCE_RANGE, FATE_STAYS},
    {NULL, DRAW, "object", DRAW, "notify-on-update-of-ranges", REFERENCE_RANGES, FATE_STAYS},
    {NULL, SVG, "desc", NULL, NULL, REFERENCE_RANGES, FATE_STAYS}, /* of the cells that a chart's own table was copied from */
    {NULL, TEXT, "a", XLINK, "href", REFERENCE_LINK, FATE_STAYS},
    {NULL, TABLE, "database-range", TABLE, "target-range-address", REFERENCE_RANGES, FATE_VANISHES},
    {NULL, TABLE, "data-pilot-table", TABLE, "target-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, TABLE, "source-cell-range", TABLE, "cell-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, TABLE, "filter", TABLE, "target-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, TABLE, "sort", TABLE, "target-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, STYLE, "map", STYLE, "base-cell-address", REFERENCE_RANGE, FATE_STAYS},
    {NULL, STYLE, "map", STYLE, "condition", REFERENCE_FORMULA, FATE_STAYS},
    {NULL, CALC, "sparkline", CALC, "cell-address", REFERENCE_RANGE, FATE_STAYS},
    {NULL, CALC, "sparkline", CALC, "data-range", REFERENCE_RANGES, FATE_STAYS},
    {NULL, CHART, "plot-area", TABLE, "cell-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, CHART, "categories", TABLE, "cell-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, CHART, "series", CHART, "values-cell-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, CHART, "series", CHART, "label-cell-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, CHART, "domain", TABLE, "cell-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, CALC, "conditional-format", CALC, "target-range-address", REFERENCE_RANGES, FATE_VANISHES},
    {NULL, CALC, "condition", CALC, "value", REFERENCE_FORMULA, FATE_STAYS},
    {NULL, CALC, "condition", CALC, "base-cell-address", REFERENCE_RANGE, FATE_STAYS},
    {NULL, NULL, NULL, NULL, NULL, REFERENCE_FORMULA, FATE_STAYS}};

static const char *const spreadsheet_places_parts[] = {"Object */content.xml", NULL};

const struct sheet_style spreadsheet_sheets = {
    .kind = SHEETS_ODF,
    .places = spreadsheet_places,
    .parts = spreadsheet_places_parts,
    .formula_union = "~",
    .text_type = " office:value-type=\"string\"",
    .sheets = 10000,
    .name_length = 31,
    .number = {" office:value-type=\"float\" office:value=\"", "\">", "<text:p>", "</text:p>"},
    .date = {" office:value-type=\"date\" office:date-value=\"", "\">", "<text:p>", "</text:p>"},
    .flag = {" office:value-type=\"boolean\" office:boolean-value=\"", "\">", "<text:p>", "</text:p>"},
    .yes = "true",
    .no = "false",
    .rows = 1048576,
    .columns = 16384,
};
