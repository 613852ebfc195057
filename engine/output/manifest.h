/* manifest.h — out/manifest.json: what each document was made from. */
#ifndef OUTPUT_MANIFEST_H
#define OUTPUT_MANIFEST_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"

struct manifest_document {
    struct str id, key, title, path;
    struct digest digest;
    struct str template;
    struct digest template_digest;
    struct str number, date; /* of the act when it is signed, the date in ISO 8601; else empty */
    struct str year;         /* of the project when it was signed; empty: not signed, or not known */
};

/* A file with its digest: an input, a script. */
struct manifest_file {
    struct str path;
    struct digest digest;
};

struct manifest {
    struct str engine_version, project, as_of;
    struct str *parameters; /* "name=value" */
    size_t parameter_count;
    const struct manifest_file *inputs, *scripts;
    size_t input_count, script_count;
    struct manifest_document *documents; /* sorted by manifest_write */
    size_t document_count;
};

/* The JSON text. The same manifest gives the same bytes: documents sorted by path, no clock. */
void manifest_write(struct buf *out, struct manifest *m);

/* An earlier manifest, in `a`. A file that is not there or cannot be read gives an empty one. */
void manifest_read(struct str file, struct arena *a, struct manifest *m);

#endif
