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

size_t rendering_step(struct rendering *r, size_t pc)
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
    case OP_NEEDED: return r->features & (uint64_t)op->number ? pc + 1 : op->target;
    case OP_COLUMN_STYLES: rendering_put_column_styles(r, op); break;
    case OP_STYLES: rendering_put_styles(r); break;
    case OP_COUNT:
    case OP_NUMBER:
    case OP_LINK:
    case OP_STREAM:
    case OP_STREAM_END:
    case OP_SPLICE:
    case OP_ENTRY:
    case OP_ENTRY_END: rendering_step_stream(r, op); break;
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
    case OP_PAGE:
    case OP_PAGE_STYLE:
    case OP_CELL:
    case OP_SHEET:
    case OP_NAME:
    case OP_SHEET_NAME:
    case OP_SHEET_INDEX:
    case OP_ROWS:
    case OP_COPY:
    case OP_ROW:
    case OP_REFERENCE:
    case OP_VANISHED: return rendering_step_sheet(r, pc);
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
    buf_reserve(&r->window, RENDER_WINDOW); /* most parts are smaller: they need not be moved as they grow */
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
    r->characters = 0;
    for (size_t pc = 0; r->ok && r->part->ops[pc].kind != OP_END;)
        pc = rendering_step(r, pc);
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
