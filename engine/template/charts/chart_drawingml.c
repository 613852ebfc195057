/* DrawingML (ECMA-376 part 1, 21.2) keeps the points as caches beside the formulas of a workbook. Both are made anew for every
 * series, in the elements that its kind of chart has for them. */
#include "pack/namespaces.h"
#include "template/charts/charting.h"

#include <string.h>


/* ---- the template ---- */

static struct str content_of(struct arena *a, xmlNodePtr node)
{
    xmlChar *text = node ? xmlNodeGetContent(node) : NULL;
    struct str copy = arena_str(a, str_from((const char *)text));
    xmlFree(text);
    return copy;
}

/* The sheet that the first formula names, as it stands there: `Лист1!$A$2:$A$5`. */
static struct str sheet_of(struct arena *a, xmlNodePtr root)
{
    struct str formula = content_of(a, charting_find(root, NS_C, "f"));
    size_t end = formula.len;
    while (end > 0 && formula.ptr[end - 1] != '!')
        end--;
    return end > 1 ? str_slice(formula, 0, end - 1) : STR("Sheet1");
}

static xmlNodePtr find_child(xmlNodePtr parent, const char *name)
{
    xmlNodePtr child = xmlFirstElementChild(parent);
    while (child && !charting_is(child, NS_C, name))
        child = xmlNextElementSibling(child);
    return child;
}

static xmlNodePtr new_element(xmlNodePtr like, const char *name)
{
    return xmlNewDocNode(like->doc, like->ns, (const xmlChar *)name, NULL);
}

static xmlNodePtr add(xmlNodePtr parent, const char *name)
{
    return xmlAddChild(parent, new_element(parent, name));
}

/* An emptied child; a new one stands after `after`, or before `before`, or last. */
static xmlNodePtr open_child(xmlNodePtr parent, const char *name, xmlNodePtr after, xmlNodePtr before)
{
    xmlNodePtr child = find_child(parent, name);
    while (child && child->children)
        markup_remove(child->children);
    if (child || (!after && !before))
        return child ? child : add(parent, name);
    return after ? xmlAddNextSibling(after, new_element(parent, name)) : xmlAddPrevSibling(before, new_element(parent, name));
}

/* ---- references ---- */

/* What a reference shows: where it stands, and what its points are. */
struct reference {
    bool is_number;
    struct str format; /* of numbers */
    const struct charting_piece *formula;
    struct chart_question value;
    enum chart_ask known; /* whether there is a point; CHART_NOTHING: always */
};

static void add_points(const struct binding *b, xmlNodePtr cache, const struct reference *r)
{
    xmlNodePtr end = charting_add_section(b, cache, (struct chart_question){CHART_POINTS, 0, 0});
    xmlNodePtr point = xmlAddPrevSibling(end, new_element(cache, "pt"));
    charting_set_attribute_answer(b, point, NULL, "idx", (struct chart_question){CHART_INDEX, 0, 0});
    charting_set_answer(b, add(point, "v"), r->value);
    if (r->known != CHART_NOTHING)
        charting_enclose(b, point, point, (struct chart_question){r->known, r->value.series, 0});
}

static xmlNodePtr add_reference(const struct binding *b, xmlNodePtr parent, const struct reference *r)
{
    xmlNodePtr reference = add(parent, r->is_number ? "numRef" : "strRef");
    charting_set_text(b, add(reference, "f"), r->formula);
    xmlNodePtr cache = add(reference, r->is_number ? "numCache" : "strCache");
    if (r->is_number && r->format.len)
        xmlNodeAddContentLen(add(cache, "formatCode"), (const xmlChar *)r->format.ptr, (int)r->format.len);
    else if (r->is_number)
        charting_set_answer(b, add(cache, "formatCode"), (struct chart_question){CHART_FORMAT, 0, 0});
    charting_set_attribute_answer(b, add(cache, "ptCount"), NULL, "val", (struct chart_question){CHART_COUNT, 0, 0});
    add_points(b, cache, r);
    return reference;
}

/* The format of numbers that the template's cache has, unless it is none in particular. */
static struct str format_of(const struct binding *b, xmlNodePtr axis)
{
    struct str format = content_of(b->arena, charting_find(axis, NS_C, "formatCode"));
    return str_equal(format, STR("General")) ? (struct str){0} : format;
}

/* ---- one series: `number` 0: the one under way ---- */

static const char *from_sheet(const struct binding *b, struct str sheet, const char *rest)
{
    return arena_printf(b->arena, "%.*s!%s", STR_ARG(sheet), rest).ptr;
}

static void bind_name(const struct binding *b, xmlNodePtr series, struct str sheet, size_t number)
{
    const struct chart_question column = {CHART_COLUMN, number, 0};
    xmlNodePtr tx = open_child(series, "tx", find_child(series, "order"), xmlFirstElementChild(series)), reference = add(tx, "strRef");
    charting_set_text(b, add(reference, "f"), (struct charting_piece[]){{from_sheet(b, sheet, "$"), column}, {"$1", {0}}, {0}});
    xmlNodePtr cache = add(reference, "strCache");
    xmlNewProp(add(cache, "ptCount"), (const xmlChar *)"val", (const xmlChar *)"1");
    xmlNodePtr point = add(cache, "pt");
    xmlNewProp(point, (const xmlChar *)"idx", (const xmlChar *)"0");
    charting_set_answer(b, add(point, "v"), (struct chart_question){CHART_NAME, number, 0});
}

