/* figure_write.h — figures as the command `indicators` prints them. */
#ifndef FIGURES_FIGURE_WRITE_H
#define FIGURES_FIGURE_WRITE_H

#include "base/buf.h"
#include "rules/figures/figure.h"

/* A JSON array, a figure a line: design of the project's commands, `indicators --format json`. Absent numbers are null. */
void figures_write_json(struct buf *out, struct host *h, const struct figure *figures, size_t count);

/* CSV for Excel: UTF-8 with a byte order mark, `;`, Russian headers. */
void figures_write_csv(struct buf *out, const struct figure *figures, size_t count);

/* A table for a terminal. */
void figures_write_table(struct buf *out, const struct figure *figures, size_t count);

#endif
