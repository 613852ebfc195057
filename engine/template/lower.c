/* One walk of the tree. A table whose rows all stand in sections, and a cell that could be left without a last paragraph,
 * get a frame. */
#include "template/lower_sheets.h"

#include "base/i18n.h"
#include "template/insertion.h"
#include "template/parts/slides.h"

/* ---- frames ---- */

/* A part of a table, which is whole when it ends. */
static bool is_of_table(enum role role)
{
    return role == ROLE_ROWS || role == ROLE_ROW || role == ROLE_CELL || role == ROLE_COVERED;
}

static bool is_block(enum role role)
{
    return role == ROLE_PARAGRAPH || role == ROLE_TABLE || role == ROLE_FRAME || role == ROLE_SHAPE || role == ROLE_NONE ||
           is_of_table(role);
}

static bool has_story(const struct format *f, const xmlNode *cell)
{
    for (const xmlNode *child = cell->children; child; child = child->next)
        if (markup_role(f, child) == ROLE_STORY)
            return true;
    return false;
}

/* Whether a cell or story could end otherwise than with a paragraph. */
static bool could_lose_paragraph(const struct format *f, const xmlNode *cell)
{
    if (!f->empty_paragraph || has_story(f, cell))
        return false;
    for (const xmlNode *child = cell->last; child; child = child->prev) {
        if (markup_marker(child) && markup_marker(child)->kind != MARKER_TAG)
            return true;
        if (child->type == XML_ELEMENT_NODE && !markup_marker(child))
            return markup_role(f, child) != ROLE_PARAGRAPH && markup_role(f, child) != ROLE_NONE;
    }
    return true;
}

bool lowering_is_bare(const struct lowering *l)
{
    return l->is_chart && l->format->chart_paragraph;
}

/* ---- the walk ---- */

static void lower_children(struct lowering *l, const xmlNode *parent, bool framed);

static void lower_element(struct lowering *l, const xmlNode *node, bool framed)
{
    enum role role = markup_role(l->format, node);
    bool vanishes = (!l->format->sheets && lowering_could_vanish(l->format, node)) || lower_sheet_is_list(l, node);
    if (lower_sheet_typed(l, node)) {
        lower_sheet_put_typed(l, node);
        return;
    }
    bool cell = (role == ROLE_CELL || role == ROLE_STORY) && could_lose_paragraph(l->format, node);
    if (slides_is_holder(node)) {
        lower_children(l, node, false);
        return;
    }
    if (role == ROLE_DRAWING)
        l->drawing = identities_drawing(l->ids, node);
    if (vanishes)
        lowering_emit(l, OP_FRAME)->is_droppable = true;
    lowering_put_start(l, node);
    if (!node->children && !cell) {
        buf_put_cstr(&l->literal, "/>");
        return;
    }
    buf_put_char(&l->literal, '>');
    if (cell)
        lowering_emit(l, OP_FRAME);
    size_t holds = l->holds;
    l->holds = role == ROLE_WRAPPER ? holds : 0;
    lower_children(l, node, (vanishes && role != ROLE_FRAME) || cell || (framed && role == ROLE_WRAPPER));
    l->holds = holds;
    if (cell)
        lowering_emit(l, OP_FRAME_FILL)->literal = str_from(lowering_is_bare(l) ? l->format->chart_paragraph : l->format->empty_paragraph);
    lowering_put_end(l, node);
    if (vanishes)
        lowering_emit(l, OP_FRAME_DROP)->passes_on = role == ROLE_WRAPPER;
}

/* In place of a paragraph that holds one value and nothing else whole paragraphs may come. */
static void lower_paragraph(struct lowering *l, const xmlNode *node, bool framed)
{
    if (l->is_chart || !insertion_alone(l->format, node)) {
        lower_element(l, node, framed);
        return;
    }
    size_t slot = l->program->slot_count;
    lowering_emit(l, OP_PARAGRAPHS)->slot = slot;
    size_t op = l->part->op_count - 1;
    lower_element(l, node, framed);
    lowering_flush(l);
    struct op *paragraphs = &l->part->ops[op];
    paragraphs->target = l->part->op_count;
    paragraphs->insertion = insertion_of_paragraph(l, node, slot);
    if (l->part->ops[op].insertion)
        l->program->slots[slot].room = markup_role(l->format, node->parent) == ROLE_ITEM ? ROOM_ITEM : ROOM_BLOCKS;
    else
        l->part->ops[op].kind = OP_LITERAL; /* an empty one */
}

