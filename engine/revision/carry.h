/* carry.h — blocks of the new edition on their way into a person's file, with what they need there.
 *
 * Both files come from one template: styles are those of the same name in the person's file, and numberings those of the
 * paragraphs that are the same in both. What the person's file does not have is brought: styles, pictures, notes, numberings.
 */
#ifndef REVISION_CARRY_H
#define REVISION_CARRY_H

#include "revision/blocks.h"
#include "template/inclusion/including.h"

struct carrier {
    struct edition *from, *to;
    struct inclusion *by_part; /* of the parts of `to` that were there at the beginning */
    size_t count;
};

/* After the blocks of the editions are paired: `base` with `to` (mate) and `from` (further). */
void carry_prepare(struct carrier *c, const struct edition *base, struct edition *from, struct edition *to);

/* A copy of a block for a part of the person's file, which is not linked anywhere yet. `near` is a node of that part. */
xmlNodePtr carry_copy(struct carrier *c, const struct block *b, size_t part, xmlNodePtr near);

#endif
