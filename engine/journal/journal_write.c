#include <stdlib.h>
#include <string.h>

#include "journal/journaling.h"

/* One argument of a statement. */
struct argument {
    enum { ARGUMENT_TEXT, ARGUMENT_INTEGER, ARGUMENT_DIGEST } kind;
    struct str text;
    int64_t integer;
    const struct digest *digest;
};

#define TEXT(s) {.kind = ARGUMENT_TEXT, .text = (s)}
#define INTEGER(n) {.kind = ARGUMENT_INTEGER, .integer = (n)}
#define DIGEST(p) {.kind = ARGUMENT_DIGEST, .digest = (p)}

static bool insert(sqlite3_stmt *s, const struct argument *arguments, int count)
{
    sqlite3_reset(s);
    for (int i = 0; i < count; i++) {
        const struct argument *a = &arguments[i];
        if (a->kind == ARGUMENT_TEXT)
            sqlite3_bind_text(s, i + 1, a->text.len ? a->text.ptr : "", (int)a->text.len, SQLITE_STATIC);
        else if (a->kind == ARGUMENT_INTEGER)
            sqlite3_bind_int64(s, i + 1, a->integer);
        else
            sqlite3_bind_blob(s, i + 1, a->digest->bytes, (int)sizeof a->digest->bytes, SQLITE_STATIC);
    }
    return sqlite3_step(s) == SQLITE_DONE;
}

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* A document whose bytes and place are those of its last edition has no new one, whatever made them. */
static const char edition_insert[] =
    "INSERT INTO editions (id, key, template, run, digest, path, clean) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7"
    " WHERE NOT EXISTS (SELECT 1 FROM editions e WHERE e.id = ?1 AND e.key = ?2 AND e.template = ?3 AND e.digest = ?5 AND e.path = ?6"
    " AND e.run = (SELECT max(run) FROM editions l WHERE l.id = ?1 AND l.key = ?2 AND l.template = ?3))";

