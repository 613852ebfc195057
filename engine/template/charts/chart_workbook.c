/* The workbook is a part of its own: the XML of its sheet is rendered from the same slots as the chart's caches, and wrapped
 * into a package when the document is put together (output/workbook.h). What else the template's workbook held goes: tables
 * and names in it would speak of the template's rows. Rows and cells need no addresses: they follow one another. */
#include "template/charts/charting.h"

#include <string.h>

#include "base/buf.h"
#include "pack/namespaces.h"
#include "template/parts/relations.h"

#define PACKAGE_TYPE NS_R "/package"
#define MEDIA_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/* ---- the sheet ---- */

static xmlNodePtr add(xmlNodePtr parent, const char *name)
{
    return xmlAddChild(parent, xmlNewDocNode(parent->doc, parent->ns, (const xmlChar *)name, NULL));
}

static xmlNodePtr add_text_cell(const struct binding *b, xmlNodePtr row, struct chart_question value)
{
    xmlNodePtr cell = add(row, "c"), text;
    xmlNewProp(cell, (const xmlChar *)"t", (const xmlChar *)"inlineStr");
    text = add(add(cell, "is"), "t");
    xmlNodeSetSpacePreserve(text, 1);
    charting_set_answer(b, text, value);
    return cell;
}

/* A number; a cell without contents when it is not known. */
static xmlNodePtr add_number_cell(const struct binding *b, xmlNodePtr row, struct chart_question value, enum chart_ask known)
{
    xmlNodePtr cell = add(row, "c"), v = add(cell, "v");
    charting_set_answer(b, v, value);
    charting_enclose(b, v, v, (struct chart_question){known, 0, 0});
    return cell;
}

/* The next cell of the row at its end is there for every series. */
static void for_each_series(const struct binding *b, xmlNodePtr cell)
{
    charting_enclose(b, cell, cell, (struct chart_question){CHART_FURTHER, 0, 0});
}

static void add_category(const struct binding *b, xmlNodePtr row, bool has_numbers)
{
    xmlNodePtr cell = add_text_cell(b, row, (struct chart_question){CHART_CATEGORY, 0, 0});
    if (!has_numbers)
        return;
    charting_enclose(b, cell, cell, (struct chart_question){CHART_ARE_WORDS, 0, 0});
    cell = add_number_cell(b, row, (struct chart_question){CHART_CATEGORY_NUMBER, 0, 0}, CHART_HAS_NUMBER);
    charting_set_attribute_answer(b, cell, NULL, "s", (struct chart_question){CHART_STYLE, 0, 0});
    charting_enclose(b, cell, cell, (struct chart_question){CHART_ARE_NUMBERS, 0, 0});
}

static void fill_sheet(const struct binding *b, xmlNodePtr root, bool has_numbers)
{
    xmlNodePtr data = add(root, "sheetData"), header = add(data, "row");
    add(header, "c");
    for_each_series(b, add_text_cell(b, header, (struct chart_question){CHART_NAME, 0, 0}));
    xmlNodePtr end = charting_add_section(b, data, (struct chart_question){CHART_POINTS, 0, 0});
    xmlNodePtr row = xmlAddPrevSibling(end, xmlNewDocNode(data->doc, data->ns, (const xmlChar *)"row", NULL));
    add_category(b, row, has_numbers);
    for_each_series(b, add_number_cell(b, row, (struct chart_question){CHART_VALUE, 0, 0}, CHART_HAS_VALUE));
}

/* ---- its place ---- */

static xmlNodePtr find_child(xmlNodePtr root, const char *name)
{
    xmlNodePtr child = xmlFirstElementChild(root);
    while (child && (!child->ns || strcmp((const char *)child->name, name) != 0 || strcmp((const char *)child->ns->href, NS_C) != 0))
        child = xmlNextElementSibling(child);
    return child;
}

