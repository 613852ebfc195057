/* parts.h — the XML parts of a template under compilation, as trees: read once, on demand, changed by whoever finds
 * something to change (tags, charts, relationships), and lowered to a program at the end.
 */
#ifndef PARTS_PARTS_H
#define PARTS_PARTS_H

#include "pack/package.h"
#include "template/markup/markup.h"
#include "template/program/program.h"

/* One part whose tree is in memory. */
struct draft {
    struct str name;
    xmlDocPtr doc;
    struct str sheet; /* not empty: the part is a workbook, and the tree that of its only sheet, of that name */
    bool is_dropped;  /* has its copies elsewhere: the entry is left out */
    bool holds_parts; /* a tree of parts, no part itself */
    bool is_chart;    /* takes bare text alone */
    bool is_tagged;  /* may hold tags, which are markers when it is scanned */
    bool is_new;     /* not an entry of the package */
    bool is_changed; /* has slots or markup of ours: is rendered; else the entry is copied as it lies */
    bool is_spare;   /* is rendered when it is not changed, too, but only in documents that add to `stream` */
    size_t copies;    /* of a repeated slide: stream with the name of its first copy, counted from 1; 0: it is none */
    size_t stream;
    uint32_t needs;  /* or have one of these features (rich.h) */
    size_t relations; /* stream of its relationships, plus 1; 0: it has none */
    bool is_last;    /* splices a stream: is rendered after the parts that write to it */
    struct scanned scanned; /* its tags, once they are paired */
};

/* A picture in whose place another comes (replaced.h). */
struct replaced {
    struct str part, name;
};

struct parts {
    struct package *package; /* parts of other documents may be added to it */
    struct program *program; /* its arena holds what outlives the compilation */
    const struct format *format;
    struct str file;   /* for messages */
    struct str folder; /* where the template lies: what it includes is named from there */
    size_t depth;      /* of the document in those that include it; 0: the template */
    struct worksheets *sheets; /* of the template when it is a spreadsheet, else NULL */
    struct replaced *replaced;
    size_t replaced_count, replaced_capacity;
    struct draft *items;
    size_t count, capacity;
    struct diag *d;
};

/* Frees the trees. */
void parts_close(struct parts *parts);

/* Whether there is such a part, in the package or new. */
bool parts_has(const struct parts *parts, struct str name);

/* Whether such a part may be read: drawings of the older kind (.vml) need not be well-formed, and are left as they are then. */
bool parts_is_readable(struct parts *parts, struct str name);

/* The part of that name; SIZE_MAX when there is none, or when it is broken, which is reported once. Indices stay
 * valid, pointers into `items` do not. */
size_t parts_find(struct parts *parts, struct str name);

/* A new part with an empty root element; its namespace gets no prefix, and may be NULL. */
size_t parts_add(struct parts *parts, struct str name, const char *namespace_uri, const char *root);

/* Takes the tree of another document's part as a new part; the other draft has none afterwards. */
size_t parts_adopt(struct parts *parts, struct str name, struct draft *other);

/* A new stream, which a part splices before one of its nodes. */
size_t parts_splice_before(struct parts *parts, size_t part, xmlNodePtr before);

/* A new stream, spliced as the last child of `parent`, which stands after all that write to it in the same part; gives its
 * number. */
size_t parts_stream(struct program *p, xmlNodePtr parent);

/* A new stream, which `part` splices at the end of its root element; gives its number. `first` is for whoever numbers
 * what goes into it. */
size_t parts_splice(struct parts *parts, size_t part, size_t first);

/* The same for a part that no one has changed so far: documents that put nothing there have it as it lies in the template,
 * or not at all when it is new. A stream that the part splices already is given again. */
size_t parts_splice_spare(struct parts *parts, size_t part, size_t first);

#endif
