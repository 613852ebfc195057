/* The archive keeps contents once and says when they are damaged; the ledger gives back what was written; the database is made
 * again from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/file.h"
#include "journal/archive.h"
#include "journal/journal.h"
#include "journal/ledger.h"

#define TEXT(literal) {(literal), sizeof(literal) - 1}

static struct arena arena;
static struct diag diag;
static struct str state;

static struct str below(const char *name)
{
    return path_join(&arena, state, str_from(name));
}

static int setup(void **unused)
{
    char pattern[] = "/tmp/pisar-journal-XXXXXX";
    (void)unused;
    hash_init();
    diag_init(&diag);
    state = arena_str(&arena, str_from(mkdtemp(pattern)));
    return folder_make(below("tmp"), &diag) ? 0 : -1;
}

static int teardown(void **unused)
{
    char command[128];
    (void)unused;
    snprintf(command, sizeof command, "rm -rf '%.*s'", STR_ARG(state));
    int status = system(command);
    diag_release(&diag);
    arena_release(&arena);
    return status;
}

static struct archive *open_archive(void)
{
    return archive_open(below("archive"), below("tmp/pack"), &diag);
}

static struct digest put(struct archive *a, const char *text, enum archive_form form)
{
    struct digest digest = hash_bytes(str_from(text));
    assert_true(archive_put(a, digest, form, str_from(text), &diag));
    return digest;
}

static void contents_are_kept_once(void **unused)
{
    struct buf bytes;
    struct str *names;
    size_t count;
    (void)unused;
    buf_init(&bytes, BUF_LIMIT_VALUE);
    struct archive *a = open_archive();
    struct digest plain = put(a, "школа школа школа школа школа", ARCHIVE_PLAIN), packed = put(a, "zip", ARCHIVE_PACKED);
    put(a, "zip", ARCHIVE_PACKED);
    assert_true(archive_flush(a, &diag));
    assert_true(archive_get(a, packed, &bytes, &diag));
    archive_close(a);
    a = open_archive();
    put(a, "zip", ARCHIVE_PACKED);
    assert_true(archive_flush(a, &diag));
    assert_true(archive_get(a, plain, &bytes, &diag));
    assert_string_equal(bytes.ptr, "школа школа школа школа школа");
    assert_true(archive_get(a, packed, &bytes, &diag));
    assert_string_equal(bytes.ptr, "zip");
    assert_false(archive_has(a, hash_bytes(STR("нет"))));
    assert_int_equal(diag.count, 0);
    assert_false(archive_get(a, hash_bytes(STR("нет")), &bytes, &diag));
    archive_close(a);
    buf_release(&bytes);
    assert_true(folder_list(&arena, below("archive"), &names, &count, &diag));
    assert_int_equal(count, 1); /* nothing new, no second pack */
    struct digest named, found;
    assert_true(digest_from_hex(str_slice(path_base(names[0]), 0, 64), &named));
    assert_true(file_digest(path_join(&arena, below("archive"), names[0]), &found, &diag));
    assert_true(digest_equal(named, found));
}

static void many_contents_are_found(void **unused)
{
    struct buf bytes;
    (void)unused;
    buf_init(&bytes, BUF_LIMIT_VALUE);
    struct archive *a = open_archive();
    for (int i = 0; i < 3000; i++)
        put(a, arena_printf(&arena, "содержимое %d", i).ptr, i % 2 ? ARCHIVE_PLAIN : ARCHIVE_PACKED);
    assert_true(archive_flush(a, &diag));
    for (int i = 0; i < 3000; i += 97) {
        assert_true(archive_get(a, hash_bytes(arena_printf(&arena, "содержимое %d", i)), &bytes, &diag));
        assert_string_equal(bytes.ptr, arena_printf(&arena, "содержимое %d", i).ptr);
    }
    archive_close(a);
    buf_release(&bytes);
}

static void remove_packs_but(struct str pack)
{
    struct str *names;
    size_t count;
    assert_true(folder_list(&arena, below("archive"), &names, &count, &diag));
    for (size_t i = 0; i < count; i++) {
        struct str file = path_join(&arena, below("archive"), names[i]);
        if (!str_equal(file, pack))
            assert_int_equal(remove(file.ptr), 0);
    }
}

