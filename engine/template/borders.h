/* borders.h — what begins at one place and ends at another, with the border of a section between: a bookmark, a remark's
 * range, a range that may be edited. */
#ifndef TEMPLATE_BORDERS_H
#define TEMPLATE_BORDERS_H

#include "template/parts/parts.h"

/* Moves the ends of such ranges so that every copy of a section has whole ones: to the end of the body in which the range
 * begins, or behind the section in which it ends. What such ranges are is said by the format's row. Call when all markers
 * are placed, before anything asks in which section an id stands. */
void borders_keep(struct parts *parts);

#endif
