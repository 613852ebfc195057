/* ODT, ODP and ODS: what their rows say is taken from ODF 1.3 part 3. */
#include "base/i18n.h"
#include "pack/formats.h"
#include "pack/properties.h"

/* clang-format off */

static const struct table_markup open_tables = {.column = "table-column",
                                                .repeated = "number-columns-repeated",
                                                .across = "number-columns-spanned",
                                                .down = "number-rows-spanned",
                                                .covered = "covered-table-cell"};

#define ODF_ELEMENTS \
    {NS_TEXT, "p", ROLE_PARAGRAPH}, \
    {NS_TEXT, "h", ROLE_PARAGRAPH}, \
    {NS_TEXT, "span", ROLE_TEXT}, \
    {NS_TEXT, "a", ROLE_TEXT}, \
    {NS_TEXT, "line-break", ROLE_BREAK}, \
    {NS_TEXT, "tab", ROLE_TAB}, \
    {NS_TEXT, "s", ROLE_SPACES}, \
    {NS_TEXT, "soft-page-break", ROLE_SILENT}, \
    ODF_PROPERTY_FIELDS, \
    {NS_TEXT, "bookmark", ROLE_SILENT}, \
    {NS_TEXT, "bookmark-start", ROLE_SILENT}, \
    {NS_TEXT, "bookmark-end", ROLE_SILENT}, \
    {NS_TEXT, "change", ROLE_SILENT}, \
    {NS_TEXT, "change-start", ROLE_SILENT}, \
    {NS_TEXT, "change-end", ROLE_SILENT}, \
    {NS_TEXT, "tracked-changes", ROLE_HIDDEN}, \
    {NS_OFFICE, "annotation", ROLE_STORY}, \
    {NS_TEXT, "list", ROLE_LIST}, \
    {NS_TEXT, "list-item", ROLE_ITEM}, \
    {NS_TEXT, "section", ROLE_SECTION}, \
    {NS_OFFICE, "text", ROLE_BODY}, \
    {NS_TABLE, "table-row", ROLE_ROW}, \
    {NS_TABLE, "table-header-rows", ROLE_ROWS}, \
    {NS_TABLE, "table-rows", ROLE_ROWS}, \
    {NS_TABLE, "table-row-group", ROLE_ROWS}, \
    {NS_TABLE, "table-cell", ROLE_CELL}, \
    {NS_TABLE, "covered-table-cell", ROLE_COVERED}, \
    {NS_TABLE, "table", ROLE_TABLE}, \
    {NS_TABLE, "table-column", ROLE_PROPERTIES}, \
    {NS_TABLE, "table-columns", ROLE_PROPERTIES}

static const struct element text_elements[] = {ODF_ELEMENTS, ODF_PROPERTIES, {NULL, NULL, ROLE_NONE}};

static const struct element page_elements[] = {
    ODF_ELEMENTS, ODF_PROPERTIES,
    {NS_OFFICE, "presentation", ROLE_BODY},
    {NS_DRAW, "page", ROLE_SLIDE},
    {NS_PRESENTATION, "notes", ROLE_NOTES},
    {NS_PRESENTATION, "header-decl", ROLE_LINE}, /* 10.11: what the footers of slides say */
    {NS_PRESENTATION, "footer-decl", ROLE_LINE},
    {NS_PRESENTATION, "date-time-decl", ROLE_LINE},
    {NS_DRAW, "frame", ROLE_FRAME},
    {NULL, NULL, ROLE_NONE}};

