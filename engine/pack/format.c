/* One row a format; what a row says is taken from ECMA-376 part 1 (WordprocessingML, PresentationML, DrawingML) and ODF 1.3 part 3. */
#include "pack/format.h"

#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "pack/properties.h"

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
/* Text of a chart (ECMA-376 part 1, 21.2): its titles, and the names and categories in its caches. */
#define CHART_ELEMENTS {C, "rich", ROLE_STORY}, {C, "v", ROLE_LINE}

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

static const struct table_markup open_tables = {.column = "table-column",
                                                .repeated = "number-columns-repeated",
                                                .across = "number-columns-spanned",
                                                .down = "number-rows-spanned",
                                                .covered = "covered-table-cell"};

/* ECMA-376 part 1, 17.3.2.28 and A.1 (EG_RPrBase). */
static const char *const word_run_properties[] = {
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs",
    "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
    "specVanish", "oMath", NULL};

/* 17.3.1.26 (CT_PPr). */
static const char *const word_paragraph_properties[] = {
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr",
    "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr",
    "sectPr", "pPrChange", NULL};

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
#define SLIDE_ELEMENTS(a, p) \
    {a, "p", ROLE_PARAGRAPH}, {a, "r", ROLE_RUN}, {a, "t", ROLE_TEXT}, {a, "br", ROLE_BREAK}, \
    {a, "tr", ROLE_ROW}, {a, "tc", ROLE_CELL}, {a, "tbl", ROLE_TABLE}, \
    {a, "txBody", ROLE_STORY}, {p, "txBody", ROLE_STORY}, \
    {a, "pPr", ROLE_PROPERTIES}, {a, "rPr", ROLE_PROPERTIES}, {a, "endParaRPr", ROLE_PROPERTIES}, {a, "bodyPr", ROLE_PROPERTIES}, \
    {a, "lstStyle", ROLE_PROPERTIES}, {a, "tblPr", ROLE_PROPERTIES}, {a, "tblGrid", ROLE_PROPERTIES}, {a, "tcPr", ROLE_PROPERTIES}, \
    {a, "extLst", ROLE_PROPERTIES}, {p, "graphicFrame", ROLE_FRAME}, {p, "sp", ROLE_SHAPE}, \
    {p, "sld", ROLE_DRAWING}, {p, "notes", ROLE_DRAWING}, {p, "sldLayout", ROLE_DRAWING}, {p, "sldMaster", ROLE_DRAWING}, {p, "notesMaster", ROLE_DRAWING}, \
    {p, "handoutMaster", ROLE_DRAWING}, {p, "text", ROLE_LINE}

#define SLIDE_IDS(p) \
    {p, "cNvPr", NULL, "id", ID_DRAWING, true, false, false}, {p, "spTgt", NULL, "spid", ID_DRAWING, true, true, false}, \
    {p, "bldP", NULL, "spid", ID_DRAWING, true, true, false}, {p, "bldGraphic", NULL, "spid", ID_DRAWING, true, true, false}
/* clang-format on */

static const struct element slide_elements[] = {OFFICE_PROPERTIES, SLIDE_ELEMENTS(A, P),
                                                CHART_ELEMENTS,
                                                {DECK, "slide", ROLE_SLIDE},
                                                {DECK, "notes", ROLE_NOTES},
                                                {NULL, NULL, ROLE_NONE}};

/* ECMA-376 part 1, 21.1.3: cells that others reach to stay. */
static const struct table_markup slide_tables = {.column = "gridCol",
                                                 .width = "w",
                                                 .across = "gridSpan",
                                                 .height = "h",
                                                 .down = "rowSpan",
                                                 .beside = "hMerge",
                                                 .below = "vMerge",
                                                 .is_bare = true};

static const struct id_attribute slide_ids[] = {SLIDE_IDS(P),
                                                {A, "stCxn", NULL, "id", ID_DRAWING, true, true, false},
                                                {A, "endCxn", NULL, "id", ID_DRAWING, true, true, false},
                                                {A16, "rowId", NULL, "val", ID_ROW, true, false, false},
                                                {A16, "colId", NULL, "val", ID_COLUMN, true, false, false},
                                                {P14, "creationId", NULL, "val", ID_CREATION, true, false, false},
                                                {NULL, NULL, NULL, NULL, ID_SPACE_COUNT, false, false, false}};

