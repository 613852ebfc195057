#include "revision/changes.h"

#include <string.h>

#include "revision/align.h"
#include "revision/fold.h"

/* Two texts in pieces, aligned. */
struct compared {
    struct str *olds, *news;
    size_t old_count, new_count;
    struct alignment all;
};

static size_t offset_of(struct str text, const struct str *pieces, size_t count, size_t at)
{
    return at < count ? (size_t)(pieces[at].ptr - text.ptr) : text.len;
}

static bool has_word(const struct str *pieces, size_t from, size_t to)
{
    while (from < to && !segment_is_word(pieces[from]))
        from++;
    return from < to;
}

static struct str *folded(struct arena *a, const struct str *pieces, size_t count)
{
    struct str *all = ARENA_ARRAY(a, struct str, count + 1);
    for (size_t i = 0; i < count; i++)
        all[i] = fold_hyphens(a, pieces[i]);
    return all;
}

static struct compared compare(struct segmenter *s, struct arena *a, struct str old, struct str new)
{
    struct compared c;
    c.old_count = segment_words(s, a, old, &c.olds);
    c.new_count = segment_words(s, a, new, &c.news);
    c.all = align_texts(a, folded(a, c.olds, c.old_count), c.old_count, folded(a, c.news, c.new_count), c.new_count);
    return c;
}

size_t changes_find(struct segmenter *s, struct arena *a, struct str old, struct str new, struct change **out)
{
    struct arena scratch = {0};
    struct compared c = compare(s, &scratch, old, new);
    size_t count = 0, capacity = 0, stayed = 0;
    *out = NULL;
    for (struct gap g = {0}; align_next_gap(&c.all, &g); stayed = g.left_to) {
        bool is_further = !count || has_word(c.olds, stayed, g.left_from);
        struct change *last = is_further ? ARENA_PUSH(a, *out, count, capacity) : &(*out)[count - 1];
        if (is_further) {
            last->old_start = offset_of(old, c.olds, c.old_count, g.left_from);
            last->new_start = offset_of(new, c.news, c.new_count, g.right_from);
        }
        last->old_end = offset_of(old, c.olds, c.old_count, g.left_to);
        last->new_end = offset_of(new, c.news, c.new_count, g.right_to);
    }
    arena_release(&scratch);
    return count;
}

/* A word, or a mark that ends a sentence or brackets: what is added behind it is another matter. */
static bool holds_border(struct segmenter *s, struct str text)
{
    struct arena scratch = {0};
    struct str *pieces;
    size_t count = segment_words(s, &scratch, text, &pieces);
    bool holds = has_word(pieces, 0, count);
    for (size_t i = 0; i < count && !holds; i++)
        holds = pieces[i].len == 1 && memchr(".!?;)", pieces[i].ptr[0], 5);
    arena_release(&scratch);
    return holds;
}

bool changes_are_apart(struct segmenter *s, struct str old, const struct change *one, size_t one_count, const struct change *other,
                       size_t other_count)
{
    for (size_t i = 0, j = 0; i < one_count && j < other_count;) {
        bool is_before = one[i].old_end <= other[j].old_start;
        size_t from = is_before ? one[i].old_end : other[j].old_end, to = is_before ? other[j].old_start : one[i].old_start;
        if (from > to || !holds_border(s, str_slice(old, from, to)))
            return false;
        if (is_before)
            i++;
        else
            j++;
    }
    return true;
}

/* The index of the piece that begins at an offset. */
static size_t piece_at(struct str text, const struct str *pieces, size_t count, size_t offset)
{
    size_t i = 0;
    while (i < count && offset_of(text, pieces, count, i) < offset)
        i++;
    return i;
}

/* Nothing is put in between: behind the piece before, or before the one behind. */
static bool follow_point(const struct compared *c, struct str third, size_t at, struct stretch *out)
{
    size_t before = at > 0 ? c->all.of_left[at - 1] : SIZE_MAX, behind = at < c->old_count ? c->all.of_left[at] : SIZE_MAX;
    if (before == SIZE_MAX && behind == SIZE_MAX && (at > 0 || at < c->old_count))
        return false;
    out->start = out->end = offset_of(third, c->news, c->new_count, before != SIZE_MAX ? before + 1 : behind != SIZE_MAX ? behind : 0);
    return true;
}

static bool follow(const struct compared *c, struct str old, struct str third, const struct change *change, struct stretch *out)
{
    size_t from = piece_at(old, c->olds, c->old_count, change->old_start), to = piece_at(old, c->olds, c->old_count, change->old_end);
    if (from == to)
        return follow_point(c, third, from, out);
    size_t first = c->all.of_left[from], last = c->all.of_left[to - 1];
    if (first == SIZE_MAX || last == SIZE_MAX || last - first != to - 1 - from)
        return false;
    *out = (struct stretch){offset_of(third, c->news, c->new_count, first), offset_of(third, c->news, c->new_count, last + 1)};
    return true;
}

struct stretch *changes_follow(struct segmenter *s, struct arena *a, struct str old, struct str third, const struct change *changes,
                               size_t count)
{
    struct arena scratch = {0};
    struct compared c = compare(s, &scratch, old, third);
    struct stretch *all = ARENA_ARRAY(a, struct stretch, count + 1);
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++)
        ok = follow(&c, old, third, &changes[i], &all[i]);
    arena_release(&scratch);
    return ok ? all : NULL;
}