static void damage_is_told(void **unused)
{
    struct buf bytes;
    struct str *names;
    size_t count;
    (void)unused;
    buf_init(&bytes, BUF_LIMIT_VALUE);
    struct archive *a = open_archive();
    struct digest digest = put(a, "подписанный приказ", ARCHIVE_PACKED);
    assert_true(archive_flush(a, &diag));
    archive_close(a);
    assert_true(folder_list(&arena, below("archive"), &names, &count, &diag));
    struct str pack = path_join(&arena, below("archive"), names[0]);
    FILE *f = fopen(pack.ptr, "r+b");
    assert_non_null(f);
    fseek(f, 110, SEEK_SET); /* in the contents, behind the name of the entry */
    fputs("XXXX", f);
    fclose(f);
    a = open_archive();
    assert_false(archive_get(a, digest, &bytes, &diag));
    assert_string_equal(diag.messages[0].code, "ARCHIVE");
    assert_true(archive_has(a, digest)); /* by the directory of the pack alone */
    archive_check(a, NULL, 0, &diag);
    assert_int_equal(diag.warnings, 1);
    assert_false(archive_has(a, digest)); /* so that it is kept again */
    put(a, "подписанный приказ", ARCHIVE_PLAIN);
    assert_true(archive_flush(a, &diag));
    archive_close(a);
    a = open_archive();
    assert_true(archive_get(a, digest, &bytes, &diag)); /* whichever of the two packs comes first */
    archive_close(a);
    remove_packs_but(pack);
    assert_int_equal(truncate(pack.ptr, 40), 0);
    diag_release(&diag);
    diag_init(&diag);
    a = open_archive();
    assert_int_equal(diag.warnings, 1);
    assert_false(archive_has(a, digest)); /* so that it is kept again */
    archive_close(a);
    buf_release(&bytes);
}

static const struct journal_document documents[] = {
    {.id = TEXT("D05"),
     .template = TEXT("docx/a.docx"),
     .path = TEXT("2024/Приказ.docx"),
     .fingerprint = {{1}},
     .digest = {{2}},
     .size = 10,
     .mtime_ns = 11,
     .inode = 12},
    {.id = TEXT("D16"),
     .key = TEXT("ORG0101"),
     .template = TEXT("docx/b.docx"),
     .path = TEXT("2024/Справка.docx"),
     .fingerprint = {{3}},
     .digest = {{4}}},
};

static struct journal_run run_of(struct str *parameter)
{
    static const struct journal_figure figure = {.indicator = TEXT("G-05"),
                                                 .level = TEXT("region"),
                                                 .value = TEXT("86,4"),
                                                 .status = TEXT("met"),
                                                 .target = TEXT("не менее 85 %"),
                                                 .num = 19,
                                                 .den = 22};
    static const struct journal_file file = {TEXT("input"), TEXT("inputs/«a\".csv"), {{9}}};
    return (struct journal_run){.made = STR("2024-12-10T14:05:00+05:00"),
                                .by = STR("Иванова"),
                                .engine_version = STR("1"),
                                .as_of = STR("2024-12-10"),
                                .whole = true,
                                .parameters = parameter,
                                .parameter_count = 1,
                                .figures = &figure,
                                .figure_count = 1,
                                .files = &file,
                                .file_count = 1,
                                .key = {{7}},
                                .manifest = {{8}},
                                .messages = STR("строка\nеще \"одна\"\n")};
}

static struct journal *record(struct journal_run *run, const struct journal_document *standing, size_t count)
{
    struct journal *j = journal_open(state, &diag);
    assert_non_null(j);
    assert_true(journal_record(j, run, standing, count, false, &diag));
    return j;
}

static void pages_give_back_what_was_written(void **unused)
{
    struct str parameter = STR("year=2024");
    struct journal_run run = run_of(&parameter), read;
    struct ledger ledger;
    (void)unused;
    journal_close(record(&run, documents, 2));
    assert_true(ledger_open(&ledger, &arena, below("archive/runs"), below("tmp/page"), &diag));
    assert_int_equal(ledger_last(&ledger), 1);
    assert_true(ledger_read(&ledger.pages[0], &arena, &read, &diag));
    assert_int_equal(read.document_count, 2);
    assert_true(journal_same_document(&read.documents[1], &documents[1]) && journal_same_edition(&read.documents[1], &documents[1]));
    assert_int_equal(read.figures[0].num, 19);
    assert_true(str_equal(read.figures[0].target, STR("не менее 85 %")));
    assert_true(str_equal(read.files[0].path, STR("inputs/«a\".csv")));
    assert_true(str_equal(read.messages, run.messages) && str_equal(read.by, run.by) && str_equal(read.parameters[0], parameter));
    assert_true(read.whole && digest_equal(read.key, run.key) && digest_equal(read.manifest, run.manifest));
}

