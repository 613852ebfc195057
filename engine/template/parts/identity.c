/* Sections are siblings' ranges, so one walk in document order keeps a stack of those whose bodies are around. */
#include "template/parts/identity.h"

#include <stdlib.h>
#include <string.h>

enum { KEPT_NUMBERS = 1000 }; /* a repeated space with higher or negative ones is numbered anew: copies must stay below 2^31 */

struct collecting {
    struct identities *ids;
    const struct marker *section; /* innermost body around */
    size_t drawing;
    int64_t highest[ID_SPACE_COUNT], lowest[ID_SPACE_COUNT];
};

size_t identities_depth(const struct marker *section)
{
    size_t depth = 0;
    for (; section; section = section->around)
        depth++;
    return depth;
}

/* ---- sections ---- */

/* Follows the borders of sections as lowering does: a section's body is its first branch, that of an inverted one the
 * second; the other branch is no body. */
static void pass_marker(struct collecting *c, struct marker *m)
{
    bool has_body = m->tag.kind != TAG_INVERT;
    if (m->kind == MARKER_ELSE && m->opening && m->opening->tag.kind == TAG_INVERT) {
        c->section = m->opening;
        return;
    }
    if (m->kind == MARKER_BEGIN) {
        m->around = c->section;
        if (has_body)
            c->section = m;
    } else if ((m->kind == MARKER_ELSE || m->kind == MARKER_END) && c->section &&
               (c->section->otherwise == m || c->section->end == m)) {
        c->section = c->section->around;
        if (m->tag.kind == TAG_ELSE_CONDITION) {
            m->around = c->section;
            c->section = m;
        }
    }
}

/* The innermost section that holds both. */
static const struct marker *common_section(const struct marker *a, const struct marker *b)
{
    size_t depth_a = identities_depth(a), depth_b = identities_depth(b);
    for (; depth_a > depth_b; depth_a--)
        a = a->around;
    for (; depth_b > depth_a; depth_b--)
        b = b->around;
    while (a != b) {
        a = a->around;
        b = b->around;
    }
    return a;
}

/* ---- ids ---- */

static bool is_named(const xmlNs *ns, const xmlChar *name, const char *wanted_uri, const char *wanted)
{
    if (strcmp((const char *)name, wanted) != 0)
        return false;
    return wanted_uri ? ns && strcmp((const char *)ns->href, wanted_uri) == 0 : !ns;
}

const struct id_attribute *identities_attribute(const struct identities *ids, const xmlNode *node, const xmlAttr *a)
{
    for (const struct id_attribute *row = ids->format->ids; row->element; row++)
        if (is_named(node->ns, node->name, row->element_uri, row->element) && is_named(a->ns, a->name, row->attribute_uri, row->attribute))
            return row;
    return NULL;
}

static int compare(const void *pa, const void *pb)
{
    const struct identity *a = pa, *b = pb;
    if (a->space != b->space)
        return a->space < b->space ? -1 : 1;
    return a->drawing != b->drawing ? (a->drawing < b->drawing ? -1 : 1) : str_compare(a->value, b->value);
}

static void note_id(struct collecting *c, const struct id_attribute *row, struct str value)
{
    struct identities *ids = c->ids;
    struct identity *id = ARENA_PUSH(ids->arena, ids->items, ids->count, ids->capacity);
    *id = (struct identity){
        .space = row->space, .drawing = c->drawing, .value = value, .section = c->section, .top = c->section, .top_count = 1};
    if (!row->is_number || !str_to_int64(value, &id->number))
        return;
    int64_t *highest = &c->highest[row->space], *lowest = &c->lowest[row->space];
    *highest = id->number > *highest && id->number < INT64_MAX ? id->number : *highest;
    *lowest = id->number < *lowest ? id->number : *lowest;
}

/* The w:ilvl beside a w:numId. */
static int64_t list_level(const xmlNode *number)
{
    int64_t level = 0;
    for (xmlNodePtr node = number->parent->children; node; node = node->next) {
        bool is_level = node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "ilvl") == 0 && node->ns;
        xmlChar *value = is_level ? xmlGetNsProp(node, (const xmlChar *)"val", node->ns->href) : NULL;
        if (value)
            str_to_int64(str_from((const char *)value), &level);
        xmlFree(value);
    }
    return level;
}

