/* columning.h — how a table follows its repeated columns, between the files that do it (columns*.c). */
#ifndef GRID_COLUMNING_H
#define GRID_COLUMNING_H

#include "template/grid/grid.h"
#include "template/markup/markup.h"
#include "template/program/program.h"

/* Columns `from` ≤ … < `to` of the template. */
struct group {
    size_t from, to, number;
    const struct marker *first; /* the first {-cell …} that repeats them */
    bool is_faulty;             /* a cell that reaches over a part of them was told */
};

struct columns {
    struct program *program;
    const struct format *format;
    const struct scanned *scanned;
    struct diag *d;
    struct grid grid;
    struct group *groups;
    size_t count, capacity;
    struct arena scratch;
    bool ok;
};

bool columns_report(struct columns *c, const struct marker *m, const char *text);

struct marker *columns_marker(struct columns *c, enum marker_kind kind);

/* As many as a group has copies. */
const struct span *columns_of_group(struct columns *c, const struct group *g);

/* Repeats the siblings from `first` to `last` as often as `span` says; gives the marker. */
struct marker *columns_repeat(struct columns *c, xmlNodePtr first, xmlNodePtr last, const struct span *span);

/* Lets an attribute say the share of a copy of `section` in the width that it says now. */
void columns_share_width(struct columns *c, xmlNodePtr node, const char *name, const struct marker *section);

/* Lets the cells of all rows follow the repeated columns of the grid (columns_cells.c). */
void columns_follow_cells(struct columns *c);

#endif
