/* maker.h — one document, from its subject to a temporary file: the work of a worker. */
#ifndef RUN_MAKER_H
#define RUN_MAKER_H

#include "output/publish.h"
#include "app/run/answer.h"
#include "app/run/making.h"

struct maker {
    struct making making;  /* its project; the rest begins in each process with the first document */
    const struct plan *plan;
    const struct publisher *publisher; /* NULL: only look for faults and take fingerprints, write nothing */
    const struct journal_document *known; /* sorted by journal_compare_documents */
    size_t known_count;
    bool timings;
    size_t pictures_told;  /* of the process: how many of the host's pictures its answers have named */
    struct arena scratch;  /* of the process: of a document each, their memory is used again and goes with the process */
    struct buf record;
};

/* The document that the last run left for a job, or NULL. */
const struct journal_document *maker_known(const struct maker *m, const struct job *job);

/* Whether the file of a document below `out` is as the journal knows it, by size, time and inode. */
bool maker_stands(struct str out, const struct journal_document *k);

/* Notes how the file of a document below `out` lies. */
void maker_stamp(struct str out, struct journal_document *k);

/* The same from another row of the document, whose file was looked at. */
void maker_copy_stamp(struct journal_document *k, const struct journal_document *from);

/* Makes document number `index` of the plan and writes the answer. For pool.work, with a struct maker as context. */
void maker_work(void *maker, size_t index, struct buf *answer);

#endif
