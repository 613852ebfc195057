#include "pack/namespaces.h"
#include "template/parts/copies.h"

/* ---- markers ---- */

/* A marker before `at`. */
static struct marker *mark(const struct copies *c, enum marker_kind kind, size_t stream)
{
    struct marker *m = markup_marker_new(&c->parts->program->arena, c->at->doc, kind, (struct tag){0});
    m->stream = stream;
    xmlAddPrevSibling(c->at, m->node);
    return m;
}

void copies_number(const struct copies *c, xmlNodePtr node, xmlNsPtr ns, const char *name, struct str before, struct str after,
                   enum marker_kind kind)
{
    struct arena *a = &c->parts->program->arena;
    struct marker *m = markup_marker_new(a, node->doc, kind, (struct tag){0});
    m->stream = c->numbers;
    m->text = after;
    markup_mark_attribute(node, ns, name, arena_cstr(a, before), m);
}

/* ppt/slides/slide2.xml → ppt/slides/slide2_ and .xml; so its slide2.xml.rels follows it: slide2_ and .xml.rels */
static void split_name(struct arena *a, struct str name, struct str *before, struct str *after)
{
    size_t file = name.len, dot;
    while (file > 0 && name.ptr[file - 1] != '/')
        file--;
    dot = str_find(name, STR("."), file);
    dot = dot == SIZE_MAX ? name.len : dot;
    *before = arena_printf(a, "%.*s_", STR_ARG(str_slice(name, 0, dot)));
    *after = str_slice(name, dot, name.len);
}

struct str copies_name(struct arena *a, struct str part)
{
    struct str before, after;
    split_name(a, part, &before, &after);
    return arena_printf(a, "%.*s@%.*s", STR_ARG(before), STR_ARG(after));
}

void copies_name_target(const struct copies *c, xmlNodePtr node, const char *attribute, struct str part)
{
    struct arena *a = &c->parts->program->arena;
    struct str before, after;
    split_name(a, part, &before, &after);
    copies_number(c, node, NULL, attribute, arena_printf(a, "/%.*s", STR_ARG(before)), after, MARKER_NUMBER);
}

xmlNodePtr copies_add_line(const struct copies *c, size_t stream, const char *uri, const char *prefix, const char *name)
{
    mark(c, MARKER_STREAM, stream);
    xmlNodePtr node = xmlNewDocNode(c->at->doc, NULL, (const xmlChar *)name, NULL);
    xmlSetNs(node, xmlNewNs(node, (const xmlChar *)uri, (const xmlChar *)prefix));
    xmlAddPrevSibling(c->at, node);
    mark(c, MARKER_STREAM_END, stream);
    return node;
}

/* ---- parts ---- */

void copies_say_type(const struct copies *c, struct str part)
{
    struct str type = relations_type(c->parts, part);
    size_t contents = relations_contents_stream(c->parts);
    if (!type.len || contents == SIZE_MAX)
        return;
    xmlNodePtr line = copies_add_line(c, contents, NS_TYPES, NULL, "Override");
    copies_name_target(c, line, "PartName", part);
    xmlNewProp(line, (const xmlChar *)"ContentType", (const xmlChar *)arena_cstr(&c->parts->program->arena, type));
    relations_unsay(c->parts, part);
}

void copies_put_tree(const struct copies *c, size_t part, struct str name)
{
    struct draft *draft = &c->parts->items[part];
    struct marker *m = mark(c, MARKER_PART, c->numbers);
    m->text = name;
    m->tree = draft->doc;
    m->sheet = draft->sheet;
    draft->is_changed = draft->is_tagged = false;
    draft->is_dropped = true;
}

void copies_put_root(const struct copies *c, size_t part, xmlNodePtr root)
{
    struct draft *draft = &c->parts->items[part];
    struct marker *entry = mark(c, MARKER_ENTRY, c->numbers);
    entry->text = copies_name(&c->parts->program->arena, draft->name);
    entry->number = draft->copies;
    xmlUnlinkNode(root);
    xmlAddPrevSibling(c->at, root);
    mark(c, MARKER_ENTRY_END, c->numbers);
    draft->is_changed = draft->is_tagged = false;
    draft->is_dropped = true;
}

bool copies_go_along(const struct copies *c, const struct relation *to)
{
    if (to->is_external || !parts_has(c->parts, to->target))
        return false;
    if (str_ends(to->type, STR("/chart")))
        return parts_find(c->parts, to->target) != SIZE_MAX;
    for (size_t i = 0; i < c->parts->count; i++)
        if (str_equal(c->parts->items[i].name, to->target))
            return c->parts->items[i].sheet.len > 0;
    return false;
}

static void put_tree(const struct copies *c, size_t part)
{
    copies_put_tree(c, part, copies_name(&c->parts->program->arena, c->parts->items[part].name));
}

static void put_relations(const struct copies *c, size_t part)
{
    struct str name = c->parts->items[part].name;
    struct relation *list;
    size_t rels = relations_part(c->parts, name), count = relations_list(c->parts, name, &list);
    for (size_t i = 0; i < count; i++)
        if (copies_go_along(c, &list[i]))
            copies_name_target(c, list[i].node, "Target", list[i].target);
    if (rels != SIZE_MAX)
        put_tree(c, rels);
    for (size_t i = 0; i < count; i++)
        if (copies_go_along(c, &list[i]))
            copies_put_part(c, parts_find(c->parts, list[i].target));
}

void copies_put_part(const struct copies *c, size_t part)
{
    if (c->parts->items[part].is_dropped) /* it is made already: relationships may lead back to it */
        return;
    copies_say_type(c, c->parts->items[part].name);
    put_tree(c, part);
    put_relations(c, part);
}
