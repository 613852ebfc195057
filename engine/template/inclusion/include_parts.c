/* Parts of an OPC package that the included document refers to: pictures, charts, headers, notes, and what those refer to
 * in turn. Pictures and the like are copied as they lie, headers and notes as trees, because they may hold tags. */
#include <string.h>

#include "pack/namespaces.h"
#include "template/inclusion/including_word.h"
#include "template/parts/relations.h"

#define W_MEDIA "application/vnd.openxmlformats-officedocument.wordprocessingml."

struct str including_part_of(const struct parts *parts, xmlNodePtr node)
{
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].doc == node->doc)
            return parts->items[i].name;
    return (struct str){0};
}

size_t including_open(struct inclusion *in, struct str name, const char *kind, const char *root, struct str *id)
{
    struct parts *to = in->to;
    struct arena *a = in->arena;
    if (parts_has(to, name))
        return parts_find(to, name);
    xmlNodePtr paragraph = in->at;
    size_t part = parts_add(to, name, (const char *)paragraph->ns->href, root);
    xmlNodePtr element = xmlDocGetRootElement(to->items[part].doc);
    element->nsDef->prefix = xmlStrdup((const xmlChar *)to->format->prefix);
    struct str added = relations_add(to, to->items[in->part].name, arena_cstr(a, arena_printf(a, NS_R "/%s", kind)),
                                     arena_printf(a, "/%.*s", STR_ARG(name)), false);
    if (id)
        *id = added;
    relations_say_type(to, name, arena_cstr(a, arena_printf(a, W_MEDIA "%s+xml", kind)));
    return part;
}

/* ---- copies of parts ---- */

static bool is_part_taken(struct inclusion *in, struct str name)
{
    return parts_has(in->to, name);
}

struct str including_free_part(struct inclusion *in, struct str name)
{
    return including_free_file(in, name, is_part_taken);
}

static struct str copy_part(struct inclusion *in, struct str name, bool is_tree);

/* The relationships of a copied part, each to a copy of what it points at. */
static void copy_relationships(struct inclusion *in, struct str from_part, struct str to_part)
{
    struct relation *r;
    size_t count = relations_list(in->from, from_part, &r);
    for (size_t i = 0; i < count; i++) {
        struct str target = r[i].is_external ? r[i].target : copy_part(in, r[i].target, false);
        if (target.len)
            relations_add_as(in->to, to_part, r[i].id, arena_cstr(in->arena, r[i].type),
                             r[i].is_external ? target : arena_printf(in->arena, "/%.*s", STR_ARG(target)), r[i].is_external);
    }
}

static void say_type(struct inclusion *in, struct str from_part, struct str to_part)
{
    struct str type = relations_type(in->from, from_part);
    if (type.len)
        relations_say_type(in->to, to_part, arena_cstr(in->arena, type));
}

/* A part with tags goes over as a tree: its tags are markers already, its styles and pictures become the document's. */
static void move_tree(struct inclusion *in, struct str from_part, struct str to_part)
{
    size_t from = parts_find(in->from, from_part);
    if (from == SIZE_MAX)
        return;
    struct draft *draft = &in->from->items[from];
    including_renew_ids(in, xmlDocGetRootElement(draft->doc));
    including_fix_tree(in, xmlDocGetRootElement(draft->doc), from_part, to_part);
    parts_adopt(in->to, to_part, draft);
}

/* Copies a part with all that it refers to; gives its name in the document, empty when the package has no such part. */
static struct str copy_part(struct inclusion *in, struct str name, bool is_tree)
{
    struct str known = renaming_find(&in->parts, name);
    const struct package_entry *e = package_find(in->from->package, name);
    if (known.ptr || !e)
        return known;
    struct str new = arena_str(in->arena, including_free_part(in, name));
    renaming_add(in, &in->parts, name, new); /* before its relationships, which may lead back here */
    say_type(in, name, new);
    if (is_tree) {
        move_tree(in, name, new);
    } else {
        package_add(in->to->package, new, e);
        copy_relationships(in, name, new);
    }
    return new;
}

/* ---- relationships in a tree ---- */

static bool is_relationship(const xmlAttr *a)
{
    return a->ns && strcmp((const char *)a->ns->href, NS_R) == 0;
}

static bool is_header(struct str type)
{
    return str_ends(type, STR("/header")) || str_ends(type, STR("/footer"));
}

/* Parts with tags: headers and footers, and charts whose titles have some. */
static bool goes_as_tree(struct inclusion *in, const struct relation *r)
{
    if (is_header(r->type))
        return true;
    size_t chart = str_ends(r->type, STR("/chart")) && parts_has(in->from, r->target) ? parts_find(in->from, r->target) : SIZE_MAX;
    return chart != SIZE_MAX && in->from->items[chart].is_chart && in->from->items[chart].is_changed;
}

static struct str relate(struct inclusion *in, const struct relation *r, struct str to_part)
{
    struct str target = r->is_external ? r->target : copy_part(in, r->target, goes_as_tree(in, r));
    if (!target.len)
        return (struct str){0};
    return relations_add(in->to, to_part, arena_cstr(in->arena, r->type),
                         r->is_external ? target : arena_printf(in->arena, "/%.*s", STR_ARG(target)), r->is_external);
}