static void a_page_says_what_its_run_changed(void **unused)
{
    struct str parameter = STR("year=2024");
    struct journal_run run = run_of(&parameter), read;
    struct journal_document corrected[] = {documents[1]};
    struct ledger ledger;
    (void)unused;
    journal_close(record(&run, documents, 2));
    journal_close(record(&run, documents, 2)); /* nothing changed: no page */
    corrected[0].digest.bytes[0] = 99;
    journal_close(record(&run, corrected, 1));
    assert_true(ledger_open(&ledger, &arena, below("archive/runs"), below("tmp/page"), &diag));
    assert_int_equal(ledger.count, 2);
    assert_true(ledger_read(&ledger.pages[1], &arena, &read, &diag));
    assert_int_equal(read.document_count, 1);
    assert_int_equal(read.documents[0].digest.bytes[0], 99);
    assert_int_equal(read.gone_count, 1);
    assert_true(str_equal(read.gone[0].id, STR("D05")));
}

static void a_lost_database_is_made_from_the_ledger(void **unused)
{
    struct str parameter = STR("year=2024");
    struct journal_run run = run_of(&parameter);
    struct journal_document *known, corrected[] = {documents[1]};
    struct journal_last last;
    size_t count;
    (void)unused;
    journal_close(record(&run, documents, 2));
    corrected[0].digest.bytes[0] = 99;
    journal_close(record(&run, corrected, 1));
    assert_int_equal(unlink(below("journal.db").ptr), 0);
    struct journal *j = journal_open(state, &diag);
    assert_non_null(j);
    assert_true(journal_documents(j, &arena, &known, &count, &diag));
    assert_int_equal(count, 1);
    assert_int_equal(known[0].digest.bytes[0], 99);
    assert_true(journal_is_complete(j));
    assert_true(journal_last(j, &arena, &last) && digest_equal(last.key, run.key));
    journal_close(j);
    run.key.bytes[0] = 77; /* a number is never given twice */
    j = record(&run, documents, 2);
    assert_int_equal(run.number, 3);
    journal_close(j);
}

static void what_was_registered_outlives_the_database(void **unused)
{
    struct str parameter = STR("year=2024");
    struct journal_registration signed_order = {
        .document = documents[0], .number = STR("26-01-06-595"), .date = STR("2024-05-31"), .draft = documents[0].digest};
    struct journal_run run = run_of(&parameter), signing = run_of(&parameter);
    struct journal_registration *registered;
    struct journal_edition *editions;
    size_t count;
    (void)unused;
    journal_close(record(&run, documents, 2));
    signed_order.document.digest.bytes[0] = 55;
    signing.whole = false;
    signing.registered = &signed_order;
    signing.registered_count = 1;
    journal_close(record(&signing, &signed_order.document, 1));
    for (int rebuilt = 0; rebuilt < 2; rebuilt++) {
        struct journal *j = journal_open(state, &diag);
        assert_non_null(j);
        assert_true(journal_registrations(j, &arena, &registered, &count, &diag));
        assert_int_equal(count, 1);
        assert_true(str_equal(registered[0].number, STR("26-01-06-595")) && str_equal(registered[0].date, STR("2024-05-31")));
        assert_true(journal_same_document(&registered[0].document, &documents[0]));
        assert_true(journal_same_edition(&registered[0].document, &signed_order.document));
        assert_true(digest_equal(registered[0].draft, documents[0].digest));
        assert_int_equal(registered[0].run, 2);
        assert_true(str_equal(registered[0].by, STR("Иванова")));
        assert_true(journal_editions(j, &arena, &editions, &count, &diag));
        assert_int_equal(count, 3);
        assert_true(editions[1].current && digest_equal(editions[1].digest, signed_order.document.digest));
        journal_close(j);
        unlink(below("journal.db").ptr);
    }
}

