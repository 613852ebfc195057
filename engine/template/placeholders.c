/* A picture of DrawingML keeps its frame, and is fitted into it by a source rectangle that is larger than the picture
 * (ECMA-376 part 1, 20.1.8.55: what Office writes when a picture is cropped to fit); one of ODF (part 3, 10.4.2) gets the
 * size and the place that it needs. Whether there is a picture is a condition around it, asked before. */
#include "template/placeholders.h"

#include <string.h>

#include "base/i18n.h"
#include "pack/namespaces.h"
#include "template/lowering.h"
#include "template/markup/cut.h"
#include "template/parts/alternative.h"
#include "template/parts/relations.h"
#include "template/parts/replaced.h"
#include "template/parts/slides.h"
#include "template/shapes.h"
#include "template/tags/pages.h"


enum { NAMES_LIMIT = 2 };

/* A picture of the template with a tag in one of the elements that say its alternative text. */
struct placeholder {
    struct parts *parts;
    struct str part; /* the name of the one it stands in */
    struct arena *arena;
    const struct format *format;
    xmlNodePtr picture;
    xmlNodePtr names[NAMES_LIMIT];
    size_t name_count;
    struct tag tag;
    struct str rest; /* of the alternative text */
    struct insertion *place;
};

static xmlNodePtr child_of(const xmlNode *parent, const char *name)
{
    xmlNodePtr child = parent ? xmlFirstElementChild((xmlNodePtr)parent) : NULL;
    while (child && !markup_is(child, name))
        child = xmlNextElementSibling(child);
    return child;
}

static xmlNodePtr ancestor(xmlNodePtr node, const char *name)
{
    while (node && !markup_is(node, name))
        node = node->parent;
    return node;
}

/* ---- finding ---- */

static bool is_picture(const struct format *f, const xmlNode *node)
{
    return f->drawings == DRAWINGS_ODF ? markup_is(node, "frame") && child_of(node, "image")
                                       : markup_is(node, "pic") && child_of(node, "blipFill");
}

static void add_name(struct placeholder *p, xmlNodePtr name)
{
    if (name && p->name_count < NAMES_LIMIT)
        p->names[p->name_count++] = name;
}

/* A picture that is the whole drawing in a text has its text at the drawing, and once more at itself. */
static void find_names(struct placeholder *p)
{
    if (p->format->drawings == DRAWINGS_ODF) {
        add_name(p, child_of(p->picture, "title"));
        add_name(p, child_of(p->picture, "desc"));
        return;
    }
    add_name(p, child_of(child_of(p->picture, "nvPicPr"), "cNvPr"));
    if (markup_is(p->picture->parent, "graphicData"))
        add_name(p, child_of(p->picture->parent->parent->parent, "docPr"));
}

static bool find_tag(struct placeholder *p)
{
    bool found = false;
    for (size_t i = 0; i < p->name_count; i++) {
        struct str text, rest;
        struct tag tag;
        if (!alternative_of(p->arena, p->format, p->names[i], &text) ||
            !alternative_parse(p->arena, p->parts->file, text, STR("%"), &tag, &rest))
            continue;
        p->tag = tag;
        p->rest = rest;
        found = true;
    }
    return found;
}

/* ---- what differs ---- */

static struct marker *new_fitted(struct placeholder *p, enum fitted what)
{
    struct marker *m = markup_marker_new(p->arena, p->picture->doc, MARKER_FITTED, (struct tag){0});
    m->number = what;
    m->text = p->rest;
    return m;
}

static void fit_attribute(struct placeholder *p, xmlNodePtr node, xmlNsPtr ns, const char *name, enum fitted what)
{
    markup_mark_attribute(node, ns, name, "", new_fitted(p, what));
}

static void drop_attribute(xmlNodePtr node, const char *name)
{
    for (xmlAttrPtr a = node->properties, next; a; a = next) {
        next = a->next;
        if (strcmp((const char *)a->name, name) == 0)
            xmlRemoveProp(a);
    }
}

