/* logs.h — tables that tell of rows of other tables: the log of corrections, the register of letters (table{ tells_of={ … } }).
 *
 * An entry names a table and a key, its columns separated by "/": it may name fewer than the table has, and then tells of all rows
 * whose keys begin so. A table and a column are named as scripts name them, or by their title. A day may be written either way.
 */
#ifndef FIGURES_LOGS_H
#define FIGURES_LOGS_H

#include "data/table.h"

/* A value as a clerk writes it: a day as 31.05.2024. */
struct str logs_written(struct arena *a, struct value v);

/* Puts the name of a table where an entry has its title. Warns of entries that name no table, or no column of theirs: they would tell of
 * nothing, in silence. Before the first look-up in a table. */
void logs_settle(struct table *const *tables, size_t count, struct diag *d);

/* Whether an entry of `log` tells of that row of the table `t`. */
bool logs_tells(const struct table *log, size_t entry, const struct table *t, size_t row);

/* The name of the column that the entry tells of; empty: of the whole row. */
struct str logs_field(struct arena *a, const struct table *log, size_t entry);

#endif
