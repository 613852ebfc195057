/* The parts of a workbook: its sheets, in whose order the workbook names them; what belongs to a sheet; what the program
 * that opens the document has to work out anew. */
#include "template/sheets/workbook.h"

#include "base/i18n.h"
#include "pack/namespaces.h"
#include "template/parts/relations.h"

#define WORKBOOK STR("xl/workbook.xml")
#define CALC_CHAIN STR("xl/calcChain.xml")

/* ---- trees ---- */

bool workbook_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, (const xmlChar *)name);
}

xmlNodePtr workbook_child(const xmlNode *parent, const char *name)
{
    for (xmlNodePtr node = parent ? parent->children : NULL; node; node = node->next)
        if (workbook_is(node, name))
            return node;
    return NULL;
}

struct str workbook_attribute(struct arena *a, xmlNodePtr node, const char *uri, const char *name)
{
    xmlChar *value = uri ? xmlGetNsProp(node, (const xmlChar *)name, (const xmlChar *)uri) : xmlGetNoNsProp(node, (const xmlChar *)name);
    struct str copy = arena_str(a, str_from((const char *)value));
    xmlFree(value);
    return copy;
}

static xmlNodePtr root_of(const struct worksheets *g, size_t part)
{
    return part == SIZE_MAX ? NULL : xmlDocGetRootElement(g->parts->items[part].doc);
}

/* ---- sheets ---- */

static void add_owner(struct worksheets *g, struct str part_name, size_t sheet)
{
    size_t part = part_name.len ? parts_find(g->parts, part_name) : SIZE_MAX;
    if (part != SIZE_MAX)
        *ARENA_PUSH(&g->parts->program->arena, g->owners, g->owner_count, g->owner_capacity) = (struct sheet_owner){part, sheet};
}

/* Drawings, tables and remarks are found by the sheet's relationships. */
static void add_belongings(struct worksheets *g, struct str part, size_t sheet)
{
    struct format places = *g->parts->format;
    struct relation *all;
    size_t count = relations_list(g->parts, part, &all);
    places.parts = places.sheets->parts;
    for (size_t i = 0; i < count; i++)
        if (!all[i].is_external && format_has_tags(&places, all[i].target) && parts_is_readable(g->parts, all[i].target))
            add_owner(g, all[i].target, sheet);
}

/* Rows that two sheets listed would be filled twice. */
static bool is_new_sheet(const struct worksheets *g, size_t part, struct str name)
{
    for (size_t i = 0; i < g->count; i++)
        if (g->items[i].part == part)
            return diag_error(g->parts->d, (struct place){.file = g->parts->file, .words = WORKBOOK}, "TEMPLATE-XML",
                              _("the sheets “%.*s” and “%.*s” are one and the same"), STR_ARG(g->items[i].name), STR_ARG(name));
    return true;
}

static bool add_sheet(struct worksheets *g, xmlNodePtr sheet)
{
    struct arena *a = &g->parts->program->arena;
    struct str id = workbook_attribute(a, sheet, NS_R, "id"), name = workbook_attribute(a, sheet, NULL, "name");
    struct str part_name = relations_target(g->parts, WORKBOOK, id);
    size_t part = part_name.len ? parts_find(g->parts, part_name) : SIZE_MAX;
    xmlNodePtr rows = workbook_child(root_of(g, part), "sheetData");
    if (!rows) /* a sheet that is one chart */
        return true;
    if (!is_new_sheet(g, part, name))
        return false;
    *ARENA_PUSH(a, g->items, g->count, g->capacity) =
        (struct worksheet){.name = name, .part = part, .rows = rows, .position = g->parts->program->sheet_count};
    add_owner(g, part_name, g->count - 1);
    add_belongings(g, part_name, g->count - 1);
    xmlSetProp(rows, (const xmlChar *)"sheet", (const xmlChar *)name.ptr);
    return true;
}

static bool is_listed(const struct worksheets *g, size_t part)
{
    bool listed = false;
    for (size_t i = 0; i < g->count; i++)
        listed = listed || g->items[i].part == part;
    return listed;
}

/* A worksheet that the book does not name is no sheet of it: nobody will see it, and it is left as it lies. */
static void leave_unlisted(struct worksheets *g)
{
    struct parts *parts = g->parts;
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].is_tagged && format_matches(parts->items[i].name, str_from(parts->format->parts[0])))
            parts->items[i].is_tagged = is_listed(g, i);
}

static bool is_true(struct str flag)
{
    return str_equal(flag, STR("1")) || str_equal(flag, STR("true"));
}

