/* Comments on slides (ECMA-376 part 1, 19.4): a list of authors for the presentation, a part of comments for each slide. Their
 * points are counted in 576ths of an inch. */
#include "template/parts/slides.h"
#include "template/pictures/length.h"
#include "template/remarks/remarking.h"
#include "template/shapes.h"

enum { UNITS_IN_INCH = 576, STEP = 120 };

struct author {
    xmlNodePtr node;
    int64_t id, next; /* number of the next comment */
};

static int64_t number_of(struct arena *a, xmlNodePtr node, const char *name)
{
    int64_t n = 0;
    str_to_int64(markup_attribute(a, node, NULL, name), &n);
    return n;
}

/* ---- the author ---- */

static xmlNodePtr find_author(struct arena *a, const char *author, xmlNodePtr list)
{
    xmlNodePtr node = xmlFirstElementChild(list);
    while (node && !str_equal(markup_attribute(a, node, NULL, "name"), str_from(author)))
        node = xmlNextElementSibling(node);
    return node;
}

static xmlNodePtr add_author(const struct remarks *r, xmlNodePtr list)
{
    size_t id = remarking_free_number(list, "id", STR(""));
    xmlNodePtr last = xmlLastElementChild(list), node = remarking_element(list->doc, list->ns, "cmAuthor");
    if (last && markup_is(last, "extLst"))
        xmlAddPrevSibling(last, node);
    else
        xmlAddChild(list, node);
    remarking_set_number(node, "id", (int64_t)id);
    remarking_set(node, NULL, "name", r->author);
    remarking_set(node, NULL, "initials", r->initials);
    remarking_set(node, NULL, "lastIdx", "0");
    remarking_set_number(node, "clrIdx", (int64_t)id);
    return node;
}

static bool open_author(const struct remarks *r, const char *uri, struct author *out)
{
    struct parts *parts = r->parts;
    struct arena *a = &parts->program->arena;
    struct str id;
    size_t part = remarking_part(parts, str_from(parts->format->presentation), &parts->format->remarks->authors, uri, &id);
    if (part == SIZE_MAX)
        return false;
    xmlNodePtr list = remarking_root(parts, part), known = find_author(a, r->author, list);
    out->node = known ? known : add_author(r, list);
    out->id = number_of(a, out->node, "id");
    out->next = number_of(a, out->node, "lastIdx") + 1;
    remarking_set_number(out->node, "lastIdx", out->next);
    return true;
}

/* ---- points ---- */

/* What stands on the slide itself and holds a paragraph; NULL for what stands in its notes. */
static xmlNodePtr shape_of(const struct format *f, xmlNodePtr node)
{
    if (!node || markup_ancestor(f, node, ROLE_NOTES))
        return NULL;
    while (!slides_is_holder(node) && !markup_is(node->parent, "spTree"))
        node = node->parent;
    return slides_is_holder(node) ? NULL : node;
}

static bool is_taken(struct arena *a, xmlNodePtr list, int64_t x, int64_t y)
{
    for (xmlNodePtr node = list; node; node = markup_next(node, list))
        if (markup_is(node, "pos") && number_of(a, node, "x") == x && number_of(a, node, "y") == y)
            return true;
    return false;
}

/* At the corner of the shape; below the other comments that stand there. */
static void add_point(const struct remarks *r, const struct remark_target *t, struct str slide, xmlNodePtr list, xmlNodePtr comment)
{
    struct arena *a = &r->parts->program->arena;
    xmlNodePtr shape = shape_of(r->seen->format, t->paragraph);
    int64_t left = 0, top = 0;
    if (shape)
        shapes_corner(r->seen, slide, shape, &left, &top);
    int64_t x = left * UNITS_IN_INCH / LENGTH_INCH, y = top * UNITS_IN_INCH / LENGTH_INCH;
    while (is_taken(a, list, x, y))
        y += STEP;
    xmlNodePtr point = remarking_add(comment, list->ns, "pos");
    remarking_set_number(point, "x", x);
    remarking_set_number(point, "y", y);
}

bool remark_slide_put(struct remarks *r, const struct remark_target *t, struct str text)
{
    struct str slide = r->seen->items[slides_part_of(t->bearer)].name, id;
    const char *uri = remarking_uri(xmlFirstElementChild(t->bearer));
    size_t part = uri ? remarking_part(r->parts, slide, &r->parts->format->remarks->texts, uri, &id) : SIZE_MAX;
    struct author author;
    if (part == SIZE_MAX || !open_author(r, uri, &author))
        return false;
    xmlNodePtr list = remarking_root(r->parts, part), comment = remarking_element(list->doc, list->ns, "cm");
    remarking_set_number(comment, "authorId", author.id);
    remarking_set_number(comment, "idx", author.next);
    add_point(r, t, slide, list, comment);
    remarking_add_text(remarking_add(comment, list->ns, "text"), text);
    xmlAddChild(list, comment);
    return true;
}
