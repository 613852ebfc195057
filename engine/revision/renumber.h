/* renumber.h — notes of WordprocessingML in the order of their references: Word finds a note by its id, LibreOffice takes the
 * next one. */
#ifndef REVISION_RENUMBER_H
#define REVISION_RENUMBER_H

#include "revision/blocks.h"

/* Puts the notes of parts that were changed in order and numbers them anew, when notes came from another edition. */
void renumber_notes(struct edition *e);

#endif
