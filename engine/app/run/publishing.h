/* publishing.h — what was made put in its place, and written into manifest and journal. */
#ifndef RUN_PUBLISHING_H
#define RUN_PUBLISHING_H

#include "output/manifest.h"
#include "app/run/gathering.h"
#include "app/run/run.h"

struct publishing {
    const struct gathering *g;
    const struct maker *m;
    struct publisher *publisher;
    const struct run_order *order;
    /* The documents that stand after this run, filled by publishing_publish, in the project's arena: */
    struct publication *items;
    const struct job **jobs;
    const struct document_answer **answers;
    size_t count;
    struct digest manifest;
    struct str messages; /* of everything before publishing */
};

/* out/manifest.json as the last run left it, in the project's arena; empty when it is not there or cannot be read. */
void publishing_read_manifest(struct project *p, struct manifest *m);

/* The same, or an empty one when it tells nothing of documents and signatures that the journal does not: the manifest of ten thousand
 * documents takes longer to read than they take to be looked at. */
void publishing_read_beyond(struct project *p, struct journal *j, struct manifest *m);

/* Puts the manifest in its place and tells the digest of its bytes. */
bool publishing_write_manifest(struct publisher *publisher, struct manifest *m, struct digest *digest, bool *changed, struct diag *d);

/* What earlier runs are known to have made, by the journal's documents and by the manifest. */
void publishing_know_own_files(struct publisher *publisher, const struct manifest *before, const struct journal_document *known,
                               size_t count);

/* Publishes, then writes the manifest and, unless nothing happened, the journal. */
bool publishing_publish(struct publishing *x, struct journal *j, struct run_result *r, struct diag *d);

#endif
