/* Cells that span rows, columns that are repeated. */
#include "output/render/rendering.h"

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

uint64_t rendering_columns(const struct rendering *r, const struct span *span)
{
    uint64_t n = span->fixed;
    for (size_t i = 0; i < span->count; i++)
        n += r->groups[span->parts[i].group] * span->parts[i].width;
    return n;
}

static size_t repeat(struct rendering *r, size_t pc)
{
    const struct op *op = &r->part->ops[pc];
    uint64_t n = rendering_columns(r, op->span), less = (uint64_t)op->number;
    if (n <= less)
        return op->target;
    uint64_t down = r->loop_count ? r->loops[r->loop_count - 1].down : 0; /* of the cell whose columns these are */
    size_t next = rendering_enter(r, pc, n - less);
    r->loops[r->loop_count - 1].down = down;
    return next;
}

/* Copy i of n has the columns from W·i/n to W·(i+1)/n of the width W. */
static void put_share(struct rendering *r, const struct op *op)
{
    const struct loop *l = &r->loops[op->depth - 1];
    uint64_t i = l->count - 1 - l->left, width = (uint64_t)op->number;
    put_number(r, width * (i + 1) / l->count - width * i / l->count);
}

static void hold(struct rendering *r)
{
    if (r->hold_count == RENDER_HOLD_DEPTH)
        r->ok = false;
    else
        r->holds[r->hold_count++] = r->to->len;
}

static void release(struct rendering *r, const struct op *op)
{
    size_t start = r->holds[--r->hold_count];
    r->skip_block = rendering_columns(r, op->span) == 0;
    if (r->skip_block)
        buf_truncate(r->to, start);
}

static void put_letters(struct rendering *r, const struct op *op)
{
    if (op->columns)
        layout_put_column(r, op);
    else
        rendering_put(r, op->literal);
}

static void put_cells(struct rendering *r, const struct op *op, uint64_t down)
{
    uint64_t row = (uint64_t)r->layout.row_last;
    put_letters(r, op);
    put_number(r, row);
    rendering_put(r, STR(":"));
    put_letters(r, op);
    put_number(r, row + down - 1);
}

static void read_grid(struct rendering *r, const struct op *op)
{
    uint64_t n = rendering_read_varint(r), least = (uint64_t)op->number;
    r->groups[op->target] = n > least ? n : least;
    if (r->is_measuring && !r->layout.first_groups[op->target])
        r->layout.first_groups[op->target] = r->groups[op->target];
    if (op->span)
        layout_check_columns(r, op);
}

static void put_across(struct rendering *r, const struct op *op)
{
    uint64_t n = rendering_columns(r, op->span), most = (uint64_t)op->number;
    put_number(r, !most ? n + (uint64_t)op->stride : most > n ? most - n : 1);
}

static void begin_heights(struct rendering *r)
{
    r->heights_at = r->to->len;
    r->heights = 0;
}

/* What stands before the rows is known after them. */
static void end_heights(struct rendering *r)
{
    char text[24];
    snprintf(text, sizeof text, "%llu", (unsigned long long)r->heights);
    buf_insert(r->to, r->heights_at, str_from(text));
    r->heights_at = SIZE_MAX;
}

size_t rendering_step_table(struct rendering *r, size_t pc)
{
    const struct op *op = &r->part->ops[pc];
    uint64_t down = r->loop_count ? r->loops[r->loop_count - 1].down : 0;
    switch (op->kind) {
    case OP_MERGE: return begin_merge(r, pc);
    case OP_GRID: read_grid(r, op); break;
    case OP_REPEAT: return repeat(r, pc);
    case OP_HEIGHT: r->heights += (uint64_t)op->number; break;
    case OP_HEIGHTS: begin_heights(r); break;
    case OP_HEIGHTS_END: end_heights(r); break;
    case OP_ACROSS: put_across(r, op); break;
    case OP_COLUMN: layout_put_column(r, op); break;
    case OP_SHARE: put_share(r, op); break;
    case OP_HOLD: hold(r); break;
    case OP_RELEASE: release(r, op); break;
    case OP_DOWN: put_number(r, down); break;
    case OP_CELLS: put_cells(r, op, down); break;
    case OP_JOINED: return down > 1 ? pc + 1 : op->target;
    default: break;
    }
    return pc + 1;
}
