/* ODT, ODP and ODS: what their rows say is taken from ODF 1.3 part 3. */
#include "base/i18n.h"
#include "pack/formats.h"
#include "pack/properties.h"

static const struct table_markup open_tables = {.column = "table-column",
                                                .repeated = "number-columns-repeated",
                                                .across = "number-columns-spanned",
                                                .down = "number-rows-spanned",
                                                .covered = "covered-table-cell"};

/* clang-format off */
#define ODF_ELEMENTS \
    {TEXT, "p", ROLE_PARAGRAPH}, \
    {TEXT, "h", ROLE_PARAGRAPH}, \
    {TEXT, "span", ROLE_TEXT}, \
    {TEXT, "a", ROLE_TEXT}, \
    {TEXT, "line-break", ROLE_BREAK}, \
    {TEXT, "tab", ROLE_TAB}, \
    {TEXT, "s", ROLE_SPACES}, \
    {TEXT, "soft-page-break", ROLE_SILENT}, \
    ODF_PROPERTY_FIELDS(TEXT), \
    {TEXT, "bookmark", ROLE_SILENT}, \
    {TEXT, "bookmark-start", ROLE_SILENT}, \
    {TEXT, "bookmark-end", ROLE_SILENT}, \
    {TEXT, "change", ROLE_SILENT}, \
    {TEXT, "change-start", ROLE_SILENT}, \
    {TEXT, "change-end", ROLE_SILENT}, \
    {TEXT, "tracked-changes", ROLE_HIDDEN}, \
    {OFFICE, "annotation", ROLE_STORY}, \
    {TEXT, "list", ROLE_LIST}, \
    {TEXT, "list-item", ROLE_ITEM}, \
    {TEXT, "section", ROLE_SECTION}, \
    {OFFICE, "text", ROLE_BODY}, \
    {TABLE, "table-row", ROLE_ROW}, \
    {TABLE, "table-header-rows", ROLE_ROWS}, \
    {TABLE, "table-rows", ROLE_ROWS}, \
    {TABLE, "table-row-group", ROLE_ROWS}, \
    {TABLE, "table-cell", ROLE_CELL}, \
    {TABLE, "covered-table-cell", ROLE_COVERED}, \
    {TABLE, "table", ROLE_TABLE}, \
    {TABLE, "table-column", ROLE_PROPERTIES}, \
    {TABLE, "table-columns", ROLE_PROPERTIES}
/* clang-format on */

static const struct element text_elements[] = {ODF_ELEMENTS, ODF_PROPERTIES, {NULL, NULL, ROLE_NONE}};

static const struct element page_elements[] = {ODF_ELEMENTS, ODF_PROPERTIES,
                                               {OFFICE, "presentation", ROLE_BODY},
                                               {DRAW, "page", ROLE_SLIDE},
                                               {PRESENTATION, "notes", ROLE_NOTES},
                                               {PRESENTATION, "header-decl", ROLE_LINE}, /* 10.11: what the footers of slides say */
                                               {PRESENTATION, "footer-decl", ROLE_LINE},
                                               {PRESENTATION, "date-time-decl", ROLE_LINE},
                                               {DRAW, "frame", ROLE_FRAME},
                                               {NULL, NULL, ROLE_NONE}};

/* clang-format off */
#define ODF_IDS \
    {TEXT, "bookmark", TEXT, "name", ID_NAME, false, false, false}, \
    {TEXT, "bookmark-start", TEXT, "name", ID_NAME, false, false, false}, \
    {TEXT, "bookmark-end", TEXT, "name", ID_NAME, false, false, false}, \
    {TEXT, "reference-mark", TEXT, "name", ID_NAME, false, false, false}, \
    {TEXT, "reference-mark-start", TEXT, "name", ID_NAME, false, false, false}, \
    {TEXT, "reference-mark-end", TEXT, "name", ID_NAME, false, false, false}, \
    {TEXT, "bookmark-ref", TEXT, "ref-name", ID_NAME, false, true, false}, \
    {TEXT, "reference-ref", TEXT, "ref-name", ID_NAME, false, true, false}, \
    {TEXT, "note", TEXT, "id", ID_NOTE, false, false, false}, \
    {TEXT, "note-ref", TEXT, "ref-name", ID_NOTE, false, true, false}, \
    {OFFICE, "annotation", OFFICE, "name", ID_COMMENT, false, false, false}, \
    {OFFICE, "annotation-end", OFFICE, "name", ID_COMMENT, false, true, false}, \
    {TABLE, "table", TABLE, "name", ID_OBJECT, false, false, false}, \
    {DRAW, "frame", DRAW, "name", ID_OBJECT, false, false, false}, \
    {TEXT, "section", TEXT, "name", ID_OBJECT, false, false, false}, \
    {TEXT, "list", XML, "id", ID_ELEMENT, false, false, false}, \
    {TEXT, "list", TEXT, "continue-list", ID_ELEMENT, false, true, false}, \
    {TEXT, "p", XML, "id", ID_ELEMENT, false, false, false}, \
    {TEXT, "h", XML, "id", ID_ELEMENT, false, false, false}

