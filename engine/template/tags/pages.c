/* A page break in WordprocessingML stands in a run; in ODF it is the style of a paragraph, so that its tag must stand
 * alone there. */
#include "template/tags/pages.h"

#include <string.h>

#include "base/i18n.h"
#include "pack/namespaces.h"
#include "template/markup/cut.h"


static const xmlChar break_style[] = "pisarPageBreak";

/* ---- between copies ---- */

static bool is_blank_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE && xmlIsBlankNode(node);
}

/* The end marker of the loop whose body `block` ends, or NULL. */
static xmlNodePtr loop_end_after(const struct scanned *s, xmlNodePtr block)
{
    xmlNodePtr next = block->next;
    while (next && is_blank_text(next))
        next = next->next;
    const struct marker *m = next ? markup_marker(next) : NULL;
    for (size_t i = 0; m && i < s->count; i++)
        if (s->markers[i]->end == m && s->markers[i]->tag.kind == TAG_SECTION && !s->markers[i]->otherwise)
            return next;
    return NULL;
}

static void put_between(struct arena *a, xmlNodePtr first, xmlNodePtr last)
{
    struct marker *begin = markup_marker_new(a, first->doc, MARKER_BETWEEN, (struct tag){0});
    struct marker *end = markup_marker_new(a, first->doc, MARKER_BETWEEN_END, (struct tag){0});
    cut_link_before(first, begin->node);
    cut_link_after(last, end->node);
}

bool pages_breaks(const struct format *f, const xmlNode *node)
{
    for (const xmlAttr *a = markup_role(f, node) == ROLE_BREAK ? node->properties : NULL; a; a = a->next)
        if (xmlStrEqual(a->name, (const xmlChar *)"type") && a->children && xmlStrEqual(a->children->content, (const xmlChar *)"page"))
            return true;
    return false;
}

/* ---- page breaks of ODF ---- */

static xmlNodePtr find_child(xmlNodePtr parent, const char *uri, const char *name)
{
    for (xmlNodePtr node = xmlFirstElementChild(parent); node; node = xmlNextElementSibling(node))
        if (node->ns && strcmp((const char *)node->name, name) == 0 && strcmp((const char *)node->ns->href, uri) == 0)
            return node;
    return NULL;
}

static xmlNsPtr namespace_of(xmlNodePtr root, const char *uri, const char *prefix)
{
    xmlNsPtr ns = xmlSearchNsByHref(root->doc, root, (const xmlChar *)uri);
    return ns ? ns : xmlNewNs(root, (const xmlChar *)uri, (const xmlChar *)prefix);
}

static xmlNodePtr automatic_styles(xmlNodePtr root)
{
    xmlNodePtr styles = find_child(root, NS_OFFICE, "automatic-styles"), body = find_child(root, NS_OFFICE, "body");
    if (styles || !body)
        return styles;
    styles = xmlNewDocNode(root->doc, namespace_of(root, NS_OFFICE, "office"), (const xmlChar *)"automatic-styles", NULL);
    return xmlAddPrevSibling(body, styles);
}

/* The automatic style of a paragraph after which a page ends; false where styles cannot be told, as in headers. */
static bool declare_break_style(xmlDocPtr doc)
{
    xmlNodePtr root = xmlDocGetRootElement(doc), styles = automatic_styles(root);
    xmlNsPtr style = namespace_of(root, NS_STYLE, "style"), fo = namespace_of(root, NS_FO, "fo");
    if (!styles)
        return false;
    for (xmlNodePtr node = xmlFirstElementChild(styles); node; node = xmlNextElementSibling(node)) {
        xmlChar *name = xmlGetNsProp(node, (const xmlChar *)"name", (const xmlChar *)NS_STYLE);
        bool found = xmlStrEqual(name, break_style);
        xmlFree(name);
        if (found)
            return true;
    }
    xmlNodePtr declared = xmlNewChild(styles, style, (const xmlChar *)"style", NULL);
    xmlNewNsProp(declared, style, (const xmlChar *)"name", break_style);
    xmlNewNsProp(declared, style, (const xmlChar *)"family", (const xmlChar *)"paragraph");
    xmlNodePtr properties = xmlNewChild(declared, style, (const xmlChar *)"paragraph-properties", NULL);
    xmlNewNsProp(properties, fo, (const xmlChar *)"break-after", (const xmlChar *)"page");
    return true;
}

