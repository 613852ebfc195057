/* Both forms stay: words for what is unknown are text of the shape. ECMA-376 part 1, 19.3.1.37 and 19.3.1.43; a
 * placeholder that says no place has that of the layout, or of the layout's master (19.3.1.36). */
#include "template/shapes.h"

#include <string.h>

#include "base/i18n.h"
#include "template/lowering.h"
#include "template/parts/relations.h"
#include "template/parts/slides.h"
#include "template/pictures/length.h"
#include "template/program/program.h"

/* ---- reading ---- */

static xmlNodePtr find(xmlNodePtr root, const char *name)
{
    xmlNodePtr node = root;
    while (node && !markup_is(node, name))
        node = markup_next(node, root);
    return node;
}

/* The attribute of that local name, in whatever namespace. */
static struct str attribute(xmlNodePtr node, const char *name)
{
    for (xmlAttrPtr a = node ? node->properties : NULL; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 && a->children)
            return str_from((const char *)a->children->content);
    return (struct str){0};
}

static int64_t number(xmlNodePtr node, const char *name)
{
    int64_t n = 0;
    bool is_one = str_to_int64(attribute(node, name), &n);
    return is_one && n >= INT32_MIN && n <= INT32_MAX ? n : 0;
}

static xmlNodePtr shape_of(const struct format *f, xmlNodePtr node)
{
    enum role wanted = f->shapes == SHAPES_ODF ? ROLE_FRAME : ROLE_SHAPE, role;
    for (; node && (role = markup_role(f, node)) != wanted; node = node->parent)
        if (role == ROLE_CELL)
            return NULL;
    return node;
}

