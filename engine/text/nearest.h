/* nearest.h — what was probably meant: the closest of the words that would have been right. */
#ifndef TEXT_NEAREST_H
#define TEXT_NEAREST_H

#include "base/arena.h"

/* Index of the choice nearest to `word` by the number of letters to insert, drop, change or swap, after
 * folding (text/fold.h); the first of equals. -1 when none is near enough to be offered (more than a third
 * of the letters differ). Time is bounded: at most 10,000 choices of at most 64 letters are looked at. */
long text_nearest(struct str word, const struct str *choices, size_t count);

#endif
