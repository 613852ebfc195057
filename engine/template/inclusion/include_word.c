/* WordprocessingML: the blocks of the included document and its sections of pages. Its styles, numberings and what its parts
 * refer to are carried over by include_styles.c, include_numbers.c and include_parts.c. */
#include <string.h>

#include "template/inclusion/including_word.h"
#include "template/markup/cut.h"
#include "template/tags/pages.h"

xmlNodePtr including_child(xmlNodePtr parent, const char *name)
{
    for (xmlNodePtr node = parent ? xmlFirstElementChild(parent) : NULL; node; node = xmlNextElementSibling(node))
        if (strcmp((const char *)node->name, name) == 0)
            return node;
    return NULL;
}

xmlNodePtr including_root(struct parts *parts, struct str name)
{
    size_t part = parts_has(parts, name) ? parts_find(parts, name) : SIZE_MAX;
    return part == SIZE_MAX ? NULL : xmlDocGetRootElement(parts->items[part].doc);
}

struct str including_get(struct inclusion *in, xmlNodePtr node, const char *name)
{
    return node && node->ns ? including_attribute(in, node, (const char *)node->ns->href, name) : (struct str){0};
}

void including_set(xmlNodePtr node, const char *name, struct str value)
{
    xmlSetNsProp(node, node->ns, (const xmlChar *)name, (const xmlChar *)value.ptr);
}

xmlNodePtr including_find(struct inclusion *in, xmlNodePtr root, const char *element, const char *attribute, struct str value)
{
    for (xmlNodePtr node = root ? xmlFirstElementChild(root) : NULL; node; node = xmlNextElementSibling(node))
        if (strcmp((const char *)node->name, element) == 0 && str_equal(including_get(in, node, attribute), value))
            return node;
    return NULL;
}

xmlNodePtr including_copy_into(xmlNodePtr node, xmlNodePtr root)
{
    xmlNodePtr copy = xmlDocCopyNode(node, root->doc, 1);
    xmlAddChild(root, copy);
    including_settle_namespaces(copy);
    return copy;
}

void including_mark_changed(struct inclusion *in, struct str part)
{
    in->to->items[parts_find(in->to, part)].is_changed = true;
}

/* ---- revisions ---- */

/* Ids of paragraphs that Word keeps for itself; they would stand twice. */
static void drop_paragraph_ids(xmlNodePtr tree)
{
    static const char *const names[] = {"paraId", "textId", "anchorId", "editId"};
    for (xmlNodePtr node = tree; node; node = markup_next(node, tree))
        for (xmlAttrPtr a = node->type == XML_ELEMENT_NODE ? node->properties : NULL, next; a; a = next) {
            next = a->next;
            for (size_t i = 0; i < sizeof names / sizeof *names; i++)
                if (a->ns && strcmp((const char *)a->name, names[i]) == 0) {
                    xmlRemoveProp(a);
                    break;
                }
        }
}

void including_fix_tree(struct inclusion *in, xmlNodePtr tree, struct str from_part, struct str to_part)
{
    drop_paragraph_ids(tree);
    including_fix_styles(in, tree);
    including_fix_numbers(in, tree);
    including_fix_relations(in, tree, from_part, to_part);
}

/* ---- sections of pages ---- */

/* The setup that holds for a block: that of the next paragraph that carries one, or the body's. */
static xmlNodePtr setup_of(const struct format *f, xmlNodePtr block)
{
    for (xmlNodePtr node = block; node; node = node->next) {
        if (markup_role(f, node) == ROLE_SECTION_PROPERTIES)
            return node;
        if (pages_carries_setup(f, node))
            return including_child(including_child(node, "pPr"), "sectPr");
    }
    return NULL;
}

static bool has_headers(xmlNodePtr setup)
{
    return including_child(setup, "headerReference") || including_child(setup, "footerReference");
}

static struct str measure_of(struct inclusion *in, xmlNodePtr setup, const char *name)
{
    xmlNodePtr node = including_child(setup, name);
    return node ? including_dump(in, node) : (struct str){0};
}

static bool is_other_page(struct inclusion *in, xmlNodePtr theirs, xmlNodePtr ours)
{
    return theirs && ours && (has_headers(theirs) || !str_equal(measure_of(in, theirs, "pgSz"), measure_of(in, ours, "pgSz")) ||
                              !str_equal(measure_of(in, theirs, "pgMar"), measure_of(in, ours, "pgMar")));
}

