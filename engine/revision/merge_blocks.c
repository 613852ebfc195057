/* Blocks of a kind that stand beside each other. What the new edition added comes behind what it follows there; what it removed
 * goes unless the person has changed it. */
#include "pack/format.h"
#include "revision/merging.h"
#include "revision/pairing.h"
#include "template/inclusion/including.h"
#include "template/markup/cut.h"

/* ---- tables whose shape has changed ---- */

static bool has_shape_of(const struct block *one, const struct block *other)
{
    bool same = one->count == other->count;
    for (size_t i = 0; same && i < one->count; i++)
        same = one->children[i]->count == other->children[i]->count;
    return same;
}

static bool has_even_rows(const struct block *table)
{
    for (size_t i = 1; i < table->count; i++)
        if (table->children[i]->count != table->children[0]->count)
            return false;
    return true;
}

/* Whether cells reach over rows or columns: rows cannot be put in one by one. */
static bool has_joins(const struct merging *m, const struct block *table)
{
    const struct table_markup *t = m->mine.parts.format->tables;
    for (xmlNodePtr node = table->node; node; node = markup_next(node, table->node)) {
        bool is_joined = t->joined && markup_is(node, t->joined);
        bool spans = t->down && node->type == XML_ELEMENT_NODE && xmlHasProp(node, (const xmlChar *)t->down);
        if (is_joined || spans)
            return true;
    }
    return false;
}

/* A table that the person left alone is the new one when its columns are others, or its rows cannot move alone. */
static bool is_replaced_whole(const struct merging *m, const struct block *base, const struct block *mine, const struct block *theirs)
{
    if (base->kind != BLOCK_TABLE || has_shape_of(base, theirs) || !block_is_same(base, mine))
        return false;
    bool same_columns = base->count && theirs->count && has_even_rows(base) && has_even_rows(theirs) &&
                        base->children[0]->count == theirs->children[0]->count;
    return !same_columns || has_joins(m, base) || has_joins(m, theirs);
}

/* ---- places ---- */

static bool stands_alike(const struct merging *m, xmlNodePtr node, const struct block *theirs)
{
    enum role here = markup_role(m->mine.parts.format, node->parent), there = markup_role(m->mine.parts.format, theirs->node->parent);
    return here == there || (here != ROLE_ROWS && here != ROLE_WRAPPER);
}

/* What a block of the new edition is put beside: a heading's rows or a content control that it does not stand in are left. */
static xmlNodePtr beside(const struct merging *m, const struct block *mine, const struct block *theirs)
{
    xmlNodePtr node = mine->node;
    while (!stands_alike(m, node, theirs))
        node = node->parent;
    return node;
}

static struct block *first_standing(const struct block *parent)
{
    for (size_t i = 0; i < parent->count; i++)
        if (!parent->children[i]->is_gone)
            return parent->children[i];
    return NULL;
}

/* A block of the person's file for what was put in, which later ones follow; it is no child of its parent: nobody looks into it. */
static struct block *note_inserted(struct merging *m, struct block *parent, const struct block *theirs, xmlNodePtr node)
{
    struct block *b = ARENA_NEW(&m->mine.program.arena, struct block);
    *b = (struct block){.kind = theirs->kind, .node = node, .part = parent->part, .parent = parent, .is_gone = true};
    return b;
}

/* Links a node where a block of the new edition belongs: behind the block `after`, or first of all. */
static void put(struct merging *m, const struct block *parent, const struct block *after, const struct block *theirs, xmlNodePtr node)
{
    const struct block *first = after ? NULL : first_standing(parent);
    xmlNodePtr place = after || first ? beside(m, after ? after : first, theirs) : NULL;
    xmlUnlinkNode(node);
    if (after)
        xmlAddNextSibling(place, node);
    else if (first)
        xmlAddPrevSibling(place, node);
    else
        xmlAddChild(parent->node, node);
    including_settle_namespaces(node);
}

static struct block *insert(struct merging *m, struct block *parent, struct block *after, const struct block *theirs)
{
    const struct block *near = after ? after : first_standing(parent);
    xmlNodePtr copy = carry_copy(&m->carrier, theirs, parent->part, near ? near->node : parent->node);
    if (theirs->kind == BLOCK_ROW)
        merging_fit_row(m, parent, theirs, copy);
    put(m, parent, after, theirs, copy);
    return note_inserted(m, parent, theirs, copy);
}

/* ---- what only the new edition has ---- */

/* Parts and notes are brought by what refers to them. */
static bool comes_alone(const struct block *b)
{
    return b->kind != BLOCK_PART && b->kind != BLOCK_STORY;
}

/* What the person has put in at the same place already. */
static struct block *find_own(const struct block *parent, const struct block *theirs)
{
    for (size_t i = 0; i < parent->count; i++) {
        struct block *own = parent->children[i];
        if (!own->mate && own->kind == theirs->kind && str_equal(own->key, theirs->key))
            return own;
    }
    return NULL;
}

/* What has moved in the new edition and the person has removed, or changed where it stood. */
static struct block *find_moved(const struct merging *m, const struct block *theirs)
{
    const struct block *parent = theirs->parent->mate;
    for (size_t i = 0; i < parent->count; i++) {
        struct block *base = parent->children[i], *mine = base->mate;
        bool is_same = !base->further && base->kind == theirs->kind && str_equal(base->key, theirs->key);
        bool is_touched = mine ? !merging_is_bound(m, mine) && !block_is_same(base, mine) : block_says_anything(base);
        if (is_same && is_touched)
            return base;
    }
    return NULL;
}

