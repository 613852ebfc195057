/* pair.h — which tags belong together: the opening, else and closing tag of each section. */
#ifndef TAGS_PAIR_H
#define TAGS_PAIR_H

#include "template/markup/markup.h"

/* Whether a tag opens a section. */
bool pair_is_opening(enum tag_kind kind);

/* Pairs the tags of a part. Tags without a partner are reported with their places. */
bool pair_tags(const struct scanned *s, struct diag *d);

#endif
