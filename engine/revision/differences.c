#include "revision/differences.h"

#include "base/i18n.h"
#include "revision/changes.h"
#include "revision/pairing.h"

enum {
    CONTEXT = 5,        /* words around a change */
    TEXT_LIMIT = 4000,  /* of what is wholly new or gone */
};

/* ---- marks ---- */

/* A line is a difference. */
static void put_flat(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        buf_put_char(out, text.ptr[i] == '\n' || text.ptr[i] == '\t' || text.ptr[i] == '\r' ? ' ' : text.ptr[i]);
}

static void put_marked(struct buf *out, const char *open, struct str text, const char *close)
{
    if (!text.len)
        return;
    buf_put_cstr(out, open);
    put_flat(out, text);
    buf_put_cstr(out, close);
}

/* How many bytes at the beginning of a stretch hold so many words. */
static size_t first_words(struct segmenter *s, struct str text, size_t words)
{
    struct arena scratch = {0};
    struct str *pieces;
    size_t count = segment_words(s, &scratch, text, &pieces), at = 0, i = 0;
    for (; i < count && words > 0; i++) {
        at += pieces[i].len;
        words -= segment_is_word(pieces[i]);
    }
    arena_release(&scratch);
    return at;
}

/* Where the last words of a stretch begin. */
static size_t last_words(struct segmenter *s, struct str text, size_t words)
{
    struct arena scratch = {0};
    struct str *pieces;
    size_t count = segment_words(s, &scratch, text, &pieces), at = text.len;
    for (size_t i = count; i > 0 && words > 0; i--) {
        at -= pieces[i - 1].len;
        words -= segment_is_word(pieces[i - 1]);
    }
    arena_release(&scratch);
    return at;
}

/* What stays between two changes, or before the first and after the last one. */
static void put_stretch(struct segmenter *s, struct buf *out, struct str text, bool is_first, bool is_last)
{
    size_t head = is_first ? 0 : first_words(s, text, CONTEXT), tail = is_last ? text.len : last_words(s, text, CONTEXT);
    if (head >= tail && !(is_first && tail > 0) && !(is_last && head < text.len)) {
        put_flat(out, text);
        return;
    }
    put_flat(out, str_slice(text, 0, head));
    buf_put_cstr(out, is_first ? "… " : is_last ? " …" : " … ");
    put_flat(out, str_slice(text, tail, text.len));
}

struct str differences_mark(struct arena *a, struct segmenter *s, struct str old, struct str new)
{
    struct buf out;
    struct change *changes;
    size_t count = changes_find(s, a, old, new, &changes), at = 0;
    buf_init(&out, BUF_LIMIT_PART);
    for (size_t i = 0; i < count; i++) {
        put_stretch(s, &out, str_slice(new, at, changes[i].new_start), i == 0, false);
        put_marked(&out, "[-", str_slice(old, changes[i].old_start, changes[i].old_end), "-]");
        put_marked(&out, "{+", str_slice(new, changes[i].new_start, changes[i].new_end), "+}");
        at = changes[i].new_end;
    }
    put_stretch(s, &out, str_slice(new, at, new.len), count == 0, true);
    struct str marked = arena_str(a, buf_str(&out));
    buf_release(&out);
    return marked;
}

/* ---- the list ---- */

struct comparison {
    struct arena *arena;
    struct segmenter *segmenter;
    struct edition *old, *new;
    struct differences *out;
};

static struct str whole(struct comparison *c, const char *open, struct str text, const char *close)
{
    struct buf out;
    buf_init(&out, BUF_LIMIT_PART);
    put_marked(&out, open, text, close);
    struct str marked = arena_str(c->arena, buf_str(&out));
    buf_release(&out);
    return marked;
}

static struct block_difference *add(struct comparison *c, enum difference_kind kind, struct block *old, struct block *new)
{
    struct block_difference *d = ARENA_PUSH(c->arena, c->out->items, c->out->count, c->out->capacity);
    *d = (struct block_difference){.kind = kind, .old_block = old, .new_block = new};
    d->place = arena_str(c->arena, new ? block_words(c->new, new) : block_words(c->old, old));
    d->old = old ? block_text(c->arena, old, TEXT_LIMIT) : STR("");
    d->new = new ? block_text(c->arena, new, TEXT_LIMIT) : STR("");
    return d;
}

static void add_removed(struct comparison *c, struct block *old)
{
    if (!block_says_anything(old))
        return;
    struct block_difference *d = add(c, DIFFERENCE_REMOVED, old, NULL);
    d->marked = whole(c, "[-", d->old, "-]");
}

static void add_added(struct comparison *c, struct block *new)
{
    if (!block_says_anything(new))
        return;
    struct block_difference *d = add(c, DIFFERENCE_ADDED, NULL, new);
    d->marked = whole(c, "{+", d->new, "+}");
}

static void compare_paragraphs(struct comparison *c, struct block *old, struct block *new)
{
    bool same = str_equal(old->key, new->key);
    bool looks_same = str_equal(old->look, new->look) && str_equal(old->extras, new->extras);
    if (same && looks_same)
        return;
    struct block_difference *d = add(c, same ? DIFFERENCE_LOOK : DIFFERENCE_CHANGED, old, new);
    d->old = old->text;
    d->new = new->text;
    d->marked = same ? whole(c, "", new->text, "") : differences_mark(c->arena, c->segmenter, old->text, new->text);
}

static void compare(struct comparison *c, struct block *old, struct block *new)
{
    size_t at = 0;
    if (old->kind == BLOCK_PARAGRAPH)
        compare_paragraphs(c, old, new);
    for (size_t i = 0; i < new->count; i++) {
        struct block *child = new->children[i], *mate = child->mate;
        for (; mate && at < mate->index; at++)
            if (!old->children[at]->mate)
                add_removed(c, old->children[at]);
        if (mate)
            compare(c, mate, child);
        else
            add_added(c, child);
        at = mate && mate->index >= at ? mate->index + 1 : at;
    }
    for (; at < old->count; at++)
        if (!old->children[at]->mate)
            add_removed(c, old->children[at]);
}

void differences_find(struct arena *a, struct segmenter *s, struct edition *old, struct edition *new, struct differences *out)
{
    *out = (struct differences){0};
    pairing_join(s, old->root, new->root);
    compare(&(struct comparison){a, s, old, new, out}, old->root, new->root);
}

void differences_print(const struct differences *all, struct buf *out)
{
    static const char *const words[] = {[DIFFERENCE_CHANGED] = "", [DIFFERENCE_ADDED] = N_(" (added)"),
                                        [DIFFERENCE_REMOVED] = N_(" (removed)"), [DIFFERENCE_LOOK] = N_(" (looks otherwise)")};
    for (size_t i = 0; i < all->count; i++) {
        const struct block_difference *d = &all->items[i];
        buf_printf(out, "%.*s%s: %.*s\n", STR_ARG(d->place), *words[d->kind] ? _(words[d->kind]) : "", STR_ARG(d->marked));
    }
}
