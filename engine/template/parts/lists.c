/* A w:num is defined where the body of its section begins, for every copy but the first, which uses the template's own. */
#include "template/parts/lists.h"

#include <string.h>


#define NUMBERING STR("word/numbering.xml")

/* An attribute in the element's own namespace as a number. */
static bool get_number(xmlNodePtr node, const char *name, int64_t *out)
{
    xmlChar *value = xmlGetNsProp(node, (const xmlChar *)name, node->ns->href);
    bool ok = value && str_to_int64(str_from((const char *)value), out);
    xmlFree(value);
    return ok;
}

static xmlNodePtr find_numbered(xmlNodePtr root, const char *element, const char *attribute, int64_t wanted)
{
    int64_t number;
    for (xmlNodePtr node = xmlFirstElementChild(root); node; node = xmlNextElementSibling(node))
        if (markup_is(node, element) && get_number(node, attribute, &number) && number == wanted)
            return node;
    return NULL;
}

static xmlNodePtr child(xmlNodePtr parent, const char *name)
{
    for (xmlNodePtr node = parent ? xmlFirstElementChild(parent) : NULL; node; node = xmlNextElementSibling(node))
        if (markup_is(node, name))
            return node;
    return NULL;
}

static int64_t highest_number(xmlNodePtr root)
{
    int64_t highest = 0, number;
    for (xmlNodePtr node = xmlFirstElementChild(root); node; node = xmlNextElementSibling(node))
        if (markup_is(node, "num") && get_number(node, "numId", &number) && number > highest)
            highest = number;
    return highest;
}

/* ---- a further w:num ---- */

static xmlNodePtr new_element(xmlDocPtr doc, xmlNsPtr ns, const char *name, const char *attribute, int64_t value)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)value);
    xmlNodePtr node = xmlNewDocNode(doc, ns, (const xmlChar *)name, NULL);
    xmlNewNsProp(node, ns, (const xmlChar *)attribute, (const xmlChar *)text);
    return node;
}

static xmlNodePtr add_element(xmlNodePtr parent, const char *name, const char *attribute, int64_t value)
{
    return xmlAddChild(parent, new_element(parent->doc, parent->ns, name, attribute, value));
}

/* Every level of the list starts again where its definition says that it starts. */
static void add_overrides(xmlNodePtr num, xmlNodePtr abstract)
{
    for (xmlNodePtr level = xmlFirstElementChild(abstract); level; level = xmlNextElementSibling(level)) {
        int64_t number, start = 1;
        if (!markup_is(level, "lvl") || !get_number(level, "ilvl", &number))
            continue;
        xmlNodePtr declared = child(level, "start");
        if (declared)
            get_number(declared, "val", &start);
        xmlNodePtr override = add_element(num, "lvlOverride", "ilvl", number);
        add_element(override, "startOverride", "val", start);
    }
}

/* The definition of a further copy of the list; its numId is an id of the section, which lowering makes different. */
static xmlNodePtr new_num(xmlNodePtr root, xmlDocPtr doc, xmlNsPtr ns, int64_t list)
{
    xmlNodePtr num = find_numbered(root, "num", "numId", list), reference = child(num, "abstractNumId");
    int64_t abstract_id;
    if (!reference || !get_number(reference, "val", &abstract_id))
        return NULL;
    xmlNodePtr abstract = find_numbered(root, "abstractNum", "abstractNumId", abstract_id),
               copy = new_element(doc, ns, "num", "numId", list);
    add_element(copy, "abstractNumId", "val", abstract_id);
    if (abstract)
        add_overrides(copy, abstract);
    return copy;
}

/* The namespace of the text in which the section stands. */
static xmlNsPtr namespace_around(xmlNodePtr node)
{
    while (node->type != XML_ELEMENT_NODE || !node->ns)
        node = node->parent;
    return node->ns;
}

/* A hint for cleaning up, which has to be the last child and which nobody needs (17.9.20). */
static void drop_cleanup_hint(xmlNodePtr root)
{
    xmlNodePtr hint = child(root, "numIdMacAtCleanup");
    if (hint)
        markup_remove(hint);
}

static void restart(struct parts *parts, const struct identity *list, xmlNodePtr root, size_t stream)
{
    xmlNodePtr begin = list->section->node;
    xmlNodePtr num = new_num(root, begin->doc, namespace_around(begin), list->number);
    if (!num)
        return;
    xmlNodePtr at = markup_add_stream_marker(&parts->program->arena, begin, MARKER_FURTHER, stream);
    at = markup_add_stream_marker(&parts->program->arena, at, MARKER_STREAM, stream);
    at = xmlAddNextSibling(at, num);
    at = markup_add_stream_marker(&parts->program->arena, at, MARKER_STREAM_END, stream);
    markup_add_stream_marker(&parts->program->arena, at, MARKER_FURTHER_END, stream);
}

void lists_restart(struct parts *parts, struct identities *ids)
{
    size_t numbering = parts->format->notes && parts_has(parts, NUMBERING) ? parts_find(parts, NUMBERING) : SIZE_MAX;
    size_t stream = SIZE_MAX;
    if (numbering == SIZE_MAX)
        return;
    xmlNodePtr root = xmlDocGetRootElement(parts->items[numbering].doc);
    identities_reserve(ids, ID_LIST, highest_number(root));
    for (size_t i = 0; i < ids->count; i++) {
        const struct identity *id = &ids->items[i];
        if (id->space != ID_LIST || !id->section || !id->number)
            continue;
        if (stream == SIZE_MAX) {
            drop_cleanup_hint(root);
            stream = parts_splice(parts, numbering, 0);
        }
        restart(parts, id, root, stream);
    }
}

/* ---- neighbours ---- */

/* The w:num of a paragraph's own properties, 0 when it has none. */
static int64_t list_of(xmlNodePtr paragraph)
{
    xmlNodePtr id = child(child(child(paragraph, "pPr"), "numPr"), "numId");
    int64_t number = 0;
    if (id)
        get_number(id, "val", &number);
    return number;
}

bool lists_around(xmlNodePtr paragraph, xmlNodePtr *first, xmlNodePtr *last)
{
    int64_t list = list_of(paragraph);
    xmlNodePtr near;
    *first = *last = paragraph;
    while ((near = xmlPreviousElementSibling(*first)) && list_of(near) == list)
        *first = near;
    while ((near = xmlNextElementSibling(*last)) && list_of(near) == list)
        *last = near;
    return list > 0;
}