/* The workbook that the chart names, when it is one that may be made anew; two charts never share one. */
static struct str own_workbook(struct parts *parts, struct str chart, xmlNodePtr external)
{
    xmlChar *id = external ? xmlGetNsProp(external, (const xmlChar *)"id", (const xmlChar *)NS_R) : NULL;
    struct str name = id ? relations_target(parts, chart, arena_str(&parts->program->arena, str_from((const char *)id))) : (struct str){0};
    xmlFree(id);
    bool is_taken = false;
    for (size_t i = 0; i < parts->count; i++)
        is_taken = is_taken || str_equal(parts->items[i].name, name);
    return str_ends(name, STR(".xlsx")) && !is_taken ? name : (struct str){0};
}

/* word/charts/chart1.xml → word/embeddings/chart1.xlsx */
static struct str new_name(struct parts *parts, struct str chart, struct str *target)
{
    struct arena *a = &parts->program->arena;
    size_t folder = str_find(chart, STR("charts/"), 0);
    struct str root = folder == SIZE_MAX ? STR("") : str_slice(chart, 0, folder), name;
    size_t n = 0;
    do
        name = arena_printf(a, "%.*sembeddings/Microsoft_Excel_Sheet%zu.xlsx", STR_ARG(root), ++n);
    while (parts_has(parts, name));
    *target = arena_printf(a, "/%.*s", STR_ARG(name));
    return name;
}

/* c:externalData comes after the chart and its properties (CT_ChartSpace). */
static void link_workbook(struct parts *parts, xmlNodePtr root, struct str chart, struct str target)
{
    struct str id = relations_add(parts, chart, PACKAGE_TYPE, target, false);
    xmlNodePtr last = find_child(root, "txPr"), external = xmlNewDocNode(root->doc, root->ns, (const xmlChar *)"externalData", NULL);
    last = last ? last : find_child(root, "spPr");
    last = last ? last : find_child(root, "chart");
    xmlNsPtr r = xmlSearchNsByHref(root->doc, root, (const xmlChar *)NS_R);
    xmlNewNsProp(external, r ? r : xmlNewNs(root, (const xmlChar *)NS_R, (const xmlChar *)"r"), (const xmlChar *)"id",
                 (const xmlChar *)id.ptr);
    xmlNewProp(xmlNewChild(external, root->ns, (const xmlChar *)"autoUpdate", NULL), (const xmlChar *)"val", (const xmlChar *)"0");
    if (last)
        xmlAddNextSibling(last, external);
    else
        xmlAddChild(root, external);
}

/* A sheet's name stands in quotes in a formula when it is not one word; quotes in it are doubled. */
static struct str plain_name(struct arena *a, struct str sheet)
{
    if (!str_starts(sheet, STR("'")) || sheet.len < 2)
        return sheet;
    struct buf out;
    buf_init(&out, BUF_LIMIT_MESSAGE);
    for (size_t i = 1; i + 1 < sheet.len; i++) {
        buf_put_char(&out, sheet.ptr[i]);
        i += sheet.ptr[i] == '\'';
    }
    struct str name = arena_str(a, buf_str(&out));
    buf_release(&out);
    return name;
}

void chart_workbook_bind(const struct binding *chart, struct str sheet, bool has_numbers)
{
    struct parts *parts = chart->parts;
    struct str part = parts->items[chart->part].name, target;
    xmlNodePtr root = xmlDocGetRootElement(chart->doc), external = find_child(root, "externalData");
    struct str name = own_workbook(parts, part, external);
    if (!name.len) {
        if (external)
            markup_remove(external);
        name = new_name(parts, part, &target);
        link_workbook(parts, root, part, target);
        relations_say_default(parts, "xlsx", MEDIA_TYPE);
    }
    size_t workbook = parts_add(parts, name, NS_X, "worksheet");
    struct draft *draft = &parts->items[workbook];
    draft->sheet = plain_name(chart->arena, sheet);
    struct binding b = {parts, chart->arena, workbook, draft->doc, chart->chart};
    fill_sheet(&b, xmlDocGetRootElement(draft->doc), has_numbers);
    charting_wrap(&b, (struct chart_question){CHART_DATA, 0, 0});
}
