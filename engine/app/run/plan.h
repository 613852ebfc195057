/* plan.h — which documents are to be made, from which templates. */
#ifndef RUN_PLAN_H
#define RUN_PLAN_H

#include "app/run/project.h"
#include "journal/entry.h"
#include "output/assemble.h"
#include "rules/expressions/naming.h"
#include "rules/records/resolve.h"

/* A template in use, compiled once. */
struct planned_sheet {
    struct str path; /* below templates/ */
    struct sheet sheet;
    struct resolver *resolver;
};

/* One document to be made. */
struct job {
    const struct document_kind *kind;
    struct subject subject;
    struct planned_sheet *sheet;
    const struct naming *naming; /* of its file; NULL: faulty, which is reported */
    /* Set by freezing.h: */
    int edition; /* 0, or which new edition of a signed document this is, from 1 */
    const struct journal_registration *frozen; /* it was signed, and is never made again */
    const struct job *after; /* the signed document that this one follows: made only when that one would be another one today */
};

/* A kind of document that amends signed ones, with its template. */
struct planned_amendment {
    const struct document_kind *kind;
    struct planned_sheet *sheet;
    const struct naming *naming;
};

struct plan {
    struct planned_sheet **sheets;
    size_t sheet_count, sheet_capacity;
    struct job *jobs;
    size_t job_count, job_capacity;
    struct planned_amendment *amendments;
    size_t amendment_count, amendment_capacity;
    struct str *taken; /* by freezing.h: paths of signed documents, in lower case */
    size_t taken_count;
    bool whole; /* every document of the project */
};

/* Whether some document has that id; says so when none does, and which one was probably meant. */
bool plan_check_id(struct project *p, struct str id, struct diag *d);

/* What the journal calls the document of a job: id, key, template. A signed one keeps the template that it was made from, whatever that is
 * called today. */
struct journal_document plan_document(const struct job *job);

/* Adds the document of that kind for one subject, from each of its templates. */
bool plan_subject(struct plan *plan, struct project *p, const struct document_kind *k, struct subject subject, struct diag *d);

/* Plans the documents with the given ids (none: all). Faults of all templates and of the functions that give subjects are
 * reported, and what can still be looked at (run_dry) is planned; of a project that is not sound only the templates are looked at. The plan
 * must be released in any case, before the project is closed. */
bool plan_make(struct plan *plan, struct project *p, bool sound, char *const *ids, size_t id_count, struct diag *d);

void plan_release(struct plan *plan);

#endif
