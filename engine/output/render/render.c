/* Control: which ops come next, what is repeated, held back or dropped, and where output goes. */
#include "output/render/rendering.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/i18n.h"
#include "template/rich/rich.h"

/* ---- output ---- */

static bool may_flush(const struct rendering *r)
{
    if (r->hold_count || r->heights_at != SIZE_MAX)
        return false;
    for (size_t i = 0; i < r->frame_count; i++)
        if (r->frames[i].start != SIZE_MAX)
            return false;
    return true;
}

void rendering_flush(struct rendering *r)
{
    if (r->ok && r->window.len && !r->sink.write(r->sink.to, r->window.ptr, r->window.len))
        r->ok = false;
    buf_reset(&r->window);
}

void rendering_put(struct rendering *r, struct str bytes)
{
    if (r->is_measuring)
        return;
    buf_put_str(r->to, bytes);
    if (r->to == &r->window && r->window.len >= RENDER_WINDOW && may_flush(r))
        rendering_flush(r);
}

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

static void put_unique(struct rendering *r, const struct op *op)
{
    char text[48];
    unsigned long long copy = r->loops[op->depth - 1].copy;
    if (op->stride) {
        snprintf(text, sizeof text, "%lld", (long long)op->number + (long long)copy * (long long)op->stride);
        rendering_put(r, str_from(text));
        return;
    }
    rendering_put(r, op->literal);
    if (copy) {
        snprintf(text, sizeof text, "_%llu", copy);
        rendering_put(r, str_from(text));
    }
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

/* ---- sections and frames ---- */

/* Each gives the index of the op to go on with. */

size_t rendering_enter(struct rendering *r, size_t pc, uint64_t n)
{
    if (r->loop_count == RENDER_NESTING_LIMIT) {
        r->ok = false;
        return pc + 1;
    }
    uint64_t outer = r->loop_count ? r->loops[r->loop_count - 1].copy : 0;
    r->loops[r->loop_count++] = (struct loop){.section = pc, .left = n - 1, .count = n, .copy = outer};
    return pc + 1;
}

static size_t begin_section(struct rendering *r, size_t pc)
{
    uint64_t n = rendering_read_varint(r);
    return n ? rendering_enter(r, pc, n) : r->part->ops[pc].target;
}

static size_t next_item(struct rendering *r, size_t pc)
{
    struct loop *l = &r->loops[r->loop_count - 1];
    if (l->left) {
        l->left--;
        l->copy = r->part->ops[pc].has_no_ids ? l->copy : ++r->copies;
        return l->section + 1;
    }
    r->loop_count--;
    return r->part->ops[pc].exit;
}

static void begin_frame(struct rendering *r, bool droppable)
{
    if (r->frame_count == RENDER_NESTING_LIMIT) {
        r->ok = false;
        return;
    }
    r->frames[r->frame_count++] = (struct frame){.start = droppable ? r->to->len : SIZE_MAX};
}

void rendering_note_block(struct rendering *r, bool is_paragraph)
{
    if (r->skip_block || !r->frame_count) {
        r->skip_block = false;
        return;
    }
    struct frame *f = &r->frames[r->frame_count - 1];
    f->has_contents = true;
    f->ends_with_paragraph = is_paragraph;
    f->start = SIZE_MAX;
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

/* While rows are counted, nobody knows where they go. */
static void put_reference(struct rendering *r, const struct op *op)
{
    if (!r->is_measuring)
        layout_put_reference(r, op);
}

static void drop_frame(struct rendering *r, const struct op *op)
{
    struct frame f = r->frames[--r->frame_count];
    if (!f.has_contents)
        buf_truncate(r->to, f.start);
    else if (op->passes_on)
        rendering_note_block(r, f.ends_with_paragraph);
    r->skip_block = !f.has_contents;
}

static void fill_frame(struct rendering *r, const struct op *op)
{
    if (!r->frames[--r->frame_count].ends_with_paragraph)
        rendering_put(r, op->literal);
}

static size_t step(struct rendering *r, size_t pc);

/* What names rows of which none is left is not written, but what it asked has been answered: the record is read past it. */
static size_t read_past(struct rendering *r, size_t pc)
{
    struct buf *to = r->to, nowhere;
    size_t end = r->part->ops[pc].target;
    buf_init(&nowhere, BUF_LIMIT_PART);
    r->to = &nowhere;
    for (pc++; r->ok && pc != end;)
        pc = step(r, pc);
    r->to = to;
    buf_release(&nowhere);
    return end;
}

static size_t step(struct rendering *r, size_t pc)
{
    const struct op *op = &r->part->ops[pc];
    if (op->kind != OP_BLOCK)
        r->skip_block = false;
    switch (op->kind) {
    case OP_LITERAL: rendering_put(r, op->literal); break;
    case OP_VALUE: rendering_put_value(r, op); break;
    case OP_PARAGRAPHS: return rendering_put_paragraphs(r, op) ? op->target : pc + 1;
    case OP_SHAPE: return rendering_put_shape(r, op) ? op->target : pc + 1;
    case OP_PICTURE: rendering_take_placeholder(r, op); break;
    case OP_FITTED: rendering_put_fitted(r, op); break;
    case OP_SECTION: return begin_section(r, pc);
    case OP_NEXT: return next_item(r, pc);
    case OP_FRAME: begin_frame(r, op->is_droppable); break;
    case OP_BLOCK: rendering_note_block(r, op->is_paragraph); break;
    case OP_FRAME_DROP: drop_frame(r, op); break;
    case OP_FRAME_FILL: fill_frame(r, op); break;
    case OP_UNIQUE: put_unique(r, op); break;
    case OP_FURTHER: return (r->loops[op->depth - 1].copy == 0) == (op->number == 0) ? op->target : pc + 1;
    case OP_BETWEEN: return r->loops[op->depth - 1].left ? pc + 1 : op->target;
    case OP_COUNT: r->counts[op->target]++; put_number(r, op->target); break;
    case OP_NUMBER: put_number(r, op->target); break;
    case OP_NEEDED: return r->features & (uint64_t)op->number ? pc + 1 : op->target;
    case OP_COLUMN_STYLES: rendering_put_column_styles(r, op); break;
    case OP_STYLES: rendering_put_styles(r); break;
    case OP_STREAM: rendering_begin_stream(r, op->target); break;
    case OP_STREAM_END: rendering_end_stream(r); break;
    case OP_ENTRY: begin_entry(r, op); break;
    case OP_LINK: put_link(r, op); break;
    case OP_ENTRY_END: rendering_end_entry(r); break;
    case OP_SPLICE: splice(r, op); break;
    case OP_MERGE:
    case OP_GRID:
    case OP_REPEAT:
    case OP_HEIGHT:
    case OP_HEIGHTS:
    case OP_HEIGHTS_END:
    case OP_ACROSS:
    case OP_COLUMN:
    case OP_SHARE:
    case OP_HOLD:
    case OP_RELEASE:
    case OP_DOWN:
    case OP_CELLS:
    case OP_JOINED: return rendering_step_table(r, pc);
    case OP_TYPED: return rendering_put_typed(r, op) ? op->target : pc + 1;
    case OP_PAGE: r->page_ended = true; break;
    case OP_PAGE_STYLE:
        rendering_put(r, r->page_ended ? op->sheet : op->literal);
        r->page_ended = false;
        break;
    case OP_CELL: r->characters = 0; return pc + 1;
    case OP_SHEET: layout_begin_sheet(r); break;
    case OP_NAME: layout_name(r, op); break;
    case OP_SHEET_NAME: layout_put_name(r, op); break;
    case OP_SHEET_INDEX: layout_put_index(r, op); break;
    case OP_ROWS: layout_rows(r, op); break;
    case OP_COPY: layout_copy(r, op); break;
    case OP_ROW: layout_put_row(r, op); break;
    case OP_REFERENCE: put_reference(r, op); break;
    case OP_VANISHED: return !r->is_measuring && layout_has_vanished(r, op->slot) ? read_past(r, pc) : pc + 1;
    case OP_END: break;
    }
    return pc + 1;
}

static uint32_t read_features(struct rendering *r)
{
    uint32_t features = 0;
    r->ok = r->record.len >= RICH_FEATURE_BYTES;
    for (; r->ok && r->at < RICH_FEATURE_BYTES; r->at++)
        features |= (uint32_t)(unsigned char)r->record.ptr[r->at] << (8 * r->at);
    return features;
}

struct rendering *render_begin(const struct program *p, struct str record, const struct pictures *pictures)
{
    struct rendering *r = malloc(sizeof *r);
    if (!r || !(r->streams = calloc(p->stream_count + 1, sizeof *r->streams)) ||
        !(r->counts = calloc(p->stream_count + 1, sizeof *r->counts)) ||
        !(r->groups = calloc(p->group_count + 1, sizeof *r->groups)))
        fatal_no_memory();
    /* The stacks of loops and frames are written before they are read. */
    r->program = p;
    r->pictures = pictures;
    r->arena = (struct arena){0};
    r->uses = NULL;
    r->use_count = r->use_capacity = r->drawings = r->lists = 0;
    r->bullets = 0;
    r->heights_at = SIZE_MAX;
    r->record = record;
    r->at = r->copies = r->loop_count = r->frame_count = r->around_count = r->hold_count = 0;
    r->skip_block = r->is_measuring = r->is_open = r->is_holding = false;
    r->held = NULL;
    r->entry_depth = r->held_count = r->held_capacity = r->held_bytes = 0;
    r->layout = (struct layout){0};
    r->ok = true;
    r->features = read_features(r);
    r->copy_count = r->features & RICH_FEATURE_COLUMNS ? rich_take_numbers(&r->record, &r->arena, &r->copies_of_columns) : 0;
    r->width_count = r->features & RICH_FEATURE_TABLES ? rich_take_numbers(&r->record, &r->arena, &r->widths) : 0;
    r->colour_count = r->features & RICH_FEATURE_COLOURS ? rich_take_numbers(&r->record, &r->arena, &r->colours) : 0;
    buf_init(&r->window, BUF_LIMIT_PART);
    for (size_t i = 0; i < p->stream_count; i++)
        buf_init(&r->streams[i], BUF_LIMIT_PART);
    return r;
}

void render_set_outlet(struct rendering *r, struct outlet outlet)
{
    r->outlet = outlet;
}

void rendering_walk(struct rendering *r, size_t part)
{
    r->part = &r->program->parts[part];
    r->to = &r->window;
    for (size_t pc = 0; r->ok && r->part->ops[pc].kind != OP_END;)
        pc = step(r, pc);
}

bool render_part(struct rendering *r, size_t part, struct sink sink, struct diag *d)
{
    r->sink = sink;
    r->is_open = sink.write != NULL;
    r->d = d;
    if (r->program->has_sheets && !r->layout.is_measured && !layout_measure(r, d))
        return false;
    rendering_walk(r, part);
    for (size_t i = 0; i < r->program->stream_count; i++)
        r->window.failed = r->window.failed || !buf_ok(&r->streams[i]);
    if (r->ok && !buf_ok(&r->window))
        r->ok = diag_error(d, place_file(r->program->file), "DOC-SIZE", "%s", _("the document goes over the ceiling of size"));
    rendering_flush(r);
    r->is_open = false;
    return r->ok;
}

bool render_adds(const struct rendering *r, const struct part *part)
{
    return r->streams[part->stream].len || (r->features & part->needs);
}

const struct picture *render_picture(const struct rendering *r, size_t *at)
{
    while (*at < r->use_count && r->uses[*at].stream != SIZE_MAX)
        ++*at;
    return *at < r->use_count ? r->uses[(*at)++].picture : NULL;
}

bool render_end(struct rendering *r)
{
    bool whole = r->ok && r->at == r->record.len;
    rendering_release_held(r);
    for (size_t i = 0; i < r->program->stream_count; i++)
        buf_release(&r->streams[i]);
    buf_release(&r->window);
    arena_release(&r->arena);
    layout_release(&r->layout);
    free(r->streams);
    free(r->counts);
    free(r->groups);
    free(r);
    return whole;
}