#define ODF_IDS \
    {NS_TEXT, "bookmark", NS_TEXT, "name", ID_NAME, false, false, false}, \
    {NS_TEXT, "bookmark-start", NS_TEXT, "name", ID_NAME, false, false, false}, \
    {NS_TEXT, "bookmark-end", NS_TEXT, "name", ID_NAME, false, false, false}, \
    {NS_TEXT, "reference-mark", NS_TEXT, "name", ID_NAME, false, false, false}, \
    {NS_TEXT, "reference-mark-start", NS_TEXT, "name", ID_NAME, false, false, false}, \
    {NS_TEXT, "reference-mark-end", NS_TEXT, "name", ID_NAME, false, false, false}, \
    {NS_TEXT, "bookmark-ref", NS_TEXT, "ref-name", ID_NAME, false, true, false}, \
    {NS_TEXT, "reference-ref", NS_TEXT, "ref-name", ID_NAME, false, true, false}, \
    {NS_TEXT, "note", NS_TEXT, "id", ID_NOTE, false, false, false}, \
    {NS_TEXT, "note-ref", NS_TEXT, "ref-name", ID_NOTE, false, true, false}, \
    {NS_OFFICE, "annotation", NS_OFFICE, "name", ID_COMMENT, false, false, false}, \
    {NS_OFFICE, "annotation-end", NS_OFFICE, "name", ID_COMMENT, false, true, false}, \
    {NS_TABLE, "table", NS_TABLE, "name", ID_OBJECT, false, false, false}, \
    {NS_DRAW, "frame", NS_DRAW, "name", ID_OBJECT, false, false, false}, \
    {NS_TEXT, "section", NS_TEXT, "name", ID_OBJECT, false, false, false}, \
    {NS_TEXT, "list", NS_XML, "id", ID_ELEMENT, false, false, false}, \
    {NS_TEXT, "list", NS_TEXT, "continue-list", ID_ELEMENT, false, true, false}, \
    {NS_TEXT, "p", NS_XML, "id", ID_ELEMENT, false, false, false}, \
    {NS_TEXT, "h", NS_XML, "id", ID_ELEMENT, false, false, false}

/* A shape's name, and its id, which connectors and animations refer to. */
#define SHAPE_IDS(name) \
    {NS_DRAW, name, NS_DRAW, "name", ID_OBJECT, false, false, false}, {NS_DRAW, name, NS_DRAW, "id", ID_SHAPE, false, false, false}, \
    {NS_DRAW, name, NS_XML, "id", ID_SHAPE, false, false, false}

/* ODF 1.3 part 3, 6.2.1, 7.7 and 14.2. */
static const struct range_ends open_ranges[] = {
    {NS_TEXT, "bookmark-start", "bookmark-end", "name", false},
    {NS_TEXT, "reference-mark-start", "reference-mark-end", "name", false},
    {NS_OFFICE, "annotation", "annotation-end", "name", false},
    {NULL, NULL, NULL, NULL, false}};

static const struct id_attribute text_ids[] = {ODF_IDS, {NULL, NULL, NULL, NULL, ID_SPACE_COUNT, false, false, false}};

static const struct id_attribute page_ids[] = {
    ODF_IDS,
    SHAPE_IDS("page"),
    SHAPE_IDS("custom-shape"),
    SHAPE_IDS("rect"),
    SHAPE_IDS("ellipse"),
    SHAPE_IDS("line"),
    SHAPE_IDS("path"),
    SHAPE_IDS("polygon"),
    SHAPE_IDS("connector"),
    SHAPE_IDS("g"),
    {NS_DRAW, "frame", NS_DRAW, "id", ID_SHAPE, false, false, false},
    {NS_DRAW, "frame", NS_XML, "id", ID_SHAPE, false, false, false},
    {NS_DRAW, "connector", NS_DRAW, "start-shape", ID_SHAPE, false, true, false},
    {NS_DRAW, "connector", NS_DRAW, "end-shape", ID_SHAPE, false, true, false},
    {NULL, NULL, NULL, NULL, ID_SPACE_COUNT, false, false, false}};

static const char *const open_parts[] = {"content.xml", "styles.xml", "Object */content.xml", "meta.xml", NULL};

static const char *const open_needed[] = {"META-INF/manifest.xml", "content.xml", NULL};

