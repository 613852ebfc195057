#include "pack/namespaces.h"
#include "template/parts/relations.h"

#include "base/i18n.h"

#define CONTENT_TYPES STR("[Content_Types].xml")
#define ROOT_RELATIONS STR("_rels/.rels")
#define MANIFEST_PART STR("META-INF/manifest.xml")

/* ---- names ---- */

static struct str folder_of(struct str part)
{
    size_t len = part.len;
    while (len > 0 && part.ptr[len - 1] != '/')
        len--;
    return str_slice(part, 0, len);
}

/* word/document.xml → word/_rels/document.xml.rels */
static struct str relationships_of(struct arena *a, struct str part)
{
    struct str folder = folder_of(part);
    return arena_printf(a, "%.*s_rels/%.*s.rels", STR_ARG(folder), STR_ARG(str_slice(part, folder.len, part.len)));
}

/* The entry that a target names, seen from the folder of its part: word/ and ../media/a.png → media/a.png */
static struct str entry_of_target(struct arena *a, struct str folder, struct str target)
{
    if (str_starts(target, STR("/")))
        return str_slice(target, 1, target.len);
    for (; str_starts(target, STR("../")) && folder.len; target = str_slice(target, 3, target.len))
        folder = folder_of(str_slice(folder, 0, folder.len - 1));
    return arena_printf(a, "%.*s%.*s", STR_ARG(folder), STR_ARG(target));
}

/* ---- elements ---- */

static xmlNodePtr root_of(const struct parts *parts, size_t part)
{
    return xmlDocGetRootElement(parts->items[part].doc);
}

/* The attribute of no namespace, in the arena; empty when absent. */
static xmlNodePtr find_by(struct parts *parts, xmlNodePtr root, const char *name, struct str value)
{
    for (xmlNodePtr node = xmlFirstElementChild(root); node; node = xmlNextElementSibling(node))
        if (!markup_marker(node) && str_equal(markup_attribute(&parts->program->arena, node, NULL, name), value))
            return node;
    return NULL;
}

static xmlNodePtr add_element(struct parts *parts, size_t part, const char *name)
{
    xmlNodePtr root = root_of(parts, part), node = xmlNewDocNode(root->doc, root->ns, (const xmlChar *)name, NULL);
    parts->items[part].is_changed = true;
    /* Before a splice, so that what rendering adds comes last. */
    xmlNodePtr last = xmlLastElementChild(root);
    return last && markup_marker(last) && markup_marker(last)->kind == MARKER_SPLICE ? xmlAddPrevSibling(last, node)
                                                                                     : xmlAddChild(root, node);
}

static void set(xmlNodePtr node, const char *name, struct str value)
{
    xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)value.ptr);
}

/* ---- relationships ---- */

/* The part that a relationship of `part` points at; empty for none and for what lies outside of the package. */
static struct str target_of(struct parts *parts, struct str part, xmlNodePtr r)
{
    if (!r || str_equal(markup_attribute(&parts->program->arena, r, NULL, "TargetMode"), STR("External")))
        return (struct str){0};
    return entry_of_target(&parts->program->arena, folder_of(part), markup_attribute(&parts->program->arena, r, NULL, "Target"));
}

struct str relations_target(struct parts *parts, struct str part, struct str id)
{
    size_t rels = parts_find(parts, relationships_of(&parts->program->arena, part));
    return target_of(parts, part, rels != SIZE_MAX ? find_by(parts, root_of(parts, rels), "Id", id) : NULL);
}

struct str relations_target_of_type(struct parts *parts, struct str part, const char *ending)
{
    size_t rels = parts_find(parts, relationships_of(&parts->program->arena, part));
    xmlNodePtr r = rels != SIZE_MAX ? xmlFirstElementChild(root_of(parts, rels)) : NULL;
    while (r && !str_ends(markup_attribute(&parts->program->arena, r, NULL, "Type"), str_from(ending)))
        r = xmlNextElementSibling(r);
    return target_of(parts, part, r);
}

static void remove_by(struct parts *parts, size_t part, const char *name, struct str value)
{
    xmlNodePtr node = find_by(parts, root_of(parts, part), name, value);
    if (!node)
        return;
    markup_remove(node);
    parts->items[part].is_changed = true;
}

void relations_drop(struct parts *parts, struct str part, struct str target)
{
    struct arena *a = &parts->program->arena;
    size_t rels = parts_find(parts, relationships_of(a, part)), types = parts_find(parts, CONTENT_TYPES);
    struct str folder = folder_of(part);
    if (!package_find(parts->package, target) || rels == SIZE_MAX)
        return;
    package_drop(parts->package, target);
    if (str_starts(target, folder))
        remove_by(parts, rels, "Target", str_slice(target, folder.len, target.len));
    remove_by(parts, rels, "Target", arena_printf(a, "/%.*s", STR_ARG(target)));
    if (types != SIZE_MAX)
        remove_by(parts, types, "PartName", arena_printf(a, "/%.*s", STR_ARG(target)));
}

