/* Series that the data have and the template has not are copies of its last one, as if somebody had added them in Word: each
 * has the next number and the next colour of the theme. */
#include "template/charts/charting.h"

#include <string.h>

#include "pack/namespaces.h"
#include "template/markup/cut.h"


/* ---- the copy ---- */

/* What speaks of single points, or is told apart by an id: it would be the last series' own. */
static bool is_own(const xmlNode *node)
{
    return charting_is(node, NS_C, "dPt") || charting_is(node, NS_C, "dLbl") || charting_is(node, NS_C, "extLst");
}

xmlNodePtr chart_series_copy(const xmlNode *series)
{
    xmlNodePtr copy = cut_copy(series, true);
    for (xmlNodePtr node = copy, next; node; node = next) {
        next = is_own(node) ? markup_after(node, copy) : markup_next(node, copy);
        if (is_own(node))
            markup_remove(node);
    }
    return copy;
}

/* ---- its number ---- */

static xmlNodePtr find_child(xmlNodePtr parent, const char *name)
{
    xmlNodePtr child = xmlFirstElementChild(parent);
    while (child && !charting_is(child, NS_C, name))
        child = xmlNextElementSibling(child);
    return child;
}

/* The highest value of such a child of all the series. */
static int64_t highest(const struct binding *b, const xmlNodePtr *series, size_t count, const char *name)
{
    int64_t most = 0, value;
    for (size_t i = 0; i < count; i++) {
        xmlNodePtr child = find_child(series[i], name);
        if (child && str_to_int64(markup_attribute(b->arena, child, NULL, "val"), &value) && value > most && value < INT32_MAX)
            most = value;
    }
    return most;
}

static void count_on(const struct binding *b, xmlNodePtr copy, const xmlNodePtr *series, size_t count, const char *name)
{
    xmlNodePtr child = find_child(copy, name);
    long more = (long)highest(b, series, count, name) - (long)count;
    if (child)
        charting_set_attribute_answer(b, child, NULL, "val", (struct chart_question){CHART_NUMBER, 0, more});
}

/* ---- its colours ---- */

static bool is_a(const xmlNode *node, const char *name)
{
    return charting_is(node, NS_A, name);
}

/* Colours that tell the series: those of the theme that are accents, and those by value but for black and white. */
static bool is_of_series(const struct binding *b, const xmlNode *node)
{
    struct str value = markup_attribute(b->arena, node, NULL, "val");
    if (is_a(node, "srgbClr"))
        return !str_equal(value, STR("FFFFFF")) && !str_equal(value, STR("000000"));
    return is_a(node, "schemeClr") && str_starts(value, STR("accent"));
}

static void add_shade(const struct binding *b, xmlNodePtr colour, const char *name, long part)
{
    const struct chart_question shade = {CHART_SHADE, 0, part};
    xmlNodePtr node = xmlAddChild(colour, xmlNewDocNode(colour->doc, colour->ns, (const xmlChar *)name, NULL));
    charting_set_attribute_answer(b, node, NULL, "val", shade);
    charting_enclose(b, node, node, (struct chart_question){CHART_HAS_SHADE, 0, part});
}

/* The steps of a gradient keep their shades. */
static void recolour(const struct binding *b, xmlNodePtr colour)
{
    static const char *const shades[] = {"lumMod", "lumOff", "tint", "shade", "satMod"};
    xmlNodeSetName(colour, (const xmlChar *)"schemeClr");
    charting_set_attribute_answer(b, colour, NULL, "val", (struct chart_question){CHART_ACCENT, 0, 0});
    if (is_a(colour->parent, "gs"))
        return;
    for (xmlNodePtr child = colour->children, next; child; child = next) {
        next = child->next;
        for (size_t i = 0; i < sizeof shades / sizeof *shades; i++)
            if (is_a(child, shades[i])) {
                markup_remove(child);
                break;
            }
    }
    add_shade(b, colour, "lumMod", CHART_SHADE_KEPT);
    add_shade(b, colour, "lumOff", CHART_SHADE_ADDED);
}

static void recolour_below(const struct binding *b, xmlNodePtr properties)
{
    for (xmlNodePtr node = properties; node; node = markup_next(node, properties))
        if (is_of_series(b, node))
            recolour(b, node);
}

void chart_series_number(const struct binding *b, xmlNodePtr copy, const xmlNodePtr *series, size_t count)
{
    xmlNodePtr marker = find_child(copy, "marker");
    count_on(b, copy, series, count, "idx");
    count_on(b, copy, series, count, "order");
    recolour_below(b, find_child(copy, "spPr"));
    recolour_below(b, marker ? find_child(marker, "spPr") : NULL);
}
