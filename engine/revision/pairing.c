#include "revision/pairing.h"

#include <stdlib.h>

#include "revision/align.h"

enum {
    WORDS_LIMIT = 300,     /* of a block that are looked at */
    PRODUCT_LIMIT = 40000, /* pairs of a gap that are tried */
    LEAST = 400,           /* words in common, of a thousand */
    LEAST_LONELY = 200,    /* of rows that stand alone: another row is another thing, whose cells are not changed ones */
    LEAST_MOVED = 800,     /* of a table or frame that a person moved and changed */
};

struct pairing {
    struct segmenter *segmenter;
    bool is_further;
    const struct block *old_header, *new_header; /* of the table around: rows whose cells are its columns; NULL: it has none */
};

static void join(const struct pairing *p, struct block *old, struct block *new)
{
    *(p->is_further ? &old->further : &old->mate) = new;
    new->mate = old;
}

static struct block *partner_of(const struct pairing *p, const struct block *old)
{
    return p->is_further ? old->further : old->mate;
}

/* ---- likeness ---- */

/* The words of a block, as sorted hashes. */
struct bag {
    uint64_t *words;
    size_t count, capacity;
};

static int compare_words(const void *a, const void *b)
{
    uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;
    return one < other ? -1 : one > other;
}

static void add_words(const struct pairing *p, struct arena *a, struct bag *bag, struct str text)
{
    struct str *pieces;
    size_t count = segment_words(p->segmenter, a, str_slice(text, 0, 16 * WORDS_LIMIT), &pieces);
    for (size_t i = 0; i < count && bag->count < WORDS_LIMIT; i++)
        if (segment_is_word(pieces[i]))
            *ARENA_PUSH(a, bag->words, bag->count, bag->capacity) = str_hash(pieces[i]);
}

static struct bag words_of(const struct pairing *p, struct arena *a, const struct block *b)
{
    struct bag bag = {0};
    for (const struct block *at = b; at && bag.count < WORDS_LIMIT; at = block_next(at, b))
        if (at->kind == BLOCK_PARAGRAPH)
            add_words(p, a, &bag, at->text);
    if (bag.count)
        qsort(bag.words, bag.count, sizeof *bag.words, compare_words);
    return bag;
}

