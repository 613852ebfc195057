/* fold.h — the key normaliser: two spellings that a clerk takes for one have one fold.
 *
 * Letter case; ё and е; Latin letters that look like Cyrillic ones inside words that have no other Latin
 * letter, and the other way round (so «СОШ» typed with a Latin C, and MO01 typed in Cyrillic, meet their
 * twins); quotation marks of all kinds; dashes of all kinds; no-break, narrow and repeated spaces; soft
 * hyphens; «№ 1», «N 1» and «No 1». Folded text is for comparing only, never for printing.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/arena.h"

/* The fold of `s` in `a`. Invalid UTF-8 is passed through as U+FFFD. */
struct str text_fold(struct arena *a, struct str s);

/* Whether two texts have one fold. */
bool text_folds_equal(struct str a, struct str b);

/* Whether some word of `s` mixes Cyrillic and Latin letters so that those of one script may stand for their
 * look-alikes: «СОШ» with a Latin C, ORG0101 with a Cyrillic О. */
bool text_has_mixed_script(struct str s);

/* Without white space of any kind (no-break, narrow, zero-width, BOM among them) at both ends. */
struct str text_trim(struct str s);

#endif
