/* DOCX: what the row says is taken from ECMA-376 part 1 (WordprocessingML). */
#include "base/i18n.h"
#include "pack/formats.h"
#include "pack/properties.h"

/* clang-format off */

static const struct element word_elements[] = {
    {NS_W, "p", ROLE_PARAGRAPH}, {NS_W, "r", ROLE_RUN}, {NS_W, "t", ROLE_TEXT}, {NS_W, "br", ROLE_BREAK},
    {NS_W, "cr", ROLE_BREAK}, {NS_W, "tab", ROLE_TAB}, {NS_W, "noBreakHyphen", ROLE_HYPHEN}, {NS_W, "softHyphen", ROLE_SILENT},
    {NS_W, "hyperlink", ROLE_INLINE}, {NS_W, "ins", ROLE_INLINE}, {NS_W, "smartTag", ROLE_INLINE}, {NS_W, "moveTo", ROLE_INLINE},
    {NS_W, "proofErr", ROLE_SILENT}, {NS_W, "bookmarkStart", ROLE_SILENT}, {NS_W, "bookmarkEnd", ROLE_SILENT},
    {NS_W, "lastRenderedPageBreak", ROLE_SILENT}, {NS_W, "commentRangeStart", ROLE_SILENT}, {NS_W, "commentRangeEnd", ROLE_SILENT},
    {NS_W, "permStart", ROLE_SILENT}, {NS_W, "permEnd", ROLE_SILENT},
    {NS_W, "delText", ROLE_HIDDEN}, {NS_W, "instrText", ROLE_FIELD_CODE}, {NS_W, "delInstrText", ROLE_HIDDEN},
    {NS_W, "moveFrom", ROLE_HIDDEN},
    {NS_W, "del", ROLE_HIDDEN},
    {NS_W, "tr", ROLE_ROW}, {NS_W, "tc", ROLE_CELL}, {NS_W, "tbl", ROLE_TABLE},
    {NS_W, "hdr", ROLE_STORY}, {NS_W, "ftr", ROLE_STORY}, {NS_W, "footnote", ROLE_STORY}, {NS_W, "endnote", ROLE_STORY},
    {NS_W, "txbxContent", ROLE_STORY}, {NS_W, "body", ROLE_BODY},
    {NS_W, "pPr", ROLE_PROPERTIES}, {NS_W, "rPr", ROLE_PROPERTIES}, {NS_W, "tblPr", ROLE_PROPERTIES}, {NS_W, "tblGrid", ROLE_PROPERTIES},
    {NS_W, "trPr", ROLE_PROPERTIES}, {NS_W, "tcPr", ROLE_PROPERTIES}, {NS_W, "sdtPr", ROLE_PROPERTIES}, {NS_W, "tblPrEx", ROLE_PROPERTIES},
    {NS_W, "sdtEndPr", ROLE_PROPERTIES}, {NS_W, "customXmlPr", ROLE_PROPERTIES},
    {NS_W, "sdt", ROLE_WRAPPER}, {NS_W, "sdtContent", ROLE_WRAPPER}, {NS_W, "customXml", ROLE_WRAPPER},
    {NS_W, "sectPr", ROLE_SECTION_PROPERTIES}, OFFICE_PROPERTIES, CHART_ELEMENTS,
    {NS_A, "p", ROLE_PARAGRAPH}, {NS_A, "r", ROLE_RUN}, {NS_A, "t", ROLE_TEXT}, {NS_A, "br", ROLE_BREAK},
    {NS_A, "pPr", ROLE_PROPERTIES}, {NS_A, "rPr", ROLE_PROPERTIES}, {NS_A, "endParaRPr", ROLE_PROPERTIES},
    {NS_A, "bodyPr", ROLE_PROPERTIES}, {NS_A, "lstStyle", ROLE_PROPERTIES}, {NULL, NULL, ROLE_NONE}};

static const struct id_attribute word_ids[] = {
    /* element; attribute; space; number, refers, text */
    {NS_W, "bookmarkStart", NS_W, "id", ID_BOOKMARK, true, false, false},
    {NS_W, "bookmarkEnd", NS_W, "id", ID_BOOKMARK, true, false, false},
    {NS_W, "bookmarkStart", NS_W, "name", ID_NAME, false, false, false}, {NS_W, "hyperlink", NS_W, "anchor", ID_NAME, false, true, false},
    {NS_W, "fldSimple", NS_W, "instr", ID_NAME, false, true, true},
    {NS_W, "comment", NS_W, "id", ID_COMMENT, true, false, false}, {NS_W, "commentReference", NS_W, "id", ID_COMMENT, true, true, false},
    {NS_W, "commentRangeStart", NS_W, "id", ID_COMMENT, true, true, false},
    {NS_W, "commentRangeEnd", NS_W, "id", ID_COMMENT, true, true, false},
    {NS_W, "id", NS_W, "val", ID_CONTROL, true, false, false},
    {NS_W, "numId", NS_W, "val", ID_LIST, true, false, false}, {NS_W, "num", NS_W, "numId", ID_LIST, true, true, false},
    {NS_WP, "docPr", NULL, "id", ID_DRAWING, true, false, false},
    {NULL, NULL, NULL, NULL, ID_SPACE_COUNT, false, false, false}};

