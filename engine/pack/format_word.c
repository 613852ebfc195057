/* DOCX: what the row says is taken from ECMA-376 part 1 (WordprocessingML). */
#include "base/i18n.h"
#include "pack/formats.h"
#include "pack/properties.h"

/* clang-format off */
#define WORD_ELEMENTS(ns) \
    {ns, "p", ROLE_PARAGRAPH}, {ns, "r", ROLE_RUN}, {ns, "t", ROLE_TEXT}, {ns, "br", ROLE_BREAK}, \
    {ns, "cr", ROLE_BREAK}, {ns, "tab", ROLE_TAB}, {ns, "noBreakHyphen", ROLE_HYPHEN}, {ns, "softHyphen", ROLE_SILENT}, \
    {ns, "hyperlink", ROLE_INLINE}, {ns, "ins", ROLE_INLINE}, {ns, "smartTag", ROLE_INLINE}, {ns, "moveTo", ROLE_INLINE}, \
    {ns, "proofErr", ROLE_SILENT}, {ns, "bookmarkStart", ROLE_SILENT}, {ns, "bookmarkEnd", ROLE_SILENT}, \
    {ns, "lastRenderedPageBreak", ROLE_SILENT}, {ns, "commentRangeStart", ROLE_SILENT}, {ns, "commentRangeEnd", ROLE_SILENT}, \
    {ns, "permStart", ROLE_SILENT}, {ns, "permEnd", ROLE_SILENT}, \
    {ns, "delText", ROLE_HIDDEN}, {ns, "instrText", ROLE_FIELD_CODE}, {ns, "delInstrText", ROLE_HIDDEN}, {ns, "moveFrom", ROLE_HIDDEN}, \
    {ns, "del", ROLE_HIDDEN}, \
    {ns, "tr", ROLE_ROW}, {ns, "tc", ROLE_CELL}, {ns, "tbl", ROLE_TABLE}, \
    {ns, "hdr", ROLE_STORY}, {ns, "ftr", ROLE_STORY}, {ns, "footnote", ROLE_STORY}, {ns, "endnote", ROLE_STORY}, \
    {ns, "txbxContent", ROLE_STORY}, {ns, "body", ROLE_BODY}, \
    {ns, "pPr", ROLE_PROPERTIES}, {ns, "rPr", ROLE_PROPERTIES}, {ns, "tblPr", ROLE_PROPERTIES}, {ns, "tblGrid", ROLE_PROPERTIES}, \
    {ns, "trPr", ROLE_PROPERTIES}, {ns, "tcPr", ROLE_PROPERTIES}, {ns, "sdtPr", ROLE_PROPERTIES}, {ns, "tblPrEx", ROLE_PROPERTIES}, \
    {ns, "sdtEndPr", ROLE_PROPERTIES}, {ns, "customXmlPr", ROLE_PROPERTIES}, \
    {ns, "sdt", ROLE_WRAPPER}, {ns, "sdtContent", ROLE_WRAPPER}, {ns, "customXml", ROLE_WRAPPER}, \
    {ns, "sectPr", ROLE_SECTION_PROPERTIES}

/* element; attribute; space; number, refers, text */
#define WORD_IDS(ns) \
    {ns, "bookmarkStart", ns, "id", ID_BOOKMARK, true, false, false}, {ns, "bookmarkEnd", ns, "id", ID_BOOKMARK, true, false, false}, \
    {ns, "bookmarkStart", ns, "name", ID_NAME, false, false, false}, {ns, "hyperlink", ns, "anchor", ID_NAME, false, true, false}, \
    {ns, "fldSimple", ns, "instr", ID_NAME, false, true, true}, \
    {ns, "comment", ns, "id", ID_COMMENT, true, false, false}, {ns, "commentReference", ns, "id", ID_COMMENT, true, true, false}, \
    {ns, "commentRangeStart", ns, "id", ID_COMMENT, true, true, false}, {ns, "commentRangeEnd", ns, "id", ID_COMMENT, true, true, false}, \
    {ns, "id", ns, "val", ID_CONTROL, true, false, false}, \
    {ns, "numId", ns, "val", ID_LIST, true, false, false}, {ns, "num", ns, "numId", ID_LIST, true, true, false}
