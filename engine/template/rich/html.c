/* libxml2 gives the tree; one walk of it writes the paragraphs. Where a paragraph begins is known only when something stands
 * in it: white space between elements begins none. */
#include "template/rich/html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/i18n.h"
#include "template/markup/markup.h"
#include "template/rich/html_look.h"
#include "template/rich/html_table.h"

enum { DEPTH_LIMIT = 200, LEVEL_LIMIT = 9, PIXEL = 9525 /* EMU at 96 to the inch */ };

/* What an element is for the text around and in it. */
enum role_of_html {
    HTML_INLINE,
    HTML_BLOCK,
    HTML_HEADING,
    HTML_LIST,
    HTML_ORDERED,
    HTML_ITEM,
    HTML_QUOTE,
    HTML_PRE,
    HTML_RULE,
    HTML_BREAK,
    HTML_PICTURE,
    HTML_TABLE,
    HTML_NOTHING, /* it and what is in it is left out */
};

static const struct {
    const char *name;
    enum role_of_html role;
} elements[] = {
    {"p", HTML_BLOCK},        {"div", HTML_BLOCK},        {"section", HTML_BLOCK},    {"article", HTML_BLOCK},  {"header", HTML_BLOCK},
    {"footer", HTML_BLOCK},   {"main", HTML_BLOCK},       {"aside", HTML_BLOCK},      {"nav", HTML_BLOCK},      {"address", HTML_BLOCK},
    {"figure", HTML_BLOCK},   {"figcaption", HTML_BLOCK}, {"dl", HTML_BLOCK},         {"dt", HTML_BLOCK},       {"dd", HTML_BLOCK},
    {"caption", HTML_BLOCK},  {"center", HTML_BLOCK},     {"form", HTML_BLOCK},       {"fieldset", HTML_BLOCK}, {"h1", HTML_HEADING},
    {"h2", HTML_HEADING},     {"h3", HTML_HEADING},       {"h4", HTML_HEADING},       {"h5", HTML_HEADING},     {"h6", HTML_HEADING},
    {"ul", HTML_LIST},        {"menu", HTML_LIST},        {"ol", HTML_ORDERED},       {"li", HTML_ITEM},        {"blockquote", HTML_QUOTE},
    {"pre", HTML_PRE},        {"hr", HTML_RULE},          {"br", HTML_BREAK},         {"img", HTML_PICTURE},    {"table", HTML_TABLE},
    {"script", HTML_NOTHING}, {"style", HTML_NOTHING},    {"head", HTML_NOTHING},     {"title", HTML_NOTHING},  {"template", HTML_NOTHING},
    {"iframe", HTML_NOTHING}, {"object", HTML_NOTHING},   {"noscript", HTML_NOTHING}, {"svg", HTML_NOTHING},    {"math", HTML_NOTHING},
    {"select", HTML_NOTHING}, {"textarea", HTML_NOTHING}, {"button", HTML_NOTHING},   {"audio", HTML_NOTHING},  {"video", HTML_NOTHING},
    {"canvas", HTML_NOTHING}};

static enum role_of_html role_of(const xmlNode *node)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, (const char *)node->name) == 0)
            return elements[i].role;
    return HTML_INLINE;
}

/* What holds for the text in an element. */
struct around {
    struct html_look look;
    enum rich_block block; /* RICH_PLAIN, RICH_HEADING, RICH_QUOTE, RICH_CODE_BLOCK */
    unsigned level;        /* of a heading; depth of quotes */
    unsigned lists;        /* depth */
    bool is_ordered;       /* the innermost list */
    uint64_t list, start;  /* its number, and where it starts counting */
    bool *sign;            /* of the item around: its sign is still to come; NULL: no item */
    unsigned depth;        /* of elements */
};

struct walk {
    struct arena *arena;
    struct buf *items;
    rich_picture *picture;
    void *context;
    uint64_t list_count;
    unsigned tables; /* around */
    bool is_open; /* a paragraph is */
    bool is_fresh; /* nothing stands in its line yet */
    bool space;   /* white space that shows when text follows, and how */
    struct html_look space_look;
    const char *fault;
};

static void walk_children(struct walk *w, xmlNodePtr parent, const struct around *a);

/* ---- paragraphs ---- */

static void close_paragraph(struct walk *w)
{
    w->is_open = w->space = false;
}

static unsigned bounded(unsigned level)
{
    return level > LEVEL_LIMIT ? LEVEL_LIMIT : level;
}

static struct rich_item paragraph_of(const struct around *a)
{
    struct rich_item item = {.kind = RICH_PARAGRAPH, .block = a->block, .level = bounded(a->level)};
    if (!a->lists)
        return item;
    item.block = RICH_FURTHER;
    item.level = bounded(a->lists);
    if (!a->sign || !*a->sign)
        return item;
    *a->sign = false;
    item.block = a->is_ordered ? RICH_NUMBER : RICH_BULLET;
    item.list = a->list;
    item.start = a->start;
    return item;
}

