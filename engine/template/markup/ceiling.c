/* What a node takes is what libxml2 2.9.14 allocates for it, with the headers of the allocator: sizes of the structures,
 * names, and values; a text is held in the tree, and once more in the document. */
#include "template/markup/ceiling.h"

#include <libxml/SAX2.h>
#include <libxml/tree.h>

enum { HEADER = 16, NAME = 32, TEXT_COPIES = 2 };

/* False from the ceiling on: the parser is stopped, and what it has read is no more. */
static bool take(xmlParserCtxtPtr parser, size_t bytes)
{
    struct ceiling *c = parser->_private;
    *c->taken += bytes;
    if (*c->taken > CEILING_TREES && !c->is_reached) {
        c->is_reached = true;
        xmlStopParser(parser);
    }
    return !c->is_reached;
}

static void begin_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                          const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes)
{
    size_t attribute = sizeof(xmlAttr) + sizeof(xmlNode) + 2 * (HEADER + NAME), bytes = sizeof(xmlNode) + HEADER + NAME;
    bytes += (size_t)attribute_count * attribute + (size_t)namespace_count * (sizeof(xmlNs) + HEADER + NAME);
    for (int i = 0; i < attribute_count; i++) /* name, prefix, namespace, value, its end */
        bytes += (size_t)(attributes[5 * i + 4] - attributes[5 * i + 3]);
    if (take(context, bytes))
        xmlSAX2StartElementNs(context, name, prefix, uri, namespace_count, namespaces, attribute_count, defaulted, attributes);
}

static void take_characters(void *context, const xmlChar *text, int len)
{
    if (take(context, sizeof(xmlNode) + HEADER + TEXT_COPIES * (size_t)len))
        xmlSAX2Characters(context, text, len);
}

void ceiling_watch(struct ceiling *c, xmlParserCtxtPtr parser)
{
    parser->_private = c;
    parser->sax->startElementNs = begin_element;
    parser->sax->characters = take_characters;
    parser->sax->ignorableWhitespace = take_characters;
}