static void note_attributes(struct collecting *c, const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const struct id_attribute *row = identities_attribute(c->ids, node, a);
        if (!row || row->refers)
            continue;
        xmlChar *value = xmlNodeListGetString(node->doc, a->children, 1);
        note_id(c, row, arena_str(c->ids->arena, str_from((const char *)value)));
        if (row->space == ID_LIST)
            c->ids->items[c->ids->count - 1].level = list_level(node);
        xmlFree(value);
    }
}

/* Drawings do not nest: from its beginning to the next one all ids are its own. */
static void begin_drawing(struct collecting *c, const xmlNode *node)
{
    struct identities *ids = c->ids;
    *ARENA_PUSH(ids->arena, ids->drawings, ids->drawing_count, ids->drawing_capacity) = node;
    c->drawing = ids->drawing_count;
}

size_t identities_drawing(const struct identities *ids, const xmlNode *node)
{
    for (size_t i = 0; i < ids->drawing_count; i++)
        if (ids->drawings[i] == node)
            return i + 1;
    return 0;
}

static void walk(struct collecting *c, xmlNodePtr root)
{
    c->drawing = 0;
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        struct marker *m = markup_marker(node);
        if (markup_role(c->ids->format, node) == ROLE_DRAWING)
            begin_drawing(c, node);
        if (m)
            pass_marker(c, m);
        else if (node->type == XML_ELEMENT_NODE)
            note_attributes(c, node);
    }
}

static void unite_two(struct identity *a, const struct identity *b)
{
    a->section = common_section(a->section, b->section);
    if (b->level < a->level) {
        a->level = b->level;
        a->top = b->top;
        a->top_count = b->top_count;
    } else if (b->level == a->level) {
        a->top = common_section(a->top, b->top);
        a->top_count += b->top_count;
    }
}

/* One item for each id; its section holds all places where it stands. */
static void unite(struct identities *ids)
{
    size_t kept = 0;
    if (ids->count)
        qsort(ids->items, ids->count, sizeof *ids->items, compare);
    for (size_t i = 0; i < ids->count; i++) {
        if (kept && compare(&ids->items[kept - 1], &ids->items[i]) == 0)
            unite_two(&ids->items[kept - 1], &ids->items[i]);
        else
            ids->items[kept++] = ids->items[i];
    }
    ids->count = kept;
}

static const struct marker *loop_around(const struct marker *section)
{
    while (section && section->tag.kind != TAG_SECTION)
        section = section->around;
    return section;
}

/* A loop that holds one paragraph of a list makes its items: the list counts on through the copies, and restarts with
 * those of the loop around. */
static void settle_lists(struct identities *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        struct identity *id = &ids->items[i];
        if (id->space != ID_LIST)
            continue;
        id->section = loop_around(id->section);
        if (id->section && id->top_count == 1 && loop_around(id->top) == id->section)
            id->section = loop_around(id->section->around);
    }
}

static bool is_any_repeated(const struct identities *ids, enum id_space space)
{
    for (size_t i = 0; i < ids->count; i++)
        if (ids->items[i].space == space && ids->items[i].section)
            return true;
    return false;
}

static void number_anew(struct identities *ids, enum id_space space)
{
    int64_t number = 0;
    for (size_t i = 0; i < ids->count; i++)
        if (ids->items[i].space == space && ids->items[i].number != 0)
            ids->items[i].number = ++number;
    ids->strides[space] = number + 1;
}

void identities_collect(struct identities *ids, const struct parts *parts)
{
    struct collecting c = {.ids = ids};
    *ids = (struct identities){.arena = &parts->program->arena, .format = parts->format};
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].is_changed)
            walk(&c, xmlDocGetRootElement(parts->items[i].doc));
    unite(ids);
    settle_lists(ids);
    for (size_t space = 0; space < ID_SPACE_COUNT; space++) {
        ids->strides[space] = c.highest[space] + 1;
        if ((c.highest[space] >= KEPT_NUMBERS || c.lowest[space] < 0) && is_any_repeated(ids, (enum id_space)space))
            number_anew(ids, (enum id_space)space);
    }
}

void identities_reserve(struct identities *ids, enum id_space space, int64_t highest)
{
    if (ids->strides[space] <= highest)
        ids->strides[space] = highest + 1;
}

const struct identity *identities_find(const struct identities *ids, enum id_space space, size_t drawing, struct str value)
{
    struct identity wanted = {.space = space, .drawing = drawing, .value = value};
    return ids->count ? bsearch(&wanted, ids->items, ids->count, sizeof wanted, compare) : NULL;
}
