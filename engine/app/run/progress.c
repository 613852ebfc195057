#include "app/run/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"

enum { BAR_CELLS = 30, REDRAW_MS = 100 };

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void progress_start(struct progress *p, const char *title, size_t total, bool quiet)
{
    *p = (struct progress){.title = title, .total = total, .shown = !quiet && total && isatty(STDERR_FILENO)};
    p->started_ms = p->drawn_ms = now_ms();
}

static void draw(const struct progress *p, size_t done, int64_t now)
{
    char bar[3 * BAR_CELLS + 1], *at = bar;
    size_t full = done * BAR_CELLS / p->total;
    for (size_t i = 0; i < BAR_CELLS; i++)
        at += snprintf(at, 4, "%s", i < full ? "█" : "░");
    long left = done ? (long)((now - p->started_ms) * (int64_t)(p->total - done) / (int64_t)done / 1000) : 0;
    fprintf(stderr, "\r%s %s %zu/%zu ", p->title, bar, done, p->total);
    fprintf(stderr, _("%ld s left\033[K"), left);
    fflush(stderr);
}

void progress_step(struct progress *p, size_t done)
{
    if (!p->shown)
        return;
    int64_t now = now_ms();
    if (now - p->drawn_ms < REDRAW_MS)
        return;
    p->drawn_ms = now;
    draw(p, done, now);
}

void progress_finish(struct progress *p)
{
    if (p->shown)
        fputs("\r\033[K", stderr);
}
