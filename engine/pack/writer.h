/* writer.h — a package written to memory: entries copied as they lie, parts compressed as they come.
 *
 * Bytes depend on the contents alone: entries are dated 1980-01-01 (the zero of DOS time), in the order
 * given.
 */
#ifndef PACK_WRITER_H
#define PACK_WRITER_H

#include "base/sink.h"
#include "pack/package.h"

struct writer;

/* Times spent, in nanoseconds of CPU, when someone asks for them. */
struct writer_times {
    int64_t compress, write;
};

/* A writer is used for many packages, one after another. Never NULL. */
struct writer *writer_new(void);
void writer_free(struct writer *w);

/* Begins a package; what was not finished before is forgotten. Messages name `file`. */
void writer_begin(struct writer *w, struct str file);

/* Adds an entry as it lies in another package, whose bytes must live until writer_finish. */
void writer_copy(struct writer *w, const struct package_entry *e);

/* Begins a part; its bytes go to the sink, until writer_end_part, which tells of a sink that failed: part or
 * package over their ceilings (DOC-SIZE). */
struct sink writer_begin_part(struct writer *w, struct str name);
bool writer_end_part(struct writer *w, struct diag *d);

/* The finished package in `out` (reset first). */
bool writer_finish(struct writer *w, struct buf *out, struct diag *d);

/* From now on adds the time that is spent to `times`; NULL ends it. */
void writer_count_times(struct writer *w, struct writer_times *times);

#endif
