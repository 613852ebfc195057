/* The thread's clock, not the process's: Linux rounds the latter to ticks while a timer of the process runs, and a
 * worker always has one (app/pool.c). */
#include "base/clock.h"

#include <time.h>

int64_t clock_cpu_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}
