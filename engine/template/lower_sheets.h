/* lower_sheets.h — what lowering does in the sheets of a spreadsheet: shared with lower.c and lower_markup.c, nobody else.
 */
#ifndef TEMPLATE_LOWER_SHEETS_H
#define TEMPLATE_LOWER_SHEETS_H

#include "template/lowering.h"

/* The sheet whose cells a part names when it does not say which. */
void lower_sheet_begin_part(struct lowering *l, size_t part);

/* Before and after an element; gives what lower_sheet_end needs to know. */
struct sheet_element {
    bool is_rows, may_vanish;
    bool is_elsewhere; /* names cells of the sheet that its base cell is in */
    bool is_passed_over; /* leaves nothing behind */
    size_t vanished; /* op, when may_vanish */
    size_t first_only, first_only_count; /* ops: only the first copy has it, and what it names is no copy's own */
    const struct marker *section;
    long row;
    size_t around;   /* sheet */
};
struct sheet_element lower_sheet_begin(struct lowering *l, const xmlNode *node);
void lower_sheet_end(struct lowering *l, const struct sheet_element *e, const xmlNode *node);

/* Whether an element holds nothing but what may vanish: then it vanishes with the last of it. */
bool lower_sheet_is_list(const struct lowering *l, const xmlNode *node);

/* A section's rows: before it, at the head of each branch, and after it. */
void lower_sheet_section(struct lowering *l, const struct marker *m);
void lower_sheet_branch(struct lowering *l, const struct marker *m, bool is_body);
void lower_sheet_section_end(struct lowering *l, const struct marker *m);

/* A sheet that has copies or a name of its own begins or ends; false when the marker says neither. */
bool lower_sheet_marker(struct lowering *l, const struct marker *m);

/* The column of a cell whose letters are given, where it moves; NULL: they stay. */
const struct column_range *lower_sheet_column(const struct lowering *l, struct str letters);

/* Writes an attribute's value, or a text node, when it names cells; false when it names none. */
bool lower_sheet_attribute(struct lowering *l, const xmlNode *node, const xmlAttr *a, struct str value);
bool lower_sheet_text(struct lowering *l, const xmlNode *node);

/* Whether an attribute is only there while the template is compiled, or is said otherwise by lowering. */
bool lower_sheet_leaves_out(const struct lowering *l, const xmlNode *node, const xmlAttr *a);

/* Whether a text stands in a link within the document, whose address follows its cell and is written once. */
bool lower_sheet_is_link(const struct lowering *l, const xmlNode *text);

/* Whether & begins a code in an element: it is the header or footer of a sheet. */
bool lower_sheet_has_codes(const struct lowering *l, const xmlNode *element);

/* The tag that is all a cell holds, or NULL: the cell takes the type of its value. */
const struct marker *lower_sheet_typed(const struct lowering *l, const xmlNode *cell);

/* Puts such a cell: the value alone, or the attributes of a text and what is in the cell. */
void lower_sheet_put_typed(struct lowering *l, const xmlNode *cell);

#endif
