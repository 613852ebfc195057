/* replaced.h — pictures of the template in whose place others come: nobody sees them, so that they leave the package.
 */
#ifndef PARTS_REPLACED_H
#define PARTS_REPLACED_H

#include "template/parts/parts.h"

/* Notes the file that a picture of ODF shows, or the relationship of a part by which one of DrawingML does, before it is
 * replaced. */
void replaced_note(struct parts *parts, struct str part, struct str name);

/* Takes out those that nothing else shows. Call when all pictures are replaced, while slides stand in one tree. */
void replaced_drop(struct parts *parts);

#endif
