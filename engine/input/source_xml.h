/* source_xml.h — a table from an XML file, by the paths that the schema declares; streamed, no tree is kept.
 *
 * A row is every element at schema->row_path (`/plan/item`). A column's path leads from there: `@no`,
 * `title`, `a/b/@c`, `../@id`, `text()`; without one, the attribute or child of the column's name. Prefixes
 * are those of schema->namespaces; where the schema declares none, names match in any namespace. The value of
 * an element is all its text, each line trimmed. What stands above a row (`../title`) has to come before the
 * row.
 *
 * A document type, entities, more than 256 attributes, or depth above TREE_DEPTH_LIMIT are refused.
 * Codes: XML-SYNTAX, XML-ENCODING, XML-DTD, XML-LIMIT, XML-PATH (the schema's), XML-REPEAT, XML-ORDER,
 * XML-ROWS.
 */
#ifndef INPUT_SOURCE_XML_H
#define INPUT_SOURCE_XML_H

#include "base/buf.h"
#include "data/table.h"

/* Fills the empty table `t` (everything in `a`) from the bytes of a file, which may be rewritten. */
bool source_xml_table(struct table *t, struct arena *a, struct buf *bytes, struct diag *d);

#endif
