/* identity.h — names and numbers that must stay different when a block is repeated, and what refers to them.
 *
 * A bookmark, a drawing, a note or a list that lies wholly inside a repeated block gets an id of its own in each copy; a
 * reference inside the same copy follows it. Which attributes those are is said by the format's row.
 */
#ifndef PARTS_IDENTITY_H
#define PARTS_IDENTITY_H

#include "template/parts/parts.h"

/* One id of the template. */
struct identity {
    enum id_space space;
    size_t drawing;               /* ordinal of the part of the tree whose ids differ from one another; 0: the whole document */
    struct str value;
    const struct marker *section; /* the innermost whose body holds it wholly; NULL: it is never repeated */
    int64_t number;               /* where the space counts by numbers: copy k gets number + k × stride */
    const struct marker *top;     /* of a list: the section of its paragraphs of the highest level … */
    int64_t level, top_count;     /* … that level, and how many of them there are */
};

struct identities {
    struct arena *arena;
    const struct format *format;
    struct identity *items; /* sorted by space and value */
    size_t count, capacity;
    int64_t strides[ID_SPACE_COUNT];
    const xmlNode **drawings; /* by ordinal, from 1: elements with ids of their own (ROLE_DRAWING) */
    size_t drawing_count, drawing_capacity;
};

/* Collects the ids of all changed parts, whose markers are placed. */
void identities_collect(struct identities *ids, const struct parts *parts);

/* Keeps copies of a space's numbers above `highest`, which stands in a part that is not changed. */
void identities_reserve(struct identities *ids, enum id_space space, int64_t highest);

/* What the format says of an attribute, or NULL. */
const struct id_attribute *identities_attribute(const struct identities *ids, const xmlNode *node, const xmlAttr *a);

/* The ordinal of an element of ROLE_DRAWING, 0 for another node. */
size_t identities_drawing(const struct identities *ids, const xmlNode *node);

/* The id of that space and value within a drawing, or NULL. */
const struct identity *identities_find(const struct identities *ids, enum id_space space, size_t drawing, struct str value);

/* Sections whose bodies hold the section's content: 1 for an outermost one; 0 for NULL. */
size_t identities_depth(const struct marker *section);

#endif
