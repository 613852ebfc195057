/* OpenDocument text: automatic styles come along under free names, common ones by their meaning, with fonts, list styles,
 * pictures and objects. What the default style says is in include_text_look.c, pages are in include_text_pages.c. */
#include <string.h>

#include "pack/namespaces.h"
#include "template/inclusion/including_text.h"
#include "template/parts/relations.h"


/* ---- containers ---- */

/* A child of the root of a part, such as office:styles; NULL when there is none. */
xmlNodePtr including_container(struct parts *parts, struct str part, const char *name)
{
    size_t i = parts_has(parts, part) ? parts_find(parts, part) : SIZE_MAX;
    xmlNodePtr root = i == SIZE_MAX ? NULL : xmlDocGetRootElement(parts->items[i].doc);
    for (xmlNodePtr node = root ? xmlFirstElementChild(root) : NULL; node; node = xmlNextElementSibling(node))
        if (strcmp((const char *)node->name, name) == 0)
            return node;
    return NULL;
}

/* The same, made when it is missing: these containers come before what follows them in the schema (ODF 1.3 part 3, 3.1.3). */
static xmlNodePtr open_container(struct parts *parts, struct str part, const char *name, const char *before)
{
    xmlNodePtr found = including_container(parts, part, name), next = including_container(parts, part, before);
    if (found || !next)
        return found;
    xmlNodePtr made = xmlNewDocNode(next->doc, next->ns, (const xmlChar *)name, NULL);
    return xmlAddPrevSibling(next, made);
}

struct str including_name_of(struct inclusion *in, xmlNodePtr style)
{
    return including_attribute(in, style, NS_STYLE, "name");
}

xmlNodePtr including_named(struct inclusion *in, xmlNodePtr parent, struct str name)
{
    for (xmlNodePtr node = parent ? xmlFirstElementChild(parent) : NULL; node; node = xmlNextElementSibling(node))
        if (str_equal(including_name_of(in, node), name))
            return node;
    return NULL;
}

static bool has_name(struct inclusion *in, struct parts *parts, struct str name)
{
    static const char *const containers[] = {"styles", "automatic-styles", "master-styles"};
    for (size_t i = 0; i < sizeof containers / sizeof *containers; i++)
        if (including_named(in, including_container(parts, STYLES_PART, containers[i]), name) ||
            including_named(in, including_container(parts, CONTENT_PART, containers[i]), name))
            return true;
    return false;
}

bool including_is_name_taken(struct inclusion *in, struct str name)
{
    return has_name(in, in->to, name) || has_name(in, in->from, name);
}

void including_changed(struct inclusion *in, struct str part)
{
    in->to->items[parts_find(in->to, part)].is_changed = true;
}

/* ---- styles ---- */

xmlNodePtr including_copy(xmlNodePtr node, xmlNodePtr parent)
{
    xmlNodePtr copy = xmlDocCopyNode(node, parent->doc, 1);
    xmlAddChild(parent, copy);
    including_settle_namespaces(copy);
    return copy;
}

void including_set_name(xmlNodePtr style, struct str name)
{
    xmlAttrPtr a = xmlHasNsProp(style, (const xmlChar *)"name", (const xmlChar *)NS_STYLE);
    if (a)
        xmlSetNsProp(style, a->ns, (const xmlChar *)"name", (const xmlChar *)name.ptr);
}

static void bring(struct inclusion *in, xmlNodePtr style, xmlNodePtr to, struct str new)
{
    xmlNodePtr copy = including_copy(style, to);
    including_set_name(copy, new);
    including_fix_references(in, copy);
}

static struct str style_name(struct inclusion *in, struct str name);

/* What two styles of one wording rest on may be of two meanings. */
static bool rests_on_same(struct inclusion *in, xmlNodePtr style)
{
    struct str parent = including_attribute(in, style, NS_STYLE, "parent-style-name");
    if (!parent.len || in->depth == STYLE_DEPTH)
        return true;
    in->depth++;
    bool same = str_equal(style_name(in, parent), parent);
    in->depth--;
    return same;
}

