/* PPTX and XLSX: what their rows say is taken from ECMA-376 part 1 (PresentationML, SpreadsheetML, DrawingML). */
#include "base/i18n.h"
#include "pack/formats.h"
#include "pack/properties.h"

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

static const char *const slide_needed[] = {"[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml", NULL};
static const char *const workbook_needed[] = {"[Content_Types].xml", "_rels/.rels", NULL};

static const char *const workbook_parts[] = {"xl/worksheets/*.xml", "xl/drawings/drawing*.xml", "xl/comments*.xml", "xl/charts/chart*.xml", OFFICE_PROPERTY_PARTS, NULL};

/* 21.1.2.2.4: a number of a slide, a date. The characters of a field stand in its a:t, which is a text like any other. */
static const struct unfilled drawing_unfilled[] = {{A, "fld", NULL, NULL, N_("field")}, {NULL, NULL, NULL, NULL, NULL}};

/* 19.4 and 18.7. */
static const struct remark_style slide_remarks = {.kind = REMARKS_SLIDES,
                                                  .bearer = ROLE_SLIDE,
                                                  .texts = {"ppt/comments/comment*.xml", "comments", OFFICE_MEDIA "presentationml.comments+xml", "cmLst"},
                                                  .authors = {"ppt/commentAuthors.xml", "commentAuthors", OFFICE_MEDIA "presentationml.commentAuthors+xml", "cmAuthorLst"}};
static const struct remark_style workbook_remarks = {.kind = REMARKS_CELLS,
                                                     .bearer = ROLE_CELL,
                                                     .is_single = true,
                                                     .texts = {"xl/comments*.xml", "comments", OFFICE_MEDIA "spreadsheetml.comments+xml", "comments"},
                                                     .boxes = {"xl/drawings/vmlDrawing*.vml", "vmlDrawing", OFFICE_MEDIA "vmlDrawing", "xml"}};

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
