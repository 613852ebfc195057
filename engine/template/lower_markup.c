/* Elements and texts as they will stand in the part, with the ids in them. */
#include "template/lower_sheets.h"

static void put_character(struct buf *b, char c, bool in_attribute)
{
    switch (c) {
    case '&': buf_put_cstr(b, "&amp;"); break;
    case '<': buf_put_cstr(b, "&lt;"); break;
    case '>': buf_put_cstr(b, "&gt;"); break;
    case '\r': buf_put_cstr(b, "&#13;"); break;
    case '"': buf_put_cstr(b, in_attribute ? "&quot;" : "\""); break;
    case '\n': buf_put_cstr(b, in_attribute ? "&#10;" : "\n"); break;
    case '\t': buf_put_cstr(b, in_attribute ? "&#9;" : "\t"); break;
    default: buf_put_char(b, c);
    }
}

static void put_escaped(struct buf *b, const xmlChar *text, bool in_attribute)
{
    for (; *text; text++)
        put_character(b, (char)*text, in_attribute);
}

void lowering_put_escaped(struct lowering *l, struct str text, bool in_attribute)
{
    for (size_t i = 0; i < text.len; i++)
        put_character(&l->literal, text.ptr[i], in_attribute);
}

static void put_name(struct buf *b, const xmlNs *ns, const xmlChar *name)
{
    if (ns && ns->prefix)
        buf_printf(b, "%s:", (const char *)ns->prefix);
    buf_put_cstr(b, (const char *)name);
}

/* Whether copies of an id are made where the walk is now: then it follows the copy of its own section. */
static bool is_repeated(const struct lowering *l, const struct identity *id)
{
    const struct marker *around = l->section;
    while (around && around != id->section)
        around = around->around;
    return around != NULL;
}

static void put_id(struct lowering *l, const struct id_attribute *row, const struct identity *id)
{
    if (is_repeated(l, id)) {
        struct op *op = lowering_emit(l, OP_UNIQUE);
        op->literal = id->value;
        op->number = id->number;
        op->stride = row->is_number ? l->ids->strides[row->space] : 0;
        op->depth = identities_depth(id->section);
    } else if (row->is_number) {
        buf_printf(&l->literal, "%lld", (long long)id->number);
    } else {
        put_escaped(&l->literal, (const xmlChar *)id->value.ptr, true);
    }
}

/* A field code: ` REF _Ref123 \h `. */
static void put_field_code(struct lowering *l, const struct id_attribute *row, struct str code, bool in_attribute)
{
    struct arena scratch = {0};
    for (size_t at = 0; at < code.len;) {
        size_t end = str_find(code, STR(" "), at);
        end = end == SIZE_MAX ? code.len : end;
        struct str word = str_slice(code, at, end);
        const struct identity *id = word.len ? identities_find(l->ids, row->space, l->drawing, word) : NULL;
        if (id)
            put_id(l, row, id);
        else
            put_escaped(&l->literal, (const xmlChar *)arena_cstr(&scratch, word), in_attribute);
        if (end < code.len)
            buf_put_char(&l->literal, ' ');
        at = end + 1;
    }
    arena_release(&scratch);
}

static void put_attribute_value(struct lowering *l, const xmlNode *node, const xmlAttr *a, const xmlChar *value)
{
    const struct id_attribute *row = identities_attribute(l->ids, node, a);
    struct str text = str_from((const char *)value);
    const struct identity *id = row && !row->is_text ? identities_find(l->ids, row->space, l->drawing, text) : NULL;
    if (id)
        put_id(l, row, id);
    else if (row && row->is_text)
        put_field_code(l, row, text, true);
    else
        put_escaped(&l->literal, value, true);
}

static void put_attribute_marker(struct lowering *l, const struct marker *m)
{
    if (m->kind == MARKER_COUNT || m->kind == MARKER_NUMBER) {
        lowering_emit(l, m->kind == MARKER_COUNT ? OP_COUNT : OP_NUMBER)->target = m->stream;
        buf_put_str(&l->literal, m->text);
        return;
    }
    if (m->kind == MARKER_LINK) {
        struct op *op = lowering_emit(l, OP_LINK);
        op->target = m->stream;
        op->exit = m->number - 1;
        op->literal = m->text;
        op->number = m->ahead;
        return;
    }
    if (m->kind == MARKER_PAGE) {
        struct op *op = lowering_emit(l, OP_PAGE_STYLE);
        op->literal = m->sheet;
        op->sheet = m->text;
        return;
    }
    if (lowering_put_table_number(l, m) || lowering_put_placeholder(l, m))
        return;
    size_t slot = lowering_new_slot(l, SLOT_VALUE, &m->tag);
    struct op *op = lowering_emit(l, OP_VALUE);
    op->slot = slot;
    op->style = VALUE_IN_ATTRIBUTE;
    lowering_put_escaped(l, m->text, true);
    if (m->next)
        put_attribute_marker(l, m->next);
}

static void put_attribute(struct lowering *l, const xmlNode *node, const xmlAttr *a)
{
    struct buf *b = &l->literal;
    if (lower_sheet_leaves_out(l, node, a))
        return;
    xmlChar *value = xmlNodeListGetString(node->doc, a->children, 1);
    buf_put_char(b, ' ');
    put_name(b, a->ns, a->name);
    buf_put_cstr(b, "=\"");
    if (!lower_sheet_attribute(l, node, a, str_from((const char *)value)))
        put_attribute_value(l, node, a, value ? value : (const xmlChar *)"");
    if (a->_private)
        put_attribute_marker(l, a->_private);
    buf_put_char(b, '"');
    xmlFree(value);
}

/* Two prefixes of one namespace have become the same prefix (markup_name_prefix). */
static bool is_bound_before(const xmlNs *first, const xmlNs *ns)
{
    while (first != ns && !xmlStrEqual(first->prefix, ns->prefix))
        first = first->next;
    return first != ns;
}

void lowering_put_start(struct lowering *l, const xmlNode *node)
{
    struct buf *b = &l->literal;
    buf_put_char(b, '<');
    put_name(b, node->ns, node->name);
    for (const xmlNs *ns = node->nsDef; ns; ns = ns->next) {
        if (is_bound_before(node->nsDef, ns))
            continue;
        buf_printf(b, ns->prefix ? " xmlns:%s=\"" : " xmlns%s=\"", ns->prefix ? (const char *)ns->prefix : "");
        put_escaped(b, ns->href, true);
        buf_put_char(b, '"');
    }
    for (const xmlAttr *a = node->properties; a; a = a->next)
        put_attribute(l, node, a);
}

void lowering_put_end(struct lowering *l, const xmlNode *node)
{
    buf_put_cstr(&l->literal, "</");
    put_name(&l->literal, node->ns, node->name);
    buf_put_char(&l->literal, '>');
}

void lowering_put_text(struct lowering *l, const xmlNode *node)
{
    static const struct id_attribute field_code = {.space = ID_NAME, .refers = true, .is_text = true};
    if (lower_sheet_text(l, node))
        return;
    if (markup_role(l->format, node->parent) == ROLE_FIELD_CODE)
        put_field_code(l, &field_code, str_from((const char *)node->content), false);
    else
        put_escaped(&l->literal, node->content, false);
}
