/* annotate.h — a copy of a template with messages about it as remarks of people (comments of Office, annotations of ODF).
 *
 * A message stands on the tag that it speaks of: around it in a text, on its cell in a sheet, at the corner of its shape on a
 * slide. Where no remark can stand (headers, notes, masters, the file as a whole) its place is said in words: at the first
 * paragraph of a text, on the first slide, in the first cell of the sheet; what is said of a text box stands on the paragraph
 * that holds it.
 */
#ifndef REMARKS_ANNOTATE_H
#define REMARKS_ANNOTATE_H

#include "base/buf.h"
#include "pack/format.h"
#include "pack/package.h"

/* Writes the copy to `out`. The messages are those about this file; equal ones stand once. False when the package
 * has no place for them, or a part is broken: then only words can tell, and nothing is reported but what is broken. */
bool annotate(const struct format *f, struct package *package, const struct message *messages, size_t count, struct buf *out,
              struct diag *d);

#endif
