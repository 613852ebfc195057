/* variants.h — the road from one run to another in steps, each with one more ingredient of the new run. */
#ifndef PAST_VARIANTS_H
#define PAST_VARIANTS_H

#include "app/past/difference.h"
#include "app/past/snapshot.h"

/* Documents by their fingerprints, in order of the plan. */
struct variant {
    struct snapshot snapshot;
    unsigned step;                 /* causes that lead from the variant before to this one; 0: the first */
    const struct figure *figures;  /* of the region */
    size_t figure_count;
    struct journal_document *documents; /* with fingerprints, sorted; NULL: not asked for */
    size_t document_count;
};

enum { VARIANTS_LARGEST = 7 };

struct variants {
    struct variant items[VARIANTS_LARGEST]; /* the first is the old run, the last the new one */
    size_t count;
};

/* Opens one variant for each cause that `causes` names, and the old run before them. Ingredients that do not work without the next
 * (a rule that asks for a new column) make one step of several causes. Fingerprints are taken when there are `documents` to
 * tell causes for. To be closed in any case. */
bool variants_open(struct variants *v, struct archive *archive, const struct journal_run *old, const struct journal_run *new,
                   unsigned causes, bool documents, int jobs, struct diag *d);

void variants_close(struct variants *v);

#endif
