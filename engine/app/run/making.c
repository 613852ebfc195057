#include "app/run/making.h"

#include "app/run/rewording.h"
#include "output/name.h"
#include "rules/amending.h"

void making_release(struct making *x)
{
    if (x->writer)
        writer_free(x->writer);
    archive_close(x->archive);
    x->writer = NULL;
    x->archive = NULL;
}

struct act making_act(const struct journal_registration *g)
{
    struct act act = {.number = g->number};
    if (!date_parse_iso(g->date, &act.date))
        act.date = 0;
    return act;
}

/* ---- resolving ---- */

/* Pushes the data of an order that amends the signed document before it. */
static bool push_amendment(struct making *x, const struct job *job, struct arena *a, struct diag *d)
{
    const struct job *before = job->after;
    while (before->kind == job->kind) /* a new edition of an amending order amends what that one does */
        before = before->after;
    struct rewordings c;
    if (!rewording_find(x, before, a, &c, d))
        return false;
    const struct amended m = {before->kind, &before->subject, before->frozen->document.path, making_act(before->frozen),
                              c.changes, c.count, &c.was, &c.now};
    return amending_push(x->project->host, job->kind, &m, d);
}

static bool push_data(struct making *x, const struct job *job, struct arena *a, struct diag *d)
{
    return job->kind->amend_count ? push_amendment(x, job, a, d) : scripts_push_data(x->project->host, job->kind, &job->subject, d);
}

/* The data are on top of the Lua stack, and stay. */
static bool name_and_sign(struct host *h, const struct job *job, const struct act *act, bool strict, struct arena *a, struct str *path,
                          struct diag *d)
{
    struct str name;
    if ((act && !signing_fill(h, job->kind, act, strict, d)) || !naming_resolve(job->naming, a, &name, d))
        return false;
    *path = name_safe(a, name, job->sheet->sheet.program.format->name);
    if (job->edition)
        *path = name_beside(a, *path, job->edition);
    return true;
}

bool making_name(struct making *x, const struct job *job, struct arena *a, struct str *path, struct diag *d)
{
    if (!job->naming || !push_data(x, job, a, d))
        return false;
    bool ok = name_and_sign(x->project->host, job, NULL, false, a, path, d);
    scripts_pop(x->project->host);
    return ok;
}

bool making_resolve(struct making *x, const struct job *job, const struct act *act, bool strict, struct arena *a, struct str *path,
                    struct buf *record, struct diag *d)
{
    struct host *h = x->project->host;
    if (!job->naming || !push_data(x, job, a, d))
        return false;
    if (name_and_sign(h, job, act, strict, a, path, d))
        return resolve_record(job->sheet->resolver, record, d);
    scripts_pop(h);
    return false;
}

bool making_assemble(struct making *x, const struct job *job, struct str record, struct buf *out, struct assemble_times *times,
                     struct diag *d)
{
    if (!x->writer)
        x->writer = writer_new();
    return assemble(&job->sheet->sheet, record, host_pictures(x->project->host), x->writer, out, times, d);
}

bool making_make(struct making *x, const struct job *job, const struct act *act, bool strict, struct arena *a, struct str *path,
                 struct buf *document, struct diag *d)
{
    struct buf record;
    buf_init(&record, BUF_LIMIT_RECORD);
    bool ok = making_resolve(x, job, act, strict, a, path, &record, d) && making_assemble(x, job, buf_str(&record), document, NULL, d);
    buf_release(&record);
    return ok;
}

struct digest making_fingerprint(const struct job *job, struct str path, struct str record)
{
    const struct program *p = &job->sheet->sheet.program;
    struct str fields[] = {STR(PISAR_VERSION), str_make((const char *)p->digest.bytes, sizeof p->digest.bytes), path, record};
    return hash_fields(fields, sizeof fields / sizeof *fields);
}
