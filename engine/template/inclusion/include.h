/* include.h — {:include "file.docx"}: another document's body in the place of a paragraph.
 *
 * The document is read, scanned with its own delimiters and merged when the template is compiled; its tags are then
 * answered where they have come to stand. What differs between the families of formats, how styles, numberings, notes,
 * pictures and page setups are carried over, is in include_word.c and include_text.c.
 */
#ifndef INCLUSION_INCLUDE_H
#define INCLUSION_INCLUDE_H

#include "template/parts/parts.h"

enum { INCLUDE_DEPTH = 8 };

/* Puts the documents that the tags of the scanned parts name in the place of these tags, and those that they include in
 * turn. Files are named from the folder of the document that includes and may not lie outside of it. The program's digest
 * takes in theirs. All faults are reported. */
bool include_expand(struct parts *parts);

#endif
