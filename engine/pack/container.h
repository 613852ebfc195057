/* container.h — a zip file on disk that keeps many contents: what it holds, and one of them read without the others.
 *
 * A package (package.h) is read whole and with suspicion, since anybody may have made it; a container is our own, and what is
 * read from it is compared with its digest by the reader.
 */
#ifndef PACK_CONTAINER_H
#define PACK_CONTAINER_H

#include "base/buf.h"
#include "base/diag.h"

struct container;

/* Opens a container; to be closed. NULL, with an error (ARCHIVE): no such file, or not a sound zip. */
struct container *container_open(struct str file, struct diag *d);

void container_close(struct container *c);

/* The names of the entries, in order of the file; in `a`. */
bool container_names(const struct container *c, struct arena *a, struct str **names, size_t *count, struct diag *d);

/* Reads one entry of at most `limit` bytes into `out` (reset first). */
bool container_read(const struct container *c, struct str name, size_t limit, struct buf *out, struct diag *d);

#endif
