/* Tables and what is around blocks: what may vanish with its contents, and the ops of rows and joined cells. */
#include "template/lower_sheets.h"

/* Whether a section's body and other branch both stand for the contents: a cell and its covered form. */
static bool stays(const struct marker *m)
{
    return m->tag.kind == TAG_MERGE || m->tag.kind == TAG_JOIN;
}

static long depth_change(const struct marker *m)
{
    if (!m || stays(m))
        return 0;
    if (m->kind == MARKER_HOLD || m->kind == MARKER_RELEASE)
        return m->kind == MARKER_HOLD ? 1 : -1;
    return m->kind == MARKER_BEGIN ? 1 : m->kind == MARKER_END ? -1 : 0;
}

/* What a table, a group of rows, a row or a wrapper must hold one of. */
static bool is_contents(enum role holder, enum role role)
{
    return holder == ROLE_ROW ? role == ROLE_CELL || role == ROLE_COVERED || role == ROLE_WRAPPER : role != ROLE_PROPERTIES;
}

/* The table in a frame on a slide, or NULL. */
static const xmlNode *table_in(const struct format *f, const xmlNode *frame)
{
    xmlNodePtr node = frame->children;
    while (node && markup_role(f, node) != ROLE_TABLE)
        node = markup_role(f, node) == ROLE_NONE ? markup_next(node, frame) : markup_after(node, frame);
    return node;
}

bool lowering_is_framed(const struct format *f, const xmlNode *table)
{
    const xmlNode *node = table->parent;
    if (markup_role(f, table) != ROLE_TABLE || !lowering_could_vanish(f, table))
        return false;
    while (node && markup_role(f, node) == ROLE_NONE)
        node = node->parent;
    return markup_role(f, node) == ROLE_FRAME;
}

bool lowering_could_vanish(const struct format *f, const xmlNode *node)
{
    long depth = 0;
    bool any = false;
    enum role holder = markup_role(f, node);
    const xmlNode *table = holder == ROLE_FRAME ? table_in(f, node) : NULL;
    if (table)
        return lowering_could_vanish(f, table);
    bool wraps = holder == ROLE_WRAPPER && !markup_ancestor(f, node->parent, ROLE_PARAGRAPH);
    if (holder != ROLE_TABLE && holder != ROLE_ROWS && holder != ROLE_ROW && !wraps)
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

/* A question that nobody typed. */
static void put_slot(struct lowering *l, enum slot_kind kind, const struct marker *m)
{
    size_t slot = lowering_new_slot(l, kind, &m->tag);
    l->program->slots[slot].number = m->number;
}

static void release(struct lowering *l, const struct marker *m, bool framed)
{
    lowering_emit(l, OP_RELEASE)->span = m->span;
    l->holds--;
    if (framed && !l->holds && !l->streams)
        lowering_emit(l, OP_BLOCK)->is_paragraph = true;
}

/* A sheet always has the columns of the template, be it empty ones. */
static void put_grid(struct lowering *l, const struct marker *m)
{
    struct op *op = lowering_emit(l, OP_GRID);
    op->target = m->number;
    op->span = m->span;
    op->number = l->format->sheets != NULL;
}

bool lowering_put_table_marker(struct lowering *l, const struct marker *m, bool framed)
{
    switch (m->kind) {
    case MARKER_PAGE: lowering_emit(l, OP_PAGE); return true;
    case MARKER_ROW: put_slot(l, SLOT_ROW, m); return true;
    case MARKER_GRID:
        put_slot(l, SLOT_GRID, m);
        put_grid(l, m);
        return true;
    case MARKER_HEIGHTS_END: lowering_emit(l, OP_HEIGHTS_END); return true;
    case MARKER_COLUMN_STYLES: lowering_emit(l, OP_COLUMN_STYLES)->number = (int64_t)m->number; return true;
    case MARKER_JOINED:
        lowering_emit(l, OP_JOINED);
        l->skip = l->part->op_count - 1;
        return true;
    case MARKER_HOLD:
        lowering_emit(l, OP_HOLD);
        l->holds++;
        return true;
    case MARKER_RELEASE: release(l, m, framed); return true;
    default: return false;
    }
}

bool lowering_put_table_number(struct lowering *l, const struct marker *m)
{
    struct op *op;
    switch (m->kind) {
    case MARKER_CELLS:
        op = lowering_emit(l, OP_CELLS);
        op->literal = m->text;
        op->columns = lower_sheet_column(l, m->text);
        return true;
    case MARKER_DOWN: lowering_emit(l, OP_DOWN); return true;
    case MARKER_HEIGHT: lowering_emit(l, OP_HEIGHT)->number = (int64_t)m->number; return true;
    case MARKER_HEIGHTS: lowering_emit(l, OP_HEIGHTS); return true;
    case MARKER_ACROSS:
        op = lowering_emit(l, OP_ACROSS);
        op->span = m->span;
        op->number = (int64_t)m->number;
        return true;
    case MARKER_SHARE:
        op = lowering_emit(l, OP_SHARE);
        op->number = (int64_t)m->number;
        op->depth = identities_depth(m->section);
        return true;
    default: return false;
    }
}
