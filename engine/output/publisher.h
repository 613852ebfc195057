/* publisher.h — what the two halves of publishing share: publish.c (folder, lock, intention) and batch.c (a batch). Not for
 * others. */
#ifndef OUTPUT_PUBLISHER_H
#define OUTPUT_PUBLISHER_H

#include "output/publish.h"

/* A file that a run made. */
struct known {
    struct str path;
    struct digest digest;
    bool recorded; /* journal or manifest say so */
};

struct publisher {
    struct arena arena;
    struct str out, state, temporaries, intent; /* paths */
    int lock;
    publish_merge *merge; /* NULL: editions go beside a person's file as they were made */
    void *merge_context;
    struct known *known; /* sorted by path when `sorted` */
    size_t known_count, known_capacity;
    bool sorted;
    bool was_cut_off;    /* a run before this one did not come to its end */
    bool whole;          /* the batch names every document of the project */
    struct str previous; /* where the documents go that leave in this run; empty until one does */
};

/* As publish_know, of a file that neither journal nor manifest tell of: the intention has to. */
void publisher_know(struct publisher *p, struct str path, struct digest digest);

/* Sorts what is known by path. */
void publisher_sort(struct publisher *p);

/* Writes the intention: what the batch is about to put in place, and what is known and recorded nowhere else. */
bool publisher_intend(struct publisher *p, const struct publication *items, const bool *wanted, size_t count, struct diag *d);

#endif
