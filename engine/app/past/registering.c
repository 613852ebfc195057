#include "app/past/registering.h"

#include "app/past/signature.h"
#include "app/past/snapshot.h"
#include "app/run/freezing.h"
#include "app/run/state.h"
#include "app/run/wording.h"
#include "app/run/publishing.h"
#include "app/run/signed.h"
#include "app/run/watchdog.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/user.h"

struct registering {
    struct project *project;
    const struct registering_order *order;
    struct journal *journal;
    struct archive *archive;
    struct publisher *publisher;
    struct journal_registration *before; /* what was registered before */
    size_t before_count;
    struct journal_run page; /* of the run that made the edition */
    /* One of each for every file of the document: */
    struct journal_registration *rows;
    struct publication *items;
    size_t count;
};

static struct place place_of(const struct registering *r)
{
    return place_file(r->order->document);
}

/* ---- which document ---- */

static bool is_meant(const struct registering *r, const struct journal_document *k)
{
    const struct registering_order *o = r->order;
    return project_means(r->project, o->document, k->id, k->path) && (!o->has_key || str_equal(o->key, k->key));
}

static bool same_subject(const struct journal_document *a, const struct journal_document *b)
{
    return str_equal(a->id, b->id) && str_equal(a->key, b->key);
}

static bool refuse_several(const struct registering *r, const struct journal_document *known, size_t count, struct diag *d)
{
    struct arena *a = &r->project->arena;
    struct str keys = {0};
    for (size_t i = 0; i < count; i++)
        if (is_meant(r, &known[i]) && (i == 0 || !same_subject(&known[i], &known[i - 1])))
            keys = arena_printf(a, "%.*s%s%.*s", STR_ARG(keys), keys.len ? ", " : "", STR_ARG(known[i].key));
    return diag_error(d, place_of(r), "REGISTER", _("there are several such documents; --key says which: %.*s"), STR_ARG(keys));
}

/* The document that is meant, by all its files: its path names one of them. `known` is sorted. */
static bool choose(struct registering *r, const struct journal_document *known, size_t count, struct diag *d)
{
    const struct journal_document *first = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!is_meant(r, &known[i]))
            continue;
        if (first && !same_subject(first, &known[i]))
            return refuse_several(r, known, count, d);
        first = first ? first : &known[i];
    }
    if (!first)
        return diag_error(d, place_of(r), "REGISTER", "%s",
                          _("no document of that name stands in this folder; `pisar run` makes the documents"));
    r->rows = ARENA_ARRAY(&r->project->arena, struct journal_registration, count);
    r->items = ARENA_ARRAY(&r->project->arena, struct publication, count);
    for (size_t i = 0; i < count; i++)
        if (same_subject(first, &known[i]))
            r->rows[r->count++].document = known[i];
    return true;
}

static bool refuse_signed(const struct registering *r, struct diag *d)
{
    for (size_t i = 0; i < r->before_count; i++)
        if (journal_same_document(&r->before[i].document, &r->rows[0].document))
            return diag_error(d, place_of(r), "REGISTER", _("is signed already: No. %.*s of %.*s"), STR_ARG(r->before[i].number),
                              STR_ARG(wording_day(&r->project->arena, r->before[i].date)));
    return true;
}

/* ---- number and day ---- */

static bool same_year(struct str a, struct str b)
{
    enum { YEAR = 4 };
    return str_equal(str_slice(a, 0, YEAR), str_slice(b, 0, YEAR));
}

/* Whether some file of the document follows the signed one. */
static bool follows(const struct registering *r, const struct journal_registration *g)
{
    bool found = false;
    for (size_t i = 0; !found && i < r->count; i++)
        found = freezing_follows(g, &r->rows[i].document);
    return found;
}

/* Numbers are given once a year, in each register of its own: the same one may be right, and mostly is a slip. A new edition may have that
 * of the first. */
static void warn_of_number(const struct registering *r, struct str date, struct diag *d)
{
    for (size_t i = 0; i < r->before_count; i++) {
        const struct journal_registration *g = &r->before[i];
        if (!str_equal(g->number, r->order->act.number) || !same_year(g->date, date) || follows(r, g))
            continue;
        diag_warn(d, place_of(r), "REGISTER", _("No. %.*s of %.*s is that of “%.*s” already"), STR_ARG(g->number),
                  STR_ARG(wording_day(&r->project->arena, g->date)), STR_ARG(g->document.path));
        return;
    }
}

