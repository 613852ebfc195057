/* keeping.h — what a run puts into the archive, before anything is published: the bytes of every edition, and of what it was made
 * from.
 */
#ifndef RUN_KEEPING_H
#define RUN_KEEPING_H

#include "app/run/publishing.h"
#include "journal/archive.h"

/* Keeps the documents of the batch and the files and pictures of the run, as far as the archive does not have them. A file that
 * was written since the run read it is not kept. */
bool keeping_keep(const struct publishing *x, struct archive *archive, struct diag *d);

#endif