static const char *const slide_parts[] = {"ppt/slides/slide*.xml",           "ppt/notesSlides/notesSlide*.xml", "ppt/slideLayouts/slideLayout*.xml",
                                          "ppt/slideMasters/slideMaster*.xml", "ppt/notesMasters/notesMaster*.xml", "ppt/handoutMasters/handoutMaster*.xml",
                                          "ppt/comments/*.xml", "ppt/charts/chart*.xml", OFFICE_PROPERTY_PARTS, NULL};

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

static const char *const text_parts[] = {"content.xml", "styles.xml", "Object */content.xml", "meta.xml", NULL};

static const char *const word_needed[] = {"[Content_Types].xml", "_rels/.rels", NULL};
static const char *const slide_needed[] = {"[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml", NULL};
static const char *const text_needed[] = {"META-INF/manifest.xml", "content.xml", NULL};

static const char *const workbook_parts[] = {"xl/worksheets/*.xml", "xl/drawings/drawing*.xml", "xl/comments*.xml", "xl/charts/chart*.xml", OFFICE_PROPERTY_PARTS, NULL};

static const struct id_attribute no_ids[] = {{NULL, NULL, NULL, NULL, ID_SPACE_COUNT, false, false, false}};

/* ECMA-376 part 1, 17.16.7 and 17.5.2. */
static const struct unfilled word_unfilled[] = {{W, "default", W, "val", N_("form field")},
                                                {W, "helpText", W, "val", N_("form field")},
                                                {W, "statusText", W, "val", N_("form field")},
                                                {W, "listEntry", W, "val", N_("form field")},
                                                {W, "listItem", W, "displayText", N_("list of choices")},
                                                {W, "listItem", W, "value", N_("list of choices")},
                                                {NULL, NULL, NULL, NULL, NULL}};

/* 21.1.2.2.4: a number of a slide, a date. The characters of a field stand in its a:t, which is a text like any other. */
static const struct unfilled drawing_unfilled[] = {{A, "fld", NULL, NULL, N_("field")}, {NULL, NULL, NULL, NULL, NULL}};

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

#define OFFICE_MEDIA "application/vnd.openxmlformats-officedocument."

/* ECMA-376 part 1, 17.13.4, 19.4 and 18.7; ODF 1.3 part 3, 14.1: in the text or in a cell. On a slide it is LibreOffice's own. */
static const struct remark_style
    word_remarks = {.kind = REMARKS_APART,
                    .bearer = ROLE_PARAGRAPH,
                    .texts = {"word/comments.xml", "comments", OFFICE_MEDIA "wordprocessingml.comments+xml", "comments"}},
    text_remarks = {.kind = REMARKS_INSIDE, .bearer = ROLE_PARAGRAPH, .namespace_uri = OFFICE, .prefix = "office"},
    slide_remarks = {.kind = REMARKS_SLIDES,
                     .bearer = ROLE_SLIDE,
                     .texts = {"ppt/comments/comment*.xml", "comments", OFFICE_MEDIA "presentationml.comments+xml", "cmLst"},
                     .authors = {"ppt/commentAuthors.xml", "commentAuthors", OFFICE_MEDIA "presentationml.commentAuthors+xml", "cmAuthorLst"}},
    page_remarks = {.kind = REMARKS_ELEMENT, .bearer = ROLE_SLIDE, .namespace_uri = OFFICE_EXTENSION, .prefix = "officeooo"},
    workbook_remarks = {.kind = REMARKS_CELLS,
                        .bearer = ROLE_CELL,
                        .is_single = true,
                        .texts = {"xl/comments*.xml", "comments", OFFICE_MEDIA "spreadsheetml.comments+xml", "comments"},
                        .boxes = {"xl/drawings/vmlDrawing*.vml", "vmlDrawing", OFFICE_MEDIA "vmlDrawing", "xml"}},
    spreadsheet_remarks = {.kind = REMARKS_ELEMENT, .bearer = ROLE_CELL, .namespace_uri = OFFICE, .prefix = "office", .is_single = true};

