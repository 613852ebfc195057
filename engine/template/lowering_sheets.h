/* lowering_sheets.h — what lower_sheets.c (rows) and lower_references.c (what names rows) share; nobody else's. */
#ifndef TEMPLATE_LOWERING_SHEETS_H
#define TEMPLATE_LOWERING_SHEETS_H

#include "template/lower_sheets.h"

/* A sheet by its number; NULL when it is none. */
const struct worksheet *lower_sheet_at(const struct lowering *l, size_t sheet);

/* The band of a section of the sheet under way, or NULL. */
const struct band *lower_sheet_band(const struct lowering *l, const struct marker *m);

/* The innermost section under way that repeats the row; 0: the reference is to all its copies. */
size_t lower_reference_context(const struct lowering *l, size_t sheet, long row);

/* The band of the copy of that whole sheet that is under way; 0: none is, the reference is to its first one. */
size_t lower_reference_whole(const struct lowering *l, size_t sheet);

/* Whether rows up to `last` stay where they are: nothing moves there or above. */
bool lower_reference_is_steady(const struct lowering *l, size_t sheet, long last);

/* The sheet that a reference names; SIZE_MAX: none of this document. */
size_t lower_reference_sheet(const struct lowering *l, const struct reference *ref);

/* Puts a text that names cells as `place` says, with each name following its rows; `element` holds it, or has the
 * attribute. */
void lower_reference_put(struct lowering *l, const struct reference_place *place, const xmlNode *element, struct str text,
                         bool in_attribute);

/* Puts the number of the last row that the template's rows up to `row` have become, and so many more; those above the row
 * under way are those of the copy. */
void lower_reference_put_above(struct lowering *l, long row, long offset);

/* lower_copies.c: lets an op mean a sheet, in the copy under way if it has copies. */
void lower_sheet_say(const struct lowering *l, struct op *op, size_t sheet);

/* Puts the name of a sheet, given as the template says it; its number in the book. */
void lower_sheet_put_name(struct lowering *l, struct str name, bool in_attribute);
void lower_sheet_put_index(struct lowering *l, struct str text);

/* lower_columns.c: the columns that the document has where a reference names some of the template; `row`: that it names them in, 0: in
 * none.
 * `*grows`: one column has become several. Lives with the program; NULL when they stay where they are. */
const struct column_range *lower_columns_range(const struct lowering *l, size_t sheet, const struct reference *ref, bool *grows);

/* Puts the letters of a column of the sheet under way, or its number with `more` added. */
void lower_columns_put_letters(struct lowering *l, struct str letters);
void lower_columns_put_number(struct lowering *l, struct str text, enum reference_kind kind);

/* Puts how many columns the template's first `column` have become, and so many more; those left of a repeated column under way
 * are those of the copy. */
void lower_columns_put_left(struct lowering *l, long column, long offset);

/* lower_anchors.c: the row of a drawing's edge; the numbers of a remark's box; the row of the cell whose remark a shape is,
 * from 1 (false: it is none's). */
void lower_anchor_edge(struct lowering *l, const xmlNode *element, struct str text, bool across);
void lower_anchor_box(struct lowering *l, const xmlNode *element, struct str text);
bool lower_anchor_remark(const xmlNode *shape, long *row);

#endif
