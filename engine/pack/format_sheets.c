/* Taken from ECMA-376 part 1, 18 (SpreadsheetML) and ODF 1.3 part 3, 9. */
#include "pack/format_sheets.h"

#include <stddef.h>

#include "pack/formats.h"
#include "pack/properties.h"

/* clang-format off */

const struct element workbook_elements[] = {
    {NS_X, "is", ROLE_PARAGRAPH}, {NS_X, "r", ROLE_RUN}, {NS_X, "t", ROLE_TEXT}, {NS_X, "rPr", ROLE_PROPERTIES},
    {NS_X, "rPh", ROLE_HIDDEN}, {NS_X, "phoneticPr", ROLE_SILENT}, {NS_X, "text", ROLE_PARAGRAPH},
    {NS_X, "oddHeader", ROLE_LINE}, {NS_X, "oddFooter", ROLE_LINE}, {NS_X, "evenHeader", ROLE_LINE}, {NS_X, "evenFooter", ROLE_LINE},
    {NS_X, "firstHeader", ROLE_LINE}, {NS_X, "firstFooter", ROLE_LINE}, {NS_X, "row", ROLE_ROW}, {NS_X, "c", ROLE_CELL},
    {NS_X, "sheetData", ROLE_TABLE},
    {NS_A, "p", ROLE_PARAGRAPH}, {NS_A, "pPr", ROLE_PROPERTIES}, {NS_A, "r", ROLE_RUN}, {NS_A, "rPr", ROLE_PROPERTIES},
    {NS_A, "t", ROLE_TEXT},
    {FORMAT_SHEET, "name", ROLE_LINE}, {FORMAT_SHEET, "end", ROLE_LINE}, {NS_A, "br", ROLE_BREAK}, {NS_A, "endParaRPr", ROLE_PROPERTIES},
    {NS_A, "fld", ROLE_HIDDEN}, OFFICE_PROPERTIES,
    {NULL, NULL, ROLE_NONE}};

