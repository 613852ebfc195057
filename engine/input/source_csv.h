/* source_csv.h — rows of a CSV text (libcsv's only home), and a table from them.
 *
 * Cells may be quoted and then hold the delimiter, line breaks and doubled quotes; a quote inside a cell that
 * does not begin with one is a character like others. Lines end in LF, CRLF or CR; breaks inside cells come
 * out as LF. Faults (CSV-QUOTE: a quote left open, or text behind a closing one; CSV-WIDE) end the reading.
 */
#ifndef INPUT_SOURCE_CSV_H
#define INPUT_SOURCE_CSV_H

#include "base/buf.h"
#include "data/table.h"

/* One row; its texts are valid during the call only. A blank line is a row of no cells. */
struct csv_row {
    const struct str *cells;
    size_t count;
    long line; /* of the file, on which the row begins */
};

/* Takes a row; false stops the walk, which then still succeeds. */
typedef bool csv_take(void *to, const struct csv_row *row);

/* Wider rows are refused: Excel has 16,384 columns. */
enum { CSV_CELLS_LIMIT = 16384, CSV_CELL_LIMIT = 1 << 20 };

/* Gives the rows of `text`, whose first line is line `first_line` of `file`. */
bool source_csv_walk(struct str text, char delimiter, struct str file, long first_line, csv_take *take,
                     void *to, struct diag *d);

/* Takes a first line `sep=;` off `*text` (the delimiter it names goes to *delimiter); false: there is none.
 */
bool source_csv_sep_line(struct str *text, char *delimiter);

/* Fills an empty table from the decoded text of a file: finds delimiter and header by the names that the
 * schema knows, passes over titles above it, a row of column numbers or units below it, totals, signatures
 * and blank rows. Messages: CSV-HEADER, CSV-COLUMN, CSV-CELLS, those of cells and of input/rows.h. */
bool source_csv_table(struct table *t, struct arena *a, struct str text, bool eight_bit, struct diag *d);

#endif
