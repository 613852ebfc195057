/* slides.h — presentations whose slides are parts of their own (ECMA-376 part 1, 13.3).
 *
 * While tags are found and placed, the slides stand in one tree, in the order in which they are shown, each with its
 * notes: so a section may reach over slides, and places are told by the slide's number.
 */
#ifndef PARTS_SLIDES_H
#define PARTS_SLIDES_H

#include "template/parts/parts.h"
#include "template/parts/relations.h"

/* Moves the slides that have been read, with their notes, into a part of our own, which holds their tags now. Gives it,
 * or SIZE_MAX when the format has no such slides. The drafts they came from keep empty trees. */
size_t slides_join(struct parts *parts);

/* The part that a node of `part` came from: `part` itself, unless it is that of the slides. */
size_t slides_origin(const struct parts *parts, size_t part, xmlNodePtr node);

/* Whether an element holds slides together, and is none of a part's own. */
bool slides_is_holder(const xmlNode *node);

/* Moves the slides back, if they were joined; those with markers are changed now. Slides in a section stay: their tree
 * makes a part for each copy. Charts are bound by then. */
void slides_part(struct parts *parts);

/* ---- for slides.c and slides_repeat.c alone ---- */

/* The slides of one outermost section: where they are listed. */
struct slides_group {
    size_t stream; /* that the list of slides splices in their place; SIZE_MAX: not yet */
};

/* The part whose root an element holds, and the id of the relationship that an item of the list of slides names. */
size_t slides_part_of(xmlNodePtr holder);
struct str slides_relationship(struct parts *parts, xmlNodePtr slide_id);

/* The part that holds the slides together. */
size_t slides_deck(struct parts *parts);

/* A slide will have copies; and what the links of a slide without copies lead to, once all of them are known. */
void slides_note_copies(struct parts *parts, xmlNodePtr slide);
void slides_follow_links(struct parts *parts, size_t part);

/* Lets a link from the slide `part` lead to the copy beside it, to the first copy of a repeated slide, to the slide itself when there is
 * none. Its copies are numbered by the stream `numbers`, SIZE_MAX: it has none. False when the
 * target is not repeated. */
bool slides_follow_link(struct parts *parts, size_t part, const struct relation *to, size_t numbers);

/* Makes a slide that stands in a section a part for each copy, with its notes and charts. */
void slides_repeat(struct parts *parts, size_t deck, xmlNodePtr slide, struct slides_group *group);

#endif
