/* header.h — which cell of a table's head is which column: Latin names, Russian titles and synonyms, compared
 * folded (text/fold.h).
 *
 * A row is the header when at least 60 % of its filled cells (or of the schema's columns, if those are
 * fewer) are known. A header of two rows, the upper one merged over several columns, is known by the lower
 * cell, by both together, or by the upper one where the lower is empty.
 */
#ifndef INPUT_HEADER_H
#define INPUT_HEADER_H

#include "data/schema.h"
#include "input/source_csv.h"

/* Rows looked at in search of a header. */
enum { HEADER_SEARCH_LIMIT = 40 };

struct header {
    bool found;
    size_t row;        /* index of its first row among those walked */
    size_t rows;       /* 1 or 2 */
    long line;         /* of the file */
    size_t matched;    /* number of known cells */
    long *columns;     /* by cell: column of the schema, -1 */
    struct str *texts; /* by cell: as written */
    size_t width;
};

/* The names of all columns, folded once. In `a`. */
struct header_names;
const struct header_names *header_names_new(struct arena *a, const struct schema *schema);

/* Looks for the header in the first rows of `text`; `found` is false when no row is like one, and then the
 * rest describes the row that came nearest. Everything in `a`. */
struct header header_find(struct arena *a, const struct schema *schema, const struct header_names *names,
                          struct str text, char delimiter, long first_line);

/* Says what is wrong with the header: none found, columns missing or twice (CSV-HEADER), columns that nobody
 * declared (CSV-COLUMN, a warning). false when there was an error. */
bool header_check(const struct header *h, const struct schema *schema, struct str file, struct diag *d);

/* Whether the row just below the header only counts its columns (1; 2; 3; … or А; Б; 1; 2; …) or only names
 * units (чел.; %). */
bool header_is_numbering(const struct header *h, const struct schema *schema, const struct csv_row *row);
bool header_is_units(const struct header *h, const struct schema *schema, const struct csv_row *row);

/* Whether a row is the header once more, as at the top of each printed page. */
bool header_is_repeated(const struct header *h, const struct csv_row *row);

#endif
