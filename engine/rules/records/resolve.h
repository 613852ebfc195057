/* resolve.h — a template's questions and a document's data → the record (template/program/program.h).
 *
 * Names resolve from the innermost scope outwards; the whole text of a tag is looked up as a name before it is read
 * as an expression. What a name without data becomes is a policy; by default it is an error with its place.
 */
#ifndef RECORDS_RESOLVE_H
#define RECORDS_RESOLVE_H

#include "rules/lua/host.h"
#include "template/program/program.h"

enum missing_policy {
    MISSING_ERROR,
    MISSING_EMPTY, /* nothing */
    MISSING_KEEP,  /* the tag as it was typed */
    MISSING_WORD,  /* a given text */
};

struct resolve_options {
    enum missing_policy missing;
    struct str word;  /* MISSING_WORD */
    bool allow_raw;   /* {@expr} takes any text as markup */
};

struct resolver;

/* Translates every expression of the program. All faults (syntax, unknown filters) are reported at the slots' places. A
 * resolver that is not sound makes no record, but still finds what else is wrong. Lives in the host. */
struct resolver *resolve_prepare(struct host *h, const struct program *p, const struct resolve_options *o, struct diag *d);

/* Whether resolve_prepare found no fault. */
bool resolve_is_sound(const struct resolver *r);

/* Writes the record for the data on top of the Lua stack, and pops it. */
bool resolve_record(struct resolver *r, struct buf *record, struct diag *d);

#endif
