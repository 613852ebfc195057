/* insertion.h — places in the text where a value may be more than text (rich.h). */
#ifndef TEMPLATE_INSERTION_H
#define TEMPLATE_INSERTION_H

#include "template/parts.h"

struct lowering;

/* Makes ready what rendering adds for pictures and links: streams for relationships of every part with values in its text,
 * and for what the package says of its entries. After every other change of relationships. */
void insertions_prepare(struct parts *parts);

/* The place of a tag's marker, in the program's arena; NULL when only text may stand there. */
const struct insertion *insertion_at(struct lowering *l, const struct marker *m);

#endif
