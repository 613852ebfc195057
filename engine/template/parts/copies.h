/* copies.h — parts of a package that a document has once for each copy of a repeated block: a slide's, a chart's. Each is
 * named by the number of the copy, which the stream `numbers` counts; the template's own entry goes.
 */
#ifndef PARTS_COPIES_H
#define PARTS_COPIES_H

#include "template/parts/parts.h"
#include "template/parts/relations.h"

struct copies {
    struct parts *parts;
    xmlNodePtr at;  /* in the repeated block: before which markers come */
    size_t numbers; /* stream whose last number is the copy's */
};

/* The value of an attribute: `before`, the number of the copy (MARKER_COUNT: the next one; MARKER_NUMBER), `after`. */
void copies_number(const struct copies *c, xmlNodePtr node, xmlNsPtr ns, const char *name, struct str before, struct str after,
                   enum marker_kind kind);

/* The name of a part of a copy, '@' in place of its number: ppt/slides/slide2_@.xml. */
struct str copies_name(struct arena *a, struct str part);

/* The value of an attribute is the name of the copy of a part, from the package's root. */
void copies_name_target(const struct copies *c, xmlNodePtr node, const char *attribute, struct str part);

/* An element that goes to a stream, with a namespace of its own. */
xmlNodePtr copies_add_line(const struct copies *c, size_t stream, const char *uri, const char *prefix, const char *name);

/* Says the media type of the copies of a part, and takes back what is said of it. */
void copies_say_type(const struct copies *c, struct str part);

/* The copies of a part are made of its tree, where `at` stands; '@' in their name is the number of the copy. */
void copies_put_tree(const struct copies *c, size_t part, struct str name);

/* The same with its root moved to where `at` stands: its tags were placed there, or follow what is there. */
void copies_put_root(const struct copies *c, size_t part, xmlNodePtr root);

/* Whether what a relationship names is copied with the part that has it: charts and the workbooks behind them. */
bool copies_go_along(const struct copies *c, const struct relation *to);

/* A chart: its type, its tree, its relationships and what goes along; nothing when its copies are made already. */
void copies_put_part(const struct copies *c, size_t part);

#endif
