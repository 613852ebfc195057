/* source.h — the folder of inputs: which file holds which table, and tables read from them.
 *
 * A table NAME is NAME.csv or NAME.xml (letter case of the file name does not matter) directly in the
 * folder; both at once is an error.
 */
#ifndef INPUT_SOURCE_H
#define INPUT_SOURCE_H

#include "base/hash.h"
#include "data/table.h"

/* The digest of the bytes of a file that has just been read, where it is known. */
typedef bool source_digest(const void *known, struct str path, struct digest *digest);

/* A file that was read. */
struct source_file {
    struct str path; /* as messages name it */
    struct digest digest;
};

struct source {
    struct arena *arena;
    struct str project; /* paths in messages are relative to it */
    struct str folder;
    struct str *names; /* files below the folder, sorted by bytes */
    size_t name_count;
    bool *claimed; /* by name: some schema asked for it */
    bool hashed;   /* to be set after source_open: what is read is kept in `files`, with its digest, which its table has, too */
    source_digest *digest; /* NULL: what is hashed is hashed here */
    const void *digests;   /* its first argument */
    struct source_file *files;
    size_t file_count, file_capacity;
};

/* Looks into the folder `inputs` of the project in `project`. Everything lives in `a`. A folder that is not
 * there has no files. false: it cannot be listed. */
bool source_open(struct source *s, struct arena *a, struct str project, struct str inputs, struct diag *d);

/* Reads the table of `schema` (which must outlive it). All faults of the file are reported at once; *out is
 * made in any case, so that other checks may go on, and has table_present() false when there is no file.
 * A row with an empty cell in a `filled` column, or without any part of its key, is reported (E15, a warning)
 * and dropped. Keys and references are not looked at: input/integrity.h. */
bool source_read_table(struct source *s, const struct schema *schema, struct table **out, struct diag *d);

/* Warns of each file that no table claimed, notes (.md) apart. Call after the last source_read_table. */
void source_unclaimed(const struct source *s, struct diag *d);

/* Whether a file of this name is one that holds the table. */
bool source_holds(struct str name, struct str table);

/* `path` as messages name it: relative to the project when it lies there. */
struct str source_shown(struct arena *a, struct str project, struct str path);

#endif
