/* container.h — a zip file on disk that keeps many contents: what it holds, and one of them read without the others.
 *
 * A package (package.h) is read whole and with suspicion, since anybody may have made it; a container is our own, and what is
 * read from it is compared with its digest by the reader.
 */
#ifndef PACK_CONTAINER_H
#define PACK_CONTAINER_H

#include "base/buf.h"
#include "base/diag.h"

/* The names of the entries, in order of the file; in `a`. false, with an error: no such file, or not a sound zip. */
bool container_names(struct str file, struct arena *a, struct str **names, size_t *count, struct diag *d);

/* Reads one entry of at most `limit` bytes into `out` (reset first). */
bool container_read(struct str file, struct str name, size_t limit, struct buf *out, struct diag *d);

#endif
