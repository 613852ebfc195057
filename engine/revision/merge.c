#include "revision/merge.h"

#include "base/i18n.h"
#include "pack/format.h"
#include "revision/look.h"
#include "revision/mend.h"
#include "revision/merging.h"
#include "revision/pairing.h"
#include "revision/renumber.h"
#include "template/inclusion/including.h"
#include "template/parts/rewrite.h"
#include "template/tags/pages.h"

/* Documents are in Russian, whatever language messages are in. */
#define AUTHOR "Писарь"
#define INITIALS "П"

enum { TEXT_LIMIT = 1000 }; /* of what a remark quotes */

/* ---- the report ---- */

static struct str words_of(struct merging *m, const struct block *base, const struct block *mine, const struct block *theirs)
{
    return mine ? block_words(&m->mine, mine) : theirs ? block_words(&m->theirs, theirs) : block_words(&m->base, base);
}

static struct str text_of(struct arena *a, const struct block *b)
{
    return b ? block_text(a, b, TEXT_LIMIT) : STR("");
}

void merging_report(struct merging *m, enum revision_outcome outcome, const struct block *base, const struct block *mine, const struct block *theirs)
{
    struct revision_report *r = m->report;
    struct revision_item item = {.outcome = outcome, .old = text_of(&r->arena, base), .mine = text_of(&r->arena, mine), .new = text_of(&r->arena, theirs)};
    bool is_heard = (base && block_says_anything(base)) || (mine && block_says_anything(mine)) || (theirs && block_says_anything(theirs));
    if (!is_heard && outcome == REVISION_KEPT)
        return; /* an empty paragraph more or less */
    item.place = arena_str(&r->arena, words_of(m, base, mine, theirs));
    *ARENA_PUSH(&r->arena, r->items, r->count, r->capacity) = item;
    r->conflicts += outcome == REVISION_CONFLICT;
}

void revision_report_release(struct revision_report *r)
{
    arena_release(&r->arena);
    *r = (struct revision_report){0};
}

/* ---- remarks ---- */

static struct str remark_text(struct arena *a, const struct block *base, const struct block *mine, const struct block *theirs)
{
    struct str old = text_of(a, base), new = text_of(a, theirs);
    struct str head = mine ? STR("") : STR("Здесь удалено то, что в новой редакции изменилось. ");
    if (!theirs)
        return arena_printf(a, "Было: «%.*s». Стало: в новой редакции этого нет.", STR_ARG(old));
    return arena_printf(a, "%.*sБыло: «%.*s». Стало: «%.*s».", STR_ARG(head), STR_ARG(old), STR_ARG(new));
}

void merging_conflict(struct merging *m, struct block *at, const struct block *base, const struct block *mine, const struct block *theirs)
{
    struct arena *a = &m->mine.program.arena;
    merging_report(m, REVISION_CONFLICT, base, mine, theirs);
    *ARENA_PUSH(a, m->pending, m->pending_count, m->pending_capacity) = (struct pending){at, remark_text(a, base, mine, theirs)};
}

/* The paragraph that stands there still: in the block, or behind it, or before it. */
static struct block *paragraph_at(const struct merging *m, struct block *at)
{
    struct block *last = NULL;
    for (struct block *b = at; b; b = block_next(b, m->mine.root))
        if (b->kind == BLOCK_PARAGRAPH && !b->is_gone)
            return b;
    for (struct block *b = m->mine.root; b && b != at; b = block_next(b, m->mine.root))
        if (b->kind == BLOCK_PARAGRAPH && !b->is_gone)
            last = b;
    return last;
}

static bool put_remark(struct merging *m, const struct pending *p)
{
    struct arena *a = &m->mine.program.arena;
    struct block *b = paragraph_at(m, p->at);
    struct str place = b ? block_words(&m->mine, b) : STR("");
    if (b)
        block_read(&m->mine, b); /* its words may be others by now */
    struct remark_target t = {.part = b ? b->part : 0, .paragraph = b ? b->node : NULL, .end = b ? b->text.len : 0};
    if (!remarks_find(&m->remarks, &t))
        return true; /* a document without a paragraph: the report tells it */
    return remarks_put(&m->remarks, &t, t.is_exact ? p->text : arena_printf(a, "%.*s: %.*s", STR_ARG(place), STR_ARG(p->text)));
}

/* ---- the person's file ---- */

static xmlNodePtr properties_of(const struct format *f, xmlNodePtr paragraph)
{
    xmlNodePtr child = xmlFirstElementChild(paragraph);
    return child && markup_role(f, child) == ROLE_PROPERTIES ? child : NULL;
}

