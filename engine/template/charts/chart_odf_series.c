/* Series that the data have and the template has not are copies of its last one, each with a style of its own, of the next
 * colour that LibreOffice gives to series. */
#include "template/charts/charting.h"

#include "pack/namespaces.h"
#include "template/markup/cut.h"


static xmlNodePtr find_style(const struct binding *b, struct str name)
{
    xmlNodePtr root = xmlDocGetRootElement(b->doc);
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (charting_is(node, NS_STYLE, "style") && str_equal(markup_attribute(b->arena, node, NS_STYLE, "name"), name))
            return node;
    return NULL;
}

/* Lines have the colour of the series when areas have it, too, or there are none. */
static void recolour(const struct binding *b, xmlNodePtr style)
{
    const struct chart_question colour = {CHART_COLOUR, 0, 0};
    for (xmlNodePtr node = style; node; node = markup_next(node, style)) {
        if (!charting_is(node, NS_STYLE, "graphic-properties"))
            continue;
        xmlAttrPtr fill = xmlHasNsProp(node, (const xmlChar *)"fill-color", (const xmlChar *)NS_DRAW);
        xmlAttrPtr line = xmlHasNsProp(node, (const xmlChar *)"stroke-color", (const xmlChar *)NS_SVG);
        bool is_same = !fill || str_equal(markup_attribute(b->arena, node, NS_DRAW, "fill-color"),
                                          markup_attribute(b->arena, node, NS_SVG, "stroke-color"));
        if (line && is_same)
            charting_set_attribute_answer(b, node, line->ns, "stroke-color", colour);
        if (fill)
            charting_set_attribute_answer(b, node, fill->ns, "fill-color", colour);
    }
}

/* The copies' styles are named by the numbers of their series. */
static void add_styles(const struct binding *b, xmlNodePtr series, size_t number)
{
    struct str name = markup_attribute(b->arena, series, NS_CHART, "style-name");
    xmlNodePtr style = name.len ? find_style(b, name) : NULL;
    const char *before = arena_printf(b->arena, "%.*s_", STR_ARG(name)).ptr;
    const struct charting_piece pieces[] = {{before, {CHART_NUMBER, 0, 0}}, {0}};
    if (!style)
        return;
    xmlNodePtr copy = xmlAddNextSibling(style, cut_copy(style, true));
    charting_set_attribute(b, copy, xmlHasNsProp(copy, (const xmlChar *)"name", (const xmlChar *)NS_STYLE)->ns, "name", pieces);
    charting_set_attribute(b, series, xmlHasNsProp(series, (const xmlChar *)"style-name", (const xmlChar *)NS_CHART)->ns, "style-name",
                           pieces);
    recolour(b, copy);
    charting_enclose(b, copy, copy, (struct chart_question){CHART_FURTHER, number, 0});
}

xmlNodePtr chart_odf_copy_series(const struct binding *b, xmlNodePtr series, size_t number)
{
    xmlNodePtr copy = cut_copy(series, true);
    for (xmlNodePtr node = copy->children, next; node; node = next) {
        next = node->next;
        if (charting_is(node, NS_CHART, "data-point") && !xmlHasNsProp(node, (const xmlChar *)"repeated", (const xmlChar *)NS_CHART))
            markup_remove(node);
    }
    add_styles(b, copy, number);
    return xmlAddNextSibling(series, copy);
}
