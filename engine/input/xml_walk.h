/* xml_walk.h — an XML file as a stream of elements and text (libxml2's SAX interface behind it).
 *
 * Before libxml2 sees the text it is decoded (text/encode.h, by the encoding that the file declares) and
 * looked through for what is refused: a document type, an element with more than XML_ATTRIBUTES_LIMIT
 * attributes.
 */
#ifndef INPUT_XML_WALK_H
#define INPUT_XML_WALK_H

#include "base/buf.h"
#include "base/diag.h"

enum { XML_ATTRIBUTES_LIMIT = 256 };

struct xml_attribute {
    struct str uri, name, value; /* uri empty: no namespace */
};

struct xml_element {
    struct str uri, name;
    long line; /* of its "<" */
    const struct xml_attribute *attributes;
    size_t attribute_count;
    bool preserve; /* xml:space="preserve" on itself */
};

/* Texts are valid during the call only. Depth is counted from 1, the root. A callback that reports an error
 * and returns false ends the walk. */
struct xml_handler {
    bool (*start)(void *to, const struct xml_element *element, int depth);
    bool (*end)(void *to, int depth, long line);
    void (*text)(void *to, struct str text);
};

/* Walks a whole file. false: reported (XML-SYNTAX, XML-ENCODING, XML-DTD, XML-LIMIT, TEXT-…, or by a
 * callback). */
bool xml_walk(struct buf *bytes, struct str file, const struct xml_handler *handler, void *to,
              struct diag *d);

/* The text of an element as a person reads it: each line without white space at its ends, and without blank
 * lines at the beginning and the end. A view of `s`, or a copy in `a`. */
struct str xml_tidy(struct arena *a, struct str s);

#endif