/* clang-format on */

/* clang-format off */
static const struct element word_elements[] = {WORD_ELEMENTS(W), OFFICE_PROPERTIES, CHART_ELEMENTS,
                                               {A, "p", ROLE_PARAGRAPH}, {A, "r", ROLE_RUN}, {A, "t", ROLE_TEXT}, {A, "br", ROLE_BREAK},
                                               {A, "pPr", ROLE_PROPERTIES}, {A, "rPr", ROLE_PROPERTIES}, {A, "endParaRPr", ROLE_PROPERTIES},
                                               {A, "bodyPr", ROLE_PROPERTIES}, {A, "lstStyle", ROLE_PROPERTIES}, {NULL, NULL, ROLE_NONE}};
/* clang-format on */

static const struct id_attribute word_ids[] = {WORD_IDS(W),
                                               {WP, "docPr", NULL, "id", ID_DRAWING, true, false, false},
                                               {NULL, NULL, NULL, NULL, ID_SPACE_COUNT, false, false, false}};

/* clang-format off */
/* ECMA-376 part 1, 17.13: what a remark says stands where its reference does, which ends the range once more. */
#define WORD_RANGES(ns) \
    {ns, "bookmarkStart", "bookmarkEnd", "id", true}, {ns, "permStart", "permEnd", "id", true}, \
    {ns, "commentRangeStart", "commentRangeEnd", "id", false}, {ns, "commentRangeStart", "commentReference", "id", false}
/* clang-format on */

static const struct range_ends word_ranges[] = {WORD_RANGES(W), {NULL, NULL, NULL, NULL, false}};

static const char *const word_parts[] = {"word/document*.xml", "word/header*.xml",   "word/footer*.xml",
                                         "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml", "word/charts/chart*.xml", OFFICE_PROPERTY_PARTS, NULL};

static const struct note_kind word_notes[] = {{"word/footnotes.xml", "footnoteReference", "footnote", true},
                                              {"word/endnotes.xml", "endnoteReference", "endnote", true},
                                              {"word/comments.xml", "commentReference", "comment", false},
                                              {NULL, NULL, NULL, false}};

/* CT_TcPr: what comes before the borders of a cell. */
static const char *const word_cell_order[] = {"cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", NULL};
static const char *const word_skipped[] = {"gridBefore", "gridAfter", NULL};

static const struct table_markup word_tables = {.column = "gridCol",
                                                .width = "w",
                                                .across = "gridSpan",
                                                .joined = "vMerge",
                                                .properties = "tcPr",
                                                .order = word_cell_order,
                                                .cell_width = "tcW",
                                                .row_properties = "trPr",
                                                .skipped = word_skipped,
                                                .most_columns = 63};

static const char *const word_definitions[] = {"word/styles.xml", "word/numbering.xml", "word/settings.xml", NULL};
static const char *const word_needed[] = {"[Content_Types].xml", "_rels/.rels", NULL};

/* ECMA-376 part 1, 17.16.7 and 17.5.2. */
static const struct unfilled word_unfilled[] = {{W, "default", W, "val", N_("form field")},
                                                {W, "helpText", W, "val", N_("form field")},
                                                {W, "statusText", W, "val", N_("form field")},
                                                {W, "listEntry", W, "val", N_("form field")},
                                                {W, "listItem", W, "displayText", N_("list of choices")},
                                                {W, "listItem", W, "value", N_("list of choices")},
                                                {NULL, NULL, NULL, NULL, NULL}};

/* 17.13.4. */
static const struct remark_style word_remarks = {.kind = REMARKS_APART,
                                                 .bearer = ROLE_PARAGRAPH,
                                                 .texts = {"word/comments.xml", "comments", OFFICE_MEDIA "wordprocessingml.comments+xml", "comments"}};

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
    .chart_paragraph = "<a:p xmlns:a=\"" A "\"/>",
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
