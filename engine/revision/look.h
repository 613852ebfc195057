/* look.h — of a paragraph: how its characters look, what else stands in it, and the digest of its canonical markup. */
#ifndef REVISION_LOOK_H
#define REVISION_LOOK_H

#include "revision/blocks.h"

/* Before anything is read: finds the automatic styles. */
void look_prepare(struct edition *e);
void look_release(struct edition *e);

/* Runs of characters with what is said of them on the spot, in the arena of the edition: "5 b color=FF0000;7 ;". Of ODF the
 * automatic styles say it. */
struct str look_of(struct edition *e, xmlNodePtr paragraph);

/* What is no text, by name, in the order of the paragraph: "drawing footnoteReference ". */
struct str look_extras(struct edition *e, xmlNodePtr paragraph);

/* The digest of the canonical markup. What the paragraph's part refers to counts by its contents, not by its id. */
struct digest look_digest(struct edition *e, size_t part, xmlNodePtr paragraph);

#endif
