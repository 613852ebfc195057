/* past.h — what commands need of a project's past: its journal opened for reading, times in the words of people. */
#ifndef RUN_PAST_H
#define RUN_PAST_H

#include "app/run/project.h"
#include "journal/archive.h"
#include "journal/journal.h"

/* The journal of the project; NULL, with an error (HISTORY), when there has been no run. */
struct journal *past_open(struct project *p, struct diag *d);

/* The folder of the project's archive, in the project's arena. */
struct str past_archive_folder(struct project *p);

/* The archive of the project; to be closed. */
struct archive *past_archive(struct project *p, struct diag *d);

/* "2024-12-10T14:05:00+05:00" → "10.12.2024 14:05"; "–" for a time that was not noted; in `a`. */
struct str past_time(struct arena *a, struct str made);

/* "2024-05-31" → "31.05.2024", in `a`. */
struct str past_day(struct arena *a, struct str iso);

/* The text, or "–" for none. */
struct str past_word(struct str text);

/* Whether `name` means the document: its id, the path of its file below out/, or any path that leads to it. */
bool past_means(const struct project *p, struct str name, struct str id, struct str path);

#endif
