/* lines.h — an edition as whoever amends it reads it: one line after the other, paragraphs and rows of tables. */
#ifndef REVISION_LINES_H
#define REVISION_LINES_H

#include "revision/blocks.h"

struct line {
    const struct block *block; /* while the edition is open */
    size_t part;               /* of the edition: the text, a header, notes */
    struct str text;   /* of a paragraph */
    size_t table;      /* of a row: number of its table, from 1; 0: a paragraph */
    struct str *cells; /* of a row: their texts, what lies in a table inside of one included */
    size_t cell_count;
};

struct lines {
    struct line *items; /* in the order of the document; paragraphs without a text are left out */
    size_t count, capacity;
};

/* The lines of an edition, in `a`. */
void lines_list(struct arena *a, const struct edition *e, struct lines *out);

/* Where the line stands that is the block, holds it, or is the first in it; SIZE_MAX: there is none. `cell` gets the number of the cell of
 * a row that holds it, from 1; 0: it is not in one. */
size_t lines_find(const struct lines *l, const struct block *b, size_t *cell);

#endif
