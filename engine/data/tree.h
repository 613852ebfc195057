/* tree.h — data of no declared shape: what `fill` takes from JSON, XML or CSV.
 *
 * A node is a value, a list of nodes, or a record of named nodes. Everything lies in one arena. A list of many records
 * that have the same names and nothing but texts, as a CSV file gives, has a kind of its own, a quarter of the size.
 */
#ifndef DATA_TREE_H
#define DATA_TREE_H

#include "data/value.h"

enum node_kind { NODE_VALUE, NODE_LIST, NODE_RECORD, NODE_ROWS };

struct node {
    enum node_kind kind;
    uint32_t width;         /* NODE_ROWS: texts in a row */
    struct value value;     /* NODE_VALUE; JSON null is VALUE_UNKNOWN */
    struct str *names;      /* NODE_RECORD: names of the items, in order of the file, unique; NODE_ROWS: of a row's texts */
    union {
        struct node *items; /* NODE_LIST, NODE_RECORD */
        struct str **rows;  /* NODE_ROWS */
    };
    size_t count, capacity; /* of items or rows; a record's names have as many places */
};

/* Deeper data than this is refused by every reader. */
enum { TREE_DEPTH_LIMIT = 200 };

#endif