/* The part's relationships; new ones when it has none. */
static size_t open_relationships(struct parts *parts, struct str part)
{
    struct str name = relationships_of(&parts->program->arena, part);
    return parts_has(parts, name) ? parts_find(parts, name) : parts_add(parts, name, NS_RELATIONSHIPS, "Relationships");
}

/* One more than the highest N of the ids "rIdN". */
static size_t free_number(struct parts *parts, size_t rels)
{
    size_t highest = 0;
    for (xmlNodePtr r = xmlFirstElementChild(root_of(parts, rels)); r; r = xmlNextElementSibling(r)) {
        struct str id = markup_attribute(&parts->program->arena, r, NULL, "Id");
        int64_t number;
        if (str_starts(id, STR("rId")) && str_to_int64(str_slice(id, 3, id.len), &number) && number > (int64_t)highest &&
            number < INT32_MAX)
            highest = (size_t)number;
    }
    return highest + 1;
}

void relations_add_as(struct parts *parts, struct str part, struct str id, const char *type, struct str target, bool is_external)
{
    size_t rels = open_relationships(parts, part);
    if (rels == SIZE_MAX)
        return;
    xmlNodePtr r = add_element(parts, rels, "Relationship");
    set(r, "Id", id);
    set(r, "Type", str_from(type));
    set(r, "Target", target);
    if (is_external)
        set(r, "TargetMode", STR("External"));
}

struct str relations_add(struct parts *parts, struct str part, const char *type, struct str target, bool is_external)
{
    size_t rels = open_relationships(parts, part);
    if (rels == SIZE_MAX)
        return (struct str){0};
    size_t number = free_number(parts, rels);
    struct str id = arena_printf(&parts->program->arena, "rId%zu", number);
    relations_add_as(parts, part, id, type, target, is_external);
    struct marker *m = markup_marker(xmlLastElementChild(root_of(parts, rels)));
    struct stream *stream = m && m->kind == MARKER_SPLICE ? &parts->program->streams[m->stream] : NULL;
    if (stream && stream->first <= number)
        stream->first = number + 1;
    return id;
}

size_t relations_list(struct parts *parts, struct str part, struct relation **out)
{
    struct arena *a = &parts->program->arena;
    struct str name = relationships_of(a, part);
    size_t rels = parts_has(parts, name) ? parts_find(parts, name) : SIZE_MAX, count = 0, capacity = 0;
    *out = NULL;
    for (xmlNodePtr r = rels == SIZE_MAX ? NULL : xmlFirstElementChild(root_of(parts, rels)); r; r = xmlNextElementSibling(r)) {
        if (markup_marker(r))
            continue;
        struct relation found = {markup_attribute(&parts->program->arena, r, NULL, "Id"),
                                 markup_attribute(&parts->program->arena, r, NULL, "Type"),
                                 markup_attribute(&parts->program->arena, r, NULL, "Target"),
                                 str_equal(markup_attribute(&parts->program->arena, r, NULL, "TargetMode"), STR("External")),
                                 r};
        if (!found.is_external)
            found.target = entry_of_target(a, folder_of(part), found.target);
        *ARENA_PUSH(a, *out, count, capacity) = found;
    }
    return count;
}

size_t relations_stream(struct parts *parts, struct str part)
{
    struct str name = relationships_of(&parts->program->arena, part);
    bool is_new = !parts_has(parts, name);
    size_t rels = open_relationships(parts, part);
    if (rels == SIZE_MAX)
        return SIZE_MAX;
    if (is_new)
        parts->items[rels].is_changed = false; /* until there is a relationship */
    return parts_splice_spare(parts, rels, free_number(parts, rels));
}

static struct str manifest_attribute(struct parts *parts, xmlNodePtr node, const char *name)
{
    xmlChar *value = node->ns ? xmlGetNsProp(node, (const xmlChar *)name, node->ns->href) : NULL;
    struct str copy = arena_str(&parts->program->arena, str_from((const char *)value));
    xmlFree(value);
    return copy;
}

static xmlNodePtr find_file(struct parts *parts, xmlNodePtr root, struct str file)
{
    for (xmlNodePtr node = xmlFirstElementChild(root); node; node = xmlNextElementSibling(node))
        if (str_equal(manifest_attribute(parts, node, "full-path"), file))
            return node;
    return NULL;
}

