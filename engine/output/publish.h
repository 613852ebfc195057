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

/* Makes `out` and out/.pisar, takes the lock (another run in the same folder is the error RUN-LOCK), clears temporaries
 * left behind. NULL on failure. The lock is inherited over a fork and dies with the last process that has it. */
struct publisher *publish_open(struct str out, struct diag *d);

/* Whether a run before this one did not come to its end. */
bool publish_was_cut_off(const struct publisher *p);

/* Gives the lock back and clears the temporaries. */
void publish_close(struct publisher *p);

/* The folder of the temporaries, for more of them: files and folders of other names than numbers. */
struct str publish_temporaries(const struct publisher *p);

/* Path of a temporary of its own for document number `index`; in `a`. */
struct str publish_temporary(const struct publisher *p, struct arena *a, size_t index);

/* Says that journal or manifest tell of a file with this digest at `path`, which a run has made: it may be replaced. Paths that do
 * not stay below `out` are ignored. */
void publish_know(struct publisher *p, struct str path, struct digest digest);

/* Keeps a person's file, which a new edition has taken over, below previous/ as well, with a note (FILE-RETIRED); the batch may then
 * replace it. */
bool publish_set_aside(struct publisher *p, struct str path, struct digest digest, struct diag *d);

/* Whether a run made a file with this digest at this path, as far as is known. */
bool publish_owns(struct publisher *p, struct str path, struct digest digest);

/* A document to stand at `path` below out/. */
struct publication {
    struct str path;       /* changed to the path beside, when a person's file stands there */
    struct str temporary;  /* its bytes; empty: they stand there already and are only kept */
    struct str left;       /* where it stood before; empty: there, or nowhere */
    struct digest digest;
    bool same_record;      /* its contents have not changed: a person's file is left without a new edition */
    bool written;          /* set: something was renamed into place */
    bool edited;           /* set: a person's file stands there and is left as it is */
    bool beside;           /* set: it stands beside a file that a person edited */
    struct digest clean;   /* set when a person's edits were merged into it: of its bytes as they were made; else all zero */
    size_t conflicts;      /* set then: places where the person's text stays though the edition has another */
};

/* Merges a person's `file` into the edition: writes the merged bytes to item->temporary and sets digest, clean and conflicts. false,
 * without a message: they cannot be merged, and the item is as it was. */
typedef bool publish_merge(void *context, struct publication *item, struct str file);

/* From now on an edition that goes beside a person's file is merged with it first. */
void publish_merge_with(struct publisher *p, publish_merge *merge, void *context);

/* Publishes the batch. What stands at a path and was neither made by a run nor has the new bytes is a person's file: it
 * stays, with a warning (FILE-EDITED), and the new edition goes beside it as «Отчёт (новая редакция).docx». What has the
 * bytes already is not touched. `whole`: known files that the batch does not name are moved to out/.pisar/previous/N/,
 * which is noted for each (FILE-RETIRED), and *retired counts them; so are in any case the files of documents that stand elsewhere now.
 * When it fails, whatever stands in `out` is whole. */
bool publish_batch(struct publisher *p, struct publication *items, size_t count, bool whole, size_t *retired, struct diag *d);

/* Makes `path` below `out` hold these bytes in one step, synced; a file that holds them already is not touched. */
bool publish_file(struct publisher *p, struct str path, struct str bytes, bool *changed, struct diag *d);

/* Ends the batch: the intention is forgotten. Call when manifest and journal are written. */
bool publish_end(struct publisher *p, struct diag *d);

#endif
