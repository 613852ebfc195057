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

/* A pack that was found whole: its name, and how its file lay then. */
struct archive_pack {
    struct str name;
    int64_t size, mtime_ns, inode;
};

/* Reads every pack that is not among those `known` to be whole, or lies otherwise since, and compares it with its name. What is damaged in
 * one is told in a warning and counts as not there, so that it is kept again where it is still known. */
void archive_check(struct archive *a, const struct archive_pack *known, size_t count, struct diag *d);

/* Whether the packs of the archive in `folder` are those `known` to be whole, and lie as they did: nothing is opened. */
bool archive_stands(struct str folder, const struct archive_pack *known, size_t count);

/* The packs that were found whole or written since; in `to`. */
void archive_whole(const struct archive *a, struct arena *to, struct archive_pack **packs, size_t *count);

/* What was put and not flushed is forgotten. */
void archive_close(struct archive *a);

/* Whether these contents are kept, or were put since. */
bool archive_has(const struct archive *a, struct digest digest);

/* Puts `bytes`, whose digest must be `digest`; nothing when they are there. Packs are written as they fill up; false when that
 * failed. */
bool archive_put(struct archive *a, struct digest digest, enum archive_form form, struct str bytes, struct diag *d);

/* Writes what was put and syncs it: now it is kept. */
bool archive_flush(struct archive *a, struct diag *d);

/* Reads contents into `out` (reset first), from whichever pack has them whole. false, with an error (ARCHIVE): they are not there, or no
 * longer what their digest says. */
bool archive_get(struct archive *a, struct digest digest, struct buf *out, struct diag *d);

#endif
