/* segment.h — a text in words (Unicode Standard Annex 29): letters and figures that belong together, «12,5» and «01.09.2024»
 * among them, are one piece; every space and mark is a piece of its own.
 */
#ifndef TEXT_SEGMENT_H
#define TEXT_SEGMENT_H

#include "base/arena.h"

struct segmenter;

/* Opening takes ICU long enough that one is used for many texts. Never NULL. */
struct segmenter *segmenter_new(void);
void segmenter_free(struct segmenter *s);

/* The pieces of `text`, which together are the whole of it: views of it in an array in `a`. Gives how many. Bytes that are no
 * UTF-8 are pieces like any other. */
size_t segment_words(struct segmenter *s, struct arena *a, struct str text, struct str **pieces);

/* Whether a piece is a word: it holds a letter or a figure. */
bool segment_is_word(struct str piece);

#endif
