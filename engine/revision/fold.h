/* fold.h — what of a paragraph's text counts when it is compared: programs write hyphens that do not break in two ways, drop
 * soft ones, and put into the fields of pages and days what was true when they saved.
 */
#ifndef REVISION_FOLD_H
#define REVISION_FOLD_H

#include "base/arena.h"
#include "template/markup/pieces.h"

/* Without soft hyphens, with plain ones for those that do not break. A view of `text` when there is nothing to do. */
struct str fold_hyphens(struct arena *a, struct str text);

/* The folded text of a paragraph without the results of such fields. */
struct str fold_paragraph(struct arena *a, const struct format *f, xmlNodePtr paragraph);

/* Which pieces of a paragraph count, by their index, in `a`; what one of them says. */
bool *fold_counting(struct arena *a, const struct format *f, xmlNodePtr paragraph, const struct pieces *p);
struct str fold_piece(struct arena *a, const struct pieces *p, size_t i);

#endif
