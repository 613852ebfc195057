/* Where a value stands says how it is written, and what a line break in it ends and begins again. */
#include "template/insertion.h"
#include "template/lower_sheets.h"
#include "template/tags/raw.h"

static void put_starts(struct lowering *l, const xmlNode *node)
{
    if (markup_role(l->format, node) != ROLE_PARAGRAPH)
        put_starts(l, node->parent);
    lowering_put_start(l, node);
    buf_put_char(&l->literal, '>');
}

/* A line break that ends the paragraph around a text with all that is open in it, and begins them again. */
static struct str break_of_paragraph(struct lowering *l, const xmlNode *text)
{
    const xmlNode *node = text;
    if (lower_sheet_is_link(l, text))
        return STR(" ");
    lowering_flush(l);
    lowering_put_end(l, node);
    while (markup_role(l->format, node) != ROLE_PARAGRAPH)
        lowering_put_end(l, node = node->parent);
    put_starts(l, text);
    return lowering_take(l);
}

/* A line break that ends the run around a text, and begins another one with the same properties; empty where the
 * format's break needs none. */
static struct str break_of_run(struct lowering *l, const xmlNode *text)
{
    struct str form = str_from(l->format->text.line_break), out = {0}, piece;
    if (l->format->text.breaks_paragraph)
        return break_of_paragraph(l, text);
    if (str_find(form, STR("@"), 0) == SIZE_MAX)
        return out;
    lowering_flush(l);
    for (const xmlNode *child = text->parent->children; child; child = child->next)
        if (markup_role(l->format, child) == ROLE_PROPERTIES)
            lowering_put_node(l, child);
    struct str properties = lowering_take(l);
    for (size_t n = 0; str_split(&form, '@', &piece); n++)
        out = arena_printf(&l->program->arena, "%.*s%.*s%.*s", STR_ARG(out), STR_ARG(str_slice(properties, 0, n ? properties.len : 0)),
                           STR_ARG(piece));
    return out;
}

/* Whether the children of an element are text of the document, where markup may stand between them. */
static bool holds_text(const struct format *f, const xmlNode *parent)
{
    enum role role = markup_role(f, parent);
    if (role == ROLE_TEXT && str_find(str_from(f->text.line_break), STR("@"), 0) != SIZE_MAX)
        return markup_role(f, parent->parent) == ROLE_RUN;
    return role != ROLE_LINE && markup_holds_text(f, parent);
}

static enum slot_kind value_kind(enum tag_kind kind)
{
    return kind == TAG_PICTURE ? SLOT_PICTURE : SLOT_VALUE;
}

void lowering_put_value(struct lowering *l, const struct marker *m)
{
    size_t slot = lowering_new_slot(l, value_kind(m->tag.kind), &m->tag);
    const struct insertion *insertion = insertion_at(l, m);
    bool in_text = !lowering_is_bare(l) && holds_text(l->format, m->node->parent);
    struct str line_break = in_text ? break_of_run(l, m->node->parent) : (struct str){0};
    struct op *op = lowering_emit(l, OP_VALUE);
    op->slot = slot;
    op->style = in_text ? VALUE_IN_TEXT : lower_sheet_has_codes(l, m->node->parent) ? VALUE_IN_CODES : VALUE_IN_DATA;
    op->literal = line_break;
    op->insertion = insertion;
    l->program->slots[slot].room = insertion ? ROOM_RUNS : ROOM_TEXT;
}

void lowering_put_raw(struct lowering *l, const struct marker *m)
{
    size_t slot = lowering_new_slot(l, SLOT_RAW, &m->tag);
    l->program->slots[slot].context = raw_context(&l->program->arena, m->node);
    struct op *op = lowering_emit(l, OP_VALUE);
    op->slot = slot;
    op->style = VALUE_IN_PLACE;
}
