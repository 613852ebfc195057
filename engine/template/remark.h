/* remark.h — the markup of one remark of a person: what differs between kinds of formats (pack/format.h, remarks_kind).
 *
 * The author is the program; a remark has no date, so that the same messages give the same bytes.
 */
#ifndef TEMPLATE_REMARK_H
#define TEMPLATE_REMARK_H

#include "template/parts.h"

/* The elements before and behind what a remark speaks of. */
struct remark {
    xmlNodePtr begin, end;
};

struct remarks {
    struct parts *parts;
    size_t body; /* the part in which they stand */
    size_t apart; /* REMARKS_APART: the part that holds their texts */
    size_t next; /* number of the next one */
};

/* Makes ready for remarks in a part: finds or makes what holds their texts, and the first free number. False when that part
 * is broken, which is reported. */
bool remarks_open(struct remarks *r, struct parts *parts, size_t body);

/* A remark with a text, not yet in its place. */
struct remark remarks_new(struct remarks *r, xmlNodePtr paragraph, struct str text);

/* Brings its elements, put between the characters of a paragraph, to where they may stand. */
void remarks_settle(const struct remarks *r, xmlNodePtr paragraph, const struct remark *one);

#endif