static void lower_node(struct lowering *l, const xmlNode *node, bool framed)
{
    switch (node->type) {
    case XML_ELEMENT_NODE: {
        enum role role = markup_role(l->format, node);
        struct sheet_element sheet = lower_sheet_begin(l, node);
        if (sheet.is_passed_over || worksheets_is_name(node))
            break;
        if (role == ROLE_PARAGRAPH && !l->format->sheets)
            lower_paragraph(l, node, framed);
        else
            lower_element(l, node, framed);
        if ((framed || lowering_is_framed(l->format, node)) && !l->streams && !l->holds && is_block(role))
            lowering_emit(l, OP_BLOCK)->is_paragraph = role == ROLE_PARAGRAPH || is_of_table(role);
        lower_sheet_end(l, &sheet, node);
        break;
    }
    case XML_TEXT_NODE:
    case XML_CDATA_SECTION_NODE: lowering_put_text(l, node); break;
    case XML_COMMENT_NODE: buf_printf(&l->literal, "<!--%s-->", (const char *)node->content); break;
    case XML_PI_NODE:
        buf_printf(&l->literal, "<?%s %s?>", (const char *)node->name, node->content ? (const char *)node->content : "");
        break;
    default: break;
    }
}

static enum slot_kind section_kind(enum tag_kind kind)
{
    switch (kind) {
    case TAG_CONDITION:
    case TAG_ELSE_CONDITION: return SLOT_CONDITION;
    case TAG_INVERT: return SLOT_INVERT;
    case TAG_MERGE: return SLOT_MERGE;
    case TAG_JOIN: return SLOT_JOIN;
    default: return SLOT_SECTION;
    }
}

/* Lowers the siblings from `node` up to the marker `stop`; gives the node after it. */
static const xmlNode *lower_until(struct lowering *l, const xmlNode *node, const struct marker *stop, bool framed);

/* What lies from one marker to another of the same section; without `from` nothing. */
struct branch {
    const struct marker *from, *to;
    bool is_section; /* `from` is {иначе если …} */
};

static const xmlNode *lower_section(struct lowering *l, const struct marker *m, bool framed);

static void lower_branch(struct lowering *l, struct branch b, size_t scope, bool framed)
{
    l->scope = scope;
    if (b.is_section)
        lower_section(l, b.from, framed);
    else if (b.from)
        lower_until(l, b.from->node->next, b.to, framed);
}

/* A section: SECTION body NEXT otherwise. What {^…} holds up to its else is its otherwise branch; what {иначе если …}
 * begins is a section of its own. */
static const xmlNode *lower_section(struct lowering *l, const struct marker *m, bool framed)
{
    struct program *p = l->program;
    size_t outer = l->scope, slot = lowering_new_slot(l, section_kind(m->tag.kind), &m->tag);
    size_t body = lowering_new_scope(p), otherwise = lowering_new_scope(p);
    p->slots[slot].body = body;
    p->slots[slot].otherwise = otherwise;
    p->slots[slot].number = m->number;
    p->slots[slot].begins = m->begins;
    lower_sheet_section(l, m);
    lowering_emit(l, m->tag.kind == TAG_MERGE || m->tag.kind == TAG_JOIN ? OP_MERGE : OP_SECTION)->slot = slot;
    size_t section = l->part->op_count - 1;
    bool chained = m->otherwise && m->otherwise->tag.kind == TAG_ELSE_CONDITION;
    struct branch first = {m, m->otherwise ? m->otherwise : m->end, false}, second = {m->otherwise, m->end, chained};
    bool inverted = m->tag.kind == TAG_INVERT;
    l->section = m;
    lower_sheet_branch(l, m, true);
    lower_branch(l, inverted ? second : first, body, framed);
    struct op *end = lowering_emit(l, OP_NEXT);
    end->target = section;
    end->has_no_ids = m->tag.chart.ask != CHART_NOTHING;
    size_t next = l->part->op_count - 1;
    l->part->ops[section].target = l->part->op_count;
    l->section = m->around;
    lower_sheet_branch(l, m, false);
    lower_branch(l, inverted ? first : second, otherwise, framed);
    lowering_flush(l);
    l->part->ops[next].exit = l->part->op_count;
    l->scope = outer;
    lower_sheet_section_end(l, m);
    return m->end->node->next;
}

