/* signed.h — what is signed: by the journal, and where the page that registered it is lost, by out/manifest.json.
 *
 * A ledger that has lost a page looks like one of a project in which nothing was registered, and the next run would make the draft
 * again in the place of the signed file. The manifest, which every run writes, has number and date as well.
 */
#ifndef RUN_SIGNED_H
#define RUN_SIGNED_H

#include "journal/journal.h"
#include "output/manifest.h"
#include "app/run/project.h"

/* The year of the project, of parameters as lines "name=value"; empty when they have none. */
struct str signed_year(struct str parameters);

/* What the journal knows, then what only the manifest tells, where the file stands or the archive holds it: such rows have no `run`, and
 * each is said in a warning (JOURNAL). Everything in the project's arena. */
bool signed_find(struct project *p, struct journal *j, const struct manifest *m, struct journal_registration **registered, size_t *count,
                 struct diag *d);

/* Writes what only the manifest tells into the journal, as runs of their own: from then on its ledger has it again. */
bool signed_restore(struct project *p, struct journal *j, const struct journal_registration *registered, size_t count, struct diag *d);

#endif
