/* run.h — the road from a plan to published documents. */
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include "app/run/ingredients.h"
#include "app/run/maker.h"

/* What is to be made. */
struct run_order {
    struct plan *plan; /* gets what follows signed documents */
    const struct ingredients *from; /* as they were before the project was opened */
    bool timings; /* count where the time goes */
    struct diag *once; /* gets what is said of this run alone, and is not to be said again when the next one repeats it */
};

struct run_result {
    size_t written, unchanged, failed, beside, retired;
    int64_t number; /* of its page in the journal; 0: there was nothing to write down */
    bool stopped; /* by a signal */
    struct document_times times;
};

/* Makes the plan's documents and publishes those whose content changed. Faults of the project are reported and nothing is
 * written. */
bool run_plan(struct project *p, const struct run_order *order, struct run_result *result, struct diag *d);

/* Resolves every document of the plan without making it: reports what is missing. */
bool run_dry(struct project *p, const struct plan *plan, struct diag *d);

#endif