/* What stands for each column of a group: there is no question, and nothing to choose. */
static const xmlNode *lower_columns(struct lowering *l, const struct marker *m)
{
    struct op *op = lowering_emit(l, OP_REPEAT);
    op->span = m->span;
    op->number = (int64_t)m->less;
    size_t repeat = l->part->op_count - 1;
    l->section = m;
    lower_until(l, m->node->next, m->end, false);
    lowering_emit(l, OP_NEXT)->target = repeat;
    l->part->ops[repeat].target = l->part->ops[l->part->op_count - 1].exit = l->part->op_count;
    l->section = m->around;
    return m->end->node->next;
}

static const xmlNode *lower_tag(struct lowering *l, const struct marker *m, bool framed)
{
    switch (m->tag.kind) {
    case TAG_VALUE:
    case TAG_PICTURE: lowering_put_value(l, m); break;
    case TAG_RAW: lowering_put_raw(l, m); break;
    case TAG_SECTION:
    case TAG_CONDITION:
    case TAG_INVERT:
    case TAG_JOIN:
    case TAG_MERGE: return lower_section(l, m, framed);
    case TAG_COLUMNS: return m->kind == MARKER_BEGIN ? lower_columns(l, m) : m->node->next;
    case TAG_BREAK:
        if (l->format->page_break) /* else it is placed, but in a sheet that the book does not list */
            buf_put_cstr(&l->literal, l->format->page_break);
        break;
    case TAG_CHART:
        l->ok = diag_error(l->d, m->tag.place, "TAG-CHART", _("{%.*s} belongs in the alternative text of a chart"), STR_ARG(m->tag.text));
        break;
    default: break;
    }
    return m->node->next;
}