static void open_paragraph(struct walk *w, const struct around *a)
{
    if (w->is_open)
        return;
    struct rich_item item = paragraph_of(a);
    rich_put(w->items, &item);
    w->is_open = w->is_fresh = true;
    w->space = false;
}

/* ---- text ---- */

static void put_run(struct walk *w, const struct around *a, struct str text)
{
    struct rich_item item = {.kind = RICH_TEXT, .address = a->look.address, .marks = a->look.marks, .colour = a->look.colour, .text = text};
    if (a->lists && a->block == RICH_HEADING)
        item.marks |= RICH_BOLD;
    open_paragraph(w, a);
    rich_put(w->items, &item);
    w->is_fresh = str_ends(text, STR("\n"));
    w->space = false;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The first of several counts: a line under a word does not begin before it. */
static void note_space(struct walk *w, const struct around *a)
{
    if (w->space || !w->is_open || w->is_fresh)
        return;
    w->space = true;
    w->space_look = a->look;
}

static void put_space(struct walk *w, const struct around *a)
{
    struct around before = *a;
    before.look = w->space_look;
    if (w->space)
        put_run(w, &before, STR(" "));
}

/* White space counts as one space, and as none at the ends of a line. */
static void put_text(struct walk *w, const struct around *a, struct str text)
{
    for (size_t at = 0, end; at < text.len; at = end) {
        for (end = at; end < text.len && is_space(text.ptr[end]) == is_space(text.ptr[at]);)
            end++;
        if (is_space(text.ptr[at])) {
            note_space(w, a);
            continue;
        }
        put_space(w, a);
        put_run(w, a, str_slice(text, at, end));
    }
}

static void put_preformatted(struct walk *w, const struct around *a, struct str text)
{
    if (!w->is_open && str_starts(text, STR("\n")))
        text = str_slice(text, 1, text.len);
    if (text.len)
        put_run(w, a, text);
}

/* ---- elements ---- */

static int64_t pixels(struct walk *w, xmlNodePtr node, const char *name)
{
    struct str text = markup_attribute(w->arena, node, NULL, name);
    int64_t n = 0;
    if (str_ends(text, STR("px")))
        text = str_slice(text, 0, text.len - 2);
    return str_to_int64(text, &n) && n > 0 && n < 100000 ? n * PIXEL : 0;
}

static void put_picture(struct walk *w, xmlNodePtr node, const struct around *a)
{
    struct rich_item item = {.alternative = markup_attribute(w->arena, node, NULL, "alt"), .address = a->look.address,
                             .width = pixels(w, node, "width"), .height = pixels(w, node, "height")};
    open_paragraph(w, a);
    put_space(w, a);
    const char *fault = w->picture(w->context, markup_attribute(w->arena, node, NULL, "src"), &item, w->items);
    w->fault = w->fault ? w->fault : fault;
    w->is_fresh = false;
}

static void walk_list(struct walk *w, xmlNodePtr node, struct around *a, bool is_ordered)
{
    int64_t start;
    a->lists++;
    a->is_ordered = is_ordered;
    a->list = ++w->list_count;
    a->start = str_to_int64(markup_attribute(w->arena, node, NULL, "start"), &start) && start >= 0 ? (uint64_t)start : 1;
    a->sign = NULL;
    walk_children(w, node, a);
}

/* An item without a list around it is one of a list of its own. */
static void walk_item(struct walk *w, xmlNodePtr node, struct around *a)
{
    bool sign = true;
    if (!a->lists) {
        a->lists = 1;
        a->start = 1;
        a->list = ++w->list_count;
    }
    a->sign = &sign;
    a->block = RICH_PLAIN;
    walk_children(w, node, a);
    if (sign)
        open_paragraph(w, a);
}

static void walk_block(struct walk *w, xmlNodePtr node, enum role_of_html role, struct around *a)
{
    close_paragraph(w);
    switch (role) {
    case HTML_HEADING:
        a->block = RICH_HEADING;
        a->level = (unsigned)(node->name[1] - '0');
        walk_children(w, node, a);
        break;
    case HTML_QUOTE:
        a->level = a->block == RICH_QUOTE ? a->level + 1 : 1;
        a->block = RICH_QUOTE;
        walk_children(w, node, a);
        break;
    case HTML_PRE:
        a->block = RICH_CODE_BLOCK;
        walk_children(w, node, a);
        break;
    case HTML_LIST:
    case HTML_ORDERED: walk_list(w, node, a, role == HTML_ORDERED); break;
    case HTML_ITEM: walk_item(w, node, a); break;
    case HTML_RULE: rich_put(w->items, &(struct rich_item){.kind = RICH_PARAGRAPH, .block = RICH_RULE}); break;
    default: walk_children(w, node, a); break;
    }
    close_paragraph(w);
}

/* ---- tables ---- */

static void walk_node(struct walk *w, xmlNodePtr node, const struct around *a);

/* A cell begins anew: no list or quote around the table goes on in it. It holds a paragraph at least. */
static void walk_cell(struct walk *w, const struct html_cell *cell, const struct around *around)
{
    struct around a = {.look = around->look, .start = 1, .depth = around->depth};
    rich_put(w->items, &(struct rich_item){.kind = RICH_CELL, .across = cell->across, .down = cell->down});
    size_t before = w->items->len;
    if (cell->node && !w->fault) {
        w->fault = html_look_read(w->arena, cell->node, &a.look);
        walk_children(w, cell->node, &a);
    }
    if (w->items->len == before)
        open_paragraph(w, &a);
    close_paragraph(w);
}

/* What lies over a place is the cell that begins there, or one that reaches down to it. */
static void walk_rows(struct walk *w, const struct html_table *t, const struct around *a)
{
    const struct html_cell *over[HTML_COLUMNS_LIMIT] = {NULL};
    size_t next = 0;
    for (unsigned row = 0; row < t->rows && !w->fault; row++) {
        rich_put(w->items, &(struct rich_item){.kind = RICH_ROW, .is_head = row < t->heads});
        for (unsigned column = 0; column < t->columns; column += over[column]->across) {
            if (next < t->count && t->cells[next].row == row && t->cells[next].column == column) {
                over[column] = &t->cells[next++];
                walk_cell(w, over[column], a);
            } else {
                rich_put(w->items, &(struct rich_item){.kind = RICH_CELL, .across = over[column]->across});
            }
        }
    }
}

static void put_table(struct walk *w, const struct html_table *t, const struct around *a)
{
    struct rich_item item = {.kind = RICH_TABLE, .columns = t->columns};
    char widths[2 * HTML_COLUMNS_LIMIT];
    for (unsigned i = 0; i < t->columns; i++) {
        widths[2 * i] = (char)(t->widths[i] >> 8);
        widths[2 * i + 1] = (char)t->widths[i];
    }
    item.widths = str_make(widths, 2 * t->columns);
    rich_put(w->items, &item);
    walk_rows(w, t, a);
    rich_put(w->items, &(struct rich_item){.kind = RICH_TABLE_END});
}

static void walk_table(struct walk *w, xmlNodePtr node, struct around *a)
{
    struct html_table table;
    close_paragraph(w);
    if (a->sign && *a->sign)
        open_paragraph(w, a);
    close_paragraph(w);
    const char *fault =
        w->tables == RICH_TABLES_LIMIT ? _("more than 8 tables of HTML stand in one another") : html_table_read(w->arena, node, &table);
    w->fault = w->fault ? w->fault : fault;
    if (w->fault)
        return;
    for (size_t i = 0; i < table.stray_count && !w->fault; i++)
        walk_node(w, table.strays[i], a);
    close_paragraph(w);
    w->tables++;
    if (table.columns && !w->fault)
        put_table(w, &table, a);
    w->tables--;
}

/* ---- the walk ---- */

static void walk_element(struct walk *w, xmlNodePtr node, const struct around *parent)
{
    struct around a = *parent;
    enum role_of_html role = role_of(node);
    const char *fault = html_look_read(w->arena, node, &a.look);
    w->fault = w->fault ? w->fault : fault;
    switch (role) {
    case HTML_NOTHING: break;
    case HTML_TABLE: walk_table(w, node, &a); break;
    case HTML_BREAK: put_run(w, &a, STR("\n")); break;
    case HTML_PICTURE: put_picture(w, node, &a); break;
    case HTML_INLINE: walk_children(w, node, &a); break;
    default: walk_block(w, node, role, &a); break;
    }
}

static void walk_node(struct walk *w, xmlNodePtr node, const struct around *a)
{
    if (node->type == XML_ELEMENT_NODE)
        walk_element(w, node, a);
    else if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && a->block == RICH_CODE_BLOCK)
        put_preformatted(w, a, str_from((const char *)node->content));
    else if (node->type == XML_TEXT_NODE)
        put_text(w, a, str_from((const char *)node->content));
}

static void walk_children(struct walk *w, xmlNodePtr parent, const struct around *around)
{
    struct around a = *around;
    if (++a.depth > DEPTH_LIMIT)
        w->fault = _("elements of HTML are nested too deeply");
    for (xmlNodePtr node = parent->children; node && !w->fault; node = node->next)
        walk_node(w, node, &a);
}

const char *html_read(struct arena *a, struct str text, rich_picture *picture, void *context, struct buf *items)
{
    struct walk w = {.arena = a, .items = items, .picture = picture, .context = context};
    if (text.len > HTML_LIMIT)
        return _("the text goes over the ceiling of size");
    int options =
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT;
    htmlDocPtr doc = text.len ? htmlReadMemory(text.ptr, (int)text.len, NULL, "UTF-8", options) : NULL;
    xmlNodePtr root = doc ? xmlDocGetRootElement(doc) : NULL;
    if (root)
        walk_children(&w, root, &(struct around){.start = 1});
    xmlFreeDoc(doc);
    return w.fault;
}
