/* The lists at the end of a worksheet stand in one order (ECMA-376 part 1, 18.3.1.99). */
#include <string.h>

#include "template/sheets/worksheets.h"

static size_t rank_of(const char *name)
{
    static const char *const names[] = {"sheetPr",       "dimension",       "sheetViews",         "sheetFormatPr",  "cols",
                                        "sheetData",     "sheetCalcPr",     "sheetProtection",    "protectedRanges", "scenarios",
                                        "autoFilter",    "sortState",       "dataConsolidate",    "customSheetViews", "mergeCells",
                                        "phoneticPr",    "conditionalFormatting", "dataValidations", "hyperlinks",  "printOptions",
                                        "pageMargins",   "pageSetup",       "headerFooter",       "rowBreaks",      "colBreaks",
                                        "customProperties", "cellWatches",  "ignoredErrors",      "smartTags",      "drawing",
                                        "legacyDrawing"};
    size_t rank = 0;
    while (rank < sizeof names / sizeof *names && strcmp(names[rank], name) != 0)
        rank++;
    return rank;
}

xmlNodePtr worksheets_list(xmlNodePtr sheet, const char *name)
{
    xmlNodePtr after = NULL;
    for (xmlNodePtr node = sheet->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE || markup_marker(node))
            continue;
        if (strcmp((const char *)node->name, name) == 0)
            return node;
        after = rank_of((const char *)node->name) < rank_of(name) ? node : after;
    }
    return xmlAddNextSibling(after, xmlNewDocNode(sheet->doc, sheet->ns, (const xmlChar *)name, NULL));
}

size_t worksheets_list_stream(struct program *p, xmlNodePtr rows, const char *name)
{
    xmlNodePtr list = worksheets_list(rows->parent, name);
    const struct marker *last = list->last ? markup_marker(list->last) : NULL;
    xmlUnsetProp(list, (const xmlChar *)"count"); /* not known before rendering; both may be left out */
    xmlUnsetProp(list, (const xmlChar *)"manualBreakCount");
    return last && last->kind == MARKER_SPLICE ? last->stream : parts_stream(p, list);
}
