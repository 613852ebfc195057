/* lowering_sheets.h — what lower_sheets.c (rows) and lower_references.c (what names rows) share; nobody else's. */
#ifndef TEMPLATE_LOWERING_SHEETS_H
#define TEMPLATE_LOWERING_SHEETS_H

#include "template/lower_sheets.h"

/* A sheet by its number; NULL when it is none. */
const struct worksheet *lower_sheet_at(const struct lowering *l, size_t sheet);

/* Whether rows of the sheet under way move. */
bool lower_sheet_moves(const struct lowering *l);

/* The band of a section of the sheet under way, or NULL. */
const struct band *lower_sheet_band(const struct lowering *l, const struct marker *m);

/* The innermost section under way that repeats the row; 0: the reference is to all its copies. */
size_t lower_reference_context(const struct lowering *l, size_t sheet, long row);

/* Whether rows up to `last` stay where they are: nothing moves there or above. */
bool lower_reference_is_steady(const struct lowering *l, size_t sheet, long last);

/* The sheet that a reference names; SIZE_MAX: none of this document. */
size_t lower_reference_sheet(const struct lowering *l, const struct reference *ref);

/* Puts a text that names cells as `place` says, with each name following its rows. */
void lower_reference_put(struct lowering *l, const struct reference_place *place, struct str text, bool in_attribute);

#endif
