/* markup.h — a part of a template as a tree, with markers where its tags stand.
 *
 * The tree is libxml2's; a marker is an element of our own in it. It is read, marked, cut at the borders of
 * repeated pieces, and lowered to a program; rendering never sees it.
 */
#ifndef MARKUP_MARKUP_H
#define MARKUP_MARKUP_H

#include <libxml/tree.h>

#include "template/markup/tag.h"

/* Where a marker stands in a section. */
enum marker_kind {
    MARKER_TAG,   /* as scanned: a value, or an end of a section not yet placed */
    MARKER_BEGIN, /* begin of the repeated siblings */
    MARKER_ELSE,
    MARKER_END,
    MARKER_STREAM, /* what follows goes to `stream` */
    MARKER_STREAM_END,
    MARKER_ENTRY, /* what follows is the part `text` of the package; '@' in it is the last number of `stream` */
    MARKER_ENTRY_END,
    MARKER_PART,  /* an entry likewise, of the tree `tree` */
    MARKER_SPLICE, /* what `stream` has gathered comes here */
    MARKER_COUNT,  /* of an attribute: the next number of what goes to `stream` */
    MARKER_NUMBER, /* of an attribute: the same number once more */
    MARKER_PAGE,    /* a page ends; of an attribute: `text` when the row is the first below such a place, else `sheet` */
    MARKER_LINK,   /* of an attribute: the part that `stream` names, or else `text`, '@' in it the last number of stream `number` − 1 …
                      … or, when `ahead` is not 0, that part at once, by a number so much higher */
    MARKER_FURTHER, /* what follows is left out of the first copy of the section whose body begins here */
    MARKER_FURTHER_END,
    MARKER_BETWEEN, /* what follows is left out of the last item of the section around */
    MARKER_BETWEEN_END,
    MARKER_COLUMN_STYLES, /* the styles of the copies of the column style `number` come here */
    MARKER_STYLES, /* the styles that only the answers know come here */
    MARKER_NEEDED,  /* what follows is left out of documents without any of the `features` */
    MARKER_NEEDED_END,
    MARKER_ROW,     /* a row of the table `number` begins, or the table itself */
    MARKER_DOWN,    /* of an attribute: the rows that the cell around spans */
    MARKER_CELLS,   /* of an attribute: the cells of the column `text` that the cell around spans */
    MARKER_JOINED,  /* what follows is left out when the cell around spans one row */
    MARKER_JOINED_END,
    MARKER_GRID,    /* the group of columns `number` has its count in this table */
    MARKER_HEIGHT,  /* of an attribute: a row of the height `number` stands there */
    MARKER_HEIGHTS, /* of an attribute: the heights of the rows up to … */
    MARKER_HEIGHTS_END,
    MARKER_ACROSS,  /* of an attribute: the columns of `span` */
    MARKER_SHARE,   /* of an attribute: the share of a copy of `section` in the width `number` */
    MARKER_HOLD,    /* what follows is left out … */
    MARKER_RELEASE, /* … when `span` has no columns */
    MARKER_SHEET,     /* the sheet `number` − 1, which has copies or a name of its own in each document, begins here */
    MARKER_SHEET_END,
    MARKER_SHAPE,     /* the shape that follows gives way to a picture, at `picture` */
    MARKER_SHAPE_END,
    MARKER_PICTURE,   /* the template's picture that follows shows the value's, at `picture` */
    MARKER_FITTED,    /* of it, also of an attribute: `number` is what (enum fitted), `text` the alternative text without the tag */
};

struct span;
struct insertion;

