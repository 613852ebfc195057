/* journaling.h — the database as its own files see it: journal.c (opening, migrations, what the ledger knows more), journal_read.c,
 * journal_history.c and journal_write.c. Not for others.
 */
#ifndef JOURNAL_JOURNALING_H
#define JOURNAL_JOURNALING_H

#include <sqlite3.h>

#include "journal/journal.h"
#include "journal/ledger.h"

struct journal {
    sqlite3 *db;
    struct str file;
    struct ledger ledger;
    struct arena arena;
};

/* Says what SQLite said; false. */
bool journaling_fail(struct journal *j, struct diag *d);

/* Runs statements that answer nothing; false when one fails, which is not said. */
bool journaling_execute(struct journal *j, const char *sql);

/* Number in the first row of an answer; -1: there is none. */
long journaling_integer(struct journal *j, const char *sql);

/* A statement, or NULL. */
sqlite3_stmt *journaling_prepare(struct journal *j, const char *sql);

/* A column of the row that a statement stands at: its text, in `a`; its digest, all zero when it has none. */
struct str journaling_text(sqlite3_stmt *s, int column, struct arena *a);
struct digest journaling_digest(sqlite3_stmt *s, int column);

/* Reads the row that a statement stands at into `item`, which is zero. */
typedef void journaling_read(sqlite3_stmt *s, struct arena *a, void *item);

/* The rows of an answer as an array of items of `size` bytes, in `a`; false: the answer is cut short. */
bool journaling_rows(struct journal *j, const char *sql, struct arena *a, size_t size, journaling_read *read, void **items, size_t *count);

/* When the last fault was damage: sets the file aside, begins a new one and tells it what the ledger knows. */
bool journaling_begin_anew(struct journal *j, struct diag *d);

/* Writes a run, with its number, in one transaction. Its documents are those that it changed. */
bool journaling_put_run(struct journal *j, const struct journal_run *r);

#endif
