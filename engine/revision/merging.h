/* merging.h — what the files of a merge share (merge.c, merge_paragraph.c, merge_blocks.c); nobody else's. */
#ifndef REVISION_MERGING_H
#define REVISION_MERGING_H

#include "revision/carry.h"
#include "revision/merge.h"
#include "template/remarks/remark.h"
#include "text/segment.h"

/* A remark that is put when everything else is done: elements of a remark are no text, but they cut runs. */
struct pending {
    struct block *at; /* of the person's file, or one that holds the place */
    struct str text;
};

struct merging {
    struct edition base, mine, theirs;
    struct carrier carrier;
    struct segmenter *segmenter;
    struct revision_report *report;
    struct remarks remarks;
    struct pending *pending;
    size_t pending_count, pending_capacity;
};

/* Adds to the report. A conflict leaves a remark at `at`. Any of the blocks may be NULL. */
void merging_report(struct merging *m, enum revision_outcome outcome, const struct block *base, const struct block *mine,
                    const struct block *theirs);
void merging_conflict(struct merging *m, struct block *at, const struct block *base, const struct block *mine, const struct block *theirs);

/* Puts a copy of a block of the new edition in the place of one of the person's, which has nothing below it then. A paragraph keeps the
 * person's properties where both editions have the same. */
void merging_replace(struct merging *m, const struct block *base, struct block *mine, const struct block *theirs);

/* Takes out of a paragraph all that it says; its properties stay. */
void merging_make_empty(const struct merging *m, xmlNodePtr paragraph);

/* Gives a row of the new edition, copied for a table of the person's, the columns that this one has: those that the person put in are
 * empty, those that the person took out are left out. */
void merging_fit_row(const struct merging *m, const struct block *table, const struct block *theirs, xmlNodePtr row);

/* Whether a paragraph carries the setup of its pages: it may not vanish. */
bool merging_is_bound(const struct merging *m, const struct block *b);

/* Three forms of one paragraph, its text boxes left out; true when the person's was replaced whole. */
bool merge_paragraph(struct merging *m, struct block *base, struct block *mine, struct block *theirs);

/* Three forms of a block with all that it holds. */
void merge_blocks(struct merging *m, struct block *base, struct block *mine, struct block *theirs);

#endif
