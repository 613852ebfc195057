/* pairing.h — which block of one edition is which of another.
 *
 * Equal blocks are aligned first; between them those are pairs that have most words in common, and two that stand alone at one
 * place, unless they are rows of nothing alike. Cells of a row go by their order. Blocks that hold each other's partners are partners
 * themselves: a table is compared row by row.
 */
#ifndef REVISION_PAIRING_H
#define REVISION_PAIRING_H

#include "revision/blocks.h"
#include "text/segment.h"

/* Sets `mate` of the blocks of both trees. */
void pairing_join(struct segmenter *s, struct block *old, struct block *new);

/* The same with `further` in place of `mate` in the old tree, which has a mate already. */
void pairing_join_further(struct segmenter *s, struct block *old, struct block *new);

/* After pairing_join: joins those without a mate that say the same at another place among the children of a pair, and tables that say
 * almost the same. */
void pairing_join_moved(struct segmenter *s, struct block *old, struct block *new);

#endif