/* Of the names in ODF the other one says something of its own. */
static void fit_names(struct placeholder *p)
{
    struct str text, rest;
    struct tag tag;
    for (size_t i = 0; i < p->name_count; i++) {
        xmlNodePtr name = p->names[i];
        if (p->format->drawings == DRAWINGS_DRAWINGML) {
            fit_attribute(p, name, NULL, "descr", FITTED_ALTERNATIVE);
        } else if (alternative_of(p->arena, p->format, name, &text) &&
                   alternative_parse(p->arena, p->parts->file, text, STR("%"), &tag, &rest)) {
            alternative_set(p->format, name, STR(""));
            xmlAddChild(name, new_fitted(p, FITTED_ALTERNATIVE)->node);
        }
    }
}

/* The relationship of a blip, which may be a link; NULL when it shows nothing. */
static xmlNsPtr take_relationship(struct placeholder *p, xmlNodePtr blip)
{
    xmlNsPtr ns = NULL;
    for (xmlAttrPtr a = blip->properties; a; a = a->next)
        if (a->ns && (strcmp((const char *)a->name, "embed") == 0 || strcmp((const char *)a->name, "link") == 0))
            ns = a->ns;
    if (!ns)
        return NULL;
    replaced_note(p->parts, p->part, markup_attribute(p->arena, blip, (const char *)ns->href, "embed"));
    replaced_note(p->parts, p->part, markup_attribute(p->arena, blip, (const char *)ns->href, "link"));
    drop_attribute(blip, "link");
    return ns;
}

/* What was cut off, or shown smaller, was so for the template's picture. */
static void fit_fill(struct placeholder *p, xmlNodePtr fill, xmlNodePtr blip)
{
    xmlNodePtr source = child_of(fill, "srcRect"), stretch = child_of(child_of(fill, "stretch"), "fillRect");
    static const char *const sides[] = {"l", "t", "r", "b"};
    if (!source)
        source = xmlAddNextSibling(blip, xmlNewDocNode(fill->doc, blip->ns, (const xmlChar *)"srcRect", NULL));
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        fit_attribute(p, source, NULL, sides[i], i % 2 ? FITTED_INSET_DOWN : FITTED_INSET_ACROSS);
        if (stretch)
            drop_attribute(stretch, sides[i]);
    }
}

/* A drawing is shown by an extension, beside a picture of it. */
static void drop_extensions(struct placeholder *p, xmlNodePtr extensions)
{
    for (xmlNodePtr node = extensions; node; node = markup_next(node, extensions))
        for (xmlAttrPtr a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next)
            if (a->ns && strcmp((const char *)a->name, "embed") == 0)
                replaced_note(p->parts, p->part, markup_attribute(p->arena, node, (const char *)a->ns->href, "embed"));
    markup_remove(extensions);
}

static bool fit_drawingml(struct placeholder *p)
{
    xmlNodePtr fill = child_of(p->picture, "blipFill"), blip = child_of(fill, "blip"), extensions = child_of(blip, "extLst");
    xmlNsPtr relationship = blip ? take_relationship(p, blip) : NULL;
    if (!relationship)
        return false;
    fit_attribute(p, blip, relationship, "embed", FITTED_RELATION);
    if (extensions)
        drop_extensions(p, extensions);
    xmlAddChild(blip, new_fitted(p, FITTED_DRAWING)->node);
    fit_fill(p, fill, blip);
    shapes_read_place(p->parts, p->part, p->picture, p->place);
    return true;
}

/* A length of the frame that is said otherwise than as one is said now. */
static void fit_size(struct placeholder *p, xmlNsPtr svg, const char *name, const char *relative, enum fitted what)
{
    drop_attribute(p->picture, relative);
    fit_attribute(p, p->picture, svg, name, what);
}

static void fit_offset(struct placeholder *p, xmlNsPtr svg, const char *name, enum fitted what)
{
    if (xmlHasNsProp(p->picture, (const xmlChar *)name, svg->href))
        fit_attribute(p, p->picture, svg, name, what);
}

/* The style of that name in the same part, if it is written there. */
static xmlNodePtr find_style(struct placeholder *p, struct str name)
{
    xmlNodePtr root = xmlDocGetRootElement(p->picture->doc);
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (markup_is(node, "style") && str_equal(markup_attribute(p->arena, node, (const char *)node->ns->href, "name"), name))
            return node;
    return NULL;
}

