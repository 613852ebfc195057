/* range.h — which siblings each section repeats. */
#ifndef TAGS_RANGE_H
#define TAGS_RANGE_H

#include "template/markup/markup.h"

/* Moves the markers of every section to the borders of what it repeats, as siblings:
 *
 *   both in one paragraph                       the text between
 *   each alone in its paragraph, side by side   the blocks between; the marker paragraphs vanish
 *   {-row expr} and its like                    the named elements around the tags
 *   in different cells of one row               the row
 *   elsewhere                                   the smallest run of siblings that holds both
 *
 * Page breaks come to their places, too. Call after pair_tags succeeded; what is added lives in `a`. */
bool range_place(struct arena *a, const struct format *f, const struct scanned *s, struct diag *d);

#endif
