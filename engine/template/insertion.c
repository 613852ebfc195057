#include "template/insertion.h"

#include "template/lowering.h"
#include "template/relations.h"
#include "template/room.h"
#include "template/styles.h"

static bool holds_text(const struct format *f, const xmlNode *parent)
{
    enum role role = markup_role(f, parent);
    return role == ROLE_TEXT || (f->paragraph_holds_text && role == ROLE_PARAGRAPH);
}

static bool is_value(const struct marker *m)
{
    return m && m->kind == MARKER_TAG && (m->tag.kind == TAG_VALUE || m->tag.kind == TAG_PICTURE);
}

static bool has_values(const struct format *f, xmlNodePtr root)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (is_value(markup_marker(node)) && holds_text(f, node->parent))
            return true;
    return false;
}

void insertions_prepare(struct parts *parts)
{
    struct program *p = parts->program;
    size_t count = parts->count;
    bool any = false;
    for (size_t i = 0; parts->format->contents && i < count; i++) {
        if (!parts->items[i].is_changed || !has_values(parts->format, xmlDocGetRootElement(parts->items[i].doc)))
            continue;
        any = true;
        if (parts->format->marks_are_styles)
            styles_add_marks(parts, i);
        size_t stream = parts->format->has_relations ? relations_stream(parts, parts->items[i].name) : SIZE_MAX;
        parts->items[i].relations = stream == SIZE_MAX ? 0 : stream + 1;
    }
    if (!any)
        return;
    struct room page = room_of_page(parts);
    p->page_width = page.width;
    p->page_height = page.height;
    styles_note(parts);
    p->contents = relations_contents_stream(parts);
}

/* ---- one place ---- */

/* An element and all below it, as markup: there are no ids and no tags in it. */
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
    lowering_flush(l);
    put_element(l, node);
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

static void add_property(struct lowering *l, struct insertion *in, size_t *capacity, const xmlNode *node)
{
    size_t at = in->property_count, rank = format_property_rank(l->format, (const char *)node->name);
    struct run_property *p = ARENA_PUSH(&l->program->arena, in->properties, in->property_count, *capacity);
    p = in->properties;
    for (; at > 0 && p[at - 1].rank > rank; at--)
        p[at] = p[at - 1];
    p[at] = (struct run_property){rank, markup_of(l, node)};
}

const struct insertion *insertion_at(struct lowering *l, const struct marker *m)
{
    if (!l->format->contents || !is_value(m) || !holds_text(l->format, m->node->parent))
        return NULL;
    struct insertion *in = ARENA_NEW(&l->program->arena, struct insertion);
    struct room room = room_at(l->format, m->node, (struct room){l->program->page_width, l->program->page_height});
    xmlNodePtr properties = properties_of(l->format, markup_ancestor(l->format, m->node, ROLE_RUN));
    size_t capacity = 0;
    in->relations = l->relations;
    in->width = room.width;
    in->height = room.height;
    in->is_in_link = markup_ancestor(l->format, m->node, ROLE_INLINE) != NULL;
    for (xmlNodePtr p = properties ? xmlFirstElementChild(properties) : NULL; p; p = xmlNextElementSibling(p))
        add_property(l, in, &capacity, p);
    return in;
}