static const struct reference_place workbook_places[] = {
    {NULL, NS_X, "f", NULL, NULL, REFERENCE_FORMULA, FATE_STAYS}, {NULL, NS_X, "f", NULL, "ref", REFERENCE_RANGE, FATE_STAYS},
    {NULL, NS_X, "mergeCell", NULL, "ref", REFERENCE_RANGE, FATE_GOES_ALONG},
    {NULL, NS_X, "hyperlink", NULL, "ref", REFERENCE_RANGE, FATE_GOES_ALONG},
    {NULL, NS_X, "hyperlink", NULL, "location", REFERENCE_FORMULA, FATE_STAYS},
    {"colBreaks", NS_X, "brk", NULL, "id", REFERENCE_COLUMN_LAST, FATE_STAYS},
    {NULL, NS_X, "brk", NULL, "id", REFERENCE_ROW, FATE_GOES_ALONG},
    {"cols", NS_X, "col", NULL, "min", REFERENCE_COLUMN, FATE_STAYS}, {"cols", NS_X, "col", NULL, "max", REFERENCE_COLUMN, FATE_STAYS},
    {NULL, NS_X, "conditionalFormatting", NULL, "sqref", REFERENCE_RANGES, FATE_VANISHES},
    {NULL, NS_X, "formula", NULL, NULL, REFERENCE_FORMULA, FATE_STAYS},
    {NULL, NS_X, "dataValidation", NULL, "sqref", REFERENCE_RANGES, FATE_VANISHES},
    {NULL, NS_X, "formula1", NULL, NULL, REFERENCE_FORMULA, FATE_STAYS},
    {NULL, NS_X, "formula2", NULL, NULL, REFERENCE_FORMULA, FATE_STAYS},
    {NULL, NS_X, "autoFilter", NULL, "ref", REFERENCE_RANGE, FATE_VANISHES},
    {NULL, NS_X, "sortState", NULL, "ref", REFERENCE_RANGE, FATE_VANISHES},
    {NULL, NS_X, "sortCondition", NULL, "ref", REFERENCE_RANGE, FATE_VANISHES},
    {NULL, NS_X, "ignoredError", NULL, "sqref", REFERENCE_RANGES, FATE_VANISHES},
    {NULL, NS_X, "protectedRange", NULL, "sqref", REFERENCE_RANGES, FATE_VANISHES},
    {"sheets", NS_X, "sheet", NULL, "name", REFERENCE_SHEET, FATE_STAYS},
    {NULL, NS_X, "definedName", NULL, "localSheetId", REFERENCE_SHEET_INDEX, FATE_STAYS},
    {NULL, NS_X, "workbookView", NULL, "activeTab", REFERENCE_SHEET_INDEX, FATE_STAYS},
    {NULL, NS_X, "workbookView", NULL, "firstSheet", REFERENCE_SHEET_INDEX, FATE_STAYS},
    {NULL, NS_X, "worksheetSource", NULL, "sheet", REFERENCE_SHEET, FATE_STAYS},
    {NULL, NS_X, "definedName", NULL, NULL, REFERENCE_AREA, FATE_STAYS}, {NULL, NS_X, "table", NULL, "ref", REFERENCE_RANGE, FATE_STAYS},
    {NULL, NS_X, "calculatedColumnFormula", NULL, NULL, REFERENCE_FORMULA, FATE_STAYS},
    {NULL, NS_X, "totalsRowFormula", NULL, NULL, REFERENCE_FORMULA, FATE_STAYS},
    {NULL, NS_X, "comment", NULL, "ref", REFERENCE_RANGE, FATE_VANISHES},
    {NULL, NS_X, "worksheetSource", NULL, "ref", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_X, "location", NULL, "ref", REFERENCE_RANGE, FATE_STAYS},
    {NULL, NS_XDR, "row", NULL, NULL, REFERENCE_EDGE, FATE_STAYS}, {NULL, NS_XDR, "col", NULL, NULL, REFERENCE_COLUMN_EDGE, FATE_STAYS},
    {NULL, NS_C, "f", NULL, NULL, REFERENCE_AREA, FATE_STAYS},
    {NULL, NS_XDR, "sp", NULL, "textlink", REFERENCE_FORMULA, FATE_STAYS},
    {NULL, NS_VML_EXCEL, "Row", NULL, NULL, REFERENCE_ROW_0, FATE_STAYS},
    {NULL, NS_VML_EXCEL, "Column", NULL, NULL, REFERENCE_COLUMN_0, FATE_STAYS},
    {NULL, NS_VML_EXCEL, "Anchor", NULL, NULL, REFERENCE_BOX, FATE_STAYS},
    {NULL, NS_THREADS, "threadedComment", NULL, "ref", REFERENCE_RANGE, FATE_VANISHES},
    {NULL, NS_XM, "f", NULL, NULL, REFERENCE_AREA, FATE_STAYS}, {NULL, NS_XM, "sqref", NULL, NULL, REFERENCE_RANGES, FATE_STAYS},
    {NULL, NULL, NULL, NULL, NULL, REFERENCE_FORMULA, FATE_STAYS}};

static const char *const workbook_places_parts[] = {
    "xl/workbook.xml", "xl/tables/*.xml", "xl/drawings/drawing*.xml", "xl/charts/*.xml", "xl/comments*.xml", "xl/drawings/*.vml",
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
    {NS_TEXT, "p", ROLE_PARAGRAPH},
    {NS_TEXT, "h", ROLE_PARAGRAPH},
    {NS_TEXT, "span", ROLE_TEXT},
    {NS_TEXT, "a", ROLE_TEXT},
    {NS_TEXT, "line-break", ROLE_BREAK},
    {NS_TEXT, "tab", ROLE_TAB},
    {NS_TEXT, "s", ROLE_SPACES},
    ODF_PROPERTY_FIELDS,
    {NS_TABLE, "tracked-changes", ROLE_HIDDEN},
    {NS_OFFICE, "annotation", ROLE_STORY},
    {NS_TABLE, "table-row", ROLE_ROW},
    {NS_TABLE, "table-cell", ROLE_CELL},
    {NS_TABLE, "covered-table-cell", ROLE_CELL},
    {NS_TABLE, "table", ROLE_TABLE},
    {NS_TABLE, "table-column", ROLE_PROPERTIES},
    {NS_TABLE, "table-columns", ROLE_PROPERTIES},
    {FORMAT_SHEET, "name", ROLE_LINE},
    {FORMAT_SHEET, "end", ROLE_LINE},
    ODF_PROPERTIES,
    {NULL, NULL, ROLE_NONE}};

