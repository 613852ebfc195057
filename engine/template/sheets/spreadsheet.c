/* The tables of an OpenDocument spreadsheet. Rows and cells stand where they are counted to, so while the template is
 * compiled they get the attribute `r` that worksheets.h promises; lowering leaves it out. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "pack/namespaces.h"
#include "template/markup/cut.h"
#include "template/sheets/worksheets.h"


static bool is_table(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && node->ns && xmlStrEqual(node->ns->href, (const xmlChar *)NS_TABLE) &&
           xmlStrEqual(node->name, (const xmlChar *)name);
}

static long columns_of(struct arena *a, xmlNodePtr cell)
{
    struct str repeated = markup_attribute(a, cell, NS_TABLE, "number-columns-repeated");
    long columns = repeated.len ? strtol(repeated.ptr, NULL, 10) : 1;
    return columns > 0 ? columns : 1;
}

static bool may_hold_tag(xmlNodePtr cell)
{
    xmlChar *content = xmlNodeGetContent(cell);
    bool may = content && (strstr((const char *)content, "{") || strstr((const char *)content, "(("));
    xmlFree(content);
    return may;
}

/* Neighbours with the same tags are one element in the file, and each has to be found. */
static void part_cells(const struct format *f, xmlNodePtr cell, long columns)
{
    enum { MOST = 256 };
    if (columns == 1 || columns > MOST || markup_role(f, cell) != ROLE_CELL || !may_hold_tag(cell))
        return;
    xmlUnsetNsProp(cell, cell->ns, (const xmlChar *)"number-columns-repeated");
    for (; columns > 1; columns--)
        cut_link_after(cell, cut_copy(cell, true));
}

static void number_cells(struct arena *a, const struct format *f, xmlNodePtr row, long number)
{
    long column = 1;
    for (xmlNodePtr cell = row->children; cell; cell = cell->next) {
        if (markup_role(f, cell) != ROLE_CELL)
            continue;
        part_cells(f, cell, columns_of(a, cell));
        struct str letters = references_letters(a, column);
        xmlSetProp(cell, (const xmlChar *)"r", (const xmlChar *)arena_printf(a, "%.*s%ld", STR_ARG(letters), number).ptr);
        column += columns_of(a, cell);
    }
}

static void number_rows(struct arena *a, const struct format *f, xmlNodePtr table)
{
    long number = 1;
    for (xmlNodePtr node = table->children; node;) {
        bool row = markup_role(f, node) == ROLE_ROW;
        if (row) {
            xmlSetProp(node, (const xmlChar *)"r", (const xmlChar *)arena_printf(a, "%ld", number).ptr);
            number_cells(a, f, node, number);
            number += worksheets_row_count(node);
        }
        node = row ? markup_after(node, table) : markup_next(node, table);
    }
}

static void add_table(struct worksheets *g, size_t part, xmlNodePtr table)
{
    struct arena *a = &g->parts->program->arena;
    struct str name = markup_attribute(a, table, NS_TABLE, "name");
    *ARENA_PUSH(a, g->items, g->count, g->capacity) =
        (struct worksheet){.name = name, .part = part, .rows = table, .position = g->parts->program->sheet_count};
    worksheets_add_name(g, name);
    xmlSetProp(table, (const xmlChar *)"sheet", (const xmlChar *)name.ptr);
    number_rows(a, g->parts->format, table);
}

bool spreadsheet_prepare(struct worksheets *g)
{
    size_t part = parts_find(g->parts, STR("content.xml"));
    xmlNodePtr root = part == SIZE_MAX ? NULL : xmlDocGetRootElement(g->parts->items[part].doc);
    for (xmlNodePtr node = root; node;) {
        bool table = is_table(node, "table");
        if (table)
            add_table(g, part, node);
        node = table ? markup_after(node, root) : markup_next(node, root);
    }
    return root != NULL;
}

/* ---- working out anew ---- */

static void drop_result(xmlNodePtr cell)
{
    static const char *const names[] = {"value", "date-value", "time-value", "boolean-value", "string-value", "value-type", "currency"};
    for (xmlAttrPtr a = cell->properties, next; a; a = next) {
        next = a->next;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (a->ns && xmlStrEqual(a->name, (const xmlChar *)names[i])) {
                xmlRemoveProp(a);
                break;
            }
    }
    for (xmlNodePtr child = cell->children, next; child; child = next) {
        next = child->next;
        if (xmlStrEqual(child->name, (const xmlChar *)"p"))
            markup_remove(child);
    }
}

bool spreadsheet_finish(struct worksheets *g)
{
    for (size_t i = 0; i < g->count; i++) {
        xmlNodePtr table = g->items[i].rows;
        for (xmlNodePtr node = table->children; node; node = markup_next(node, table))
            if (is_table(node, "table-cell") && xmlHasNsProp(node, (const xmlChar *)"formula", (const xmlChar *)NS_TABLE)) {
                drop_result(node);
                g->parts->items[g->items[i].part].is_changed = true;
            }
    }
    return true;
}
