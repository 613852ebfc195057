/* The tree of all slides: <slides><slide><p:sld/><notes><p:notes/></notes></slide>…</slides>, where all but the parts'
 * own roots is of the namespace FORMAT_DECK. `_private` of those elements is where_number's, so the draft that a root
 * came from is kept in the attribute `part`. */
#include "template/parts/slides.h"

#include <string.h>

#include "pack/namespaces.h"
#include "template/parts/relations.h"


#define DECK_NAME STR("slides")

static const xmlChar part_attribute[] = "part";

static xmlNodePtr root_of(const struct parts *parts, size_t part)
{
    return xmlDocGetRootElement(parts->items[part].doc);
}

/* ---- joining ---- */

/* Moves the root of a part into a new element. Nothing happens to a part that has been moved before. */
static xmlNodePtr move_in(struct parts *parts, xmlNodePtr to, const char *name, struct str part)
{
    size_t from = part.len && parts_has(parts, part) ? parts_find(parts, part) : SIZE_MAX;
    xmlNodePtr root = from == SIZE_MAX || !format_has_tags(parts->format, part) ? NULL : root_of(parts, from);
    if (!root)
        return NULL;
    char number[24];
    snprintf(number, sizeof number, "%zu", from);
    xmlNodePtr holder = xmlNewChild(to, to->ns, (const xmlChar *)name, NULL);
    xmlNewProp(holder, part_attribute, (const xmlChar *)number);
    xmlUnlinkNode(root);
    xmlAddChild(holder, root);
    parts->items[from].is_tagged = false;
    return holder;
}

struct str slides_relationship(struct parts *parts, xmlNodePtr slide_id)
{
    return markup_attribute(&parts->program->arena, slide_id, NS_R, "id");
}

static void move_slide(struct parts *parts, xmlNodePtr deck, xmlNodePtr slide_id)
{
    struct str presentation = str_from(parts->format->presentation);
    struct str name = relations_target(parts, presentation, slides_relationship(parts, slide_id));
    xmlNodePtr slide = move_in(parts, deck, "slide", name);
    if (slide)
        move_in(parts, slide, "notes", relations_target_of_type(parts, name, "/notesSlide"));
}

static xmlNodePtr find_child(xmlNodePtr parent, const char *name)
{
    xmlNodePtr child = xmlFirstElementChild(parent);
    while (child && strcmp((const char *)child->name, name) != 0)
        child = xmlNextElementSibling(child);
    return child;
}

size_t slides_join(struct parts *parts)
{
    if (!parts->format->presentation || parts->depth)
        return SIZE_MAX;
    size_t presentation = parts_find(parts, str_from(parts->format->presentation));
    xmlNodePtr list = presentation == SIZE_MAX ? NULL : find_child(root_of(parts, presentation), "sldIdLst");
    size_t deck = parts_add(parts, DECK_NAME, FORMAT_DECK, "slides");
    parts->items[deck].is_tagged = true;
    for (xmlNodePtr id = list ? xmlFirstElementChild(list) : NULL; id; id = xmlNextElementSibling(id))
        move_slide(parts, root_of(parts, deck), id);
    return deck;
}

/* ---- parting ---- */

static bool has_markers(xmlNodePtr root)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (markup_marker(node))
            return true;
    return false;
}

size_t slides_part_of(xmlNodePtr holder)
{
    xmlChar *text = xmlGetNoNsProp(holder, part_attribute);
    int64_t part = 0;
    str_to_int64(str_from((const char *)text), &part);
    xmlFree(text);
    return (size_t)part;
}

bool slides_is_holder(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && node->ns && strcmp((const char *)node->ns->href, FORMAT_DECK) == 0;
}

size_t slides_origin(const struct parts *parts, size_t part, xmlNodePtr node)
{
    if (!str_equal(parts->items[part].name, DECK_NAME))
        return part;
    while (!slides_is_holder(node))
        node = node->parent;
    return slides_part_of(node);
}

static void move_out(struct parts *parts, xmlNodePtr holder)
{
    struct draft *draft = &parts->items[slides_part_of(holder)];
    xmlNodePtr root = xmlFirstElementChild(holder);
    xmlUnlinkNode(root);
    xmlDocSetRootElement(draft->doc, root);
    draft->is_changed = draft->is_changed || has_markers(root);
}

static void move_slide_out(struct parts *parts, xmlNodePtr slide)
{
    xmlNodePtr notes = xmlLastElementChild(slide);
    if (notes && slides_is_holder(notes))
        move_out(parts, notes);
    move_out(parts, slide);
}

size_t slides_deck(struct parts *parts)
{
    return parts_find(parts, DECK_NAME);
}

/* Slides in a section are repeated. */
static void note_slides(struct parts *parts, size_t deck)
{
    size_t depth = 0;
    for (xmlNodePtr node = root_of(parts, deck)->children; node; node = node->next) {
        const struct marker *m = markup_marker(node);
        depth += m && m->kind == MARKER_BEGIN;
        depth -= m && m->kind == MARKER_END;
        if (!m && depth)
            slides_note_copies(parts, node);
    }
}

void slides_part(struct parts *parts)
{
    size_t deck = parts->format->presentation ? slides_deck(parts) : SIZE_MAX;
    struct slides_group group = {.stream = SIZE_MAX};
    size_t depth = 0;
    if (deck == SIZE_MAX)
        return;
    parts->items[deck].is_changed = false;
    note_slides(parts, deck);
    for (xmlNodePtr node = root_of(parts, deck)->children; node; node = node->next) {
        const struct marker *m = markup_marker(node);
        if (m && m->kind == MARKER_BEGIN && !depth++)
            group.stream = SIZE_MAX;
        depth -= m && m->kind == MARKER_END;
        if (m)
            continue;
        if (!depth)
            slides_follow_links(parts, slides_part_of(node));
        if (!depth)
            move_slide_out(parts, node);
        else
            slides_repeat(parts, deck, node, &group);
    }
}
