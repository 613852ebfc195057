#include "template/parts/replaced.h"

#include <string.h>

#include "pack/namespaces.h"
#include "template/parts/relations.h"
#include "template/parts/slides.h"


void replaced_note(struct parts *parts, struct str part, struct str name)
{
    struct replaced *r = ARENA_PUSH(&parts->program->arena, parts->replaced, parts->replaced_count, parts->replaced_capacity);
    *r = (struct replaced){part, name};
}

/* Whether an element of the part has an attribute of the namespace with that value. */
static bool is_in_tree(struct parts *parts, size_t part, struct str owner, const char *uri, struct str value)
{
    xmlNodePtr root = parts->items[part].doc ? xmlDocGetRootElement(parts->items[part].doc) : NULL;
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        for (xmlAttrPtr a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next)
            if (a->ns && a->children && a->children->content && strcmp((const char *)a->ns->href, uri) == 0 &&
                str_equal(str_from((const char *)a->children->content), value) &&
                (!owner.len || str_equal(parts->items[slides_origin(parts, part, node)].name, owner)))
                return true;
    return false;
}

static bool is_shown(struct parts *parts, struct str owner, const char *uri, struct str value)
{
    for (size_t i = 0; i < parts->count; i++)
        if (is_in_tree(parts, i, owner, uri, value))
            return true;
    return false;
}

/* ppt/slides/_rels/slide1.xml.rels → ppt/slides/slide1.xml; empty for another file. */
static struct str owner_of(struct arena *a, struct str rels)
{
    struct str folder = STR("_rels/"), ending = STR(".rels");
    size_t at = str_find(rels, folder, 0);
    if (at == SIZE_MAX || !str_ends(rels, ending))
        return (struct str){0};
    return arena_printf(a, "%.*s%.*s", STR_ARG(str_slice(rels, 0, at)), STR_ARG(str_slice(rels, at + folder.len, rels.len - ending.len)));
}

static bool is_related(struct parts *parts, struct str target)
{
    for (size_t i = 0; i < parts->package->count; i++) {
        struct str owner = owner_of(&parts->program->arena, parts->package->entries[i].name);
        struct relation *list;
        size_t count = owner.len ? relations_list(parts, owner, &list) : 0;
        for (size_t n = 0; n < count; n++)
            if (!list[n].is_external && str_equal(list[n].target, target))
                return true;
    }
    return false;
}

static void drop_relation(struct parts *parts, const struct replaced *r)
{
    struct str target = relations_target(parts, r->part, r->name);
    if (!r->name.len || is_shown(parts, r->part, NS_R, r->name))
        return;
    relations_remove(parts, r->part, r->name);
    if (!target.len || is_related(parts, target))
        return;
    relations_unsay(parts, target);
    package_drop(parts->package, target);
}

static void drop_file(struct parts *parts, struct str name)
{
    if (is_shown(parts, (struct str){0}, NS_XLINK, name) || !package_find(parts->package, name))
        return;
    relations_unlist_file(parts, name);
    package_drop(parts->package, name);
}

void replaced_drop(struct parts *parts)
{
    for (size_t i = 0; i < parts->replaced_count; i++)
        if (parts->format->drawings == DRAWINGS_ODF)
            drop_file(parts, parts->replaced[i].name);
        else
            drop_relation(parts, &parts->replaced[i]);
}
