/* references.h — names of cells in formulas and lists of ranges, in both notations: A1 (ECMA-376 part 1, 18.17.2.3) and
 * OpenFormula (ODF 1.3 part 4, 5.8), whose addresses stand in brackets inside a formula.
 */
#ifndef SHEETS_REFERENCES_H
#define SHEETS_REFERENCES_H

#include "base/arena.h"
#include "pack/format_sheets.h"

/* One end of a range. Offsets are in the text. */
struct reference_end {
    size_t start;               /* of column and row, with what joins them to the sheet's name */
    size_t sheet_start, sheet_stop;   /* the sheet's name, as `sheet` below; equal when it has none of its own */
    size_t column_start, column_stop; /* letters of the column */
    size_t row_start, row_stop; /* digits of the row */
    long row, column;           /* from 1; column 0: the whole row; row 0: the whole column */
    bool is_fixed;              /* $ before the row */
    bool is_fixed_column;
};

struct reference {
    size_t start, stop;
    struct str sheet; /* as it stands in the text: with $ and quotes; empty when none */
    struct str last_sheet; /* likewise, of the sheets from `sheet` on that it names at once; else empty */
    bool is_range;
    bool is_argument; /* alone as an argument of a function that takes any number of ranges, such as SUM */
    struct reference_end ends[2]; /* the second one of a single cell repeats the first */
};

enum { REFERENCES_DEPTH = 64 };

/* A walk over a text. */
struct references {
    const struct sheet_style *style;
    bool is_formula;
    bool with_all; /* ranges of whole columns are found, too, names of a sheet (of neither row nor column), cells of several sheets */
    struct str text;
    size_t at;
    size_t depth;                     /* of brackets */
    bool is_variadic[REFERENCES_DEPTH]; /* by depth: the bracket belongs to such a function */
};

void references_begin(struct references *r, const struct sheet_style *style, enum reference_kind kind, struct str text);

/* Finds the next reference that names rows, or whatever else the walk is told to find. References to other files are passed
 * over. */
bool references_next(struct references *r, struct reference *out);

/* The name of a sheet as its element says it: without $, quotes, and doubling of quotes. */
struct str references_sheet(struct arena *a, struct str written);

/* A formula as it reads when moved by rows and columns, in A1: ends without $ move. */
struct str references_move(struct arena *a, const struct sheet_style *style, struct str formula, long rows, long columns);

/* Column letters of a number from 1, and back; 0 for what is no column. */
struct str references_letters(struct arena *a, long column);
long references_column(struct str letters);

#endif
