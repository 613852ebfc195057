/* tree.h — data of no declared shape: what `fill` takes from JSON, XML or CSV.
 *
 * A node is a value, a list of nodes, or a record of named nodes. Everything lies in one arena.
 */
#ifndef DATA_TREE_H
#define DATA_TREE_H

#include "data/value.h"

enum node_kind { NODE_VALUE, NODE_LIST, NODE_RECORD };

struct node {
    enum node_kind kind;
    struct value value;     /* NODE_VALUE; JSON null is VALUE_UNKNOWN */
    struct str *names;      /* NODE_RECORD: names of the items, in order of the file, unique */
    struct node *items;     /* NODE_LIST, NODE_RECORD */
    size_t count, capacity; /* of items; names has as many places */
};

/* Deeper data than this is refused by every reader. */
enum { TREE_DEPTH_LIMIT = 200 };

#endif
