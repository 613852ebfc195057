/* xml_guard.h — what must not reach an XML parser, found by one look at the text. */
#ifndef TEXT_XML_GUARD_H
#define TEXT_XML_GUARD_H

#include "base/str.h"

enum xml_refused {
    XML_REFUSED_NOTHING,
    XML_REFUSED_DTD,        /* a document type: entities, files and addresses to be read */
    XML_REFUSED_ATTRIBUTES, /* an element with more attributes than the limit */
};

/* Looks through text in UTF-8 or another encoding that keeps ASCII. `at`: offset of what is refused. Text that is not
 * well-formed is left to the parser. */
enum xml_refused xml_guard(struct str text, size_t attributes_limit, size_t *at);

#endif
