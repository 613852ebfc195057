/* pool.h — workers: the same process forked, so that everything loaded and compiled is already there.
 *
 * A worker takes the next job, answers with bytes through a pipe, and leaves by _exit. A worker that dies
 * fails the one job it was at, and another takes its place. Only the parent acts on answers.
 */
#ifndef RUN_POOL_H
#define RUN_POOL_H

#include "base/buf.h"
#include "base/diag.h"

enum job_end {
    JOB_ANSWERED, /* `answer` holds what the worker wrote */
    JOB_DIED,     /* its worker ended by a signal, or went over the ceiling of memory */
    JOB_TIMEOUT,  /* it went over the ceiling of time */
};

struct pool {
    size_t job_count;
    int workers;         /* at least 1 */
    unsigned seconds;    /* ceiling of processor time for one job */
    size_t bytes;        /* ceiling of memory for a worker, beyond what it has at its start */
    /* In a worker: does the job and writes its answer. */
    void (*work)(void *worker_context, size_t job, struct buf *answer);
    void *worker_context;
    /* In the parent, once for every job, in order of completion. */
    void (*done)(void *parent_context, size_t job, enum job_end end, struct str answer);
    void *parent_context;
};

enum pool_status {
    POOL_DONE,
    POOL_STOPPED, /* INT, TERM or HUP: the workers are gone, some jobs have no answer */
    POOL_FAILED,  /* fork or pipe failed; said in the diag */
};

/* Runs all jobs; each ends once, by an answer or by the death of its worker. Returns when no worker is left. */
enum pool_status pool_run(const struct pool *p, struct diag *d);

#endif
