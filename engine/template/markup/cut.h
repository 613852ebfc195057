/* cut.h — moving markers in the tree of a part, and cutting runs in two where a marker comes to stand between. */
#ifndef MARKUP_CUT_H
#define MARKUP_CUT_H

#include "template/markup/markup.h"

/* Whether `ancestor` is `node` or holds it. */
bool cut_contains(const xmlNode *ancestor, const xmlNode *node);

/* The nearest node that holds both, neither of them itself; NULL when there is none. */
xmlNodePtr cut_common_ancestor(xmlNodePtr a, xmlNodePtr b);

/* The child of `ancestor` that is `node` or holds it. */
xmlNodePtr cut_child_holding(const xmlNode *ancestor, xmlNodePtr node);

/* Moves a node to stand before or after another one. */
void cut_link_before(xmlNodePtr at, xmlNodePtr node);
void cut_link_after(xmlNodePtr at, xmlNodePtr node);

/* A copy in the same document; with what it holds when `deep`. Namespaces are shared, not declared again; markers are
 * not copied. */
xmlNodePtr cut_copy(const xmlNode *node, bool deep);

/* Brings a marker up to be a child of `ancestor`; runs and links on the way are split in two with the same formatting,
 * and halves with nothing in them vanish. What cannot be split stays whole, on the inner side of the marker: before it
 * when `is_end`. */
void cut_lift(const struct format *f, xmlNodePtr node, const xmlNode *ancestor, bool is_end);

/* Whether a marker's paragraph holds nothing but it and blanks: no other tag, picture, field or break. */
bool cut_is_alone(const struct format *f, const struct marker *m);

/* What else such a paragraph holds when it is one thing without contents; NULL when it is nothing, or more. */
xmlNodePtr cut_only_neighbour(const struct format *f, const struct marker *m);

/* The block that vanishes with a marker paragraph: the list item around it when that holds nothing else. */
xmlNodePtr cut_block_of(const struct format *f, xmlNodePtr paragraph);

#endif
