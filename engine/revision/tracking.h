/* tracking.h — the marks of tracked changes, for tracked.c; nobody else's. */
#ifndef REVISION_TRACKING_H
#define REVISION_TRACKING_H

#include "pack/format.h"
#include "revision/changes.h"
#include "template/markup/markup.h"

enum track { TRACK_INSERTED, TRACK_DELETED };

struct tracking {
    const struct format *format;
    int64_t last_id; /* of a mark */
};

/* Marks a paragraph with all its runs and its end, or a row with all its cells. */
void track_paragraph(struct tracking *t, xmlNodePtr paragraph, enum track kind);
void track_row(struct tracking *t, xmlNodePtr row, enum track kind);

/* Marks changes of words in a paragraph of the new edition: runs of the new words are marked, those of the old words come
 * before them as they look in the old paragraph. */
void track_words(struct tracking *t, xmlNodePtr old, xmlNodePtr new, const struct change *changes, size_t count);

#endif
