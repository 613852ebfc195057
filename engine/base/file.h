/* file.h — files as a whole: read, publish by rename, list.
 *
 * Paths are bytes as the system gives them, joined with '/'. A file appears under its final name only
 * complete: it is written beside, synced, then renamed. Failures are reported with the path and
 * the system's reason; code FILE-READ or FILE-WRITE.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <sys/stat.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"

/* `folder/name` in `a`; `name` alone when it is absolute or `folder` is empty or ".". */
struct str path_join(struct arena *a, struct str folder, struct str name);

/* The part after the last '/'. */
struct str path_base(struct str path);

/* The part before the last '/', "." when there is none. */
struct str path_folder(struct str path);

/* Lower-case ASCII extension without the dot; empty when the base name has none. */
struct str path_extension(struct arena *a, struct str path);

/* Whether `name` is a plain relative path that stays below its folder: not empty, not absolute,
 * no empty, "." or ".." pieces, no NUL or backslash. */
bool path_is_below(struct str name);

/* Whether a path below `folder` leads, through whatever links, to something below it; so does what is not there. */
bool path_stays(struct str folder, struct str path);

/* Reads a regular file of at most `limit` bytes into `out` (reset first). Refuses folders, pipes and devices. */
bool file_read(struct str path, size_t limit, struct buf *out, struct diag *d);

/* Digest of a regular file's bytes, which need not fit into memory. */
bool file_digest(struct str path, struct digest *digest, struct diag *d);

/* Whether something lies at `path`; `*st` is filled when it does and `st` is not NULL. Follows links. */
bool file_stat(struct str path, struct stat *st);

/* Makes the folder and those above it that are missing (mode 0777 under the umask). */
bool folder_make(struct str path, struct diag *d);

/* What is no folder below `folder`, at any depth, as paths relative to it in byte order; hidden names
 * (leading dot), editors' backups (trailing '~') and lock files of office programs (leading "~$" or ".~lock")
 * are left out. A folder that is not there has no files. */
bool folder_list(struct arena *a, struct str folder, struct str **names, size_t *count, struct diag *d);

/* A new file of its own, written whole and synced. `path` must not exist yet. */
bool file_write_new(struct str path, struct str bytes, bool sync, struct diag *d);

/* rename(2); the folder of `to` must exist. */
bool file_rename(struct str from, struct str to, struct diag *d);

/* Removes a folder with all that is in it, as far as it can be removed; links are not followed. */
void folder_remove(struct str path);

/* Flushes a folder's entries to disk. */
bool folder_sync(struct str path, struct diag *d);

/* Replaces `path` by `bytes` in one step: writes `path` with a suffix, syncs, renames, syncs the folder. */
bool file_replace(struct str path, struct str bytes, struct diag *d);

#endif
