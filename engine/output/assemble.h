/* assemble.h — program + record + the template's package → the bytes of the finished document. */
#ifndef OUTPUT_ASSEMBLE_H
#define OUTPUT_ASSEMBLE_H

#include "pack/writer.h"
#include "template/pictures/picture.h"
#include "template/program/program.h"

/* A template ready for use: compiled once, used for all its documents. */
struct sheet {
    struct package package;
    struct program program;
};

/* Times of one or many documents, in nanoseconds of CPU. */
struct assemble_times {
    int64_t render; /* without compression */
    struct writer_times writer;
};

/* Reads the package of a template and looks whether it is one of its format; tells the digest of the file. It must be closed
 * in any case, and begins zeroed. */
bool sheet_open_package(struct package *p, const struct format *f, struct str path, struct str shown, struct digest *digest,
                        struct diag *d);

/* Reads and compiles the template in the file `path`; `shown` is what messages name. */
bool sheet_open(struct sheet *s, struct str path, struct str shown, struct diag *d);
void sheet_close(struct sheet *s);

/* The document for a record, in `out` (reset first). Parts without tags are copied as they lie in the
 * template. The record must be used up exactly; the pictures that it names are in `pictures`. `times` may be NULL. */
bool assemble(const struct sheet *s, struct str record, const struct pictures *pictures, struct writer *w, struct buf *out,
              struct assemble_times *times, struct diag *d);

#endif
