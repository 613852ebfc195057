/* What a document says of all paragraphs at once (ODF 1.3 part 3, 16.4) stands once in a document: what the included one says
 * otherwise goes into those of its styles that rest on no other, and what only the document says is taken back there. */
#include <string.h>

#include "pack/namespaces.h"
#include "template/inclusion/including_text.h"


/* What programs take where nothing is said. */
static const struct {
    const char *properties, *uri, *prefix, *attribute, *value;
} unsaid[] = {{"text-properties", NS_FO, "fo", "font-size", "12pt"},          {"text-properties", NS_FO, "fo", "font-weight", "normal"},
              {"text-properties", NS_FO, "fo", "font-style", "normal"},       {"text-properties", NS_FO, "fo", "color", "#000000"},
              {"text-properties", NS_FO, "fo", "letter-spacing", "normal"},   {"text-properties", NS_FO, "fo", "hyphenate", "false"},
              {"paragraph-properties", NS_FO, "fo", "margin-left", "0cm"},    {"paragraph-properties", NS_FO, "fo", "margin-right", "0cm"},
              {"paragraph-properties", NS_FO, "fo", "margin-top", "0cm"},     {"paragraph-properties", NS_FO, "fo", "margin-bottom", "0cm"},
              {"paragraph-properties", NS_FO, "fo", "text-indent", "0cm"},    {"paragraph-properties", NS_FO, "fo", "line-height", "100%"},
              {"paragraph-properties", NS_FO, "fo", "text-align", "start"}};

static xmlNodePtr child(xmlNodePtr parent, const char *name)
{
    xmlNodePtr node = parent ? xmlFirstElementChild(parent) : NULL;
    while (node && !markup_is(node, name))
        node = xmlNextElementSibling(node);
    return node;
}

static bool is_of_paragraphs(struct inclusion *in, xmlNodePtr style)
{
    return str_equal(including_attribute(in, style, NS_STYLE, "family"), STR("paragraph"));
}

static xmlNodePtr default_style(struct inclusion *in, struct parts *parts)
{
    xmlNodePtr styles = including_container(parts, STYLES_PART, "styles");
    for (xmlNodePtr node = styles ? xmlFirstElementChild(styles) : NULL; node; node = xmlNextElementSibling(node))
        if (markup_is(node, "default-style") && is_of_paragraphs(in, node))
            return node;
    return NULL;
}

/* ---- properties ---- */

static bool says(xmlNodePtr properties, const char *uri, const char *name)
{
    return properties && xmlHasNsProp(properties, (const xmlChar *)name, (const xmlChar *)uri);
}

/* A font has two names: of its declaration, and of the family. */
static bool is_said(xmlNodePtr properties, const char *uri, const char *name)
{
    if (strcmp(name, "font-name") == 0 || strcmp(name, "font-family") == 0)
        return says(properties, NS_STYLE, "font-name") || says(properties, NS_FO, "font-family");
    return says(properties, uri, name) || (strncmp(name, "margin-", 7) == 0 && says(properties, NS_FO, "margin"));
}

/* Properties of text come last in a style. */
static xmlNodePtr open_properties(xmlNodePtr style, const char *name)
{
    xmlNodePtr found = child(style, name), text = child(style, "text-properties");
    if (found)
        return found;
    xmlNodePtr made = xmlNewDocNode(style->doc, style->ns, (const xmlChar *)name, NULL);
    return text ? xmlAddPrevSibling(text, made) : xmlAddChild(style, made);
}

static xmlNsPtr namespace_of(xmlNodePtr node, const char *uri, const char *prefix)
{
    xmlNsPtr ns = xmlSearchNsByHref(node->doc, node, (const xmlChar *)uri);
    return ns ? ns : xmlNewNs(node, (const xmlChar *)uri, (const xmlChar *)prefix);
}

static void add(xmlNodePtr style, const char *properties, const char *uri, const char *prefix, const char *name, struct str value)
{
    xmlNodePtr own = open_properties(style, properties);
    if (!is_said(own, uri, name))
        xmlSetNsProp(own, namespace_of(own, uri, prefix), (const xmlChar *)name, (const xmlChar *)value.ptr);
}

static void add_all(struct inclusion *in, xmlNodePtr style, xmlNodePtr from)
{
    static const char *const kinds[] = {"paragraph-properties", "text-properties"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        xmlNodePtr said = child(from, kinds[i]);
        for (xmlAttrPtr a = said ? said->properties : NULL; a; a = a->next)
            if (a->ns)
                add(style, kinds[i], (const char *)a->ns->href, (const char *)a->ns->prefix, (const char *)a->name,
                    including_attribute(in, said, (const char *)a->ns->href, (const char *)a->name));
    }
}

static void take_back(xmlNodePtr style, xmlNodePtr ours, xmlNodePtr theirs)
{
    for (size_t i = 0; i < sizeof unsaid / sizeof *unsaid; i++)
        if (is_said(child(ours, unsaid[i].properties), unsaid[i].uri, unsaid[i].attribute) &&
            !is_said(child(theirs, unsaid[i].properties), unsaid[i].uri, unsaid[i].attribute))
            add(style, unsaid[i].properties, unsaid[i].uri, unsaid[i].prefix, unsaid[i].attribute, str_from(unsaid[i].value));
}

/* ---- styles ---- */

static void settle_styles(struct inclusion *in, xmlNodePtr container, xmlNodePtr ours, xmlNodePtr theirs)
{
    for (xmlNodePtr style = container ? xmlFirstElementChild(container) : NULL; style; style = xmlNextElementSibling(style)) {
        if (!markup_is(style, "style") || !is_of_paragraphs(in, style) ||
            xmlHasNsProp(style, (const xmlChar *)"parent-style-name", (const xmlChar *)NS_STYLE))
            continue;
        add_all(in, style, theirs);
        take_back(style, ours, theirs);
    }
}

/* Paragraphs that name no style have the one called Standard. */
static void name_styles(struct inclusion *in)
{
    xmlNodePtr styles = including_container(in->from, STYLES_PART, "styles");
    struct str standard = STR("Standard");
    if (!styles)
        return;
    if (!including_named(in, styles, standard)) {
        xmlNodePtr made = xmlNewChild(styles, namespace_of(styles, NS_STYLE, "style"), (const xmlChar *)"style", NULL);
        xmlNewNsProp(made, made->ns, (const xmlChar *)"name", (const xmlChar *)standard.ptr);
        xmlNewNsProp(made, made->ns, (const xmlChar *)"family", (const xmlChar *)"paragraph");
    }
    for (xmlNodePtr node = in->body; node; node = markup_next(node, in->body))
        if (markup_role(in->from->format, node) == ROLE_PARAGRAPH && !xmlHasNsProp(node, (const xmlChar *)"style-name", node->ns->href))
            xmlNewNsProp(node, node->ns, (const xmlChar *)"style-name", (const xmlChar *)standard.ptr);
}

void including_settle_default_style(struct inclusion *in)
{
    xmlNodePtr theirs = default_style(in, in->from), ours = default_style(in, in->to);
    struct str a = theirs ? including_dump(in, theirs) : (struct str){0}, b = ours ? including_dump(in, ours) : (struct str){0};
    if (str_equal(a, b))
        return;
    name_styles(in);
    settle_styles(in, including_container(in->from, STYLES_PART, "styles"), ours, theirs);
    settle_styles(in, including_container(in->from, STYLES_PART, "automatic-styles"), ours, theirs);
    settle_styles(in, including_container(in->from, CONTENT_PART, "automatic-styles"), ours, theirs);
}
