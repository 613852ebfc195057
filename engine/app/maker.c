#include "app/maker.h"

#include <stdlib.h>

#include "app/making.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"

const struct journal_document *maker_known(const struct maker *m, const struct job *job)
{
    struct journal_document wanted = {.id = job->kind->id, .key = job->subject.key, .template = job->sheet->path};
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

static int64_t now(const struct maker *m)
{
    return m->timings ? clock_cpu_ns() : 0;
}

static bool make(struct maker *m, const struct job *job, size_t index, struct arena *a, struct str record, struct document_answer *out, struct diag *d)
{
    struct assemble_times times = {0};
    struct buf document;
    if (!m->writer)
        m->writer = writer_new();
    buf_init(&document, BUF_LIMIT_PACKAGE);
    bool ok = assemble(&job->sheet->sheet, record, host_pictures(m->project->host), m->writer, &document, m->timings ? &times : NULL, d);
    int64_t start = now(m);
    out->digest = hash_bytes(buf_str(&document));
    ok = ok && file_write_new(publish_temporary(m->publisher, a, index), buf_str(&document), false, d);
    out->times.render = times.render;
    out->times.compress = times.writer.compress;
    out->times.write = times.writer.write + now(m) - start;
    buf_release(&document);
    return ok;
}

static void work_on(struct maker *m, size_t index, struct arena *a, struct buf *record, struct document_answer *out, struct diag *d)
{
    const struct job *job = &m->plan->jobs[index];
    int64_t start = now(m);
    out->state = making_resolve(m->project, job, NULL, false, a, &out->path, record, d) ? STATE_SAME : STATE_FAULTY;
    out->times.resolve = now(m) - start;
    if (out->state == STATE_FAULTY)
        return;
    out->fingerprint = making_fingerprint(job, out->path, buf_str(record));
    if (!m->publisher)
        return;
    const struct journal_document *k = maker_known(m, job);
    out->same_record = k && digest_equal(k->fingerprint, out->fingerprint);
    if (out->same_record && maker_stands(m->project->out, k))
        return;
    out->state = make(m, job, index, a, buf_str(record), out, d) ? STATE_MADE : STATE_FAILED;
}

/* Pictures stay with the process: only those that came with this document are new. */
static void tell_pictures(struct maker *m, struct arena *a, struct document_answer *out)
{
    const struct pictures *store = host_pictures(m->project->host);
    out->pictures = ARENA_ARRAY(a, struct journal_file, store->count - m->pictures_told);
    for (; m->pictures_told < store->count; m->pictures_told++) {
        const struct picture *p = store->items[m->pictures_told];
        out->pictures[out->picture_count++] = (struct journal_file){STR("picture"), p->path, p->digest};
    }
}

void maker_work(void *maker, size_t index, struct buf *answer)
{
    struct maker *m = maker;
    struct arena a = {0};
    struct diag d;
    struct buf record;
    struct document_answer out = {0};
    diag_init(&d);
    buf_init(&record, BUF_LIMIT_RECORD);
    work_on(m, index, &a, &record, &out, &d);
    tell_pictures(m, &a, &out);
    answer_put(answer, &out, &d);
    buf_release(&record);
    diag_release(&d);
    arena_release(&a);
}
