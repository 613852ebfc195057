/* targets.h — the table `target`: thresholds and due dates that an act has set for a period. */
#ifndef FIGURES_TARGETS_H
#define FIGURES_TARGETS_H

#include "rules/figures/figure.h"

#define TARGETS_TABLE "target"

/* When a row of the table `target` names the figure's indicator and its period holds the report date, its
 * threshold, comparator, act, clause and due date take the place of the rule's. The last such row wins. Does nothing
 * when the project has no such table or no such columns. */
void targets_override(struct table *const *tables, size_t table_count, struct figure *f);

#endif
