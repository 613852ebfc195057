/* render.h — program + record → the bytes of a part. No Lua, no DOM, no I/O: a copy of literals and an escaping of
 * values, streamed into a sink. */
#ifndef OUTPUT_RENDER_H
#define OUTPUT_RENDER_H

#include "base/sink.h"
#include "template/program.h"

/* Renders one part. `*at` is where the record is read from, and afterwards where the next part's answers begin. Fails
 * when a value holds a character that XML cannot, or the sink fails (the sink's owner has said why). */
bool render_part(const struct program *p, size_t part, struct str record, size_t *at, struct sink sink, struct diag *d);

#endif
