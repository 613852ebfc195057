/* Sheets of a book that have copies: the roots of their parts, and of what belongs to them, move into one tree, which makes
 * entries for each copy; the book lists the copies, with the names that are defined for a sheet alone (ECMA-376 part 1,
 * 18.2.5, 18.2.19). */
#include <string.h>

#include "base/i18n.h"
#include "pack/namespaces.h"
#include "template/parts/copies.h"
#include "template/sheets/workbook.h"

#define WORKBOOK STR("xl/workbook.xml")

static xmlNodePtr root_of(const struct worksheets *g, size_t part)
{
    return xmlDocGetRootElement(g->parts->items[part].doc);
}

/* ---- parts ---- */

/* What names cells goes along with its sheet; pictures and settings of printers are shared. */
static bool goes_along(const struct copies *c, const struct relation *to)
{
    struct format places = *c->parts->format;
    places.parts = places.sheets->parts;
    return !to->is_external && format_has_tags(&places, to->target) && parts_is_readable(c->parts, to->target) &&
           parts_find(c->parts, to->target) != SIZE_MAX;
}

/* A part, its relationships, with the targets that are copies, and what goes along with it; nothing when it has gone already. */
static void put_part(const struct worksheets *g, const struct copies *c, size_t part)
{
    struct str name = c->parts->items[part].name;
    struct relation *list;
    size_t rels = relations_part(c->parts, name), count = relations_list(c->parts, name, &list);
    if (!root_of(g, part))
        return;
    copies_say_type(c, name);
    copies_put_root(c, part, root_of(g, part));
    xmlNodePtr root = rels == SIZE_MAX ? NULL : root_of(g, rels);
    for (size_t i = 0; i < count; i++)
        if (goes_along(c, &list[i]))
            copies_name_target(c, list[i].node, "Target", list[i].target);
    if (root)
        copies_put_root(c, rels, root);
    for (size_t i = 0; root && i < count; i++)
        if (goes_along(c, &list[i]))
            put_part(g, c, parts_find(c->parts, list[i].target));
}

/* ---- what cannot have copies ---- */

/* Tables are named in the whole book, and so are the data of pivot tables. */
static bool check(const struct worksheets *g, const struct worksheet *s)
{
    const char *const types[] = {"/pivotTable", worksheets_repeats(s) ? "/table" : NULL};
    struct relation *list;
    size_t count = relations_list(g->parts, g->parts->items[s->part].name, &list);
    const struct marker *m = s->sections[0];
    for (size_t i = 0; i < count; i++)
        for (size_t n = 0; n < sizeof types / sizeof *types; n++)
            if (types[n] && str_ends(list[i].type, str_from(types[n])))
                return diag_error(
                    g->parts->d, m->tag.place, "SHEET-NAME",
                    _("{%.*s}: a sheet with a pivot table, or with a table that Excel has formatted as one, cannot be repeated"),
                    STR_ARG(m->tag.text));
    return true;
}

/* ---- the list of sheets ---- */

static xmlNodePtr nth_sheet(xmlNodePtr root, size_t position)
{
    xmlNodePtr list = workbook_child(root, "sheets");
    for (xmlNodePtr node = list ? list->children : NULL; node; node = node->next) {
        if (!workbook_is(node, "sheet") || markup_marker(node))
            continue;
        if (!position--)
            return node;
    }
    return NULL;
}

static int64_t highest_id(struct worksheets *g, xmlNodePtr root)
{
    int64_t highest = 0, id;
    xmlNodePtr list = workbook_child(root, "sheets");
    for (xmlNodePtr node = list->children; node; node = node->next)
        if (workbook_is(node, "sheet") && str_to_int64(workbook_attribute(&g->parts->program->arena, node, NULL, "sheetId"), &id) &&
            id > highest && id < INT32_MAX / 2)
            highest = id;
    return highest;
}

static void copy_attributes(xmlNodePtr from, xmlNodePtr to)
{
    for (const xmlAttr *a = from->properties; a; a = a->next)
        if (!a->ns && a->children)
            xmlNewProp(to, a->name, a->children->content);
}

/* The line of a copy instead of an element of the book. */
static xmlNodePtr line_for(const struct copies *c, size_t book, xmlNodePtr listed)
{
    size_t stream = parts_splice_before(c->parts, book, listed);
    xmlNodePtr line = copies_add_line(c, stream, (const char *)listed->ns->href, NULL, (const char *)listed->name);
    copy_attributes(listed, line);
    return line;
}

static void list_sheet(const struct copies *c, size_t book, xmlNodePtr listed, struct str part)
{
    xmlNodePtr line = copies_add_line(c, c->numbers, NS_RELATIONSHIPS, NULL, "Relationship");
    copies_number(c, line, NULL, "Id", STR("rId"), STR(""), MARKER_COUNT);
    xmlNewProp(line, (const xmlChar *)"Type", (const xmlChar *)NS_R "/worksheet");
    copies_name_target(c, line, "Target", part);
    line = line_for(c, book, listed);
    copies_number(c, line, NULL, "sheetId", STR(""), STR(""), MARKER_NUMBER);
    copies_number(c, line, xmlNewNs(line, (const xmlChar *)NS_R, (const xmlChar *)"r"), "id", STR("rId"), STR(""), MARKER_NUMBER);
}

