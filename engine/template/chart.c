/* Two markups of charts: DrawingML (ECMA-376 part 1, 21.2) keeps the points as caches beside formulas; ODF (part 3, 11)
 * as a table inside the object. Both get the same slots: `E` is the expression of the tag, asked for its categories, for
 * the name and values of each series, and for how many there are. */
#include "template/charting.h"

#include <string.h>

#include "base/i18n.h"
#include "template/relations.h"
#include "template/slides.h"

#define C "http://schemas.openxmlformats.org/drawingml/2006/chart"
#define R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define CHART "urn:oasis:names:tc:opendocument:xmlns:chart:1.0"
#define SVG "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
#define XLINK "http://www.w3.org/1999/xlink"

/* ---- the tree ---- */

static bool is_element(const xmlNode *node, const char *uri, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && node->ns && strcmp((const char *)node->name, name) == 0 &&
           strcmp((const char *)node->ns->href, uri) == 0;
}

static xmlNodePtr find_below(xmlNodePtr root, const char *uri, const char *name)
{
    for (xmlNodePtr node = root ? root->children : NULL; node; node = markup_next(node, root))
        if (is_element(node, uri, name))
            return node;
    return NULL;
}

static void remove_children(xmlNodePtr node)
{
    while (node->children)
        markup_remove(node->children);
}

/* ---- finding ---- */

/* The tag in an alternative text «Показатели {:chart диаграмма}»; *rest gets the text without it. */
static bool parse_alternative(struct arena *a, struct str text, struct tag *tag, struct str *rest)
{
    size_t open = str_find(text, STR("{:chart"), 0), close = str_find(text, STR("}"), open == SIZE_MAX ? 0 : open);
    if (open == SIZE_MAX || close == SIZE_MAX)
        return false;
    *tag = tag_parse(arena_str(a, str_slice(text, open + 1, close)));
    struct str before = str_trim(str_slice(text, 0, open)), after = str_trim(str_slice(text, close + 1, text.len));
    *rest = arena_printf(a, "%.*s%s%.*s", STR_ARG(before), before.len && after.len ? " " : "", STR_ARG(after));
    return tag->kind == TAG_CHART;
}

/* The chart beside a drawing's properties: c:chart below the same inline, anchor or graphic frame. */
static struct str drawingml_entry(struct parts *parts, struct str part, xmlNodePtr properties)
{
    bool deeper = strcmp((const char *)properties->name, "cNvPr") == 0; /* p:graphicFrame/p:nvGraphicFramePr/p:cNvPr */
    xmlNodePtr chart = find_below(deeper ? properties->parent->parent : properties->parent, C, "chart");
    return chart ? relations_target(parts, part, markup_attribute(&parts->program->arena, chart, R, "id")) : (struct str){0};
}

/* The object in the same frame as a description: ./Object 1 → Object 1/content.xml */
static struct str odf_entry(struct arena *a, xmlNodePtr description)
{
    for (xmlNodePtr node = description->parent->children; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "object") == 0) {
            struct str href = markup_attribute(a, node, XLINK, "href");
            if (str_starts(href, STR("./")))
                href = str_slice(href, 2, href.len);
            return arena_printf(a, "%.*s/content.xml", STR_ARG(href));
        }
    return (struct str){0};
}

/* An element that names a drawing is one whose `id` is a drawing's: wp:docPr, p:cNvPr. */
static bool is_drawing(const struct format *f, const xmlNode *node)
{
    for (const struct id_attribute *row = f->ids; row->element; row++)
        if (row->space == ID_DRAWING && !row->refers && is_element(node, row->element_uri, row->element))
            return true;
    return false;
}

/* The alternative text that a node holds, if it is one that may: docPr@descr, svg:desc, svg:title. */
static bool alternative_of(struct arena *a, const struct format *f, xmlNodePtr node, struct str *text)
{
    if (node->type != XML_ELEMENT_NODE)
        return false;
    if (f->charts == CHARTS_DRAWINGML && is_drawing(f, node))
        *text = markup_attribute(a, node, NULL, "descr");
    else if (f->charts == CHARTS_ODF && (is_element(node, SVG, "desc") || is_element(node, SVG, "title"))) {
        xmlChar *content = xmlNodeGetContent(node);
        *text = arena_str(a, str_from((const char *)content));
        xmlFree(content);
    } else {
        return false;
    }
    return true;
}

