#include "app/run/keeping.h"

#include "base/file.h"
#include "journal/archive.h"

/* Whether what was read from `path` is what its digest says. `from`, if there is one, knows of files that nobody has written since they
 * were hashed. */
static bool is_same(const struct ingredients *from, struct str path, struct str bytes, struct digest digest)
{
    struct digest known;
    return digest_equal(from && ingredients_digest(from, path, &known) ? known : hash_bytes(bytes), digest);
}

/* Puts the file at `path` when it is what its digest says. */
static bool keep_file(struct archive *archive, const struct ingredients *from, struct str path, struct digest digest,
                      enum archive_form form, struct buf *bytes, struct diag *d)
{
    struct diag ignored;
    if (archive_has(archive, digest))
        return true;
    diag_init(&ignored);
    bool same = file_read(path, BUF_LIMIT_PACKAGE, bytes, &ignored) && is_same(from, path, buf_str(bytes), digest);
    diag_release(&ignored);
    return !same || archive_put(archive, digest, form, buf_str(bytes), d);
}

/* What a worker of this run has just written need not be hashed again. */
static bool keep_made(struct archive *archive, const struct publication *item, struct buf *bytes, struct diag *d)
{
    return archive_has(archive, item->digest) || (file_read(item->temporary, BUF_LIMIT_PACKAGE, bytes, d) &&
                                                  archive_put(archive, item->digest, ARCHIVE_PACKED, buf_str(bytes), d));
}

static bool keep_documents(const struct publishing *x, struct archive *archive, struct buf *bytes, struct diag *d)
{
    struct project *p = x->g->project;
    bool ok = true;
    for (size_t i = 0; ok && i < x->count; i++) {
        const struct publication *item = &x->items[i];
        ok = item->temporary.len
                 ? keep_made(archive, item, bytes, d)
                 : keep_file(archive, NULL, path_join(&p->arena, p->out, item->path), item->digest, ARCHIVE_PACKED, bytes, d);
    }
    return ok;
}

static bool keep_ingredients(const struct publishing *x, struct archive *archive, struct buf *bytes, struct diag *d)
{
    const struct ingredients *from = x->order->from;
    bool ok = true;
    for (size_t i = 0; ok && i < from->count; i++) {
        bool packed = str_equal(from->files[i].kind, STR("template"));
        ok = keep_file(archive, from, from->paths[i], from->files[i].digest, packed ? ARCHIVE_PACKED : ARCHIVE_PLAIN, bytes, d);
    }
    return ok;
}

static bool keep_pictures(const struct publishing *x, struct archive *archive, struct buf *bytes, struct diag *d)
{
    struct project *p = x->g->project;
    bool ok = true;
    for (size_t i = 0; ok && i < x->g->picture_count; i++)
        ok = keep_file(archive, NULL, path_join(&p->arena, p->options->root, x->g->pictures[i].path), x->g->pictures[i].digest,
                       ARCHIVE_PACKED, bytes, d);
    return ok;
}

bool keeping_keep(const struct publishing *x, struct archive *archive, struct diag *d)
{
    struct buf bytes;
    buf_init(&bytes, BUF_LIMIT_PACKAGE);
    bool ok = keep_documents(x, archive, &bytes, d) && keep_ingredients(x, archive, &bytes, d) && keep_pictures(x, archive, &bytes, d) &&
              archive_flush(archive, d);
    buf_release(&bytes);
    return ok;
}
