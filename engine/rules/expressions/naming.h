/* naming.h — names of files: texts with tags, outside of any template. */
#ifndef EXPRESSIONS_NAMING_H
#define EXPRESSIONS_NAMING_H

#include "rules/lua/host.h"

/* A text such as the pattern of a file's name, its `{expr}` pieces translated. Lives in the host; NULL, with errors at `where`,
 * when some of them cannot be. */
struct naming;
struct naming *naming_prepare(struct host *h, struct str pattern, struct place where, struct diag *d);

/* Expands it over the data on top of the Lua stack, which stay; in `a`. Unknown values are an error here: a file's name must
 * be known. */
bool naming_resolve(const struct naming *n, struct arena *a, struct str *out, struct diag *d);

#endif
