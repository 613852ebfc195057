#include "app/making.h"

#include "output/name.h"

/* The data are on top of the Lua stack, and stay. */
static bool name_and_sign(struct host *h, const struct job *job, const struct act *act, bool strict, struct arena *a, struct str *path, struct diag *d)
{
    struct str name;
    if ((act && !signing_fill(h, job->kind, act, strict, d)) || !naming_resolve(job->naming, a, &name, d))
        return false;
    *path = name_safe(a, name, job->sheet->sheet.program.format->name);
    return true;
}

bool making_resolve(struct project *p, const struct job *job, const struct act *act, bool strict, struct arena *a, struct str *path,
                    struct buf *record, struct diag *d)
{
    struct host *h = p->host;
    if (!job->naming || !scripts_push_data(h, job->kind, &job->subject, d))
        return false;
    if (name_and_sign(h, job, act, strict, a, path, d))
        return resolve_record(job->sheet->resolver, record, d);
    scripts_pop(h);
    return false;
}

bool making_make(struct project *p, const struct job *job, const struct act *act, bool strict, struct arena *a, struct str *path,
                 struct buf *document, struct diag *d)
{
    struct buf record;
    struct writer *w = writer_new();
    buf_init(&record, BUF_LIMIT_RECORD);
    bool ok = making_resolve(p, job, act, strict, a, path, &record, d) &&
              assemble(&job->sheet->sheet, buf_str(&record), host_pictures(p->host), w, document, NULL, d);
    buf_release(&record);
    writer_free(w);
    return ok;
}

struct digest making_fingerprint(const struct job *job, struct str path, struct str record)
{
    const struct program *p = &job->sheet->sheet.program;
    struct str fields[] = {STR(PISAR_VERSION), str_make((const char *)p->digest.bytes, sizeof p->digest.bytes), path, record};
    return hash_fields(fields, sizeof fields / sizeof *fields);
}
