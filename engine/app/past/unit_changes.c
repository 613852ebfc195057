/* Units are found by their ids in lists sorted by them: a figure may count a hundred thousand persons. */
#include "app/past/unit_changes.h"

#include <stdlib.h>

#include "base/file.h"
#include "rules/figures/logs.h"
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

/* Whether rows of two runs are one row: that of one key, and at the same place. */
static bool is_same_row(const struct member_place *one, const struct member_place *other)
{
    struct arena scratch = {0};
    bool same = table_line(one->table, one->row) == table_line(other->table, other->row) &&
                str_equal(table_file(one->table), table_file(other->table)) &&
                str_equal(table_key(&scratch, one->table, one->row, value_plain), table_key(&scratch, other->table, other->row, value_plain));
    arena_release(&scratch);
    return same;
}

static bool has_place(const struct member *m, const struct member_place *place)
{
    for (size_t i = 0; m && i < m->place_count; i++)
        if (is_same_row(&m->places[i], place))
            return true;
    return false;
}

/* A run may have had its inputs in another folder than the one that they are laid out in: tables are known by their names. */
static bool is_changed(const struct difference *x, struct str path)
{
    for (size_t i = 0; i < x->file_count; i++)
        if (str_equal(x->files[i].kind, STR("input")) && str_equal(path_base(x->files[i].path), path_base(path)))
            return true;
    return false;
}

/* The rows of a member; of those that both runs had the earlier run's stand. `before`: the member is of that one. */
static void put_places(struct arena *a, struct unit_change *u, const struct difference *x, const struct member *m,
                       const struct member *other, bool before)
{
    for (size_t i = 0; m && i < m->place_count; i++) {
        const struct member_place *p = &m->places[i];
        bool shared = has_place(other, p);
        if (before || !shared)
            *ARENA_PUSH(a, u->places, u->place_count, u->place_capacity) =
                (struct unit_place){members_place(a, p), before && !shared && is_changed(x, table_file(p->table))};
    }
}

/* Of a unit that came or went it is no reason that its rows count or do not. */
static bool can_decide(const struct unit_change *u, const struct row_change *r)
{
    return (r->kind != ROW_DROPPED && r->kind != ROW_COUNTS) || (u->had && u->has);
}

static bool has_row(const struct unit_change *u, const struct row_change *r)
{
    for (size_t i = 0; i < u->row_count; i++)
        if (u->rows[i] == r)
            return true;
    return false;
}

/* The changes of the rows that decided about a member. */
static void put_rows(struct arena *a, struct unit_change *u, const struct difference *x, const struct member *m)
{
    for (size_t i = 0; m && i < m->place_count; i++) {
        size_t count;
        const struct row_entry *of = row_changes_of(&x->row_index, (struct row_at){m->places[i].table, m->places[i].row}, &count);
        for (size_t n = 0; n < count; n++)
            if (can_decide(u, of[n].change) && !has_row(u, of[n].change))
                *ARENA_PUSH(a, u->rows, u->row_count, u->row_capacity) = of[n].change;
    }
}

static int by_address(const void *pa, const void *pb)
{
    const struct row_change *const *a = pa, *const *b = pb;
    return (*a > *b) - (*a < *b);
}

static void put_unit(struct arena *a, struct figure_change *c, const struct difference *x, const struct member *was,
                     const struct member *became)
{
    const struct member *any = became ? became : was;
    if (was && became && was->membership == became->membership)
        return;
    struct unit_change *u = ARENA_PUSH(a, c->units, c->unit_count, c->unit_capacity);
    *u = (struct unit_change){.id = arena_str(a, any->id), .name = arena_str(a, any->name), .had = was, .has = became};
    u->was = was ? was->membership : MEMBER_OUTSIDE;
    u->became = became ? became->membership : MEMBER_OUTSIDE;
    put_places(a, u, x, was, became, true);
    put_places(a, u, x, became, was, false);
    put_rows(a, u, x, was);
    put_rows(a, u, x, became);
    if (u->row_count)
        qsort(u->rows, u->row_count, sizeof *u->rows, by_address); /* they lie side by side, in the order of the list */
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
