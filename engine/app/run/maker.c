#include "app/run/maker.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "output/name.h"
#include "text/letters.h"
#include "app/run/wording.h"
#include "app/run/rewording.h"

const struct journal_document *maker_known(const struct maker *m, const struct job *job)
{
    struct journal_document wanted = plan_document(job);
    return m->known_count ? bsearch(&wanted, m->known, m->known_count, sizeof wanted, journal_compare_documents) : NULL;
}

bool maker_stands(struct str out, const struct journal_document *k)
{
    struct arena scratch = {0};
    struct stat st;
    bool there = file_stat(path_join(&scratch, out, k->path), &st);
    arena_release(&scratch);
    return there && st.st_size == k->size && (int64_t)st.st_ino == k->inode &&
           (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec == k->mtime_ns;
}

void maker_stamp(struct str out, struct journal_document *k)
{
    struct arena scratch = {0};
    struct stat st;
    if (file_stat(path_join(&scratch, out, k->path), &st)) {
        k->size = st.st_size;
        k->mtime_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
        k->inode = (int64_t)st.st_ino;
    }
    arena_release(&scratch);
}

void maker_copy_stamp(struct journal_document *k, const struct journal_document *from)
{
    k->size = from->size;
    k->mtime_ns = from->mtime_ns;
    k->inode = from->inode;
}

static int64_t now(const struct maker *m)
{
    return m->timings ? clock_cpu_ns() : 0;
}

static bool make(struct maker *m, const struct job *job, size_t index, struct arena *a, struct str record, struct document_answer *out,
                 struct diag *d)
{
    struct assemble_times times = {0};
    struct buf document;
    buf_init(&document, BUF_LIMIT_PACKAGE);
    bool ok = making_assemble(&m->making, job, record, &document, m->timings ? &times : NULL, d);
    int64_t start = now(m);
    out->digest = hash_bytes(buf_str(&document));
    ok = ok && file_write_new(publish_temporary(m->publisher, a, index), buf_str(&document), false, d);
    out->times.render = times.render;
    out->times.compress = times.writer.compress;
    out->times.write = times.writer.write + now(m) - start;
    buf_release(&document);
    return ok;
}

/* ---- after what is signed ---- */

static void tell_changes(const struct maker *m, const struct job *job, const struct rewordings *c, struct str path, struct diag *d)
{
    struct arena a = {0};
    const struct journal_registration *g = job->after->frozen;
    struct place where = place_file(path_join(&a, m->making.project->out, g->document.path));
    struct str day = wording_day(&a, g->date), first = c->changes[0].marked;
    if (job->kind->amend_count && !job->edition)
        diag_warn(d, where, "SIGNED",
                  _("is signed (No. %.*s of %.*s) and stays; today it would say something else (places: %zu; the first: %.*s): the draft "
                    "of an order that amends it is “%.*s”"),
                  STR_ARG(g->number), STR_ARG(day), c->count, STR_ARG(first), STR_ARG(path));
    else
        diag_warn(d, where, "SIGNED",
                  _("is signed (No. %.*s of %.*s) and stays; today it would say something else (places: %zu; the first: %.*s): the new "
                    "edition is “%.*s”"),
                  STR_ARG(g->number), STR_ARG(day), c->count, STR_ARG(first), STR_ARG(path));
    arena_release(&a);
}

/* Whether the document is made at all: frozen ones are not, and those that follow a signed one only when it would be another one. */
static bool is_needed(struct maker *m, const struct job *job, struct arena *a, struct rewordings *c, struct document_answer *out,
                      struct diag *d)
{
    *c = (struct rewordings){0};
    if (job->frozen) {
        out->path = job->frozen->document.path;
        out->fingerprint = job->frozen->document.fingerprint;
        out->state = STATE_FROZEN;
        return false;
    }
    if (!job->after)
        return true;
    bool compared = rewording_find(&m->making, job->after, a, c, d);
    out->state = compared ? STATE_UNNEEDED : c->lost ? STATE_FAILED : STATE_FAULTY;
    return compared && c->count;
}

static void make_if_new(struct maker *m, size_t index, struct arena *a, struct str record, struct document_answer *out, struct diag *d)
{
    const struct job *job = &m->plan->jobs[index];
    const struct journal_document *k = maker_known(m, job);
    out->same_record = k && digest_equal(k->fingerprint, out->fingerprint);
    if (!out->same_record || !maker_stands(m->making.project->out, k))
        out->state = make(m, job, index, a, record, out, d) ? STATE_MADE : STATE_FAILED;
}

static bool is_taken(const struct plan *plan, struct str path)
{
    struct arena scratch = {0};
    struct str lower = plan->taken_count ? text_lower(&scratch, path) : path;
    bool taken = false;
    for (size_t i = 0; !taken && i < plan->taken_count; i++)
        taken = str_equal(plan->taken[i], lower);
    arena_release(&scratch);
    return taken;
}

/* The name of something signed stays with it: another document that asks for it gets one beside. */
static struct str free_name(const struct maker *m, const struct job *job, struct arena *a, struct str asked, struct diag *d)
{
    struct str path = asked;
    for (int n = 1; is_taken(m->plan, path); n++)
        path = name_beside(a, asked, n);
    if (!str_equal(path, asked))
        diag_warn(d, place_file(path_join(a, m->making.project->out, asked)), "SIGNED",
                  _("is signed and stays; %.*s%s%.*s, which asks for the same name, is “%.*s”"), STR_ARG(job->kind->id),
                  job->subject.key.len ? " " : "", STR_ARG(job->subject.key), STR_ARG(path));
    return path;
}

static void work_on(struct maker *m, size_t index, struct arena *a, struct buf *record, struct document_answer *out, struct diag *d)
{
    const struct job *job = &m->plan->jobs[index];
    struct rewordings c;
    int64_t start = now(m);
    if (!is_needed(m, job, a, &c, out, d))
        return;
    out->state = making_resolve(&m->making, job, NULL, false, a, &out->path, record, d) ? STATE_SAME : STATE_FAULTY;
    out->times.resolve = now(m) - start;
    if (out->state == STATE_FAULTY)
        return;
    out->path = free_name(m, job, a, out->path, d);
    if (c.count)
        tell_changes(m, job, &c, out->path, d);
    out->fingerprint = making_fingerprint(job, out->path, buf_str(record));
    if (m->publisher)
        make_if_new(m, index, a, buf_str(record), out, d);
}

/* Pictures stay with the process: only those that came with this document are new. */
static void tell_pictures(struct maker *m, struct arena *a, struct document_answer *out)
{
    const struct pictures *store = host_pictures(m->making.project->host);
    out->pictures = ARENA_ARRAY(a, struct journal_file, store->count - m->pictures_told);
    for (; m->pictures_told < store->count; m->pictures_told++) {
        const struct picture *p = store->items[m->pictures_told];
        out->pictures[out->picture_count++] = (struct journal_file){STR("picture"), p->path, p->digest};
    }
}

void maker_work(void *maker, size_t index, struct buf *answer)
{
    struct maker *m = maker;
    struct diag d;
    struct document_answer out = {0};
    diag_init(&d);
    if (!m->record.limit)
        buf_init(&m->record, BUF_LIMIT_RECORD);
    buf_reset(&m->record);
    arena_reset(&m->scratch);
    work_on(m, index, &m->scratch, &m->record, &out, &d);
    tell_pictures(m, &m->scratch, &out);
    answer_put(answer, &out, &d);
    diag_release(&d);
}
