/* progress.h — how far a long piece of work is: a bar on a terminal, nothing elsewhere.
 *
 * The time left is shown to people only; it never reaches a document.
 */
#ifndef RUN_PROGRESS_H
#define RUN_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
    const char *title; /* translated */
    size_t total;
    bool shown;
    int64_t started_ms, drawn_ms;
};

/* Begins; draws only when standard error is a terminal and `quiet` is false. */
void progress_start(struct progress *p, const char *title, size_t total, bool quiet);

/* `done` of the total are done. Draws at most ten times a second. */
void progress_step(struct progress *p, size_t done);

/* Wipes the bar. */
void progress_finish(struct progress *p);

#endif
