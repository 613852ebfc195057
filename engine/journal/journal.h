/* journal.h — what was made from what: a cache in SQLite (its only home) of what the ledger (ledger.h) tells of every run.
 *
 * Deleted or damaged, it costs time, never a document: it is made again from the ledger. Only the parent process opens it, and
 * never across a fork.
 */
#ifndef JOURNAL_JOURNAL_H
#define JOURNAL_JOURNAL_H

#include "base/diag.h"
#include "journal/archive.h"
#include "journal/entry.h"

/* What is left of the last run to see whether the next one would repeat it. */
struct journal_last {
    struct digest key, manifest;
    struct str messages;
    struct journal_file *pictures;
    size_t picture_count;
};

struct journal;

/* Opens the journal in `state` (out/.pisar), or begins a new one, and tells it the runs of the ledger that it does not know. A
 * damaged file is set aside as FILE.damaged and said so in a warning; where nothing may be written, the ledger is read into memory. NULL,
 * with an error, only when the ledger cannot be read or the machine fails. */
struct journal *journal_open(struct str state, struct diag *d);

void journal_close(struct journal *j);

/* The documents that the last run knew, sorted by journal_compare_documents; in `a`. */
bool journal_documents(struct journal *j, struct arena *a, struct journal_document **documents, size_t *count, struct diag *d);

/* The last run; in `a`. false, without a message: there is none, or its key is not known. */
bool journal_last(struct journal *j, struct arena *a, struct journal_last *last);

/* Whether it knows every run, none of whose pages was lost: then no document stands that it does not know, but for runs cut off. */
bool journal_is_complete(struct journal *j);

/* What the page of a run says (ledger.h), in `a`. false, with an error (HISTORY): there is no such run, or its page is lost. */
bool journal_page(struct journal *j, int64_t number, struct arena *a, struct journal_run *run, struct diag *d);

/* The documents as they stood after a run, sorted by journal_compare_documents, without fingerprints and stamps; in `a`. */
bool journal_standing(struct journal *j, int64_t number, struct arena *a, struct journal_document **documents, size_t *count,
                      struct diag *d);

/* A run in one line. */
struct journal_summary {
    int64_t number;
    struct str made, by, as_of; /* empty: of an older program, which did not note them */
    bool whole;
    int64_t editions, gone; /* documents that it made new, documents that left */
    int64_t registered;     /* documents that it registered; such a run did nothing else */
};

/* All runs, the last first; in `a`. */
bool journal_runs(struct journal *j, struct arena *a, struct journal_summary **runs, size_t *count, struct diag *d);

/* An edition of a document. */
struct journal_edition {
    struct str id, key, template, path;
    struct digest digest, clean; /* as in journal_document */
    int64_t run;
    struct str made, by;
    bool current; /* the one that stands */
    struct str number, date; /* that it was registered with, the date in ISO 8601; empty: it is not signed */
};

/* All editions, by document (id, key, template), the first first; in `a`. */
bool journal_editions(struct journal *j, struct arena *a, struct journal_edition **editions, size_t *count, struct diag *d);

/* What was registered, by document (id, key, template); in `a`. */
bool journal_registrations(struct journal *j, struct arena *a, struct journal_registration **registered, size_t *count, struct diag *d);

/* Records a run, after which the documents `standing` stand: those of a whole run take the place of all that were known before.
 * What it changed is found here: number, documents and gone of `run` are set, and live as long as the journal. A run that
 * changed nothing and brings no `news` (of its files) gets no page: only how the files lie is noted. */
bool journal_record(struct journal *j, struct journal_run *run, const struct journal_document *standing, size_t count, bool news,
                    struct diag *d);

/* The packs of the archive that were found whole; in `a`. None when that is not known. */
void journal_packs(struct journal *j, struct arena *a, struct archive_pack **packs, size_t *count);

/* Notes them, in the place of all that were noted before. A failure costs time: they are read again. */
void journal_note_packs(struct journal *j, const struct archive_pack *packs, size_t count);

#endif