/* What is registered stays so: a day that cannot be is refused, and a slip is told. */
static bool check_act(const struct registering *r, struct diag *d)
{
    struct arena *a = &r->project->arena;
    struct str date = date_iso(a, r->order->act.date), today = str_slice(clock_stamp(a), 0, date.len);
    for (size_t i = 0; i < r->before_count; i++) {
        const struct journal_registration *g = &r->before[i];
        if (follows(r, g) && str_compare(date, g->date) < 0)
            return diag_error(d, place_of(r), "REGISTER",
                              _("the day %.*s is before that of the document that this one follows (No. %.*s of %.*s)"),
                              STR_ARG(wording_day(a, date)), STR_ARG(g->number), STR_ARG(wording_day(a, g->date)));
    }
    warn_of_number(r, date, d);
    if (str_compare(date, today) > 0)
        diag_warn(d, place_of(r), "REGISTER", _("the day %.*s is still to come"), STR_ARG(wording_day(a, date)));
    return true;
}

static bool find_document(struct registering *r, struct diag *d)
{
    struct arena *a = &r->project->arena;
    struct journal_document *known;
    struct manifest manifest;
    size_t count;
    publishing_read_manifest(r->project, &manifest);
    if (!signed_find(r->project, r->journal, &manifest, &r->before, &r->before_count, d) ||
        !signed_restore(r->project, r->journal, r->before, r->before_count, d) || !journal_documents(r->journal, a, &known, &count, d))
        return false;
    publishing_know_own_files(r->publisher, &manifest, known, count);
    return choose(r, known, count, d) && refuse_signed(r, d) && check_act(r, d);
}

/* ---- which edition ---- */

/* The last run that made a file of the document: the others stood then as they stand now. */
static bool find_run(struct registering *r, struct diag *d)
{
    struct journal_edition *editions;
    size_t count;
    int64_t number = 0;
    if (!journal_editions(r->journal, &r->project->arena, &editions, &count, d))
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct journal_document of = {.id = editions[i].id, .key = editions[i].key};
        if (editions[i].current && same_subject(&of, &r->rows[0].document) && editions[i].run > number)
            number = editions[i].run;
    }
    return journal_page(r->journal, number, &r->project->arena, &r->page, d);
}

/* ---- made once more, and signed ---- */

static const struct job *find_job(const struct plan *plan, const struct journal_document *k)
{
    for (size_t i = 0; i < plan->job_count; i++) {
        const struct journal_document of = plan_document(&plan->jobs[i]);
        if (journal_same_document(&of, k))
            return &plan->jobs[i];
    }
    return NULL;
}

/* A person's file is kept, in the archive and beside, before the signed one takes its place. */
static bool keep_mine(struct registering *r, struct str path, struct str mine, const struct journal_document *draft,
                      struct digest signed_as, struct diag *d)
{
    struct digest digest = hash_bytes(mine);
    if (digest_equal(digest, draft->digest) || digest_equal(digest, signed_as) || publish_owns(r->publisher, path, digest))
        return true;
    return archive_put(r->archive, digest, ARCHIVE_PACKED, mine, d) && publish_set_aside(r->publisher, path, digest, d);
}

static bool read_mine(const struct registering *r, const struct journal_document *k, struct buf *mine, struct diag *d)
{
    struct str path = path_join(&r->project->arena, r->project->out, k->path);
    if (!file_stat(path, NULL))
        return diag_error(d, place_file(path), "REGISTER", "%s", _("is not there; `pisar run` makes it again"));
    return file_read(path, BUF_LIMIT_PACKAGE, mine, d);
}

static bool sign(struct registering *r, struct signature *s, const struct plan *plan, size_t i, struct buf *mine, struct diag *d)
{
    struct journal_registration *row = &r->rows[i];
    const struct journal_document draft = row->document;
    const struct job *job = find_job(plan, &draft);
    struct str temporary = publish_temporary(r->publisher, &r->project->arena, i), bytes;
    if (!job)
        return diag_error(d, place_file(draft.path), "REGISTER", _("run %lld does not plan this document; run `pisar run`, then register"),
                          (long long)r->page.number);
    if (!read_mine(r, &draft, mine, d) || !signature_sign(s, job, &r->order->act, buf_str(mine), row, &bytes, d))
        return false;
    row->number = r->order->act.number;
    row->date = date_iso(&r->project->arena, r->order->act.date);
    r->items[i] = (struct publication){.path = draft.path, .temporary = temporary, .digest = row->document.digest};
    return file_write_new(temporary, bytes, false, d) &&
           archive_put(r->archive, hash_bytes(buf_str(&s->clean)), ARCHIVE_PACKED, buf_str(&s->clean), d) &&
           archive_put(r->archive, row->document.digest, ARCHIVE_PACKED, bytes, d) &&
           keep_mine(r, draft.path, buf_str(mine), &draft, row->document.digest, d);
}

