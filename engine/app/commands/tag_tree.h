/* tag_tree.h — the tags of a template as a tree: sections with what they hold, each tag with its place and filters, and, where
 * the data are known, what is wrong with it. */
#ifndef COMMANDS_TAG_TREE_H
#define COMMANDS_TAG_TREE_H

#include "base/buf.h"
#include "rules/lua/host.h"
#include "template/program/program.h"

struct tag_tree {
    const struct program *program;
    struct host *host;        /* whose filters are known */
    const struct diag *known; /* faults that the tags showed with data; NULL: they were not tried */
};

/* A line for each tag: indented by depth, the tag, its place in words and its fault, separated by tabs; then the filters that
 * are used, in the order of their first use. */
void tag_tree_text(const struct tag_tree *t, struct buf *out);

/* {"file", "format", "tags": [{"tag", "kind", "expression", "place", "part", "paragraph", "filters", "fault", "tags", "else"}],
 * "filters"}: `fault` only where there is one, `tags` and `else` only in what opens a section. */
void tag_tree_json(const struct tag_tree *t, struct buf *out);

#endif
