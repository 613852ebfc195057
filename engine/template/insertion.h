/* insertion.h — places in the text where a value may be more than text (rich.h). */
#ifndef TEMPLATE_INSERTION_H
#define TEMPLATE_INSERTION_H

#include "template/parts/identity.h"

struct lowering;

/* Makes ready what rendering adds for pictures and links: streams for relationships of every part with values in its text,
 * and for what the package says of its entries. After every other change of relationships. */
void insertions_prepare(struct parts *parts, struct identities *ids);

/* The place of a tag's marker, in the program's arena; NULL when only text may stand there. */
const struct insertion *insertion_at(struct lowering *l, const struct marker *m);

/* The value that stands alone in a paragraph in whose place others may stand; NULL when there is none. */
const struct marker *insertion_alone(const struct format *f, const xmlNode *paragraph);

/* The place of such a paragraph, whose value is the slot of that number and has been lowered; NULL when it is not. */
const struct insertion *insertion_of_paragraph(struct lowering *l, const xmlNode *paragraph, size_t slot);

#endif
