/* annotate.h — a copy of a template with messages about it as remarks of people (comments of Word, annotations of ODF).
 *
 * A message stands on the tag that it speaks of. Remarks are only possible in the body of a text: what is said of a header, a
 * footnote or the file as a whole stands at the first paragraph, with its place in words; what is said of a text box, on the
 * paragraph that holds it.
 */
#ifndef TEMPLATE_ANNOTATE_H
#define TEMPLATE_ANNOTATE_H

#include "base/buf.h"
#include "pack/format.h"
#include "pack/package.h"

/* Writes the copy to `out`. The messages are those about this file; equal ones stand once. False when the format has no
 * remarks, the package no body, or a part is broken: then only words can tell, and nothing is reported but what is broken. */
bool annotate(const struct format *f, struct package *package, const struct message *messages, size_t count, struct buf *out, struct diag *d);

#endif
