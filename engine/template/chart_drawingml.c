/* DrawingML (ECMA-376 part 1, 21.2) keeps the points as caches beside the formulas of a workbook. */
#include "template/charting.h"

#define C "http://schemas.openxmlformats.org/drawingml/2006/chart"

/* ---- formulas ---- */

/* The sheet that the first formula below a node names, as it stands there: `Лист1!$A$2:$A$5`. */
static struct str sheet_of(struct arena *a, xmlNodePtr root)
{
    xmlNodePtr f = charting_find(root, C, "f");
    xmlChar *text = f ? xmlNodeGetContent(f) : NULL;
    struct str formula = arena_str(a, str_from((const char *)text));
    xmlFree(text);
    size_t end = formula.len;
    while (end > 0 && formula.ptr[end - 1] != '!')
        end--;
    return end > 1 ? str_slice(formula, 0, end - 1) : STR("Sheet1");
}

/* The column of the workbook: 0 categories, 1 and on the series. */
static struct str column_name(struct arena *a, size_t column)
{
    const char last = (char)('A' + column % 26);
    return column < 26 ? arena_printf(a, "%c", last) : arena_printf(a, "%c%c", (char)('A' + column / 26 - 1), last);
}

/* A formula without its end. */
static xmlNodePtr begin_formula(xmlNodePtr reference, struct str text)
{
    xmlNodePtr f = charting_find(reference, C, "f");
    if (!f)
        return NULL;
    while (f->children)
        markup_remove(f->children);
    xmlNodeAddContentLen(f, (const xmlChar *)text.ptr, (int)text.len);
    return f;
}

/* A reference to all the rows of a column. */
static void bind_formula(const struct binding *b, xmlNodePtr reference, struct str sheet, size_t column)
{
    struct str name = column_name(b->arena, column);
    xmlNodePtr f = begin_formula(reference, arena_printf(b->arena, "%.*s!$%.*s$2:$%.*s$", STR_ARG(sheet), STR_ARG(name), STR_ARG(name)));
    if (f)
        xmlAddChild(f, charting_ask(b, TAG_VALUE, (struct chart_question){CHART_LAST_ROW, 0, 1})->node);
}

static void set_formula(const struct binding *b, xmlNodePtr reference, struct str sheet, size_t column)
{
    begin_formula(reference, arena_printf(b->arena, "%.*s!$%.*s$1", STR_ARG(sheet), STR_ARG(column_name(b->arena, column))));
}

/* ---- caches ---- */

static xmlNodePtr new_point(const struct binding *b, xmlNodePtr cache, struct chart_question value)
{
    xmlNodePtr point = xmlNewDocNode(cache->doc, cache->ns, (const xmlChar *)"pt", NULL);
    xmlNodePtr v = xmlNewChild(point, cache->ns, (const xmlChar *)"v", NULL);
    charting_set_attribute(b, point, NULL, "idx", "", (struct chart_question){CHART_INDEX, 0, 0});
    charting_set_value(b, v, value);
    return point;
}

/* ptCount, then a point for each category. What is not known is none. */
static void bind_cache(const struct binding *b, xmlNodePtr cache, struct chart_question value)
{
    for (xmlNodePtr child = cache->children, next; child; child = next) {
        next = child->next;
        if (charting_is(child, C, "pt"))
            markup_remove(child);
        else if (charting_is(child, C, "ptCount"))
            charting_set_attribute(b, child, NULL, "val", "", (struct chart_question){CHART_COUNT, 0, 0});
    }
    xmlNodePtr end = charting_add_section(b, cache, (struct chart_question){CHART_POINTS, 0, 0});
    xmlNodePtr point = xmlAddPrevSibling(end, new_point(b, cache, value));
    if (value.ask == CHART_VALUE)
        charting_make_conditional(b, point, (struct chart_question){CHART_HAS_VALUE, value.series, 0});
}

static xmlNodePtr find_cache(xmlNodePtr axis)
{
    xmlNodePtr cache = charting_find(axis, C, "strCache");
    return cache ? cache : charting_find(axis, C, "numCache");
}

/* ---- series ---- */

static void bind_series(const struct binding *b, xmlNodePtr series, struct str sheet, size_t number)
{
    xmlNodePtr tx = charting_find(series, C, "tx"), cat = charting_find(series, C, "cat"), val = charting_find(series, C, "val");
    xmlNodePtr name = charting_find(tx, C, "v"), categories = find_cache(cat), values = find_cache(val);
    if (name)
        charting_set_value(b, name, (struct chart_question){CHART_NAME, number, 0});
    if (tx)
        set_formula(b, tx, sheet, number);
    if (categories) {
        bind_formula(b, cat, sheet, 0);
        bind_cache(b, categories, (struct chart_question){CHART_CATEGORY, 0, 0});
    }
    if (values) {
        bind_formula(b, val, sheet, number);
        bind_cache(b, values, (struct chart_question){CHART_VALUE, number, 0});
    }
}

size_t chart_drawingml_bind(const struct binding *b)
{
    xmlNodePtr root = xmlDocGetRootElement(b->doc);
    struct str sheet = sheet_of(b->arena, root);
    size_t number = 0;
    for (xmlNodePtr node = root, next; node; node = next) {
        next = markup_next(node, root);
        if (!charting_is(node, C, "ser"))
            continue;
        next = markup_after(node, root);
        bind_series(b, node, sheet, ++number);
        charting_make_conditional(b, node, (struct chart_question){CHART_HAS_SERIES, number, 0});
    }
    if (number)
        chart_workbook_bind(b, sheet, number);
    return number;
}
