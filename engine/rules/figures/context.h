/* context.h — `ctx`, what rules and documents are given: year, report date, parameters, and the unit that the work
 * is restricted to. */
#ifndef FIGURES_CONTEXT_H
#define FIGURES_CONTEXT_H

#include "rules/declare/declare.h"

struct lua_State;

/* A unit of a population: a school, a municipality. Texts live in the host's arena. */
struct unit {
    struct str id, name, mo;
};

/* Makes `ctx` known to a host; once for each. */
void context_open(struct host *h);

/* Pushes a context restricted to a municipality or a school (both empty: the region). */
void context_push(struct host *h, struct str mo, struct str org);

/* The units of a population within a municipality or school, in the order that its function gives; computed once.
 * The array lives in the host's arena. */
bool context_units(struct host *h, const struct population_kind *p, struct str mo, struct str org,
                   struct unit **units, size_t *count, struct diag *d);

/* The report date that every context tells. */
void context_set_date(struct host *h, date_days as_of);
date_days context_date(struct host *h);

#endif
