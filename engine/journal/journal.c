/* The schema is a list of migrations: PRAGMA user_version says how many have been applied. WAL with synchronous=NORMAL: the
 * last transaction may be lost with the power, which the next run finds by the manifest and makes good. */
#include "journal/journal.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/file.h"
#include "base/i18n.h"

static const char *const migrations[] = {
    "CREATE TABLE runs (run INTEGER PRIMARY KEY, engine TEXT NOT NULL, parameters TEXT NOT NULL);"
    "CREATE TABLE inputs (run INTEGER NOT NULL REFERENCES runs, path TEXT NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (run, path)) WITHOUT ROWID;"
    "CREATE TABLE documents (id TEXT NOT NULL, key TEXT NOT NULL, template TEXT NOT NULL, path TEXT NOT NULL, fingerprint BLOB NOT NULL,"
    " digest BLOB NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, inode INTEGER NOT NULL, run INTEGER NOT NULL REFERENCES runs,"
    " PRIMARY KEY (id, key, template)) WITHOUT ROWID;"
    "CREATE TABLE versions (id TEXT NOT NULL, key TEXT NOT NULL, template TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs, digest BLOB NOT NULL,"
    " PRIMARY KEY (id, key, template, run)) WITHOUT ROWID;"
    "CREATE TABLE figures (run INTEGER NOT NULL REFERENCES runs, indicator TEXT NOT NULL, level TEXT NOT NULL, unit TEXT NOT NULL, num INTEGER,"
    " den INTEGER, value TEXT NOT NULL, status TEXT NOT NULL, PRIMARY KEY (run, indicator, level, unit)) WITHOUT ROWID;"
    "CREATE TABLE causes (run INTEGER NOT NULL REFERENCES runs, kind TEXT NOT NULL, what TEXT NOT NULL, PRIMARY KEY (run, kind, what)) WITHOUT ROWID;",
    "CREATE TABLE files (run INTEGER NOT NULL REFERENCES runs, kind TEXT NOT NULL, path TEXT NOT NULL, digest BLOB NOT NULL,"
    " PRIMARY KEY (run, kind, path)) WITHOUT ROWID;"
    "INSERT INTO files SELECT run, 'input', path, digest FROM inputs;"
    "DROP TABLE inputs;"
    "ALTER TABLE runs ADD COLUMN key BLOB; ALTER TABLE runs ADD COLUMN manifest BLOB; ALTER TABLE runs ADD COLUMN messages TEXT;",
};

enum { MIGRATIONS = sizeof migrations / sizeof *migrations };

struct journal {
    sqlite3 *db;
    struct str file;
    struct arena arena;
};

static bool fail(struct journal *j, struct diag *d)
{
    return diag_error(d, place_file(j->file), "JOURNAL", _("the journal failed: %s"), sqlite3_errmsg(j->db));
}

