#include "app/run/merging.h"

#include <stdint.h>

#include "base/file.h"
#include "revision/differences.h"
#include "revision/merge.h"

/* So many earlier editions, the last first, are tried. */
enum { TRIED = 8 };

/* How many differences there are between two documents; SIZE_MAX: they cannot be compared. */
static size_t distance(struct str file, struct str one, struct str other, struct segmenter *s)
{
    struct arena a = {0};
    struct edition left, right;
    struct differences all = {0};
    struct diag ignored;
    diag_init(&ignored);
    bool ok = edition_open(&left, file, one, false, &ignored);
    ok = edition_open(&right, file, other, false, &ignored) && ok;
    if (ok)
        differences_find(&a, s, &left, &right, &all);
    edition_close(&left);
    edition_close(&right);
    diag_release(&ignored);
    arena_release(&a);
    return ok ? all.count : SIZE_MAX;
}

static bool is_edition_of(const struct journal_edition *e, const struct job *job)
{
    const struct journal_document of = plan_document(job), k = {.id = e->id, .key = e->key, .template = e->template};
    return journal_same_document(&of, &k);
}

static struct digest clean_of(const struct journal_edition *e)
{
    return journal_clean(&(struct journal_document){.digest = e->digest, .clean = e->clean});
}

/* Reads the earlier edition that differs least from the person's file into `base`. */
static bool find_base(struct merging *m, const struct job *job, struct str file, struct str mine, struct buf *base, struct diag *d)
{
    struct buf tried;
    if (!m->editions && !journal_editions(m->journal, &m->publishing->g->project->arena, &m->editions, &m->edition_count, d))
        return false;
    struct segmenter *s = segmenter_new();
    size_t least = SIZE_MAX;
    int count = 0;
    buf_init(&tried, BUF_LIMIT_PACKAGE);
    for (size_t i = m->edition_count; i-- > 0 && count < TRIED && least > 0;) {
        if (!is_edition_of(&m->editions[i], job) || !archive_get(m->archive, clean_of(&m->editions[i]), &tried, d))
            continue;
        size_t apart = distance(file, buf_str(&tried), mine, s);
        count++;
        if (apart >= least)
            continue;
        least = apart;
        buf_reset(base);
        buf_put_str(base, buf_str(&tried));
    }
    buf_release(&tried);
    segmenter_free(s);
    return least != SIZE_MAX;
}

/* What comes out is kept before it is published, as every edition is. */
static bool keep(struct merging *m, struct publication *item, struct str merged, size_t conflicts, struct diag *d)
{
    struct digest digest = hash_bytes(merged);
    if (!archive_put(m->archive, digest, ARCHIVE_PACKED, merged, d) || !archive_flush(m->archive, d) ||
        !file_replace(item->temporary, merged, d))
        return false;
    item->clean = item->digest;
    item->digest = digest;
    item->conflicts = conflicts;
    return true;
}

struct three {
    struct buf base, mine, theirs, out;
};

static bool merge(struct merging *m, struct publication *item, struct str file, struct three *t, struct diag *d)
{
    const struct job *job = m->publishing->jobs[item - m->publishing->items];
    struct revision_report report = {0};
    bool ok = file_read(file, BUF_LIMIT_PACKAGE, &t->mine, d) && file_read(item->temporary, BUF_LIMIT_PACKAGE, &t->theirs, d) &&
              find_base(m, job, file, buf_str(&t->mine), &t->base, d);
    if (ok) {
        ok = revision_merge(file, buf_str(&t->base), buf_str(&t->mine), buf_str(&t->theirs), &t->out, &report, d) &&
             keep(m, item, buf_str(&t->out), report.conflicts, d);
        revision_report_release(&report);
    }
    return ok;
}

bool merging_merge(void *merging, struct publication *item, struct str file)
{
    struct three t;
    struct diag ignored;
    struct buf *const all[] = {&t.base, &t.mine, &t.theirs, &t.out};
    diag_init(&ignored);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        buf_init(all[i], BUF_LIMIT_PACKAGE);
    bool merged = merge(merging, item, file, &t, &ignored);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        buf_release(all[i]);
    diag_release(&ignored);
    return merged;
}
