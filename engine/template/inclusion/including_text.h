/* including_text.h — OpenDocument text on its way into another document: include_text*.c, nobody else's. */
#ifndef INCLUSION_INCLUDING_TEXT_H
#define INCLUSION_INCLUDING_TEXT_H

#include "template/inclusion/including.h"

#define CONTENT_PART STR("content.xml")
#define STYLES_PART STR("styles.xml")

/* A child of the root of a part, such as office:styles; NULL when there is none. */
xmlNodePtr including_container(struct parts *parts, struct str part, const char *name);

/* The child of a container with that style:name, or NULL; the name of such a child. */
xmlNodePtr including_named(struct inclusion *in, xmlNodePtr container, struct str name);
struct str including_name_of(struct inclusion *in, xmlNodePtr style);
void including_set_name(xmlNodePtr style, struct str name);

/* A deep copy as the last child of a container of the document. */
xmlNodePtr including_copy(xmlNodePtr node, xmlNodePtr container);

/* Whether a style of one of the documents has that name. */
bool including_is_name_taken(struct inclusion *in, struct str name);

/* The document's part will be rendered. */
void including_changed(struct inclusion *in, struct str part);

/* Makes the styles and files that a tree refers to those of the document. */
void including_fix_references(struct inclusion *in, xmlNodePtr tree);
void including_carry_files(struct inclusion *in, xmlNodePtr tree);

/* Lets the included document's styles say what its default style says otherwise than the document's. Before any is brought. */
void including_settle_default_style(struct inclusion *in);

/* The pages of both at the tag; before the blocks move, and after. */
struct text_pages {
    struct str ours;  /* the master page that the document has there */
    struct str theirs; /* what the included one's has become; empty: pages do not change */
    struct renaming masters; /* that have come along */
    struct renaming headers; /* what styles are called in them */
    bool is_named;    /* the tag's paragraph begins pages of `ours` */
};
void including_find_pages(struct inclusion *in, struct text_pages *pages);
void including_turn_pages(struct inclusion *in, const struct text_pages *pages, xmlNodePtr first);

#endif
