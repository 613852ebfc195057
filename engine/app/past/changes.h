/* changes.h — the difference sheet: what changed between two runs, as the documents that the project declares for it
 * (document{ difference=true }).
 */
#ifndef PAST_CHANGES_H
#define PAST_CHANGES_H

#include "app/past/difference.h"
#include "app/run/project.h"

/* Writes them below `folder`, which is made when it is not there. The project must be open; one that declares none has none.
 * `written` gets their paths, in the project's arena. */
bool changes_write(struct project *p, const struct difference *x, struct str folder, struct str **written, size_t *count, struct diag *d);

/* After run `number` of the open project: the sheets of what it changed since the run before, in out/.pisar/changes/; paths as for
 * changes_write. Nothing for the first run. What goes wrong is a warning (CHANGES): the documents stand. */
void changes_after_run(struct project *p, int64_t number, struct str **written, size_t *count, struct diag *d);

#endif
