/* What people ask the journal: runs and editions. */
#include <stdlib.h>

#include "base/i18n.h"
#include "journal/journaling.h"

bool journal_page(struct journal *j, int64_t number, struct arena *a, struct journal_run *run, struct diag *d)
{
    for (size_t i = 0; i < j->ledger.count; i++)
        if (j->ledger.pages[i].number == number && ledger_read(&j->ledger.pages[i], a, run, d))
            return true;
    return diag_error(d, place_file(j->ledger.folder), "HISTORY", _("there is no run %lld, or its page is lost"), (long long)number);
}

static void read_standing(sqlite3_stmt *s, struct arena *a, void *item)
{
    *(struct journal_document *)item =
        (struct journal_document){.id = journaling_text(s, 0, a), .key = journaling_text(s, 1, a), .template = journaling_text(s, 2, a),
                                  .path = journaling_text(s, 3, a), .digest = journaling_digest(s, 4)};
}

bool journal_standing(struct journal *j, int64_t number, struct arena *a, struct journal_document **documents, size_t *count,
                      struct diag *d)
{
    void *items;
    struct str sql =
        arena_printf(a,
                     "SELECT id, key, template, path, digest FROM editions e WHERE run = (SELECT max(run) FROM editions l WHERE l.id = e.id"
                     " AND l.key = e.key AND l.template = e.template AND l.run <= %lld) AND NOT EXISTS (SELECT 1 FROM gone g"
                     " WHERE g.id = e.id AND g.key = e.key AND g.template = e.template AND g.run > e.run AND g.run <= %lld)",
                     (long long)number, (long long)number);
    bool ok = journaling_rows(j, sql.ptr, a, sizeof **documents, read_standing, &items, count) || journaling_fail(j, d);
    if (*count)
        qsort(items, *count, sizeof **documents, journal_compare_documents);
    *documents = items;
    return ok;
}

static void read_summary(sqlite3_stmt *s, struct arena *a, void *item)
{
    *(struct journal_summary *)item = (struct journal_summary){.number = sqlite3_column_int64(s, 0),
                                                               .made = journaling_text(s, 1, a),
                                                               .by = journaling_text(s, 2, a),
                                                               .as_of = journaling_text(s, 3, a),
                                                               .whole = sqlite3_column_int64(s, 4) != 0,
                                                               .editions = sqlite3_column_int64(s, 5),
                                                               .gone = sqlite3_column_int64(s, 6),
                                                               .registered = sqlite3_column_int64(s, 7)};
}

bool journal_runs(struct journal *j, struct arena *a, struct journal_summary **items, size_t *count, struct diag *d)
{
    static const char sql[] = "SELECT run, made, by, as_of, whole, (SELECT count(*) FROM editions e WHERE e.run = r.run),"
                              " (SELECT count(*) FROM gone g WHERE g.run = r.run), (SELECT count(*) FROM registered g WHERE g.run = r.run) "
                              "FROM runs r ORDER BY run DESC";
    void *rows;
    bool ok = journaling_rows(j, sql, a, sizeof **items, read_summary, &rows, count) || journaling_fail(j, d);
    *items = rows;
    return ok;
}

static void read_registration(sqlite3_stmt *s, struct arena *a, void *item)
{
    *(struct journal_registration *)item = (struct journal_registration){.document = {.id = journaling_text(s, 0, a),
                                                                                      .key = journaling_text(s, 1, a),
                                                                                      .template = journaling_text(s, 2, a),
                                                                                      .path = journaling_text(s, 3, a),
                                                                                      .fingerprint = journaling_digest(s, 4),
                                                                                      .digest = journaling_digest(s, 5),
                                                                                      .clean = journaling_digest(s, 12)},
                                                                         .draft = journaling_digest(s, 6),
                                                                         .number = journaling_text(s, 7, a),
                                                                         .date = journaling_text(s, 8, a),
                                                                         .run = sqlite3_column_int64(s, 9),
                                                                         .made = journaling_text(s, 10, a),
                                                                         .by = journaling_text(s, 11, a),
                                                                         .parameters = journaling_text(s, 13, a)};
}

bool journal_registrations(struct journal *j, struct arena *a, struct journal_registration **items, size_t *count, struct diag *d)
{
    static const char sql[] = "SELECT g.id, g.key, g.template, g.path, g.fingerprint, g.digest, g.draft, g.number, g.date, g.run, r.made, "
                              "r.by, g.clean, r.parameters"
                              " FROM registered g JOIN runs r ON r.run = g.run ORDER BY g.id, g.key, g.template";
    void *rows;
    bool ok = journaling_rows(j, sql, a, sizeof **items, read_registration, &rows, count) || journaling_fail(j, d);
    *items = rows;
    return ok;
}

static void read_edition(sqlite3_stmt *s, struct arena *a, void *item)
{
    *(struct journal_edition *)item = (struct journal_edition){.id = journaling_text(s, 0, a),
                                                               .key = journaling_text(s, 1, a),
                                                               .template = journaling_text(s, 2, a),
                                                               .path = journaling_text(s, 3, a),
                                                               .digest = journaling_digest(s, 4),
                                                               .run = sqlite3_column_int64(s, 5),
                                                               .made = journaling_text(s, 6, a),
                                                               .by = journaling_text(s, 7, a),
                                                               .current = sqlite3_column_int64(s, 8) != 0,
                                                               .number = journaling_text(s, 9, a),
                                                               .date = journaling_text(s, 10, a),
                                                               .clean = journaling_digest(s, 11)};
}

bool journal_editions(struct journal *j, struct arena *a, struct journal_edition **items, size_t *count, struct diag *d)
{
    static const char sql[] =
        "SELECT e.id, e.key, e.template, e.path, e.digest, e.run, r.made, r.by, k.id IS NOT NULL AND e.run ="
        " (SELECT max(run) FROM editions l WHERE l.id = e.id AND l.key = e.key AND l.template = e.template), g.number, g.date, e.clean"
        " FROM editions e JOIN runs r ON r.run = e.run"
        " LEFT JOIN documents k ON k.id = e.id AND k.key = e.key AND k.template = e.template"
        " LEFT JOIN registered g ON g.id = e.id AND g.key = e.key AND g.template = e.template AND g.digest = e.digest"
        " ORDER BY e.id, e.key, e.template, e.run";
    void *rows;
    bool ok = journaling_rows(j, sql, a, sizeof **items, read_edition, &rows, count) || journaling_fail(j, d);
    *items = rows;
    return ok;
}
