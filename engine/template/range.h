/* range.h — which tags belong together, and which siblings each pair repeats. */
#ifndef TEMPLATE_RANGE_H
#define TEMPLATE_RANGE_H

#include "template/scan.h"

/* Pairs the opening, else and closing tags of a part. Tags without a partner are reported with their places. */
bool range_pair(const struct scanned *s, struct diag *d);

/* Moves the markers of every section to the borders of what it repeats, as siblings:
 *
 *   both in one paragraph                       the text between
 *   each alone in its paragraph, side by side   the blocks between; the marker paragraphs vanish
 *   {-row expr} and its like                    the named elements around the tags
 *   in different cells of one row               the row
 *   elsewhere                                   the smallest run of siblings that holds both
 *
 * Call after range_pair succeeded. */
bool range_place(const struct format *f, const struct scanned *s, struct diag *d);

#endif
