/* changes.h — what of a text has become what, word by word.
 *
 * Changes that have no word between them are one: «12 мая» that became «15 июня» is no two changes with a space that stayed.
 */
#ifndef REVISION_CHANGES_H
#define REVISION_CHANGES_H

#include "text/segment.h"

/* Bytes of the old text that gave way to bytes of the new one; either may be none. */
struct change {
    size_t old_start, old_end, new_start, new_end;
};

/* The changes from `old` to `new` in order, in `a`; gives how many: 0 when the texts are equal but for
 * hyphens (fold.h). */
size_t changes_find(struct segmenter *s, struct arena *a, struct str old, struct str new, struct change **out);

/* Whether two lists of changes to one old text leave each other alone: between any two of them stands a word that neither
 * touches, or the end of a sentence or of what is in brackets. */
bool changes_are_apart(struct segmenter *s, struct str old, const struct change *one, size_t one_count, const struct change *other,
                       size_t other_count);

/* Where the old text of a change stands in a third text, which has the words around it from the old one, too. */
struct stretch {
    size_t start, end;
};

/* The stretches of `third` for each change of `old`, in `a`; NULL when one has no such place there. */
struct stretch *changes_follow(struct segmenter *s, struct arena *a, struct str old, struct str third, const struct change *changes,
                               size_t count);

#endif