static bool is_alone(const struct format *f, xmlNodePtr shape, const struct marker *m)
{
    for (xmlNodePtr node = shape; node; node = markup_next(node, shape)) {
        bool is_text = (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && !xmlIsBlankNode(node);
        if ((is_text && markup_holds_text(f, node->parent)) || (markup_marker(node) && markup_marker(node) != m))
            return false;
    }
    return true;
}

/* ---- places ---- */

static bool is_same_placeholder(xmlNodePtr a, xmlNodePtr b)
{
    struct str index = attribute(a, "idx"), type = attribute(a, "type");
    return index.len ? str_equal(index, attribute(b, "idx")) : str_equal(type, attribute(b, "type"));
}

/* The place of the shape with that placeholder in the part of that name, or NULL. */
static xmlNodePtr place_in(struct parts *parts, struct str name, xmlNodePtr placeholder)
{
    size_t part = name.len && parts_has(parts, name) ? parts_find(parts, name) : SIZE_MAX;
    xmlNodePtr root = part == SIZE_MAX ? NULL : xmlDocGetRootElement(parts->items[part].doc);
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (markup_is(node, "sp") && find(node, "ph") && is_same_placeholder(placeholder, find(node, "ph")) && find(node, "xfrm"))
            return find(node, "xfrm");
    return NULL;
}

static xmlNodePtr inherited_place(struct parts *parts, struct str part, xmlNodePtr placeholder)
{
    struct str layout = relations_target_of_type(parts, part, "/slideLayout");
    xmlNodePtr place = place_in(parts, layout, placeholder);
    return place || !layout.len ? place : place_in(parts, relations_target_of_type(parts, layout, "/slideMaster"), placeholder);
}

static xmlNodePtr place_of(struct parts *parts, struct str part, xmlNodePtr shape)
{
    xmlNodePtr place = find(shape, "xfrm"), placeholder = find(shape, "ph");
    return place || !placeholder ? place : inherited_place(parts, part, placeholder);
}

void shapes_read_place(struct parts *parts, struct str part, xmlNodePtr shape, struct insertion *in)
{
    xmlNodePtr place = place_of(parts, part, shape);
    xmlNodePtr offset = place ? find(place, "off") : NULL, size = place ? find(place, "ext") : NULL;
    in->left = number(offset, "x");
    in->top = number(offset, "y");
    in->width = number(size, "cx");
    in->height = number(size, "cy");
}

static int64_t length(xmlNodePtr node, const char *name)
{
    int64_t emu = 0;
    struct str text = attribute(node, name);
    bool below = text.len && text.ptr[0] == '-';
    return !length_parse(str_slice(text, below, text.len), 0, &emu) ? 0 : below ? -emu : emu;
}

void shapes_read_frame(struct arena *a, xmlNodePtr frame, struct insertion *in)
{
    in->left = length(frame, "x");
    in->top = length(frame, "y");
    in->width = length(frame, "width");
    in->height = length(frame, "height");
    xmlAttrPtr style = xmlHasNsProp(frame, (const xmlChar *)"style-name", frame->ns->href);
    if (style && style->children)
        in->paragraph_style = arena_str(a, str_from((const char *)style->children->content));
}

void shapes_corner(struct parts *parts, struct str part, xmlNodePtr shape, int64_t *left, int64_t *top)
{
    bool is_odf = parts->format->shapes == SHAPES_ODF;
    xmlNodePtr place = is_odf ? shape : place_of(parts, part, shape), offset = place && !is_odf ? find(place, "off") : NULL;
    int64_t x = is_odf ? length(place, "x") : number(offset, "x"), y = is_odf ? length(place, "y") : number(offset, "y");
    *left = x > 0 ? x : 0;
    *top = y > 0 ? y : 0;
}

/* ---- markers ---- */

static void surround(struct parts *parts, size_t part, xmlNodePtr shape)
{
    struct program *p = parts->program;
    struct str name = parts->items[slides_origin(parts, part, shape)].name;
    struct insertion *in = ARENA_NEW(&p->arena, struct insertion);
    struct marker *begin = markup_marker_new(&p->arena, shape->doc, MARKER_SHAPE, (struct tag){0});
    struct marker *end = markup_marker_new(&p->arena, shape->doc, MARKER_SHAPE_END, (struct tag){0});
    in->relations = parts->format->shapes == SHAPES_DRAWINGML ? relations_stream(parts, name) : SIZE_MAX;
    p->contents = relations_contents_stream(parts);
    if (parts->format->shapes == SHAPES_ODF)
        shapes_read_frame(&p->arena, shape, in);
    else
        shapes_read_place(parts, name, shape, in);
    begin->picture = in;
    xmlAddPrevSibling(shape, begin->node);
    xmlAddNextSibling(shape, end->node);
}

bool shapes_place(struct parts *parts, size_t part, const struct scanned *s)
{
    const struct format *f = parts->format;
    bool ok = true;
    for (size_t i = 0; f->shapes && i < s->count; i++) {
        const struct marker *m = s->markers[i];
        xmlNodePtr shape = m->tag.kind == TAG_PICTURE ? shape_of(f, m->node) : NULL;
        if (shape && is_alone(f, shape, m))
            surround(parts, part, shape);
        else if (m->tag.kind == TAG_PICTURE)
            ok = diag_error(
                parts->d, m->tag.place, "TAG-PICTURE",
                _("{%.*s}: on a slide a picture takes the place of a text box; the tag must stand alone in one, outside of tables"),
                STR_ARG(m->tag.text));
    }
    return ok;
}

bool lowering_put_shape_marker(struct lowering *l, const struct marker *m)
{
    if (m->kind == MARKER_SHAPE) {
        struct op *op = lowering_emit(l, OP_SHAPE);
        op->slot = l->program->slot_count; /* the only one in the shape */
        op->insertion = m->picture;
        l->shape = l->part->op_count - 1;
    } else if (m->kind == MARKER_SHAPE_END) {
        lowering_flush(l);
        l->part->ops[l->shape].target = l->part->op_count;
        l->program->slots[l->part->ops[l->shape].slot].room = ROOM_PICTURE;
    }
    return m->kind == MARKER_SHAPE || m->kind == MARKER_SHAPE_END;
}
