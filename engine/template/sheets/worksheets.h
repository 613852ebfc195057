/* worksheets.h — the sheets of a spreadsheet: what moves when rows are repeated, and what must follow.
 *
 * While a template is compiled, every row and cell of a sheet says where it stands in an attribute `r`, as OOXML has it,
 * and the element that holds the rows says the sheet's name in an attribute `sheet`.
 */
#ifndef SHEETS_WORKSHEETS_H
#define SHEETS_WORKSHEETS_H

#include "template/parts/parts.h"
#include "template/sheets/references.h"

/* Columns of a sheet that sections repeat, to the right, in whichever rows ({-cell expr}). */
struct column_band {
    long first, last;
    size_t group;                   /* of the program */
    struct marker **sections;       /* that repeat them, in the order of their rows */
    size_t count, capacity;
    long *rows; /* in which they are repeated: those of the sections, then those of formulas that name repeated cells */
    size_t row_count, row_capacity;
};

struct worksheet {
    struct str name;
    size_t part;
    xmlNodePtr rows; /* the element that holds the rows */
    bool moves;      /* some rows stand in sections, or leave none behind */
    long first_moved; /* the rows above it stay where they are; 0 unless `moves` */
    struct column_band *columns; /* from left to right */
    size_t column_count, column_capacity;
    size_t position;             /* in the book, from 0 */
    xmlNodePtr name_node;        /* holds the name's tags; NULL: it has none */
    struct marker **sections;    /* that hold the whole sheet, from the outermost; each makes copies of it, or leaves it out */
    size_t section_count, section_capacity;
    size_t band;                 /* of its copies, from 1; 0: it has none */
};

/* Rows of a sheet that a section repeats or leaves out; a branch without rows has first 0. */
struct band {
    size_t sheet;
    bool is_sheet; /* all of its rows: the section holds the sheet itself */
    const struct marker *section;
    long first, last; /* of both branches */
    long body_first, body_last, otherwise_first, otherwise_last;
    bool leaves_row;            /* an empty one, where it would leave none: a table (ListObject) must have one below its head */
    long kept_first, kept_last; /* of the body, without rows at its ends that leave none behind */
};

/* A part that names cells of a sheet without saying which: its drawing, its tables. */
struct sheet_owner {
    size_t part, sheet;
};

enum { WATCH_BUCKETS = 4096 };

struct worksheets {
    struct parts *parts;
    struct worksheet *items;
    size_t count, capacity;
    struct band *bands;
    size_t band_count, band_capacity;
    struct sheet_owner *owners;
    size_t owner_count, owner_capacity;
    unsigned char *accepts; /* by number of a cell's style: ACCEPT_… */
    size_t style_count, style_capacity;
    size_t *buckets, *chain; /* watches by hash, counted from 1 */
    size_t chain_count, chain_capacity;
    bool is_for_reading; /* every text stands in its cell, not only where one holds a tag */
};

/* Once the tags of a part are found, before they are paired: what the names of its sheets leave open ends with the sheet. */
void worksheets_close_names(struct worksheets *g, size_t part, struct scanned *s);

/* Whether a sheet's name is known only when it is rendered; whether an element is one of a name, and is never written. */
bool worksheets_is_named(const struct worksheet *sheet);
bool worksheets_is_name(const xmlNode *node);

/* Whether a sheet may have more than one copy. */
bool worksheets_repeats(const struct worksheet *sheet);

/* Finds the sheets and brings them into the form above: texts stand in their cells, each formula in its own. Before
 * scanning; the format has sheets. */
bool worksheets_prepare(struct worksheets *g, struct parts *parts);

/* The same for whoever reads what all the cells say. */
bool worksheets_read(struct worksheets *g, struct parts *parts);

/* Before the markers of a part are placed: rows that hold nothing but tags of sections and remarks are to leave none behind. */
void worksheets_pass_over(const struct format *f, const struct scanned *s);
bool worksheets_is_passed_over(const xmlNode *row);

/* {:merge expr} in the cells of sheets; the rest as of merge_place (merge.h). */
bool worksheets_merge(struct program *p, const struct format *f, const struct scanned *s, struct diag *d);

