/* The sheets of a template: finding them and their rows; what is done to them before and after tags are placed. */
#include "template/sheets/worksheets.h"

#include <stdlib.h>
#include <string.h>


/* ---- finding ---- */

size_t worksheets_find(const struct worksheets *g, struct str name)
{
    for (size_t i = 0; i < g->count; i++)
        if (str_equal(g->items[i].name, name))
            return i;
    return SIZE_MAX;
}

void worksheets_add_name(struct worksheets *g, struct str name)
{
    struct program *p = g->parts->program;
    *ARENA_PUSH(&p->arena, p->sheet_names, p->sheet_count, p->sheet_capacity) = name;
}

size_t worksheets_of_part(const struct worksheets *g, size_t part)
{
    for (size_t i = 0; i < g->owner_count; i++)
        if (g->owners[i].part == part)
            return g->owners[i].sheet;
    return SIZE_MAX;
}

size_t worksheets_band(const struct worksheets *g, const struct marker *section)
{
    for (size_t i = 0; i < g->band_count && section; i++)
        if (g->bands[i].section == section)
            return i + 1;
    return 0;
}

static bool is_named(const xmlNs *ns, const xmlChar *name, const char *wanted_uri, const char *wanted)
{
    if (strcmp((const char *)name, wanted) != 0)
        return false;
    return wanted_uri ? ns && strcmp((const char *)ns->href, wanted_uri) == 0 : !ns;
}

const struct reference_place *worksheets_place(const struct format *f, const xmlNode *node, const xmlAttr *a)
{
    for (const struct reference_place *p = f->sheets->places; p->element; p++)
        if ((a != NULL) == (p->attribute != NULL) &&
            (p->element[0] == '*' || is_named(node->ns, node->name, p->element_uri, p->element)) &&
            (!p->parent || xmlStrEqual(node->parent->name, (const xmlChar *)p->parent)) &&
            (!a || is_named(a->ns, a->name, p->attribute_uri, p->attribute)))
            return p;
    return NULL;
}

bool worksheets_adds_markup(const struct worksheets *g, size_t part)
{
    bool sheet = g->parts->format->sheets->kind == SHEETS_ODF;
    for (size_t i = 0; i < g->count; i++)
        sheet = sheet || g->items[i].part == part;
    return sheet;
}

/* ---- rows ---- */

/* A number of rows as a file says it: what is larger than any sheet is as good as that. */
static long read_number(const char *text)
{
    enum { LARGEST = 1 << 24 };
    long number = strtol(text, NULL, 10);
    return number < 0 ? 0 : number > LARGEST ? LARGEST : number;
}

static long number_in(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 && a->children && a->children->content)
            return read_number((const char *)a->children->content);
    return 0;
}

long worksheets_row(const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (!a->ns && strcmp((const char *)a->name, "r") == 0 && a->children && a->children->content)
            return read_number((const char *)a->children->content + strcspn((const char *)a->children->content, "0123456789"));
    return 0;
}

long worksheets_column(const xmlNode *cell)
{
    for (const xmlAttr *a = cell->properties; a; a = a->next)
        if (!a->ns && strcmp((const char *)a->name, "r") == 0 && a->children && a->children->content) {
            struct str place = str_from((const char *)a->children->content);
            return references_column(str_slice(place, 0, strcspn(place.ptr, "0123456789")));
        }
    return 0;
}

long worksheets_row_count(const xmlNode *row)
{
    long count = number_in(row, "number-rows-repeated");
    return count > 0 ? count : 1;
}

bool worksheets_rows_between(const struct format *f, xmlNodePtr node, const xmlNode *stop, long *first, long *last)
{
    *first = *last = 0;
    const xmlNode *root = node ? node->parent : NULL;
    while (node && node != stop) {
        bool row = markup_role(f, node) == ROLE_ROW;
        if (row) {
            *first = *first ? *first : worksheets_row(node);
            *last = worksheets_row(node) + worksheets_row_count(node) - 1;
        }
        node = row ? markup_after(node, root) : markup_next(node, root);
    }
    return *first > 0;
}

bool worksheets_is_empty(const xmlNode *node)
{
    for (xmlNodePtr at = node->children; at; at = markup_next(at, node))
        if (markup_marker(at) || (at->type == XML_TEXT_NODE && at->content[0]))
            return false;
    return true;
}

/* ---- both kinds ---- */

static bool prepare(struct worksheets *g)
{
    return g->parts->format->sheets->kind == SHEETS_ODF ? spreadsheet_prepare(g) : workbook_prepare(g);
}

bool worksheets_prepare(struct worksheets *g, struct parts *parts)
{
    *g = (struct worksheets){.parts = parts};
    bool ok = prepare(g);
    for (size_t i = 0; i < g->count; i++)
        worksheets_read_name(g, i);
    return ok;
}

bool worksheets_read(struct worksheets *g, struct parts *parts)
{
    *g = (struct worksheets){.parts = parts, .is_for_reading = true};
    return prepare(g);
}

static bool any_changed(const struct parts *parts)
{
    bool any = false;
    for (size_t i = 0; i < parts->count; i++)
        any = any || parts->items[i].is_changed;
    return any;
}

/* Whether anything of a sheet is known only when it is rendered. */
static bool any_moves(const struct worksheets *g)
{
    bool any = false;
    for (size_t i = 0; i < g->count; i++)
        any = any || g->items[i].moves || worksheets_is_named(&g->items[i]);
    return any;
}

/* Parts that hold no tags, but names of cells. */
static bool change_parts(struct worksheets *g)
{
    struct format places = *g->parts->format;
    bool ok = true;
    places.parts = places.sheets->parts;
    for (size_t i = 0; i < g->parts->package->count; i++) {
        struct str name = g->parts->package->entries[i].name;
        if (!format_has_tags(&places, name) || !parts_is_readable(g->parts, name))
            continue;
        size_t part = parts_find(g->parts, name);
        if (part != SIZE_MAX)
            g->parts->items[part].is_changed = true;
        ok = ok && part != SIZE_MAX;
    }
    for (size_t i = 0; i < g->count; i++)
        g->parts->items[g->items[i].part].is_changed = true;
    return ok;
}

bool worksheets_finish(struct worksheets *g)
{
    const struct format *f = g->parts->format;
    if (!any_changed(g->parts))
        return true;
    bool ok = worksheets_collect_copies(g);
    ok = worksheets_collect_bands(g) && ok;
    ok = worksheets_keep_tables(g) && ok;
    for (size_t i = 0; i < g->count; i++) {
        worksheets_place_breaks(g, i);
        worksheets_move_apart(g, i);
        worksheets_follow_columns(g, i);
        worksheets_move_remarks(g, i);
    }
    ok = (f->sheets->kind == SHEETS_ODF ? spreadsheet_finish(g) : workbook_finish(g)) && ok;
    g->parts->program->has_sheets = any_moves(g);
    if (!ok || !any_moves(g))
        return ok;
    if (!change_parts(g))
        return false;
    if (f->sheets->kind == SHEETS_OOXML)
        return workbook_part_sheets(g);
    worksheets_copy_objects(g);
    return true;
}
