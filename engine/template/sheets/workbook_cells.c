/* Cells in the one form that the rest of the template engine knows: with their texts, places and formulas in them. */
#include <string.h>

#include "base/buf.h"
#include "template/sheets/workbook.h"

/* ---- texts ---- */

struct texts {
    struct arena *arena;
    xmlNodePtr *items;
    size_t count, capacity;
};

static bool may_hold_tag(const xmlNode *text)
{
    xmlChar *content = xmlNodeGetContent(text);
    bool may = strstr((const char *)content, "{") || strstr((const char *)content, "((");
    xmlFree(content);
    return may;
}

/* false when no text holds a tag, so that nobody asks for them. */
static bool read_texts(struct worksheets *g, struct texts *t)
{
    struct str name = STR("xl/sharedStrings.xml");
    size_t part = parts_has(g->parts, name) ? parts_find(g->parts, name) : SIZE_MAX;
    xmlNodePtr root = part == SIZE_MAX ? NULL : xmlDocGetRootElement(g->parts->items[part].doc);
    bool any = g->is_for_reading;
    for (xmlNodePtr si = root ? root->children : NULL; si; si = si->next) {
        if (!workbook_is(si, "si"))
            continue;
        *ARENA_PUSH(t->arena, t->items, t->count, t->capacity) = si;
        any = any || may_hold_tag(si);
    }
    return any;
}

/* A piece of a shared text as a piece of the cell's part. */
static xmlNodePtr copy_piece(xmlNodePtr cell, const xmlNode *piece)
{
    if (piece->type != XML_ELEMENT_NODE)
        return xmlDocCopyNode((xmlNodePtr)piece, cell->doc, 1);
    xmlNodePtr copy = xmlNewDocNode(cell->doc, cell->ns, piece->name, NULL);
    for (const xmlAttr *a = piece->properties; a; a = a->next) {
        if (a->ns) /* xml:space */
            xmlNodeSetSpacePreserve(copy, 1);
        else if (a->children)
            xmlNewProp(copy, a->name, a->children->content);
    }
    for (const xmlNode *child = piece->children; child; child = child->next)
        xmlAddChild(copy, copy_piece(cell, child));
    return copy;
}

static void place_text(const struct texts *t, xmlNodePtr cell)
{
    xmlNodePtr v = workbook_child(cell, "v");
    int64_t number;
    if (!v || !str_equal(workbook_attribute(t->arena, cell, NULL, "t"), STR("s")))
        return;
    xmlChar *content = xmlNodeGetContent(v);
    if (str_to_int64(str_trim(str_from((const char *)content)), &number) && number >= 0 && (size_t)number < t->count) {
        xmlNodePtr is = xmlNewDocNode(cell->doc, cell->ns, (const xmlChar *)"is", NULL);
        for (const xmlNode *child = t->items[number]->children; child; child = child->next)
            xmlAddChild(is, copy_piece(cell, child));
        xmlAddNextSibling(v, is);
        markup_remove(v);
        xmlSetProp(cell, (const xmlChar *)"t", (const xmlChar *)"inlineStr");
    }
    xmlFree(content);
}

void workbook_place_texts(struct worksheets *g)
{
    struct texts t = {.arena = &g->parts->program->arena};
    bool any = read_texts(g, &t);
    for (size_t i = 0; any && i < g->count; i++) {
        xmlNodePtr rows = g->items[i].rows;
        for (xmlNodePtr node = rows->children; node; node = markup_next(node, rows))
            if (workbook_is(node, "c"))
                place_text(&t, node);
    }
}

/* ---- formulas ---- */

/* The cell of which others have the formula, moved. */
struct shared {
    struct str number, formula;
    long row, column;
};

struct formulas {
    struct arena *arena;
    const struct sheet_style *style;
    struct shared *items;
    size_t count, capacity;
};

static struct str content_of(struct arena *a, const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    struct str copy = arena_str(a, str_from((const char *)content));
    xmlFree(content);
    return copy;
}

static void unshare(struct formulas *f, xmlNodePtr formula, long row, long column)
{
    struct str number = workbook_attribute(f->arena, formula, NULL, "si"), text = content_of(f->arena, formula);
    if (!str_equal(workbook_attribute(f->arena, formula, NULL, "t"), STR("shared")))
        return;
    if (text.len)
        *ARENA_PUSH(f->arena, f->items, f->count, f->capacity) = (struct shared){number, text, row, column};
    for (size_t i = f->count; !text.len && i-- > 0;)
        if (str_equal(f->items[i].number, number)) {
            struct str moved = references_move(f->arena, f->style, f->items[i].formula, row - f->items[i].row, column - f->items[i].column);
            xmlAddChild(formula, xmlNewDocTextLen(formula->doc, (const xmlChar *)moved.ptr, (int)moved.len));
            break;
        }
    xmlUnsetProp(formula, (const xmlChar *)"t");
    xmlUnsetProp(formula, (const xmlChar *)"ref");
    xmlUnsetProp(formula, (const xmlChar *)"si");
}

/* ---- places ---- */

static long column_of(struct arena *a, xmlNodePtr cell, long expected)
{
    struct str r = workbook_attribute(a, cell, NULL, "r");
    size_t letters = 0;
    while (letters < r.len && (r.ptr[letters] < '0' || r.ptr[letters] > '9'))
        letters++;
    long column = references_column(str_slice(r, 0, letters));
    return column > 0 ? column : expected;
}

static void number_cell(struct formulas *f, xmlNodePtr cell, long row, long column)
{
    struct str letters = references_letters(f->arena, column);
    struct str place = arena_printf(f->arena, "%.*s%ld", STR_ARG(letters), row);
    xmlNodePtr formula = workbook_child(cell, "f");
    xmlSetProp(cell, (const xmlChar *)"r", (const xmlChar *)place.ptr);
    if (formula)
        unshare(f, formula, row, column);
}

void workbook_number_cells(struct worksheets *g, xmlNodePtr rows)
{
    struct formulas f = {.arena = &g->parts->program->arena, .style = g->parts->format->sheets};
    long row = 0;
    for (xmlNodePtr node = rows->children; node; node = node->next) {
        if (!workbook_is(node, "row"))
            continue;
        long said = worksheets_row(node), column = 0;
        row = said > row ? said : row + 1;
        xmlSetProp(node, (const xmlChar *)"r", (const xmlChar *)arena_printf(f.arena, "%ld", row).ptr);
        xmlUnsetProp(node, (const xmlChar *)"spans");
        for (xmlNodePtr cell = node->children; cell; cell = cell->next)
            if (workbook_is(cell, "c")) {
                column = column_of(f.arena, cell, column + 1);
                number_cell(&f, cell, row, column);
            }
    }
}
