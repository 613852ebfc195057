/* Units are found by their ids in lists sorted by them: a figure may count a hundred thousand persons. */
#include "app/past/unit_changes.h"

#include <stdlib.h>

#include "rules/figures/members.h"

/* The members of a figure by id. */
struct members {
    const struct member **sorted;
    size_t count;
};

static int by_id(const void *pa, const void *pb)
{
    const struct member *const *a = pa, *const *b = pb;
    return str_compare((*a)->id, (*b)->id);
}

static struct members sort_members(struct arena *a, const struct figure *f)
{
    struct members m = {.count = f ? f->member_count : 0};
    m.sorted = ARENA_ARRAY(a, const struct member *, m.count);
    for (size_t i = 0; i < m.count; i++)
        m.sorted[i] = &f->members[i];
    if (m.count)
        qsort(m.sorted, m.count, sizeof *m.sorted, by_id);
    return m;
}

static const struct member *find_member(const struct members *m, const struct member *wanted)
{
    const struct member **found = m->count ? bsearch(&wanted, m->sorted, m->count, sizeof *m->sorted, by_id) : NULL;
    return found ? *found : NULL;
}

static bool counted_alike(const struct member *a, const struct member *b)
{
    return str_equal(a->id, b->id) && a->membership == b->membership;
}

static bool same_lists(const struct members *a, const struct members *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (!counted_alike(a->sorted[i], b->sorted[i]))
            return false;
    return true;
}

bool units_same(const struct figure *a, const struct figure *b)
{
    struct arena scratch = {0};
    if (a->member_count != b->member_count)
        return false;
    struct members of_a = sort_members(&scratch, a), of_b = sort_members(&scratch, b);
    bool same = same_lists(&of_a, &of_b);
    arena_release(&scratch);
    return same;
}

static bool has_place(const struct unit_change *u, struct str place)
{
    for (size_t i = 0; i < u->place_count; i++)
        if (str_equal(u->places[i], place))
            return true;
    return false;
}

static void put_places(struct arena *a, struct unit_change *u, const struct member *m)
{
    for (size_t i = 0; m && i < m->place_count; i++) {
        struct str place = members_place(a, &m->places[i]);
        if (!has_place(u, place))
            *ARENA_PUSH(a, u->places, u->place_count, u->place_capacity) = place;
    }
}

/* Of a unit that came or went it is no reason that its rows count or do not. */
static bool can_decide(const struct unit_change *u, const struct row_change *r)
{
    return (r->kind != ROW_DROPPED && r->kind != ROW_COUNTS) || (u->had && u->has);
}

static void put_rows(struct arena *a, struct unit_change *u, const struct difference *x)
{
    for (size_t i = 0; i < x->row_count; i++)
        if (can_decide(u, &x->rows[i]) && (has_place(u, x->rows[i].place_old) || has_place(u, x->rows[i].place_new)))
            *ARENA_PUSH(a, u->rows, u->row_count, u->row_capacity) = &x->rows[i];
}

static void put_unit(struct arena *a, struct figure_change *c, const struct difference *x, const struct member *was, const struct member *became)
{
    const struct member *any = became ? became : was;
    if (was && became && was->membership == became->membership)
        return;
    struct unit_change *u = ARENA_PUSH(a, c->units, c->unit_count, c->unit_capacity);
    *u = (struct unit_change){.id = arena_str(a, any->id), .name = arena_str(a, any->name), .had = was, .has = became};
    u->was = was ? was->membership : MEMBER_OUTSIDE;
    u->became = became ? became->membership : MEMBER_OUTSIDE;
    put_places(a, u, was);
    put_places(a, u, became);
    put_rows(a, u, x);
}

void units_compare(struct arena *a, struct figure_change *c, const struct difference *x, const struct figure *old, const struct figure *new)
{
    struct members before = sort_members(a, old), after = sort_members(a, new);
    for (size_t i = 0; old && i < old->member_count; i++)
        put_unit(a, c, x, &old->members[i], find_member(&after, &old->members[i]));
    for (size_t i = 0; new && i < new->member_count; i++)
        if (!find_member(&before, &new->members[i]))
            put_unit(a, c, x, NULL, &new->members[i]);
}
