#include "app/past/variants.h"

#include <stdlib.h>

#include "app/run/gathering.h"
#include "rules/figures/indicator.h"

/* The documents of a variant resolved, for their fingerprints; those that cannot be have none. */
static bool take_fingerprints(struct variant *v, struct diag *d)
{
    struct snapshot *s = &v->snapshot;
    struct diag ignored;
    if (!snapshot_plan(s, d))
        return false;
    diag_init(&ignored);
    struct maker m = {.making = {.project = &s->project, .out = s->project.out}, .plan = &s->plan};
    struct gathering g = {.project = &s->project, .plan = &s->plan, .d = &ignored};
    bool ok = gathering_work(&g, &m, &ignored) == POOL_DONE;
    v->document_count = s->plan.job_count;
    v->documents = ARENA_ARRAY(&s->arena, struct journal_document, v->document_count);
    for (size_t i = 0; ok && i < v->document_count; i++) {
        v->documents[i] = plan_document(&s->plan.jobs[i]);
        v->documents[i].path = g.answers[i].path;
        v->documents[i].fingerprint = g.answers[i].fingerprint;
    }
    if (v->document_count)
        qsort(v->documents, v->document_count, sizeof *v->documents, journal_compare_documents);
    diag_release(&ignored);
    return ok;
}

static bool open_one(struct variant *v, struct archive *archive, const struct snapshot_mix *mix, bool documents, int jobs, struct diag *d)
{
    return snapshot_open(&v->snapshot, archive, mix, jobs, d) &&
           indicators_figures(v->snapshot.project.host, LEVEL_REGION, &v->figures, &v->figure_count, d) &&
           (!documents || take_fingerprints(v, d));
}

/* The ingredients in the order in which they are exchanged. */
static const struct {
    unsigned cause;
    size_t offset; /* of the run in struct snapshot_mix */
} steps[] = {
    {CAUSE_DATA, offsetof(struct snapshot_mix, inputs)},
    {CAUSE_ACT, offsetof(struct snapshot_mix, targets)},
    {CAUSE_RULE, offsetof(struct snapshot_mix, scripts)},
    {CAUSE_PARAMETER, offsetof(struct snapshot_mix, parameters)},
    {CAUSE_DAY, offsetof(struct snapshot_mix, day)},
    {CAUSE_TEMPLATE, offsetof(struct snapshot_mix, templates)},
};

enum { STEPS = sizeof steps / sizeof *steps };

static void exchange(struct snapshot_mix *mix, size_t step, const struct journal_run *run)
{
    *(const struct journal_run **)((char *)mix + steps[step].offset) = run;
}

/* Whether some step from `from` on is to be taken. */
static bool more_steps(unsigned causes, size_t from)
{
    bool more = false;
    for (size_t i = from; i < STEPS; i++)
        more = more || (causes & steps[i].cause);
    return more;
}

bool variants_open(struct variants *v, struct archive *archive, const struct journal_run *old, const struct journal_run *new,
                   unsigned causes, bool documents, int jobs, struct diag *d)
{
    struct snapshot_mix mix = {old, old, old, old, old, old, STR("")};
    unsigned waiting = 0;
    *v = (struct variants){.count = 1};
    if (!open_one(&v->items[0], archive, &mix, documents, jobs, d))
        return false;
    for (size_t i = 0; i < STEPS; i++) {
        struct diag trial;
        if (!(causes & steps[i].cause))
            continue;
        struct variant *next = &v->items[v->count];
        bool last = !more_steps(causes, i + 1);
        exchange(&mix, i, new);
        waiting |= steps[i].cause;
        diag_init(&trial);
        bool opened = open_one(next, archive, &mix, documents, jobs, last ? d : &trial);
        diag_release(&trial);
        next->step = waiting;
        if (opened) {
            v->count++;
            waiting = 0;
        } else {
            snapshot_close(&next->snapshot);
            if (last)
                return false;
        }
    }
    return true;
}

void variants_close(struct variants *v)
{
    for (size_t i = 0; i < v->count; i++)
        snapshot_close(&v->items[i].snapshot);
    v->count = 0;
}
