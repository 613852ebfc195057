/* All slots of a chart stand in the body of one section, whose question is the tag's own expression. */
#include "template/charting.h"

#include <string.h>

/* ---- the tree ---- */

bool charting_is(const xmlNode *node, const char *uri, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && node->ns && strcmp((const char *)node->name, name) == 0 &&
           strcmp((const char *)node->ns->href, uri) == 0;
}

xmlNodePtr charting_find(xmlNodePtr root, const char *uri, const char *name)
{
    for (xmlNodePtr node = root ? root->children : NULL; node; node = markup_next(node, root))
        if (charting_is(node, uri, name))
            return node;
    return NULL;
}

/* ---- slots ---- */

struct marker *charting_ask(const struct binding *b, enum tag_kind kind, struct chart_question question)
{
    struct tag t = b->chart->tag;
    t.kind = kind;
    t.asked_by = b->chart->tag.text;
    t.chart = question;
    return markup_marker_new(b->arena, b->doc, MARKER_TAG, t);
}

void charting_set_value(const struct binding *b, xmlNodePtr node, struct chart_question question)
{
    while (node->children)
        markup_remove(node->children);
    xmlAddChild(node, charting_ask(b, TAG_VALUE, question)->node);
}

void charting_set_attribute(const struct binding *b, xmlNodePtr node, xmlNsPtr ns, const char *name, const char *before, struct chart_question question)
{
    markup_mark_attribute(node, ns, name, before, charting_ask(b, TAG_VALUE, question));
}

/* Conditions enter their body once, sections for each item. */
static struct marker *begin_section(const struct binding *b, struct chart_question question)
{
    struct marker *begin = charting_ask(b, question.ask == CHART_POINTS ? TAG_SECTION : TAG_CONDITION, question);
    begin->kind = MARKER_BEGIN;
    begin->end = markup_marker_new(b->arena, b->doc, MARKER_END, (struct tag){.kind = TAG_CLOSE});
    return begin;
}

xmlNodePtr charting_add_section(const struct binding *b, xmlNodePtr parent, struct chart_question question)
{
    struct marker *begin = begin_section(b, question);
    xmlAddChild(parent, begin->node);
    return xmlAddChild(parent, begin->end->node);
}

void charting_make_conditional(const struct binding *b, xmlNodePtr node, struct chart_question question)
{
    struct marker *begin = begin_section(b, question);
    xmlAddPrevSibling(node, begin->node);
    xmlAddNextSibling(node, begin->end->node);
}

void charting_wrap(const struct binding *b)
{
    xmlNodePtr root = xmlDocGetRootElement(b->doc);
    struct marker *begin = begin_section(b, (struct chart_question){CHART_DATA, 0, 0});
    if (root->children)
        xmlAddPrevSibling(root->children, begin->node);
    else
        xmlAddChild(root, begin->node);
    xmlAddChild(root, begin->end->node);
}