static const struct format formats[] = {
    {.name = "docx",
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
     .prefix = "w",
     .text = {"</w:t><w:br/><w:t xml:space=\"preserve\">", "</w:t><w:tab/><w:t xml:space=\"preserve\">", NULL},
     .page_break = "</w:t><w:br w:type=\"page\"/><w:t xml:space=\"preserve\">",
     .fields_go_stale = true,
     .pages_end_in_paragraph = true,
     .space_attribute = "xml:space",
     .empty_paragraph = "<w:p/>"},
    {.name = "odt",
     .media_type = "application/vnd.oasis.opendocument.text",
     .mimetype_first = true,
     .needed = text_needed,
     .parts = text_parts,
     .elements = text_elements,
     .ids = text_ids,
     .ranges = open_ranges,
     .paragraph_holds_text = true,
     .charts = CHARTS_ODF,
     .chart_parts = "Object */content.xml",
     .drawings = DRAWINGS_ODF,
     .tables = &open_tables,
     .contents = CONTENTS_ODF,
     .styles = "styles.xml",
     .marks_are_styles = true,
     .media = "Pictures/",
     .page = {"styles.xml", "page-layout-properties", true},
     .remarks = &text_remarks,
     .unfilled = open_unfilled,
     .prefix = "text",
     .text = {"<text:line-break/>", "<text:tab/>", "<text:s text:c=\"%zu\"/>"}},
    {.name = "pptx",
     .media_type = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
     .needed = slide_needed,
     .parts = slide_parts,
     .elements = slide_elements,
     .ids = slide_ids,
     .charts = CHARTS_DRAWINGML,
     .chart_parts = "ppt/charts/chart*.xml",
     .tables = &slide_tables,
     .prefix = "a",
     .text = {"</a:t></a:r><a:br>@</a:br><a:r>@<a:t>", "\t", NULL},
     .has_slides = true,
     .shapes = SHAPES_DRAWINGML,
     .media = "ppt/media/",
     .presentation = "ppt/presentation.xml",
     .remarks = &slide_remarks,
     .unfilled = drawing_unfilled,
     .empty_paragraph = "<a:p/>"},
    {.name = "odp",
     .media_type = "application/vnd.oasis.opendocument.presentation",
     .mimetype_first = true,
     .needed = text_needed,
     .parts = text_parts,
     .elements = page_elements,
     .ids = page_ids,
     .ranges = open_ranges,
     .paragraph_holds_text = true,
     .charts = CHARTS_ODF,
     .chart_parts = "Object */content.xml",
     .drawings = DRAWINGS_ODF,
     .tables = &open_tables,
     .prefix = "text",
     .text = {"<text:line-break/>", "<text:tab/>", "<text:s text:c=\"%zu\"/>"},
     .shapes = SHAPES_ODF,
     .remarks = &page_remarks,
     .unfilled = open_unfilled,
     .media = "Pictures/",
     .has_slides = true},
    {.name = "xlsx",
     .media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     .needed = word_needed,
     .parts = workbook_parts,
     .elements = workbook_elements,
     .ids = no_ids,
     .prefix = "",
     .media = "xl/media/",
     .text = {"\n", "\t", NULL},
     .space_attribute = "xml:space",
     .remarks = &workbook_remarks,
     .unfilled = drawing_unfilled,
     .sheets = &workbook_sheets},
    {.name = "ods",
     .media_type = "application/vnd.oasis.opendocument.spreadsheet",
     .mimetype_first = true,
     .needed = text_needed,
     .parts = text_parts,
     .elements = spreadsheet_elements,
     .ids = no_ids,
     .paragraph_holds_text = true,
     .drawings = DRAWINGS_ODF,
     .media = "Pictures/",
     .prefix = "text",
     .text = {"\n", " ", "<text:s text:c=\"%zu\"/>", true}, /* spreadsheet programs know no other breaks and no tabs in a cell */
     .remarks = &spreadsheet_remarks,
     .unfilled = open_unfilled,
     .sheets = &spreadsheet_sheets},
};

