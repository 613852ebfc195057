/* differences.h — what two editions of a document say differently, word by word: for people as lines, for programs as a list.
 *
 * Words that are gone stand as [-…-], new ones as {+…+}, with a few words around. Headers, notes and text boxes are looked at
 * like the body; the properties of the document are not.
 */
#ifndef REVISION_DIFFERENCES_H
#define REVISION_DIFFERENCES_H

#include "revision/blocks.h"
#include "text/segment.h"

enum difference_kind {
    DIFFERENCE_CHANGED, /* the text of a paragraph or cell */
    DIFFERENCE_ADDED,   /* a paragraph, row, table … of the new edition */
    DIFFERENCE_REMOVED,
    DIFFERENCE_LOOK, /* the same text looks otherwise, or a picture in it is another one */
};

struct block_difference {
    enum difference_kind kind;
    struct str place;    /* in words: of the new edition; of what was removed, of the old one */
    struct str old, new; /* what it says, empty when there is none */
    struct str marked;   /* both in one text */
    struct block *old_block, *new_block;
};

struct differences {
    struct block_difference *items; /* in the order of the document */
    size_t count, capacity;
};

/* Pairs the blocks of two editions that were opened not as they lie (edition_open), and lists their differences in `a`. */
void differences_find(struct arena *a, struct segmenter *s, struct edition *old, struct edition *new, struct differences *out);

/* One text with its changes marked; long stretches without any are cut. */
struct str differences_mark(struct arena *a, struct segmenter *s, struct str old, struct str new);

/* A line for each difference: place, what happened when it is not told by the marks, marked text. */
void differences_print(const struct differences *all, struct buf *out);

#endif