/* A shape's name, and its id, which connectors and animations refer to. */
#define SHAPE_IDS(name) \
    {DRAW, name, DRAW, "name", ID_OBJECT, false, false, false}, {DRAW, name, DRAW, "id", ID_SHAPE, false, false, false}, \
    {DRAW, name, XML, "id", ID_SHAPE, false, false, false}
/* clang-format on */

/* ODF 1.3 part 3, 6.2.1, 7.7 and 14.2. */
static const struct range_ends open_ranges[] = {{TEXT, "bookmark-start", "bookmark-end", "name", false},
                                                {TEXT, "reference-mark-start", "reference-mark-end", "name", false},
                                                {OFFICE, "annotation", "annotation-end", "name", false},
                                                {NULL, NULL, NULL, NULL, false}};

static const struct id_attribute text_ids[] = {ODF_IDS, {NULL, NULL, NULL, NULL, ID_SPACE_COUNT, false, false, false}};

static const struct id_attribute page_ids[] = {ODF_IDS,
                                               SHAPE_IDS("page"),
                                               SHAPE_IDS("custom-shape"),
                                               SHAPE_IDS("rect"),
                                               SHAPE_IDS("ellipse"),
                                               SHAPE_IDS("line"),
                                               SHAPE_IDS("path"),
                                               SHAPE_IDS("polygon"),
                                               SHAPE_IDS("connector"),
                                               SHAPE_IDS("g"),
                                               {DRAW, "frame", DRAW, "id", ID_SHAPE, false, false, false},
                                               {DRAW, "frame", XML, "id", ID_SHAPE, false, false, false},
                                               {DRAW, "connector", DRAW, "start-shape", ID_SHAPE, false, true, false},
                                               {DRAW, "connector", DRAW, "end-shape", ID_SHAPE, false, true, false},
                                               {NULL, NULL, NULL, NULL, ID_SPACE_COUNT, false, false, false}};

static const char *const open_parts[] = {"content.xml", "styles.xml", "Object */content.xml", "meta.xml", NULL};

static const char *const open_needed[] = {"META-INF/manifest.xml", "content.xml", NULL};

/* ODF 1.3 part 3, 7.4–7.7 and 13.5. */
static const struct unfilled open_unfilled[] = {{TEXT, "*", NULL, NULL, N_("field")},
                                                {TEXT, "placeholder", TEXT, "description", N_("placeholder")},
                                                {TEXT, "user-field-decl", OFFICE, "string-value", N_("user field")},
                                                {TEXT, "user-field-decl", TEXT, "formula", N_("user field")},
                                                {TEXT, "variable-set", OFFICE, "string-value", N_("variable")},
                                                {TEXT, "variable-set", TEXT, "formula", N_("variable")},
                                                {TEXT, "hidden-text", TEXT, "string-value", N_("field")},
                                                {TEXT, "conditional-text", TEXT, "string-value-if-true", N_("field")},
                                                {TEXT, "conditional-text", TEXT, "string-value-if-false", N_("field")},
                                                {TEXT, "label", TEXT, "value", N_("list of choices")},
                                                {FORM, "*", FORM, "value", N_("form field")},
                                                {FORM, "*", FORM, "current-value", N_("form field")},
                                                {FORM, "*", FORM, "label", N_("form field")},
                                                {NULL, NULL, NULL, NULL, NULL}};

/* 14.1: in the text or in a cell. On a slide it is LibreOffice's own. */
static const struct remark_style text_remarks = {.kind = REMARKS_INSIDE, .bearer = ROLE_PARAGRAPH, .namespace_uri = OFFICE, .prefix = "office"};
static const struct remark_style page_remarks = {.kind = REMARKS_ELEMENT, .bearer = ROLE_SLIDE, .namespace_uri = OFFICE_EXTENSION, .prefix = "officeooo"};
static const struct remark_style spreadsheet_remarks = {.kind = REMARKS_ELEMENT, .bearer = ROLE_CELL, .namespace_uri = OFFICE, .prefix = "office", .is_single = true};

/* clang-format off */
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
    .text = {"<text:line-break/>", "<text:tab/>", "<text:s text:c=\"%zu\"/>"}
/* clang-format on */

const struct format format_odt = {
    ODF_FLOWING_ROW,
    .name = "odt",
    .media_type = "application/vnd.oasis.opendocument.text",
    .elements = text_elements,
    .ids = text_ids,
    .contents = CONTENTS_ODF,
    .styles = "styles.xml",
    .marks_are_styles = true,
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
