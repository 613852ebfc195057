/* render.h — program + record → the bytes of a document's parts. No Lua, no DOM, no I/O: a copy of literals and an
 * escaping of values, streamed into sinks. */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "base/sink.h"
#include "template/pictures/picture.h"
#include "template/program/program.h"

struct rendering;

/* Begins a document. The program, the record and the pictures that it names must outlive it. Never NULL. */
struct rendering *render_begin(const struct program *p, struct str record, const struct pictures *pictures);

/* Where parts go whose names only rendering knows. */
struct outlet {
    struct sink (*begin)(void *to, struct str name, struct str sheet);
    bool (*end)(void *to);
    void *to;
};

/* Where parts go that are made of copies; to be set before the first part of a program that has such. */
void render_set_outlet(struct rendering *r, struct outlet outlet);

/* Renders the next part of the program into the sink; parts come in the order of the program, because the record is read
 * from front to back. Fails when a value holds a character that XML cannot, a ceiling is passed, or the sink fails (the
 * sink's owner has said why). */
bool render_part(struct rendering *r, size_t part, struct sink sink, struct diag *d);

/* Writes the parts that were held because they began inside of the one just rendered, which is written by now. They go to
 * the outlet; false when it fails. */
bool render_put_held(struct rendering *r);

/* Whether the document adds something to a spare part. */
bool render_adds(const struct rendering *r, const struct part *part);

/* The next picture that the document holds, each once; NULL after the last. `*at` begins with 0. */
const struct picture *render_picture(const struct rendering *r, size_t *at);

/* Ends the document; false when the record holds more or less than its parts asked for. */
bool render_end(struct rendering *r);

#endif