/* ECMA-376 part 1, 17.13: what a remark says stands where its reference does, which ends the range once more. */

static const struct range_ends word_ranges[] = {
    {NS_W, "bookmarkStart", "bookmarkEnd", "id", true}, {NS_W, "permStart", "permEnd", "id", true},
    {NS_W, "commentRangeStart", "commentRangeEnd", "id", false}, {NS_W, "commentRangeStart", "commentReference", "id", false},
    {NULL, NULL, NULL, NULL, false}};

static const char *const word_parts[] = {
    "word/document*.xml", "word/header*.xml", "word/footer*.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml",
    "word/charts/chart*.xml", OFFICE_PROPERTY_PARTS, NULL};

static const struct note_kind word_notes[] = {
    {"word/footnotes.xml", "footnoteReference", "footnote", true},
    {"word/endnotes.xml", "endnoteReference", "endnote", true},
    {"word/comments.xml", "commentReference", "comment", false},
    {NULL, NULL, NULL, false}};

static const char *const word_skipped[] = {"gridBefore", "gridAfter", NULL};

static const struct table_markup word_tables = {.column = "gridCol",
                                                .width = "w",
                                                .across = "gridSpan",
                                                .joined = "vMerge",
                                                .properties = "tcPr",
                                                .order = word_cell_properties,
                                                .cell_width = "tcW",
                                                .row_properties = "trPr",
                                                .skipped = word_skipped,
                                                .most_columns = 63};

static const char *const word_definitions[] = {"word/styles.xml", "word/numbering.xml", "word/settings.xml", NULL};
static const char *const word_needed[] = {"[Content_Types].xml", "_rels/.rels", NULL};

/* ECMA-376 part 1, 17.16.7 and 17.5.2. */
static const struct unfilled word_unfilled[] = {
    {NS_W, "default", NS_W, "val", N_("form field")},
    {NS_W, "helpText", NS_W, "val", N_("form field")},
    {NS_W, "statusText", NS_W, "val", N_("form field")},
    {NS_W, "listEntry", NS_W, "val", N_("form field")},
    {NS_W, "listItem", NS_W, "displayText", N_("list of choices")},
    {NS_W, "listItem", NS_W, "value", N_("list of choices")},
    {NULL, NULL, NULL, NULL, NULL}};

/* 17.13.4. */
static const struct remark_style word_remarks = {
    .kind = REMARKS_APART,
    .bearer = ROLE_PARAGRAPH,
    .texts = {"word/comments.xml", "comments", OFFICE_MEDIA "wordprocessingml.comments+xml", "comments"},
};

const struct format format_docx = {
    .name = "docx",
    .media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    .needed = word_needed,
    .parts = word_parts,
    .elements = word_elements,
    .ids = word_ids,
    .ranges = word_ranges,
    .notes = word_notes,
    .charts = CHARTS_DRAWINGML,
    .chart_parts = "word/charts/chart*.xml",
    .chart_paragraph = "<a:p xmlns:a=\"" NS_A "\"/>",
    .tables = &word_tables,
    .contents = CONTENTS_WORDML,
    .has_relations = true,
    .styles = "word/styles.xml",
    .media = "word/media/",
    .page = {"word/document.xml", "sectPr", false},
    .run_properties = word_run_properties,
    .remarks = &word_remarks,
    .unfilled = word_unfilled,
    .paragraph_properties = word_paragraph_properties,
    .schema = word_schema,
    .definitions = word_definitions,
    .prefix = "w",
    .text = {"</w:t><w:br/><w:t xml:space=\"preserve\">", "</w:t><w:tab/><w:t xml:space=\"preserve\">", NULL},
    .page_break = "</w:t><w:br w:type=\"page\"/><w:t xml:space=\"preserve\">",
    .fields_go_stale = true,
    .pages_end_in_paragraph = true,
    .space_attribute = "xml:space",
    .empty_paragraph = "<w:p/>",
};
