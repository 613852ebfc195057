/* All slots of a chart stand in the body of one section, whose question is the tag's own expression. */
#include "template/charts/charting.h"

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

static struct marker *ask(const struct binding *b, enum tag_kind kind, struct chart_question question)
{
    struct tag t = b->chart->tag;
    t.kind = kind;
    t.asked_by = b->chart->tag.text;
    t.chart = question;
    return markup_marker_new(b->arena, b->doc, MARKER_TAG, t);
}

void charting_set_text(const struct binding *b, xmlNodePtr node, const struct charting_piece *pieces)
{
    while (node->children)
        markup_remove(node->children);
    for (; pieces->text || pieces->question.ask != CHART_NOTHING; pieces++) {
        if (pieces->text)
            xmlNodeAddContent(node, (const xmlChar *)pieces->text);
        if (pieces->question.ask != CHART_NOTHING)
            xmlAddChild(node, ask(b, TAG_VALUE, pieces->question)->node);
    }
}

/* The pieces from one with an answer on. */
static struct marker *chain(const struct binding *b, const struct charting_piece *pieces)
{
    struct marker *m = ask(b, TAG_VALUE, pieces->question);
    m->text = str_from(pieces[1].text);
    if (pieces[1].question.ask == CHART_NOTHING)
        return m;
    m->next = chain(b, pieces + 1);
    xmlFreeNode(m->next->node);
    m->next->node = NULL;
    return m;
}

void charting_set_attribute(const struct binding *b, xmlNodePtr node, xmlNsPtr ns, const char *name, const struct charting_piece *pieces)
{
    markup_mark_attribute(node, ns, name, pieces->text ? pieces->text : "", chain(b, pieces));
}

void charting_set_answer(const struct binding *b, xmlNodePtr node, struct chart_question question)
{
    charting_set_text(b, node, (struct charting_piece[]){{NULL, question}, {0}});
}

void charting_set_attribute_answer(const struct binding *b, xmlNodePtr node, xmlNsPtr ns, const char *name, struct chart_question question)
{
    charting_set_attribute(b, node, ns, name, (struct charting_piece[]){{NULL, question}, {0}});
}

/* Conditions enter their body once, sections for each item. */
static struct marker *begin_section(const struct binding *b, struct chart_question question)
{
    bool is_section = question.ask == CHART_POINTS || question.ask == CHART_FURTHER;
    struct marker *begin = ask(b, is_section ? TAG_SECTION : TAG_CONDITION, question);
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

void charting_enclose(const struct binding *b, xmlNodePtr first, xmlNodePtr last, struct chart_question question)
{
    struct marker *begin = begin_section(b, question);
    xmlAddPrevSibling(first, begin->node);
    xmlAddNextSibling(last, begin->end->node);
}

void charting_wrap(const struct binding *b, struct chart_question question)
{
    xmlNodePtr root = xmlDocGetRootElement(b->doc);
    struct marker *begin = begin_section(b, question);
    if (root->children)
        xmlAddPrevSibling(root->children, begin->node);
    else
        xmlAddChild(root, begin->node);
    xmlAddChild(root, begin->end->node);
}
