/* unfilled.h — places of a document that tags cannot fill (pack/format.h, struct unfilled): text that programs work out anew, such
 * as that of fields, settings that nobody sees, and alternative texts, where a tag stands for the drawing. A tag there would
 * stay in every document.
 */
#ifndef TAGS_UNFILLED_H
#define TAGS_UNFILLED_H

#include "template/parts/parts.h"
#include "template/tags/scan.h"

/* Tells every tag in such a place of the parts that may hold tags; false when there is one. After they are scanned. */
bool unfilled_refuse_tags(struct parts *parts, struct delimiters delimiters);

#endif
