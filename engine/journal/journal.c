/* The schema is a list of migrations: PRAGMA user_version says how many have been applied. WAL with synchronous=NORMAL: the
 * last transaction may be lost with the power; the ledger, which is written before it, still has the run. */
#include "journal/journal.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/fatal.h"
#include "base/file.h"
#include "base/i18n.h"
#include "journal/journaling.h"

static const char *const migrations[] = {
    "CREATE TABLE runs (run INTEGER PRIMARY KEY, engine TEXT NOT NULL, parameters TEXT NOT NULL);"
    "CREATE TABLE inputs (run INTEGER NOT NULL REFERENCES runs, path TEXT NOT NULL, digest BLOB NOT NULL,"
    " PRIMARY KEY (run, path)) WITHOUT ROWID;"
    "CREATE TABLE documents (id TEXT NOT NULL, key TEXT NOT NULL, template TEXT NOT NULL, path TEXT NOT NULL, fingerprint BLOB NOT NULL,"
    " digest BLOB NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, inode INTEGER NOT NULL, run INTEGER NOT NULL REFERENCES runs,"
    " PRIMARY KEY (id, key, template)) WITHOUT ROWID;"
    "CREATE TABLE versions (id TEXT NOT NULL, key TEXT NOT NULL, template TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs,"
    " digest BLOB NOT NULL, PRIMARY KEY (id, key, template, run)) WITHOUT ROWID;"
    "CREATE TABLE figures (run INTEGER NOT NULL REFERENCES runs, indicator TEXT NOT NULL, level TEXT NOT NULL, unit TEXT NOT NULL,"
    " num INTEGER, den INTEGER, value TEXT NOT NULL, status TEXT NOT NULL, PRIMARY KEY (run, indicator, level, unit)) WITHOUT ROWID;"
    "CREATE TABLE causes (run INTEGER NOT NULL REFERENCES runs, kind TEXT NOT NULL, what TEXT NOT NULL,"
    " PRIMARY KEY (run, kind, what)) WITHOUT ROWID;",
    "CREATE TABLE files (run INTEGER NOT NULL REFERENCES runs, kind TEXT NOT NULL, path TEXT NOT NULL, digest BLOB NOT NULL,"
    " PRIMARY KEY (run, kind, path)) WITHOUT ROWID;"
    "INSERT INTO files SELECT run, 'input', path, digest FROM inputs;"
    "DROP TABLE inputs;"
    "ALTER TABLE runs ADD COLUMN key BLOB; ALTER TABLE runs ADD COLUMN manifest BLOB; ALTER TABLE runs ADD COLUMN messages TEXT;",
    "ALTER TABLE runs ADD COLUMN made TEXT; ALTER TABLE runs ADD COLUMN by TEXT; ALTER TABLE runs ADD COLUMN as_of TEXT;"
    "ALTER TABLE runs ADD COLUMN inputs TEXT; ALTER TABLE runs ADD COLUMN whole INTEGER;"
    "ALTER TABLE figures ADD COLUMN act TEXT; ALTER TABLE figures ADD COLUMN clause TEXT; ALTER TABLE figures ADD COLUMN target TEXT;"
    "ALTER TABLE versions RENAME TO editions; ALTER TABLE editions ADD COLUMN path TEXT;"
    "CREATE TABLE gone (run INTEGER NOT NULL REFERENCES runs, id TEXT NOT NULL, key TEXT NOT NULL, template TEXT NOT NULL,"
    " PRIMARY KEY (run, id, key, template)) WITHOUT ROWID;"
    "DROP TABLE causes;",
    "CREATE TABLE registered (run INTEGER NOT NULL REFERENCES runs, id TEXT NOT NULL, key TEXT NOT NULL, template TEXT NOT NULL,"
    " path TEXT NOT NULL, fingerprint BLOB NOT NULL, digest BLOB NOT NULL, draft BLOB NOT NULL, number TEXT NOT NULL, date TEXT NOT NULL,"
    " PRIMARY KEY (id, key, template)) WITHOUT ROWID;",
    "ALTER TABLE documents ADD COLUMN clean BLOB; ALTER TABLE editions ADD COLUMN clean BLOB;",
    "ALTER TABLE registered ADD COLUMN clean BLOB;",
    "CREATE TABLE packs (name TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, inode INTEGER NOT NULL) WITHOUT ROWID;",
};

enum { MIGRATIONS = sizeof migrations / sizeof *migrations };

/* So long a command that only reads waits for a run that writes. */
enum { BUSY_MS = 2000 };

bool journaling_fail(struct journal *j, struct diag *d)
{
    return diag_error(d, place_file(j->file), "JOURNAL", _("the journal failed: %s"), sqlite3_errmsg(j->db));
}

