/* A place in a sheet: people find it by the cell, and know a column by what is written above it. */
#include <string.h>

#include "base/i18n.h"
#include "template/markup/where.h"

enum { HEADER_REACH = 200 }; /* rows above: a table's head is not further off */

static const char *value_of(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 && a->children && a->children->content)
            return (const char *)a->children->content;
    return NULL;
}

static struct str letters_of(const xmlNode *cell)
{
    const char *place = value_of(cell, "r");
    return place ? str_slice(str_from(place), 0, strcspn(place, "0123456789")) : (struct str){0};
}

enum content { CONTENT_NONE, CONTENT_TEXT, CONTENT_OTHER };

/* What a cell holds: a text as people wrote it, or something else: tags, a number, a formula. */
static enum content read_cell(const struct format *f, xmlNodePtr cell, struct buf *text)
{
    bool other = value_of(cell, "formula") || value_of(cell, "value") || value_of(cell, "date-value");
    buf_reset(text);
    for (xmlNodePtr at = cell->children; at && !other; at = markup_next(at, cell)) {
        bool is_text = at->type == XML_TEXT_NODE && markup_holds_text(f, at->parent);
        if (is_text)
            buf_put_cstr(text, (const char *)at->content);
        other = markup_marker(at) ||
                (at->type == XML_TEXT_NODE && !is_text && markup_role(f, at->parent) == ROLE_NONE);
    }
    struct str said = str_trim(buf_str(text));
    if (other || str_find(said, STR("{"), 0) != SIZE_MAX)
        return CONTENT_OTHER;
    return said.len ? CONTENT_TEXT : CONTENT_NONE;
}

/* A row of texts alone, two at least, is the head of what stands below; `header` is what it says of the
 * column. */
static bool is_head(const struct format *f, xmlNodePtr row, struct str letters, struct buf *text,
                    struct buf *header)
{
    size_t texts = 0;
    buf_reset(header);
    for (xmlNodePtr cell = row->children; cell; cell = cell->next) {
        if (markup_role(f, cell) != ROLE_CELL)
            continue;
        enum content content = read_cell(f, cell, text);
        if (content == CONTENT_OTHER)
            return false;
        texts += content == CONTENT_TEXT;
        if (content == CONTENT_TEXT && str_equal(letters_of(cell), letters))
            buf_put_str(header, str_trim(buf_str(text)));
    }
    return texts >= 2;
}

/* The row before one: the head may stand in an element of its own. */
static xmlNodePtr row_above(const struct format *f, xmlNodePtr row, const xmlNode *table)
{
    for (xmlNodePtr at = row; at && at != table; at = at->parent)
        for (xmlNodePtr before = at->prev; before; before = before->prev) {
            xmlNodePtr found = markup_role(f, before) == ROLE_ROW ? before : NULL;
            for (xmlNodePtr inside = before->type == XML_ELEMENT_NODE && !found ? before->last : NULL;
                 inside && !found; inside = inside->prev)
                found = markup_role(f, inside) == ROLE_ROW ? inside : NULL;
            if (found)
                return found;
        }
    return NULL;
}

static void find_header(const struct format *f, const xmlNode *table, xmlNodePtr cell, struct buf *header)
{
    struct buf text;
    buf_init(&text, BUF_LIMIT_VALUE);
    xmlNodePtr row = row_above(f, markup_ancestor(f, cell, ROLE_ROW), table);
    for (int n = 0; row && n < HEADER_REACH; n++, row = row_above(f, row, table))
        if (is_head(f, row, letters_of(cell), &text, header))
            break;
        else
            buf_reset(header);
    buf_release(&text);
}

void where_put_sheet(struct buf *out, const struct format *f, xmlNodePtr table, xmlNodePtr paragraph)
{
    enum { LONGEST = 100 };
    xmlNodePtr row = markup_ancestor(f, paragraph, ROLE_ROW), cell = markup_ancestor(f, paragraph, ROLE_CELL);
    const char *place = cell ? value_of(cell, "r") : NULL, *number = row ? value_of(row, "r") : NULL;
    buf_printf(out, _("sheet “%.*s”"), STR_ARG(str_from(value_of(table, "sheet"))));
    if (!place || !number)
        return;
    struct buf header;
    buf_init(&header, BUF_LIMIT_VALUE);
    find_header(f, table, cell, &header);
    if (header.len && header.len < LONGEST)
        buf_printf(out, _(", row %s, column “%.*s” (cell %s)"), number, STR_ARG(buf_str(&header)), place);
    else
        buf_printf(out, _(", cell %s"), place);
    buf_release(&header);
}

/* The name of the sheet that a node stands in or belongs to: its rows say it; empty when it is in none. */
static struct str name_around(const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
        for (const xmlNode *child = node->children; child; child = child->next) {
            const char *name = child->type == XML_ELEMENT_NODE ? value_of(child, "sheet") : NULL;
            if (name && *name)
                return str_from(name);
        }
    return (struct str){0};
}

bool where_is_sheet(const xmlNode *table)
{
    return value_of(table, "sheet") != NULL;
}

bool where_put_sheet_name(struct buf *out, const xmlNode *paragraph)
{
    bool is_name = paragraph->ns && strcmp((const char *)paragraph->ns->href, FORMAT_SHEET) == 0;
    const char *sheet = is_name ? value_of(paragraph->parent, "sheet") : NULL;
    if (is_name)
        buf_printf(out, _("name of the sheet “%.*s”"), STR_ARG(sheet ? str_from(sheet) : name_around(paragraph)));
    return is_name;
}

bool where_put_margin(struct buf *out, const xmlNode *paragraph)
{
    const char *name = (const char *)paragraph->name;
    if (strcmp((const char *)paragraph->parent->name, "headerFooter") != 0)
        return false;
    buf_printf(out, _("sheet “%.*s”"), STR_ARG(name_around(paragraph)));
    buf_printf(out, ", %s", strstr(name, "Footer") ? _("footer") : _("header"));
    return true;
}

bool where_put_remark(struct buf *out, const xmlNode *paragraph)
{
    const xmlNode *remark = paragraph->parent;
    const char *cell = strcmp((const char *)remark->name, "comment") == 0 ? value_of(remark, "ref") : NULL;
    const char *number = strcmp((const char *)remark->name, "cm") == 0 ? value_of(remark, "idx") : NULL;
    if (cell)
        buf_printf(out, _("cell %s"), cell);
    else if (number)
        buf_printf(out, _("comment %s"), number);
    return cell || number;
}
