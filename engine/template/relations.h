/* relations.h — what a package says of its parts: OPC relationships and content types (ECMA-376 part 2, 9.2–9.3), the
 * manifest of ODF (ODF 1.3 part 2, 3.2). Changed while a template is compiled; what only rendering knows goes to streams.
 */
#ifndef TEMPLATE_RELATIONS_H
#define TEMPLATE_RELATIONS_H

#include "template/parts.h"

/* The part that relationship `id` of `part` points at; empty when there is none. */
struct str relations_target(struct parts *parts, struct str part, struct str id);

/* Adds a relationship of `part`; `target` is as its Target attribute says it. Gives its id. */
struct str relations_add(struct parts *parts, struct str part, const char *type, struct str target, bool is_external);

/* The stream for relationships of `part` that rendering adds; its `first` is the first free number of ids "rIdN". */
size_t relations_stream(struct parts *parts, struct str part);

/* The stream for entries of an ODF manifest. */
size_t relations_manifest_stream(struct parts *parts);

/* Says the media type of a part, or of all parts with an extension, if nothing is said yet. */
void relations_say_type(struct parts *parts, struct str part, const char *media_type);
void relations_say_default(struct parts *parts, const char *extension, const char *media_type);

#endif