/* A picture that is cut off has a style that says so: another one is made that does not. */
static void fit_style(struct placeholder *p)
{
    xmlAttrPtr named = xmlHasNsProp(p->picture, (const xmlChar *)"style-name", p->picture->ns->href);
    struct str name = markup_attribute(p->arena, p->picture, (const char *)p->picture->ns->href, "style-name");
    xmlNodePtr style = named ? find_style(p, name) : NULL, properties = child_of(style, "graphic-properties");
    bool is_cut = false;
    for (xmlAttrPtr a = properties ? properties->properties : NULL; a; a = a->next)
        is_cut = is_cut || strcmp((const char *)a->name, "clip") == 0;
    if (!is_cut)
        return;
    struct str whole = arena_printf(p->arena, "%.*s_whole", STR_ARG(name));
    if (!find_style(p, whole)) {
        xmlNodePtr copy = xmlAddNextSibling(style, cut_copy(style, true));
        xmlSetNsProp(copy, copy->ns, (const xmlChar *)"name", (const xmlChar *)whole.ptr);
        drop_attribute(child_of(copy, "graphic-properties"), "clip");
    }
    xmlSetNsProp(p->picture, named->ns, (const xmlChar *)"style-name", (const xmlChar *)whole.ptr);
}

static void fit_odf(struct placeholder *p)
{
    static const char *const old[] = {"end-cell-address", "end-x", "end-y"};
    static const char *const shapes[] = {"contour-polygon", "contour-path"};
    xmlNodePtr first = child_of(p->picture, "image"), image;
    xmlNsPtr svg = p->names[0]->ns;
    fit_style(p);
    shapes_read_frame(p->arena, p->picture, p->place);
    xmlAddPrevSibling(first, new_fitted(p, FITTED_IMAGES)->node);
    while ((image = child_of(p->picture, "image"))) {
        replaced_note(p->parts, p->part, markup_attribute(p->arena, image, NS_XLINK, "href"));
        markup_remove(image);
    }
    fit_size(p, svg, "width", "rel-width", FITTED_WIDTH);
    fit_size(p, svg, "height", "rel-height", FITTED_HEIGHT);
    fit_offset(p, svg, "x", FITTED_LEFT);
    fit_offset(p, svg, "y", FITTED_TOP);
    for (size_t i = 0; i < sizeof old / sizeof *old; i++)
        drop_attribute(p->picture, old[i]);
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if ((image = child_of(p->picture, shapes[i])))
            markup_remove(image);
}

/* ---- what vanishes ---- */

/* Programs that cannot read the picture have another drawing beside it, with its own text: they are no more. */
static xmlNodePtr drop_other_form(xmlNodePtr drawing)
{
    xmlNodePtr choice = ancestor(drawing, "Choice"), other = choice ? child_of(choice->parent, "Fallback") : NULL;
    if (other)
        markup_remove(other);
    return choice ? choice->parent : NULL;
}

/* What the picture alone fills: the drawing in a text, the anchor in a sheet. */
static xmlNodePtr drawing_of(xmlNodePtr picture)
{
    static const char *const holders[] = {"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"};
    xmlNodePtr alternate = drop_other_form(picture);
    if (markup_is(picture->parent, "graphicData")) {
        xmlNodePtr drawing = ancestor(picture, "drawing");
        return !drawing ? picture : alternate && drawing->parent->parent == alternate ? alternate : drawing;
    }
    for (size_t i = 0; i < sizeof holders / sizeof *holders; i++)
        if (markup_is(picture->parent, holders[i]))
            return picture->parent;
    return picture;
}

/* The paragraph with the drawing, when it holds nothing else; for a while a marker stands in the drawing's place. */
static xmlNodePtr paragraph_alone(struct placeholder *p, xmlNodePtr drawing)
{
    xmlNodePtr paragraph = markup_ancestor(p->format, drawing, ROLE_PARAGRAPH);
    if (!paragraph || pages_carries_setup(p->format, paragraph))
        return NULL;
    struct marker *m = markup_marker_new(p->arena, drawing->doc, MARKER_TAG, p->tag);
    m->paragraph = paragraph;
    xmlReplaceNode(drawing, m->node);
    bool is_alone = cut_is_alone(p->format, m);
    xmlReplaceNode(m->node, drawing);
    xmlFreeNode(m->node);
    return is_alone ? paragraph : NULL;
}

