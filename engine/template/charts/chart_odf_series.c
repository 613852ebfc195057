/* Series that the data have and the template has not are copies of its last one, each with a style of its own, of the next
 * colour that LibreOffice gives to series. */
#include "template/charts/charting.h"

#include "template/markup/cut.h"

#define CHART "urn:oasis:names:tc:opendocument:xmlns:chart:1.0"
#define STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define DRAW "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
#define SVG "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"

static xmlNodePtr find_style(const struct binding *b, struct str name)
{
    xmlNodePtr root = xmlDocGetRootElement(b->doc);
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (charting_is(node, STYLE, "style") && str_equal(markup_attribute(b->arena, node, STYLE, "name"), name))
            return node;
    return NULL;
}

/* Lines have the colour of the series when areas have it, too, or there are none. */
static void recolour(const struct binding *b, xmlNodePtr style)
{
    const struct chart_question colour = {CHART_COLOUR, 0, 0};
    for (xmlNodePtr node = style; node; node = markup_next(node, style)) {
        if (!charting_is(node, STYLE, "graphic-properties"))
            continue;
        xmlAttrPtr fill = xmlHasNsProp(node, (const xmlChar *)"fill-color", (const xmlChar *)DRAW);
        xmlAttrPtr line = xmlHasNsProp(node, (const xmlChar *)"stroke-color", (const xmlChar *)SVG);
        bool is_same = !fill || str_equal(markup_attribute(b->arena, node, DRAW, "fill-color"), markup_attribute(b->arena, node, SVG, "stroke-color"));
        if (line && is_same)
            charting_set_attribute_answer(b, node, line->ns, "stroke-color", colour);
        if (fill)
            charting_set_attribute_answer(b, node, fill->ns, "fill-color", colour);
    }
}

/* The copies' styles are named by the numbers of their series. */
static void add_styles(const struct binding *b, xmlNodePtr series, size_t number)
{
    struct str name = markup_attribute(b->arena, series, CHART, "style-name");
    xmlNodePtr style = name.len ? find_style(b, name) : NULL;
    const char *before = arena_printf(b->arena, "%.*s_", STR_ARG(name)).ptr;
    const struct charting_piece pieces[] = {{before, {CHART_NUMBER, 0, 0}}, {0}};
    if (!style)
        return;
    xmlNodePtr copy = xmlAddNextSibling(style, cut_copy(style, true));
    charting_set_attribute(b, copy, xmlHasNsProp(copy, (const xmlChar *)"name", (const xmlChar *)STYLE)->ns, "name", pieces);
    charting_set_attribute(b, series, xmlHasNsProp(series, (const xmlChar *)"style-name", (const xmlChar *)CHART)->ns, "style-name", pieces);
    recolour(b, copy);
    charting_enclose(b, copy, copy, (struct chart_question){CHART_FURTHER, number, 0});
}

xmlNodePtr chart_odf_copy_series(const struct binding *b, xmlNodePtr series, size_t number)
{
    xmlNodePtr copy = cut_copy(series, true);
    for (xmlNodePtr node = copy->children, next; node; node = next) {
        next = node->next;
        if (charting_is(node, CHART, "data-point") && !xmlHasNsProp(node, (const xmlChar *)"repeated", (const xmlChar *)CHART))
            markup_remove(node);
    }
    add_styles(b, copy, number);
    return xmlAddNextSibling(series, copy);
}
