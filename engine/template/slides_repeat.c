/* A slide in a section becomes entries in the tree: its part, its relationships, its notes, the charts on it and the
 * workbooks behind them, each named by the number of the copy. That number is also the slide's id, so it begins above all
 * ids of slides; what lists the slides gets its lines by streams (ECMA-376 part 1, 13.3.6; part 2, 9.3). */
#include "template/slides.h"

#include <string.h>

#include "template/relations.h"

#define RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"
#define TYPES "http://schemas.openxmlformats.org/package/2006/content-types"
#define R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

struct repeating {
    struct parts *parts;
    xmlNodePtr at;    /* before which entries come */
    struct str slide; /* the name of its part */
    size_t numbers;   /* stream of the presentation's relationships: its last number is the copy's */
};

static xmlNodePtr root_of(const struct parts *parts, size_t part)
{
    return xmlDocGetRootElement(parts->items[part].doc);
}

/* ---- markers ---- */

static struct marker *put_marker(struct repeating *r, enum marker_kind kind, size_t stream)
{
    struct marker *m = markup_marker_new(&r->parts->program->arena, r->at->doc, kind, (struct tag){0});
    m->stream = stream;
    xmlAddPrevSibling(r->at, m->node);
    return m;
}

/* The attribute's value is `before`, the number of the copy, `after`. */
static void number(struct repeating *r, xmlNodePtr node, xmlNsPtr ns, const char *name, struct str before, struct str after, enum marker_kind kind)
{
    struct arena *a = &r->parts->program->arena;
    struct marker *m = markup_marker_new(a, node->doc, kind, (struct tag){0});
    m->stream = r->numbers;
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

struct str slides_copy_name(struct arena *a, struct str part)
{
    struct str before, after;
    split_name(a, part, &before, &after);
    return arena_printf(a, "%.*s@%.*s", STR_ARG(before), STR_ARG(after));
}

static void number_target(struct repeating *r, xmlNodePtr node, const char *attribute, struct str part)
{
    struct arena *a = &r->parts->program->arena;
    struct str before, after;
    split_name(a, part, &before, &after);
    number(r, node, NULL, attribute, arena_printf(a, "/%.*s", STR_ARG(before)), after, MARKER_NUMBER);
}

/* An element of a stream, which says its own namespace. */
static xmlNodePtr begin_line(struct repeating *r, size_t stream, const char *uri, const char *prefix, const char *name)
{
    put_marker(r, MARKER_STREAM, stream);
    xmlNodePtr node = xmlNewDocNode(r->at->doc, NULL, (const xmlChar *)name, NULL);
    xmlSetNs(node, xmlNewNs(node, (const xmlChar *)uri, (const xmlChar *)prefix));
    xmlAddPrevSibling(r->at, node);
    put_marker(r, MARKER_STREAM_END, stream);
    return node;
}

/* ---- parts ---- */

static void put_part(struct repeating *r, size_t part);

static void say_type(struct repeating *r, struct str part)
{
    struct str type = relations_type(r->parts, part);
    size_t contents = relations_contents_stream(r->parts);
    if (!type.len || contents == SIZE_MAX)
        return;
    xmlNodePtr line = begin_line(r, contents, TYPES, NULL, "Override");
    number_target(r, line, "PartName", part);
    xmlNewProp(line, (const xmlChar *)"ContentType", (const xmlChar *)arena_cstr(&r->parts->program->arena, type));
    relations_unsay(r->parts, part);
}

/* An entry with the root of a part, whose own entry goes. */
static void put_entry(struct repeating *r, size_t part, xmlNodePtr root)
{
    struct draft *draft = &r->parts->items[part];
    struct marker *entry = put_marker(r, MARKER_ENTRY, r->numbers);
    entry->text = slides_copy_name(&r->parts->program->arena, draft->name);
    entry->number = draft->copies;
    entry->sheet = draft->sheet;
    xmlUnlinkNode(root);
    xmlAddPrevSibling(r->at, root);
    put_marker(r, MARKER_ENTRY_END, r->numbers);
    draft->is_changed = draft->is_tagged = false;
    draft->is_dropped = true;
}

/* Charts and what is behind them go with the copy; pictures and layouts are shared. */
static bool goes_along(struct repeating *r, const struct relation *to)
{
    if (to->is_external || !parts_has(r->parts, to->target))
        return false;
    if (str_ends(to->type, STR("/chart")))
        return parts_find(r->parts, to->target) != SIZE_MAX;
    for (size_t i = 0; i < r->parts->count; i++)
        if (str_equal(r->parts->items[i].name, to->target))
            return r->parts->items[i].sheet.len > 0;
    return false;
}

/* Notes and their slide name each other. */
static bool goes_with_slide(const struct repeating *r, const struct relation *to)
{
    return str_ends(to->type, STR("/notesSlide")) || str_equal(to->target, r->slide);
}

/* The relationships of a part, with the targets that are copies; then what goes along. */
static void put_relations(struct repeating *r, size_t part)
{
    struct str name = r->parts->items[part].name;
    struct relation *list;
    size_t rels = relations_part(r->parts, name), count = relations_list(r->parts, name, &list);
    xmlNodePtr root = rels == SIZE_MAX ? NULL : root_of(r->parts, rels), node = root ? xmlFirstElementChild(root) : NULL;
    for (size_t i = 0; i < count; node = xmlNextElementSibling(node)) {
        if (markup_marker(node))
            continue;
        if (goes_with_slide(r, &list[i]) || goes_along(r, &list[i]))
            number_target(r, node, "Target", list[i].target);
        else
            slides_follow_link(r->parts, parts_find(r->parts, r->slide), node, &list[i], r->numbers);
        i++;
    }
    if (!root)
        return;
    put_entry(r, rels, root);
    for (size_t i = 0; i < count; i++)
        if (goes_along(r, &list[i]) && root_of(r->parts, parts_find(r->parts, list[i].target)))
            put_part(r, parts_find(r->parts, list[i].target));
}

static void put_part(struct repeating *r, size_t part)
{
    say_type(r, r->parts->items[part].name);
    put_entry(r, part, root_of(r->parts, part));
    put_relations(r, part);
}

/* ---- the list of slides ---- */

static xmlNodePtr find_slide(struct parts *parts, size_t presentation, struct str slide, struct str *id, int64_t *highest)
{
    xmlNodePtr list = xmlFirstElementChild(root_of(parts, presentation)), found = NULL;
    while (list && strcmp((const char *)list->name, "sldIdLst") != 0)
        list = xmlNextElementSibling(list);
    for (xmlNodePtr at = list ? xmlFirstElementChild(list) : NULL; at; at = xmlNextElementSibling(at)) {
        if (markup_marker(at))
            continue;
        struct str relationship = slides_relationship(parts, at);
        xmlChar *number = xmlGetNoNsProp(at, (const xmlChar *)"id");
        int64_t n = 0;
        if (number && str_to_int64(str_from((const char *)number), &n) && n > *highest)
            *highest = n;
        xmlFree(number);
        if (!found && str_equal(relations_target(parts, str_from(parts->format->presentation), relationship), slide)) {
            found = at;
            *id = relationship;
        }
    }
    return found;
}

/* Sections of the presentation name slides by ids that are no more: they go. */
static void drop_sections(xmlNodePtr root)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "sectionLst") == 0) {
            markup_remove(node->parent);
            return;
        }
}

