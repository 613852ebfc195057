/* A slide in a section becomes entries in the tree: its part, its relationships, its notes, the charts on it and the
 * workbooks behind them, each named by the number of the copy. That number is also the slide's id, so it begins above all
 * ids of slides; what lists the slides gets its lines by streams (ECMA-376 part 1, 13.3.6; part 2, 9.3). */
#include "template/parts/slides.h"

#include <string.h>

#include "pack/namespaces.h"
#include "template/parts/copies.h"


struct repeating {
    struct copies copies;
    struct str slide; /* the name of its part */
};

static xmlNodePtr root_of(const struct parts *parts, size_t part)
{
    return xmlDocGetRootElement(parts->items[part].doc);
}

/* ---- parts ---- */

/* An entry with the root of a slide or its notes, whose own entry goes: the root stays where its tags were placed. */
static void put_entry(const struct repeating *r, size_t part, xmlNodePtr root)
{
    copies_say_type(&r->copies, r->copies.parts->items[part].name);
    copies_put_root(&r->copies, part, root);
}

/* Notes and their slide name each other. */
static bool goes_with_slide(const struct repeating *r, const struct relation *to)
{
    return str_ends(to->type, STR("/notesSlide")) || str_equal(to->target, r->slide);
}

/* The relationships of a slide or its notes, with the targets that are copies; then what goes along. Pictures and layouts are
 * shared. */
static void put_relations(const struct repeating *r, size_t part)
{
    const struct copies *c = &r->copies;
    struct str name = c->parts->items[part].name;
    struct relation *list;
    size_t rels = relations_part(c->parts, name), count = relations_list(c->parts, name, &list);
    for (size_t i = 0; i < count; i++)
        if (goes_with_slide(r, &list[i]) || copies_go_along(c, &list[i]))
            copies_name_target(c, list[i].node, "Target", list[i].target);
        else
            slides_follow_link(c->parts, parts_find(c->parts, r->slide), &list[i], c->numbers);
    if (rels == SIZE_MAX)
        return;
    copies_put_tree(c, rels, copies_name(&c->parts->program->arena, c->parts->items[rels].name));
    for (size_t i = 0; i < count; i++)
        if (copies_go_along(c, &list[i]))
            copies_put_part(c, parts_find(c->parts, list[i].target));
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
static void list_copy(const struct copies *c, size_t presentation, xmlNodePtr listed, struct str name, struct slides_group *group)
{
    xmlNodePtr line = copies_add_line(c, c->numbers, NS_RELATIONSHIPS, NULL, "Relationship");
    copies_number(c, line, NULL, "Id", STR("rId"), STR(""), MARKER_COUNT);
    xmlNewProp(line, (const xmlChar *)"Type", (const xmlChar *)NS_R "/slide");
    copies_name_target(c, line, "Target", name);
    if (group->stream == SIZE_MAX)
        group->stream = parts_splice_before(c->parts, presentation, listed);
    line = copies_add_line(c, group->stream, (const char *)listed->ns->href, "p", "sldId");
    copies_number(c, line, NULL, "id", STR(""), STR(""), MARKER_NUMBER);
    copies_number(c, line, xmlNewNs(line, (const xmlChar *)NS_R, (const xmlChar *)"r"), "id", STR("rId"), STR(""), MARKER_NUMBER);
}

void slides_repeat(struct parts *parts, size_t deck, xmlNodePtr slide, struct slides_group *group)
{
    struct str presentation_name = str_from(parts->format->presentation), id;
    size_t part = slides_part_of(slide), presentation = parts_find(parts, presentation_name);
    struct str name = parts->items[part].name;
    xmlNodePtr root = xmlFirstElementChild(slide), notes = xmlNextElementSibling(root);
    int64_t highest = 255;
    xmlNodePtr listed = find_slide(parts, presentation, name, &id, &highest);
    struct repeating r = {{parts, root, relations_stream(parts, presentation_name)}, name};
    struct stream *numbers = &parts->program->streams[r.copies.numbers];
    numbers->first = numbers->first > (size_t)highest ? numbers->first : (size_t)highest + 1;
    parts->items[deck].is_changed = parts->items[deck].holds_parts = true;
    list_copy(&r.copies, presentation, listed, name, group);
    markup_remove(listed);
    relations_remove(parts, presentation_name, id);
    drop_sections(root_of(parts, presentation));
    xmlNodePtr end = xmlNewDocNode(slide->doc, slide->ns, (const xmlChar *)"end", NULL);
    xmlAddNextSibling(root, end);
    r.copies.at = end;
    put_entry(&r, part, root);
    put_relations(&r, part);
    if (!notes)
        return;
    size_t notes_part = slides_part_of(notes);
    put_entry(&r, notes_part, xmlFirstElementChild(notes));
    put_relations(&r, notes_part);
}