/* Words in common, of a thousand. */
static int likeness(const struct bag *one, const struct bag *other)
{
    size_t common = 0;
    for (size_t i = 0, j = 0; i < one->count && j < other->count;) {
        int order = compare_words(&one->words[i], &other->words[j]);
        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    size_t all = one->count + other->count;
    return all ? (int)(2000 * common / all) : 1000;
}

/* ---- gaps ---- */

/* The best sum of likenesses of the first i and j blocks of a gap. */
struct table {
    int *best, *like;
    size_t columns;
};

static struct bag *bags_of(const struct pairing *p, struct arena *a, struct block **blocks, size_t count)
{
    struct bag *bags = ARENA_ARRAY(a, struct bag, count + 1);
    for (size_t i = 0; i < count; i++)
        bags[i] = words_of(p, a, blocks[i]);
    return bags;
}

static struct table new_table(struct arena *a, size_t old_count, size_t new_count)
{
    size_t columns = new_count + 1;
    return (struct table){ARENA_ARRAY(a, int, (old_count + 1) * columns), ARENA_ARRAY(a, int, (old_count + 1) * columns), columns};
}

static void put_likeness(struct table *t, size_t i, size_t j, int like)
{
    int up = t->best[(i - 1) * t->columns + j], left = t->best[i * t->columns + j - 1], both = t->best[(i - 1) * t->columns + j - 1] + like;
    t->like[i * t->columns + j] = like;
    t->best[i * t->columns + j] = like >= LEAST && both >= up && both >= left ? both : up > left ? up : left;
}

static struct table weigh(const struct pairing *p, struct arena *a, struct block **olds, size_t old_count, struct block **news,
                          size_t new_count)
{
    struct bag *old_bags = bags_of(p, a, olds, old_count), *new_bags = bags_of(p, a, news, new_count);
    struct table t = new_table(a, old_count, new_count);
    for (size_t i = 1; i <= old_count; i++)
        for (size_t j = 1; j <= new_count; j++)
            put_likeness(&t, i, j, olds[i - 1]->kind == news[j - 1]->kind ? likeness(&old_bags[i - 1], &new_bags[j - 1]) : 0);
    return t;
}

/* Two that are left alone at one place, between pairs, are a pair whatever they say, and so are cells, as many here as there; `from`
 * and `to` are the ends of what is left. */
static void join_lonely(const struct pairing *p, const struct table *t, struct block **olds, size_t old_from, size_t old_to,
                        struct block **news, size_t new_from, size_t new_to)
{
    size_t count = old_to - old_from;
    if (!count || count != new_to - new_from || olds[old_from]->kind != news[new_from]->kind ||
        (count > 1 && olds[old_from]->kind != BLOCK_CELL))
        return;
    if (olds[old_from]->kind == BLOCK_ROW && t->like[old_to * t->columns + new_to] < LEAST_LONELY)
        return;
    for (size_t i = 0; i < count; i++)
        join(p, olds[old_from + i], news[new_from + i]);
}

static void join_best(const struct pairing *p, const struct table *t, struct block **olds, size_t old_count, struct block **news,
                      size_t new_count)
{
    size_t i = old_count, j = new_count, old_end = old_count, new_end = new_count;
    while (i > 0 && j > 0) {
        int here = t->best[i * t->columns + j], like = t->like[i * t->columns + j];
        if (like >= LEAST && here == t->best[(i - 1) * t->columns + j - 1] + like) {
            join_lonely(p, t, olds, i, old_end, news, j, new_end);
            join(p, olds[--i], news[--j]);
            old_end = i;
            new_end = j;
        } else if (here == t->best[(i - 1) * t->columns + j]) {
            i--;
        } else {
            j--;
        }
    }
    join_lonely(p, t, olds, 0, old_end, news, 0, new_end);
}

static void join_alike(const struct pairing *p, struct block **olds, size_t old_count, struct block **news, size_t new_count)
{
    struct arena scratch = {0};
    struct table t = weigh(p, &scratch, olds, old_count, news, new_count);
    join_best(p, &t, olds, old_count, news, new_count);
    arena_release(&scratch);
}

/* ---- sequences ---- */

/* What blocks are aligned by: all that they say, or in gaps too wide to try each pair, the words of which figures are taken out. */
typedef struct str key_of(struct arena *a, const struct block *b);

static struct str whole_key(struct arena *a, const struct block *b)
{
    return arena_printf(a, "%c%.*s%c%.*s", 'a' + (int)b->kind, STR_ARG(b->extras), '\n', STR_ARG(b->key));
}

static struct str loose_key(struct arena *a, const struct block *b)
{
    struct str text = block_text(a, b, 200);
    char *out = arena_alloc(a, text.len + 1);
    size_t len = 0;
    out[len++] = (char)('a' + (int)b->kind);
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            out[len++] = text.ptr[i];
    return str_make(out, len);
}

typedef void pair_gap(const struct pairing *p, struct block **olds, size_t old_count, struct block **news, size_t new_count);

static void align_by(const struct pairing *p, key_of *key, struct block **olds, size_t old_count, struct block **news, size_t new_count,
                     pair_gap *in_gaps)
{
    struct arena scratch = {0};
    struct str *left = ARENA_ARRAY(&scratch, struct str, old_count + 1), *right = ARENA_ARRAY(&scratch, struct str, new_count + 1);
    for (size_t i = 0; i < old_count; i++)
        left[i] = key(&scratch, olds[i]);
    for (size_t i = 0; i < new_count; i++)
        right[i] = key(&scratch, news[i]);
    struct alignment all = align_texts(&scratch, left, old_count, right, new_count);
    for (size_t i = 0; i < old_count; i++)
        if (all.of_left[i] != SIZE_MAX)
            join(p, olds[i], news[all.of_left[i]]);
    for (struct gap g = {0}; align_next_gap(&all, &g);)
        in_gaps(p, olds + g.left_from, g.left_to - g.left_from, news + g.right_from, g.right_to - g.right_from);
    arena_release(&scratch);
}

static void pair_narrow(const struct pairing *p, struct block **olds, size_t old_count, struct block **news, size_t new_count)
{
    if (old_count && new_count && old_count <= PRODUCT_LIMIT / new_count)
        join_alike(p, olds, old_count, news, new_count);
}

static void pair_any(const struct pairing *p, struct block **olds, size_t old_count, struct block **news, size_t new_count)
{
    if (old_count && new_count && old_count > PRODUCT_LIMIT / new_count)
        align_by(p, loose_key, olds, old_count, news, new_count, pair_narrow);
    else
        pair_narrow(p, olds, old_count, news, new_count);
}

/* ---- trees ---- */

/* Parts are in no order: of one name without its numbers, and saying the same, or the most alike, or else the next. */
static struct block *partner_of_part(const struct pairing *p, const struct block *old, const struct block *news)
{
    struct arena scratch = {0};
    struct bag bag = words_of(p, &scratch, old);
    struct block *best = NULL;
    int most = -1;
    for (size_t i = 0; i < news->count; i++) {
        struct block *new = news->children[i];
        struct bag other = words_of(p, &scratch, new);
        int like = new->mate || !str_equal(old->text, new->text) ? -1 : likeness(&bag, &other) + str_equal(old->key, new->key);
        if (like > most) {
            most = like;
            best = new;
        }
    }
    arena_release(&scratch);
    return best;
}

static void pair_parts(const struct pairing *p, struct block *old, struct block *new)
{
    for (size_t i = 0; i < old->count; i++) {
        struct block *partner = partner_of_part(p, old->children[i], new);
        if (partner)
            join(p, old->children[i], partner);
    }
}

/* ---- columns ---- */

static bool is_like_header(const struct pairing *p, const struct block *row)
{
    const struct block *partner = partner_of(p, row);
    return partner && row->count == p->old_header->count && partner->count == p->new_header->count;
}

/* Of a thousand rows those in which the cells of two columns say the same; as many more when the header does. */
static int likeness_of_columns(const struct pairing *p, const struct block *table, size_t i, size_t j)
{
    int rows = 0, same = 0;
    for (size_t n = 0; n < table->count; n++) {
        const struct block *row = table->children[n];
        if (!is_like_header(p, row))
            continue;
        rows++;
        same += str_equal(row->children[i]->key, partner_of(p, row)->children[j]->key);
    }
    const struct block *header = p->old_header->children[i];
    bool is_named = block_says_anything(header) && str_equal(header->key, p->new_header->children[j]->key);
    return (rows ? 1000 * same / rows : 0) + 1000 * is_named;
}

/* Joins the cells of the header, the first of the rows with most cells: all rows of its shape follow them. */
static void pair_columns(struct pairing *p, const struct block *table)
{
    struct arena scratch = {0};
    for (size_t i = 0; i < table->count; i++) {
        const struct block *row = table->children[i];
        if (partner_of(p, row) && (!p->old_header || row->count > p->old_header->count))
            p->old_header = row;
    }
    if (!p->old_header)
        return;
    p->new_header = partner_of(p, p->old_header);
    size_t old_count = p->old_header->count, new_count = p->new_header->count;
    struct table t = new_table(&scratch, old_count, new_count);
    for (size_t i = 1; i <= old_count; i++)
        for (size_t j = 1; j <= new_count; j++)
            put_likeness(&t, i, j, likeness_of_columns(p, table, i - 1, j - 1));
    join_best(p, &t, p->old_header->children, old_count, p->new_header->children, new_count);
    arena_release(&scratch);
}

static void pair_by_header(const struct pairing *p, struct block *old, struct block *new)
{
    for (size_t i = 0; old != p->old_header && i < old->count; i++) {
        const struct block *column = partner_of(p, p->old_header->children[i]);
        if (column)
            join(p, old->children[i], new->children[column->index]);
    }
}

/* ---- all ---- */

static void pair_cells(const struct pairing *p, struct block *old, struct block *new)
{
    if (p->old_header && is_like_header(p, old))
        pair_by_header(p, old, new);
    else if (old->count == new->count)
        for (size_t i = 0; i < old->count; i++)
            join(p, old->children[i], new->children[i]);
    else
        align_by(p, whole_key, old->children, old->count, new->children, new->count, pair_any);
}

static void pair_trees(const struct pairing *p, struct block *old, struct block *new)
{
    struct pairing below = {.segmenter = p->segmenter, .is_further = p->is_further};
    if (!old->parent)
        pair_parts(p, old, new);
    else if (old->kind == BLOCK_ROW)
        pair_cells(p, old, new);
    else
        align_by(p, whole_key, old->children, old->count, new->children, new->count, pair_any);
    if (old->kind == BLOCK_TABLE)
        pair_columns(&below, old);
    for (size_t i = 0; i < old->count; i++) {
        struct block *child = old->children[i], *partner = partner_of(p, child);
        if (partner)
            pair_trees(&below, child, partner);
    }
}

void pairing_join(struct segmenter *s, struct block *old, struct block *new)
{
    pair_trees(&(struct pairing){.segmenter = s}, old, new);
}

void pairing_join_further(struct segmenter *s, struct block *old, struct block *new)
{
    pair_trees(&(struct pairing){.segmenter = s, .is_further = true}, old, new);
}

/* A table, or what stands on a slide, may have been changed, too, where it is now. */
static bool is_moved(const struct pairing *p, const struct block *old, const struct block *new)
{
    struct arena scratch = {0};
    if (new->kind != old->kind || (str_equal(new->key, old->key) && str_equal(new->extras, old->extras)))
        return new->kind == old->kind;
    struct bag one = words_of(p, &scratch, old), other = words_of(p, &scratch, new);
    bool may_differ = old->kind == BLOCK_TABLE || old->kind == BLOCK_FRAME;
    bool moved = may_differ && one.count && other.count && likeness(&one, &other) >= LEAST_MOVED;
    arena_release(&scratch);
    return moved;
}

static struct block *find_moved(const struct pairing *p, const struct block *old, const struct block *among)
{
    for (size_t i = 0; i < among->count; i++)
        if (!among->children[i]->mate && is_moved(p, old, among->children[i]))
            return among->children[i];
    return NULL;
}

void pairing_join_moved(struct segmenter *s, struct block *old, struct block *new)
{
    const struct pairing p = {.segmenter = s};
    for (size_t i = 0; i < old->count; i++) {
        struct block *child = old->children[i], *moved = child->mate || !block_says_anything(child) ? NULL : find_moved(&p, child, new);
        if (moved) {
            join(&p, child, moved);
            pair_trees(&p, child, moved);
        } else if (child->mate) {
            pairing_join_moved(s, child, child->mate);
        }
    }
}
