/* Growing nodes, and which reader a file gets. */
#include "base/file.h"
#include "base/i18n.h"
#include "input/tree_read.h"

struct node *node_find(const struct node *record, struct str name)
{
    if (record->kind != NODE_RECORD)
        return NULL;
    for (size_t i = 0; i < record->count; i++)
        if (str_equal(record->names[i], name))
            return &record->items[i];
    return NULL;
}

struct str node_text(const struct node *record, const char *name)
{
    const struct node *n = node_find(record, str_from(name));
    return n && n->kind == NODE_VALUE && n->value.kind == VALUE_TEXT ? value_str(n->value) : (struct str){0};
}

const struct node *node_items(const struct node *record, const char *name, size_t *count)
{
    const struct node *n = node_find(record, str_from(name));
    *count = n && n->kind == NODE_LIST ? n->count : 0;
    return *count ? n->items : NULL;
}

struct node *node_add(struct arena *a, struct node *parent, struct str name)
{
    size_t count = parent->count, capacity = parent->capacity;
    if (parent->kind == NODE_RECORD)
        *ARENA_PUSH(a, parent->names, count, capacity) = arena_str(a, name);
    return ARENA_PUSH(a, parent->items, parent->count, parent->capacity);
}

bool tree_read(struct arena *a, struct str path, struct node *out, struct digest *digest, struct diag *d)
{
    static const struct {
        const char *extension;
        bool (*read)(struct arena *a, struct str file, struct buf *bytes, struct node *out, struct diag *d);
    } readers[] = {{"json", tree_read_json}, {"xml", tree_read_xml}, {"csv", tree_read_csv}};
    struct str extension = path_extension(a, path);
    struct buf bytes;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        if (!str_equal(extension, str_from(readers[i].extension)))
            continue;
        buf_init(&bytes, BUF_LIMIT_INPUT);
        bool ok = file_read(path, BUF_LIMIT_INPUT, &bytes, d);
        if (ok && digest)
            *digest = hash_bytes(buf_str(&bytes));
        ok = ok && readers[i].read(a, path, &bytes, out, d);
        buf_release(&bytes);
        return ok;
    }
    return diag_error(d, place_file(path), "TREE-KIND",
                      _("the data must be a .json, .xml, .csv or .lua file"));
}
