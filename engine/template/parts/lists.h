/* lists.h — numbered lists of WordprocessingML that lie wholly inside a repeated block count from the start in each copy
 * (ECMA-376 part 1, 17.9: paragraphs that use one w:num count on through the document).
 */
#ifndef PARTS_LISTS_H
#define PARTS_LISTS_H

#include "template/parts/identity.h"

/* Gives the lists that are repeated a w:num of their own in each further copy, through the stream of word/numbering.xml.
 * Call when the ids are collected; keeps the numbers of copies above those of the part. */
void lists_restart(struct parts *parts, struct identities *ids);

/* The first and last of the neighbouring paragraphs that are of one list with `paragraph`; false when it is of none. */
bool lists_around(xmlNodePtr paragraph, xmlNodePtr *first, xmlNodePtr *last);

/* Makes ready the numberings that values need (rich.h): definitions of bullets and numbers, left out of documents without
 * lists of theirs, and a stream for the instances. */
void lists_add_definitions(struct parts *parts, struct identities *ids);

#endif
