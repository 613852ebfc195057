/* A cell that holds one tag and nothing else takes the type of its value. */
#include <stdlib.h>
#include <string.h>

#include "pack/namespaces.h"
#include "template/lower_sheets.h"


static bool is_blank(const xmlChar *text)
{
    return text[strspn((const char *)text, " \t\r\n")] == '\0';
}

/* A remark of people that says the same in each copy: no tag and no link in it. */
static bool is_plain_remark(const struct format *f, xmlNodePtr remark)
{
    for (xmlNodePtr node = remark; node; node = markup_next(node, remark))
        if (markup_marker(node) || xmlStrEqual(node->name, (const xmlChar *)"a"))
            return false;
    return markup_role(f, remark) == ROLE_STORY;
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
        bool fits = m                             ? m->kind == MARKER_TAG && m->tag.kind == TAG_VALUE && !only
                    : node->type == XML_TEXT_NODE ? is_blank(node->content)
                                                  : role == ROLE_PARAGRAPH || role == ROLE_RUN || role == ROLE_TEXT ||
                                                        role == ROLE_PROPERTIES || is_plain_remark(l->format, node);
        if (!fits)
            return NULL;
        only = m ? m : only;
        paragraphs += role == ROLE_PARAGRAPH;
        node = role == ROLE_PROPERTIES || role == ROLE_STORY ? markup_after(node, cell) : markup_next(node, cell);
    }
    return paragraphs == 1 ? only : NULL;
}

/* The element of ODF with that name in the styles of a part, which are children of elements of its root; or NULL. */
static xmlNodePtr style_named(struct arena *a, const xmlDoc *doc, struct str name)
{
    xmlNodePtr root = doc->children;
    while (root && root->type != XML_ELEMENT_NODE)
        root = root->next;
    for (xmlNodePtr list = root ? root->children : NULL; list && name.len; list = list->next)
        for (xmlNodePtr node = markup_is(list, "automatic-styles") ? list->children : NULL; node; node = node->next)
            if (str_equal(markup_attribute(a, node, NS_STYLE, "name"), name))
                return node;
    return NULL;
}

/* A cell of ODF is one of a flag when its style has such a format. */
static bool shows_flag(const struct lowering *l, const xmlNode *cell)
{
    struct arena *a = &l->program->arena;
    xmlNodePtr style = style_named(a, cell->doc, markup_attribute(a, cell, NS_TABLE, "style-name"));
    xmlNodePtr format = style ? style_named(a, cell->doc, markup_attribute(a, style, NS_STYLE, "data-style-name")) : NULL;
    return format && markup_is(format, "boolean-style");
}

/* The types that a cell takes, by its style. */
static unsigned accepts_of(const struct lowering *l, const xmlNode *cell)
{
    xmlChar *style = xmlGetNoNsProp((xmlNodePtr)cell, (const xmlChar *)"s");
    size_t number = style ? (size_t)strtoul((const char *)style, NULL, 10) : 0;
    xmlFree(style);
    if (l->format->sheets->kind == SHEETS_ODF)
        return ACCEPT_NUMBER | ACCEPT_DATE | (shows_flag(l, cell) ? ACCEPT_FLAG : 0);
    return number < l->sheets->style_count ? l->sheets->accepts[number] : ACCEPT_NUMBER;
}

/* The remarks of people on a cell. */
static struct str remarks_of(struct lowering *l, const xmlNode *cell)
{
    for (const xmlNode *child = cell->children; child; child = child->next)
        if (markup_role(l->format, child) == ROLE_STORY)
            lowering_put_node(l, child);
    return lowering_take(l);
}

void lower_sheet_put_typed(struct lowering *l, const xmlNode *cell)
{
    struct program *p = l->program;
    l->typed = cell;
    lowering_put_start(l, cell);
    l->typed = NULL;
    lowering_emit(l, OP_TYPED);
    size_t typed = l->part->op_count - 1;
    struct str remarks = remarks_of(l, cell);
    buf_put_cstr(&l->literal, l->format->sheets->text_type);
    buf_put_char(&l->literal, '>');
    lowering_put_children(l, cell);
    lowering_flush(l);
    size_t slot = p->slot_count - 1;
    p->slots[slot].accepts = accepts_of(l, cell) | (p->dates_from_1904 ? ACCEPT_FROM_1904 : 0);
    struct op *op = &l->part->ops[typed];
    op->slot = slot;
    op->literal = remarks;
    op->target = l->part->op_count;
    lowering_put_end(l, cell);
}

bool lower_sheet_has_codes(const struct lowering *l, const xmlNode *element)
{
    return l->format->sheets && markup_role(l->format, element) == ROLE_LINE &&
           strcmp((const char *)element->parent->name, "headerFooter") == 0;
}

bool lower_sheet_is_link(const struct lowering *l, const xmlNode *text)
{
    for (const xmlNode *node = text; node && markup_role(l->format, node) != ROLE_PARAGRAPH; node = node->parent)
        for (const xmlAttr *a = node->properties; a && l->format->sheets; a = a->next) {
            const struct reference_place *place = worksheets_place(l->format, node, a);
            if (place && place->kind == REFERENCE_LINK)
                return true;
        }
    return false;
}
