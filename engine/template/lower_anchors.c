/* Where drawings and the boxes of remarks stand: by rows above their edges and columns left of them, counted from 0. A drawing that does
 * not take the size of its cells keeps its height; one that does not move with them stays (ECMA-376 part 1, 20.5.2). */
#include <string.h>

#include "template/lowering_sheets.h"

enum { BOX_LEFT = 0, BOX_TOP = 2, BOX_RIGHT = 4, BOX_BOTTOM = 6 };

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

static bool read_number(const xmlNode *node, long *row)
{
    int64_t number;
    if (!node || !node->children || node->children->type != XML_TEXT_NODE ||
        !str_to_int64(str_trim(str_from((const char *)node->children->content)), &number))
        return false;
    *row = (long)number;
    return number >= 0 && number < INT32_MAX;
}

/* The row `offset` below the one to which the template's `row` rows above it are moved; `across`: likewise of columns. */
static void put_beyond(struct lowering *l, long row, long offset, bool across)
{
    if (across)
        lower_columns_put_left(l, row, offset);
    else
        lower_reference_put_above(l, row, offset);
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

void lower_anchor_edge(struct lowering *l, const xmlNode *element, struct str text, bool across)
{
    const xmlNode *anchor = element->parent->parent;
    long edge, start;
    if (!read_number(element, &edge) || stays(anchor))
        buf_put_str(&l->literal, text);
    else if (is(element->parent, "to") && keeps_size(anchor) &&
             read_number(child_of(child_of(anchor, "from"), across ? "col" : "row"), &start))
        put_beyond(l, start, edge - start, across);
    else
        put_beyond(l, edge, 0, across);
}

void lower_anchor_box(struct lowering *l, const xmlNode *element, struct str text)
{
    struct str left = text, piece;
    long row = -1, column = -1;
    bool remark = read_number(child_of(element->parent, "Row"), &row) && read_number(child_of(element->parent, "Column"), &column);
    for (int n = 0; str_split(&left, ',', &piece); n++) {
        int64_t edge;
        bool across = n == BOX_LEFT || n == BOX_RIGHT;
        long cell = across ? column : row;
        buf_put_cstr(&l->literal, n ? ", " : "");
        if ((!across && n != BOX_TOP && n != BOX_BOTTOM) || !str_to_int64(str_trim(piece), &edge) || edge < 0 || edge >= INT32_MAX)
            buf_put_str(&l->literal, str_trim(piece));
        else
            put_beyond(l, remark ? cell : (long)edge, remark ? (long)edge - cell : 0, across);
    }
}

bool lower_anchor_remark(const xmlNode *shape, long *row)
{
    const xmlNode *data = is(shape, "shape") ? child_of(shape, "ClientData") : NULL;
    if (!data || !read_number(child_of(data, "Row"), row))
        return false;
    ++*row;
    return true;
}