static bool put_documents(struct journal *j, const struct journal_run *r)
{
    sqlite3_stmt *document = journaling_prepare(j, "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    sqlite3_stmt *edition = journaling_prepare(j, edition_insert);
    bool ok = document && edition;
    for (size_t i = 0; ok && i < r->document_count; i++) {
        const struct journal_document *k = &r->documents[i];
        struct argument full[] = {TEXT(k->id), TEXT(k->key), TEXT(k->template), TEXT(k->path), DIGEST(&k->fingerprint), DIGEST(&k->digest),
                                  INTEGER(k->size), INTEGER(k->mtime_ns), INTEGER(k->inode), INTEGER(r->number), DIGEST(&k->clean)};
        struct argument row[] = {TEXT(k->id),        TEXT(k->key),  TEXT(k->template), INTEGER(r->number),
                                 DIGEST(&k->digest), TEXT(k->path), DIGEST(&k->clean)};
        ok = insert(document, full, COUNT(full)) && insert(edition, row, COUNT(row));
    }
    sqlite3_finalize(document);
    sqlite3_finalize(edition);
    return ok;
}

static bool put_registered(struct journal *j, const struct journal_run *r)
{
    sqlite3_stmt *s = journaling_prepare(
        j, "INSERT OR REPLACE INTO registered (run, id, key, template, path, fingerprint, digest, draft, number, date, clean)"
           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bool ok = s != NULL;
    for (size_t i = 0; ok && i < r->registered_count; i++) {
        const struct journal_registration *g = &r->registered[i];
        const struct journal_document *k = &g->document;
        struct argument row[] = {INTEGER(r->number), TEXT(k->id), TEXT(k->key), TEXT(k->template), TEXT(k->path), DIGEST(&k->fingerprint),
                                 DIGEST(&k->digest), DIGEST(&g->draft), TEXT(g->number), TEXT(g->date), DIGEST(&k->clean)};
        ok = insert(s, row, COUNT(row));
    }
    sqlite3_finalize(s);
    return ok;
}

static bool put_gone(struct journal *j, const struct journal_run *r)
{
    sqlite3_stmt *gone = journaling_prepare(j, "INSERT INTO gone VALUES (?, ?, ?, ?)");
    sqlite3_stmt *forget = journaling_prepare(j, "DELETE FROM documents WHERE id = ? AND key = ? AND template = ?");
    bool ok = gone && forget;
    for (size_t i = 0; ok && i < r->gone_count; i++) {
        const struct journal_document *k = &r->gone[i];
        struct argument row[] = {INTEGER(r->number), TEXT(k->id), TEXT(k->key), TEXT(k->template)};
        ok = insert(gone, row, COUNT(row)) && insert(forget, row + 1, COUNT(row) - 1);
    }
    sqlite3_finalize(gone);
    sqlite3_finalize(forget);
    return ok;
}

static bool put_figures(struct journal *j, const struct journal_run *r)
{
    sqlite3_stmt *s =
        journaling_prepare(j, "INSERT INTO figures (run, indicator, level, unit, num, den, value, status, act, clause, target)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bool ok = s != NULL;
    for (size_t i = 0; ok && i < r->figure_count; i++) {
        const struct journal_figure *f = &r->figures[i];
        struct argument row[] = {INTEGER(r->number), TEXT(f->indicator), TEXT(f->level), TEXT(f->unit), INTEGER(f->num), INTEGER(f->den),
                                 TEXT(f->value), TEXT(f->status), TEXT(f->act), TEXT(f->clause), TEXT(f->target)};
        ok = insert(s, row, COUNT(row));
    }
    sqlite3_finalize(s);
    return ok;
}

/* A picture may be named by several workers. */
static bool put_files(struct journal *j, const struct journal_file *files, size_t count, int64_t run)
{
    sqlite3_stmt *s = journaling_prepare(j, "INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)");
    bool ok = s != NULL;
    for (size_t i = 0; ok && i < count; i++) {
        struct argument row[] = {INTEGER(run), TEXT(files[i].kind), TEXT(files[i].path), DIGEST(&files[i].digest)};
        ok = insert(s, row, COUNT(row));
    }
    sqlite3_finalize(s);
    return ok;
}

static struct str join_lines(struct arena *a, const struct str *lines, size_t count)
{
    struct str all = {0};
    for (size_t i = 0; i < count; i++)
        all = arena_printf(a, "%.*s%s%.*s", STR_ARG(all), i ? "\n" : "", STR_ARG(lines[i]));
    return all;
}

static bool put_head(struct journal *j, const struct journal_run *r)
{
    struct arena scratch = {0};
    sqlite3_stmt *s =
        journaling_prepare(j, "INSERT INTO runs (run, engine, parameters, key, manifest, messages, made, by, as_of, inputs, whole)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    struct argument row[] = {INTEGER(r->number),
                             TEXT(r->engine_version),
                             TEXT(join_lines(&scratch, r->parameters, r->parameter_count)),
                             DIGEST(&r->key),
                             DIGEST(&r->manifest),
                             TEXT(r->messages),
                             TEXT(r->made),
                             TEXT(r->by),
                             TEXT(r->as_of),
                             TEXT(r->inputs),
                             INTEGER(r->whole)};
    bool ok = s && insert(s, row, COUNT(row));
    sqlite3_finalize(s);
    arena_release(&scratch);
    return ok;
}

/* A transaction that fails is left to whoever hears of it: closing the database undoes it. */
bool journaling_put_run(struct journal *j, const struct journal_run *r)
{
    return journaling_execute(j, "BEGIN IMMEDIATE") && put_head(j, r) && put_documents(j, r) && put_gone(j, r) && put_registered(j, r) &&
           put_files(j, r->files, r->file_count, r->number) && put_files(j, r->pictures, r->picture_count, r->number) &&
           put_figures(j, r) && journaling_execute(j, "COMMIT");
}

/* Notes how the files of these documents lie. */
static bool put_stamps(struct journal *j, const struct journal_document *documents, size_t count)
{
    if (!count)
        return true;
    if (!journaling_execute(j, "BEGIN IMMEDIATE"))
        return false;
    sqlite3_stmt *s =
        journaling_prepare(j, "UPDATE documents SET size = ?, mtime_ns = ?, inode = ? WHERE id = ? AND key = ? AND template = ?");
    bool ok = s != NULL;
    for (size_t i = 0; ok && i < count; i++) {
        const struct journal_document *k = &documents[i];
        struct argument row[] = {INTEGER(k->size), INTEGER(k->mtime_ns), INTEGER(k->inode), TEXT(k->id), TEXT(k->key), TEXT(k->template)};
        ok = insert(s, row, COUNT(row));
    }
    sqlite3_finalize(s);
    return ok && journaling_execute(j, "COMMIT");
}

void journal_note_packs(struct journal *j, const struct archive_pack *packs, size_t count)
{
    if (!journaling_execute(j, "BEGIN IMMEDIATE"))
        return;
    bool ok = journaling_execute(j, "DELETE FROM packs");
    sqlite3_stmt *s = journaling_prepare(j, "INSERT INTO packs VALUES (?, ?, ?, ?)");
    for (size_t i = 0; ok && s && i < count; i++) {
        struct argument row[] = {TEXT(packs[i].name), INTEGER(packs[i].size), INTEGER(packs[i].mtime_ns), INTEGER(packs[i].inode)};
        ok = insert(s, row, COUNT(row));
    }
    sqlite3_finalize(s);
    journaling_execute(j, ok && s ? "COMMIT" : "ROLLBACK");
}

/* ---- what a run changed ---- */

static const struct journal_document *sort_copy(struct arena *a, const struct journal_document *documents, size_t count)
{
    struct journal_document *copy = ARENA_ARRAY(a, struct journal_document, count);
    if (count) {
        memcpy(copy, documents, count * sizeof *copy);
        qsort(copy, count, sizeof *copy, journal_compare_documents);
    }
    return copy;
}

/* What a run changed, sorted. */
struct changes {
    struct journal_document *editions, *gone;
    struct journal_document *touched; /* of the same edition, but its file lies differently */
    size_t edition_count, gone_count, touched_count;
};

static bool same_stamp(const struct journal_document *a, const struct journal_document *b)
{
    return a->size == b->size && a->mtime_ns == b->mtime_ns && a->inode == b->inode;
}

/* Both lists are sorted: they are walked side by side. */
static void find_changes(struct arena *a, struct changes *c, bool whole, const struct journal_document *known, size_t known_count,
                         const struct journal_document *now, size_t count)
{
    *c = (struct changes){ARENA_ARRAY(a, struct journal_document, count), ARENA_ARRAY(a, struct journal_document, known_count),
                          ARENA_ARRAY(a, struct journal_document, count), 0, 0, 0};
    for (size_t i = 0, k = 0; i < count || k < known_count;) {
        int order = i == count ? 1 : k == known_count ? -1 : journal_compare_documents(&now[i], &known[k]);
        if (order > 0 && whole)
            c->gone[c->gone_count++] = known[k];
        else if (order < 0 || (order == 0 && !journal_same_edition(&known[k], &now[i])))
            c->editions[c->edition_count++] = now[i];
        else if (order == 0 && !same_stamp(&known[k], &now[i]))
            c->touched[c->touched_count++] = now[i];
        i += order <= 0;
        k += order >= 0;
    }
}

/* The number after the last one that database or ledger know. */
static bool take_number(struct journal *j, struct journal_run *run)
{
    long known = journaling_integer(j, "SELECT coalesce(max(run), 0) FROM runs");
    int64_t written = ledger_last(&j->ledger);
    run->number = (known > written ? known : written) + 1;
    return known >= 0;
}

/* The page first: a database that misses the run is told of it when it is opened next. */
static bool put_page(struct journal *j, struct journal_run *run, struct diag *d)
{
    return (take_number(j, run) || journaling_fail(j, d)) && ledger_write(&j->ledger, &j->arena, run, d) &&
           (journaling_put_run(j, run) || journaling_begin_anew(j, d) || journaling_fail(j, d));
}

bool journal_record(struct journal *j, struct journal_run *run, const struct journal_document *standing, size_t count, bool news,
                    struct diag *d)
{
    struct journal_document *known;
    struct changes c;
    size_t known_count;
    if (!journal_documents(j, &j->arena, &known, &known_count, d))
        return false;
    find_changes(&j->arena, &c, run->whole, known, known_count, sort_copy(&j->arena, standing, count), count);
    run->documents = c.editions;
    run->document_count = c.edition_count;
    run->gone = c.gone;
    run->gone_count = c.gone_count;
    if ((news || c.edition_count || c.gone_count) && !put_page(j, run, d))
        return false;
    return put_stamps(j, c.touched, c.touched_count) || journaling_begin_anew(j, d) || journaling_fail(j, d);
}
