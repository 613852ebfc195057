/* publish.h — from temporaries to `out/`: all or nothing of a batch as far as a file system allows, nothing overwritten
 * that a person made, nothing deleted.
 *
 * Order: temporaries written (by workers), synced, the intention recorded, renames, folders synced; then the caller
 * writes manifest and journal and ends the batch. A run cut off between finds the intention and knows its files for its own.
 */
#ifndef OUTPUT_PUBLISH_H
#define OUTPUT_PUBLISH_H

#include "base/diag.h"
#include "base/hash.h"

struct publisher;

/* Makes `out` and out/.pisar, takes the lock (another run in the same folder is an error), clears temporaries left
 * behind. NULL on failure. */
struct publisher *publish_open(struct str out, struct diag *d);

/* Gives the lock back and clears the temporaries. */
void publish_close(struct publisher *p);

/* Path of a temporary of its own for document number `index`; in `a`. */
struct str publish_temporary(const struct publisher *p, struct arena *a, size_t index);

/* Says that a file with this digest at `path` was made by a run: it may be replaced. */
void publish_know(struct publisher *p, struct str path, struct digest digest);

/* A document to stand at `path` below out/. */
struct publication {
    struct str path;       /* changed to the path beside, when a person's file stands there */
    struct str temporary;  /* its bytes; empty: they stand there already and are only kept */
    struct digest digest;
    bool same_record;      /* its contents have not changed: a person's file is left without a new edition */
    bool written;          /* set: something was renamed into place */
    bool edited;           /* set: a person's file stands there and is left as it is */
    bool beside;           /* set: it stands beside a file that a person edited */
};

/* The path beside another, for a new edition: «Отчёт (новая редакция).docx». In `a`. */
struct str publish_path_beside(struct arena *a, struct str path);

/* Publishes the batch. Paths in `known` that the batch does not name any more are moved
 * to out/.pisar/previous/ when `retire` is set; *retired counts them. */
bool publish_batch(struct publisher *p, struct publication *items, size_t count, bool retire, size_t *retired, struct diag *d);

/* Ends the batch: the intention is forgotten. Call when manifest and journal are written. */
bool publish_end(struct publisher *p, struct diag *d);

#endif