static void set_alternative(const struct format *f, xmlNodePtr node, struct str text)
{
    if (f->charts == CHARTS_ODF)
        xmlNodeSetContentLen(node, (const xmlChar *)text.ptr, (int)text.len);
    else
        xmlSetProp(node, (const xmlChar *)"descr", (const xmlChar *)text.ptr);
}

static bool take_alternative(struct parts *parts, size_t part, xmlNodePtr node, struct charts *out)
{
    struct arena *a = &parts->program->arena;
    const struct format *f = parts->format;
    struct str text, rest;
    struct tag tag;
    if (!alternative_of(a, f, node, &text) || !parse_alternative(a, text, &tag, &rest))
        return true;
    size_t origin = slides_origin(parts, part, node);
    struct str chart = f->charts == CHARTS_ODF ? odf_entry(a, node) : drawingml_entry(parts, parts->items[origin].name, node);
    tag.place = (struct place){.file = parts->file, .words = arena_printf(a, _("alternative text “%.*s”"), STR_ARG(text))};
    set_alternative(f, node, rest);
    parts->items[origin].is_changed = true;
    if (!chart.len || !parts_has(parts, chart))
        return diag_error(parts->d, tag.place, "TAG-CHART", _("{%.*s} belongs in the alternative text of a chart"), STR_ARG(tag.text));
    *ARENA_PUSH(a, out->items, out->count, out->capacity) = (struct chart){chart, tag};
    return true;
}

bool chart_find(struct parts *parts, size_t part, struct charts *out)
{
    xmlNodePtr root = xmlDocGetRootElement(parts->items[part].doc);
    bool ok = true;
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        ok = take_alternative(parts, part, node, out) && ok;
    return ok;
}

/* ---- slots ---- */

struct marker *charting_ask(const struct binding *b, enum tag_kind kind, const char *form, ...)
{
    char text[200];
    va_list args;
    va_start(args, form);
    vsnprintf(text, sizeof text, form, args);
    va_end(args);
    struct tag t = b->chart->tag;
    t.kind = kind;
    t.asked_by = b->chart->tag.text;
    t.expression = arena_str(b->arena, str_from(text));
    struct str mark = STR("E");
    size_t at = str_find(t.expression, mark, 0);
    if (at != SIZE_MAX) /* E stands for the tag's own expression */
        t.expression = arena_printf(b->arena, "%.*s(%.*s)%.*s", STR_ARG(str_slice(t.expression, 0, at)), STR_ARG(b->chart->tag.expression),
                                    STR_ARG(str_slice(t.expression, at + 1, t.expression.len)));
    return markup_marker_new(b->arena, b->doc, MARKER_TAG, t);
}

static void set_content(xmlNodePtr node, struct marker *m)
{
    remove_children(node);
    xmlAddChild(node, m->node);
}

/* The end that a section's begin is to have. */
static xmlNodePtr end_section(const struct binding *b, struct marker *begin)
{
    begin->kind = MARKER_BEGIN;
    begin->end = markup_marker_new(b->arena, b->doc, MARKER_END, (struct tag){.kind = TAG_CLOSE});
    return begin->end->node;
}

xmlNodePtr charting_add_section(const struct binding *b, xmlNodePtr parent, struct marker *begin)
{
    xmlNodePtr end = end_section(b, begin);
    xmlAddChild(parent, begin->node);
    return xmlAddChild(parent, end);
}

void charting_if_series(const struct binding *b, xmlNodePtr node, int number)
{
    struct marker *known = charting_ask(b, TAG_CONDITION, "#E.series >= %d", number);
    xmlAddPrevSibling(node, known->node);
    xmlAddNextSibling(node, end_section(b, known));
}

static xmlNodePtr new_element(xmlNodePtr like, xmlNsPtr ns, const char *name)
{
    return xmlNewDocNode(like->doc, ns, (const xmlChar *)name, NULL);
}

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

/* ---- DrawingML ---- */

/* The sheet that a formula names, as it stands there: `Лист1!$A$2:$A$5`; empty when it names none. */
static struct str sheet_of(struct arena *a, xmlNodePtr reference)
{
    xmlNodePtr f = reference ? find_below(reference, C, "f") : NULL;
    xmlChar *text = f ? xmlNodeGetContent(f) : NULL;
    struct str formula = arena_str(a, str_from((const char *)text));
    xmlFree(text);
    size_t end = formula.len;
    while (end > 0 && formula.ptr[end - 1] != '!')
        end--;
    return end ? str_slice(formula, 0, end - 1) : (struct str){0};
}

