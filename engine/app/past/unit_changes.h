/* unit_changes.h — which units two figures of one indicator count otherwise, and by which rows. */
#ifndef PAST_UNIT_CHANGES_H
#define PAST_UNIT_CHANGES_H

#include "app/past/difference.h"

/* Whether both count the same units in the same way, whatever their order: a number may stay while another school stands for it. */
bool units_same(const struct figure *a, const struct figure *b);

/* Adds to `c` the units that differ between the two, either of which may be NULL, with the rows that decided about them in either and
 * those among the changed rows of `x`; texts in `a`. */
void units_compare(struct arena *a, struct figure_change *c, const struct difference *x, const struct figure *old,
                   const struct figure *new);

#endif
