#include "template/markup/cut.h"

bool cut_contains(const xmlNode *ancestor, const xmlNode *node)
{
    while (node && node != ancestor)
        node = node->parent;
    return node != NULL;
}

xmlNodePtr cut_common_ancestor(xmlNodePtr a, xmlNodePtr b)
{
    for (a = a->parent; a && !cut_contains(a, b);)
        a = a->parent;
    return a;
}

xmlNodePtr cut_child_holding(const xmlNode *ancestor, xmlNodePtr node)
{
    while (node->parent != ancestor)
        node = node->parent;
    return node;
}

void cut_link_before(xmlNodePtr at, xmlNodePtr node)
{
    xmlUnlinkNode(node);
    xmlAddPrevSibling(at, node);
}

void cut_link_after(xmlNodePtr at, xmlNodePtr node)
{
    xmlUnlinkNode(node);
    xmlAddNextSibling(at, node);
}

xmlNodePtr cut_copy(const xmlNode *node, bool deep)
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
        if (!markup_marker(child))
            xmlAddChild(copy, cut_copy(child, true));
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
    xmlNodePtr left = node->parent, right = cut_copy(left, false);
    for (xmlNodePtr child = left->children; child; child = child->next)
        if (markup_role(f, child) == ROLE_PROPERTIES)
            xmlAddChild(right, cut_copy(child, true));
    while (node->next) {
        xmlNodePtr moved = node->next;
        xmlUnlinkNode(moved);
        xmlAddChild(right, moved);
    }
    xmlAddNextSibling(left, right);
    cut_link_after(left, node);
    if (is_empty_shell(f, left))
        markup_remove(left);
    if (is_empty_shell(f, right))
        markup_remove(right);
}

static bool can_split(enum role role)
{
    return role == ROLE_TEXT || role == ROLE_RUN || role == ROLE_INLINE;
}

/* Takes a node out of its parent, which is not split. A content control that held nothing else goes with its tag. */
static void leave(const struct format *f, xmlNodePtr node, bool is_end)
{
    xmlNodePtr parent = node->parent;
    if (is_end)
        cut_link_after(parent, node);
    else
        cut_link_before(parent, node);
    if (markup_role(f, parent) == ROLE_WRAPPER && is_empty_shell(f, parent))
        markup_remove(parent);
}

void cut_lift(const struct format *f, xmlNodePtr node, const xmlNode *ancestor, bool is_end)
{
    while (node->parent != ancestor) {
        if (can_split(markup_role(f, node->parent)))
            split_parent(f, node);
        else
            leave(f, node, is_end);
    }
}

static bool is_blank(const xmlChar *text)
{
    for (; *text; text++)
        if (*text != ' ' && *text != '\t' && *text != '\n' && *text != '\r' && !(text[0] == 0xC2 && text[1] == 0xA0) &&
            !(text[0] == 0xA0))
            return false;
    return true;
}

/* Elements that may stand beside a marker in a paragraph of its own: they carry text or show nothing. */
static bool shows_nothing(enum role role)
{
    return role == ROLE_RUN || role == ROLE_TEXT || role == ROLE_INLINE || role == ROLE_PROPERTIES || role == ROLE_SILENT ||
           role == ROLE_SPACES || role == ROLE_TAB || role == ROLE_WRAPPER;
}

static bool may_stand_beside(const struct format *f, const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        return is_blank(node->content);
    const struct marker *other = markup_marker(node);
    if (other)
        return other->tag.kind == TAG_REMARK;
    return node->type != XML_ELEMENT_NODE || shows_nothing(markup_role(f, node));
}

/* The first node of a marker's paragraph that is more than the marker and blanks, beginning with `node`. */
static xmlNodePtr find_beside(const struct format *f, const struct marker *m, xmlNodePtr node)
{
    while (node && (node == m->node || may_stand_beside(f, node)))
        node = markup_role(f, node) == ROLE_PROPERTIES ? markup_after(node, m->paragraph) : markup_next(node, m->paragraph);
    return node;
}

bool cut_is_alone(const struct format *f, const struct marker *m)
{
    return !find_beside(f, m, m->paragraph->children);
}

xmlNodePtr cut_only_neighbour(const struct format *f, const struct marker *m)
{
    xmlNodePtr found = find_beside(f, m, m->paragraph->children);
    return found && !find_beside(f, m, markup_next(found, m->paragraph)) ? found : NULL;
}

static bool is_only_child(const struct format *f, const xmlNode *node)
{
    for (const xmlNode *other = node->parent->children; other; other = other->next)
        if (other != node && other->type == XML_ELEMENT_NODE && markup_role(f, other) != ROLE_PROPERTIES)
            return false;
    return true;
}

xmlNodePtr cut_block_of(const struct format *f, xmlNodePtr paragraph)
{
    xmlNodePtr block = paragraph;
    while ((markup_role(f, block->parent) == ROLE_ITEM || markup_role(f, block->parent) == ROLE_WRAPPER) && is_only_child(f, block))
        block = block->parent;
    return block;
}
