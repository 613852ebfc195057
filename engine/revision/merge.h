/* merge.h — a new edition taken into the file that a person has edited: three ways, the last edition, the person's file, the
 * new edition.
 *
 * The person's file is what is changed: paragraph by paragraph and cell by cell it takes over what has changed between the
 * editions. Where the person has changed the same place, and not other words of it, the person's text stays, and a remark by
 * «Писарь» says what the editions had there. Nothing that the person wrote is dropped; the same files give the same bytes.
 */
#ifndef REVISION_MERGE_H
#define REVISION_MERGE_H

#include "base/buf.h"
#include "base/diag.h"

enum revision_outcome {
    REVISION_TAKEN,    /* the new edition's change was made in the person's file */
    REVISION_JOINED,   /* in one paragraph both have changed other words: it has both changes */
    REVISION_KEPT,     /* the person changed, added or removed what is the same in both editions */
    REVISION_CONFLICT, /* both have changed it: the person's text stays, with a remark */
};

struct revision_item {
    enum revision_outcome outcome;
    struct str place; /* in words, of the person's file; of what is not there, of the edition that has it */
    struct str old, mine, new; /* what the last edition, the person's file and the new edition say; empty: it is not there */
};

struct revision_report {
    struct arena arena;
    struct revision_item *items; /* by the blocks that hold them: first what the person added there, last what the new edition removed */
    size_t count, capacity;
    size_t conflicts;
};

void revision_report_release(struct revision_report *r);

/* Merges `theirs`, the new edition, into `mine`, the file of a person who edited `base`; all three are packages of one format of
 * texts (DOCX, ODT) or ODP. `file` is named in messages. The merged package goes to `out` (reset first). False when a package
 * is broken or of another format (REVISION-FORMAT). The report must be released in any case. */
bool revision_merge(struct str file, struct str base, struct str mine, struct str theirs, struct buf *out, struct revision_report *report,
                    struct diag *d);

#endif