static void begin_entry(struct lowering *l, const struct marker *m)
{
    struct op *op = lowering_emit(l, OP_ENTRY);
    op->literal = m->text;
    op->sheet = m->sheet;
    op->target = m->stream;
    op->exit = m->number - 1;
    buf_put_cstr(&l->literal, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

/* A copy of a part whose tree stands for itself: what is around the marker says nothing about it. */
static void lower_copied_part(struct lowering *l, const struct marker *m)
{
    struct identities none = {.format = l->format};
    struct lowering outer = *l;
    begin_entry(l, m);
    l->ids = &none;
    l->relations = SIZE_MAX;
    if (!l->format->sheets) /* else it may name cells of the copy of a sheet */
        l->section = NULL;
    l->streams = l->holds = 0;
    l->is_chart = true;
    lower_until(l, m->tree->children, NULL, false);
    lowering_emit(l, OP_ENTRY_END);
    l->ids = outer.ids;
    l->relations = outer.relations;
    l->section = outer.section;
    l->streams = outer.streams;
    l->holds = outer.holds;
    l->is_chart = outer.is_chart;
}

/* A marker in a list of siblings; gives the node to go on with. */
static const xmlNode *lower_marker(struct lowering *l, const struct marker *m, bool framed)
{
    switch (m->kind) {
    case MARKER_STREAM:
        lowering_emit(l, OP_STREAM)->target = m->stream;
        l->streams++;
        return m->node->next;
    case MARKER_STREAM_END:
        lowering_emit(l, OP_STREAM_END);
        l->streams--;
        return m->node->next;
    case MARKER_ENTRY: begin_entry(l, m); return m->node->next;
    case MARKER_PART: lower_copied_part(l, m); return m->node->next;
    case MARKER_ENTRY_END: lowering_emit(l, OP_ENTRY_END); return m->node->next;
    case MARKER_SPLICE: {
        struct op *op = lowering_emit(l, OP_SPLICE);
        op->target = m->stream;
        op->is_block = framed;
        return m->node->next;
    }
    case MARKER_FURTHER:
    case MARKER_BETWEEN:
        lowering_emit(l, m->kind == MARKER_FURTHER ? OP_FURTHER : OP_BETWEEN)->depth = identities_depth(l->section);
        l->skip = l->part->op_count - 1;
        return m->node->next;
    case MARKER_STYLES: lowering_emit(l, OP_STYLES); return m->node->next;
    case MARKER_NEEDED:
        lowering_emit(l, OP_NEEDED)->number = m->features;
        l->needed[l->needed_count++] = l->part->op_count - 1;
        return m->node->next;
    case MARKER_NEEDED_END:
        lowering_flush(l);
        l->part->ops[l->needed[--l->needed_count]].target = l->part->op_count;
        return m->node->next;
    case MARKER_FURTHER_END:
    case MARKER_BETWEEN_END:
    case MARKER_JOINED_END:
        lowering_flush(l);
        l->part->ops[l->skip].target = l->part->op_count;
        return m->node->next;
    default:
        return lower_sheet_marker(l, m) || lowering_put_shape_marker(l, m) || lowering_put_placeholder(l, m) ||
                       lowering_put_table_marker(l, m, framed)
                   ? m->node->next
                   : lower_tag(l, m, framed);
    }
}

static const xmlNode *lower_until(struct lowering *l, const xmlNode *node, const struct marker *stop, bool framed)
{
    while (node) {
        const struct marker *m = markup_marker(node);
        if (m && m == stop)
            return node->next;
        if (m) {
            node = lower_marker(l, m, framed);
            continue;
        }
        lower_node(l, node, framed);
        node = node->next;
    }
    return NULL;
}

static void lower_children(struct lowering *l, const xmlNode *parent, bool framed)
{
    lower_until(l, parent->children, NULL, framed);
}

void lowering_put_children(struct lowering *l, const xmlNode *parent)
{
    lower_children(l, parent, false);
}

void lowering_put_node(struct lowering *l, const xmlNode *node)
{
    lower_node(l, node, false);
}

bool lower_part(struct parts *parts, size_t number, const struct identities *ids)
{
    struct program *p = parts->program;
    const struct draft *draft = &parts->items[number];
    xmlDocPtr doc = draft->doc;
    struct part *part = ARENA_PUSH(&p->arena, p->parts, p->part_count, p->part_capacity);
    part->name = arena_str(&p->arena, draft->name);
    part->is_new = draft->is_new;
    part->sheet = draft->sheet;
    part->is_dropped = draft->is_dropped;
    part->holds_parts = draft->holds_parts;
    part->is_spare = draft->is_spare && !draft->is_changed;
    part->stream = draft->stream;
    part->needs = draft->needs;
    struct lowering l = {.program = p,
                         .is_chart = draft->is_chart,
                         .part = part,
                         .format = p->format,
                         .ids = ids,
                         .sheets = parts->sheets,
                         .d = parts->d,
                         .ok = true,
                         .relations = draft->relations - 1};
    lower_sheet_begin_part(&l, number);
    buf_init(&l.literal, BUF_LIMIT_PART);
    if (!draft->holds_parts)
        buf_printf(&l.literal, "<?xml version=\"1.0\" encoding=\"UTF-8\"%s?>\n", doc->standalone == 1 ? " standalone=\"yes\"" : "");
    if (!draft->is_dropped)
        lower_until(&l, doc->children, NULL, false);
    lowering_flush(&l);
    lowering_emit(&l, OP_END);
    if (!buf_ok(&l.literal))
        l.ok = diag_error(parts->d, place_file(p->file), "TEMPLATE-SIZE", "%s", _("the part is too large"));
    buf_release(&l.literal);
    return l.ok;
}
