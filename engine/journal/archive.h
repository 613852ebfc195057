/* archive.h — what may never be lost, by its digest: the bytes of every edition, and of the inputs, scripts and templates that
 * it was made from.
 *
 * Contents lie in `packs/SHA256.zip`, plain zip files that are named by the digest of their bytes and never changed: an entry
 * is named by the SHA-256 of what it holds. Equal contents are kept once. Nothing here needs the database; a person can
 * open a pack with any archive program.
 */
#ifndef JOURNAL_ARCHIVE_H
#define JOURNAL_ARCHIVE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"

struct archive;

/* How contents lie in their pack. */
enum archive_form {
    ARCHIVE_PLAIN,  /* compressed there */
    ARCHIVE_PACKED, /* compressed already, as documents and pictures are */
};

/* The archive in `folder`, which need not be there yet; packs come to be at the path `temporary`, on the same file system. A
 * pack that cannot be read is told in a warning: what it holds counts as not there. Never NULL; to be closed. */
struct archive *archive_open(struct str folder, struct str temporary, struct diag *d);

/* What was put and not flushed is forgotten. */
void archive_close(struct archive *a);

/* Whether these contents are kept, or were put since. */
bool archive_has(const struct archive *a, struct digest digest);

/* Puts `bytes`, whose digest must be `digest`; nothing when they are there. Packs are written as they fill up; false when that
 * failed. */
bool archive_put(struct archive *a, struct digest digest, enum archive_form form, struct str bytes, struct diag *d);

/* Writes what was put and syncs it: now it is kept. */
bool archive_flush(struct archive *a, struct diag *d);

/* Reads contents into `out` (reset first). false, with an error (ARCHIVE): they are not there, or no longer what their digest says. */
bool archive_get(struct archive *a, struct digest digest, struct buf *out, struct diag *d);

#endif