static const struct reference_place spreadsheet_places[] = {
    {NULL, NS_TABLE, "table-cell", NS_TABLE, "formula", REFERENCE_FORMULA, FATE_STAYS},
    {NULL, NS_TABLE, "table-cell", NS_TABLE, "number-rows-spanned", REFERENCE_SPAN, FATE_STAYS},
    {NULL, NS_TABLE, "named-range", NS_TABLE, "cell-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_TABLE, "named-expression", NS_TABLE, "expression", REFERENCE_FORMULA, FATE_STAYS},
    {NULL, NS_TABLE, "table", NS_TABLE, "print-ranges", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_TABLE, "table", NS_TABLE, "name", REFERENCE_SHEET, FATE_STAYS},
    {NULL, NS_TABLE, "content-validation", NS_TABLE, "condition", REFERENCE_FORMULA, FATE_STAYS},
    {NULL, NS_TABLE, "content-validation", NS_TABLE, "base-cell-address", REFERENCE_RANGE, FATE_STAYS},
    {NULL, NULL, "*", NS_TABLE, "end-cell-address", REFERENCE_RANGE, FATE_STAYS},
    {NULL, NS_DRAW, "object", NS_DRAW, "notify-on-update-of-ranges", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_SVG, "desc", NULL, NULL, REFERENCE_RANGES, FATE_STAYS}, /* of the cells that a chart's own table was copied from */
    {NULL, NS_TEXT, "a", NS_XLINK, "href", REFERENCE_LINK, FATE_STAYS},
    {NULL, NS_TABLE, "database-range", NS_TABLE, "target-range-address", REFERENCE_RANGES, FATE_VANISHES},
    {NULL, NS_TABLE, "data-pilot-table", NS_TABLE, "target-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_TABLE, "source-cell-range", NS_TABLE, "cell-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_TABLE, "filter", NS_TABLE, "target-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_TABLE, "sort", NS_TABLE, "target-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_STYLE, "map", NS_STYLE, "base-cell-address", REFERENCE_RANGE, FATE_STAYS},
    {NULL, NS_STYLE, "map", NS_STYLE, "condition", REFERENCE_FORMULA, FATE_STAYS},
    {NULL, NS_CALCEXT, "sparkline", NS_CALCEXT, "cell-address", REFERENCE_RANGE, FATE_STAYS},
    {NULL, NS_CALCEXT, "sparkline", NS_CALCEXT, "data-range", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_CHART, "plot-area", NS_TABLE, "cell-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_CHART, "categories", NS_TABLE, "cell-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_CHART, "series", NS_CHART, "values-cell-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_CHART, "series", NS_CHART, "label-cell-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_CHART, "domain", NS_TABLE, "cell-range-address", REFERENCE_RANGES, FATE_STAYS},
    {NULL, NS_CALCEXT, "conditional-format", NS_CALCEXT, "target-range-address", REFERENCE_RANGES, FATE_VANISHES},
    {NULL, NS_CALCEXT, "condition", NS_CALCEXT, "value", REFERENCE_FORMULA, FATE_STAYS},
    {NULL, NS_CALCEXT, "condition", NS_CALCEXT, "base-cell-address", REFERENCE_RANGE, FATE_STAYS},
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
