/* Outer sections are placed before inner ones, so that borders that fall together nest as the tags do. Runs cut by a
 * border are split in two with the same formatting. */
#include "template/range.h"

#include "base/i18n.h"

static bool is_opening(enum tag_kind kind)
{
    return kind == TAG_SECTION || kind == TAG_CONDITION || kind == TAG_INVERT;
}

/* ---- pairing ---- */

enum { SECTION_DEPTH_LIMIT = 150 };

static bool report_unopened(const struct marker *m, struct diag *d)
{
    return diag_error(d, m->tag.place, "TAG-PAIR", _("{%.*s} closes nothing"), STR_ARG(m->tag.text));
}

static bool close_section(struct marker *m, struct marker **open, size_t *depth, struct diag *d)
{
    if (!*depth)
        return report_unopened(m, d);
    struct marker *top = open[*depth - 1];
    if (!tag_closes(m->tag.expression, top->tag.expression)) {
        diag_error(d, m->tag.place, "TAG-PAIR", _("{%.*s} closes {%.*s}, which was opened at: %.*s"), STR_ARG(m->tag.text),
                   STR_ARG(top->tag.text), STR_ARG(top->tag.place.words));
        (*depth)--;
        return false;
    }
    (*depth)--;
    top->end = m;
    return true;
}

static bool add_else(struct marker *m, struct marker **open, size_t depth, struct diag *d)
{
    if (!depth)
        return report_unopened(m, d);
    struct marker *top = open[depth - 1];
    if (top->otherwise || top->tag.kind == TAG_INVERT)
        return diag_error(d, m->tag.place, "TAG-PAIR", _("a second {%.*s} in {%.*s}"), STR_ARG(m->tag.text), STR_ARG(top->tag.text));
    top->otherwise = m;
    return true;
}

bool range_pair(const struct scanned *s, struct diag *d)
{
    struct marker *open[SECTION_DEPTH_LIMIT];
    size_t depth = 0;
    bool ok = true;
    for (size_t i = 0; i < s->count; i++) {
        struct marker *m = s->markers[i];
        if (is_opening(m->tag.kind)) {
            if (depth == SECTION_DEPTH_LIMIT)
                return diag_error(d, m->tag.place, "TAG-DEPTH", "%s", _("sections are nested too deeply"));
            open[depth++] = m;
        } else if (m->tag.kind == TAG_CLOSE) {
            ok = close_section(m, open, &depth, d) && ok;
        } else if (m->tag.kind == TAG_ELSE) {
            ok = add_else(m, open, depth, d) && ok;
        }
    }
    while (depth--)
        ok = diag_error(d, open[depth]->tag.place, "TAG-PAIR", _("{%.*s} is not closed"), STR_ARG(open[depth]->tag.text));
    return ok;
}

/* ---- the tree ---- */

static bool contains(const xmlNode *ancestor, const xmlNode *node)
{
    while (node && node != ancestor)
        node = node->parent;
    return node != NULL;
}

static xmlNodePtr common_ancestor(xmlNodePtr a, xmlNodePtr b)
{
    for (a = a->parent; a && !contains(a, b);)
        a = a->parent;
    return a;
}

/* The child of `ancestor` that holds `node`. */
static xmlNodePtr child_holding(const xmlNode *ancestor, xmlNodePtr node)
{
    while (node->parent != ancestor)
        node = node->parent;
    return node;
}

static void link_before(xmlNodePtr at, xmlNodePtr node)
{
    xmlUnlinkNode(node);
    xmlAddPrevSibling(at, node);
}

static void link_after(xmlNodePtr at, xmlNodePtr node)
{
    xmlUnlinkNode(node);
    xmlAddNextSibling(at, node);
}

/* A copy within the same document: namespaces are shared, not declared again. */
static xmlNodePtr copy_node(const xmlNode *node, bool deep)
{
    if (node->type != XML_ELEMENT_NODE)
        return xmlDocCopyNode((xmlNodePtr)node, node->doc, 1);
    xmlNodePtr copy = xmlNewDocNode(node->doc, node->ns, node->name, NULL);
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        xmlChar *value = xmlNodeListGetString(node->doc, a->children, 1);
        xmlNewNsProp(copy, a->ns, a->name, value);
        xmlFree(value);
    }
    for (const xmlNode *child = deep ? node->children : NULL; child; child = child->next)
        xmlAddChild(copy, copy_node(child, true));
    return copy;
}

