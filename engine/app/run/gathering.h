/* gathering.h — the documents of a plan made by workers, and what the parent gathers from them. */
#ifndef RUN_GATHERING_H
#define RUN_GATHERING_H

#include "app/run/maker.h"
#include "app/run/pool.h"
#include "app/run/progress.h"

struct gathering {
    struct project *project;
    const struct plan *plan;
    struct diag *d; /* gets what the workers say */
    /* Filled by gathering_work, in the project's arena: */
    struct document_answer *answers; /* by job */
    size_t done;
    struct progress progress;
    struct document_times times;
    struct journal_file *pictures; /* that the documents looked at */
    size_t picture_count, picture_capacity;
};

/* Has every document of the plan made, or only looked at (maker.h). */
enum pool_status gathering_work(struct gathering *g, struct maker *m, struct diag *d);

/* Whether the data, rules or templates of some document are wrong, so that nothing may be written. */
bool gathering_is_faulty(const struct gathering *g);

/* Reports documents of one name, which would overwrite each other, also where letter case does not count. */
bool gathering_check_names(const struct gathering *g);

#endif