/* The copy's lines in the presentation's list and relationships. */
static void list_copy(struct repeating *r, size_t presentation, xmlNodePtr listed, struct str name, struct slides_group *group)
{
    xmlNodePtr line = begin_line(r, r->numbers, RELATIONSHIPS, NULL, "Relationship");
    number(r, line, NULL, "Id", STR("rId"), STR(""), MARKER_COUNT);
    xmlNewProp(line, (const xmlChar *)"Type", (const xmlChar *)R "/slide");
    number_target(r, line, "Target", name);
    if (group->stream == SIZE_MAX)
        group->stream = parts_splice_before(r->parts, presentation, listed);
    line = begin_line(r, group->stream, (const char *)listed->ns->href, "p", "sldId");
    number(r, line, NULL, "id", STR(""), STR(""), MARKER_NUMBER);
    number(r, line, xmlNewNs(line, (const xmlChar *)R, (const xmlChar *)"r"), "id", STR("rId"), STR(""), MARKER_NUMBER);
}

void slides_repeat(struct parts *parts, size_t deck, xmlNodePtr slide, struct slides_group *group)
{
    struct str presentation_name = str_from(parts->format->presentation), id;
    size_t part = slides_part_of(slide), presentation = parts_find(parts, presentation_name);
    struct str name = parts->items[part].name;
    xmlNodePtr root = xmlFirstElementChild(slide), notes = xmlNextElementSibling(root);
    int64_t highest = 255;
    xmlNodePtr listed = find_slide(parts, presentation, name, &id, &highest);
    struct repeating r = {parts, root, name, relations_stream(parts, presentation_name)};
    struct stream *numbers = &parts->program->streams[r.numbers];
    numbers->first = numbers->first > (size_t)highest ? numbers->first : (size_t)highest + 1;
    parts->items[deck].is_changed = parts->items[deck].holds_parts = true;
    list_copy(&r, presentation, listed, name, group);
    markup_remove(listed);
    relations_remove(parts, presentation_name, id);
    drop_sections(root_of(parts, presentation));
    say_type(&r, name);
    xmlNodePtr end = xmlNewDocNode(slide->doc, slide->ns, (const xmlChar *)"end", NULL);
    xmlAddNextSibling(root, end);
    r.at = end;
    put_entry(&r, part, root);
    put_relations(&r, part);
    if (!notes)
        return;
    size_t notes_part = slides_part_of(notes);
    say_type(&r, parts->items[notes_part].name);
    put_entry(&r, notes_part, xmlFirstElementChild(notes));
    put_relations(&r, notes_part);
}
