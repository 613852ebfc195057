/* ODF (part 3, 11) keeps the data of a chart as a table inside its object. */
#include "template/charting.h"

#define TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define CHART "urn:oasis:names:tc:opendocument:xmlns:chart:1.0"

/* ---- ranges ---- */

/* `Лист1!$A$2:$A$5` → what stands before the last number, and the first row. false when it is no such range. */
static bool parse_range(struct arena *a, struct str range, struct str *prefix, long *first)
{
    size_t end = range.len, colon = str_find(range, STR(":"), 0);
    int64_t row;
    while (end > 0 && range.ptr[end - 1] >= '0' && range.ptr[end - 1] <= '9')
        end--;
    if (colon == SIZE_MAX || end == range.len)
        return false;
    size_t start = colon;
    while (start > 0 && range.ptr[start - 1] >= '0' && range.ptr[start - 1] <= '9')
        start--;
    *prefix = arena_str(a, str_slice(range, 0, end));
    bool ok = str_to_int64(str_slice(range, start, colon), &row);
    *first = (long)row;
    return ok;
}

static void bind_odf_range(const struct binding *b, xmlNodePtr node, const char *uri, const char *name)
{
    struct str prefix;
    long first;
    xmlAttrPtr range = xmlHasNsProp(node, (const xmlChar *)name, (const xmlChar *)uri);
    if (range && parse_range(b->arena, markup_attribute(b->arena, node, uri, name), &prefix, &first))
        markup_mark_attribute(node, range->ns, name, prefix.ptr, charting_ask(b, TAG_VALUE, (struct chart_question){CHART_LAST_ROW, 0, first - 1}));
}

static xmlNodePtr first_element(xmlNodePtr parent)
{
    return parent ? xmlFirstElementChild(parent) : NULL;
}

/* The first row holds the names of the series; the template's first data row is the form of all others. */
static void bind_odf_header(const struct binding *b, xmlNodePtr table)
{
    xmlNodePtr row = first_element(charting_find(table, TABLE, "table-header-rows"));
    size_t number = 0;
    for (xmlNodePtr cell = first_element(row); cell; cell = xmlNextElementSibling(cell)) {
        xmlNodePtr p = first_element(cell);
        if (number++ && p)
            charting_set_value(b, p, (struct chart_question){CHART_NAME, number - 1, 0});
    }
}

static void bind_odf_rows(const struct binding *b, xmlNodePtr table)
{
    xmlNodePtr rows = charting_find(table, TABLE, "table-rows"), form = first_element(rows);
    if (!form)
        return;
    xmlUnlinkNode(form);
    while (rows->children)
        markup_remove(rows->children);
    xmlNodePtr end = charting_add_section(b, rows, (struct chart_question){CHART_POINTS, 0, 0});
    xmlAddPrevSibling(end, form);
    size_t number = 0;
    for (xmlNodePtr cell = first_element(form); cell; cell = xmlNextElementSibling(cell), number++) {
        xmlNodePtr p = first_element(cell);
        xmlAttrPtr value = xmlHasProp(cell, (const xmlChar *)"value");
        if (value && number)
            markup_mark_attribute(cell, value->ns, "value", "", charting_ask(b, TAG_VALUE, (struct chart_question){CHART_VALUE, number, 0}));
        if (p && number)
            charting_set_value(b, p, (struct chart_question){CHART_VALUE, number, 0});
        else if (p)
            charting_set_value(b, p, (struct chart_question){CHART_CATEGORY, 0, 0});
    }
}

size_t chart_odf_bind(const struct binding *b)
{
    xmlNodePtr root = xmlDocGetRootElement(b->doc);
    size_t number = 0;
    xmlNodePtr table = charting_find(root, TABLE, "table");
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        if (charting_is(node, CHART, "categories"))
            bind_odf_range(b, node, TABLE, "cell-range-address");
        if (charting_is(node, CHART, "data-point") && xmlHasProp(node, (const xmlChar *)"repeated"))
            markup_mark_attribute(node, node->ns, "repeated", "", charting_ask(b, TAG_VALUE, (struct chart_question){CHART_COUNT, 0, 0}));
        if (charting_is(node, CHART, "series")) {
            number++;
            bind_odf_range(b, node, CHART, "values-cell-range-address");
        }
    }
    if (table) {
        bind_odf_header(b, table);
        bind_odf_rows(b, table);
    }
    return table ? number : 0;
}
