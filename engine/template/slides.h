/* slides.h — presentations whose slides are parts of their own (ECMA-376 part 1, 13.3).
 *
 * While tags are found and placed, the slides stand in one tree, in the order in which they are shown, each with its
 * notes: so a section may reach over slides, and places are told by the slide's number.
 */
#ifndef TEMPLATE_SLIDES_H
#define TEMPLATE_SLIDES_H

#include "template/parts.h"

/* Moves the slides that have been read, with their notes, into a part of our own, which holds their tags now. Gives it,
 * or SIZE_MAX when the format has no such slides. The drafts they came from keep empty trees. */
size_t slides_join(struct parts *parts);

/* The part that a node of `part` came from: `part` itself, unless it is that of the slides. */
size_t slides_origin(const struct parts *parts, size_t part, xmlNodePtr node);

/* Moves the slides back, if they were joined; those with markers are changed now. */
bool slides_part(struct parts *parts);

#endif
