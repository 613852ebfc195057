/* temporary.h — a folder that does not outlive its process for long: a lock on it dies with the process and its children, and whoever
 * makes the next one clears away those that nobody holds any more.
 */
#ifndef BASE_TEMPORARY_H
#define BASE_TEMPORARY_H

#include "base/arena.h"
#include "base/diag.h"

struct temporary {
    struct str path; /* empty: there is none */
    int lock;
};

/* Makes a folder in `within` (empty: where the system keeps what is temporary), readable by its owner alone; its path is in `a`. false,
 * with an error: it cannot be made, and there is none. */
bool temporary_make(struct temporary *t, struct arena *a, struct str within, struct diag *d);

/* Removes the folder with all that is in it; nothing when there is none. */
void temporary_remove(struct temporary *t);

#endif
