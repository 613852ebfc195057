/* Remarks of ODF that are a child of what they speak of: of a cell, which has one at most, before its paragraphs (ODF 1.3 part 3,
 * 9.1.4), or of a slide, at a point of it (an extension that LibreOffice writes). */
#include "pack/namespaces.h"
#include "template/markup/cut.h"
#include "template/pictures/length.h"
#include "template/remarks/remarking.h"
#include "template/shapes.h"


static bool is_remark(const struct remark_style *s, const xmlNode *node)
{
    return markup_is(node, "annotation") && xmlStrEqual(node->ns->href, (const xmlChar *)s->namespace_uri);
}

/* The remark that the bearer has, or NULL. */
static xmlNodePtr find_remark(const struct remark_style *s, xmlNodePtr bearer)
{
    xmlNodePtr node = bearer->children;
    while (node && !is_remark(s, node))
        node = node->next;
    return node;
}

static xmlNodePtr next_bearer(const struct format *f, xmlNodePtr node, xmlNodePtr root)
{
    do
        node = markup_next(node, root);
    while (node && markup_role(f, node) != f->remarks->bearer);
    return node;
}

/* What bears the remark in the part as it lies: what the compiler adds to its own tree are neither cells nor slides. */
static xmlNodePtr as_it_lies(const struct remarks *r, const struct remark_target *t, size_t part)
{
    const struct format *f = r->parts->format;
    xmlNodePtr seen_root = remarking_root(r->seen, t->part), root = remarking_root(r->parts, part), seen = seen_root, node = root;
    do {
        seen = next_bearer(f, seen, seen_root);
        node = node ? next_bearer(f, node, root) : NULL;
    } while (seen && seen != t->bearer);
    return node;
}

/* ---- points of a slide ---- */

static bool is_taken(struct parts *parts, size_t part, xmlNodePtr slide, int64_t left, int64_t top)
{
    for (xmlNodePtr node = slide->children; node; node = node->next) {
        int64_t x = -1, y = -1;
        if (is_remark(parts->format->remarks, node))
            shapes_corner(parts, parts->items[part].name, node, &x, &y);
        if (x == left && y == top)
            return true;
    }
    return false;
}

/* At the corner of the shape; below the other remarks that stand there. */
static void set_point(const struct remarks *r, const struct remark_target *t, size_t part, xmlNodePtr slide, xmlNodePtr remark)
{
    struct arena *a = &r->parts->program->arena;
    xmlNodePtr shape = t->paragraph ? cut_child_holding(t->bearer, t->paragraph) : NULL;
    int64_t left = 0, top = 0;
    if (shape)
        shapes_corner(r->seen, r->seen->items[t->part].name, shape, &left, &top);
    while (is_taken(r->parts, part, slide, left, top))
        top += LENGTH_CM;
    xmlNsPtr svg = remarking_namespace(remarking_root(r->parts, part), NS_SVG, "svg");
    remarking_set(remark, svg, "x", length_cm(a, left).ptr);
    remarking_set(remark, svg, "y", length_cm(a, top).ptr);
}

/* ---- one remark ---- */

/* Before the paragraphs of a cell, but behind what names the source of its range; at the end of a slide. */
static void place(const struct remark_style *s, xmlNodePtr bearer, xmlNodePtr remark)
{
    xmlNodePtr first = s->is_single ? xmlFirstElementChild(bearer) : NULL;
    if (first && markup_is(first, "cell-range-source"))
        first = xmlNextElementSibling(first);
    if (first)
        xmlAddPrevSibling(first, remark);
    else
        xmlAddChild(bearer, remark);
}

static xmlNodePtr new_remark(const struct remarks *r, const struct remark_target *t, size_t part, xmlNodePtr bearer)
{
    const struct remark_style *s = r->parts->format->remarks;
    xmlNodePtr root = remarking_root(r->parts, part);
    xmlNodePtr remark = remarking_element(root->doc, remarking_namespace(root, s->namespace_uri, s->prefix), "annotation");
    if (!s->is_single)
        set_point(r, t, part, bearer, remark);
    remarking_add_text(remarking_add(remark, remarking_namespace(root, NS_DC, "dc"), "creator"), str_from(r->author));
    place(s, bearer, remark);
    return remark;
}

bool remark_element_put(struct remarks *r, const struct remark_target *t, struct str text)
{
    const struct remark_style *s = r->parts->format->remarks;
    size_t part = parts_find(r->parts, r->seen->items[t->part].name);
    xmlNodePtr bearer = part == SIZE_MAX ? NULL : as_it_lies(r, t, part);
    if (!bearer)
        return false;
    xmlNodePtr remark = s->is_single ? find_remark(s, bearer) : NULL;
    xmlNsPtr ns = remarking_namespace(remarking_root(r->parts, part), NS_TEXT, r->parts->format->prefix);
    remarking_add_text(remarking_add(remark ? remark : new_remark(r, t, part, bearer), ns, "p"), text);
    r->parts->items[part].is_changed = true;
    return true;
}
