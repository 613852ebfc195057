/* rewording.h — what a signed document would say otherwise if it were made today. */
#ifndef RUN_REWORDING_H
#define RUN_REWORDING_H

#include "app/run/making.h"
#include "rules/amending.h"

struct rewordings {
    struct rewording *changes; /* in the order of the document; how it looks does not count */
    size_t count, capacity;
    bool lost; /* the signed bytes are nowhere any more: nothing can be said of them, which is an error (ARCHIVE) */
    struct lines was, now; /* of the text that was signed, and of today's; empty where nothing changed */
};

/* Makes the signed document of `job` (job->frozen) as the project has it today, with the number and date that it was registered with, and
 * compares it with the bytes that were signed, which the archive keeps (or, when it is damaged, the file that stands): without what a
 * person changed in them by hand, of which the project knows nothing. Everything in `a`. */
bool rewording_find(struct making *x, const struct job *job, struct arena *a, struct rewordings *c, struct diag *d);

#endif
