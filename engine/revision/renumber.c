#include "revision/renumber.h"

#include "pack/format.h"

struct renumbering {
    struct edition *e;
    const struct note_kind *kind;
    xmlNodePtr notes;  /* the root of their part */
    xmlNodePtr *found; /* behind the separators, by their new number */
    size_t count, capacity;
    int64_t first;
};

static struct str attribute_of(struct renumbering *r, const xmlNode *node, const char *name)
{
    return markup_attribute(&r->e->program.arena, node, (const char *)node->ns->href, name);
}

/* Notes with a type are the lines between text and notes. */
static bool is_separator(struct renumbering *r, const xmlNode *note)
{
    struct str type = attribute_of(r, note, "type");
    return type.len && !str_equal(type, STR("normal"));
}

static xmlNodePtr find_note(struct renumbering *r, struct str id)
{
    for (xmlNodePtr note = xmlFirstElementChild(r->notes); note; note = xmlNextElementSibling(note))
        if (markup_is(note, r->kind->note) && !is_separator(r, note) && str_equal(attribute_of(r, note, "id"), id))
            return note;
    return NULL;
}

static void set_number(struct renumbering *r, xmlNodePtr node, size_t index)
{
    const char *number = arena_printf(&r->e->program.arena, "%lld", (long long)(r->first + (int64_t)index)).ptr;
    xmlSetNsProp(node, node->ns, (const xmlChar *)"id", (const xmlChar *)number);
}

static void take(struct renumbering *r, xmlNodePtr note)
{
    xmlUnlinkNode(note);
    *ARENA_PUSH(&r->e->program.arena, r->found, r->count, r->capacity) = note;
}

static void take_referred(struct renumbering *r, xmlNodePtr root)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        xmlNodePtr note = markup_is(node, r->kind->reference) ? find_note(r, attribute_of(r, node, "id")) : NULL;
        if (!note)
            continue;
        take(r, note);
        set_number(r, node, r->count - 1);
    }
}

static void take_others(struct renumbering *r)
{
    for (xmlNodePtr note = xmlFirstElementChild(r->notes), next; note; note = next) {
        next = xmlNextElementSibling(note);
        if (markup_is(note, r->kind->note) && !is_separator(r, note))
            take(r, note);
    }
}

static int64_t behind_separators(struct renumbering *r)
{
    int64_t first = 1, number;
    for (xmlNodePtr note = xmlFirstElementChild(r->notes); note; note = xmlNextElementSibling(note))
        if (is_separator(r, note) && str_to_int64(attribute_of(r, note, "id"), &number) && number >= first)
            first = number + 1;
    return first;
}

static void renumber(struct edition *e, const struct note_kind *kind, size_t part)
{
    struct renumbering r = {.e = e, .kind = kind, .notes = xmlDocGetRootElement(e->parts.items[part].doc)};
    r.first = behind_separators(&r);
    for (size_t i = 0; i < e->parts.count; i++) {
        struct draft *draft = &e->parts.items[i];
        size_t before = r.count;
        if (draft->is_tagged && draft->doc && i != part)
            take_referred(&r, xmlDocGetRootElement(draft->doc));
        draft->is_changed = draft->is_changed || r.count > before;
    }
    take_others(&r);
    for (size_t i = 0; i < r.count; i++) {
        xmlAddChild(r.notes, r.found[i]);
        set_number(&r, r.found[i], i);
    }
}

void renumber_notes(struct edition *e)
{
    for (const struct note_kind *kind = e->parts.format->notes; kind && kind->part; kind++) {
        struct str name = str_from(kind->part);
        size_t part = kind->is_counted && parts_has(&e->parts, name) ? parts_find(&e->parts, name) : SIZE_MAX;
        if (part != SIZE_MAX && e->parts.items[part].is_changed)
            renumber(e, kind, part);
    }
}
