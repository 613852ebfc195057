/* Sheets that have copies, or names that only the document knows. */
#include "template/lowering_sheets.h"

static const struct sheet_name *name_of(struct lowering *l, const struct worksheet *sheet)
{
    struct arena *a = &l->program->arena;
    struct sheet_name *name = ARENA_NEW(a, struct sheet_name);
    if (!sheet->name_node)
        ARENA_PUSH(a, name->pieces, name->count, name->capacity)->text = sheet->name;
    for (const xmlNode *node = sheet->name_node ? sheet->name_node->children : NULL; node; node = node->next) {
        const struct marker *m = markup_marker(node);
        struct name_piece piece = {0};
        piece.is_value = m && m->tag.kind == TAG_VALUE;
        if (piece.is_value)
            piece.slot = lowering_new_slot(l, SLOT_VALUE, &m->tag);
        else if (node->type == XML_TEXT_NODE)
            piece.text = arena_str(a, str_from((const char *)node->content));
        *ARENA_PUSH(a, name->pieces, name->count, name->capacity) = piece;
    }
    return name;
}

static void begin(struct lowering *l, size_t sheet)
{
    const struct worksheet *s = &l->sheets->items[sheet];
    const struct sheet_name *name = name_of(l, s);
    struct op *op = lowering_emit(l, OP_NAME);
    op->slot = s->position;
    op->name = name;
    if (s->band && l->sheets->bands[s->band - 1].sheet == sheet)
        lowering_emit(l, OP_COPY)->slot = s->band;
    l->sheet = sheet;
}

bool lower_sheet_marker(struct lowering *l, const struct marker *m)
{
    if (m->kind == MARKER_SHEET)
        begin(l, m->number - 1);
    else if (m->kind == MARKER_SHEET_END)
        l->sheet = SIZE_MAX;
    return m->kind == MARKER_SHEET || m->kind == MARKER_SHEET_END;
}

void lower_sheet_say(const struct lowering *l, struct op *op, size_t sheet)
{
    const struct worksheets *g = l->sheets;
    size_t band = lower_reference_whole(l, sheet);
    op->slot = g->items[sheet].position;
    op->depth = band ? g->items[g->bands[band - 1].sheet].position + 1 : 0;
}

void lower_sheet_put_name(struct lowering *l, struct str name, bool in_attribute)
{
    size_t sheet = worksheets_find(l->sheets, name);
    if (sheet == SIZE_MAX || !worksheets_is_named(&l->sheets->items[sheet]))
        lowering_put_escaped(l, name, in_attribute);
    else
        lower_sheet_say(l, lowering_emit(l, OP_SHEET_NAME), sheet);
}

void lower_sheet_put_index(struct lowering *l, struct str text)
{
    const struct worksheets *g = l->sheets;
    int64_t index = -1;
    bool any = false;
    size_t sheet = SIZE_MAX;
    for (size_t i = 0; str_to_int64(str_trim(text), &index) && i < g->count; i++) {
        any = any || g->items[i].section_count;
        sheet = g->items[i].position == (size_t)index ? i : sheet;
    }
    if (!any || index < 0 || (size_t)index >= l->program->sheet_count) {
        buf_put_str(&l->literal, text);
        return;
    }
    struct op *op = lowering_emit(l, OP_SHEET_INDEX);
    op->slot = (size_t)index;
    if (sheet != SIZE_MAX)
        lower_sheet_say(l, op, sheet);
}