/* Automatic styles of the part that holds the tree are brought when something names them. */
static struct str automatic_name(struct inclusion *in, struct str name)
{
    struct str part = in->to->items[in->part].name;
    xmlNodePtr from = including_named(in, including_container(in->from, part, "automatic-styles"), name);
    xmlNodePtr to = from ? open_container(in->to, part, "automatic-styles", "body") : NULL;
    if (!to)
        return name;
    struct str new = has_name(in, in->to, name) ? including_free_name(in, name, including_is_name_taken) : name;
    renaming_add(in, &in->styles, name, new); /* before its references, which may lead back here */
    bring(in, from, to, new);
    including_changed(in, part);
    return new;
}

/* The name that a style of the included document has in the document. */
static struct str style_name(struct inclusion *in, struct str name)
{
    struct str known = renaming_find(&in->styles, name);
    xmlNodePtr from = including_named(in, including_container(in->from, STYLES_PART, "styles"), name);
    xmlNodePtr styles = including_container(in->to, STYLES_PART, "styles"), twin = including_named(in, styles, name);
    if (known.ptr || !from || !styles)
        return known.ptr ? known : automatic_name(in, name);
    bool same = twin && str_equal(including_dump(in, twin), including_dump(in, from)) && rests_on_same(in, from);
    struct str new = twin && !same ? including_free_name(in, name, including_is_name_taken) : name;
    renaming_add(in, &in->styles, name, new); /* before its references, which may lead back here */
    if (!same) {
        bring(in, from, styles, new);
        including_changed(in, STYLES_PART);
    }
    return new;
}

void including_fix_references(struct inclusion *in, xmlNodePtr tree)
{
    for (xmlNodePtr node = tree; node; node = markup_next(node, tree))
        for (xmlAttrPtr a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next) {
            struct str attribute = str_from((const char *)a->name);
            if (!a->ns || !str_ends(attribute, STR("style-name")))
                continue;
            struct str old = including_attribute(in, node, (const char *)a->ns->href, (const char *)a->name), new = style_name(in, old);
            if (old.len)
                xmlSetNsProp(node, a->ns, a->name, (const xmlChar *)new.ptr);
        }
}

static void bring_automatic_styles(struct inclusion *in)
{
    xmlNodePtr from = including_container(in->from, CONTENT_PART, "automatic-styles"),
               to = open_container(in->to, CONTENT_PART, "automatic-styles", "body");
    for (xmlNodePtr style = from ? xmlFirstElementChild(from) : NULL; style; style = xmlNextElementSibling(style)) {
        struct str name = including_name_of(in, style);
        renaming_add(in, &in->styles, name,
                     including_is_name_taken(in, name) && has_name(in, in->to, name)
                         ? including_free_name(in, name, including_is_name_taken)
                         : name);
    }
    for (xmlNodePtr style = from ? xmlFirstElementChild(from) : NULL; style; style = xmlNextElementSibling(style))
        bring(in, style, to, renaming_find(&in->styles, including_name_of(in, style)));
}

static void bring_fonts(struct inclusion *in, struct str part)
{
    xmlNodePtr from = including_container(in->from, part, "font-face-decls");
    xmlNodePtr to = from ? open_container(in->to, part, "font-face-decls", "automatic-styles") : NULL;
    for (xmlNodePtr font = from && to ? xmlFirstElementChild(from) : NULL; font; font = xmlNextElementSibling(font))
        if (!including_named(in, to, including_name_of(in, font))) {
            including_copy(font, to);
            including_changed(in, part);
        }
}

/* ---- pictures and objects ---- */

static bool is_part_taken(struct inclusion *in, struct str name)
{
    return package_find(in->to->package, name) != NULL;
}

static void copy_file(struct inclusion *in, const struct package_entry *e, struct str new)
{
    package_add(in->to->package, new, e);
    relations_list_file(in->to, new, relations_file_type(in->from, e->name));
}

