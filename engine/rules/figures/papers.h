/* papers.h — the papers that a row is of or came with: its letter, its certificate, the act that it refers to, what logs tell of it.
 *
 * Which columns name them the table declares (table{ papers={ … } }); a log that tells of the row (logs.h) adds its entries' papers.
 */
#ifndef FIGURES_PAPERS_H
#define FIGURES_PAPERS_H

#include "data/table.h"

struct papers {
    struct str *texts; /* «письмо № ИС-101 от 16.06.2024», each once */
    size_t count, capacity;
};

/* Adds the papers of a row of `t`, one of the `tables`; texts in `a`. */
void papers_put(struct papers *p, struct arena *a, struct table *const *tables, size_t table_count, const struct table *t, size_t row);

/* What an entry of a log is called in it, without its title: «C-001, письмо МОУО от 29.08.2024»; empty: it names no paper. */
struct str papers_entry(struct arena *a, const struct table *log, size_t entry);

#endif
