/* ceiling.h — how much memory the trees of one template may take: they are watched while they are read, for a part that
 * unpacks to a few megabytes may hold millions of elements.
 */
#ifndef MARKUP_CEILING_H
#define MARKUP_CEILING_H

#include <libxml/parser.h>
#include <stdbool.h>

/* Bytes of all trees of a template, with those that are copied from them while it is compiled: a document stays
 * under WATCHDOG_DOCUMENT_BYTES then. */
enum { CEILING_TREES = 320 << 20 };

struct ceiling {
    size_t *taken; /* by the trees read before, and then by this one, too */
    bool is_reached;
};

/* Counts what the parser builds from now on, and stops it at the ceiling. `c` must live as long as the parser. */
void ceiling_watch(struct ceiling *c, xmlParserCtxtPtr parser);

#endif
