/* ODF (part 3, 11) keeps the data of a chart as a table inside its object. The table is made anew: categories in its first
 * column, series in those further right; all that names columns and rows of it names those. */
#include "pack/namespaces.h"
#include "template/charts/charting.h"


/* An object under binding. */
struct object {
    const struct binding *b;
    xmlNodePtr root, table;
    const char *cells;     /* before a column: `local-table.$` */
    xmlNsPtr office, text; /* of the table's cells */
    bool has_days;    /* categories may be days, on an axis of days */
    bool has_domain;  /* categories are numbers, in a column between the words for them and the series */
};

/* ---- the table ---- */

static xmlNodePtr add(xmlNodePtr parent, xmlNsPtr ns, const char *name)
{
    return xmlAddChild(parent, xmlNewDocNode(parent->doc, ns, (const xmlChar *)name, NULL));
}

static xmlNodePtr add_cell(xmlNodePtr row)
{
    return add(row, row->ns, "table-cell");
}

static xmlNodePtr add_text_cell(const struct object *o, xmlNodePtr row, struct chart_question text)
{
    xmlNodePtr cell = add_cell(row);
    xmlNewNsProp(cell, o->office, (const xmlChar *)"value-type", (const xmlChar *)"string");
    charting_set_answer(o->b, add(cell, o->text, "p"), text);
    return cell;
}

/* An empty cell when there is no number: LibreOffice leaves a gap there. */
static void add_number_cell(const struct object *o, xmlNodePtr row, struct chart_question value, struct chart_question text,
                            struct chart_question known)
{
    xmlNodePtr cell = add_cell(row);
    xmlNewNsProp(cell, o->office, (const xmlChar *)"value-type", (const xmlChar *)"float");
    charting_set_attribute_answer(o->b, cell, o->office, "value", value);
    charting_set_answer(o->b, add(cell, o->text, "p"), text);
    charting_enclose(o->b, cell, cell, known);
    known.ask = known.ask == CHART_HAS_VALUE ? CHART_HAS_NO_VALUE : CHART_HAS_NO_NUMBER;
    xmlNodePtr empty = add_cell(row);
    add(empty, o->text, "p");
    charting_enclose(o->b, empty, empty, known);
}

static void add_columns(const struct object *o)
{
    xmlNsPtr ns = o->table->ns;
    add(add(o->table, ns, "table-header-columns"), ns, "table-column");
    xmlNodePtr columns = add(o->table, ns, "table-columns");
    charting_set_attribute_answer(o->b, add(columns, ns, "table-column"), ns, "number-columns-repeated",
                                  (struct chart_question){CHART_SERIES_COUNT, 0, o->has_domain});
    if (!o->has_domain)
        charting_enclose(o->b, columns, columns, (struct chart_question){CHART_HAS_SERIES, 1, 0});
}

static void add_header(const struct object *o)
{
    xmlNodePtr row = add(add(o->table, o->table->ns, "table-header-rows"), o->table->ns, "table-row");
    for (int i = 0; i <= o->has_domain; i++) {
        xmlNodePtr corner = add_cell(row);
        xmlNewNsProp(corner, o->office, (const xmlChar *)"value-type", (const xmlChar *)"string");
        add(corner, o->text, "p");
    }
    xmlNodePtr name = add_text_cell(o, row, (struct chart_question){CHART_NAME, 0, 0});
    charting_enclose(o->b, name, name, (struct chart_question){CHART_FURTHER, 0, 0});
}

/* What was added to a row behind a node becomes the body of a section or condition. */
static void enclose_added(const struct object *o, xmlNodePtr row, xmlNodePtr behind, struct chart_question question)
{
    charting_enclose(o->b, behind ? behind->next : row->children, row->last, question);
}

static void add_category_number(const struct object *o, xmlNodePtr row)
{
    const struct chart_question number = {CHART_CATEGORY_NUMBER, 0, 0}, words = {CHART_CATEGORY, 0, 0};
    add_number_cell(o, row, number, words, (struct chart_question){CHART_HAS_NUMBER, 0, 0});
}

