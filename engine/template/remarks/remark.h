/* remark.h — the markup of remarks of people: what differs between kinds of formats (pack/format.h, remark_style).
 *
 * A remark has no date, so that the same messages give the same bytes. Remarks that stand in the
 * template already stay.
 */
#ifndef REMARKS_REMARK_H
#define REMARKS_REMARK_H

#include "template/parts/parts.h"

/* The author of what the program says of a template. */
#define REMARK_AUTHOR "pisar"
#define REMARK_INITIALS "p"

struct remarks {
    struct parts *parts; /* what the copy is made of: parts as they lie in the template */
    struct parts *seen;  /* the same as the compiler sees them, where places are found; `parts` itself for some kinds */
    const char *author, *initials;
    const xmlNode *counted; /* whose remarks were numbered last … */
    size_t next;            /* … and the number of the next one, for kinds with numbers */
};

/* What a remark speaks of. */
struct remark_target {
    size_t part;          /* of `seen` */
    xmlNodePtr paragraph; /* NULL: of nothing in particular, or of what cannot bear a remark */
    size_t start, end;    /* bytes of the paragraph's text */
    xmlNodePtr bearer;    /* found by remarks_find: an element of the role that the format's row names */
    struct str cell;      /* … or the name of a cell */
    bool is_exact;        /* the remark stands on that very place: there is no need to say where it is */
};

/* Whether places of a kind are found in trees of their own (read_untagged), as the compiler sees a template otherwise than it lies. */
bool remarks_see_apart(const struct format *f);

/* Finds what bears a remark on `t->paragraph`: `bearer` or `cell`, and perhaps another part; the first such place of the
 * document where a remark cannot stand there. False when there is no place at all. */
bool remarks_find(const struct remarks *r, struct remark_target *t);

/* Puts a remark with a text at a place that was found. False when a part for it is broken, which is reported. */
bool remarks_put(struct remarks *r, const struct remark_target *t, struct str text);

#endif
