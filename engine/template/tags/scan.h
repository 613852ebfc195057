/* scan.h — finds the tags of a part, joins those that an editor split over runs, and puts markers in their place.
 */
#ifndef TAGS_SCAN_H
#define TAGS_SCAN_H

#include "template/markup/markup.h"

struct delimiters {
    struct str open, close;
};

/* The delimiters that a template uses: braces, or `((` `))` when its parts hold no brace at all. */
struct delimiters scan_delimiters(const struct format *f, const xmlDoc *const *docs, size_t count);

/* Replaces every tag of the part by a marker. Delimiters changed by a tag stay changed for the parts after it. Tags
 * that are not closed are reported with their places; `false` when there was one. `is_changed` is set when the tree is no
 * longer what it was: a tag was found, or a backslash before a brace. */
bool scan_part(struct arena *a, const struct format *f, struct str file, struct str entry, xmlDocPtr doc,
               struct delimiters *delimiters, bool *is_changed, struct diag *d);

/* The markers that stand in a part, in document order. */
struct scanned scan_gather(struct arena *a, xmlDocPtr doc);

#endif
