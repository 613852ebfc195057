/* patch.h — changes of words made in a paragraph as it stands: whatever else is in it and how its characters look stays. */
#ifndef REVISION_PATCH_H
#define REVISION_PATCH_H

#include "pack/format.h"
#include "template/markup/markup.h"

/* Bytes of a paragraph's text (pieces.h) that give way to a text; either may be nothing. */
struct patch {
    size_t start, end;
    struct str text;
};

/* Makes the changes, which are in order and do not touch one another. False, and nothing is changed, when one of them cannot be
 * made so: a new text with breaks or tabs, a place without characters beside it. */
bool patch_paragraph(const struct format *f, xmlNodePtr paragraph, const struct patch *patches, size_t count);

#endif
