/* What the schemas of WordprocessingML (ECMA-376 part 1, A.1) and OpenDocument (ODF 1.3 part 4) ask where
 * programs are known to write otherwise: LibreOffice, when it saves what Word or pisar made. */
#include "pack/formats.h"

/* clang-format off */
/* EG_RPrBase. */
#define RUN_PROPERTIES \
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", \
    "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", \
    "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", \
    "specVanish", "oMath"

const char *const word_run_properties[] = {RUN_PROPERTIES, NULL};

/* CT_PPr. */
const char *const word_paragraph_properties[] = {
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr",
    "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN",
    "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange", NULL};

/* CT_ParaRPr and CT_RPr. */
static const char *const run[] = {"ins", "del", "moveFrom", "moveTo", RUN_PROPERTIES, "rPrChange", NULL};

/* CT_SectPr. */
static const char *const section[] = {
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders",
    "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter",
    "docGrid", "printerSettings", "sectPrChange", NULL};

/* CT_FtnDocProps, CT_EdnDocProps. */
static const char *const notes[] = {"pos", "numFmt", "numStart", "numRestart", "footnote", "endnote", NULL};

/* CT_TblPr, CT_TblPrEx. */
static const char *const table[] = {
    "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc",
    "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription",
    "tblPrChange", NULL};

/* CT_TcPr. */
const char *const word_cell_properties[] = {
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection", "tcFitText",
    "vAlign", "hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange", NULL};

/* CT_PBdr, CT_TblBorders, CT_TcBorders, CT_PageBorders, CT_TblCellMar, CT_TcMar. */
static const char *const sides[] = {
    "top", "start", "left", "bottom", "end", "right", "between", "bar", "insideH", "insideV", "tl2br", "tr2bl", NULL};

/* CT_Style. */
static const char *const style[] = {
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden", "unhideWhenUsed",
    "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid", "pPr", "rPr", "tblPr", "trPr", "tcPr",
    "tblStylePr", NULL};

/* CT_Numbering, CT_AbstractNum, CT_Lvl. */
static const char *const numbering[] = {"numPicBullet", "abstractNum", "num", "numIdMacAtCleanup", NULL};
static const char *const abstract[] = {
    "nsid", "multiLevelType", "tmpl", "name", "styleLink", "numStyleLink", "lvl", NULL};
static const char *const level[] = {
    "start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId", "legacy", "lvlJc", "pPr", "rPr",
    NULL};

/* CT_Settings. */
static const char *const settings[] = {
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
    "displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts",
    "embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle",
    "proofState", "formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType",
    "mailMerge", "revisionView", "trackRevisions", "doNotTrackMoves", "doNotTrackFormatting", "documentProtection",
    "autoFormatOverride", "styleLockTheme", "styleLockQFSet", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit",
    "hyphenationZone", "doNotHyphenateCaps", "showEnvelope", "summaryLength", "clickAndTypeStyle", "defaultTableStyle",
    "evenAndOddHeaders", "bookFoldRevPrinting", "bookFoldPrinting", "bookFoldPrintingSheets", "drawingGridHorizontalSpacing",
    "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
    "doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin", "drawingGridVerticalOrigin", "doNotShadeFormData",
    "noPunctuationKerning", "characterSpacingControl", "printTwoOnOne", "strictFirstAndLastChars", "noLineBreaksAfter",
    "noLineBreaksBefore", "savePreviewPicture", "doNotValidateAgainstSchema", "saveInvalidXml", "ignoreMixedContent",
    "alwaysShowPlaceholderText", "doNotDemarcateInvalidXml", "saveXmlDataOnly", "useXSLTWhenSaving", "saveThroughXslt",
    "showXMLTags", "alwaysMergeEmptyNamespace", "updateFields", "hdrShapeDefaults", "footnotePr", "endnotePr", "compat",
    "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary",
    "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator", NULL};

#define ORDERED(element, names) {NS_W, element, SCHEMA_ORDER, NULL, names}
/* clang-format on */

/* The date of a remark or change that has none is written as one of zeros, what a run looked like before is left out. */
const struct schema_rule word_schema[] = {
    ORDERED("pPr", word_paragraph_properties),
    ORDERED("rPr", run),
    ORDERED("sectPr", section),
    ORDERED("footnotePr", notes),
    ORDERED("endnotePr", notes),
    ORDERED("tblPr", table),
    ORDERED("tblPrEx", table),
    ORDERED("tcPr", word_cell_properties),
    ORDERED("pBdr", sides),
    ORDERED("tblBorders", sides),
    ORDERED("tcBorders", sides),
    ORDERED("pgBorders", sides),
    ORDERED("tblCellMar", sides),
    ORDERED("tcMar", sides),
    ORDERED("style", style),
    ORDERED("numbering", numbering),
    ORDERED("abstractNum", abstract),
    ORDERED("lvl", level),
    ORDERED("settings", settings),
    {NS_W, "rPrChange", SCHEMA_CHILD, "rPr", NULL},
    {NS_W, "pPrChange", SCHEMA_CHILD, "pPr", NULL},
    {NS_W, "*", SCHEMA_DAY, "date", NULL},
    {NS_W, "documentProtection", SCHEMA_NUMBER, "cryptAlgorithmSid", NULL},
    {NS_C, "dateAx", SCHEMA_NO_CHILD, "noMultiLvlLbl", NULL},
    {NULL, NULL, SCHEMA_ORDER, NULL, NULL},
};

/* LibreOffice says more of forms and of the background of pages than ODF 1.3 knows; the colour of a page is told twice. */
const struct schema_rule open_schema[] = {
    {NS_OFFICE, "annotation", SCHEMA_DAY_CHILD, "date", NULL},
    {NS_STYLE, "*", SCHEMA_WIDTHS, "border-line-width", NULL},
    {NS_STYLE, "*", SCHEMA_WIDTHS, "border-line-width-left", NULL},
    {NS_STYLE, "*", SCHEMA_WIDTHS, "border-line-width-right", NULL},
    {NS_STYLE, "*", SCHEMA_WIDTHS, "border-line-width-top", NULL},
    {NS_STYLE, "*", SCHEMA_WIDTHS, "border-line-width-bottom", NULL},
    {NS_STYLE, "page-layout-properties", SCHEMA_NO_ATTRIBUTE, "fill", NULL},
    {NS_STYLE, "page-layout-properties", SCHEMA_NO_ATTRIBUTE, "fill-color", NULL},
    {NS_STYLE, "page-layout-properties", SCHEMA_NO_ATTRIBUTE, "opacity", NULL},
    {NS_FORM, "*", SCHEMA_NO_ATTRIBUTE, "input-required", NULL},
    {NULL, NULL, SCHEMA_ORDER, NULL, NULL},
};