static void a_damaged_page_is_passed_over(void **unused)
{
    struct str parameter = STR("year=2024");
    struct journal_run run = run_of(&parameter);
    struct journal_document corrected[] = {documents[0], documents[1]}, *known;
    struct ledger ledger;
    size_t count;
    (void)unused;
    journal_close(record(&run, documents, 2));
    corrected[1].digest.bytes[0] = 99;
    journal_close(record(&run, corrected, 2));
    assert_true(ledger_open(&ledger, &arena, below("archive/runs"), below("tmp/page"), &diag));
    assert_int_equal(truncate(ledger.pages[0].file.ptr, 100), 0);
    assert_int_equal(unlink(below("journal.db").ptr), 0);
    struct journal *j = journal_open(state, &diag);
    assert_non_null(j);
    assert_int_equal(diag.warnings, 1);
    assert_true(journal_documents(j, &arena, &known, &count, &diag));
    assert_int_equal(count, 1); /* what the second page changed */
    assert_false(journal_is_complete(j));
    assert_int_equal(known[0].digest.bytes[0], 99);
    journal_close(j);
}

/* As version 0.1.0 left it before there was a ledger. */
static const char old_schema[] =
    "CREATE TABLE runs (run INTEGER PRIMARY KEY, engine TEXT NOT NULL, parameters TEXT NOT NULL, key BLOB, manifest BLOB, messages TEXT);"
    "CREATE TABLE documents (id TEXT NOT NULL, key TEXT NOT NULL, template TEXT NOT NULL, path TEXT NOT NULL, fingerprint BLOB NOT NULL,"
    " digest BLOB NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, inode INTEGER NOT NULL, run INTEGER NOT NULL REFERENCES runs,"
    " PRIMARY KEY (id, key, template)) WITHOUT ROWID;"
    "CREATE TABLE versions (id TEXT NOT NULL, key TEXT NOT NULL, template TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs, digest BLOB "
    "NOT NULL,"
    " PRIMARY KEY (id, key, template, run)) WITHOUT ROWID;"
    "CREATE TABLE figures (run INTEGER NOT NULL REFERENCES runs, indicator TEXT NOT NULL, level TEXT NOT NULL, unit TEXT NOT NULL, num "
    "INTEGER,"
    " den INTEGER, value TEXT NOT NULL, status TEXT NOT NULL, PRIMARY KEY (run, indicator, level, unit)) WITHOUT ROWID;"
    "CREATE TABLE causes (run INTEGER NOT NULL REFERENCES runs, kind TEXT NOT NULL, what TEXT NOT NULL, PRIMARY KEY (run, kind, what)) "
    "WITHOUT ROWID;"
    "CREATE TABLE files (run INTEGER NOT NULL REFERENCES runs, kind TEXT NOT NULL, path TEXT NOT NULL, digest BLOB NOT NULL,"
    " PRIMARY KEY (run, kind, path)) WITHOUT ROWID;"
    "INSERT INTO runs VALUES (1, '0.1.0', 'year=2024', NULL, NULL, NULL);"
    "INSERT INTO documents VALUES ('D05', '', 'docx/a.docx', '2024/a.docx', zeroblob(32), zeroblob(32), 10, 11, 12, 1);"
    "INSERT INTO versions VALUES ('D05', '', 'docx/a.docx', 1, zeroblob(32));"
    "PRAGMA user_version = 2;";

static void an_older_database_is_brought_up_to_date(void **unused)
{
    sqlite3 *db;
    struct journal_document *known;
    struct journal_summary *runs;
    struct str parameter = STR("year=2024");
    struct journal_run run = run_of(&parameter);
    size_t count;
    (void)unused;
    assert_int_equal(sqlite3_open(below("journal.db").ptr, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, old_schema, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    struct journal *j = record(&run, documents, 2);
    assert_int_equal(diag.warnings, 0);
    assert_int_equal(run.number, 2);
    assert_true(journal_documents(j, &arena, &known, &count, &diag));
    assert_int_equal(count, 2);
    assert_true(journal_runs(j, &arena, &runs, &count, &diag));
    assert_int_equal(count, 2);
    assert_int_equal(runs[1].editions, 1);
    journal_close(j);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(contents_are_kept_once, setup, teardown),
        cmocka_unit_test_setup_teardown(many_contents_are_found, setup, teardown),
        cmocka_unit_test_setup_teardown(damage_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(pages_give_back_what_was_written, setup, teardown),
        cmocka_unit_test_setup_teardown(a_page_says_what_its_run_changed, setup, teardown),
        cmocka_unit_test_setup_teardown(a_lost_database_is_made_from_the_ledger, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_registered_outlives_the_database, setup, teardown),
        cmocka_unit_test_setup_teardown(an_older_database_is_brought_up_to_date, setup, teardown),
        cmocka_unit_test_setup_teardown(a_damaged_page_is_passed_over, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
