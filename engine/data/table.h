/* table.h — typed, read-only rows of one input.
 *
 * A table is filled by input/, then never changes; rules and plan only read it.
 * Memory: everything is in the arena given to table_new and dies with it.
 * Not here: parsing of cells (input/cell.h), files and encodings (input/source.h).
 */
#ifndef DATA_TABLE_H
#define DATA_TABLE_H

#include "base/hash.h"
#include "data/schema.h"

struct table;

/* An empty table; `schema` must outlive it. `file` is the path that messages name; `present` says
 * whether there is such a file (a table without one has no rows and its facts are unknown). */
struct table *table_new(struct arena *a, const struct schema *schema, struct str file, bool present);

/* Says that the file has faults: rows may be missing, cells unknown that are not empty. Others must not be
 * blamed for what is not found here. */
void table_mark_faulty(struct table *t);
bool table_faulty(const struct table *t);

/* Where the file lies, and the digest of its bytes when whoever reads it has taken one. */
void table_set_path(struct table *t, struct str path);
void table_set_digest(struct table *t, struct digest digest);

/* The digest of the file's bytes, taken now when nobody has; false: there is no such file, or it cannot be read. */
bool table_digest(struct table *t, struct digest *digest);

/* Adds a row of schema->column_count values (copied) from the given line of the file. */
void table_put(struct table *t, const struct value *cells, uint32_t line);

/* Puts another value into a cell. Only before the first look-up (table_where, table_find). */
void table_set_cell(struct table *t, size_t row, size_t column, struct value value);

const struct schema *table_schema(const struct table *t);
struct str table_file(const struct table *t);
bool table_present(const struct table *t);
size_t table_rows(const struct table *t);

/* Cell by row (from 0) and column; both must be in range. */
struct value table_cell(const struct table *t, size_t row, size_t column);

/* Line of the file that the row begins on, from 1. */
uint32_t table_line(const struct table *t, size_t row);

/* file:line of a row, for messages and for `explain`. */
struct place table_place(const struct table *t, size_t row);

/* Says in which field of the file's rows a column stands (from 1), for table_cell_place. */
void table_set_field(struct table *t, size_t column, uint32_t field);

/* file:line:field of a cell; the field is 0 where none was set (XML). */
struct place table_cell_place(const struct table *t, size_t row, size_t column);

/* The key of a row, its columns written by `write` (such as value_plain), " / " between them; in `a`. */
struct str table_key(struct arena *a, const struct table *t, size_t row, struct str (*write)(struct arena *, struct value));

/* The table of that name (schema.h); NULL: none. */
struct table *table_named(struct table *const *tables, size_t count, struct str name);

/* Takes the row out: every later look-up and walk passes it over (a row that a check refused). */
void table_drop(struct table *t, size_t row);
bool table_dropped(const struct table *t, size_t row);

/* Rows whose column equals a value, without dropped ones; lives as long as the table. */
struct table_match {
    const uint32_t *rows; /* in order of the file */
    size_t count;
    const uint32_t *group_of; /* by row: number of the group of rows with an equal value; 0: dropped */
    uint32_t group;           /* of these rows; UINT32_MAX: there are none */
};

/* The index of the column is made at the first look-up; O(1) afterwards. */
struct table_match table_where(struct table *t, size_t column, struct value value);

/* The first row whose single-column key equals `key`, or -1. */
long table_find(struct table *t, struct value key);

#endif