static void fix_attribute(struct inclusion *in, struct renaming *ids, xmlNodePtr node, xmlAttrPtr a, struct str from_part,
                          struct str to_part)
{
    struct str old = including_attribute(in, node, (const char *)a->ns->href, (const char *)a->name), new = renaming_find(ids, old);
    struct relation *r;
    size_t count = new.ptr ? 0 : relations_list(in->from, from_part, &r);
    for (size_t i = 0; i < count && !new.ptr; i++)
        if (str_equal(r[i].id, old)) {
            new = relate(in, &r[i], to_part);
            if (new.ptr)
                renaming_add(in, ids, old, new);
        }
    if (new.ptr)
        xmlSetNsProp(node, a->ns, a->name, (const xmlChar *)new.ptr);
}

void including_fix_relations(struct inclusion *in, xmlNodePtr tree, struct str from_part, struct str to_part)
{
    struct renaming ids = {0};
    for (xmlNodePtr node = tree; node; node = markup_next(node, tree))
        for (xmlAttrPtr a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next)
            if (is_relationship(a))
                fix_attribute(in, &ids, node, a, from_part, to_part);
}

/* ---- notes ---- */

static struct str id_of(struct inclusion *in, xmlNodePtr node)
{
    return including_get(in, node, "id");
}

static bool is_note_reference(const struct note_kind *kind, const xmlNode *node)
{
    bool range = !kind->is_counted && (strcmp((const char *)node->name, "commentRangeStart") == 0 ||
                                       strcmp((const char *)node->name, "commentRangeEnd") == 0);
    return range || strcmp((const char *)node->name, kind->reference) == 0;
}

static int64_t highest_id(struct inclusion *in, xmlNodePtr notes)
{
    int64_t highest = 0, id;
    for (xmlNodePtr note = xmlFirstElementChild(notes); note; note = xmlNextElementSibling(note))
        if (!markup_marker(note) && str_to_int64(id_of(in, note), &id) && id > highest)
            highest = id;
    return highest;
}

static xmlNodePtr find_note(struct inclusion *in, xmlNodePtr notes, struct str id)
{
    for (xmlNodePtr note = xmlFirstElementChild(notes); note; note = xmlNextElementSibling(note))
        if (!markup_marker(note) && str_equal(id_of(in, note), id))
            return note;
    return NULL;
}

/* The lines between text and notes, which Word expects of a part of notes. */
static void add_separators(xmlNodePtr notes, const struct note_kind *kind)
{
    static const char *const types[] = {"separator", "continuationSeparator"};
    for (int64_t i = 0; kind->is_counted && i < 2; i++) {
        xmlNodePtr note = xmlNewChild(notes, notes->ns, (const xmlChar *)kind->note, NULL);
        xmlNewNsProp(note, notes->ns, (const xmlChar *)"type", (const xmlChar *)types[i]);
        xmlNewNsProp(note, notes->ns, (const xmlChar *)"id", (const xmlChar *)(i ? "0" : "-1"));
        xmlNodePtr run = xmlNewChild(xmlNewChild(note, notes->ns, (const xmlChar *)"p", NULL), notes->ns, (const xmlChar *)"r", NULL);
        xmlNewChild(run, notes->ns, (const xmlChar *)types[i], NULL);
    }
}

/* footnoteReference → footnotes, which is root and kind of the part. */
static xmlNodePtr open_notes(struct inclusion *in, const struct note_kind *kind)
{
    struct str name = str_from(kind->part);
    bool is_new = !parts_has(in->to, name);
    const char *root = arena_cstr(in->arena, arena_printf(in->arena, "%ss", kind->note));
    size_t part = including_open(in, name, root, root, NULL);
    if (part == SIZE_MAX)
        return NULL;
    xmlNodePtr notes = xmlDocGetRootElement(in->to->items[part].doc);
    if (is_new)
        add_separators(notes, kind);
    in->to->items[part].is_tagged = kind->is_counted;
    in->to->items[part].is_changed = true;
    return notes;
}

static struct str move_note(struct inclusion *in, const struct note_kind *kind, xmlNodePtr from, struct str id)
{
    xmlNodePtr note = find_note(in, from, id), to = note ? open_notes(in, kind) : NULL;
    if (!to)
        return (struct str){0};
    struct str new = arena_printf(in->arena, "%lld", (long long)highest_id(in, to) + 1), name = str_from(kind->part);
    including_renew_ids(in, note);
    including_fix_tree(in, note, name, name);
    xmlUnlinkNode(note);
    xmlAddChild(to, note);
    including_settle_namespaces(note);
    xmlSetNsProp(note, note->ns, (const xmlChar *)"id", (const xmlChar *)new.ptr);
    return new;
}

static void move_notes(struct inclusion *in, const struct note_kind *kind, size_t part)
{
    struct renaming ids = {0};
    xmlNodePtr from = xmlDocGetRootElement(in->from->items[part].doc);
    for (xmlNodePtr node = in->body; node; node = markup_next(node, in->body)) {
        if (node->type != XML_ELEMENT_NODE || !node->ns || !is_note_reference(kind, node))
            continue;
        struct str old = id_of(in, node), new = renaming_find(&ids, old);
        if (!new.ptr) {
            new = move_note(in, kind, from, old);
            renaming_add(in, &ids, old, new.ptr ? new : old);
        }
        if (new.ptr)
            xmlSetNsProp(node, node->ns, (const xmlChar *)"id", (const xmlChar *)new.ptr);
    }
}

void including_move_notes(struct inclusion *in)
{
    for (const struct note_kind *kind = in->to->format->notes; kind->part; kind++) {
        struct str name = str_from(kind->part);
        size_t part = parts_has(in->from, name) ? parts_find(in->from, name) : SIZE_MAX;
        if (part != SIZE_MAX)
            move_notes(in, kind, part);
    }
}