struct marker {
    enum marker_kind kind;
    struct tag tag;
    xmlNodePtr node;
    xmlNodePtr paragraph; /* that it was scanned in */
    struct marker *otherwise, *end; /* of a section's opening marker */
    struct marker *opening;         /* of an else tag: the tag that opened its section */
    const struct marker *around;    /* of an opening marker: the section whose body holds it, or NULL (identity.h) */
    uint32_t features;              /* MARKER_NEEDED */
    size_t stream;                  /* number in the program */
    xmlDocPtr tree;                 /* MARKER_PART */
    struct str text;                /* of an entry: its name; of an attribute: what follows the number or value */
    struct marker *next;            /* of an attribute: what follows that, or NULL */
    struct str sheet;               /* of an entry that is a workbook: its only sheet, of which the tree is */
    size_t number;                  /* of a table, of the run of a cell that may be joined, of a group of columns */
    const struct span *span;        /* columns; of a section of columns: how many there are */
    bool is_doubtful;               /* was probably meant as another tag, as a message says */
    bool begins;                    /* TAG_JOIN: never joined with what stands above */
    const struct insertion *picture;
    long ahead;
    size_t less;                    /* fewer than these */
    const struct marker *section;   /* in whose copy it stands */
    xmlNodePtr setup;               /* of the page that it stands on, or NULL: the document's */
};

/* The markers of a part. */
struct scanned {
    struct marker **markers; /* in document order */
    size_t count, capacity;
};

/* Reads a part. Refuses what is not well-formed, has a DTD, is nested too deeply, or would take all trees, whose memory so far is
 * `*taken`, over their ceiling (ceiling.h). */
bool markup_read(struct str file, struct str entry, struct str bytes, size_t *taken, xmlDocPtr *out, struct diag *d);

/* Gives the namespace of paragraphs the format's own prefix, whatever prefix the part uses, so that markup which
 * rendering adds closes what the part opened. Fails when the part gives that prefix to another namespace. */
bool markup_name_prefix(const struct format *f, struct str file, struct str entry, xmlDocPtr doc, struct diag *d);

/* Whether a node is an element of that local name, of whatever namespace but not of none. */
bool markup_is(const xmlNode *node, const char *name);

/* An attribute, in `a`; `uri` NULL: of no namespace. Empty when there is none, or the node is no element. */
struct str markup_attribute(struct arena *a, const xmlNode *node, const char *uri, const char *name);

enum role markup_role(const struct format *f, const xmlNode *node);

/* Whether characters of the document stand directly in an element: in a run's text, in an ODF paragraph, in a property. */
bool markup_holds_text(const struct format *f, const xmlNode *element);

/* Whether an element is a paragraph for its tags. */
bool markup_is_paragraph(const struct format *f, const xmlNode *node);

/* A marker's node, for a tag; the marker lives in `a`. */
struct marker *markup_marker_new(struct arena *a, xmlDocPtr doc, enum marker_kind kind, struct tag tag);

/* Makes the value of an attribute `before` and then what the marker says, which has no place in the tree any more. */
void markup_mark_attribute(xmlNodePtr node, xmlNsPtr ns, const char *name, const char *before, struct marker *m);

/* Adds a marker that says where output goes, for `stream`, as the next sibling of `after`; gives its node. */
xmlNodePtr markup_add_stream_marker(struct arena *a, xmlNodePtr after, enum marker_kind kind, size_t stream);

/* Adds elements, given as markup of one element, at the end of `parent`, left out of documents without any of the
 * `features` (rich.h); gives the element. */
xmlNodePtr markup_add_needed(struct arena *a, xmlNodePtr parent, struct str markup, uint32_t features);

/* Leaves out a node and what it holds likewise; within such a node once more. */
void markup_make_needed(struct arena *a, xmlNodePtr node, uint32_t features);

/* The marker of a node, or NULL when the node is none. */
struct marker *markup_marker(const xmlNode *node);

/* The nearest ancestor (or the node itself) of a role, or NULL. */
xmlNodePtr markup_ancestor(const struct format *f, xmlNodePtr node, enum role role);

/* The next node in document order, not leaving `root`; NULL at its end. */
xmlNodePtr markup_next(xmlNodePtr node, const xmlNode *root);

/* The same, without going into `node`. */
xmlNodePtr markup_after(xmlNodePtr node, const xmlNode *root);

/* Unlinks a node. It goes with the tree, not now: markers may stand in it, and whoever knows them may still look. */
void markup_remove(xmlNodePtr node);

/* Frees a tree with all that was removed from it; nothing for NULL. */
void markup_free(xmlDocPtr doc);

#endif
