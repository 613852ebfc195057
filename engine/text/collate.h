/* collate.h — Russian order: ё beside е, numbers by value («СОШ № 2» before «СОШ № 10», 1.2 before 1.10).
 *
 * The order is CLDR's for ru (digits, Cyrillic, Latin) with numeric collation, whatever the process locale
 * is. It is total: texts that collate equal are ordered by their bytes.
 */
#ifndef TEXT_COLLATE_H
#define TEXT_COLLATE_H

#include "base/arena.h"

struct collator;

/* Opens ICU's collator; the caller releases it. Never NULL: without ICU's data the process ends. */
struct collator *collator_new(void);
void collator_free(struct collator *c);

/* -1, 0, 1. 0 only for equal bytes. */
int collator_compare(const struct collator *c, struct str a, struct str b);

/* Bytes whose memcmp order (shorter first) is that of collator_compare, in `a`: for sorting many. */
struct str collator_key(const struct collator *c, struct arena *a, struct str s);

#endif
