/* journal.h — what was made from what: a cache in SQLite (its only home).
 *
 * Deleted or damaged, it costs time, never a document: what stands in `out/` is told by out/manifest.json as well. Only the
 * parent process opens it, and never across a fork.
 */
#ifndef JOURNAL_JOURNAL_H
#define JOURNAL_JOURNAL_H

#include "base/diag.h"
#include "base/hash.h"

/* A document as the last run left it. */
struct journal_document {
    struct str id, key, template; /* what it is */
    struct str path;              /* below out/ */
    struct digest fingerprint;    /* of engine, template and record */
    struct digest digest;         /* of its bytes */
    int64_t size, mtime_ns, inode; /* of its file: unchanged ones need not be read */
};

/* A figure of a run. */
struct journal_figure {
    struct str indicator, level, unit, value, status;
    int64_t num, den;
};

/* A file that a run was made from. */
struct journal_file {
    struct str kind; /* input, script, template, picture */
    struct str path; /* as messages name it */
    struct digest digest; /* all zero: there was none */
};

struct journal_run {
    bool whole; /* every document of the project; else only those that were asked for */
    struct str engine_version, parameters;
    const struct journal_document *documents;
    size_t document_count;
    const struct journal_figure *figures;
    size_t figure_count;
    const struct journal_file *files, *pictures;
    size_t file_count, picture_count;
    struct digest key;      /* of everything that decided what was made; all zero: not known */
    struct digest manifest; /* of out/manifest.json */
    struct str messages;    /* what the run said of inputs, rules and documents */
};

/* What is left of the last run to see whether the next one would repeat it. */
struct journal_last {
    struct digest key, manifest;
    struct str messages;
    struct journal_file *pictures;
    size_t picture_count;
};

struct journal;

/* Opens the journal, or begins a new one. A damaged file is set aside as FILE.damaged and said so in a warning. NULL, with
 * an error, only when the folder cannot be written. */
struct journal *journal_open(struct str file, struct diag *d);

void journal_close(struct journal *j);

/* The documents that the last run knew; in `a`. */
bool journal_documents(struct journal *j, struct arena *a, struct journal_document **documents, size_t *count, struct diag *d);

/* The last run; in `a`. false, without a message: there is none, or its key is not known. */
bool journal_last(struct journal *j, struct arena *a, struct journal_last *last);

/* Records a run in one transaction: the documents of a whole run take the place of those known before. */
bool journal_record(struct journal *j, const struct journal_run *run, struct diag *d);

#endif
