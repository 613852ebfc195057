/* strict.h — documents that Office has saved as “Strict Open XML” (ISO/IEC 29500-1) become what it saves by itself
 * (29500-4): the same elements in other namespaces. So nothing else needs to know of two.
 */
#ifndef MARKUP_STRICT_H
#define MARKUP_STRICT_H

#include "pack/package.h"

/* Translates all parts of such a package; does nothing to another one. Fails when a part is broken. */
bool strict_translate(struct package *p, struct diag *d);

#endif
