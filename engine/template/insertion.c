#include "template/insertion.h"

#include "template/lowering.h"
#include "template/markup/cut.h"
#include "template/parts/lists.h"
#include "template/parts/relations.h"
#include "template/parts/room.h"
#include "template/parts/styles.h"
#include "template/tags/pages.h"

/* A property takes no markup. */
static bool takes_markup(const struct format *f, const xmlNode *parent)
{
    return markup_holds_text(f, parent) && markup_role(f, parent) != ROLE_LINE;
}

static bool is_value(const struct marker *m)
{
    return m && m->kind == MARKER_TAG && (m->tag.kind == TAG_VALUE || m->tag.kind == TAG_PICTURE);
}

/* A value in the text, or a picture in a frame of the template. */
static bool is_place(const struct format *f, const xmlNode *node)
{
    const struct marker *m = markup_marker(node);
    return m && (m->kind == MARKER_PICTURE || (is_value(m) && takes_markup(f, node->parent)));
}

static bool has_values(const struct format *f, xmlNodePtr root)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (is_place(f, node))
            return true;
    return false;
}

static bool takes_content(const struct parts *parts, size_t i)
{
    return parts->items[i].is_changed && !parts->items[i].is_chart && has_values(parts->format, xmlDocGetRootElement(parts->items[i].doc));
}

/* What one part needs of its own. */
static void prepare_part(struct parts *parts, size_t i)
{
    size_t stream = parts->format->has_relations ? relations_stream(parts, parts->items[i].name) : SIZE_MAX;
    parts->items[i].relations = stream == SIZE_MAX ? 0 : stream + 1;
    room_find_setups(parts->format, xmlDocGetRootElement(parts->items[i].doc));
    if (parts->format->marks_are_styles)
        styles_add(parts, i);
}

/* What all of them share; the relationships of numberings come before the streams of relationships. */
static void prepare_program(struct parts *parts, struct identities *ids)
{
    struct program *p = parts->program;
    struct room page = room_of_page(parts);
    p->page_width = page.width;
    p->page_height = page.height;
    styles_note(parts);
    lists_add_definitions(parts, ids);
    p->contents = relations_contents_stream(parts);
}

void insertions_prepare(struct parts *parts, struct identities *ids)
{
    bool any = false;
    size_t count = parts->count;
    for (size_t i = 0; parts->format->contents && i < count; i++) {
        if (!takes_content(parts, i))
            continue;
        if (!any)
            prepare_program(parts, ids);
        any = true;
        prepare_part(parts, i);
    }
}

/* ---- one place ---- */

/* An element and all below it, as markup: there are no tags in properties. */
static void put_element(struct lowering *l, const xmlNode *node)
{
    lowering_put_start(l, node);
    buf_put_char(&l->literal, '>');
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            put_element(l, child);
    lowering_put_end(l, node);
}

static struct str markup_of(struct lowering *l, const xmlNode *node)
{
    const struct identities *ids = l->ids, none = {.format = l->format};
    lowering_flush(l);
    l->ids = &none; /* ids stay what they are: there would be ops among the bytes */
    put_element(l, node);
    l->ids = ids;
    struct str markup = arena_str(&l->program->arena, buf_str(&l->literal));
    buf_reset(&l->literal);
    return markup;
}

static xmlNodePtr properties_of(const struct format *f, xmlNodePtr run)
{
    xmlNodePtr child = run ? xmlFirstElementChild(run) : NULL;
    while (child && (markup_marker(child) || markup_role(f, child) != ROLE_PROPERTIES))
        child = xmlNextElementSibling(child);
    return child;
}

/* The properties below a node in the order of `names`; gives how many. */
static size_t read_properties(struct lowering *l, xmlNodePtr properties, const char *const *names, struct run_property **out)
{
    size_t count = 0, capacity = 0;
    for (xmlNodePtr node = properties ? xmlFirstElementChild(properties) : NULL; node; node = xmlNextElementSibling(node)) {
        size_t at = count, rank = format_property_rank(names, (const char *)node->name);
        struct str markup = markup_of(l, node);
        ARENA_PUSH(&l->program->arena, *out, count, capacity);
        for (; at > 0 && (*out)[at - 1].rank > rank; at--)
            (*out)[at] = (*out)[at - 1];
        (*out)[at] = (struct run_property){rank, markup};
    }
    return count;
}

