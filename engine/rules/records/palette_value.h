/* palette_value.h — what a palette of tags says of one value: its kind, its text in short, and the filters that suit it with what
 * they make of it.
 */
#ifndef RECORDS_PALETTE_VALUE_H
#define RECORDS_PALETTE_VALUE_H

#include "rules/lua/host.h"

struct shown_value {
    struct str kind, example, filters;
};

/* The value at `index` of the stack, which a tag names by `path`; texts in `a` or as long as the value. */
struct shown_value palette_value(struct host *h, struct arena *a, struct str path, int index);

#endif