static const struct element_word words[] = {
    {"row", ROLE_ROW},     {"строка", ROLE_ROW},         {"cell", ROLE_CELL},   {"ячейка", ROLE_CELL},
    {"table", ROLE_TABLE}, {"таблица", ROLE_TABLE},      {"paragraph", ROLE_PARAGRAPH}, {"абзац", ROLE_PARAGRAPH},
    {"w:r", ROLE_RUN},      {"w:tr", ROLE_ROW},    {"w:tc", ROLE_CELL},          {"w:tbl", ROLE_TABLE}, {"w:p", ROLE_PARAGRAPH},
    {"text:p", ROLE_PARAGRAPH}, {"table:table-row", ROLE_ROW}, {"table:table", ROLE_TABLE}, {"item", ROLE_ITEM},
    {"text:list-item", ROLE_ITEM}, {"section", ROLE_SECTION}, {"раздел", ROLE_SECTION}, {"text:section", ROLE_SECTION},
    {"list", ROLE_LIST}, {"список", ROLE_LIST}, {"text:list", ROLE_LIST},
    {"slide", ROLE_SLIDE}, {"слайд", ROLE_SLIDE}, {"p:sld", ROLE_SLIDE}, {"draw:page", ROLE_SLIDE},
    {"sheet", ROLE_SHEET}, {"лист", ROLE_SHEET},
    {"a:tr", ROLE_ROW}, {"a:tc", ROLE_CELL}, {"a:tbl", ROLE_TABLE}, {"a:p", ROLE_PARAGRAPH}};

const struct format *format_find(struct str file)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t len = strlen(formats[i].name);
        if (file.len > len && file.ptr[file.len - len - 1] == '.' &&
            strncasecmp(file.ptr + file.len - len, formats[i].name, len) == 0)
            return &formats[i];
    }
    return NULL;
}

struct str format_extensions(struct arena *a)
{
    struct str list = STR("");
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        list = arena_printf(a, "%.*s%s.%s", STR_ARG(list), i ? ", " : "", formats[i].name);
    return list;
}

/* One '*' in a pattern is enough for every format. */
bool format_matches(struct str entry, struct str pattern)
{
    size_t star = str_find(pattern, STR("*"), 0);
    if (star == SIZE_MAX)
        return str_equal(entry, pattern);
    struct str head = str_slice(pattern, 0, star), tail = str_slice(pattern, star + 1, pattern.len);
    return entry.len >= head.len + tail.len && str_starts(entry, head) && str_ends(entry, tail) &&
           str_find(str_slice(entry, head.len, entry.len - tail.len), STR("/"), 0) == SIZE_MAX;
}

bool format_has_tags(const struct format *f, struct str entry)
{
    for (const char *const *p = f->parts; *p; p++)
        if (format_matches(entry, str_from(*p)))
            return true;
    return false;
}

bool format_may_be_chart(const struct format *f, struct str entry)
{
    return f->chart_parts && format_matches(entry, str_from(f->chart_parts));
}

/* ODF says what it is in `mimetype`, which is stored; OPC by the name of its main part. */
static bool is_package_of(const struct format *f, const struct package *p)
{
    const struct package_entry *said = package_find(p, STR("mimetype"));
    if (f->mimetype_first)
        return said && str_equal(str_trim(said->raw), str_from(f->media_type));
    for (size_t i = 0; i < p->count; i++)
        if (format_matches(p->entries[i].name, str_from(f->parts[0])))
            return true;
    return false;
}

const struct format *format_of_package(const struct package *p)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (is_package_of(&formats[i], p))
            return &formats[i];
    return NULL;
}

enum role format_role(const struct format *f, const char *namespace_uri, const char *name)
{
    for (const struct element *e = f->elements; e->name && namespace_uri; e++)
        if (e->name[0] == name[0] && strcmp(e->name, name) == 0 && strcmp(e->namespace_uri, namespace_uri) == 0)
            return e->role;
    return ROLE_NONE;
}

size_t format_property_rank(const char *const *names, const char *name)
{
    size_t rank = 0;
    while (names && names[rank] && strcmp(names[rank], name) != 0)
        rank++;
    return rank;
}

enum role format_word_role(struct str word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(word, str_from(words[i].word)))
            return words[i].role;
    return ROLE_NONE;
}
