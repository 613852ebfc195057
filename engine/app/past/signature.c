#include "app/past/signature.h"

#include "base/i18n.h"
#include "journal/entry.h"
#include "revision/merge.h"

void signature_init(struct signature *s, struct project *then, struct str out, struct arena *a)
{
    *s = (struct signature){.arena = a, .making = {.project = then, .out = out}};
    buf_init(&s->record, BUF_LIMIT_RECORD);
    buf_init(&s->draft, BUF_LIMIT_PACKAGE);
    buf_init(&s->clean, BUF_LIMIT_PACKAGE);
    buf_init(&s->merged, BUF_LIMIT_PACKAGE);
}

void signature_release(struct signature *s)
{
    making_release(&s->making);
    buf_release(&s->record);
    buf_release(&s->draft);
    buf_release(&s->clean);
    buf_release(&s->merged);
}

static bool make(struct signature *s, const struct job *job, const struct act *act, struct str *path, struct digest *fingerprint,
                 struct buf *out, struct diag *d)
{
    buf_reset(&s->record);
    if (!making_resolve(&s->making, job, act, true, s->arena, path, &s->record, d) ||
        !making_assemble(&s->making, job, buf_str(&s->record), out, NULL, d))
        return false;
    *fingerprint = making_fingerprint(job, *path, buf_str(&s->record));
    return true;
}

static bool make_draft(struct signature *s, const struct job *job, const struct journal_document *k, struct diag *d)
{
    struct digest fingerprint;
    struct str path;
    if (!make(s, job, NULL, &path, &fingerprint, &s->draft, d))
        return false;
    return digest_equal(hash_bytes(buf_str(&s->draft)), journal_clean(k)) ||
           diag_error(d, place_file(k->path), "REGISTER", "%s",
                      _("what this edition was made from no longer gives its bytes: the program is another one; run `pisar run`, look at "
                        "the new edition, register that"));
}

static bool refuse_conflict(const struct journal_document *k, const struct revision_report *report, struct diag *d)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->items[i].outcome == REVISION_CONFLICT)
            return diag_error(d, place_file(k->path), "REGISTER-EDITED",
                              _("was changed by hand where number and date go (%.*s: “%.*s”); put the blanks back there, then register"),
                              STR_ARG(report->items[i].place), STR_ARG(report->items[i].mine));
    return true;
}

/* What a person changed in the draft stays in what is signed. */
static bool merge(struct signature *s, struct str mine, const struct journal_document *k, struct diag *d)
{
    struct revision_report report = {0};
    bool ok =
        revision_merge(k->path, buf_str(&s->draft), mine, buf_str(&s->clean), &s->merged, &report, d) && refuse_conflict(k, &report, d);
    revision_report_release(&report);
    return ok;
}

bool signature_sign(struct signature *s, const struct job *job, const struct act *act, struct str mine, struct journal_registration *row,
                    struct str *bytes, struct diag *d)
{
    struct journal_document *k = &row->document;
    struct str path; /* a name that tells the number would lose the place that people know: the draft's stays */
    if (!make_draft(s, job, k, d) || !make(s, job, act, &path, &k->fingerprint, &s->clean, d))
        return false;
    bool edited =
        !str_equal(mine, buf_str(&s->draft)) && !str_equal(mine, buf_str(&s->clean)); /* one that was cut off may have put it there */
    bool filled = !str_equal(buf_str(&s->draft), buf_str(&s->clean));
    if (edited && filled && !merge(s, mine, k, d))
        return false;
    *bytes = !edited ? buf_str(&s->clean) : filled ? buf_str(&s->merged) : mine;
    row->draft = edited ? hash_bytes(mine) : hash_bytes(buf_str(&s->draft));
    k->digest = hash_bytes(*bytes);
    k->clean = edited ? hash_bytes(buf_str(&s->clean)) : (struct digest){{0}};
    return true;
}
