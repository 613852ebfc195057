/* answer.h — what a worker tells of one document, and how it travels through a pipe. */
#ifndef RUN_ANSWER_H
#define RUN_ANSWER_H

#include "base/buf.h"
#include "base/diag.h"
#include "journal/journal.h"

enum answer_state {
    STATE_SAME,     /* the fingerprint is the one known: nothing was made */
    STATE_MADE,     /* its bytes lie in the temporary */
    STATE_FAULTY,   /* data, rule or template are wrong: nothing may be written */
    STATE_FROZEN,   /* it was signed and is never made again */
    STATE_UNNEEDED, /* it follows a signed document that is what it would be today */
    STATE_FAILED,   /* this document could not be made; the others go on */
};

struct document_times {
    int64_t resolve, render, compress, write; /* nanoseconds of CPU */
};

struct document_answer {
    enum answer_state state;
    bool same_record; /* the record is the one known, but the file was not as it was left */
    struct str path;  /* below out/ */
    struct digest fingerprint, digest;
    struct journal_file *pictures; /* that the worker looked at since its last answer */
    size_t picture_count;
    struct document_times times;
};

/* Writes the answer and the messages of `d`. */
void answer_put(struct buf *out, const struct document_answer *answer, const struct diag *d);

/* Reads what answer_put wrote; texts are copied to `a`, messages appended to `d`. */
void answer_get(struct str bytes, struct arena *a, struct document_answer *answer, struct diag *d);

#endif
