/* shapes.h — {%expr} on a slide: a picture takes the place and the size of the shape in whose text the tag stands alone. */
#ifndef TEMPLATE_SHAPES_H
#define TEMPLATE_SHAPES_H

#include "template/parts/parts.h"

struct insertion;

/* Puts markers around the shapes of a part that give way to pictures; tells tags that stand otherwise. Call after
 * range_place, while slides stand in one tree. */
bool shapes_place(struct parts *parts, size_t part, const struct scanned *s);

/* Where the left upper corner of a shape of the slide `part` is, in EMU; zeros when nothing says it, or it
 * lies off the slide. */
void shapes_corner(struct parts *parts, struct str part, xmlNodePtr shape, int64_t *left, int64_t *top);

/* The place of a shape or picture of DrawingML, in the part of that name, and of a frame of ODF, whose style is in `a`; what
 * is not said, or is too large, is 0. */
void shapes_read_place(struct parts *parts, struct str part, xmlNodePtr shape, struct insertion *in);
void shapes_read_frame(struct arena *a, xmlNodePtr frame, struct insertion *in);

#endif
