#include "revision/tracked.h"

#include "base/i18n.h"
#include "pack/format.h"
#include "revision/carry.h"
#include "revision/mend.h"
#include "revision/pairing.h"
#include "revision/renumber.h"
#include "revision/tracking.h"
#include "template/parts/rewrite.h"

struct track_run {
    struct edition old, new;
    struct carrier carrier;
    struct segmenter *segmenter;
    struct tracking marks;
};

/* Marks everything in a block. */
static void track_block(struct track_run *r, xmlNodePtr root, enum track kind)
{
    for (xmlNodePtr node = root; node;) {
        enum role role = markup_role(r->marks.format, node);
        if (role == ROLE_ROW)
            track_row(&r->marks, node, kind);
        else if (role == ROLE_PARAGRAPH)
            track_paragraph(&r->marks, node, kind);
        node = role == ROLE_ROW || role == ROLE_PARAGRAPH ? markup_after(node, root) : markup_next(node, root);
    }
}

static void mark_changed(struct track_run *r, const struct block *new)
{
    r->new.parts.items[new->part].is_changed = true;
}

/* Parts and notes have no marks: what refers to them has. */
static bool has_marks(const struct block *b)
{
    return b->kind != BLOCK_PART && b->kind != BLOCK_STORY && b->kind != BLOCK_CELL;
}

/* A block of the old edition as a deleted one, before a node of the new edition or as the last of `holder`. */
static void put_deleted(struct track_run *r, const struct block *old, const struct block *holder, const struct block *before,
                        const struct block *after)
{
    if (!has_marks(old))
        return;
    xmlNodePtr near = before ? before->node : after ? after->node : holder->node;
    xmlNodePtr copy = carry_copy(&r->carrier, old, holder->part, near);
    track_block(r, copy, TRACK_DELETED);
    if (before)
        xmlAddPrevSibling(before->node, copy);
    else if (after)
        xmlAddNextSibling(after->node, copy);
    else
        xmlAddChild(holder->node, copy);
    including_settle_namespaces(copy);
    mark_changed(r, holder);
}

static void track_added(struct track_run *r, const struct block *new)
{
    if (!has_marks(new))
        return;
    track_block(r, new->node, TRACK_INSERTED);
    mark_changed(r, new);
}

static void track_changed(struct track_run *r, const struct block *old, const struct block *new)
{
    struct arena scratch = {0};
    struct change *changes;
    size_t count = str_equal(old->key, new->key) ? 0 : changes_find(r->segmenter, &scratch, old->text, new->text, &changes);
    if (count) {
        track_words(&r->marks, old->node, new->node, changes, count);
        mark_changed(r, new);
    }
    arena_release(&scratch);
}

static void track_pair(struct track_run *r, struct block *old, struct block *new);

/* Rows of other columns are other rows. */
static void track_mates(struct track_run *r, struct block *old, struct block *new)
{
    if (old->kind == BLOCK_ROW && old->count != new->count) {
        put_deleted(r, old, new->parent, new, NULL);
        track_added(r, new);
    } else {
        track_pair(r, old, new);
    }
}

static void put_gone(struct track_run *r, const struct block *old, size_t *at, size_t end, const struct block *holder,
                     const struct block *before)
{
    for (; *at < end; ++*at)
        if (!old->children[*at]->mate)
            put_deleted(r, old->children[*at], holder, before, NULL);
}

static void track_pair(struct track_run *r, struct block *old, struct block *new)
{
    size_t at = 0, count = old->count;
    if (old->kind == BLOCK_PARAGRAPH)
        track_changed(r, old, new);
    for (size_t i = 0; i < new->count; i++) {
        struct block *child = new->children[i], *mate = child->mate;
        if (mate)
            put_gone(r, old, &at, mate->index, new, child);
        if (mate)
            track_mates(r, mate, child);
        else
            track_added(r, child);
        at = mate && mate->index >= at ? mate->index + 1 : at;
    }
    for (; count > at; count--)
        if (!old->children[count - 1]->mate)
            put_deleted(r, old->children[count - 1], new, NULL, new->count ? new->children[new->count - 1] : NULL);
}

/* Marks are numbered behind all that have a number of their own: bookmarks, remarks, other marks. */
static int64_t highest_id(const struct edition *e)
{
    int64_t highest = 0, number;
    for (size_t i = 0; i < e->parts.count; i++) {
        xmlNodePtr root = e->parts.items[i].is_tagged ? xmlDocGetRootElement(e->parts.items[i].doc) : NULL;
        for (xmlNodePtr node = root; node; node = markup_next(node, root))
            for (const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next)
                if (a->ns && a->children && xmlStrEqual(a->name, (const xmlChar *)"id") &&
                    str_to_int64(str_from((const char *)a->children->content), &number) && number > highest && number < INT32_MAX / 2)
                    highest = number;
    }
    return highest;
}

static bool open_both(struct track_run *r, struct str file, struct str old, struct str new, struct diag *d)
{
    bool ok = edition_open(&r->old, file, old, true, d);
    ok = edition_open(&r->new, file, new, true, d) && ok;
    if (ok && (r->old.parts.format->contents != CONTENTS_WORDML || r->old.parts.format != r->new.parts.format))
        return diag_error(d, place_file(file), "REVISION-FORMAT", "%s",
                          _("changes are tracked in DOCX alone, and both editions must be of it"));
    return ok;
}

static bool track_all(struct track_run *r, struct buf *out)
{
    pairing_join(r->segmenter, r->old.root, r->new.root);
    for (struct block *b = r->old.root; b; b = block_next(b, r->old.root))
        b->further = b; /* what is carried over comes from the old edition itself */
    carry_prepare(&r->carrier, &r->old, &r->old, &r->new);
    r->marks = (struct tracking){r->new.parts.format, highest_id(&r->new)};
    track_pair(r, r->old.root, r->new.root);
    renumber_notes(&r->new);
    return mend_parts(&r->new.parts) && rewrite_package(&r->new.parts, out);
}

bool revision_track(struct str file, struct str old, struct str new, struct buf *out, struct diag *d)
{
    struct track_run r = {.segmenter = segmenter_new()};
    bool ok = open_both(&r, file, old, new, d) && track_all(&r, out);
    edition_close(&r.new);
    edition_close(&r.old);
    segmenter_free(r.segmenter);
    return ok;
}