/* The column of the workbook: 0 categories, 1 and on the series. Office knows 255 series. */
static const char *column_name(struct arena *a, int column)
{
    bool two = column >= 26;
    return arena_printf(a, "%.*s%c", two ? 1 : 0, two ? (char[]){(char)('A' + column / 26 - 1)} : "", 'A' + column % 26).ptr;
}

/* A reference to all the rows of a column. */
static void bind_formula(const struct binding *b, xmlNodePtr reference, struct str sheet, int column)
{
    xmlNodePtr f = find_below(reference, C, "f");
    if (!f)
        return;
    const char *name = column_name(b->arena, column);
    struct str prefix = arena_printf(b->arena, "%.*s!$%s$2:$%s$", STR_ARG(sheet), name, name);
    remove_children(f);
    xmlNodeAddContentLen(f, (const xmlChar *)prefix.ptr, (int)prefix.len);
    xmlAddChild(f, charting_ask(b, TAG_VALUE, "text.machine(#E.categories + 1)")->node);
}

static void set_formula(const struct binding *b, xmlNodePtr reference, struct str sheet, int column)
{
    xmlNodePtr f = find_below(reference, C, "f");
    struct str text = arena_printf(b->arena, "%.*s!$%s$1", STR_ARG(sheet), column_name(b->arena, column));
    if (!f)
        return;
    remove_children(f);
    xmlNodeAddContentLen(f, (const xmlChar *)text.ptr, (int)text.len);
}

/* Points of a cache: ptCount, then a loop over the list that `form` names. */
static void bind_cache(const struct binding *b, xmlNodePtr cache, struct marker *loop, const char *value, bool may_be_unknown)
{
    xmlNsPtr ns = cache->ns;
    for (xmlNodePtr child = cache->children, next; child; child = next) {
        next = child->next;
        if (is_element(child, C, "pt"))
            markup_remove(child);
        else if (is_element(child, C, "ptCount"))
            markup_mark_attribute(child, NULL, "val", "", charting_ask(b, TAG_VALUE, "text.machine(#E.categories)"));
    }
    xmlNodePtr end = charting_add_section(b, cache, loop), point = new_element(cache, ns, "pt"), v = new_element(cache, ns, "v");
    markup_mark_attribute(point, NULL, "idx", "", charting_ask(b, TAG_VALUE, "text.machine($index)"));
    xmlAddChild(v, charting_ask(b, TAG_VALUE, "%s", value)->node);
    xmlAddChild(point, v);
    xmlAddPrevSibling(end, point);
    if (!may_be_unknown)
        return;
    struct marker *known = charting_ask(b, TAG_CONDITION, "%s", value);
    xmlAddPrevSibling(point, known->node);
    xmlAddNextSibling(point, end_section(b, known));
}

static xmlNodePtr find_cache(xmlNodePtr axis)
{
    xmlNodePtr cache = axis ? find_below(axis, C, "strCache") : NULL;
    return cache || !axis ? cache : find_below(axis, C, "numCache");
}

static void bind_series(const struct binding *b, xmlNodePtr series, struct str sheet, int number)
{
    xmlNodePtr tx = find_below(series, C, "tx"), cat = find_below(series, C, "cat"), val = find_below(series, C, "val");
    xmlNodePtr name = tx ? find_below(tx, C, "v") : NULL, categories = find_cache(cat), values = find_cache(val);
    if (name)
        set_content(name, charting_ask(b, TAG_VALUE, "E.series[%d].name", number));
    if (tx)
        set_formula(b, tx, sheet, number);
    if (categories) {
        bind_formula(b, cat, sheet, 0);
        bind_cache(b, categories, charting_ask(b, TAG_SECTION, "E.categories"), ".", false);
    }
    if (values) {
        bind_formula(b, val, sheet, number);
        bind_cache(b, values, charting_ask(b, TAG_SECTION, "E.series[%d].values", number), "text.machine(.)", true);
    }
}

/* The sheet that the first formula of the chart names; it may stand in quotes there. */
static struct str sheet_of_chart(struct arena *a, xmlNodePtr root)
{
    struct str sheet = sheet_of(a, root);
    return sheet.len ? sheet : STR("Sheet1");
}