/* As numbers where the template or the kind of chart has them, if the data are. */
static bool bind_categories(const struct binding *b, xmlNodePtr series, const char *name, xmlNodePtr values, struct str sheet)
{
    xmlNodePtr old = find_child(series, name);
    bool has_numbers = strcmp(name, "xVal") == 0 || charting_find(old, NS_C, "numRef");
    struct str format = format_of(b, old);
    xmlNodePtr axis = open_child(series, name, NULL, values);
    const struct charting_piece formula[] = {{from_sheet(b, sheet, "$A$2:$A$"), {CHART_LAST_ROW, 0, 1}}, {0}};
    const struct reference words = {false, {0}, formula, {CHART_CATEGORY, 0, 0}, CHART_NOTHING};
    const struct reference numbers = {true, format, formula, {CHART_CATEGORY_NUMBER, 0, 0}, CHART_HAS_NUMBER};
    xmlNodePtr reference = add_reference(b, axis, &words);
    if (!has_numbers)
        return false;
    charting_enclose(b, reference, reference, (struct chart_question){CHART_ARE_WORDS, 0, 0});
    reference = add_reference(b, axis, &numbers);
    charting_enclose(b, reference, reference, (struct chart_question){CHART_ARE_NUMBERS, 0, 0});
    return true;
}

static void bind_values(const struct binding *b, xmlNodePtr values, struct str sheet, size_t number)
{
    const struct chart_question column = {CHART_COLUMN, number, 0};
    const struct charting_piece formula[] = {{from_sheet(b, sheet, "$"), column}, {"$2:$", column}, {"$", {CHART_LAST_ROW, 0, 1}}, {0}};
    struct str format = content_of(b->arena, charting_find(values, NS_C, "formatCode"));
    while (values->children)
        markup_remove(values->children);
    add_reference(b, values,
                  &(struct reference){true, format.len ? format : STR("General"), formula, {CHART_VALUE, number, 0}, CHART_HAS_VALUE});
}

/* Gives whether its categories may be numbers. */
static bool bind_series(const struct binding *b, xmlNodePtr series, struct str sheet, size_t number)
{
    bool is_scatter = charting_is(series->parent, NS_C, "scatterChart");
    xmlNodePtr values = find_child(series, is_scatter ? "yVal" : "val");
    bind_name(b, series, sheet, number);
    if (!values)
        values = add(series, is_scatter ? "yVal" : "val");
    bool has_numbers = bind_categories(b, series, is_scatter ? "xVal" : "cat", values, sheet);
    bind_values(b, values, sheet, number);
    return has_numbers;
}

/* ---- all of them ---- */

static bool is_one_of(const xmlNode *node, const char *const *names)
{
    while (*names && !charting_is(node, NS_C, *names))
        names++;
    return *names != NULL;
}

/* Charts that show so many series as they show, and no more; of those the first have to be complete. */
static const char *const limited[] = {"stockChart", "pieChart", "pie3DChart", "ofPieChart", NULL};

/* The series of the template, in the order of the document. Circles take their sizes from columns that there are none of. */
static size_t find_series(const struct binding *b, xmlNodePtr root, xmlNodePtr **out)
{
    size_t count = 0, capacity = 0;
    for (xmlNodePtr node = root, next; node; node = next) {
        bool is_series = charting_is(node, NS_C, "ser");
        next = is_series ? markup_after(node, root) : markup_next(node, root);
        if (is_series && node != root && !charting_is(node->parent, NS_C, "bubbleChart"))
            *ARENA_PUSH(b->arena, *out, count, capacity) = node;
    }
    return count;
}

/* Days are counted from 1900 on. */
static void set_calendar(xmlNodePtr root)
{
    xmlNodePtr calendar = find_child(root, "date1904");
    if (calendar)
        xmlSetProp(calendar, (const xmlChar *)"val", (const xmlChar *)"0");
}

struct filled chart_drawingml_bind(const struct binding *b)
{
    xmlNodePtr root = xmlDocGetRootElement(b->doc), *series = NULL, last = NULL;
    struct str sheet = sheet_of(b->arena, root);
    struct filled filled = {.series = find_series(b, root, &series)};
    if (!filled.series)
        return filled;
    last = series[filled.series - 1];
    filled.is_limited = is_one_of(last->parent, limited);
    xmlNodePtr further = filled.is_limited ? NULL : chart_series_copy(last);
    if (further)
        xmlReconciliateNs(b->doc, xmlAddNextSibling(last, further));
    for (size_t i = 0; i < filled.series; i++) {
        filled.has_numbers = bind_series(b, series[i], sheet, i + 1) || filled.has_numbers;
        filled.takes_numbers = filled.takes_numbers || charting_is(series[i]->parent, NS_C, "scatterChart");
        if (!charting_is(series[i]->parent, NS_C, "stockChart"))
            charting_enclose(b, series[i], series[i], (struct chart_question){CHART_HAS_SERIES, i + 1, 0});
    }
    if (further) {
        bind_series(b, further, sheet, 0);
        chart_series_number(b, further, series, filled.series);
        charting_enclose(b, further, further, (struct chart_question){CHART_FURTHER, filled.series, 0});
    }
    set_calendar(root);
    chart_workbook_bind(b, sheet, filled.has_numbers);
    return filled;
}
