/* ECMA-376 part 1, 21.1.3.18 (a:tr) and 19.3.1.21 (p:graphicFrame). */
#include "template/grid/heights.h"

#include "template/grid/grid.h"

struct following {
    struct arena *arena;
    const struct format *format;
};

static xmlNodePtr find_role(const struct following *w, xmlNodePtr root, enum role role)
{
    xmlNodePtr node = root;
    while (node && markup_role(w->format, node) != role)
        node = markup_next(node, root);
    return node;
}

static bool has_sections(xmlNodePtr table)
{
    for (xmlNodePtr node = table->children; node; node = node->next)
        if (markup_marker(node) && markup_marker(node)->kind == MARKER_BEGIN)
            return true;
    return false;
}

/* The size that a frame says: the element with both lengths below its place. */
static xmlNodePtr size_of(xmlNodePtr frame)
{
    for (xmlNodePtr node = frame->children; node; node = markup_next(node, frame))
        if (markup_is(node, "ext") && xmlHasNsProp(node, (const xmlChar *)"cy", NULL))
            return node;
    return NULL;
}

static struct marker *new_marker(const struct following *w, xmlNodePtr at, enum marker_kind kind)
{
    return markup_marker_new(w->arena, at->doc, kind, (struct tag){0});
}

static void follow_row(const struct following *w, xmlNodePtr row)
{
    const char *name = w->format->tables->height;
    int64_t height;
    if (!grid_read_attribute(w->format, row, name, &height) || height < 0)
        return;
    struct marker *m = new_marker(w, row, MARKER_HEIGHT);
    m->number = (size_t)height;
    struct str said = markup_attribute(w->arena, row, NULL, name);
    markup_mark_attribute(row, NULL, name, said.ptr, m);
}

static void follow_table(const struct following *w, xmlNodePtr frame, xmlNodePtr table)
{
    xmlNodePtr size = size_of(frame);
    if (!size || !has_sections(table))
        return;
    markup_mark_attribute(size, NULL, "cy", "", new_marker(w, size, MARKER_HEIGHTS));
    for (xmlNodePtr node = table->children; node; node = node->next)
        if (markup_role(w->format, node) == ROLE_ROW)
            follow_row(w, node);
    xmlAddChild(frame, new_marker(w, frame, MARKER_HEIGHTS_END)->node);
}

void heights_follow(struct arena *a, const struct format *f, xmlDocPtr doc)
{
    struct following w = {a, f};
    xmlNodePtr root = f->tables && f->tables->height ? xmlDocGetRootElement(doc) : NULL;
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        xmlNodePtr table = markup_role(f, node) == ROLE_FRAME ? find_role(&w, node, ROLE_TABLE) : NULL;
        if (table)
            follow_table(&w, node, table);
    }
}
