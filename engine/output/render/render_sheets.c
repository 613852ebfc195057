/* Rows, pages and names of sheets: where they go was worked out before (layout.h). */
#include "output/render/rendering.h"

/* While rows are counted, nobody knows where they go. */
static void put_reference(struct rendering *r, const struct op *op)
{
    if (!r->is_measuring)
        layout_put_reference(r, op);
}

/* What names rows of which none is left is not written, but what it asked has been answered: the record is read past it. */
static size_t read_past(struct rendering *r, size_t pc)
{
    struct buf *to = r->to, nowhere;
    size_t end = r->part->ops[pc].target;
    buf_init(&nowhere, BUF_LIMIT_PART);
    r->to = &nowhere;
    for (pc++; r->ok && pc != end;)
        pc = rendering_step(r, pc);
    r->to = to;
    buf_release(&nowhere);
    return end;
}

static void put_page_style(struct rendering *r, const struct op *op)
{
    rendering_put(r, r->page_ended ? op->sheet : op->literal);
    r->page_ended = false;
}

size_t rendering_step_sheet(struct rendering *r, size_t pc)
{
    const struct op *op = &r->part->ops[pc];
    switch (op->kind) {
    case OP_PAGE: r->page_ended = true; break;
    case OP_PAGE_STYLE: put_page_style(r, op); break;
    case OP_CELL: r->characters = 0; break;
    case OP_SHEET: layout_begin_sheet(r); break;
    case OP_NAME: layout_name(r, op); break;
    case OP_SHEET_NAME: layout_put_name(r, op); break;
    case OP_SHEET_INDEX: layout_put_index(r, op); break;
    case OP_ROWS: layout_rows(r, op); break;
    case OP_COPY: layout_copy(r, op); break;
    case OP_ROW: layout_put_row(r, op); break;
    case OP_REFERENCE: put_reference(r, op); break;
    case OP_VANISHED: return !r->is_measuring && layout_has_vanished(r, op->slot) ? read_past(r, pc) : pc + 1;
    default: break;
    }
    return pc + 1;
}
