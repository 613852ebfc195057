/* pages.h — page breaks ({:break page}) and sections of pages ({-section}). */
#ifndef TAGS_PAGES_H
#define TAGS_PAGES_H

#include "template/markup/markup.h"

/* Puts page breaks in the place of their tags. One that ends the body of a loop comes between the copies: there is none
 * after the last. Sections must be placed. Tags that ask for another break, or stand where none can be, are reported. */
bool pages_place_breaks(struct arena *a, const struct format *f, const struct scanned *s, struct diag *d);

/* Whether a block is the last paragraph of a section of pages and carries its setup. */
bool pages_carries_setup(const struct format *f, xmlNodePtr block);

/* Whether a node breaks the page. */
bool pages_breaks(const struct format *f, const xmlNode *node);

/* The first and last block of the section of pages that holds `node`, a block among its siblings. For the last section
 * of WordprocessingML, whose setup stands apart, `*setup` is that setup; else NULL. */
void pages_section_around(const struct format *f, xmlNodePtr node, xmlNodePtr *first, xmlNodePtr *last, xmlNodePtr *setup);

/* Makes the setup of the last section of pages end each copy but the last of what `m` repeats. */
void pages_end_copies(struct arena *a, struct marker *m, xmlNodePtr setup);

#endif
