/* relations.h — what a package says of its parts: OPC relationships and content types (ECMA-376 part 2, 9.2–9.3), the
 * manifest of ODF (ODF 1.3 part 2, 3.2). Changed while a template is compiled; what only rendering knows goes to streams.
 */
#ifndef PARTS_RELATIONS_H
#define PARTS_RELATIONS_H

#include "template/parts/parts.h"

/* The part that relationship `id` of `part` points at; empty when there is none. */
struct str relations_target(struct parts *parts, struct str part, struct str id);

/* A relationship. The target of an internal one is the name of an entry. */
struct relation {
    struct str id, type, target;
    bool is_external;
    xmlNodePtr node; /* its element */
};

/* All relationships of a part, in the arena of the program; gives how many. */
size_t relations_list(struct parts *parts, struct str part, struct relation **out);

/* The media type that the package says of a part, empty when it says none. */
struct str relations_type(struct parts *parts, struct str part);

/* Whether the package says of its main part that it is one (Open XML): no program opens it otherwise, which is an error. */
bool relations_check(struct parts *parts);

/* The part that the first relationship of a type points at; `ending` is the end of the type's name. */
struct str relations_target_of_type(struct parts *parts, struct str part, const char *ending);

/* Takes `target` out of the package, with the relationships of `part` to it and what is said of its type. */
void relations_drop(struct parts *parts, struct str part, struct str target);

/* Adds a relationship of `part`; `target` is as its Target attribute says it. Gives its id. */
struct str relations_add(struct parts *parts, struct str part, const char *type, struct str target, bool is_external);

/* The same with an id that is free there. */
void relations_add_as(struct parts *parts, struct str part, struct str id, const char *type, struct str target, bool is_external);

/* ODF: the media type that the manifest says of a file, empty when it does not list it; a further file of the list, and one less. */
struct str relations_file_type(struct parts *parts, struct str file);
void relations_list_file(struct parts *parts, struct str file, struct str media_type);
void relations_unlist_file(struct parts *parts, struct str file);

/* The stream for relationships of `part` that rendering adds; its `first` is the first free number of ids "rIdN", and
 * stays it when relations_add adds one. SIZE_MAX when they are broken. */
size_t relations_stream(struct parts *parts, struct str part);

/* The stream for what the package says of its entries: content types, or entries of an ODF manifest. SIZE_MAX when the
 * package has no such part. */
size_t relations_contents_stream(struct parts *parts);

/* Takes back a relationship of a part, and what the package says of the media type of one. */
void relations_remove(struct parts *parts, struct str part, struct str id);
void relations_unsay(struct parts *parts, struct str part);

/* The part that holds the relationships of a part; SIZE_MAX when it has none. */
size_t relations_part(struct parts *parts, struct str part);

/* Says the media type of a part, or of all parts with an extension, if nothing is said yet. */
void relations_say_type(struct parts *parts, struct str part, const char *media_type);
void relations_say_default(struct parts *parts, const char *extension, const char *media_type);

#endif
