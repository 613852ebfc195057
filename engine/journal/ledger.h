/* ledger.h — what every run did, in plain files that are only ever added: `runs/000012-SHA256.json`, named by number and by the
 * digest of their bytes. The database is rebuilt from them (journal.h).
 *
 * A file says what its run changed: the documents that got a new edition and those that left. The files, parameters and figures
 * of the run stand in each of them whole.
 */
#ifndef JOURNAL_LEDGER_H
#define JOURNAL_LEDGER_H

#include "base/buf.h"
#include "base/diag.h"
#include "journal/entry.h"

/* A run of the ledger: its number and its file. */
struct ledger_page {
    int64_t number;
    struct str file; /* path */
    struct digest digest;
};

struct ledger {
    struct str folder, temporary; /* new pages come to be at the path `temporary` */
    struct ledger_page *pages;    /* in order of their numbers; of two with one number the name decides */
    size_t count, capacity;
};

/* Looks into `folder`, which need not be there; everything in `a`. false: it cannot be listed. */
bool ledger_open(struct ledger *l, struct arena *a, struct str folder, struct str temporary, struct diag *d);

/* Number of the last run; 0: there was none. */
int64_t ledger_last(const struct ledger *l);

/* Reads a page into `a`. A page whose bytes are not those of its name, or that says nothing sensible: false, with a warning
 * (JOURNAL): what stands in it is lost, what stands in the others is not. */
bool ledger_read(const struct ledger_page *page, struct arena *a, struct journal_run *run, struct diag *d);

/* Writes the page of a run, synced. Its documents are those that it changed. */
bool ledger_write(struct ledger *l, struct arena *a, const struct journal_run *run, struct diag *d);

#endif
