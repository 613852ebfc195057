/* rewrite.h — a package whose parts were changed as trees, written once more. */
#ifndef PARTS_REWRITE_H
#define PARTS_REWRITE_H

#include "template/parts/parts.h"

/* The package in `out` (reset first): changed and new parts from their trees, which hold no markers, the other entries as they
 * lie. */
bool rewrite_package(const struct parts *parts, struct buf *out);

#endif
