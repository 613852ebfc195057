/* cell.h — what a clerk wrote in one cell → a value of the column's type.
 *
 * Unknown in every column: an empty cell, a lone dash of any kind, «н/д», «нет данных». Errors of Excel
 * (#Н/Д, #ДЕЛ/0!, ########) are faults of the input, never unknown. Codes: CELL-TYPE (not of the column's
 * type), CELL-WORD (a word that the column does not have), CELL-EXCEL, CELL-SPOILT (a code or number that
 * Excel turned into something else), CELL-PERCENT (ambiguous), CELL-YEAR (two digits); warnings CELL-MIXED
 * (Latin letters in a Cyrillic word) and CELL-LOST (a sign that windows-1251 has not).
 */
#ifndef INPUT_CELL_H
#define INPUT_CELL_H

#include "data/schema.h"

/* Reads cells of one column, remembering those that repeat: equal texts share one value and its memory. */
struct cell_reader;

/* `eight_bit` says that the file came through windows-1251, where signs such as ≥ get lost. */
struct cell_reader *cell_reader_new(struct arena *a, const struct column *column, bool eight_bit);

/* The value of `text`, in the reader's arena. false: reported, and *out is unknown. The place's words are
 * filled in with the column's title. `text` need not outlive the call. */
bool cell_read(struct cell_reader *r, struct str text, const struct place *where, struct value *out,
               struct diag *d);

/* `where` with «столбец …» in its words, in `a`. */
struct place cell_place(struct arena *a, const struct column *column, struct place where);

#endif
