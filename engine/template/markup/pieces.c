#include "template/markup/pieces.h"

#include <string.h>

static void add_piece(struct pieces *p, xmlNodePtr node, struct str text, bool is_text)
{
    *ARENA_PUSH(&p->arena, p->items, p->count, p->capacity) = (struct piece){node, p->text.len, text.len, is_text};
    buf_put_str(&p->text, text);
}

/* The text of the elements that stand for a character. */
static struct str element_text(enum role role)
{
    return role == ROLE_BREAK ? STR("\n") : role == ROLE_TAB ? STR("\t") : role == ROLE_SPACES ? STR(" ") : STR("-");
}

bool pieces_is_readable(const struct format *f, const xmlNode *node)
{
    return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && markup_holds_text(f, node->parent);
}

void pieces_collect(struct pieces *p, const struct format *f, xmlNodePtr root)
{
    *p = (struct pieces){.format = f};
    buf_init(&p->text, BUF_LIMIT_PART);
    xmlNodePtr node = root->children;
    while (node) {
        enum role role = markup_role(f, node);
        if (pieces_is_readable(f, node))
            add_piece(p, node, str_from((const char *)node->content), true);
        else if (role == ROLE_BREAK || role == ROLE_TAB || role == ROLE_SPACES || role == ROLE_HYPHEN)
            add_piece(p, node, element_text(role), false);
        bool enter = role != ROLE_PARAGRAPH && role != ROLE_LINE && role != ROLE_HIDDEN && role != ROLE_PROPERTIES;
        node = enter ? markup_next(node, root) : markup_after(node, root);
    }
}

void pieces_release(struct pieces *p)
{
    buf_release(&p->text);
    arena_release(&p->arena);
}

/* ---- cutting ---- */

/* xmlAddPrevSibling and its like merge text nodes that meet; linking by hand does not. */
static void link_before(xmlNodePtr at, xmlNodePtr node)
{
    node->parent = at->parent;
    node->prev = at->prev;
    node->next = at;
    if (at->prev)
        at->prev->next = node;
    else
        at->parent->children = node;
    at->prev = node;
}

static void link_after(xmlNodePtr at, xmlNodePtr node)
{
    node->parent = at->parent;
    node->prev = at;
    node->next = at->next;
    if (at->next)
        at->next->prev = node;
    else
        at->parent->last = node;
    at->next = node;
}

/* A text that is cut may begin or end with a space. */
static void keep_spaces(const struct format *f, xmlNodePtr element)
{
    bool drawing = element->ns && str_ends(str_from((const char *)element->ns->href), STR("/drawingml/2006/main")); /* keeps them anyhow */
    if (f->space_attribute && markup_role(f, element) == ROLE_TEXT && !drawing)
        xmlNodeSetSpacePreserve(element, 1);
}

/* Splits a text piece at an offset of the joined text, which lies within it; the piece keeps the left side and the
 * new right side becomes the next piece. */
static void split_piece(struct pieces *p, size_t index, size_t at)
{
    struct piece *left = &p->items[index];
    size_t left_len = at - left->start;
    struct piece tail = {NULL, at, left->len - left_len, true};
    tail.node = xmlNewDocTextLen(left->node->doc, left->node->content + left_len, (int)tail.len);
    link_after(left->node, tail.node);
    keep_spaces(p->format, left->node->parent);
    left->node->content[left_len] = '\0'; /* in place: a long text is cut from its end, tag by tag */
    left->len = left_len;
    ARENA_PUSH(&p->arena, p->items, p->count, p->capacity);
    memmove(p->items + index + 2, p->items + index + 1, (p->count - index - 2) * sizeof *p->items);
    p->items[index + 1] = tail;
}

/* Makes `at` a border between pieces; gives the index of the piece that begins there. */
static size_t border(struct pieces *p, size_t at)
{
    size_t low = 0, high = p->count;
    while (low < high) { /* the last piece that starts at or before `at` */
        size_t middle = (low + high) / 2;
        if (p->items[middle].start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    size_t index = low - 1;
    while (index > 0 && p->items[index].start == at && p->items[index - 1].start == at)
        index--;
    if (p->items[index].start == at)
        return index;
    if (at >= p->items[index].start + p->items[index].len)
        return index + 1;
    split_piece(p, index, at);
    return index + 1;
}

void pieces_replace(struct pieces *p, const struct format *f, size_t start, size_t end, xmlNodePtr node)
{
    size_t last = border(p, end), first = border(p, start);
    last = border(p, end);
    link_before(p->items[first].node, node);
    keep_spaces(f, node->parent);
    for (size_t i = first; i < last; i++) {
        struct piece *piece = &p->items[i];
        if (i > first)
            keep_spaces(f, piece->node->parent);
        markup_remove(piece->node);
        piece->node = NULL;
    }
    p->count = first;
}

void pieces_insert(struct pieces *p, size_t at, xmlNodePtr node, bool is_end)
{
    size_t index = border(p, at);
    bool after = index == p->count || (is_end && index > 0);
    if (after)
        xmlAddNextSibling(p->items[index - 1].node, node);
    else
        link_before(p->items[index].node, node);
}

xmlNodePtr pieces_next_paragraph(const struct format *f, xmlDocPtr doc, xmlNodePtr node)
{
    xmlNodePtr root = xmlDocGetRootElement(doc);
    node = node ? markup_next(node, root) : root;
    while (node && !markup_is_paragraph(f, node))
        node = markup_role(f, node) == ROLE_HIDDEN ? markup_after(node, root) : markup_next(node, root);
    return node;
}
