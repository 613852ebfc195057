/* merging.h — a new edition merged with the file that a person made of an earlier one (revision/merge.h). */
#ifndef RUN_MERGING_H
#define RUN_MERGING_H

#include "app/run/publishing.h"
#include "journal/archive.h"
#include "journal/journal.h"

struct merging {
    const struct publishing *publishing; /* whose items are published */
    struct archive *archive;             /* has the earlier editions, and gets what comes out */
    struct journal *journal;
    struct journal_edition *editions;    /* of the journal; NULL: not yet asked for */
    size_t edition_count;
};

/* A publish_merge, with a struct merging as context. Of several earlier editions the person's file was made from the one that differs
 * least from it. */
bool merging_merge(void *merging, struct publication *item, struct str file);

#endif
