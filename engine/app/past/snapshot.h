/* snapshot.h — the project as runs of the past saw it, laid out from the archive in a temporary folder and opened.
 *
 * Inputs, rules, templates and parameters may be those of different runs: what makes the difference between two runs is found
 * by changing one after the other (variants.h).
 */
#ifndef PAST_SNAPSHOT_H
#define PAST_SNAPSHOT_H

#include "app/run/plan.h"
#include "app/run/project.h"
#include "base/temporary.h"
#include "journal/archive.h"
#include "journal/entry.h"

/* From which run each ingredient comes. */
struct snapshot_mix {
    const struct journal_run *inputs, *targets; /* targets: the table of what acts have set (targets.h); inputs: all others */
    const struct journal_run *scripts, *parameters, *day, *templates; /* day: the report date */
    struct str within; /* the folder to lay it out in; empty: where the system keeps what is temporary */
};

/* Whether a file of the run is the table of targets. */
bool snapshot_is_targets(const struct journal_run *run, const struct journal_file *file);

struct snapshot {
    struct arena arena;
    struct temporary folder;
    struct project_options options;
    struct project project;
    struct plan plan;
    bool planned;
};

/* Lays the files out and opens the project; to be closed in any case. What its opening has to say was said by the runs of then:
 * only what makes it impossible goes to `d`. `jobs`: number of workers for what is done with it. */
bool snapshot_open(struct snapshot *s, struct archive *archive, const struct snapshot_mix *mix, int jobs, struct diag *d);

/* Plans the documents: all that the project of then has. */
bool snapshot_plan(struct snapshot *s, struct diag *d);

/* Removes the folder as well. */
void snapshot_close(struct snapshot *s);

#endif
