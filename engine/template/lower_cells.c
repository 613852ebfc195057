/* A cell that holds one tag and nothing else takes the type of its value. */
#include <stdlib.h>
#include <string.h>

#include "template/lower_sheets.h"

static bool is_blank(const xmlChar *text)
{
    return text[strspn((const char *)text, " \t\r\n")] == '\0';
}

const struct marker *lower_sheet_typed(const struct lowering *l, const xmlNode *cell)
{
    const struct marker *only = NULL;
    size_t paragraphs = 0;
    if (!l->format->sheets || markup_role(l->format, cell) != ROLE_CELL)
        return NULL;
    for (xmlNodePtr node = cell->children; node;) {
        const struct marker *m = markup_marker(node);
        enum role role = markup_role(l->format, node);
        bool fits = m ? m->kind == MARKER_TAG && m->tag.kind == TAG_VALUE && !only
                      : node->type == XML_TEXT_NODE ? is_blank(node->content)
                                                    : role == ROLE_PARAGRAPH || role == ROLE_RUN || role == ROLE_TEXT || role == ROLE_PROPERTIES;
        if (!fits)
            return NULL;
        only = m ? m : only;
        paragraphs += role == ROLE_PARAGRAPH;
        node = role == ROLE_PROPERTIES ? markup_after(node, cell) : markup_next(node, cell);
    }
    return paragraphs == 1 ? only : NULL;
}

unsigned lower_sheet_accepts(const struct lowering *l, const xmlNode *cell)
{
    xmlChar *style = xmlGetNoNsProp((xmlNodePtr)cell, (const xmlChar *)"s");
    size_t number = style ? (size_t)strtoul((const char *)style, NULL, 10) : 0;
    xmlFree(style);
    if (l->format->sheets->kind == SHEETS_ODF)
        return ACCEPT_NUMBER | ACCEPT_DATE;
    return number < l->sheets->style_count ? l->sheets->accepts[number] : ACCEPT_NUMBER;
}

bool lower_sheet_has_codes(const struct lowering *l, const xmlNode *element)
{
    return l->format->sheets && markup_role(l->format, element) == ROLE_LINE &&
           strcmp((const char *)element->parent->name, "headerFooter") == 0;
}
