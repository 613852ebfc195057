/* including_word.h — WordprocessingML on its way into another document: include_word.c and include_parts.c. */
#ifndef INCLUSION_INCLUDING_WORD_H
#define INCLUSION_INCLUDING_WORD_H

#include "template/inclusion/including.h"

/* The first child element of that name, or NULL; NULL has none. */
xmlNodePtr including_child(xmlNodePtr parent, const char *name);

/* The root of a part, or NULL when there is none. */
xmlNodePtr including_root(struct parts *parts, struct str name);

/* An attribute of the element's own namespace; empty when the node is NULL or has none. */
struct str including_get(struct inclusion *in, xmlNodePtr node, const char *name);
void including_set(xmlNodePtr node, const char *name, struct str value);

/* The child of a part's root whose attribute has that value, or NULL. */
xmlNodePtr including_find(struct inclusion *in, xmlNodePtr root, const char *element, const char *attribute, struct str value);

/* A deep copy as the last child of another document's root. */
xmlNodePtr including_copy_into(xmlNodePtr node, xmlNodePtr root);

/* The document's part will be rendered. */
void including_mark_changed(struct inclusion *in, struct str part);

/* Lets the styles of the included document say what its defaults say otherwise than the document's, and all of it what its theme
 * does, when that is another one. Before anything is brought. */
void including_settle_defaults(struct inclusion *in);
void including_settle_theme(struct inclusion *in);

/* The style of paragraphs that name none; NULL when there is none. */
xmlNodePtr including_default_style(struct inclusion *in, struct parts *parts);

/* Whether one of the documents has a style with that id. */
bool including_is_style_taken(struct inclusion *in, struct str id);

/* Whether an element names a style: w:pStyle and its like. */
bool including_refers_to_style(const xmlNode *node);

/* The id that a style of the included document has in the document; it is brought when there is none of its meaning. */
struct str including_style(struct inclusion *in, struct str id);

/* The name of the part that a node stands in. */
struct str including_part_of(const struct parts *parts, xmlNodePtr node);

/* The name of a part with a number behind it that makes it free. */
struct str including_free_part(struct inclusion *in, struct str name);

/* A part of the document for definitions of a kind, made with its relationship and content type when there is none.
 * `kind` ends the type of the relationship and the media type, `root` is the element; `*id`, unless NULL, gets the
 * relationship's id when the part is new. */
size_t including_open(struct inclusion *in, struct str name, const char *kind, const char *root, struct str *id);

/* Makes a tree of the included document's part one of the document's part: its styles, numberings and what it refers to. */
void including_fix_tree(struct inclusion *in, xmlNodePtr tree, struct str from_part, struct str to_part);
void including_fix_styles(struct inclusion *in, xmlNodePtr tree);
void including_fix_numbers(struct inclusion *in, xmlNodePtr tree);
void including_fix_relations(struct inclusion *in, xmlNodePtr tree, struct str from_part, struct str to_part);

/* Brings the notes and comments that the body refers to. */
void including_move_notes(struct inclusion *in);

#endif