static void add_category(const struct object *o, xmlNodePtr row)
{
    xmlNodePtr cell = add_text_cell(o, row, (struct chart_question){CHART_CATEGORY, 0, 0}), behind;
    if (o->has_days) {
        charting_enclose(o->b, cell, cell, (struct chart_question){CHART_ARE_WORDS, 0, 0});
        behind = row->last;
        add_category_number(o, row);
        enclose_added(o, row, behind, (struct chart_question){CHART_ARE_NUMBERS, 0, 0});
    }
    if (o->has_domain)
        add_category_number(o, row);
}

static void add_rows(const struct object *o)
{
    const struct chart_question value = {CHART_VALUE, 0, 0};
    xmlNodePtr rows = add(o->table, o->table->ns, "table-rows"), row = add(rows, o->table->ns, "table-row");
    add_category(o, row);
    xmlNodePtr behind = row->last;
    add_number_cell(o, row, value, value, (struct chart_question){CHART_HAS_VALUE, 0, 0});
    enclose_added(o, row, behind, (struct chart_question){CHART_FURTHER, 0, 0});
    charting_enclose(o->b, row, row, (struct chart_question){CHART_POINTS, 0, 0});
    xmlNodePtr empty = add(rows, o->table->ns, "table-row"); /* a table has a row */
    add(add_cell(empty), o->text, "p");
    charting_enclose(o->b, empty, empty, (struct chart_question){CHART_IS_EMPTY, 0, 0});
}

static void make_table(const struct object *o)
{
    while (o->table->children)
        markup_remove(o->table->children);
    add_columns(o);
    add_header(o);
    add_rows(o);
}

/* ---- what names it ---- */

/* The rows of its column. */
static void set_values(const struct object *o, xmlNodePtr series, struct chart_question column)
{
    const struct charting_piece pieces[] = {{o->cells, column}, {"$2:.$", column}, {"$", {CHART_LAST_ROW, 0, 1}}, {0}};
    charting_set_attribute(o->b, series, series->ns, "values-cell-range-address", pieces);
}

/* Those of the categories. */
static void set_categories(const struct object *o, xmlNodePtr node, char column)
{
    const char *before = arena_printf(o->b->arena, "%s%c$2:.$%c$", o->cells, column, column).ptr;
    const struct charting_piece pieces[] = {{before, {CHART_LAST_ROW, 0, 1}}, {0}};
    xmlAttrPtr range = xmlHasNsProp(node, (const xmlChar *)"cell-range-address", (const xmlChar *)NS_TABLE);
    if (range)
        charting_set_attribute(o->b, node, range->ns, "cell-range-address", pieces);
}

/* Points without a look of their own are counted. */
static void count_points(const struct object *o, xmlNodePtr series)
{
    xmlNodePtr counted = NULL;
    for (xmlNodePtr node = series->children, next; node; node = next) {
        next = node->next;
        if (!charting_is(node, NS_CHART, "data-point"))
            continue;
        if (!xmlHasNsProp(node, (const xmlChar *)"repeated", (const xmlChar *)NS_CHART))
            return;
        if (counted)
            markup_remove(node);
        else
            counted = node;
    }
    if (!counted)
        return;
    charting_set_attribute_answer(o->b, counted, counted->ns, "repeated", (struct chart_question){CHART_COUNT, 0, 0});
    charting_enclose(o->b, counted, counted, (struct chart_question){CHART_HAS_POINTS, 0, 0});
}

/* `number` 0: the series under way. */
static void bind_series(const struct object *o, xmlNodePtr series, size_t number)
{
    const struct chart_question column = {CHART_COLUMN, number, o->has_domain};
    set_values(o, series, column);
    charting_set_attribute(o->b, series, series->ns, "label-cell-address", (struct charting_piece[]){{o->cells, column}, {"$1", {0}}, {0}});
    for (xmlNodePtr node = series->children; node; node = node->next)
        if (charting_is(node, NS_CHART, "domain"))
            set_categories(o, node, 'B');
    count_points(o, series);
}

