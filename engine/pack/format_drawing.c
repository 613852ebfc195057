/* PPTX and XLSX: what their rows say is taken from ECMA-376 part 1 (PresentationML, SpreadsheetML, DrawingML). */
#include "base/i18n.h"
#include "pack/formats.h"
#include "pack/properties.h"

/* clang-format off */

static const struct element slide_elements[] = {
    OFFICE_PROPERTIES,
    {NS_A, "p", ROLE_PARAGRAPH}, {NS_A, "r", ROLE_RUN}, {NS_A, "t", ROLE_TEXT}, {NS_A, "br", ROLE_BREAK},
    {NS_A, "tr", ROLE_ROW}, {NS_A, "tc", ROLE_CELL}, {NS_A, "tbl", ROLE_TABLE},
    {NS_A, "txBody", ROLE_STORY}, {NS_P, "txBody", ROLE_STORY},
    {NS_A, "pPr", ROLE_PROPERTIES}, {NS_A, "rPr", ROLE_PROPERTIES}, {NS_A, "endParaRPr", ROLE_PROPERTIES},
    {NS_A, "bodyPr", ROLE_PROPERTIES},
    {NS_A, "lstStyle", ROLE_PROPERTIES}, {NS_A, "tblPr", ROLE_PROPERTIES}, {NS_A, "tblGrid", ROLE_PROPERTIES},
    {NS_A, "tcPr", ROLE_PROPERTIES},
    {NS_A, "extLst", ROLE_PROPERTIES}, {NS_P, "graphicFrame", ROLE_FRAME}, {NS_P, "sp", ROLE_SHAPE},
    {NS_P, "sld", ROLE_DRAWING}, {NS_P, "notes", ROLE_DRAWING}, {NS_P, "sldLayout", ROLE_DRAWING}, {NS_P, "sldMaster", ROLE_DRAWING},
    {NS_P, "notesMaster", ROLE_DRAWING},
    {NS_P, "handoutMaster", ROLE_DRAWING}, {NS_P, "text", ROLE_LINE},
    CHART_ELEMENTS,
    {FORMAT_DECK, "slide", ROLE_SLIDE},
    {FORMAT_DECK, "notes", ROLE_NOTES},
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

static const struct id_attribute slide_ids[] = {
    {NS_P, "cNvPr", NULL, "id", ID_DRAWING, true, false, false}, {NS_P, "spTgt", NULL, "spid", ID_DRAWING, true, true, false},
    {NS_P, "bldP", NULL, "spid", ID_DRAWING, true, true, false}, {NS_P, "bldGraphic", NULL, "spid", ID_DRAWING, true, true, false},
    {NS_A, "stCxn", NULL, "id", ID_DRAWING, true, true, false},
    {NS_A, "endCxn", NULL, "id", ID_DRAWING, true, true, false},
    {NS_A16, "rowId", NULL, "val", ID_ROW, true, false, false},
    {NS_A16, "colId", NULL, "val", ID_COLUMN, true, false, false},
    {NS_P14, "creationId", NULL, "val", ID_CREATION, true, false, false},
    {NULL, NULL, NULL, NULL, ID_SPACE_COUNT, false, false, false}};

static const char *const slide_parts[] = {
    "ppt/slides/slide*.xml", "ppt/notesSlides/notesSlide*.xml", "ppt/slideLayouts/slideLayout*.xml", "ppt/slideMasters/slideMaster*.xml",
    "ppt/notesMasters/notesMaster*.xml", "ppt/handoutMasters/handoutMaster*.xml", "ppt/comments/*.xml", "ppt/charts/chart*.xml",
    OFFICE_PROPERTY_PARTS, NULL};

static const char *const slide_needed[] = {"[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml", NULL};
static const char *const workbook_needed[] = {"[Content_Types].xml", "_rels/.rels", NULL};

static const char *const workbook_parts[] = {"xl/worksheets/*.xml", "xl/drawings/drawing*.xml", "xl/comments*.xml", "xl/charts/chart*.xml",
                                             OFFICE_PROPERTY_PARTS, NULL};

/* 21.1.2.2.4: a number of a slide, a date. The characters of a field stand in its a:t, which is a text like any other. */
static const struct unfilled drawing_unfilled[] = {{NS_A, "fld", NULL, NULL, N_("field")}, {NULL, NULL, NULL, NULL, NULL}};

/* 19.4 and 18.7. */
static const struct remark_style slide_remarks = {
    .kind = REMARKS_SLIDES,
    .bearer = ROLE_SLIDE,
    .texts = {"ppt/comments/comment*.xml", "comments", OFFICE_MEDIA "presentationml.comments+xml", "cmLst"},
    .authors = {"ppt/commentAuthors.xml", "commentAuthors", OFFICE_MEDIA "presentationml.commentAuthors+xml", "cmAuthorLst"},
};
static const struct remark_style workbook_remarks = {
    .kind = REMARKS_CELLS,
    .bearer = ROLE_CELL,
    .is_single = true,
    .texts = {"xl/comments*.xml", "comments", OFFICE_MEDIA "spreadsheetml.comments+xml", "comments"},
    .boxes = {"xl/drawings/vmlDrawing*.vml", "vmlDrawing", OFFICE_MEDIA "vmlDrawing", "xml"},
};

const struct format format_pptx = {
    .name = "pptx",
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
    .empty_paragraph = "<a:p/>",
};

const struct format format_xlsx = {
    .name = "xlsx",
    .media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    .needed = workbook_needed,
    .parts = workbook_parts,
    .elements = workbook_elements,
    .ids = no_ids,
    .prefix = "",
    .media = "xl/media/",
    .text = {"\n", "\t", NULL},
    .space_attribute = "xml:space",
    .remarks = &workbook_remarks,
    .unfilled = drawing_unfilled,
    .sheets = &workbook_sheets,
};
