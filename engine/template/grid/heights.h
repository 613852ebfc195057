/* heights.h — a table on a slide stands in a frame that says how high it is: as high as its rows, however many there are.
 */
#ifndef GRID_HEIGHTS_H
#define GRID_HEIGHTS_H

#include "template/markup/markup.h"

/* Lets the frames of a part follow the rows of their tables that sections repeat or leave out. Call after all that moves
 * rows; markers live in `a`. */
void heights_follow(struct arena *a, const struct format *f, xmlDocPtr doc);

#endif
