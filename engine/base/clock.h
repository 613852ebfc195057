/* clock.h — how long work takes, for `--timings` alone: no clock may reach a document. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* Nanoseconds of processor time of this thread. */
int64_t clock_cpu_ns(void);

#endif