bool journaling_execute(struct journal *j, const char *sql)
{
    return sqlite3_exec(j->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

long journaling_integer(struct journal *j, const char *sql)
{
    sqlite3_stmt *s = NULL;
    long value = -1;
    if (sqlite3_prepare_v2(j->db, sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
        value = (long)sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return value;
}

sqlite3_stmt *journaling_prepare(struct journal *j, const char *sql)
{
    sqlite3_stmt *s = NULL;
    sqlite3_prepare_v2(j->db, sql, -1, &s, NULL);
    return s;
}

static bool migrate(struct journal *j)
{
    long version = journaling_integer(j, "PRAGMA user_version");
    if (version < 0 || version > MIGRATIONS)
        return false;
    for (; version < MIGRATIONS; version++) {
        char stamp[64];
        snprintf(stamp, sizeof stamp, "PRAGMA user_version = %ld", version + 1);
        if (!journaling_execute(j, "BEGIN IMMEDIATE") || !journaling_execute(j, migrations[version]) || !journaling_execute(j, stamp) ||
            !journaling_execute(j, "COMMIT"))
            return false;
    }
    return true;
}

static bool open_database(struct journal *j, const char *file)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(file, &j->db, flags, NULL) != SQLITE_OK)
        return false;
    sqlite3_busy_timeout(j->db, BUSY_MS);
    return journaling_execute(j, "PRAGMA journal_mode = WAL") && journaling_execute(j, "PRAGMA synchronous = NORMAL") && migrate(j) &&
           journaling_integer(j, "SELECT count(*) FROM documents WHERE length(digest) <> 32") == 0;
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
    diag_warn(d, place_file(j->file), "JOURNAL", "%s",
              _("the journal was damaged; it is set aside and a new one begun, no document is lost"));
}

/* A file or a folder that may not be written says nothing about what is in it. */
static bool refuses_writing(const struct journal *j)
{
    int status = j->db ? sqlite3_errcode(j->db) & 0xff : SQLITE_NOMEM;
    struct stat st;
    bool folder = file_stat(j->file, &st) && S_ISDIR(st.st_mode);
    return !folder && (status == SQLITE_READONLY || status == SQLITE_CANTOPEN || status == SQLITE_PERM);
}

/* A disk that fails or is full says nothing about the file: it stays. */
static bool machine_failed(const struct journal *j)
{
    int status = j->db ? sqlite3_errcode(j->db) & 0xff : SQLITE_NOMEM;
    return status == SQLITE_IOERR || status == SQLITE_FULL || status == SQLITE_NOMEM || status == SQLITE_BUSY;
}

/* Pages are numbered one after the other: where a number is missing, one was taken away. */
static void tell_missing(const struct journal *j, int64_t before, int64_t number, struct diag *d)
{
    if (number == before + 2)
        diag_warn(d, place_file(j->ledger.folder), "JOURNAL",
                  _("the page of run %lld is missing; what stands in it is lost, what stands in the others is not"), (long long)before + 1);
    else if (number > before + 2)
        diag_warn(d, place_file(j->ledger.folder), "JOURNAL",
                  _("the pages of runs %lld to %lld are missing; what stands in them is lost, what stands in the others is not"),
                  (long long)before + 1, (long long)number - 1);
}

static bool take_page(struct journal *j, const struct ledger_page *page, struct diag *d)
{
    struct arena a = {0};
    struct journal_run run;
    bool ok = !ledger_read(page, &a, &run, d) || journaling_put_run(j, &run);
    arena_release(&a);
    return ok;
}

/* What the ledger tells of runs that the database does not know: it is new, or a run was cut off between the two. */
static bool catch_up(struct journal *j, struct diag *d)
{
    int64_t known = journaling_integer(j, "SELECT coalesce(max(run), 0) FROM runs");
    bool ok = known >= 0;
    for (size_t i = 0; ok && i < j->ledger.count; i++) {
        const struct ledger_page *page = &j->ledger.pages[i];
        if (page->number <= known)
            continue;
        tell_missing(j, known, page->number, d);
        ok = take_page(j, page, d);
        known = page->number;
    }
    return ok;
}

static bool begin(struct journal *j, struct diag *d)
{
    return open_database(j, j->file.ptr) && catch_up(j, d);
}

/* A project that may only be read has no place for a cache: one in memory is made from the ledger each time. */
static bool begin_in_memory(struct journal *j, struct diag *d)
{
    close_database(j);
    return open_database(j, ":memory:") && catch_up(j, d);
}

struct journal *journal_open(struct str state, struct diag *d)
{
    struct journal *j = calloc(1, sizeof *j);
    if (!j)
        fatal_no_memory();
    j->file = path_join(&j->arena, state, STR("journal.db"));
    struct str pages = path_join(&j->arena, state, STR("archive/runs")), temporary = path_join(&j->arena, state, STR("tmp/page"));
    bool listed = ledger_open(&j->ledger, &j->arena, pages, temporary, d);
    if (listed && (begin(j, d) || (refuses_writing(j) && begin_in_memory(j, d))))
        return j;
    if (listed && !machine_failed(j) && file_stat(j->file, NULL)) {
        close_database(j);
        set_aside(j, d);
        if (begin(j, d))
            return j;
    }
    if (listed)
        journaling_fail(j, d);
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
bool journaling_begin_anew(struct journal *j, struct diag *d)
{
    int status = sqlite3_errcode(j->db) & 0xff;
    if (status != SQLITE_CORRUPT && status != SQLITE_NOTADB)
        return false;
    close_database(j);
    set_aside(j, d);
    return begin(j, d);
}
