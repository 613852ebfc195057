#include <string.h>

#include "journal/journaling.h"

struct str journaling_text(sqlite3_stmt *s, int column, struct arena *a)
{
    const char *text = (const char *)sqlite3_column_text(s, column);
    return arena_str(a, str_make(text, (size_t)sqlite3_column_bytes(s, column)));
}

struct digest journaling_digest(sqlite3_stmt *s, int column)
{
    struct digest d = {{0}};
    const void *bytes = sqlite3_column_blob(s, column);
    if (bytes && sqlite3_column_bytes(s, column) == (int)sizeof d.bytes)
        memcpy(d.bytes, bytes, sizeof d.bytes);
    return d;
}

bool journaling_rows(struct journal *j, const char *sql, struct arena *a, size_t size, journaling_read *read, void **items, size_t *count)
{
    sqlite3_stmt *s = journaling_prepare(j, sql);
    int status = SQLITE_ERROR;
    size_t capacity = 0;
    *items = NULL;
    *count = 0;
    while (s && (status = sqlite3_step(s)) == SQLITE_ROW)
        read(s, a, arena_grow(a, items, count, &capacity, size));
    sqlite3_finalize(s);
    return status == SQLITE_DONE;
}

static void read_document(sqlite3_stmt *s, struct arena *a, void *item)
{
    *(struct journal_document *)item = (struct journal_document){.id = journaling_text(s, 0, a),
                                                                 .key = journaling_text(s, 1, a),
                                                                 .template = journaling_text(s, 2, a),
                                                                 .path = journaling_text(s, 3, a),
                                                                 .fingerprint = journaling_digest(s, 4),
                                                                 .digest = journaling_digest(s, 5),
                                                                 .size = sqlite3_column_int64(s, 6),
                                                                 .mtime_ns = sqlite3_column_int64(s, 7),
                                                                 .inode = sqlite3_column_int64(s, 8),
                                                                 .clean = journaling_digest(s, 9)};
}

static bool read_documents(struct journal *j, struct arena *a, void **documents, size_t *count)
{
    return journaling_rows(j, "SELECT id, key, template, path, fingerprint, digest, size, mtime_ns, inode, clean FROM documents"
                              " ORDER BY id, key, template", a, sizeof(struct journal_document), read_document, documents, count);
}

bool journal_documents(struct journal *j, struct arena *a, struct journal_document **documents, size_t *count, struct diag *d)
{
    void *items;
    bool ok = read_documents(j, a, &items, count) || (journaling_begin_anew(j, d) && read_documents(j, a, &items, count)) ||
              journaling_fail(j, d);
    *documents = items;
    return ok;
}

static bool read_last(struct journal *j, struct arena *a, struct journal_last *last)
{
    sqlite3_stmt *s = NULL;
    bool found = sqlite3_prepare_v2(j->db, "SELECT key, manifest, messages FROM runs WHERE run = (SELECT max(run) FROM runs)", -1, &s,
                                    NULL) == SQLITE_OK &&
                 sqlite3_step(s) == SQLITE_ROW;
    if (found)
        *last = (struct journal_last){
            .key = journaling_digest(s, 0), .manifest = journaling_digest(s, 1), .messages = journaling_text(s, 2, a)};
    sqlite3_finalize(s);
    return found;
}

static void read_picture(sqlite3_stmt *s, struct arena *a, void *item)
{
    *(struct journal_file *)item = (struct journal_file){STR("picture"), journaling_text(s, 0, a), journaling_digest(s, 1)};
}

static bool read_pictures(struct journal *j, struct arena *a, struct journal_last *last)
{
    void *items;
    bool ok = journaling_rows(j, "SELECT path, digest FROM files WHERE run = (SELECT max(run) FROM runs) AND kind = 'picture'", a,
                              sizeof *last->pictures, read_picture, &items, &last->picture_count);
    last->pictures = items;
    return ok;
}

bool journal_last(struct journal *j, struct arena *a, struct journal_last *last)
{
    static const struct digest none;
    return read_last(j, a, last) && !digest_equal(last->key, none) && read_pictures(j, a, last);
}

static void read_pack(sqlite3_stmt *s, struct arena *a, void *item)
{
    *(struct archive_pack *)item =
        (struct archive_pack){journaling_text(s, 0, a), sqlite3_column_int64(s, 1), sqlite3_column_int64(s, 2), sqlite3_column_int64(s, 3)};
}

void journal_packs(struct journal *j, struct arena *a, struct archive_pack **packs, size_t *count)
{
    void *items;
    journaling_rows(j, "SELECT name, size, mtime_ns, inode FROM packs", a, sizeof **packs, read_pack, &items, count);
    *packs = items;
}

bool journal_is_complete(struct journal *j)
{
    return journaling_integer(j, "SELECT count(*) = coalesce(max(run), 0) FROM runs") == 1;
}
