/* tree_read.h — data without a declared shape, for `fill`: a JSON, XML or CSV file → struct node.
 *
 *   JSON  objects are records, arrays lists, null unknown; numbers are exact. A name twice in one object, a
 *         lone surrogate, invalid UTF-8, an integer beyond 64 bits: an error with line and column.
 *   XML   the content of the root element: attributes and child elements by their local names; a child that
 *         occurs again makes a list of all of them; an element with nothing but text is that text; text
 *         beside children or attributes is the item `text`.
 *   CSV   a record with one item, `rows`: a list of records by the texts of the first row; cells are texts.
 */
#ifndef INPUT_TREE_READ_H
#define INPUT_TREE_READ_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "data/tree.h"

/* Reads a file by its extension (json, xml, csv); everything in `a`. `digest` (may be NULL) gets that of the
 * file's bytes. */
bool tree_read(struct arena *a, struct str path, struct node *out, struct digest *digest, struct diag *d);

/* The same from bytes in memory; `file` is what messages name. The buffer may be rewritten. */
bool tree_read_json(struct arena *a, struct str file, struct buf *bytes, struct node *out, struct diag *d);
bool tree_read_xml(struct arena *a, struct str file, struct buf *bytes, struct node *out, struct diag *d);
bool tree_read_csv(struct arena *a, struct str file, struct buf *bytes, struct node *out, struct diag *d);

/* The item of a record, or NULL. */
struct node *node_find(const struct node *record, struct str name);

/* The text of a record's item; empty when there is none, or it is no text. */
struct str node_text(const struct node *record, const char *name);

/* The items of a record's list, *count of them; none when there is no such list. */
const struct node *node_items(const struct node *record, const char *name, size_t *count);

/* A new item of a record or list (its name is ignored); zeroed, so a list item starts as VALUE_UNKNOWN.
 * Pointers to other items of the same node are then stale. */
struct node *node_add(struct arena *a, struct node *parent, struct str name);

#endif
