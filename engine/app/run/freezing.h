/* freezing.h — what is signed stays as it is: its jobs are frozen, and what may have to follow them is planned.
 *
 * A signed document is followed by a draft that is made only when the document would say something else today: by an order that
 * amends it, when a kind of document amends its kind; else by a new edition beside it, a document of its own that can be
 * signed and followed in turn.
 */
#ifndef RUN_FREEZING_H
#define RUN_FREEZING_H

#include "app/run/plan.h"

/* Whether document `k` is one that follows the signed document: its new edition, or the draft that amends it. */
bool freezing_follows(const struct journal_registration *signed_as, const struct journal_document *k);

/* Freezes the jobs of `plan` that are among what was `registered` (which must outlive it), and adds those that follow them. A job with the
 * key of what was signed in another year of the project, but with another file, is another document: its key gets the year. A whole plan
 * also keeps signed documents that the project no longer has, with a warning (SIGNED) when they are of the same year. */
void freezing_freeze(struct plan *plan, struct project *p, const struct journal_registration *registered, size_t count, struct diag *d);

#endif
