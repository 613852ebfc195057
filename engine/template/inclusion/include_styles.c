/* Styles in use: kept when the document has one of the same meaning, brought otherwise, under another id and name when
 * those mean something else there. */
#include <string.h>

#include "template/inclusion/including_word.h"

#define STYLES STR("word/styles.xml")

static xmlNodePtr style_named(struct inclusion *in, xmlNodePtr root, struct str name)
{
    for (xmlNodePtr style = root ? xmlFirstElementChild(root) : NULL; style; style = xmlNextElementSibling(style))
        if (str_equal(including_get(in, including_child(style, "name"), "val"), name))
            return style;
    return NULL;
}

bool including_is_style_taken(struct inclusion *in, struct str id)
{
    return including_find(in, including_root(in->to, STYLES), "style", "styleId", id) ||
           including_find(in, including_root(in->from, STYLES), "style", "styleId", id);
}

static bool is_style_name_taken(struct inclusion *in, struct str name)
{
    return style_named(in, including_root(in->to, STYLES), name) || style_named(in, including_root(in->from, STYLES), name);
}

/* The definition without its id: two styles of one meaning may have ids of different languages. */
static struct str meaning_of(struct inclusion *in, xmlNodePtr style)
{
    xmlNodePtr copy = xmlDocCopyNode(style, style->doc, 1);
    xmlUnsetNsProp(copy, copy->ns, (const xmlChar *)"styleId");
    for (xmlNodePtr child = copy->children, next; child; child = next) {
        next = child->next;
        if (child->type != XML_ELEMENT_NODE || strcmp((const char *)child->name, "rsid") == 0)
            markup_remove(child);
    }
    struct str bytes = including_dump(in, copy);
    xmlFreeNode(copy);
    return bytes;
}

static void add_style(struct inclusion *in, xmlNodePtr style, xmlNodePtr to, struct str id)
{
    static const char *const references[] = {"basedOn", "next", "link"};
    xmlNodePtr copy = including_copy_into(style, to), name = including_child(copy, "name");
    including_set(copy, "styleId", id);
    xmlUnsetNsProp(copy, copy->ns, (const xmlChar *)"default");
    if (name && style_named(in, to, including_get(in, name, "val")) != copy)
        including_set(name, "val", including_free_name(in, including_get(in, name, "val"), is_style_name_taken));
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
        xmlNodePtr reference = including_child(copy, references[i]);
        if (reference)
            including_set(reference, "val", including_style(in, including_get(in, reference, "val")));
    }
    including_fix_numbers(in, copy);
    including_mark_changed(in, STYLES);
}

/* What two styles of one wording rest on may be of two meanings. */
static bool rests_on_same(struct inclusion *in, xmlNodePtr ours, xmlNodePtr theirs)
{
    struct str base = including_get(in, including_child(theirs, "basedOn"), "val");
    if (!base.len || in->depth == STYLE_DEPTH)
        return true;
    in->depth++;
    bool same = str_equal(including_style(in, base), including_get(in, including_child(ours, "basedOn"), "val"));
    in->depth--;
    return same;
}

struct str including_style(struct inclusion *in, struct str id)
{
    struct str known = renaming_find(&in->styles, id);
    xmlNodePtr from = including_find(in, including_root(in->from, STYLES), "style", "styleId", id), to = including_root(in->to, STYLES);
    if (known.ptr || !from || !to)
        return known.ptr ? known : id;
    xmlNodePtr same = style_named(in, to, including_get(in, including_child(from, "name"), "val")),
               twin = including_find(in, to, "style", "styleId", id);
    if (same && str_equal(meaning_of(in, same), meaning_of(in, from)) && rests_on_same(in, same, from)) {
        renaming_add(in, &in->styles, id, including_get(in, same, "styleId"));
        return including_get(in, same, "styleId");
    }
    struct str new = twin ? including_free_name(in, id, including_is_style_taken) : id;
    renaming_add(in, &in->styles, id, new); /* before its references, which may lead back here */
    add_style(in, from, to, new);
    return new;
}

xmlNodePtr including_default_style(struct inclusion *in, struct parts *parts)
{
    xmlNodePtr root = including_root(parts, STYLES);
    for (xmlNodePtr style = root ? xmlFirstElementChild(root) : NULL; style; style = xmlNextElementSibling(style)) {
        struct str is_default = including_get(in, style, "default");
        if (str_equal(including_get(in, style, "type"), STR("paragraph")) &&
            (str_equal(is_default, STR("1")) || str_equal(is_default, STR("true"))))
            return style;
    }
    return NULL;
}

/* Paragraphs without a style have the default one, which may mean something else here. */
static void name_default_style(xmlNodePtr paragraph, struct str style)
{
    xmlNodePtr properties = including_child(paragraph, "pPr");
    if (including_child(properties, "pStyle"))
        return;
    if (!properties) {
        properties = xmlNewDocNode(paragraph->doc, paragraph->ns, (const xmlChar *)"pPr", NULL);
        if (paragraph->children)
            xmlAddPrevSibling(paragraph->children, properties);
        else
            xmlAddChild(paragraph, properties);
    }
    xmlNodePtr named = xmlNewDocNode(paragraph->doc, paragraph->ns, (const xmlChar *)"pStyle", NULL);
    including_set(named, "val", style);
    if (properties->children)
        xmlAddPrevSibling(properties->children, named);
    else
        xmlAddChild(properties, named);
}

bool including_refers_to_style(const xmlNode *node)
{
    static const char *const names[] = {"pStyle", "rStyle", "tblStyle"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, names[i]) == 0)
            return true;
    return false;
}

void including_fix_styles(struct inclusion *in, xmlNodePtr tree)
{
    xmlNodePtr from = including_default_style(in, in->from), to = including_default_style(in, in->to);
    bool differs = from && to && !str_equal(meaning_of(in, from), meaning_of(in, to));
    for (xmlNodePtr node = tree; node; node = markup_next(node, tree)) {
        if (differs && markup_role(in->to->format, node) == ROLE_PARAGRAPH)
            name_default_style(node, including_get(in, from, "styleId"));
        if (including_refers_to_style(node))
            including_set(node, "val", including_style(in, including_get(in, node, "val")));
    }
}
