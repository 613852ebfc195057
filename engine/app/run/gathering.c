#include "app/run/gathering.h"

#include <stdlib.h>

#include "app/run/watchdog.h"
#include "base/i18n.h"
#include "text/letters.h"

static void describe_job(const struct job *job, struct arena *a, struct place *where)
{
    where->file = arena_printf(a, "%.*s%s%.*s", STR_ARG(job->kind->id), job->subject.key.len ? " " : "", STR_ARG(job->subject.key));
}

static void gather(void *context, size_t job, enum job_end end, struct str bytes)
{
    struct gathering *g = context;
    struct document_answer *answer = &g->answers[job];
    struct place where = {0};
    progress_step(&g->progress, ++g->done);
    if (end == JOB_ANSWERED) {
        answer_get(bytes, &g->project->arena, answer, g->d);
        for (size_t i = 0; i < answer->picture_count; i++)
            *ARENA_PUSH(&g->project->arena, g->pictures, g->picture_count, g->picture_capacity) = answer->pictures[i];
        g->times.resolve += answer->times.resolve;
        g->times.render += answer->times.render;
        g->times.compress += answer->times.compress;
        g->times.write += answer->times.write;
        return;
    }
    answer->state = STATE_FAILED;
    describe_job(&g->plan->jobs[job], &g->project->arena, &where);
    if (end == JOB_TIMEOUT)
        diag_error(g->d, where, "DOC-TIME", _("the document took more than %d seconds and was given up"), WATCHDOG_DOCUMENT_SECONDS);
    else
        diag_error(g->d, where, "DOC-DIED", "%s", _("the worker that made this document died"));
}

enum pool_status gathering_work(struct gathering *g, struct maker *m, struct diag *d)
{
    struct project *p = g->project;
    g->answers = ARENA_ARRAY(&p->arena, struct document_answer, g->plan->job_count);
    struct pool pool = {g->plan->job_count, p->options->jobs, WATCHDOG_DOCUMENT_SECONDS, WATCHDOG_DOCUMENT_BYTES, maker_work, m, gather, g};
    progress_start(&g->progress, m->publisher ? _("making") : _("checking"), g->plan->job_count, p->options->quiet);
    enum pool_status status = pool_run(&pool, d);
    progress_finish(&g->progress);
    return status;
}

bool gathering_is_faulty(const struct gathering *g)
{
    for (size_t i = 0; i < g->plan->job_count; i++)
        if (g->answers[i].state == STATE_FAULTY)
            return true;
    return false;
}

/* ---- names ---- */

struct named {
    struct str folded, path;
    const struct job *job;
};

static int compare_named(const void *pa, const void *pb)
{
    const struct named *a = pa, *b = pb;
    int order = str_compare(a->folded, b->folded);
    return order ? order : (a->job > b->job) - (a->job < b->job);
}

bool gathering_check_names(const struct gathering *g)
{
    struct arena scratch = {0};
    struct named *names = ARENA_ARRAY(&scratch, struct named, g->plan->job_count);
    size_t n = 0;
    bool ok = true;
    for (size_t i = 0; i < g->plan->job_count; i++)
        if (g->answers[i].path.len)
            names[n++] = (struct named){text_lower(&scratch, g->answers[i].path), g->answers[i].path, &g->plan->jobs[i]};
    if (n)
        qsort(names, n, sizeof *names, compare_named);
    for (size_t i = 1; i < n; i++)
        if (str_equal(names[i - 1].folded, names[i].folded))
            ok = diag_error(g->d, names[i].job->kind->place, "DOC-NAME", _("documents %.*s %.*s and %.*s %.*s would both be “%.*s”"),
                            STR_ARG(names[i - 1].job->kind->id), STR_ARG(names[i - 1].job->subject.key), STR_ARG(names[i].job->kind->id),
                            STR_ARG(names[i].job->subject.key), STR_ARG(names[i].path));
    arena_release(&scratch);
    return ok;
}