/* The columns whose copies hold a marker in a cell of their own table. */
static size_t group_around(struct lowering *l, const struct marker *m)
{
    xmlNodePtr cell = markup_ancestor(l->format, m->node, ROLE_CELL);
    const struct marker *s = l->section;
    while (s && !(s->tag.kind == TAG_SECTION && s->tag.element == ROLE_CELL))
        s = s->around;
    return s && cell && s->node && s->node->parent == cell->parent ? s->number : 0;
}

const struct insertion *insertion_at(struct lowering *l, const struct marker *m)
{
    if (!l->format->contents || l->is_chart || !is_value(m) || !takes_markup(l->format, m->node->parent))
        return NULL;
    struct insertion *in = ARENA_NEW(&l->program->arena, struct insertion);
    struct room room = room_at(l->program, m);
    xmlNodePtr properties = properties_of(l->format, markup_ancestor(l->format, m->node, ROLE_RUN));
    in->relations = l->relations;
    in->width = room.width;
    in->height = room.height;
    in->group = group_around(l, m);
    in->is_in_link = markup_ancestor(l->format, m->node, ROLE_INLINE) != NULL;
    in->property_count = read_properties(l, properties, l->format->run_properties, &in->properties);
    return in;
}

/* ---- whole paragraphs ---- */

const struct marker *insertion_alone(const struct format *f, const xmlNode *paragraph)
{
    xmlNodePtr root = (xmlNodePtr)paragraph, node = root->children;
    while (node && !markup_marker(node))
        node = markup_next(node, root);
    const struct marker *m = node ? markup_marker(node) : NULL;
    bool is_alone = m && f->contents && is_value(m) && m->tag.kind == TAG_VALUE && m->paragraph == root && cut_is_alone(f, m);
    return is_alone && !pages_carries_setup(f, root) ? m : NULL;
}

static struct str style_of(struct lowering *l, xmlNodePtr paragraph)
{
    xmlChar *name = xmlGetNsProp(paragraph, (const xmlChar *)"style-name", paragraph->ns->href);
    struct str copy = arena_str(&l->program->arena, str_from((const char *)name));
    xmlFree(name);
    return copy;
}

/* The op of the slot that was lowered last. */
static const struct op *last_value(const struct part *part)
{
    for (size_t i = part->op_count; i > 0; i--)
        if (part->ops[i - 1].kind == OP_VALUE)
            return &part->ops[i - 1];
    return NULL;
}

static bool is_after_table(const struct format *f, const xmlNode *paragraph)
{
    xmlNodePtr before = xmlPreviousElementSibling((xmlNodePtr)paragraph);
    while (before && markup_marker(before))
        before = xmlPreviousElementSibling(before);
    return before && markup_role(f, before) == ROLE_TABLE;
}

static bool is_before_paragraph(const struct format *f, const xmlNode *paragraph)
{
    xmlNodePtr after = xmlNextElementSibling((xmlNodePtr)paragraph);
    return after && markup_role(f, after) == ROLE_PARAGRAPH && !insertion_alone(f, after);
}

const struct insertion *insertion_of_paragraph(struct lowering *l, const xmlNode *paragraph, size_t slot)
{
    const struct op *value = last_value(l->part);
    if (l->program->slot_count != slot + 1 || !value || value->slot != slot || !value->insertion)
        return NULL;
    xmlNodePtr node = (xmlNodePtr)paragraph;
    struct insertion *in = ARENA_NEW(&l->program->arena, struct insertion);
    *in = *value->insertion;
    in->paragraph_count = read_properties(l, properties_of(l->format, node), l->format->paragraph_properties, &in->paragraph);
    in->is_after_table = is_after_table(l->format, paragraph);
    in->is_before_paragraph = is_before_paragraph(l->format, paragraph);
    if (l->format->marks_are_styles)
        in->paragraph_style = style_of(l, node);
    return in;
}