static bool execute(struct journal *j, const char *sql)
{
    return sqlite3_exec(j->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static long read_integer(struct journal *j, const char *sql)
{
    sqlite3_stmt *s = NULL;
    long value = -1;
    if (sqlite3_prepare_v2(j->db, sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
        value = (long)sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return value;
}

static bool migrate(struct journal *j)
{
    long version = read_integer(j, "PRAGMA user_version");
    if (version < 0 || version > MIGRATIONS)
        return false;
    for (; version < MIGRATIONS; version++) {
        char stamp[64];
        snprintf(stamp, sizeof stamp, "PRAGMA user_version = %ld", version + 1);
        if (!execute(j, "BEGIN IMMEDIATE") || !execute(j, migrations[version]) || !execute(j, stamp) || !execute(j, "COMMIT"))
            return false;
    }
    return true;
}

static bool open_database(struct journal *j)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(j->file.ptr, &j->db, flags, NULL) != SQLITE_OK)
        return false;
    return execute(j, "PRAGMA journal_mode = WAL") && execute(j, "PRAGMA synchronous = NORMAL") && migrate(j) &&
           read_integer(j, "SELECT count(*) FROM documents WHERE length(digest) <> 32") == 0;
}

static void close_database(struct journal *j)
{
    sqlite3_close(j->db);
    j->db = NULL;
}

static void set_aside(struct journal *j, struct diag *d)
{
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        struct str from = arena_printf(&j->arena, "%.*s%s", STR_ARG(j->file), suffixes[i]);
        struct str to = arena_printf(&j->arena, "%.*s.damaged%s", STR_ARG(j->file), suffixes[i]);
        rename(from.ptr, to.ptr);
    }
    diag_warn(d, place_file(j->file), "JOURNAL", "%s", _("the journal was damaged; it is set aside and a new one begun, no document is lost"));
}

/* A disk that fails or is full says nothing about the file: it stays. */
static bool machine_failed(const struct journal *j)
{
    int status = j->db ? sqlite3_errcode(j->db) & 0xff : SQLITE_NOMEM;
    return status == SQLITE_IOERR || status == SQLITE_FULL || status == SQLITE_NOMEM || status == SQLITE_BUSY;
}

struct journal *journal_open(struct str file, struct diag *d)
{
    struct journal *j = calloc(1, sizeof *j);
    if (!j)
        fatal_no_memory();
    j->file = arena_str(&j->arena, file);
    if (open_database(j))
        return j;
    if (!machine_failed(j) && file_stat(file, NULL)) {
        close_database(j);
        set_aside(j, d);
        if (open_database(j))
            return j;
    }
    fail(j, d);
    journal_close(j);
    return NULL;
}

void journal_close(struct journal *j)
{
    if (!j)
        return;
    close_database(j);
    arena_release(&j->arena);
    free(j);
}

/* Damage may lie in a page that opening does not read: a new journal is begun then too. */
static bool begin_anew(struct journal *j, struct diag *d)
{
    int status = sqlite3_errcode(j->db) & 0xff;
    if (status != SQLITE_CORRUPT && status != SQLITE_NOTADB)
        return false;
    close_database(j);
    set_aside(j, d);
    return open_database(j);
}

/* ---- reading ---- */

static struct str column_text(sqlite3_stmt *s, int column, struct arena *a)
{
    const char *text = (const char *)sqlite3_column_text(s, column);
    return arena_str(a, str_make(text, (size_t)sqlite3_column_bytes(s, column)));
}

static struct digest column_digest(sqlite3_stmt *s, int column)
{
    struct digest d = {{0}};
    const void *bytes = sqlite3_column_blob(s, column);
    if (bytes && sqlite3_column_bytes(s, column) == (int)sizeof d.bytes)
        memcpy(d.bytes, bytes, sizeof d.bytes);
    return d;
}

static bool read_documents(struct journal *j, struct arena *a, struct journal_document **documents, size_t *count)
{
    sqlite3_stmt *s = NULL;
    size_t capacity = 0;
    int status = SQLITE_ERROR;
    *documents = NULL;
    *count = 0;
    if (sqlite3_prepare_v2(j->db, "SELECT id, key, template, path, fingerprint, digest, size, mtime_ns, inode FROM documents", -1, &s, NULL) == SQLITE_OK)
        while ((status = sqlite3_step(s)) == SQLITE_ROW)
            *ARENA_PUSH(a, *documents, *count, capacity) = (struct journal_document){
                .id = column_text(s, 0, a), .key = column_text(s, 1, a), .template = column_text(s, 2, a), .path = column_text(s, 3, a),
                .fingerprint = column_digest(s, 4), .digest = column_digest(s, 5), .size = sqlite3_column_int64(s, 6),
                .mtime_ns = sqlite3_column_int64(s, 7), .inode = sqlite3_column_int64(s, 8)};
    sqlite3_finalize(s);
    return status == SQLITE_DONE;
}

bool journal_documents(struct journal *j, struct arena *a, struct journal_document **documents, size_t *count, struct diag *d)
{
    return read_documents(j, a, documents, count) || (begin_anew(j, d) && read_documents(j, a, documents, count)) || fail(j, d);
}

static bool read_last(struct journal *j, struct arena *a, struct journal_last *last)
{
    sqlite3_stmt *s = NULL;
    bool found = sqlite3_prepare_v2(j->db, "SELECT key, manifest, messages FROM runs WHERE run = (SELECT max(run) FROM runs)", -1, &s, NULL) == SQLITE_OK &&
                 sqlite3_step(s) == SQLITE_ROW;
    if (found)
        *last = (struct journal_last){.key = column_digest(s, 0), .manifest = column_digest(s, 1), .messages = column_text(s, 2, a)};
    sqlite3_finalize(s);
    return found;
}

static bool read_pictures(struct journal *j, struct arena *a, struct journal_last *last)
{
    sqlite3_stmt *s = NULL;
    size_t capacity = 0;
    int status = SQLITE_ERROR;
    if (sqlite3_prepare_v2(j->db, "SELECT path, digest FROM files WHERE run = (SELECT max(run) FROM runs) AND kind = 'picture'", -1, &s, NULL) == SQLITE_OK)
        while ((status = sqlite3_step(s)) == SQLITE_ROW)
            *ARENA_PUSH(a, last->pictures, last->picture_count, capacity) =
                (struct journal_file){STR("picture"), column_text(s, 0, a), column_digest(s, 1)};
    sqlite3_finalize(s);
    return status == SQLITE_DONE;
}

bool journal_last(struct journal *j, struct arena *a, struct journal_last *last)
{
    static const struct digest none;
    return read_last(j, a, last) && !digest_equal(last->key, none) && read_pictures(j, a, last);
}

/* ---- writing ---- */

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

static sqlite3_stmt *prepare(struct journal *j, const char *sql)
{
    sqlite3_stmt *s = NULL;
    sqlite3_prepare_v2(j->db, sql, -1, &s, NULL);
    return s;
}

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static bool put_documents(struct journal *j, const struct journal_run *r, int64_t run)
{
    sqlite3_stmt *document = prepare(j, "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    sqlite3_stmt *version = prepare(j, "INSERT INTO versions SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM versions WHERE id = ?1 AND key = ?2"
                                       " AND template = ?3 AND digest = ?5 AND run = (SELECT max(run) FROM versions WHERE id = ?1 AND key = ?2 AND template = ?3))");
    bool ok = document && version;
    for (size_t i = 0; ok && i < r->document_count; i++) {
        const struct journal_document *k = &r->documents[i];
        struct argument full[] = {TEXT(k->id), TEXT(k->key), TEXT(k->template), TEXT(k->path), DIGEST(&k->fingerprint), DIGEST(&k->digest),
                                  INTEGER(k->size), INTEGER(k->mtime_ns), INTEGER(k->inode), INTEGER(run)};
        struct argument edition[] = {TEXT(k->id), TEXT(k->key), TEXT(k->template), INTEGER(run), DIGEST(&k->digest)};
        ok = insert(document, full, COUNT(full)) && insert(version, edition, COUNT(edition));
    }
    sqlite3_finalize(document);
    sqlite3_finalize(version);
    return ok;
}

static bool put_figures(struct journal *j, const struct journal_run *r, int64_t run)
{
    sqlite3_stmt *s = prepare(j, "INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    bool ok = s != NULL;
    for (size_t i = 0; ok && i < r->figure_count; i++) {
        const struct journal_figure *f = &r->figures[i];
        struct argument row[] = {INTEGER(run), TEXT(f->indicator), TEXT(f->level), TEXT(f->unit), INTEGER(f->num), INTEGER(f->den), TEXT(f->value), TEXT(f->status)};
        ok = insert(s, row, COUNT(row));
    }
    sqlite3_finalize(s);
    return ok;
}

/* A picture may be named by several workers. */
static bool put_files(struct journal *j, const struct journal_file *files, size_t count, int64_t run)
{
    sqlite3_stmt *s = prepare(j, "INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)");
    bool ok = s != NULL;
    for (size_t i = 0; ok && i < count; i++) {
        struct argument row[] = {INTEGER(run), TEXT(files[i].kind), TEXT(files[i].path), DIGEST(&files[i].digest)};
        ok = insert(s, row, COUNT(row));
    }
    sqlite3_finalize(s);
    return ok;
}

static bool put_run(struct journal *j, const struct journal_run *r, int64_t *run)
{
    sqlite3_stmt *s = prepare(j, "INSERT INTO runs (engine, parameters, key, manifest, messages) VALUES (?, ?, ?, ?, ?)");
    struct argument row[] = {TEXT(r->engine_version), TEXT(r->parameters), DIGEST(&r->key), DIGEST(&r->manifest), TEXT(r->messages)};
    bool ok = s && insert(s, row, COUNT(row));
    *run = sqlite3_last_insert_rowid(j->db);
    sqlite3_finalize(s);
    return ok;
}

static bool put_all(struct journal *j, const struct journal_run *r)
{
    int64_t run;
    return execute(j, "BEGIN IMMEDIATE") && (!r->whole || execute(j, "DELETE FROM documents")) && put_run(j, r, &run) &&
           put_documents(j, r, run) && put_files(j, r->files, r->file_count, run) && put_files(j, r->pictures, r->picture_count, run) &&
           put_figures(j, r, run) && execute(j, "COMMIT");
}

bool journal_record(struct journal *j, const struct journal_run *r, struct diag *d)
{
    if (put_all(j, r) || (begin_anew(j, d) && put_all(j, r)))
        return true;
    fail(j, d);
    execute(j, "ROLLBACK");
    return false;
}
