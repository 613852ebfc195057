/* cmark gives the tree; one walk of it writes the paragraphs, each with what it is in the lists and quotes around it. */
#include "template/rich/markdown.h"

#include <cmark.h>
#include <string.h>

#include "base/i18n.h"

struct walk {
    struct arena *arena;
    struct buf *items;
    rich_picture *picture;
    void *context;
    int emphasis, strong; /* around */
    unsigned lists, quotes;
    uint64_t list_count;
    struct str address;
    struct buf *alternative; /* of the picture around */
    const char *fault;
};

/* ---- paragraphs ---- */

enum { LEVEL_LIMIT = 9 };

static bool begins_item(cmark_node *node)
{
    return cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_ITEM && !cmark_node_previous(node);
}

static void begin(struct walk *w, enum rich_block block, unsigned level)
{
    struct rich_item item = {.kind = RICH_PARAGRAPH, .block = block, .level = level > LEVEL_LIMIT ? LEVEL_LIMIT : level};
    rich_put(w->items, &item);
}

static void begin_item(struct walk *w, cmark_node *list)
{
    bool ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    struct rich_item item = {.kind = RICH_PARAGRAPH,
                             .block = ordered ? RICH_NUMBER : RICH_BULLET,
                             .level = w->lists > LEVEL_LIMIT ? LEVEL_LIMIT : w->lists,
                             .list = (uint64_t)(uintptr_t)cmark_node_get_user_data(list),
                             .start = ordered ? (uint64_t)cmark_node_get_list_start(list) : 1};
    rich_put(w->items, &item);
}

static void begin_paragraph(struct walk *w, cmark_node *node)
{
    if (begins_item(node))
        begin_item(w, cmark_node_parent(cmark_node_parent(node)));
    else if (w->lists)
        begin(w, RICH_FURTHER, w->lists);
    else
        begin(w, w->quotes ? RICH_QUOTE : RICH_PLAIN, w->quotes);
}

static void begin_heading(struct walk *w, cmark_node *node)
{
    if (!w->lists) {
        begin(w, RICH_HEADING, (unsigned)cmark_node_get_heading_level(node));
        return;
    }
    begin_paragraph(w, node);
    w->strong++;
}

/* An item that does not begin with text still has its sign. */
static void enter_item(struct walk *w, cmark_node *item)
{
    cmark_node *first = cmark_node_first_child(item);
    cmark_node_type type = first ? cmark_node_get_type(first) : CMARK_NODE_NONE;
    if (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_HEADING && type != CMARK_NODE_HTML_BLOCK)
        begin_item(w, cmark_node_parent(item));
}

/* ---- in paragraphs ---- */

static void put_text(struct walk *w, struct str text, unsigned marks)
{
    struct rich_item item = {.kind = RICH_TEXT, .address = w->address, .marks = marks, .text = text};
    item.marks |= (w->emphasis ? RICH_ITALIC : 0u) | (w->strong ? RICH_BOLD : 0u);
    if (w->alternative)
        buf_put_str(w->alternative, text);
    else
        rich_put(w->items, &item);
}

/* Without the ends of its last lines. */
static struct str literal(cmark_node *node)
{
    struct str text = str_from(cmark_node_get_literal(node));
    while (str_ends(text, STR("\n")))
        text.len--;
    return text;
}

static void enter_link(struct walk *w, cmark_node *node)
{
    w->address = arena_str(w->arena, str_from(cmark_node_get_url(node)));
    if (!rich_is_address(w->address) && !w->fault)
        w->fault = arena_cstr(
            w->arena, arena_printf(w->arena, _("an address of a link begins with https://, http:// or mailto: and has no spaces, not “%s”"),
                                   w->address.ptr));
}

static void enter_picture(struct walk *w)
{
    if (w->alternative) {
        w->fault = _("a picture stands in the description of another");
        return;
    }
    w->alternative = ARENA_NEW(w->arena, struct buf);
    buf_init(w->alternative, BUF_LIMIT_MESSAGE);
}

static void leave_picture(struct walk *w, cmark_node *node)
{
    struct rich_item item = {.alternative = arena_str(w->arena, buf_str(w->alternative))};
    const char *fault = w->picture(w->context, str_from(cmark_node_get_url(node)), &item, w->items);
    w->fault = w->fault ? w->fault : fault;
    buf_release(w->alternative);
    w->alternative = NULL;
}

/* ---- the walk ---- */

static void enter_leaf(struct walk *w, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_CODE_BLOCK:
        begin(w, RICH_CODE_BLOCK, 0);
        put_text(w, literal(node), 0);
        break;
    case CMARK_NODE_HTML_BLOCK:
        begin_paragraph(w, node);
        put_text(w, literal(node), 0);
        break;
    case CMARK_NODE_THEMATIC_BREAK: begin(w, RICH_RULE, 0); break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE: put_text(w, str_from(cmark_node_get_literal(node)), 0); break;
    case CMARK_NODE_CODE: put_text(w, str_from(cmark_node_get_literal(node)), RICH_CODE); break;
    case CMARK_NODE_SOFTBREAK: put_text(w, STR(" "), 0); break;
    case CMARK_NODE_LINEBREAK: put_text(w, STR("\n"), 0); break;
    default: break;
    }
}

static void enter(struct walk *w, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE: w->quotes++; break;
    case CMARK_NODE_LIST:
        w->lists++;
        cmark_node_set_user_data(node, (void *)(uintptr_t)++w->list_count);
        break;
    case CMARK_NODE_ITEM: enter_item(w, node); break;
    case CMARK_NODE_PARAGRAPH: begin_paragraph(w, node); break;
    case CMARK_NODE_HEADING: begin_heading(w, node); break;
    case CMARK_NODE_EMPH: w->emphasis++; break;
    case CMARK_NODE_STRONG: w->strong++; break;
    case CMARK_NODE_LINK: enter_link(w, node); break;
    case CMARK_NODE_IMAGE: enter_picture(w); break;
    default: enter_leaf(w, node); break;
    }
}

static void leave(struct walk *w, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE: w->quotes--; break;
    case CMARK_NODE_LIST: w->lists--; break;
    case CMARK_NODE_HEADING: w->strong -= w->lists > 0; break;
    case CMARK_NODE_EMPH: w->emphasis--; break;
    case CMARK_NODE_STRONG: w->strong--; break;
    case CMARK_NODE_LINK: w->address = (struct str){0}; break;
    case CMARK_NODE_IMAGE: leave_picture(w, node); break;
    default: break;
    }
}

const char *markdown_read(struct arena *a, struct str text, rich_picture *picture, void *context, struct buf *items)
{
    struct walk w = {.arena = a, .items = items, .picture = picture, .context = context};
    if (text.len > MARKDOWN_LIMIT)
        return _("the text goes over the ceiling of size");
    cmark_node *root = cmark_parse_document(text.len ? text.ptr : "", text.len, CMARK_OPT_DEFAULT);
    cmark_consolidate_text_nodes(root);
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event; !w.fault && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER)
            enter(&w, node);
        else
            leave(&w, node);
    }
    if (w.alternative)
        buf_release(w.alternative);
    cmark_iter_free(iter);
    cmark_node_free(root);
    return w.fault;
}
