/* entry.h — what is written down of a run: the types that the database (journal.h) and the plain files beside it (ledger.h)
 * share.
 */
#ifndef JOURNAL_ENTRY_H
#define JOURNAL_ENTRY_H

#include "base/hash.h"

/* A document as a run left it. */
struct journal_document {
    struct str id, key, template; /* what it is */
    struct str path;              /* below out/ */
    struct digest fingerprint;    /* of engine, template and record */
    struct digest digest;         /* of its bytes */
    struct digest clean;          /* of the edition as it was made, when a person's edits were merged into it; else all zero */
    int64_t size, mtime_ns, inode; /* of its file: unchanged ones need not be read; all 0 where only the ledger is known */
};

/* A figure of a run. */
struct journal_figure {
    struct str indicator, level, unit, value, status;
    struct str act, clause, target; /* of the threshold that it was compared with */
    int64_t num, den;               /* den −1: none */
};

/* A file that a run was made from. */
struct journal_file {
    struct str kind; /* input, script, template, picture */
    struct str path; /* as messages name it */
    struct digest digest; /* all zero: there was none */
};

/* A document that was signed: its number and its day were filled in, and from then on it is frozen. */
struct journal_registration {
    struct journal_document document; /* as it was signed: its place, the digest of its bytes, the fingerprint of its record */
    struct str number, date; /* of the act; the date in ISO 8601 */
    struct digest draft;     /* of the bytes that were signed: the edition without number and date */
    int64_t run;             /* which registered it, when and by whom: not in the ledger's rows, it tells them of the run */
    struct str made, by;
    struct str parameters;   /* lines "name=value" of the project then; the ledger's rows do not have them either */
};

struct journal_run {
    int64_t number;          /* from 1 */
    struct str made, by;     /* when (clock_stamp) and by whom */
    struct str engine_version, as_of; /* the report date, ISO 8601 */
    struct str inputs;       /* the folder that its inputs lay in, as messages name it */
    bool whole;              /* every document of the project; else only those that were asked for */
    struct str *parameters;  /* "name=value" */
    size_t parameter_count;
    const struct journal_document *documents; /* those that stand; of a run read from the ledger: those it made or changed */
    size_t document_count;
    const struct journal_document *gone; /* known before, and no longer part of the project */
    size_t gone_count;
    const struct journal_registration *registered; /* a run that has some did nothing else */
    size_t registered_count;
    const struct journal_figure *figures;
    size_t figure_count;
    const struct journal_file *files, *pictures;
    size_t file_count, picture_count;
    struct digest key;      /* of everything that decided what was made; all zero: not known */
    struct digest manifest; /* of out/manifest.json */
    struct str messages;    /* what the run said of inputs, rules and documents */
};

/* Whether two stand for the same document. */
bool journal_same_document(const struct journal_document *a, const struct journal_document *b);

/* Order of documents by id, key and template: for qsort and bsearch. */
int journal_compare_documents(const void *a, const void *b);

/* The bytes of the edition as it was made, without a person's edits. */
struct digest journal_clean(const struct journal_document *k);

/* Whether both are the same edition in the same place. */
bool journal_same_edition(const struct journal_document *a, const struct journal_document *b);

#endif
