/* raw.h — {@expr}: markup of the format in place of a whole paragraph. */
#ifndef TAGS_RAW_H
#define TAGS_RAW_H

#include "template/markup/markup.h"

/* Puts every such tag in the place of its paragraph, where it must stand alone. After sections have their places. */
bool raw_place(const struct format *f, const struct scanned *s, struct diag *d);

/* A start tag with all namespaces that are bound where the marker stands, for raw_check. */
struct str raw_context(struct arena *a, const xmlNode *at);

/* Whether markup is whole paragraphs, tables and what else may stand beside them; `ends_with_paragraph` is told of its
 * last one. Otherwise `fault` is set, in `a`. */
bool raw_check(struct arena *a, const struct format *f, struct str context, struct str markup, bool *ends_with_paragraph,
               struct str *fault);

#endif
