/* indicator.h — runs the rules: figures for the region, its municipalities, its schools. */
#ifndef FIGURES_INDICATOR_H
#define FIGURES_INDICATOR_H

#include "rules/figures/figure.h"

/* The report date and the tables that figures are computed from. Call once, after the tables are bound. */
void indicators_begin(struct host *h, date_days as_of, struct table *const *tables, size_t table_count);

/* The tables given to indicators_begin. */
struct table *const *indicators_tables(struct host *h, size_t *count);

/* The figures of one level for all indicators, sorted by act, clause (numbers as numbers), indicator and unit.
 * Computed at the first call, then kept in the host. A rule that fails is reported; the others go on. */
bool indicators_figures(struct host *h, enum level by, const struct figure **out, size_t *count, struct diag *d);


/* Registers the types of context and set. */
void indicators_open(struct host *h);

#endif