static void add_setup_paragraph(struct inclusion *in, xmlNodePtr setup)
{
    xmlNodePtr at = in->at, paragraph = xmlNewDocNode(at->doc, at->ns, (const xmlChar *)"p", NULL);
    xmlNodePtr properties = xmlNewChild(paragraph, at->ns, (const xmlChar *)"pPr", NULL);
    xmlAddChild(properties, setup);
    xmlAddPrevSibling(at, paragraph);
    including_settle_namespaces(paragraph);
}

/* A header or footer of a setup, by kind ("header") and type ("default"). */
static xmlNodePtr find_reference(struct inclusion *in, xmlNodePtr setup, const char *kind, struct str type)
{
    struct str name = arena_printf(in->arena, "%sReference", kind);
    for (xmlNodePtr node = setup ? xmlFirstElementChild(setup) : NULL; node; node = xmlNextElementSibling(node))
        if (str_equal(str_from((const char *)node->name), name) && str_equal(including_get(in, node, "type"), type))
            return node;
    return NULL;
}

/* A section without a header of its own has that of the section before: the one that the document has had so far. */
static xmlNodePtr find_inherited(struct inclusion *in, const char *kind, struct str type)
{
    for (xmlNodePtr node = in->at->prev; node; node = node->prev) {
        xmlNodePtr setup = including_child(including_child(node, "pPr"), "sectPr"), found = find_reference(in, setup, kind, type);
        if (found)
            return found;
    }
    return NULL;
}

static xmlNodePtr new_empty_reference(struct inclusion *in, xmlNodePtr theirs, const char *kind)
{
    const char *root = strcmp(kind, "header") == 0 ? "hdr" : "ftr";
    struct str name = including_free_part(in, arena_printf(in->arena, "word/%s1.xml", kind)), id;
    size_t part = including_open(in, name, kind, root, &id);
    xmlNodePtr element = xmlDocGetRootElement(in->to->items[part].doc), copy = xmlDocCopyNode(theirs, in->at->doc, 1);
    xmlNewChild(element, element->nsDef, (const xmlChar *)"p", NULL);
    for (xmlAttrPtr a = copy->properties; a; a = a->next)
        if (strcmp((const char *)a->name, "id") == 0)
            xmlSetNsProp(copy, a->ns, a->name, (const xmlChar *)id.ptr);
    return copy;
}

/* What follows the included pages keeps the headers that it would have had without them. */
static void keep_headers(struct inclusion *in, xmlNodePtr ours, xmlNodePtr theirs)
{
    static const char *const kinds[] = {"footer", "header"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (xmlNodePtr node = xmlFirstElementChild(theirs); node; node = xmlNextElementSibling(node)) {
            struct str type = including_get(in, node, "type");
            if (find_reference(in, theirs, kinds[i], type) != node || find_reference(in, ours, kinds[i], type))
                continue;
            xmlNodePtr before = find_inherited(in, kinds[i], type);
            xmlNodePtr kept = before ? cut_copy(before, true) : new_empty_reference(in, node, kinds[i]);
            if (ours->children)
                xmlAddPrevSibling(ours->children, kept);
            else
                xmlAddChild(ours, kept);
            including_settle_namespaces(ours);
        }
}

/* ---- the blocks ---- */

static void move_blocks(struct inclusion *in)
{
    for (xmlNodePtr node = in->body->children, next; node; node = next) {
        next = node->next;
        if (markup_role(in->from->format, node) == ROLE_SECTION_PROPERTIES)
            continue;
        xmlUnlinkNode(node);
        xmlAddPrevSibling(in->at, node);
        including_settle_namespaces(node);
    }
}

static void drop_setups(struct inclusion *in)
{
    for (xmlNodePtr node = in->body->children, next; node; node = next) {
        xmlNodePtr setup = including_child(including_child(node, "pPr"), "sectPr");
        next = node->next;
        if (setup)
            markup_remove(setup);
    }
}

bool include_word(struct inclusion *in)
{
    const struct format *f = in->to->format;
    struct str from_part = including_part_of(in->from, in->body), to_part = in->to->items[in->part].name;
    bool pages = markup_role(f, in->at->parent) == ROLE_BODY;
    xmlNodePtr theirs = including_child(in->body, "sectPr"), ours = pages ? setup_of(f, in->at) : NULL;
    bool other = is_other_page(in, theirs, ours);
    if (!pages) /* cells and text boxes have no pages */
        drop_setups(in);
    if (theirs && !other)
        markup_remove(theirs);
    including_settle_defaults(in);
    including_move_notes(in);
    including_fix_tree(in, in->body, from_part, to_part);
    if (other)
        add_setup_paragraph(in, cut_copy(ours, true));
    if (other)
        keep_headers(in, ours, theirs);
    move_blocks(in);
    if (other)
        add_setup_paragraph(in, xmlDocCopyNode(theirs, in->at->doc, 1));
    return true;
}
