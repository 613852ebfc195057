/* tracked.h — a new edition of a Word document with its changes against an old one as tracked changes (ECMA-376 part 1,
 * 17.13.5), so that people can look through them one by one, take or refuse them.
 *
 * Words within paragraphs, whole paragraphs, rows and tables; how things look is not tracked. The author is «Писарь»; there is
 * no date, so that the same editions give the same bytes.
 */
#ifndef REVISION_TRACKED_H
#define REVISION_TRACKED_H

#include "base/buf.h"
#include "base/diag.h"

/* The new edition with its changes marked, in `out` (reset first). Both are packages of DOCX, `file` is named in messages.
 * False when a package is broken or of another format (REVISION-FORMAT). */
bool revision_track(struct str file, struct str old, struct str new, struct buf *out, struct diag *d);

#endif
