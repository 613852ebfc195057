/* Where drawings and the boxes of remarks stand: by rows above their edges, counted from 0. A drawing that does not take
 * the size of its cells keeps its height; one that does not move with them stays (ECMA-376 part 1, 20.5.2). */
#include <string.h>

#include "template/lowering_sheets.h"

enum { BOX_TOP = 2, BOX_BOTTOM = 6 };

static bool is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const xmlNode *child_of(const xmlNode *parent, const char *name)
{
    for (const xmlNode *child = parent ? parent->children : NULL; child; child = child->next)
        if (is(child, name))
            return child;
    return NULL;
}

static bool says(const xmlNode *node, const char *name, const char *value)
{
    xmlChar *said = xmlGetNoNsProp((xmlNodePtr)node, (const xmlChar *)name);
    bool same = said && strcmp((const char *)said, value) == 0;
    xmlFree(said);
    return same;
}

static bool read_row(const xmlNode *node, long *row)
{
    int64_t number;
    if (!node || !node->children || node->children->type != XML_TEXT_NODE ||
        !str_to_int64(str_trim(str_from((const char *)node->children->content)), &number))
        return false;
    *row = (long)number;
    return number >= 0 && number < INT32_MAX;
}

/* The row `offset` below the one to which the template's `row` rows above it are moved. */
static void put_below(struct lowering *l, long row, long offset)
{
    if (row < 1 || lower_reference_is_steady(l, l->sheet, row)) {
        buf_printf(&l->literal, "%ld", row + offset);
        return;
    }
    lower_reference_put_above(l, row)->number = offset;
}

/* An anchor in a drawing says how it moves by `editAs`, one of a form's control in a sheet by two flags. */
static bool stays(const xmlNode *anchor)
{
    return says(anchor, "editAs", "absolute") ||
           (is(anchor, "anchor") && !says(anchor, "moveWithCells", "1") && !says(anchor, "sizeWithCells", "1"));
}

static bool keeps_size(const xmlNode *anchor)
{
    return says(anchor, "editAs", "oneCell") || (is(anchor, "anchor") && !says(anchor, "sizeWithCells", "1"));
}

void lower_anchor_edge(struct lowering *l, const xmlNode *element, struct str text)
{
    const xmlNode *anchor = element->parent->parent;
    long row, top;
    if (!read_row(element, &row) || stays(anchor))
        buf_put_str(&l->literal, text);
    else if (is(element->parent, "to") && keeps_size(anchor) && read_row(child_of(child_of(anchor, "from"), "row"), &top))
        put_below(l, top, row - top);
    else
        put_below(l, row, 0);
}

void lower_anchor_box(struct lowering *l, const xmlNode *element, struct str text)
{
    struct str left = text, piece;
    long cell = -1;
    bool remark = read_row(child_of(element->parent, "Row"), &cell);
    for (int n = 0; str_split(&left, ',', &piece); n++) {
        int64_t row;
        buf_put_cstr(&l->literal, n ? ", " : "");
        if ((n != BOX_TOP && n != BOX_BOTTOM) || !str_to_int64(str_trim(piece), &row) || row < 0)
            buf_put_str(&l->literal, str_trim(piece));
        else
            put_below(l, remark ? cell : (long)row, remark ? (long)row - cell : 0);
    }
}

bool lower_anchor_remark(const xmlNode *shape, long *row)
{
    const xmlNode *data = is(shape, "shape") ? child_of(shape, "ClientData") : NULL;
    if (!data || !read_row(child_of(data, "Row"), row))
        return false;
    ++*row;
    return true;
}
