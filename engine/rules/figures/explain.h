/* explain.h — how a figure came about: formula, numbers, every unit with the rows that decided and their papers. */
#ifndef FIGURES_EXPLAIN_H
#define FIGURES_EXPLAIN_H

#include "base/buf.h"
#include "rules/figures/figure.h"

/* Writes the explanation of one figure, in Russian, as printed by `pisar explain`. */
void explain_figure(struct buf *out, struct host *h, const struct figure *f);

/* The tables that the rule of the figure reads, with the digests of their files. */
void explain_tables(struct buf *out, struct host *h, const struct figure *f);

#endif
