/* A reference to rows asks for a watch; every op that makes rows is told which watches look at it. Counting of the rows
 * themselves waits for the record (output/render/layout.c). */
#include "template/sheets/worksheets.h"

static bool overlaps(long a_first, long a_last, long b_first, long b_last)
{
    return a_first <= b_last && b_first <= a_last;
}

/* Whether copies may put other rows between those of the range: a section repeats a part of it with something else. */
static bool has_gaps(const struct worksheets *g, size_t sheet, long first, long last, size_t around)
{
    const struct band *outer = around ? &g->bands[around - 1] : NULL;
    for (size_t i = 0; i < g->band_count; i++) {
        const struct band *b = &g->bands[i];
        bool inside = b->sheet == sheet && !b->is_sheet && b != outer &&
                      (!outer || worksheets_holds(b->first, b->last, outer->body_first, outer->body_last));
        if (inside && b->section->tag.kind == TAG_SECTION && overlaps(first, last, b->first, b->last) &&
            !(first <= b->first && last >= b->last))
            return first > b->kept_first || last < b->kept_last;
    }
    return false;
}

static size_t *bucket_of(struct worksheets *g, size_t sheet, long first, long last, size_t band)
{
    struct arena *a = &g->parts->program->arena;
    if (!g->buckets)
        g->buckets = ARENA_ARRAY(a, size_t, WATCH_BUCKETS);
    size_t hash = (((sheet * 31 + (size_t)first) * 1000003 + (size_t)last) * 31 + band) * 2654435761u;
    return &g->buckets[(hash >> 8) % WATCH_BUCKETS];
}

size_t worksheets_watch(struct worksheets *g, size_t sheet, long first, long last, size_t band)
{
    struct program *p = g->parts->program;
    size_t *bucket = bucket_of(g, sheet, first, last, band);
    for (size_t i = *bucket; i; i = g->chain[i - 1]) {
        const struct watch *w = &p->watches[i - 1];
        if (w->sheet == sheet && w->first == first && w->last == last && w->section == band)
            return i - 1;
    }
    *ARENA_PUSH(&p->arena, p->watches, p->watch_count, p->watch_capacity) = (struct watch){
        sheet, first, last, band, !band && g->items[sheet].band ? g->items[sheet].position + 1 : 0, has_gaps(g, sheet, first, last, band)};
    *ARENA_PUSH(&p->arena, g->chain, g->chain_count, g->chain_capacity) = *bucket;
    *bucket = p->watch_count;
    return p->watch_count - 1;
}

/* A row in place of a section's rows is in none of its copies, nor in those of the sections in it. */
static bool is_of_copies(const struct worksheets *g, const struct watch *w, size_t band)
{
    const struct band *inner = w->section ? &g->bands[w->section - 1] : NULL, *outer = band ? &g->bands[band - 1] : NULL;
    return inner && outer && worksheets_holds(inner->first, inner->last, outer->first, outer->last);
}

static bool is_seen_by(const struct worksheets *g, const struct op *op, size_t sheet, const struct watch *w)
{
    if (op->kind == OP_COPY)
        return w->section == op->slot;
    if (is_of_copies(g, w, op->slot))
        return false;
    return w->sheet == sheet && overlaps(w->first, w->last, (long)op->number, (long)(op->number + op->stride - 1));
}

static void connect_op(const struct worksheets *g, struct op *op, size_t sheet)
{
    struct program *p = g->parts->program;
    op->target = p->seen_count;
    for (size_t w = 0; w < p->watch_count; w++)
        if (is_seen_by(g, op, sheet, &p->watches[w]))
            *ARENA_PUSH(&p->arena, p->seen, p->seen_count, p->seen_capacity) = w;
    op->exit = p->seen_count;
}

void worksheets_connect(struct worksheets *g)
{
    struct program *p = g->parts->program;
    for (size_t i = 0; i < p->part_count && p->watch_count; i++) {
        size_t sheet = SIZE_MAX;
        for (size_t n = 0; n < p->parts[i].op_count; n++) {
            struct op *op = &p->parts[i].ops[n];
            if (op->kind == OP_SHEET)
                sheet = op->slot;
            else if (op->kind == OP_ROWS || op->kind == OP_COPY)
                connect_op(g, op, sheet);
        }
    }
}
