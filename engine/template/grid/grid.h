/* grid.h — a table of a template as columns and rows: which cell stands where, and what it spans.
 *
 * Read from a part whose markers are placed (range.h). Cells of a nested table are none of the table around
 * it.
 */
#ifndef GRID_GRID_H
#define GRID_GRID_H

#include "template/markup/markup.h"

struct grid_cell {
    xmlNodePtr node;
    size_t row, column, span;    /* from 0; columns that it spans */
    size_t down;                 /* rows that it says to span; 1 where they are not counted */
    const struct marker *repeat; /* {-cell …} around it, or NULL */
    bool is_covered;             /* a cell of the same row or of one above reaches to here */
    bool is_beside;              /* … of the same row, as far as the format tells */
    bool is_twin;                /* the covered form of a cell, or beside it */
};

struct grid {
    const struct format *format;
    xmlNodePtr table;
    xmlNodePtr *rows; /* in document order */
    size_t row_count, row_capacity;
    struct grid_cell *cells; /* row after row */
    size_t count, capacity;
};

/* Reads a table. Cells that stand for several become several. Lives in `a`. */
void grid_read(struct arena *a, const struct format *f, xmlNodePtr table, struct grid *out);

/* The elements of the table's columns, in order; one that stands for several becomes several. Gives how many
 * there are. */
size_t grid_columns(struct arena *a, const struct grid *g, xmlNodePtr **out);

/* The cell of a node, or NULL. */
const struct grid_cell *grid_find(const struct grid *g, const xmlNode *node);

/* A number that a cell (or the properties `holder` of a row) says under that name, 1 when it says none. */
size_t grid_number(const struct format *f, xmlNodePtr cell, const char *name);

/* Makes a cell say that name by a marker, which prints the number: `m` has no node then. */
void grid_mark_number(const struct format *f, xmlNodePtr cell, const char *name, struct marker *m);

/* The element of that name in the properties of a cell, made at its place when it is not there. */
xmlNodePtr grid_property(const struct format *f, xmlNodePtr cell, const char *name);

/* The child element of that name, in the namespace of `parent`, or NULL. */
xmlNodePtr grid_child(xmlNodePtr parent, const char *name);

/* The attribute of that name, of the namespace that the format's tables say; made when it is not there, and empty. */
xmlAttrPtr grid_attribute(const struct format *f, xmlNodePtr node, const char *name);

/* Removes it. */
void grid_unset_attribute(const struct format *f, xmlNodePtr node, const char *name);

/* The whole number that an attribute says; false when it says none. */
bool grid_read_attribute(const struct format *f, xmlNodePtr node, const char *name, int64_t *out);

/* The next node after `node` that a cell of its row reaches to, whatever blanks and ends of repeated cells stand between;
 * NULL when something else comes first. */
xmlNodePtr grid_next_beside(const struct format *f, xmlNodePtr node);

/* Whether a cell of the same row reaches to this one, by an attribute or by the element's name. */
bool grid_is_beside(const struct format *f, xmlNodePtr cell);

/* Whether a cell says that it is joined with the one above. */
bool grid_goes_on(const struct format *f, xmlNodePtr cell);

/* Whether it is covered at all, and whether covered cells stand in a table, so that every one has one column. */
bool grid_is_covered(const struct format *f, xmlNodePtr cell);
bool grid_is_filled(const struct format *f);

#endif
