/* difference.h — what changed between two runs, and why: figures, rows of the inputs, documents.
 *
 * Why is found by trial: the project of the old run is opened again with the new inputs, then with the new rules as well, and so
 * on; what changes at a step is caused by it. The table of targets is a step of its own: what it changes is caused by an act.
 */
#ifndef PAST_DIFFERENCE_H
#define PAST_DIFFERENCE_H

#include "rules/figures/figure.h"
#include "journal/archive.h"
#include "journal/journal.h"
#include "app/past/row_changes.h"

/* Kinds of causes, as bits. */
enum cause {
    CAUSE_DATA = 1,
    CAUSE_RULE = 2,
    CAUSE_PARAMETER = 4,
    CAUSE_DAY = 8,      /* the report date */
    CAUSE_TEMPLATE = 16,
    CAUSE_ACT = 32,     /* another threshold, term or act of the target */
    CAUSE_PROGRAM = 64, /* another version of the program */
};

/* Words for a set of causes, in the user's language: "данные, правило"; in `a`. */
struct str cause_words(struct arena *a, unsigned causes);

/* Stable names, as JSON has them: "data", "rule", …; NULL behind the last bit. */
const char *cause_name(size_t bit);

/* A row that decided, "inputs/attend.csv:17"; before: of the earlier run's file, which is another one now. */
struct unit_place {
    struct str text;
    bool before;
};

/* A unit that a figure counts otherwise. */
struct unit_change {
    struct str id, name;
    enum membership was, became;
    bool had, has;                  /* whether the population held it */
    struct unit_place *places;      /* rows that decided in either run */
    size_t place_count, place_capacity;
    const struct row_change **rows; /* changed rows among them */
    size_t row_count, row_capacity;
};

struct figure_state {
    struct str value, status, target, act, clause, due; /* value: as printed, with its unit; status: its stable name; due: "30.11.2024" */
    int64_t num, den;
};

struct figure_change {
    struct str id, title, unit; /* unit: its name */
    bool had, has;
    struct figure_state was, became;
    unsigned causes;
    struct unit_change *units;
    size_t unit_count, unit_capacity;
};

/* DOCUMENT_SIGNED: since the earlier run it only got number and date, and no ingredient is the cause of that. */
enum document_change_kind { DOCUMENT_NEW, DOCUMENT_CHANGED, DOCUMENT_GONE, DOCUMENT_SIGNED };

struct document_change {
    enum document_change_kind kind;
    struct journal_document old, new;
    unsigned causes;
};

/* A signed document that would say something else today: what was made of it. */
struct signed_change {
    const struct journal_registration *signed_as;
    const struct document_change *follower; /* a new edition beside it, or the draft of an order that amends it */
};

struct parameter_change {
    struct str name, title;
    struct str was, became; /* empty: there was none */
};

struct file_change {
    struct str kind, path;
    struct str was, became; /* digests in hexadecimal; empty: there was none */
};

struct difference {
    struct journal_run old, new;
    unsigned causes;             /* what differs between the ingredients of the runs */
    struct file_change *files;
    struct parameter_change *parameters; /* and the report date (report_date) and the version of the program (program) */
    struct row_change *rows;
    struct row_index row_index; /* of rows */
    struct figure_change *figures;
    struct document_change *documents;
    struct signed_change *signed_ones;
    size_t file_count, file_capacity, parameter_count, parameter_capacity, row_count, figure_count, figure_capacity, document_count,
        document_capacity, signed_count, signed_capacity;
};

/* Finds it; everything in `a`. `jobs`: number of workers. */
bool difference_find(struct arena *a, struct journal *j, struct archive *archive, int64_t old, int64_t new, int jobs, struct difference *x,
                     struct diag *d);

/* For people, in the user's language. */
void difference_put_text(struct buf *out, const struct difference *x);

/* For programs, and for the difference sheet's template. */
void difference_put_json(struct buf *out, const struct difference *x);

#endif
