/* repeat.h — whether a run would only repeat the last one. */
#ifndef RUN_REPEAT_H
#define RUN_REPEAT_H

#include "app/run/ingredients.h"

struct repeat {
    size_t documents;    /* that stand as they were left */
    struct str messages; /* what the last run said, to be said again; in the project's arena */
};

/* Whether the last run came to its end, was made from the same ingredients and pictures, and has left a manifest and documents
 * that nobody touched since. Changes nothing in out/, except that a damaged journal is set aside with a warning. */
bool run_would_repeat(struct project *p, const struct ingredients *in, struct repeat *r, struct diag *d);

#endif
