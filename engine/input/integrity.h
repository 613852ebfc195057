/* integrity.h — what must hold between rows once all tables are read: keys (E02), references (E01); and what names of one table others
 * may use for its keys.
 */
#ifndef INPUT_INTEGRITY_H
#define INPUT_INTEGRITY_H

#include "data/table.h"

/* Where a table spells keys of another one otherwise (schema.spells), cells that refer to that one and hold no key but such a spelling get
 * the key. Spellings are compared by their folds; one that stands for several keys is none. Before integrity_keys. */
void integrity_aliases(struct table *const *tables, size_t count);

/* Rows of one key: when they are equal apart from the columns with outside_identity, the later ones are
 * dropped with a note; otherwise each differing pair is an error that names both lines (E02). An unknown
 * part of a key is a value like others; in a faulty table it is not, and an unknown cell is no difference. */
bool integrity_keys(struct table *t, struct diag *d);

/* Every value of a column that refers to a table must be a key there (E01: an error with file, line, column
 * and the nearest key). `tables` are all tables of the project, in any order. A table without a file, or
 * with a faulty one, is not checked against; a key of a dropped row is known all the same, so that one fault is
 * told once. In COLUMN_LIST every piece between commas is a reference. */
bool integrity_references(struct table *const *tables, size_t count, struct diag *d);

#endif