/* ODF 1.3 part 3, 7.4–7.7 and 13.5. */
static const struct unfilled open_unfilled[] = {
    {NS_TEXT, "*", NULL, NULL, N_("field")},
    {NS_TEXT, "placeholder", NS_TEXT, "description", N_("placeholder")},
    {NS_TEXT, "user-field-decl", NS_OFFICE, "string-value", N_("user field")},
    {NS_TEXT, "user-field-decl", NS_TEXT, "formula", N_("user field")},
    {NS_TEXT, "variable-set", NS_OFFICE, "string-value", N_("variable")},
    {NS_TEXT, "variable-set", NS_TEXT, "formula", N_("variable")},
    {NS_TEXT, "hidden-text", NS_TEXT, "string-value", N_("field")},
    {NS_TEXT, "conditional-text", NS_TEXT, "string-value-if-true", N_("field")},
    {NS_TEXT, "conditional-text", NS_TEXT, "string-value-if-false", N_("field")},
    {NS_TEXT, "label", NS_TEXT, "value", N_("list of choices")},
    {NS_FORM, "*", NS_FORM, "value", N_("form field")},
    {NS_FORM, "*", NS_FORM, "current-value", N_("form field")},
    {NS_FORM, "*", NS_FORM, "label", N_("form field")},
    {NULL, NULL, NULL, NULL, NULL}};

/* 14.1: in the text or in a cell. On a slide it is LibreOffice's own. */
static const struct remark_style text_remarks = {
    .kind = REMARKS_INSIDE,
    .bearer = ROLE_PARAGRAPH,
    .namespace_uri = NS_OFFICE,
    .prefix = "office",
};
static const struct remark_style page_remarks = {
    .kind = REMARKS_ELEMENT,
    .bearer = ROLE_SLIDE,
    .namespace_uri = NS_OFFICEOOO,
    .prefix = "officeooo",
};
static const struct remark_style spreadsheet_remarks = {
    .kind = REMARKS_ELEMENT,
    .bearer = ROLE_CELL,
    .namespace_uri = NS_OFFICE,
    .prefix = "office",
    .is_single = true,
};

/* What all kinds of documents have … */
#define ODF_ROW \
    .mimetype_first = true, \
    .needed = open_needed, \
    .parts = open_parts, \
    .paragraph_holds_text = true, \
    .drawings = DRAWINGS_ODF, \
    .media = "Pictures/", \
    .prefix = "text", \
    .unfilled = open_unfilled

/* … and those that are no spreadsheets. */
#define ODF_FLOWING_ROW \
    ODF_ROW, \
    .ranges = open_ranges, \
    .charts = CHARTS_ODF, \
    .chart_parts = "Object */content.xml", \
    .tables = &open_tables, \
    .schema = open_schema, \
    .marks_are_styles = true, \
    .text = {"<text:line-break/>", "<text:tab/>", "<text:s text:c=\"%zu\"/>"}

const struct format format_odt = {
    ODF_FLOWING_ROW,
    .name = "odt",
    .media_type = "application/vnd.oasis.opendocument.text",
    .elements = text_elements,
    .ids = text_ids,
    .contents = CONTENTS_ODF,
    .styles = "styles.xml",
    .page = {"styles.xml", "page-layout-properties", true},
    .remarks = &text_remarks,
};

const struct format format_odp = {
    ODF_FLOWING_ROW,
    .name = "odp",
    .media_type = "application/vnd.oasis.opendocument.presentation",
    .elements = page_elements,
    .ids = page_ids,
    .shapes = SHAPES_ODF,
    .remarks = &page_remarks,
    .has_slides = true,
};

const struct format format_ods = {
    ODF_ROW,
    .name = "ods",
    .media_type = "application/vnd.oasis.opendocument.spreadsheet",
    .elements = spreadsheet_elements,
    .ids = no_ids,
    .text = {"\n", " ", "<text:s text:c=\"%zu\"/>", true}, /* spreadsheet programs know no other breaks and no tabs in a cell */
    .remarks = &spreadsheet_remarks,
    .sheets = &spreadsheet_sheets,
};