static struct str copy_picture(struct inclusion *in, const struct package_entry *e)
{
    struct str new = including_free_file(in, e->name, is_part_taken);
    copy_file(in, e, new);
    return new;
}

static bool has_folder(struct inclusion *in, struct str folder)
{
    struct str prefix = arena_printf(in->arena, "%.*s/", STR_ARG(folder));
    for (size_t i = 0; i < in->to->package->count; i++)
        if (str_starts(in->to->package->entries[i].name, prefix))
            return true;
    return false;
}

/* An object is a folder of the package: a chart, a formula, a table. */
static struct str copy_object(struct inclusion *in, struct str folder)
{
    struct str prefix = arena_printf(in->arena, "%.*s/", STR_ARG(folder)), new = including_free_name(in, folder, has_folder);
    relations_list_file(in->to, arena_printf(in->arena, "%.*s/", STR_ARG(new)), relations_file_type(in->from, prefix));
    for (size_t i = 0; i < in->from->package->count; i++) {
        const struct package_entry *e = &in->from->package->entries[i];
        if (str_starts(e->name, prefix) && e->name.len > prefix.len)
            copy_file(in, e, arena_printf(in->arena, "%.*s/%.*s", STR_ARG(new), STR_ARG(str_slice(e->name, prefix.len, e->name.len))));
    }
    return new;
}

static struct str carry(struct inclusion *in, struct str href)
{
    struct str path = str_starts(href, STR("./")) ? str_slice(href, 2, href.len) : href, known = renaming_find(&in->parts, path);
    const struct package_entry *e = package_find(in->from->package, path);
    struct str object = arena_printf(in->arena, "%.*s/content.xml", STR_ARG(path));
    if (known.ptr)
        return known;
    if (!e && !package_find(in->from->package, object))
        return (struct str){0}; /* an address */
    struct str new = e ? copy_picture(in, e) : copy_object(in, path);
    renaming_add(in, &in->parts, path, new);
    return new;
}

void including_carry_files(struct inclusion *in, xmlNodePtr tree)
{
    for (xmlNodePtr node = tree; node; node = markup_next(node, tree)) {
        xmlAttrPtr a = node->type == XML_ELEMENT_NODE ? xmlHasNsProp(node, (const xmlChar *)"href", (const xmlChar *)NS_XLINK) : NULL;
        struct str new = a ? carry(in, including_attribute(in, node, NS_XLINK, "href")) : (struct str){0};
        if (new.ptr)
            xmlSetNsProp(node, a->ns, (const xmlChar *)"href", (const xmlChar *)new.ptr);
    }
}

/* ---- the blocks ---- */

/* Declarations of variables and sequences stand once in a document. */
static bool is_block(const xmlNode *node)
{
    static const char *const others[] = {"sequence-decls", "variable-decls", "user-field-decls", "forms", "tracked-changes"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, others[i]) == 0)
            return false;
    return true;
}

void including_fix_text(struct inclusion *in, xmlNodePtr tree)
{
    bring_fonts(in, CONTENT_PART);
    bring_fonts(in, STYLES_PART);
    including_fix_references(in, tree);
    including_carry_files(in, tree);
}

bool include_text(struct inclusion *in)
{
    struct text_pages pages;
    including_settle_default_style(in);
    bring_fonts(in, CONTENT_PART);
    bring_fonts(in, STYLES_PART);
    bring_automatic_styles(in);
    including_fix_references(in, in->body);
    including_carry_files(in, in->body);
    including_find_pages(in, &pages);
    xmlNodePtr first = NULL;
    for (xmlNodePtr node = in->body->children, next; node; node = next) {
        next = node->next;
        if (!is_block(node))
            continue;
        first = first ? first : node;
        xmlUnlinkNode(node);
        xmlAddPrevSibling(in->at, node);
        including_settle_namespaces(node);
    }
    including_turn_pages(in, &pages, first);
    return true;
}