/* ---- the object ---- */

static struct str kind_of(const struct object *o)
{
    xmlNodePtr chart = charting_find(o->root, NS_CHART, "chart");
    return chart ? markup_attribute(o->b->arena, chart, NS_CHART, "class") : (struct str){0};
}

static xmlNodePtr find_table(const struct object *o)
{
    xmlNodePtr chart = charting_find(o->root, NS_CHART, "chart"), child = chart ? xmlFirstElementChild(chart) : NULL;
    while (child && !charting_is(child, NS_TABLE, "table"))
        child = xmlNextElementSibling(child);
    return child;
}

static xmlNsPtr find_namespace(xmlNodePtr root, const char *uri, const char *prefix)
{
    xmlNsPtr ns = xmlSearchNsByHref(root->doc, root, (const xmlChar *)uri);
    return ns ? ns : xmlNewNs(root, (const xmlChar *)uri, (const xmlChar *)prefix);
}

/* The object's own table, and nothing of the document around it. */
static void name_table(struct object *o)
{
    struct arena *a = o->b->arena;
    xmlNodePtr area = charting_find(o->root, NS_CHART, "plot-area");
    struct str name = markup_attribute(a, o->table, NS_TABLE, "name");
    o->cells = arena_printf(a, "%.*s.$", STR_ARG(name)).ptr;
    if (!area)
        return;
    xmlSetNsProp(area, area->ns, (const xmlChar *)"data-source-has-labels", (const xmlChar *)"both");
    xmlUnsetNsProp(area, o->table->ns, (const xmlChar *)"cell-range-address");
}

static void bind_all_series(const struct object *o, struct filled *filled)
{
    xmlNodePtr last = NULL, further = NULL;
    for (xmlNodePtr node = o->root; node; node = markup_next(node, o->root)) {
        if (charting_is(node, NS_CHART, "categories"))
            set_categories(o, node, 'A');
        filled->series += charting_is(node, NS_CHART, "series");
        last = charting_is(node, NS_CHART, "series") ? node : last;
    }
    if (last && !filled->is_limited)
        further = chart_odf_copy_series(o->b, last, filled->series);
    size_t number = 0;
    for (xmlNodePtr node = o->root; node && number < filled->series; node = markup_next(node, o->root)) {
        if (!charting_is(node, NS_CHART, "series"))
            continue;
        bind_series(o, node, ++number);
        charting_enclose(o->b, node, node, (struct chart_question){CHART_HAS_SERIES, number, 0});
    }
    if (!further)
        return;
    bind_series(o, further, 0);
    charting_enclose(o->b, further, further, (struct chart_question){CHART_FURTHER, filled->series, 0});
}

struct filled chart_odf_bind(const struct binding *b)
{
    struct object o = {.b = b, .root = xmlDocGetRootElement(b->doc)};
    struct filled filled = {.series = 0};
    o.table = find_table(&o);
    struct str kind = kind_of(&o);
    if (!o.table || str_ends(kind, STR(":bubble"))) /* whose circles take their sizes from columns that there are none of */
        return filled;
    o.office = find_namespace(o.root, NS_OFFICE, "office");
    o.text = find_namespace(o.root, NS_TEXT, "text");
    filled.is_limited = str_ends(kind, STR(":circle")) || str_ends(kind, STR(":stock"));
    filled.takes_numbers = o.has_domain = charting_find(o.root, NS_CHART, "domain") != NULL;
    o.has_days = charting_find(o.root, NS_CHARTOOO, "date-scale") != NULL;
    name_table(&o);
    bind_all_series(&o, &filled);
    make_table(&o);
    return filled;
}
