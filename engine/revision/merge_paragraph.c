/* One paragraph. What only the new edition changed is made word by word in the person's paragraph when that makes it the new
 * one; otherwise, when it also looks otherwise, the new paragraph takes its place, unless the person has touched it. */
#include "revision/changes.h"
#include "revision/look.h"
#include "revision/merging.h"
#include "revision/patch.h"

/* Changes from the text of the last edition to that of the new one, made in a paragraph that has the words around them. */
static bool patch_with(struct merging *m, struct block *b, struct str old, struct str new)
{
    struct arena scratch = {0};
    struct change *changes;
    size_t count = changes_find(m->segmenter, &scratch, old, new, &changes);
    struct stretch *places = changes_follow(m->segmenter, &scratch, old, b->text, changes, count);
    struct patch *patches = ARENA_ARRAY(&scratch, struct patch, count + 1);
    for (size_t i = 0; places && i < count; i++)
        patches[i] = (struct patch){places[i].start, places[i].end, str_slice(new, changes[i].new_start, changes[i].new_end)};
    bool ok = places && patch_paragraph(m->mine.parts.format, b->node, patches, count);
    arena_release(&scratch);
    return ok;
}

/* Whether the changes of words are all that happened between the editions: tried on a copy. */
static bool is_words_alone(struct merging *m, const struct block *base, const struct block *theirs)
{
    struct block copy = *base;
    copy.node = xmlDocCopyNode(base->node, base->node->doc, 1);
    xmlNodePtr holder = xmlAddChild(xmlNewDocNode(base->node->doc, NULL, (const xmlChar *)"holder", NULL), copy.node)->parent;
    bool same =
        patch_with(m, &copy, base->text, theirs->text) && digest_equal(look_digest(&m->base, base->part, copy.node), theirs->digest);
    xmlFreeNode(holder);
    return same;
}

static bool is_touched(const struct block *base, const struct block *mine)
{
    return !str_equal(base->key, mine->key) || !str_equal(base->look, mine->look) || !str_equal(base->extras, mine->extras);
}

static bool may_replace(const struct merging *m, const struct block *base, const struct block *mine)
{
    return !is_touched(base, mine) && !mine->count && !merging_is_bound(m, mine);
}

static bool patch_mine(struct merging *m, struct block *base, struct block *mine, struct block *theirs)
{
    if (!patch_with(m, mine, base->text, theirs->text))
        return false;
    m->mine.parts.items[mine->part].is_changed = true;
    return true;
}

/* The person left the words alone. */
static bool take(struct merging *m, struct block *base, struct block *mine, struct block *theirs)
{
    bool replaces = may_replace(m, base, mine) && !is_words_alone(m, base, theirs);
    if (!replaces && patch_mine(m, base, mine, theirs)) {
        merging_report(m, REVISION_TAKEN, base, mine, theirs);
    } else if (may_replace(m, base, mine)) {
        merging_report(m, REVISION_TAKEN, base, mine, theirs);
        merging_replace(m, base, mine, theirs);
        return true;
    } else {
        merging_conflict(m, mine, base, mine, theirs);
    }
    return false;
}

static bool are_apart(struct merging *m, const struct block *base, const struct block *mine, const struct block *theirs)
{
    struct arena scratch = {0};
    struct change *ours, *others;
    size_t our_count = changes_find(m->segmenter, &scratch, base->text, mine->text, &ours);
    size_t other_count = changes_find(m->segmenter, &scratch, base->text, theirs->text, &others);
    bool apart = changes_are_apart(m->segmenter, base->text, ours, our_count, others, other_count);
    arena_release(&scratch);
    return apart;
}

/* Only how it looks, or a picture in it, is new. */
static bool take_look(struct merging *m, struct block *base, struct block *mine, struct block *theirs)
{
    bool is_seen = !str_equal(base->look, theirs->look) || !str_equal(base->extras, theirs->extras);
    if (!may_replace(m, base, mine)) {
        if (is_seen && !str_equal(base->key, mine->key))
            merging_report(m, REVISION_KEPT, base, mine, theirs);
        return false;
    }
    merging_report(m, REVISION_TAKEN, base, mine, theirs);
    merging_replace(m, base, mine, theirs);
    return true;
}

bool merge_paragraph(struct merging *m, struct block *base, struct block *mine, struct block *theirs)
{
    bool is_mine = !str_equal(base->key, mine->key), is_new = !str_equal(base->key, theirs->key);
    if (!is_new && digest_equal(base->digest, theirs->digest)) {
        if (is_mine)
            merging_report(m, REVISION_KEPT, base, mine, theirs);
        return false;
    }
    if (!is_new)
        return take_look(m, base, mine, theirs);
    if (str_equal(mine->key, theirs->key))
        return false; /* the person has made the correction already */
    if (!is_mine)
        return take(m, base, mine, theirs);
    if (are_apart(m, base, mine, theirs) && patch_mine(m, base, mine, theirs))
        merging_report(m, REVISION_JOINED, base, mine, theirs);
    else
        merging_conflict(m, mine, base, mine, theirs);
    return false;
}
