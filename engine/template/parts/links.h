/* links.h — tags in the address of a link that the template has: «mailto:{почта}» in Word's or LibreOffice's own dialogue.
 *
 * Office programs write such an address with percent signs (RFC 3986, 2.1); what stands between the braces is decoded, the
 * rest stays. The address of a copy is a relationship of its own. Where a format's links are not filled (slides, sheets of
 * OOXML) such a tag is an error, so that it never stays in a document.
 */
#ifndef PARTS_LINKS_H
#define PARTS_LINKS_H

#include "template/parts/parts.h"

/* Puts questions in the place of the addresses with tags, in all parts that are rendered; comes when nobody adds
 * relationships any more (relations.h). */
void links_bind(struct parts *parts);

/* Reports such addresses in a format whose links are not filled; before slides that repeat take their relationships with them. */
bool links_check(struct parts *parts);

/* Marks the parts that have such links as changed; before it is decided which parts are rendered. */
void links_note(struct parts *parts);

#endif