static int bind_drawingml(struct parts *parts, size_t part, const struct binding *b, xmlNodePtr root)
{
    int number = 0, bound = 0;
    struct str sheet = sheet_of_chart(b->arena, root);
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (is_element(node, C, "ser"))
            bind_series(b, node, sheet, ++number);
    for (xmlNodePtr node = root, next; node; node = next) { /* from here on the elements of series have others beside them */
        next = markup_next(node, root);
        if (is_element(node, C, "ser"))
            charting_if_series(b, node, ++bound);
    }
    return chart_workbook_bind(parts, part, b->chart, sheet, number) ? number : -1;
}

/* ---- ODF ---- */

static void bind_odf_range(const struct binding *b, xmlNodePtr node, const char *uri, const char *name)
{
    struct str prefix;
    long first;
    xmlAttrPtr range = xmlHasNsProp(node, (const xmlChar *)name, (const xmlChar *)uri);
    if (range && parse_range(b->arena, markup_attribute(b->arena, node, uri, name), &prefix, &first))
        markup_mark_attribute(node, range->ns, name, prefix.ptr, charting_ask(b, TAG_VALUE, "text.machine(#E.categories + %ld)", first - 1));
}

static xmlNodePtr first_element(xmlNodePtr parent)
{
    return parent ? xmlFirstElementChild(parent) : NULL;
}

/* The first row holds the names of the series; the template's first data row is the form of all others. */
static void bind_odf_header(const struct binding *b, xmlNodePtr table)
{
    xmlNodePtr row = first_element(find_below(table, TABLE, "table-header-rows"));
    int number = 0;
    for (xmlNodePtr cell = first_element(row); cell; cell = xmlNextElementSibling(cell)) {
        xmlNodePtr p = first_element(cell);
        if (number++ && p)
            set_content(p, charting_ask(b, TAG_VALUE, "E.series[%d].name", number - 1));
    }
}

static void bind_odf_rows(const struct binding *b, xmlNodePtr table)
{
    xmlNodePtr rows = find_below(table, TABLE, "table-rows"), form = first_element(rows);
    if (!form)
        return;
    xmlUnlinkNode(form);
    remove_children(rows);
    xmlNodePtr end = charting_add_section(b, rows, charting_ask(b, TAG_SECTION, "E.categories"));
    xmlAddPrevSibling(end, form);
    int number = 0;
    for (xmlNodePtr cell = first_element(form); cell; cell = xmlNextElementSibling(cell), number++) {
        xmlNodePtr p = first_element(cell);
        xmlAttrPtr value = xmlHasProp(cell, (const xmlChar *)"value");
        if (value && number)
            markup_mark_attribute(cell, value->ns, "value", "", charting_ask(b, TAG_VALUE, "text.machine(E.series[%d].values[$n])", number));
        if (p && number)
            set_content(p, charting_ask(b, TAG_VALUE, "text.machine(E.series[%d].values[$n])", number));
        else if (p)
            set_content(p, charting_ask(b, TAG_VALUE, "."));
    }
}

static int bind_odf(const struct binding *b, xmlNodePtr root)
{
    int number = 0;
    xmlNodePtr table = find_below(root, TABLE, "table");
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        if (is_element(node, CHART, "categories"))
            bind_odf_range(b, node, TABLE, "cell-range-address");
        if (is_element(node, CHART, "data-point") && xmlHasProp(node, (const xmlChar *)"repeated"))
            markup_mark_attribute(node, node->ns, "repeated", "", charting_ask(b, TAG_VALUE, "text.machine(#E.categories)"));
        if (is_element(node, CHART, "series")) {
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

bool chart_bind(struct parts *parts, const struct chart *c)
{
    size_t part = parts_find(parts, c->entry);
    if (part == SIZE_MAX)
        return false;
    xmlDocPtr doc = parts->items[part].doc;
    struct binding b = {&parts->program->arena, doc, c};
    xmlNodePtr root = xmlDocGetRootElement(doc);
    if (!root)
        return diag_error(parts->d, c->tag.place, "TAG-CHART", _("{%.*s} belongs in the alternative text of a chart"), STR_ARG(c->tag.text));
    int series = parts->format->charts == CHARTS_ODF ? bind_odf(&b, root) : bind_drawingml(parts, part, &b, root);
    parts->items[part].is_changed = true;
    return series > 0 || (series == 0 && diag_error(parts->d, c->tag.place, "TAG-CHART", _("{%.*s}: the chart has no series to fill"), STR_ARG(c->tag.text)));
}
