/* The thread's clock, not the process's: Linux rounds the latter to ticks while a timer of the process runs, and a
 * worker always has one (app/run/pool.c). */
#include "base/clock.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

int64_t clock_cpu_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int64_t clock_tick_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME_COARSE, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void clock_wait_tick(void)
{
    enum { MILLISECOND = 1000000 };
    for (int64_t now = clock_tick_ns(); clock_tick_ns() == now;)
        nanosleep(&(struct timespec){.tv_nsec = MILLISECOND}, NULL);
}

/* TZ as the program was started with; NULL: it was not set. */
static char *zone;

static void set_zone(const char *name)
{
    if (name)
        setenv("TZ", name, 1);
    else
        unsetenv("TZ");
    tzset();
}

void clock_leave_zone(void)
{
    const char *said = getenv("TZ");
    zone = said ? strdup(said) : NULL;
    setenv("TZ", "UTC0", 1);
}

struct str clock_stamp(struct arena *a)
{
    time_t now = time(NULL);
    struct tm local = {0};
    set_zone(zone);
    localtime_r(&now, &local);
    long minutes = local.tm_gmtoff / 60;
    set_zone("UTC0");
    return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02d%c%02ld:%02ld", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday,
                        local.tm_hour, local.tm_min, local.tm_sec, minutes < 0 ? '-' : '+', labs(minutes) / 60, labs(minutes) % 60);
}
