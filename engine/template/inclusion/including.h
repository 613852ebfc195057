/* including.h — a document on its way into another: shared by the files include*.c, nobody else's. */
#ifndef INCLUSION_INCLUDING_H
#define INCLUSION_INCLUDING_H

#include "template/inclusion/include.h"

/* What a name of the included document has become: ids of styles, of numberings, of relationships, names of parts. */
struct renaming {
    struct str *olds, *news;
    size_t count, old_capacity, new_capacity, new_count;
};

enum { STYLE_DEPTH = 100 }; /* styles that rest on one another; more rest on one another in a circle */

struct inclusion {
    struct parts *to, *from;
    struct arena *arena;
    xmlNodePtr at;     /* the paragraph that gives way */
    size_t part;       /* of `to` that holds it */
    xmlNodePtr body;   /* of `from`: its blocks */
    struct renaming styles, numbers, abstracts, parts;
    size_t depth; /* of the style under way */
};

void renaming_add(struct inclusion *in, struct renaming *r, struct str old, struct str new);

/* What a name has become; the empty view when it was not renamed. */
struct str renaming_find(const struct renaming *r, struct str old);

/* The attribute of a node, in the arena; empty when absent. */
struct str including_attribute(struct inclusion *in, xmlNodePtr node, const char *uri, const char *name);

/* `name` with a number behind it that `taken` does not know. */
struct str including_free_name(struct inclusion *in, struct str name, bool (*taken)(struct inclusion *, struct str));

/* The same for the name of a file, before its extension: image1.png → image1_2.png */
struct str including_free_file(struct inclusion *in, struct str file, bool (*taken)(struct inclusion *, struct str));

/* Gives the ids of a tree (bookmarks, drawings, tables …) values that do not stand in the parts of `to` yet; what refers to
 * them in the tree follows. */
void including_renew_ids(struct inclusion *in, xmlNodePtr tree);

/* Makes the namespaces of a tree that has come from elsewhere those that hold where it stands now. */
void including_settle_namespaces(xmlNodePtr tree);

/* The bytes of a node, for telling whether two definitions are the same. */
struct str including_dump(struct inclusion *in, xmlNodePtr node);

/* OpenDocument: makes a tree of the included document one of the document's part `in->part`: its styles, pictures and objects. */
void including_fix_text(struct inclusion *in, xmlNodePtr tree);

/* Carry over all that the blocks of `in->body` need, and put them before `in->at`. */
bool include_word(struct inclusion *in);
bool include_text(struct inclusion *in);

#endif