/* Names of the sheet alone, such as what is printed of it. */
static void list_names(struct worksheets *g, const struct copies *c, size_t book, size_t position)
{
    xmlNodePtr names = workbook_child(root_of(g, book), "definedNames");
    for (xmlNodePtr node = names ? names->children : NULL, next; node; node = next) {
        int64_t sheet;
        next = node->next;
        struct str local =
            workbook_is(node, "definedName") ? workbook_attribute(&g->parts->program->arena, node, NULL, "localSheetId") : (struct str){0};
        if (!str_to_int64(local, &sheet) || sheet != (int64_t)position)
            continue;
        xmlNodePtr line = line_for(c, book, node);
        xmlChar *text = xmlNodeGetContent(node);
        xmlAddChild(line, xmlNewDocText(line->doc, text));
        xmlFree(text);
        markup_remove(node);
    }
}

/* ---- sheets ---- */

/* What only one sheet of a book can be or have. */
static void drop_distinctions(xmlNodePtr root)
{
    xmlNodePtr properties = workbook_child(root, "sheetPr"), views = workbook_child(root, "sheetViews");
    if (properties)
        xmlUnsetProp(properties, (const xmlChar *)"codeName");
    for (xmlNodePtr view = views ? views->children : NULL; view; view = view->next)
        if (workbook_is(view, "sheetView"))
            xmlUnsetProp(view, (const xmlChar *)"tabSelected");
    for (xmlAttrPtr a = root->properties, next; a; a = next) {
        next = a->next;
        if (strcmp((const char *)a->name, "uid") == 0)
            xmlRemoveProp(a);
    }
}

static xmlNodePtr add_marker(struct worksheets *g, xmlNodePtr to, enum marker_kind kind, size_t number)
{
    struct marker *m = markup_marker_new(&g->parts->program->arena, to->doc, kind, (struct tag){0});
    m->number = number;
    return xmlAddChild(to, m->node);
}

static void move_marker(xmlNodePtr to, struct marker *m)
{
    xmlUnlinkNode(m->node);
    xmlAddChild(to, m->node);
}

static bool repeat_sheet(struct worksheets *g, size_t sheet, size_t tree, size_t book)
{
    struct worksheet *s = &g->items[sheet];
    struct parts *parts = g->parts;
    xmlNodePtr to = root_of(g, tree), root = root_of(g, s->part), listed = nth_sheet(root_of(g, book), s->position);
    if (!check(g, s))
        return false;
    for (size_t i = 0; i < s->section_count; i++)
        move_marker(to, s->sections[i]);
    add_marker(g, to, MARKER_SHEET, sheet + 1);
    xmlNodePtr end = xmlNewChild(to, to->ns, (const xmlChar *)"end", NULL);
    struct copies c = {parts, end, relations_stream(parts, WORKBOOK)};
    struct stream *numbers = &parts->program->streams[c.numbers];
    size_t highest = (size_t)highest_id(g, root_of(g, book));
    numbers->first = numbers->first > highest ? numbers->first : highest + 1;
    list_sheet(&c, book, listed, parts->items[s->part].name);
    list_names(g, &c, book, s->position);
    drop_distinctions(root);
    put_part(g, &c, s->part);
    add_marker(g, to, MARKER_SHEET_END, 0);
    for (size_t i = s->section_count; i-- > 0;)
        move_marker(to, s->sections[i]->end);
    return true;
}

/* Elements of the list whose sheets have copies go when all have been counted. */
static void drop_listed(struct worksheets *g, size_t book)
{
    for (size_t i = g->count; i-- > 0;) {
        xmlNodePtr listed = g->items[i].section_count ? nth_sheet(root_of(g, book), g->items[i].position) : NULL;
        if (!listed)
            continue;
        relations_remove(g->parts, WORKBOOK, workbook_attribute(&g->parts->program->arena, listed, NS_R, "id"));
        markup_remove(listed);
    }
}

bool workbook_part_sheets(struct worksheets *g)
{
    size_t book = parts_find(g->parts, WORKBOOK), tree = SIZE_MAX;
    bool ok = true;
    for (size_t i = 0; i < g->count; i++) {
        if (!g->items[i].section_count)
            continue;
        if (tree == SIZE_MAX) {
            tree = parts_add(g->parts, STR("sheets"), FORMAT_DECK, "sheets");
            g->parts->items[tree].holds_parts = true;
        }
        ok = repeat_sheet(g, i, tree, book) && ok;
    }
    drop_listed(g, book);
    return ok;
}