static struct str style_of(struct arena *a, const xmlNode *paragraph)
{
    return markup_attribute(a, paragraph, (const char *)paragraph->ns->href, "style-name");
}

/* Whether both editions say the same of a paragraph itself: its alignment, its style. */
static bool has_same_properties(struct merging *m, const struct block *base, const struct block *theirs)
{
    const struct format *f = m->mine.parts.format;
    struct arena *a = &m->mine.program.arena;
    xmlNodePtr old = properties_of(f, base->node), new = properties_of(f, theirs->node);
    if (f->marks_are_styles)
        return str_equal(style_of(a, base->node), style_of(a, theirs->node));
    return old && new ? digest_equal(look_digest(&m->base, base->part, old), look_digest(&m->theirs, theirs->part, new)) : old == new;
}

/* Gives a copy of a new paragraph the properties that the person's has. */
static void keep_properties(struct merging *m, xmlNodePtr mine, xmlNodePtr copy)
{
    const struct format *f = m->mine.parts.format;
    struct str style = style_of(&m->mine.program.arena, mine);
    xmlNodePtr old = properties_of(f, mine), new = properties_of(f, copy);
    if (f->marks_are_styles && style.len)
        xmlSetNsProp(copy, copy->ns, (const xmlChar *)"style-name", (const xmlChar *)style.ptr);
    if (f->marks_are_styles)
        return;
    if (new)
        markup_remove(new);
    if (old && copy->children)
        xmlAddPrevSibling(copy->children, old);
    else if (old)
        xmlAddChild(copy, old);
}

void merging_replace(struct merging *m, const struct block *base, struct block *mine, const struct block *theirs)
{
    xmlNodePtr old = mine->node, copy = carry_copy(&m->carrier, theirs, mine->part, old);
    if (mine->kind == BLOCK_PARAGRAPH && has_same_properties(m, base, theirs))
        keep_properties(m, old, copy);
    copy->_private = old->_private; /* its number */
    xmlAddNextSibling(old, copy);
    xmlUnlinkNode(old);
    xmlFreeNode(old);
    including_settle_namespaces(copy);
    mine->node = copy;
    mine->count = 0;
}

bool merging_is_bound(const struct merging *m, const struct block *b)
{
    const struct format *f = m->mine.parts.format;
    return f->pages_end_in_paragraph && b->kind == BLOCK_PARAGRAPH && pages_carries_setup(f, b->node);
}

/* ---- the merge ---- */

static bool is_mergeable(const struct merging *m)
{
    const struct format *f = m->mine.parts.format;
    return f == m->base.parts.format && f == m->theirs.parts.format && !f->sheets && !f->presentation;
}

static bool open_all(struct merging *m, struct str file, struct str base, struct str mine, struct str theirs, struct diag *d)
{
    bool ok = edition_open(&m->base, file, base, true, d);
    ok = edition_open(&m->mine, file, mine, true, d) && ok;
    ok = edition_open(&m->theirs, file, theirs, true, d) && ok;
    if (ok && !is_mergeable(m))
        return diag_error(d, place_file(file), "REVISION-FORMAT", "%s", _("editions are merged in text documents (DOCX, ODT) and ODP, all of one format"));
    return ok;
}

static bool merge_all(struct merging *m, struct buf *out)
{
    bool ok = true;
    pairing_join(m->segmenter, m->base.root, m->mine.root);
    pairing_join_moved(m->segmenter, m->base.root, m->mine.root);
    pairing_join_further(m->segmenter, m->base.root, m->theirs.root);
    carry_prepare(&m->carrier, &m->base, &m->theirs, &m->mine);
    merge_blocks(m, m->base.root, m->mine.root, m->theirs.root);
    renumber_notes(&m->mine);
    m->remarks = (struct remarks){.parts = &m->mine.parts, .seen = &m->mine.parts, .author = AUTHOR, .initials = INITIALS};
    for (size_t i = 0; ok && i < m->pending_count; i++)
        ok = put_remark(m, &m->pending[i]);
    return ok && mend_parts(&m->mine.parts) && rewrite_package(&m->mine.parts, out);
}

bool revision_merge(struct str file, struct str base, struct str mine, struct str theirs, struct buf *out, struct revision_report *report, struct diag *d)
{
    struct merging m = {.segmenter = segmenter_new(), .report = report};
    *report = (struct revision_report){0};
    bool ok = open_all(&m, file, base, mine, theirs, d) && merge_all(&m, out);
    edition_close(&m.theirs);
    edition_close(&m.mine);
    edition_close(&m.base);
    segmenter_free(m.segmenter);
    return ok;
}
