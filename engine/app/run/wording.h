/* wording.h — what the journal has, in the words of people. */
#ifndef RUN_WORDING_H
#define RUN_WORDING_H

#include "base/arena.h"

/* "2024-12-10T14:05:00+05:00" → "10.12.2024 14:05"; "–" for a time that was not noted; in `a`. */
struct str wording_time(struct arena *a, struct str made);

/* "2024-05-31" → "31.05.2024", in `a`. */
struct str wording_day(struct arena *a, struct str iso);

/* The text, or "–" for none. */
struct str wording_word(struct str text);

#endif
