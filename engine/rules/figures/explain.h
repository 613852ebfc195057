/* explain.h — how a figure came about: formula, numbers, every unit with the rows that decided. */
#ifndef FIGURES_EXPLAIN_H
#define FIGURES_EXPLAIN_H

#include "base/buf.h"
#include "rules/figures/figure.h"

/* Writes the explanation of one figure, in Russian, as printed by `pisar explain`. */
void explain_figure(struct buf *out, struct host *h, const struct figure *f);

#endif