struct str relations_file_type(struct parts *parts, struct str file)
{
    size_t part = parts_find(parts, MANIFEST_PART);
    xmlNodePtr entry = part == SIZE_MAX ? NULL : find_file(parts, root_of(parts, part), file);
    return entry ? manifest_attribute(parts, entry, "media-type") : (struct str){0};
}

void relations_list_file(struct parts *parts, struct str file, struct str media_type)
{
    size_t part = parts_find(parts, MANIFEST_PART);
    if (part == SIZE_MAX)
        return;
    xmlNodePtr entry = add_element(parts, part, "file-entry");
    xmlNewNsProp(entry, entry->ns, (const xmlChar *)"full-path", (const xmlChar *)file.ptr);
    xmlNewNsProp(entry, entry->ns, (const xmlChar *)"media-type", (const xmlChar *)(media_type.ptr ? media_type.ptr : ""));
}

void relations_unlist_file(struct parts *parts, struct str file)
{
    size_t part = parts_find(parts, MANIFEST_PART);
    xmlNodePtr entry = part == SIZE_MAX ? NULL : find_file(parts, root_of(parts, part), file);
    if (!entry)
        return;
    markup_remove(entry);
    parts->items[part].is_changed = true;
}

size_t relations_contents_stream(struct parts *parts)
{
    struct str name = parts->format->mimetype_first ? MANIFEST_PART : CONTENT_TYPES;
    size_t part = parts_has(parts, name) ? parts_find(parts, name) : SIZE_MAX;
    return part == SIZE_MAX ? SIZE_MAX : parts_splice_spare(parts, part, 0);
}

/* ---- media types ---- */

static void say(struct parts *parts, const char *element, const char *key, struct str value, const char *media_type)
{
    size_t types = parts_find(parts, CONTENT_TYPES);
    if (types == SIZE_MAX || find_by(parts, root_of(parts, types), key, value))
        return;
    xmlNodePtr node = add_element(parts, types, element);
    set(node, key, value);
    set(node, "ContentType", str_from(media_type));
}

struct str relations_type(struct parts *parts, struct str part)
{
    struct arena *a = &parts->program->arena;
    size_t types = parts_find(parts, CONTENT_TYPES), dot = part.len;
    if (types == SIZE_MAX)
        return (struct str){0};
    xmlNodePtr root = root_of(parts, types), node = find_by(parts, root, "PartName", arena_printf(a, "/%.*s", STR_ARG(part)));
    while (dot > 0 && part.ptr[dot - 1] != '.')
        dot--;
    if (!node)
        node = find_by(parts, root, "Extension", str_slice(part, dot, part.len));
    return node ? markup_attribute(&parts->program->arena, node, NULL, "ContentType") : (struct str){0};
}

bool relations_check(struct parts *parts)
{
    if (!parts->format->has_relations || !parts_has(parts, ROOT_RELATIONS) || !parts_has(parts, CONTENT_TYPES))
        return true; /* that they are there is looked at when a package is opened */
    struct str part = relations_target_of_type(parts, STR(""), "/officeDocument");
    struct place where = {.file = parts->file, .words = part.len ? CONTENT_TYPES : ROOT_RELATIONS};
    if (!part.len)
        return diag_error(parts->d, where, "PACKAGE", "%s", _("the package does not say which part is the document"));
    return str_ends(relations_type(parts, part), STR("main+xml")) ||
           diag_error(parts->d, where, "PACKAGE", _("the package does not say that %.*s is the document"), STR_ARG(part));
}

void relations_say_type(struct parts *parts, struct str part, const char *media_type)
{
    say(parts, "Override", "PartName", arena_printf(&parts->program->arena, "/%.*s", STR_ARG(part)), media_type);
}

void relations_say_default(struct parts *parts, const char *extension, const char *media_type)
{
    say(parts, "Default", "Extension", str_from(extension), media_type);
}

/* ---- taking back ---- */

static void take_back(struct parts *parts, size_t part, const char *key, struct str value)
{
    xmlNodePtr node = part == SIZE_MAX ? NULL : find_by(parts, root_of(parts, part), key, value);
    if (!node)
        return;
    markup_remove(node);
    parts->items[part].is_changed = true;
}

size_t relations_part(struct parts *parts, struct str part)
{
    struct str name = relationships_of(&parts->program->arena, part);
    return parts_has(parts, name) ? parts_find(parts, name) : SIZE_MAX;
}

void relations_remove(struct parts *parts, struct str part, struct str id)
{
    take_back(parts, relations_part(parts, part), "Id", id);
}

void relations_unsay(struct parts *parts, struct str part)
{
    take_back(parts, parts_find(parts, CONTENT_TYPES), "PartName", arena_printf(&parts->program->arena, "/%.*s", STR_ARG(part)));
}
