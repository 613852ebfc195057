/* A link names its slide by a relationship. Slides of one copy of a section are told by their numbers, which follow one
 * another; else the first copy of a repeated slide leaves its name in a stream when it
 * is made, and what links to it is rendered later. */
#include "template/parts/copies.h"
#include "template/parts/slides.h"

static size_t new_stream(struct program *p)
{
    ARENA_PUSH(&p->arena, p->streams, p->stream_count, p->stream_capacity);
    return p->stream_count - 1;
}

void slides_note_copies(struct parts *parts, xmlNodePtr slide)
{
    parts->items[slides_part_of(slide)].copies = new_stream(parts->program) + 1;
}

/* How many slides after another one a slide of the same copy of a section stands, below zero: before it; 0: it may be of
 * another copy. */
static long slides_ahead(struct parts *parts, size_t from, size_t to)
{
    xmlNodePtr node = xmlFirstElementChild(xmlDocGetRootElement(parts->items[slides_deck(parts)].doc));
    long n = 0, first = 0;
    for (; node; node = xmlNextElementSibling(node)) {
        size_t part = markup_marker(node) ? SIZE_MAX : slides_part_of(node);
        first = part == SIZE_MAX ? 0 : first;
        n++;
        if (first && (part == from || part == to))
            return part == to ? n - first : first - n;
        if (part == from || part == to)
            first = n;
    }
    return 0;
}

bool slides_follow_link(struct parts *parts, size_t part, const struct relation *to, size_t numbers)
{
    struct arena *a = &parts->program->arena;
    bool is_link = !to->is_external && str_ends(to->type, STR("/slide")) && parts_has(parts, to->target);
    size_t target = is_link ? parts_find(parts, to->target) : SIZE_MAX;
    if (target == SIZE_MAX || !parts->items[target].copies)
        return false;
    long ahead = numbers == SIZE_MAX ? 0 : slides_ahead(parts, part, target);
    struct str name = parts->items[ahead ? target : part].name;
    struct marker *m = markup_marker_new(a, to->node->doc, MARKER_LINK, (struct tag){0});
    m->stream = parts->items[target].copies - 1;
    m->number = numbers + 1;
    m->ahead = ahead;
    m->text = numbers == SIZE_MAX ? name : copies_name(a, name);
    markup_mark_attribute(to->node, NULL, "Target", "", m);
    return true;
}

void slides_follow_links(struct parts *parts, size_t part)
{
    struct relation *list;
    struct str name = parts->items[part].name;
    size_t rels = relations_part(parts, name), count = relations_list(parts, name, &list);
    for (size_t i = 0; i < count; i++)
        if (slides_follow_link(parts, part, &list[i], SIZE_MAX))
            parts->items[rels].is_changed = parts->items[rels].is_last = true;
}
