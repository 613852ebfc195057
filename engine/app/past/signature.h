/* signature.h — the signed bytes of one file of a document: the draft made once more, number and date filled in, and what a person has
 * changed in the draft taken over.
 */
#ifndef PAST_SIGNATURE_H
#define PAST_SIGNATURE_H

#include "app/run/making.h"

struct signature {
    struct arena *arena;
    struct making making;           /* the project as the run that made the draft saw it */
    struct buf record, draft, clean, merged;
};

/* `then`: the project, already open, as the run of the draft saw it; `out` has the documents. Both must outlive it. */
void signature_init(struct signature *s, struct project *then, struct str out, struct arena *a);
void signature_release(struct signature *s);

/* Signs the file of `job` that stands as `mine`, whose draft is row->document; fills the row in and gives the signed bytes, which live
 * until the next call. false, with an error: what the draft was made from no longer gives its bytes; a field is filled with
 * something else (REGISTER); or a person has written into the very places of number and date (REGISTER-EDITED). */
bool signature_sign(struct signature *s, const struct job *job, const struct act *act, struct str mine, struct journal_registration *row,
                    struct str *bytes, struct diag *d);

#endif