static bool is_empty_shell(const struct format *f, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (markup_role(f, child) != ROLE_PROPERTIES && !(child->type == XML_TEXT_NODE && !child->content[0]))
            return false;
    return true;
}

/* Splits the parent of `node` there: what follows goes into a copy with the same formatting, and `node` comes to stand
 * between the two. Halves with nothing in them vanish. */
static void split_parent(const struct format *f, xmlNodePtr node)
{
    xmlNodePtr left = node->parent, right = copy_node(left, false);
    for (xmlNodePtr child = left->children; child; child = child->next)
        if (markup_role(f, child) == ROLE_PROPERTIES)
            xmlAddChild(right, copy_node(child, true));
    while (node->next) {
        xmlNodePtr moved = node->next;
        xmlUnlinkNode(moved);
        xmlAddChild(right, moved);
    }
    xmlAddNextSibling(left, right);
    link_after(left, node);
    if (is_empty_shell(f, left))
        markup_remove(left);
    if (is_empty_shell(f, right))
        markup_remove(right);
}

static bool can_split(enum role role)
{
    return role == ROLE_TEXT || role == ROLE_RUN || role == ROLE_INLINE;
}

/* Brings a marker up to be a child of `ancestor`. What cannot be split is left whole, on the inner side of the marker. */
static void lift(const struct format *f, xmlNodePtr node, const xmlNode *ancestor, bool is_end)
{
    while (node->parent != ancestor) {
        if (can_split(markup_role(f, node->parent)))
            split_parent(f, node);
        else if (is_end)
            link_after(node->parent, node);
        else
            link_before(node->parent, node);
    }
}

/* ---- marker paragraphs ---- */

static bool is_blank(const xmlChar *text)
{
    for (; *text; text++)
        if (*text != ' ' && *text != '\t' && *text != '\n' && *text != '\r' && !(text[0] == 0xC2 && text[1] == 0xA0) &&
            !(text[0] == 0xA0))
            return false;
    return true;
}

/* Whether a paragraph holds nothing but this marker and blanks: no other tag, picture, field or break. */
static bool is_alone(const struct format *f, const struct marker *m)
{
    xmlNodePtr root = m->paragraph, node = root->children;
    while (node) {
        enum role role = markup_role(f, node);
        bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
        if (text ? !is_blank(node->content)
                 : node->type == XML_ELEMENT_NODE && node != m->node && role != ROLE_RUN && role != ROLE_TEXT &&
                       role != ROLE_INLINE && role != ROLE_PROPERTIES && role != ROLE_SILENT && role != ROLE_SPACES && role != ROLE_TAB)
            return false;
        node = role == ROLE_PROPERTIES ? markup_after(node, root) : markup_next(node, root);
    }
    return true;
}

/* The block that vanishes with a marker paragraph: the list item around it when it holds nothing else. */
static xmlNodePtr block_of(const struct format *f, xmlNodePtr paragraph)
{
    xmlNodePtr block = paragraph;
    while (markup_role(f, block->parent) == ROLE_ITEM && xmlChildElementCount(block->parent) == 1)
        block = block->parent;
    return block;
}

static bool carries_page_setup(const struct format *f, xmlNodePtr paragraph)
{
    for (xmlNodePtr node = paragraph->children; node; node = markup_next(node, paragraph))
        if (markup_role(f, node) == ROLE_SECTION_PROPERTIES)
            return true;
    return false;
}

/* Puts the marker in the place of its paragraph. A paragraph that ends a section of pages stays, outside the range. */
static void take_place(const struct format *f, struct marker *m, bool is_end)
{
    xmlNodePtr block = block_of(f, m->paragraph);
    if (carries_page_setup(f, block)) {
        if (is_end)
            link_before(block, m->node);
        else
            link_after(block, m->node);
        return;
    }
    link_before(block, m->node);
    markup_remove(block);
}

/* ---- placing ---- */

