/* Side streams, what is numbered in them, and the parts that are made of copies. */
#include "output/render/rendering.h"

void rendering_turn(struct rendering *r, struct buf *to)
{
    if (r->around_count == RENDER_STREAM_DEPTH) {
        r->ok = false;
        return;
    }
    r->around[r->around_count++] = r->to;
    r->to = to;
}

void rendering_begin_stream(struct rendering *r, size_t stream)
{
    rendering_turn(r, &r->streams[stream]);
}

void rendering_end_stream(struct rendering *r)
{
    r->to = r->around[--r->around_count];
}

static void put_number(struct rendering *r, size_t stream)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", r->program->streams[stream].first + r->counts[stream] - 1);
    rendering_put(r, str_from(text));
}

/* '@' is the last number of the stream, and so many more. */
static struct str numbered(struct rendering *r, struct str text, size_t stream, int64_t more)
{
    size_t at = str_find(text, STR("@"), 0);
    if (at == SIZE_MAX || stream == SIZE_MAX)
        return text;
    size_t number = r->program->streams[stream].first + r->counts[stream] - 1 + (size_t)more;
    return arena_printf(&r->arena, "%.*s%zu%.*s", STR_ARG(str_slice(text, 0, at)), number, STR_ARG(str_slice(text, at + 1, text.len)));
}

static void put_link(struct rendering *r, const struct op *op)
{
    struct str name = buf_str(&r->streams[op->target]);
    rendering_put(r, STR("/"));
    rendering_put(r, name.len && !op->number ? name : numbered(r, op->literal, op->exit, op->number));
}

static void begin_entry(struct rendering *r, const struct op *op)
{
    struct str name = numbered(r, op->literal, op->target, 0);
    if (r->is_measuring)
        return;
    if (op->exit != SIZE_MAX && !r->streams[op->exit].len)
        buf_put_str(&r->streams[op->exit], name);
    rendering_begin_entry(r, name, op->sheet);
}

static void splice(struct rendering *r, const struct op *op)
{
    struct str bytes = buf_str(&r->streams[op->target]);
    rendering_put(r, bytes);
    if (op->is_block && bytes.len)
        rendering_note_block(r, false);
    if (!r->entry_depth)
        return;
    buf_truncate(&r->streams[op->target], 0); /* the next copy has its own */
    for (size_t i = 0; i < r->use_count; i++)
        if (r->uses[i].stream == op->target)
            r->uses[i].number = 0;
}

void rendering_step_stream(struct rendering *r, const struct op *op)
{
    switch (op->kind) {
    case OP_COUNT: r->counts[op->target]++; put_number(r, op->target); break;
    case OP_NUMBER: put_number(r, op->target); break;
    case OP_LINK: put_link(r, op); break;
    case OP_STREAM: rendering_begin_stream(r, op->target); break;
    case OP_STREAM_END: rendering_end_stream(r); break;
    case OP_SPLICE: splice(r, op); break;
    case OP_ENTRY: begin_entry(r, op); break;
    case OP_ENTRY_END: rendering_end_entry(r); break;
    default: break;
    }
}
