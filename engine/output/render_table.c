/* Cells that span rows. */
#include "output/rendering.h"

static size_t begin_merge(struct rendering *r, size_t pc)
{
    uint64_t n = rendering_read_varint(r);
    if (n == 0)
        return r->part->ops[pc].target;
    size_t next = rendering_enter(r, pc, 1);
    r->loops[r->loop_count - 1].down = n;
    return next;
}

static void put_number(struct rendering *r, uint64_t n)
{
    char text[24];
    snprintf(text, sizeof text, "%llu", (unsigned long long)n);
    rendering_put(r, str_from(text));
}

size_t rendering_step_table(struct rendering *r, size_t pc)
{
    const struct op *op = &r->part->ops[pc];
    uint64_t down = r->loop_count ? r->loops[r->loop_count - 1].down : 0;
    switch (op->kind) {
    case OP_MERGE: return begin_merge(r, pc);
    case OP_DOWN: put_number(r, down); break;
    case OP_JOINED: return down > 1 ? pc + 1 : op->target;
    default: break;
    }
    return pc + 1;
}