static bool sign_all(struct registering *r, struct snapshot *then, struct diag *d)
{
    struct signature s;
    struct buf mine;
    bool ok = true;
    signature_init(&s, &then->project, r->project->out, &r->project->arena);
    buf_init(&mine, BUF_LIMIT_PACKAGE);
    for (size_t i = 0; ok && i < r->count; i++)
        ok = sign(r, &s, &then->plan, i, &mine, d);
    buf_release(&mine);
    signature_release(&s);
    return ok;
}

static bool make_again(struct registering *r, struct diag *d)
{
    const struct journal_run *page = &r->page;
    struct snapshot then;
    struct diag ignored; /* of other documents that are signed */
    diag_init(&ignored);
    const struct snapshot_mix mix = {
        page, page, page, page, page, page, publish_temporaries(r->publisher)}; /* cleared by the next one when this is cut off */
    bool ok = snapshot_open(&then, r->archive, &mix, 1, d) && snapshot_plan(&then, d);
    if (ok)
        freezing_freeze(&then.plan, &then.project, r->before, r->before_count, &ignored);
    ok = ok && sign_all(r, &then, d);
    snapshot_close(&then);
    diag_release(&ignored);
    return ok;
}

/* ---- published ---- */

static struct str year_of(const struct journal_run *page)
{
    struct str year = STR("");
    for (size_t i = 0; !year.len && i < page->parameter_count; i++)
        year = signed_year(page->parameters[i]);
    return year;
}

static bool update_manifest(const struct registering *r, struct digest *digest, struct diag *d)
{
    struct project *p = r->project;
    struct manifest m;
    bool changed;
    publishing_read_manifest(p, &m);
    for (size_t i = 0; i < m.document_count; i++)
        for (size_t n = 0; n < r->count; n++)
            if (str_equal(m.documents[i].path, r->rows[n].document.path)) {
                m.documents[i].digest = r->rows[n].document.digest;
                m.documents[i].number = r->rows[n].number;
                m.documents[i].date = r->rows[n].date;
                m.documents[i].year = year_of(&r->page);
            }
    return !m.document_count || publishing_write_manifest(r->publisher, &m, digest, &changed, d);
}

/* A page of its own: what was signed was made from what the run of its edition was made from. */
static bool write_journal(struct registering *r, struct digest manifest, struct diag *d)
{
    struct project *p = r->project;
    struct journal_document *standing = ARENA_ARRAY(&p->arena, struct journal_document, r->count);
    struct journal_run run = r->page;
    run.made = clock_stamp(&p->arena);
    run.by = user_name(&p->arena);
    run.engine_version = STR(PISAR_VERSION);
    run.whole = false;
    run.key = (struct digest){{0}};
    run.manifest = manifest;
    run.messages = STR("");
    run.registered = r->rows;
    run.registered_count = r->count;
    for (size_t i = 0; i < r->count; i++) {
        standing[i] = r->rows[i].document;
        maker_stamp(p->out, &standing[i]);
    }
    return journal_record(r->journal, &run, standing, r->count, true, d);
}

static bool publish(struct registering *r, struct diag *d)
{
    struct digest manifest = {{0}};
    size_t retired;
    watchdog_stop();
    return archive_flush(r->archive, d) && publish_batch(r->publisher, r->items, r->count, false, &retired, d) &&
           update_manifest(r, &manifest, d) && write_journal(r, manifest, d) && publish_end(r->publisher, d);
}

bool registering_register(struct project *p, const struct registering_order *order, struct journal_registration **registered, size_t *count,
                          struct diag *d)
{
    struct registering r = {.project = p, .order = order};
    r.journal = state_journal(p, d); /* says so when there has been no run */
    r.publisher = r.journal ? publish_open(p->out, d) : NULL;
    r.archive = state_archive(p, d);
    bool ok = r.publisher && find_document(&r, d) && find_run(&r, d) && make_again(&r, d) && publish(&r, d);
    archive_close(r.archive);
    publish_close(r.publisher);
    journal_close(r.journal);
    *registered = r.rows;
    *count = r.count;
    return ok;
}
