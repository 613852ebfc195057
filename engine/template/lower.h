/* lower.h — a marked tree → flat ops: literal bytes, already serialised, and what stands between them. */
#ifndef TEMPLATE_LOWER_H
#define TEMPLATE_LOWER_H

#include "template/parts/identity.h"

/* Appends a part to the program; faults are reported to the diag of `parts`. The markers of the tree must be placed (range.h) and the ids
 * collected. */
bool lower_part(struct parts *parts, size_t part, const struct identities *ids);

#endif
