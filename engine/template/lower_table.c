/* Tables: what may vanish with its contents, and the ops of rows and joined cells. */
#include "template/lowering.h"

/* Whether a section's body and other branch both stand for the contents: a cell and its covered form. */
static bool stays(const struct marker *m)
{
    return m->tag.kind == TAG_MERGE;
}

static long depth_change(const struct marker *m)
{
    if (!m || stays(m))
        return 0;
    return m->kind == MARKER_BEGIN ? 1 : m->kind == MARKER_END ? -1 : 0;
}

/* What a table, a group of rows or a row must hold one of. */
static bool is_contents(enum role holder, enum role role)
{
    return holder == ROLE_ROW ? role == ROLE_CELL || role == ROLE_COVERED : role != ROLE_PROPERTIES;
}

bool lowering_could_vanish(const struct format *f, const xmlNode *node)
{
    long depth = 0;
    bool any = false;
    enum role holder = markup_role(f, node);
    if (holder != ROLE_TABLE && holder != ROLE_ROWS && holder != ROLE_ROW)
        return false;
    for (const xmlNode *child = node->children; child; child = child->next) {
        const struct marker *m = markup_marker(child);
        depth += depth_change(m);
        if (m || child->type != XML_ELEMENT_NODE || !is_contents(holder, markup_role(f, child)))
            continue;
        if (!depth && !lowering_could_vanish(f, child))
            return false;
        any = true;
    }
    return any;
}

bool lowering_put_table_marker(struct lowering *l, const struct marker *m)
{
    switch (m->kind) {
    case MARKER_ROW: {
        size_t slot = lowering_new_slot(l, SLOT_ROW, &m->tag);
        l->program->slots[slot].number = m->number;
        return true;
    }
    case MARKER_JOINED:
        lowering_emit(l, OP_JOINED);
        l->skip = l->part->op_count - 1;
        return true;
    default: return false;
    }
}
