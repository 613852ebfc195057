/* clock.h — how long work takes, for `--timings`, and when a run was, for the journal: no clock may reach a document. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/arena.h"

/* Nanoseconds of processor time of this thread. */
int64_t clock_cpu_ns(void);

/* The time that is given to a file which is written now: it goes on in ticks of some milliseconds. */
int64_t clock_tick_ns(void);

/* Waits for the next tick. */
void clock_wait_tick(void);

/* From now on everything has UTC, which costs no look at the system's zones; clock_stamp alone keeps the zone of the user. Call
 * once, at the start. */
void clock_leave_zone(void);

/* The time on the wall in the user's zone (ISO 8601): "2024-12-10T14:05:00+05:00"; in `a`. */
struct str clock_stamp(struct arena *a);

#endif