/* The same expression is asked whether there is a picture, and then which. */
static void surround(struct placeholder *p)
{
    xmlNodePtr drawing = drawing_of(p->picture), paragraph = paragraph_alone(p, drawing);
    xmlNodePtr whole = paragraph ? cut_block_of(p->format, paragraph) : drawing;
    struct tag condition = p->tag;
    condition.kind = TAG_CONDITION;
    condition.asked_by = p->tag.text;
    struct marker *begin = markup_marker_new(p->arena, whole->doc, MARKER_BEGIN, condition);
    begin->end = markup_marker_new(p->arena, whole->doc, MARKER_END, (struct tag){.kind = TAG_CLOSE});
    xmlAddPrevSibling(whole, begin->node);
    xmlAddNextSibling(whole, begin->end->node);
    struct marker *m = markup_marker_new(p->arena, whole->doc, MARKER_PICTURE, p->tag);
    m->picture = p->place;
    xmlAddPrevSibling(whole, m->node);
}

/* ---- one part ---- */

static bool refuse(struct parts *parts, const struct tag *tag)
{
    return diag_error(parts->d, tag->place, "TAG-PICTURE", _("{%.*s} belongs in the alternative text of a picture"), STR_ARG(tag->text));
}

static void place(struct parts *parts, size_t part, xmlNodePtr picture)
{
    struct program *program = parts->program;
    struct placeholder p = {.parts = parts, .arena = &program->arena, .format = parts->format, .picture = picture};
    find_names(&p);
    if (!find_tag(&p))
        return;
    size_t origin = slides_origin(parts, part, picture);
    p.part = parts->items[origin].name;
    p.place = ARENA_NEW(p.arena, struct insertion);
    p.place->relations = parts->format->contents || parts->format->drawings == DRAWINGS_ODF ? SIZE_MAX : relations_stream(parts, p.part);
    if (!parts->format->contents)
        program->contents = relations_contents_stream(parts);
    parts->items[origin].is_changed = true;
    if (parts->format->drawings == DRAWINGS_ODF)
        fit_odf(&p);
    else if (!fit_drawingml(&p))
        return; /* it shows nothing: its tag is told as any other that stands at no picture */
    fit_names(&p);
    surround(&p);
}

/* A tag at a drawing that is no picture. */
static bool is_astray(struct parts *parts, xmlNodePtr node, struct tag *tag)
{
    struct str text, rest;
    struct arena *a = &parts->program->arena;
    return node->type == XML_ELEMENT_NODE && alternative_of(a, parts->format, node, &text) &&
           alternative_parse(a, parts->file, text, STR("%"), tag, &rest);
}

bool placeholders_place(struct parts *parts, size_t part)
{
    xmlNodePtr root = xmlDocGetRootElement(parts->items[part].doc);
    bool ok = true;
    struct tag tag;
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (is_picture(parts->format, node))
            place(parts, part, node);
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (is_astray(parts, node, &tag))
            ok = refuse(parts, &tag) && ok;
    return ok;
}

/* ---- lowering ---- */

bool lowering_put_placeholder(struct lowering *l, const struct marker *m)
{
    if (m->kind == MARKER_PICTURE) {
        struct insertion *in = ARENA_NEW(&l->program->arena, struct insertion);
        *in = *m->picture;
        if (l->format->contents)
            in->relations = l->relations;
        size_t slot = lowering_new_slot(l, SLOT_PICTURE, &m->tag);
        l->program->slots[slot].room = ROOM_PLACEHOLDER;
        struct op *op = lowering_emit(l, OP_PICTURE);
        op->slot = slot;
        op->insertion = in;
    } else if (m->kind == MARKER_FITTED) {
        struct op *op = lowering_emit(l, OP_FITTED);
        op->number = (int64_t)m->number;
        op->literal = m->text;
    }
    return m->kind == MARKER_PICTURE || m->kind == MARKER_FITTED;
}
