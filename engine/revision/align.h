/* align.h — which items of one sequence are those of another: the longest common subsequence (Myers, An O(ND) Difference
 * Algorithm, in linear space).
 *
 * Sequences that have nothing in common would take the product of their lengths: the steps are counted, and where they are
 * used up the rest is taken for different. The same sequences always give the same alignment.
 */
#ifndef REVISION_ALIGN_H
#define REVISION_ALIGN_H

#include "base/arena.h"

/* For each item of a side its partner on the other, or SIZE_MAX. Partners never cross. */
struct alignment {
    size_t *of_left, *of_right;
    size_t left_count, right_count;
};

enum { ALIGN_STEPS_LIMIT = 50 * 1000 * 1000 };

/* Aligns texts that are equal byte by byte; the result lives in `a`. */
struct alignment align_texts(struct arena *a, const struct str *left, size_t left_count, const struct str *right, size_t right_count);

/* A run of items without partners between two pairs (or an end): `left_from` up to `left_to`, and likewise of the right side.
 * Gives the next one with something in it at or after the ends of `*gap`, which begins zeroed. */
struct gap {
    size_t left_from, left_to, right_from, right_to;
};
bool align_next_gap(const struct alignment *all, struct gap *gap);

#endif