/* The child of that name of a worksheet's root, made at its place when there is none. */
xmlNodePtr worksheets_list(xmlNodePtr sheet, const char *name);

/* The stream that goes to a list of a worksheet, made at its place when there is none. */
size_t worksheets_list_stream(struct program *p, xmlNodePtr rows, const char *name);

/* After the markers are placed: finds the bands; results of formulas are dropped, so that they are worked out anew; what
 * stands apart from its rows comes to stand with them; parts that name cells are changed. */
bool worksheets_finish(struct worksheets *g);

/* After all parts are lowered: says each op which watches see it. */
void worksheets_connect(struct worksheets *g);

/* The sheet of a name, or of a part; SIZE_MAX when there is none. */
size_t worksheets_find(const struct worksheets *g, struct str name);
size_t worksheets_of_part(const struct worksheets *g, size_t part);

/* The number of a section's band, from 1; 0 when it holds neither rows nor a sheet. */
size_t worksheets_band(const struct worksheets *g, const struct marker *section);

/* The watch on rows `first`…`last` of a sheet in each copy of a band, or in the sheet when `band` is 0; made when there is
 * none. */
size_t worksheets_watch(struct worksheets *g, size_t sheet, long first, long last, size_t band);

/* First and last row below the siblings from `node` up to `stop` (not in it; NULL: all); false when there is none. */
bool worksheets_rows_between(const struct format *f, xmlNodePtr node, const xmlNode *stop, long *first, long *last);

/* Whether an element holds neither characters nor markers. */
bool worksheets_is_empty(const xmlNode *node);

/* What the format says of an attribute, or of an element's text when `a` is NULL; or NULL. */
const struct reference_place *worksheets_place(const struct format *f, const xmlNode *node, const xmlAttr *a);

/* The repeated columns that a column is one of, or NULL. */
const struct column_band *worksheets_column_band(const struct worksheet *sheet, long column);

/* Whether a band is repeated in one of these rows. */
bool worksheets_band_has_row(const struct column_band *b, long first, long last);

/* The columns of the document up to one of the template, with all copies of those that are repeated further left; with the
 * copies that it is the last column of, too, when `whole`. Lives in `a`. */
const struct span *worksheets_columns_up_to(struct arena *a, const struct worksheet *sheet, long column, bool whole);

/* The column that a cell says; the row that an element of role row or cell says, and how many rows of the template a row stands for. */
long worksheets_column(const xmlNode *cell);
long worksheets_row(const xmlNode *node);
long worksheets_row_count(const xmlNode *row);

/* Whether `first`…`last` lie in a band's branch, which may have no rows. */
bool worksheets_holds(long first, long last, long band_first, long band_last);

/* Whether rendering may put markup of its own into a part of a spreadsheet: then it needs a prefix for it. */
bool worksheets_adds_markup(const struct worksheets *g, size_t part);

/* The next sheet of the book has that name. */
void worksheets_add_name(struct worksheets *g, struct str name);

/* For worksheets.c: finds the bands; says which leave a row for a table; brings what stands apart to its rows; the two kinds of files. */
bool worksheets_collect_bands(struct worksheets *g);
void worksheets_read_name(struct worksheets *g, size_t sheet);
bool worksheets_collect_copies(struct worksheets *g);
void worksheets_copy_objects(struct worksheets *g);
bool workbook_part_sheets(struct worksheets *g);
bool worksheets_collect_columns(struct worksheets *g, size_t sheet);
void worksheets_follow_columns(struct worksheets *g, size_t sheet);
void worksheets_move_remarks(struct worksheets *g, size_t sheet);
void worksheets_place_breaks(struct worksheets *g, size_t sheet);
bool worksheets_keep_tables(struct worksheets *g);
void worksheets_move_apart(struct worksheets *g, size_t sheet);
bool workbook_prepare(struct worksheets *g);
bool workbook_finish(struct worksheets *g);
bool spreadsheet_prepare(struct worksheets *g);
bool spreadsheet_finish(struct worksheets *g);

#endif
