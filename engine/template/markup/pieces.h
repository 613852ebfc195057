/* pieces.h — the text of a paragraph as a reader sees it, put together from the pieces over which an editor spread it, and
 * changed in place.
 *
 * Offsets are bytes of the joined text; elements that stand for a character (breaks, tabs, spaces) count as one.
 */
#ifndef MARKUP_PIECES_H
#define MARKUP_PIECES_H

#include "base/buf.h"
#include "template/markup/markup.h"

/* A run of characters: a text node, or an element that stands for a character. */
struct piece {
    xmlNodePtr node;
    size_t start, len; /* in the joined text */
    bool is_text;
};

struct pieces {
    const struct format *format;
    struct arena arena;
    struct buf text; /* joined */
    struct piece *items;
    size_t count, capacity;
};

/* Collects the pieces of a paragraph; paragraphs inside it (text boxes) and hidden text are passed over. */
void pieces_collect(struct pieces *p, const struct format *f, xmlNodePtr paragraph);
void pieces_release(struct pieces *p);

/* Removes the characters from `start` to `end` (at least one) and puts a node in their place. Goes from the end of the
 * paragraph to its beginning: what lies behind is no longer known. */
void pieces_replace(struct pieces *p, const struct format *f, size_t start, size_t end, xmlNodePtr node);

/* Puts a node between two characters, next to the one behind it, or to the one before it when `is_end`. The paragraph must
 * have a text. The pieces are as they were, apart from being cut there. */
void pieces_insert(struct pieces *p, size_t at, xmlNodePtr node, bool is_end);

/* Whether a node holds characters of the document's text. */
bool pieces_is_readable(const struct format *f, const xmlNode *node);

/* The paragraph after `node` (NULL: the first), in document order, as tags are looked for; NULL: there is no other. */
xmlNodePtr pieces_next_paragraph(const struct format *f, xmlDocPtr doc, xmlNodePtr node);

#endif
