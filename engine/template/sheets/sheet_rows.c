/* Rows that hold nothing but tags of sections and remarks are written for the engine, not for readers: they leave no row
 * behind. They stay in the tree, so that everything else keeps its place, and lowering passes them over. */
#include <string.h>

#include "template/sheets/worksheets.h"

static bool is_blank(const xmlNode *text)
{
    return text->content[strspn((const char *)text->content, " \t\r\n")] == '\0';
}

static bool says_nothing(enum tag_kind kind)
{
    static const enum tag_kind kinds[] = {TAG_SECTION,        TAG_CONDITION, TAG_INVERT, TAG_ELSE,
                                          TAG_ELSE_CONDITION, TAG_CLOSE,     TAG_REMARK, TAG_BREAK};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kind == kinds[i])
            return true;
    return false;
}

/* A formula, or a value that a cell of ODF has by its attributes; a text stands in its paragraphs. */
static bool has_value(const xmlNode *cell)
{
    static const char *const names[] = {"formula", "value", "date-value", "time-value", "boolean-value", "string-value"};
    for (const xmlAttr *a = cell->properties; a; a = a->next)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (a->ns && strcmp((const char *)a->name, names[i]) == 0)
                return true;
    return false;
}

/* What may be in such a row: cells, and paragraphs of tags and blanks. */
static bool fits(const struct format *f, const xmlNode *node)
{
    enum role role = markup_role(f, node);
    if (markup_marker(node)) /* repeated cells are there, be they empty */
        return says_nothing(markup_marker(node)->tag.kind) && markup_marker(node)->tag.element != ROLE_CELL;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        return is_blank(node);
    if (role == ROLE_CELL)
        return !has_value(node);
    return role == ROLE_ROW || role == ROLE_PARAGRAPH || role == ROLE_RUN || role == ROLE_TEXT || role == ROLE_PROPERTIES;
}

static bool holds_tags_alone(const struct format *f, xmlNodePtr row)
{
    for (xmlNodePtr node = row; node; node = markup_role(f, node) == ROLE_PROPERTIES ? markup_after(node, row) : markup_next(node, row))
        if (!fits(f, node))
            return false;
    return true;
}

/* What holds rows besides the sheet itself (the head of each page) must not be left without one. */
static bool is_last_of_its_kind(const struct format *f, xmlNodePtr row)
{
    if (markup_role(f, row->parent) == ROLE_TABLE)
        return false;
    for (xmlNodePtr other = row->parent->children; other; other = other->next)
        if (other != row && markup_role(f, other) == ROLE_ROW && !worksheets_is_passed_over(other))
            return false;
    return true;
}

bool worksheets_is_passed_over(const xmlNode *row)
{
    return xmlHasProp((xmlNodePtr)row, (const xmlChar *)"passed") != NULL;
}

void worksheets_pass_over(const struct format *f, const struct scanned *s)
{
    for (size_t i = 0; f->sheets && i < s->count; i++) {
        xmlNodePtr row = says_nothing(s->markers[i]->tag.kind) ? markup_ancestor(f, s->markers[i]->node, ROLE_ROW) : NULL;
        if (row && !worksheets_is_passed_over(row) && holds_tags_alone(f, row) && !is_last_of_its_kind(f, row))
            xmlSetProp(row, (const xmlChar *)"passed", (const xmlChar *)"1");
    }
}