static bool report_apart(const struct marker *m, struct diag *d)
{
    return diag_error(d, m->tag.place, "TAG-RANGE", _("{%.*s} and {%.*s} (%.*s) have nothing whole around them that could be repeated"),
                      STR_ARG(m->tag.text), STR_ARG(m->end->tag.text), STR_ARG(m->end->tag.place.words));
}

static void place_inline(const struct format *f, struct marker *m)
{
    xmlNodePtr around = common_ancestor(m->node, m->end->node);
    if (m->otherwise && !contains(around, m->otherwise->node))
        around = m->paragraph;
    lift(f, m->node, around, false);
    if (m->otherwise)
        lift(f, m->otherwise->node, around, false);
    lift(f, m->end->node, around, true);
}

/* The else tag of a range of blocks: alone in a paragraph beside them, or at the head of one of them. */
static bool place_else(const struct format *f, struct marker *m, const xmlNode *parent, const xmlNode *first, struct diag *d)
{
    struct marker *e = m->otherwise;
    if (!e)
        return true;
    if (!contains(parent, e->node))
        return report_apart(m, d);
    if (block_of(f, e->paragraph)->parent == parent && is_alone(f, e)) {
        take_place(f, e, false);
        return true;
    }
    xmlNodePtr block = child_holding(parent, e->node);
    if (block == first)
        return diag_error(d, e->tag.place, "TAG-RANGE", _("{%.*s} stands inside what {%.*s} repeats; it must stand between whole rows or paragraphs"),
                          STR_ARG(e->tag.text), STR_ARG(m->tag.text));
    link_before(block, e->node);
    return true;
}

static bool place_blocks(const struct format *f, struct marker *m, struct diag *d)
{
    xmlNodePtr parent = block_of(f, m->paragraph)->parent;
    if (!place_else(f, m, parent, NULL, d))
        return false;
    take_place(f, m, false);
    take_place(f, m->end, true);
    return true;
}

static bool place_around(const struct format *f, struct marker *m, xmlNodePtr first, xmlNodePtr last, struct diag *d)
{
    if (!place_else(f, m, first->parent, first, d))
        return false;
    link_before(first, m->node);
    link_after(last, m->end->node);
    return true;
}

static bool place_elements(const struct format *f, struct marker *m, struct diag *d)
{
    xmlNodePtr first = markup_ancestor(f, m->node, m->tag.element), last = markup_ancestor(f, m->end->node, m->tag.element);
    if (!first || !last || first->parent != last->parent)
        return report_apart(m, d);
    return place_around(f, m, first, last, d);
}

static bool place_common(const struct format *f, struct marker *m, struct diag *d)
{
    xmlNodePtr around = common_ancestor(m->paragraph, m->end->paragraph);
    if (!around || around->type != XML_ELEMENT_NODE || contains(m->paragraph, m->end->paragraph) || contains(m->end->paragraph, m->paragraph))
        return report_apart(m, d);
    if (markup_role(f, around) == ROLE_ROW)
        return place_around(f, m, around, around, d);
    return place_around(f, m, child_holding(around, m->paragraph), child_holding(around, m->end->paragraph), d);
}

static bool place_section(const struct format *f, struct marker *m, struct diag *d)
{
    m->kind = MARKER_BEGIN;
    m->end->kind = MARKER_END;
    if (m->otherwise)
        m->otherwise->kind = MARKER_ELSE;
    if (m->tag.element != ROLE_NONE)
        return place_elements(f, m, d);
    if (m->paragraph == m->end->paragraph) {
        place_inline(f, m);
        return true;
    }
    bool side_by_side = block_of(f, m->paragraph)->parent == block_of(f, m->end->paragraph)->parent;
    if (side_by_side && is_alone(f, m) && is_alone(f, m->end))
        return place_blocks(f, m, d);
    return place_common(f, m, d);
}

bool range_place(const struct format *f, const struct scanned *s, struct diag *d)
{
    bool ok = true;
    for (size_t i = 0; i < s->count; i++)
        if (is_opening(s->markers[i]->tag.kind))
            ok = place_section(f, s->markers[i], d) && ok;
    return ok;
}
