/* The record is compared first: most signed documents are what they were, and nothing is made then. */
#include "app/run/rewording.h"

#include "base/file.h"
#include "revision/changes.h"
#include "revision/differences.h"
#include "revision/lines.h"
#include "app/run/state.h"

static void list_words(struct segmenter *s, struct arena *a, struct rewording *r)
{
    struct change *changes;
    size_t count = changes_find(s, a, r->was, r->became, &changes);
    r->words = ARENA_ARRAY(a, struct word_change, count);
    for (size_t i = 0; i < count; i++)
        r->words[r->word_count++] = (struct word_change){str_slice(r->was, changes[i].old_start, changes[i].old_end),
                                                         str_slice(r->became, changes[i].new_start, changes[i].new_end),
                                                         changes[i].old_start};
}

static void find_line(const struct lines *l, const struct block *b, struct rewording *r)
{
    size_t line = lines_find(l, b, &r->cell);
    r->line = line == SIZE_MAX ? 0 : line + 1;
}

static void list_changes(struct segmenter *s, struct arena *a, const struct differences *all, struct rewordings *c)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct block_difference *f = &all->items[i];
        if (f->kind == DIFFERENCE_LOOK)
            continue;
        struct rewording *r = ARENA_PUSH(a, c->changes, c->count, c->capacity);
        *r = (struct rewording){.place = arena_str(a, f->place), .was = arena_str(a, f->old), .became = arena_str(a, f->new),
                                .marked = arena_printf(a, "%.*s: %.*s", STR_ARG(f->place), STR_ARG(f->marked))};
        find_line(f->old_block ? &c->was : &c->now, f->old_block ? f->old_block : f->new_block, r);
        if (f->kind == DIFFERENCE_CHANGED)
            list_words(s, a, r);
    }
}

static bool compare_bytes(const struct journal_registration *g, struct str was, struct str now, struct arena *a, struct rewordings *c,
                          struct diag *d)
{
    struct edition old, new;
    struct differences all = {0};
    struct segmenter *s = segmenter_new();
    bool opened = edition_open(&old, g->document.path, was, false, d);
    bool ok = edition_open(&new, g->document.path, now, false, d) && opened;
    if (ok) {
        differences_find(a, s, &old, &new, &all);
        lines_list(a, &old, &c->was);
        lines_list(a, &new, &c->now);
        list_changes(s, a, &all, c);
    }
    edition_close(&old);
    edition_close(&new);
    segmenter_free(s);
    return ok;
}

/* The bytes that were signed, without what a person changed in them. */
static bool read_signed(struct making *x, const struct journal_registration *g, struct arena *a, struct buf *bytes, struct diag *d)
{
    struct digest digest = journal_clean(&g->document);
    struct diag ignored;
    diag_init(&ignored);
    bool stands = file_read(path_join(a, x->out, g->document.path), BUF_LIMIT_PACKAGE, bytes, &ignored) &&
                  digest_equal(hash_bytes(buf_str(bytes)), digest);
    diag_release(&ignored);
    if (!stands && !x->archive)
        x->archive = state_archive(x->project, d);
    return stands || archive_get(x->archive, digest, bytes, d);
}

static bool compare_made(struct making *x, const struct job *job, struct str record, struct arena *a, struct rewordings *c, struct diag *d)
{
    const struct journal_registration *g = job->frozen;
    struct buf was, now;
    buf_init(&was, BUF_LIMIT_PACKAGE);
    buf_init(&now, BUF_LIMIT_PACKAGE);
    bool ok = making_assemble(x, job, record, &now, NULL, d);
    bool same = ok && digest_equal(hash_bytes(buf_str(&now)), journal_clean(&g->document));
    if (ok && !same) {
        c->lost = !read_signed(x, g, a, &was, d);
        ok = !c->lost && compare_bytes(g, buf_str(&was), buf_str(&now), a, c, d);
    }
    buf_release(&was);
    buf_release(&now);
    return ok;
}

bool rewording_find(struct making *x, const struct job *job, struct arena *a, struct rewordings *c, struct diag *d)
{
    const struct act act = making_act(job->frozen);
    struct buf record;
    struct str path;
    *c = (struct rewordings){0};
    buf_init(&record, BUF_LIMIT_RECORD);
    bool ok = making_resolve(x, job, &act, false, a, &path, &record, d);
    bool same = ok && digest_equal(making_fingerprint(job, path, buf_str(&record)), job->frozen->document.fingerprint);
    ok = ok && (same || compare_made(x, job, buf_str(&record), a, c, d));
    buf_release(&record);
    return ok;
}
