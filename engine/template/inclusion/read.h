/* read.h — the parts of a document that may hold tags, read, with markers in the place of the tags. */
#ifndef INCLUSION_READ_H
#define INCLUSION_READ_H

#include "template/parts/parts.h"

/* Reads the parts that the format says may hold tags, in the order of the package, and scans them. All faults are
 * reported; a part that could not be read is left out. */
bool read_tagged(struct parts *parts);

/* The same before tags are looked for: the trees in which places of messages are counted. */
bool read_untagged(struct parts *parts);

#endif