static struct block *move(struct merging *m, struct block *parent, struct block *after, struct block *base, struct block *theirs)
{
    base->further = theirs;
    theirs->mate = base;
    if (!base->mate) {
        merging_report(m, REVISION_KEPT, base, NULL, theirs);
        return after;
    }
    pairing_join_further(m->segmenter, base, theirs);
    if (first_standing(parent) != base->mate || after)
        put(m, parent, after, theirs, base->mate->node);
    m->mine.parts.items[parent->part].is_changed = true;
    merge_blocks(m, base, base->mate, theirs);
    return base->mate;
}

static struct block *take_added(struct merging *m, struct block *parent, struct block *after, struct block *theirs)
{
    struct block *own = find_own(parent, theirs);
    if (own || !comes_alone(theirs))
        return own ? own : after;
    struct block *moved = find_moved(m, theirs);
    if (moved)
        return move(m, parent, after, moved, theirs);
    merging_report(m, REVISION_TAKEN, NULL, NULL, theirs);
    return insert(m, parent, after, theirs);
}

/* The person has removed it; a change of it is told where it stood. */
static void tell_removed(struct merging *m, struct block *beside, struct block *base, struct block *theirs)
{
    if (block_is_same(base, theirs))
        merging_report(m, REVISION_KEPT, base, NULL, theirs);
    else
        merging_conflict(m, beside, base, NULL, theirs);
}

static void merge_sequence(struct merging *m, struct block *mine, struct block *theirs)
{
    struct block *after = NULL, *beside = mine;
    for (size_t i = 0; i < theirs->count; i++) {
        struct block *new = theirs->children[i], *base = new->mate;
        if (!base) {
            after = take_added(m, mine, after, new);
        } else if (!base->mate) {
            tell_removed(m, beside, base, new);
        } else {
            merge_blocks(m, base, base->mate, new);
            if (!base->mate->is_gone)
                after = beside = base->mate;
        }
    }
}

/* ---- what the new edition has no more ---- */

static bool ends_with_table(const struct merging *m, const struct block *b)
{
    return !xmlNextElementSibling(b->node) && markup_role(m->mine.parts.format, xmlPreviousElementSibling(b->node)) == ROLE_TABLE;
}

/* A cell or header must have a paragraph and end with one, and one with a setup of pages stays where it is: they are emptied. */
static bool must_stay(const struct merging *m, const struct block *b)
{
    size_t standing = 0;
    for (size_t i = 0; i < b->parent->count; i++)
        standing += !b->parent->children[i]->is_gone;
    bool is_last = b->parent->kind == BLOCK_CELL || b->parent->kind == BLOCK_STORY || b->parent->kind == BLOCK_PART;
    return merging_is_bound(m, b) || (is_last && (standing == 1 || ends_with_table(m, b)) && m->mine.parts.format->empty_paragraph);
}

/* A table without rows, a list without items is none. */
static bool is_emptied(const struct merging *m, const struct block *b)
{
    static const enum role needed[BLOCK_PARAGRAPH + 1] = {
        [BLOCK_TABLE] = ROLE_ROW, [BLOCK_LIST] = ROLE_ITEM, [BLOCK_ITEM] = ROLE_PARAGRAPH};
    xmlNodePtr node = b->node;
    while (node && needed[b->kind] && markup_role(m->mine.parts.format, node) != needed[b->kind])
        node = markup_next(node, b->node);
    return needed[b->kind] && !node && !b->is_gone;
}

static void remove_mine(struct merging *m, struct block *mine)
{
    m->mine.parts.items[mine->part].is_changed = true;
    mine->count = 0;
    if (mine->kind == BLOCK_PARAGRAPH && must_stay(m, mine)) {
        merging_make_empty(m, mine->node);
        return;
    }
    markup_remove(mine->kind == BLOCK_PARAGRAPH ? cut_block_of(m->mine.parts.format, mine->node) : mine->node);
    mine->is_gone = true;
    if (is_emptied(m, mine->parent))
        remove_mine(m, mine->parent);
}

static void remove_gone(struct merging *m, struct block *base)
{
    struct block *mine = base->mate;
    if (!mine || !comes_alone(base))
        return;
    if (block_is_same(base, mine)) {
        merging_report(m, REVISION_TAKEN, base, mine, NULL);
        remove_mine(m, mine);
    } else {
        merging_conflict(m, mine, base, mine, NULL);
    }
}

static void report_own(struct merging *m, const struct block *mine)
{
    for (size_t i = 0; i < mine->count; i++)
        if (!mine->children[i]->mate)
            merging_report(m, REVISION_KEPT, NULL, mine->children[i], NULL);
}

void merge_blocks(struct merging *m, struct block *base, struct block *mine, struct block *theirs)
{
    if (base->kind == BLOCK_PARAGRAPH && merge_paragraph(m, base, mine, theirs))
        return;
    if (is_replaced_whole(m, base, mine, theirs)) {
        merging_report(m, REVISION_TAKEN, base, mine, theirs);
        merging_replace(m, base, mine, theirs);
    } else if (base->kind == BLOCK_ROW && base->count != theirs->count) {
        merging_conflict(m, mine, base, mine, theirs);
    } else {
        report_own(m, mine);
        merge_sequence(m, mine, theirs);
        for (size_t i = 0; i < base->count; i++)
            if (!base->children[i]->further)
                remove_gone(m, base->children[i]);
    }
}
