#include "revision/align.h"

#include <stdlib.h>

/* ---- texts to numbers ---- */

struct named {
    struct str text;
    size_t index;
};

static int compare_named(const void *a, const void *b)
{
    const struct named *one = a, *other = b;
    return str_compare(one->text, other->text);
}

/* Equal texts get equal numbers, whichever side they stand on. */
static int64_t *number_texts(struct arena *a, const struct str *left, size_t left_count, const struct str *right, size_t right_count)
{
    size_t count = left_count + right_count;
    struct arena scratch = {0};
    struct named *all = ARENA_ARRAY(&scratch, struct named, count + 1);
    int64_t *numbers = ARENA_ARRAY(a, int64_t, count + 1), number = 0;
    for (size_t i = 0; i < count; i++)
        all[i] = (struct named){i < left_count ? left[i] : right[i - left_count], i};
    qsort(all, count, sizeof *all, compare_named);
    for (size_t i = 0; i < count; i++) {
        number += i > 0 && !str_equal(all[i].text, all[i - 1].text);
        numbers[all[i].index] = number;
    }
    arena_release(&scratch);
    return numbers;
}

/* ---- the search ---- */

struct search {
    const int64_t *left, *right;
    int64_t *down, *up; /* by diagonal: how far the paths from the beginning and from the end have come */
    int64_t steps;      /* that are left */
    struct alignment *found;
};

/* Items `left_from` up to `left_to` of one side against some of the other. */
struct box {
    int64_t left_from, left_to, right_from, right_to;
};

/* The diagonals that paths from one corner have reached, and the outermost of the box. */
struct reach {
    int64_t low, high, least, most;
};

/* Takes the diagonals beside those reached so far in, which nothing has reached yet; of those at the edge every other one goes. */
static void widen(struct reach *r, int64_t *furthest, int64_t nothing)
{
    if (r->low > r->least)
        furthest[--r->low - 1] = nothing;
    else
        ++r->low;
    if (r->high < r->most)
        furthest[++r->high + 1] = nothing;
    else
        --r->high;
}

static bool meets(const struct reach *other, int64_t diagonal)
{
    return other->low <= diagonal && diagonal <= other->high;
}

/* One more difference from the beginning; true when the paths from the end are met at `*x` of the left side. */
static bool step_down(struct search *s, const struct box *b, struct reach *r, const struct reach *other, bool may_meet, int64_t *x,
                      int64_t *y)
{
    widen(r, s->down, -1);
    for (int64_t k = r->high; k >= r->low; k -= 2, s->steps--) {
        int64_t below = s->down[k - 1], above = s->down[k + 1];
        *x = below < above ? above : below + 1;
        for (*y = *x - k; *x < b->left_to && *y < b->right_to && s->left[*x] == s->right[*y]; ++*y, s->steps--)
            ++*x;
        s->down[k] = *x;
        if (may_meet && meets(other, k) && s->up[k] <= *x)
            return true;
    }
    return false;
}

static bool step_up(struct search *s, const struct box *b, struct reach *r, const struct reach *other, bool may_meet, int64_t *x,
                    int64_t *y)
{
    widen(r, s->up, INT64_MAX);
    for (int64_t k = r->high; k >= r->low; k -= 2, s->steps--) {
        int64_t below = s->up[k - 1], above = s->up[k + 1];
        *x = below < above ? below : above - 1;
        for (*y = *x - k; b->left_from < *x && b->right_from < *y && s->left[*x - 1] == s->right[*y - 1]; --*y, s->steps--)
            --*x;
        s->up[k] = *x;
        if (may_meet && meets(other, k) && *x <= s->down[k])
            return true;
    }
    return false;
}

/* A point that some shortest path goes through; false when the steps are used up. */
static bool find_middle(struct search *s, const struct box *b, int64_t *x, int64_t *y)
{
    int64_t first = b->left_from - b->right_from, last = b->left_to - b->right_to;
    int64_t least = b->left_from - b->right_to, most = b->left_to - b->right_from;
    struct reach down = {first, first, least, most}, up = {last, last, least, most};
    bool is_odd = (first - last) % 2 != 0;
    s->down[first] = b->left_from;
    s->up[last] = b->left_to;
    while (s->steps > 0)
        if (step_down(s, b, &down, &up, is_odd, x, y) || step_up(s, b, &up, &down, !is_odd, x, y))
            return true;
    return false;
}

static void join(struct search *s, int64_t left, int64_t right)
{
    s->found->of_left[left] = (size_t)right;
    s->found->of_right[right] = (size_t)left;
}

/* Each half has half of the differences: the depth is their logarithm. */
static void search_box(struct search *s, struct box b)
{
    int64_t x, y;
    while (b.left_from < b.left_to && b.right_from < b.right_to && s->left[b.left_from] == s->right[b.right_from])
        join(s, b.left_from++, b.right_from++);
    while (b.left_from < b.left_to && b.right_from < b.right_to && s->left[b.left_to - 1] == s->right[b.right_to - 1])
        join(s, --b.left_to, --b.right_to);
    if (b.left_from == b.left_to || b.right_from == b.right_to || !find_middle(s, &b, &x, &y))
        return;
    search_box(s, (struct box){b.left_from, x, b.right_from, y});
    search_box(s, (struct box){x, b.left_to, y, b.right_to});
}

static size_t *no_partners(struct arena *a, size_t count)
{
    size_t *items = ARENA_ARRAY(a, size_t, count + 1);
    for (size_t i = 0; i < count; i++)
        items[i] = SIZE_MAX;
    return items;
}

struct alignment align_texts(struct arena *a, const struct str *left, size_t left_count, const struct str *right, size_t right_count)
{
    struct arena scratch = {0};
    struct alignment found = {no_partners(a, left_count), no_partners(a, right_count), left_count, right_count};
    int64_t *numbers = number_texts(&scratch, left, left_count, right, right_count);
    size_t diagonals = left_count + right_count + 3;
    struct search s = {.left = numbers, .right = numbers + left_count, .steps = ALIGN_STEPS_LIMIT, .found = &found};
    s.down = ARENA_ARRAY(&scratch, int64_t, diagonals) + right_count + 1;
    s.up = ARENA_ARRAY(&scratch, int64_t, diagonals) + right_count + 1;
    search_box(&s, (struct box){0, (int64_t)left_count, 0, (int64_t)right_count});
    arena_release(&scratch);
    return found;
}

bool align_next_gap(const struct alignment *all, struct gap *gap)
{
    size_t left = gap->left_to, right = gap->right_to;
    while (left < all->left_count && right < all->right_count && all->of_left[left] == right)
        left++, right++;
    gap->left_from = left;
    gap->right_from = right;
    while (left < all->left_count && all->of_left[left] == SIZE_MAX)
        left++;
    while (right < all->right_count && all->of_right[right] == SIZE_MAX)
        right++;
    gap->left_to = left;
    gap->right_to = right;
    return gap->left_from < left || gap->right_from < right;
}