static bool style_paragraph(struct marker *m, struct diag *d)
{
    xmlNodePtr p = m->paragraph;
    if (!declare_break_style(p->doc))
        return diag_error(d, m->tag.place, "TAG-BREAK", _("{%.*s}: there are no pages here"), STR_ARG(m->tag.text));
    while (p->children)
        markup_remove(p->children);
    xmlSetNsProp(p, p->ns, (const xmlChar *)"style-name", break_style);
    return true;
}

/* ---- placing ---- */

static bool place_break(struct arena *a, const struct format *f, const struct scanned *s, struct marker *m, struct diag *d)
{
    bool alone = cut_is_alone(f, m);
    if (!str_equal(m->tag.expression, STR("page")) && !str_equal(m->tag.expression, STR("страницы")))
        return diag_error(d, m->tag.place, "TAG-BREAK", _("{%.*s}: there are only breaks of a page: {:break page}"), STR_ARG(m->tag.text));
    if (f->sheets && markup_ancestor(f, m->node, ROLE_ROW)) /* sheet_breaks.c */
        return true;
    if (f->has_slides || f->sheets)
        return diag_error(d, m->tag.place, "TAG-BREAK", _("{%.*s}: there are no pages here"), STR_ARG(m->tag.text));
    if (!f->page_break && !alone)
        return diag_error(d, m->tag.place, "TAG-BREAK", _("{%.*s} must stand alone in its paragraph here"), STR_ARG(m->tag.text));
    if (alone && loop_end_after(s, m->paragraph))
        put_between(a, m->paragraph, m->paragraph);
    return f->page_break || style_paragraph(m, d);
}

bool pages_place_breaks(struct arena *a, const struct format *f, const struct scanned *s, struct diag *d)
{
    bool ok = true;
    for (size_t i = 0; i < s->count; i++)
        if (s->markers[i]->tag.kind == TAG_BREAK)
            ok = place_break(a, f, s, s->markers[i], d) && ok;
    return ok;
}

/* ---- sections of pages ---- */

bool pages_carries_setup(const struct format *f, xmlNodePtr block)
{
    for (xmlNodePtr node = block; node && markup_role(f, block) == ROLE_PARAGRAPH; node = markup_next(node, block))
        if (markup_role(f, node) == ROLE_SECTION_PROPERTIES)
            return true;
    return false;
}

static bool is_border(const xmlNode *node, enum marker_kind kind)
{
    const struct marker *m = markup_marker(node);
    return m && m->kind == kind;
}

/* Sections that lie wholly in these pages are passed over; borders of those around them end the way, and what parts the
 * copies of those. */
static xmlNodePtr first_of_pages(const struct format *f, xmlNodePtr node)
{
    xmlNodePtr first = node;
    size_t inside = 0;
    for (xmlNodePtr at = node->prev; at && !pages_carries_setup(f, at); at = at->prev) {
        if (is_border(at, MARKER_BEGIN) && !inside)
            break;
        inside += is_border(at, MARKER_END);
        inside -= is_border(at, MARKER_BEGIN);
        if (!inside)
            first = at;
    }
    return first;
}

static xmlNodePtr last_of_pages(const struct format *f, xmlNodePtr node, xmlNodePtr *setup)
{
    xmlNodePtr last = node;
    *setup = NULL;
    for (; !pages_carries_setup(f, last) && last->next && !is_border(last->next, MARKER_END) && !is_border(last->next, MARKER_BETWEEN);
         last = last->next)
        if (markup_role(f, last->next) == ROLE_SECTION_PROPERTIES) {
            *setup = last->next;
            break;
        }
    return last;
}

void pages_section_around(const struct format *f, xmlNodePtr node, xmlNodePtr *first, xmlNodePtr *last, xmlNodePtr *setup)
{
    *first = first_of_pages(f, node);
    *last = last_of_pages(f, node, setup);
}

void pages_end_copies(struct arena *a, struct marker *m, xmlNodePtr setup)
{
    xmlNodePtr paragraph = xmlNewDocNode(setup->doc, setup->ns, (const xmlChar *)"p", NULL);
    xmlNodePtr properties = xmlNewChild(paragraph, setup->ns, (const xmlChar *)"pPr", NULL);
    xmlAddChild(properties, cut_copy(setup, true));
    cut_link_before(m->end->node, paragraph);
    put_between(a, paragraph, paragraph);
}