bool workbook_prepare(struct worksheets *g)
{
    struct parts *parts = g->parts;
    size_t part = parts_find(parts, WORKBOOK);
    xmlNodePtr root = root_of(g, part), sheets = workbook_child(root, "sheets"), properties = workbook_child(root, "workbookPr");
    if (!sheets)
        return diag_error(parts->d, place_file(parts->file), "PACKAGE", "%s", _("the package holds no document of this kind"));
    parts->program->dates_from_1904 = properties && is_true(workbook_attribute(&parts->program->arena, properties, NULL, "date1904"));
    for (xmlNodePtr sheet = sheets->children; sheet; sheet = sheet->next)
        if (workbook_is(sheet, "sheet")) {
            if (!add_sheet(g, sheet))
                return false;
            worksheets_add_name(g, workbook_attribute(&parts->program->arena, sheet, NULL, "name"));
        }
    leave_unlisted(g);
    workbook_read_styles(g);
    workbook_place_texts(g);
    for (size_t i = 0; i < g->count; i++)
        workbook_number_cells(g, g->items[i].rows);
    return true;
}

/* ---- working out anew ---- */

static void drop_results(struct worksheets *g, size_t sheet)
{
    xmlNodePtr rows = g->items[sheet].rows;
    for (xmlNodePtr node = rows->children; node; node = markup_next(node, rows)) {
        xmlNodePtr v = workbook_is(node, "c") && workbook_child(node, "f") ? workbook_child(node, "v") : NULL;
        if (!v)
            continue;
        xmlUnsetProp(node, (const xmlChar *)"t");
        markup_remove(v);
        g->parts->items[g->items[sheet].part].is_changed = true;
    }
}

/* A cell in which a tag stood that leaves nothing is an empty one, not one with an empty text. */
static void empty_cells(struct worksheets *g, size_t sheet)
{
    xmlNodePtr rows = g->items[sheet].rows;
    for (xmlNodePtr node = rows->children; node; node = markup_next(node, rows)) {
        xmlNodePtr is = workbook_is(node, "c") ? workbook_child(node, "is") : NULL;
        if (!is || !worksheets_is_empty(is))
            continue;
        xmlUnsetProp(node, (const xmlChar *)"t");
        markup_remove(is);
    }
    xmlNodePtr dimension = workbook_child(rows->parent, "dimension");
    if (dimension && g->items[sheet].moves) /* an optional one, which nobody knows before rendering */
        markup_remove(dimension);
}

/* calcPr stands before these (ECMA-376 part 1, 18.2.27). */
static bool comes_after_calculation(const xmlNode *node)
{
    static const char *const names[] = {"oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes",
                                        "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (workbook_is(node, names[i]))
            return true;
    return false;
}

static void calculate_on_load(xmlNodePtr root)
{
    xmlNodePtr calculation = workbook_child(root, "calcPr"), before = root->children;
    if (!calculation) {
        calculation = xmlNewDocNode(root->doc, root->ns, (const xmlChar *)"calcPr", NULL);
        while (before && !comes_after_calculation(before))
            before = before->next;
        if (before)
            xmlAddPrevSibling(before, calculation);
        else
            xmlAddChild(root, calculation);
    }
    xmlSetProp(calculation, (const xmlChar *)"fullCalcOnLoad", (const xmlChar *)"1");
}

/* What a chart shows until it is drawn anew would be the template's. */
static void drop_caches(struct worksheets *g)
{
    for (size_t i = 0; i < g->parts->count; i++) {
        xmlNodePtr root = root_of(g, i);
        if (!workbook_is(root, "chartSpace"))
            continue;
        for (xmlNodePtr node = root, next; node; node = next) {
            bool cache = workbook_is(node, "numCache") || workbook_is(node, "strCache");
            next = cache ? markup_after(node, root) : markup_next(node, root);
            if (cache)
                markup_remove(node);
        }
    }
}

/* Pivot tables are made again from the rows that have come. */
static bool refresh_pivots(struct worksheets *g)
{
    bool ok = true;
    for (size_t i = 0; i < g->parts->package->count; i++) {
        struct str name = g->parts->package->entries[i].name;
        if (!format_matches(name, STR("xl/pivotCache/pivotCacheDefinition*.xml")))
            continue;
        size_t part = parts_find(g->parts, name);
        ok = ok && part != SIZE_MAX;
        if (part == SIZE_MAX)
            continue;
        xmlSetProp(root_of(g, part), (const xmlChar *)"refreshOnLoad", (const xmlChar *)"1");
        g->parts->items[part].is_changed = true;
    }
    return ok;
}

bool workbook_finish(struct worksheets *g)
{
    size_t part = parts_find(g->parts, WORKBOOK);
    for (size_t i = 0; i < g->count; i++) {
        drop_results(g, i);
        empty_cells(g, i);
    }
    calculate_on_load(root_of(g, part));
    g->parts->items[part].is_changed = true;
    relations_drop(g->parts, WORKBOOK, CALC_CHAIN);
    drop_caches(g);
    return refresh_pivots(g);
}
