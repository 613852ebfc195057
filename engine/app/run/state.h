/* state.h — what a project keeps of its runs in out/.pisar: the journal and the archive. */
#ifndef RUN_STATE_H
#define RUN_STATE_H

#include "app/run/project.h"
#include "journal/archive.h"
#include "journal/journal.h"

/* The folder of it all, and that of the archive; in the project's arena. */
struct str state_folder(struct project *p);
struct str state_archive_folder(struct project *p);

/* The journal, to be closed; NULL, with an error (HISTORY), when there has been no run. */
struct journal *state_journal(struct project *p, struct diag *d);

/* The archive, to be closed. */
struct archive *state_archive(struct project *p, struct diag *d);

#endif
