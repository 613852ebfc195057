/* A master page begins where a block's style names it (ODF 1.3 part 3, 16.2 and 19.503): that of an included document with
 * other pages comes along and begins with its first block; what follows goes back to the page that was there before. */
#include <string.h>

#include "pack/namespaces.h"
#include "template/inclusion/including_text.h"
#include "template/markup/cut.h"

#define MASTER "master-page-name"

/* ---- styles of blocks ---- */

static bool is_table(const xmlNode *node)
{
    return markup_is(node, "table");
}

/* The first paragraph, heading or table at a node or in it: only these begin pages. */
static xmlNodePtr beginning_of(const struct format *f, xmlNodePtr root)
{
    xmlNodePtr node = root;
    while (node && !is_table(node) && markup_role(f, node) != ROLE_PARAGRAPH)
        node = markup_next(node, root);
    return node;
}

static struct str style_name_of(struct inclusion *in, xmlNodePtr block)
{
    return including_attribute(in, block, (const char *)block->ns->href, "style-name");
}

static xmlNodePtr find_style(struct inclusion *in, struct parts *parts, struct str name)
{
    xmlNodePtr own = including_named(in, including_container(parts, CONTENT_PART, "automatic-styles"), name);
    return own ? own : including_named(in, including_container(parts, STYLES_PART, "styles"), name);
}

/* The master page that a block begins; empty when it goes on with the one before. */
static struct str master_of(struct inclusion *in, struct parts *parts, xmlNodePtr block)
{
    struct str name = block ? style_name_of(in, block) : (struct str){0};
    for (int depth = 0; name.len && depth < INCLUDE_DEPTH; depth++) {
        xmlNodePtr style = find_style(in, parts, name);
        struct str master = style ? including_attribute(in, style, NS_STYLE, MASTER) : (struct str){0};
        if (master.len || !style)
            return master;
        name = including_attribute(in, style, NS_STYLE, "parent-style-name");
    }
    return (struct str){0};
}

static xmlNodePtr new_style(struct inclusion *in, xmlNodePtr block, xmlNodePtr container)
{
    struct str name = style_name_of(in, block);
    xmlNodePtr automatic = including_named(in, container, name);
    if (automatic)
        return xmlAddNextSibling(automatic, cut_copy(automatic, true));
    xmlNsPtr ns = xmlSearchNsByHref(container->doc, container, (const xmlChar *)NS_STYLE);
    xmlNodePtr made = xmlNewChild(container, ns, (const xmlChar *)"style", NULL);
    if (!ns)
        xmlSetNs(made, xmlNewNs(made, (const xmlChar *)NS_STYLE, (const xmlChar *)"style"));
    xmlSetNsProp(made, made->ns, (const xmlChar *)"family", (const xmlChar *)(is_table(block) ? "table" : "paragraph"));
    if (name.len)
        xmlSetNsProp(made, made->ns, (const xmlChar *)"parent-style-name", (const xmlChar *)name.ptr);
    return made;
}

/* A block begins pages: by a style of its own, which breaks the page in no other way. */
static void begin_pages(struct inclusion *in, xmlNodePtr block, struct str master)
{
    xmlNodePtr container = including_container(in->to, CONTENT_PART, "automatic-styles");
    if (!block || !container)
        return;
    struct str name = including_free_name(in, STR("pisar_page"), including_is_name_taken);
    xmlNodePtr style = new_style(in, block, container);
    xmlSetNsProp(style, style->ns, (const xmlChar *)"name", (const xmlChar *)name.ptr);
    xmlSetNsProp(style, style->ns, (const xmlChar *)MASTER, (const xmlChar *)master.ptr);
    for (xmlNodePtr node = xmlFirstElementChild(style); node; node = xmlNextElementSibling(node))
        for (xmlAttrPtr a = node->properties, next; a; a = next) {
            next = a->next;
            if (strcmp((const char *)a->name, "break-before") == 0)
                xmlRemoveProp(a);
        }
    xmlSetNsProp(block, block->ns, (const xmlChar *)"style-name", (const xmlChar *)name.ptr);
}

/* ---- masters ---- */

static xmlNodePtr masters_of(struct parts *parts)
{
    return including_container(parts, STYLES_PART, "master-styles");
}

static xmlNodePtr find_master(struct inclusion *in, struct parts *parts, struct str name)
{
    xmlNodePtr masters = masters_of(parts), named = including_named(in, masters, name.len ? name : STR("Standard"));
    xmlNodePtr first = masters ? xmlFirstElementChild(masters) : NULL;
    while (first && !markup_is(first, "master-page"))
        first = xmlNextElementSibling(first);
    return named ? named : first;
}

static xmlNodePtr layout_of(struct inclusion *in, struct parts *parts, xmlNodePtr master)
{
    return including_named(in, including_container(parts, STYLES_PART, "automatic-styles"),
                           including_attribute(in, master, NS_STYLE, "page-layout-name"));
}

static bool has_headers(xmlNodePtr master)
{
    for (xmlNodePtr node = xmlFirstElementChild(master); node; node = xmlNextElementSibling(node))
        if (str_starts(str_from((const char *)node->name), STR("header")) || str_starts(str_from((const char *)node->name), STR("footer")))
            return true;
    return false;
}

static struct str measure_of(struct inclusion *in, xmlNodePtr layout, const char *name)
{
    for (xmlNodePtr node = layout ? xmlFirstElementChild(layout) : NULL; node; node = xmlNextElementSibling(node))
        for (xmlAttrPtr a = markup_is(node, "page-layout-properties") ? node->properties : NULL; a; a = a->next)
            if (a->ns && strcmp((const char *)a->name, name) == 0)
                return including_attribute(in, node, (const char *)a->ns->href, name);
    return (struct str){0};
}

static bool is_other_page(struct inclusion *in, xmlNodePtr theirs, xmlNodePtr ours)
{
    static const char *const names[] = {"page-width", "page-height",   "print-orientation", "margin",
                                        "margin-top", "margin-bottom", "margin-left",       "margin-right"};
    xmlNodePtr a = layout_of(in, in->from, theirs), b = layout_of(in, in->to, ours);
    if (has_headers(theirs))
        return true;
    for (size_t i = 0; a && b && i < sizeof names / sizeof *names; i++)
        if (!str_equal(measure_of(in, a, names[i]), measure_of(in, b, names[i])))
            return true;
    return false;
}

/* ---- bringing ---- */

static void bring_layout(struct inclusion *in, xmlNodePtr master)
{
    xmlNodePtr layout = layout_of(in, in->from, master), to = including_container(in->to, STYLES_PART, "automatic-styles");
    if (!layout || !to)
        return;
    struct str name = including_free_name(in, including_name_of(in, layout), including_is_name_taken);
    including_set_name(including_copy(layout, to), name);
    xmlSetNsProp(master, master->ns, (const xmlChar *)"page-layout-name", (const xmlChar *)name.ptr);
}

static xmlNodePtr first_layout(xmlNodePtr styles)
{
    xmlNodePtr node = styles ? xmlFirstElementChild(styles) : NULL;
    while (node && !markup_is(node, "page-layout"))
        node = xmlNextElementSibling(node);
    return node;
}

/* Styles come before layouts. */
static void bring_header_style(struct inclusion *in, xmlNodePtr style, xmlNodePtr to)
{
    xmlNodePtr copy = including_copy(style, to), layout = first_layout(to);
    including_set_name(copy, renaming_find(&in->styles, including_name_of(in, style)));
    including_fix_references(in, copy);
    if (layout)
        cut_link_before(layout, copy);
}

/* Automatic styles of headers have names of their own, which may be those of styles of the text: they win here. */
static void bring_header_styles(struct inclusion *in)
{
    xmlNodePtr from = including_container(in->from, STYLES_PART, "automatic-styles"),
               to = including_container(in->to, STYLES_PART, "automatic-styles");
    const struct renaming text = in->styles;
    in->styles = (struct renaming){0};
    for (xmlNodePtr style = from ? xmlFirstElementChild(from) : NULL; style; style = xmlNextElementSibling(style))
        if (!markup_is(style, "page-layout"))
            renaming_add(in, &in->styles, including_name_of(in, style),
                         including_free_name(in, including_name_of(in, style), including_is_name_taken));
    for (size_t i = 0; i < text.count; i++)
        renaming_add(in, &in->styles, text.olds[i], text.news[i]);
    for (xmlNodePtr style = from && to ? xmlFirstElementChild(from) : NULL; style; style = xmlNextElementSibling(style))
        if (!markup_is(style, "page-layout"))
            bring_header_style(in, style, to);
}

/* A master page with the one that follows it; its header may hold tags, so that it moves. Gives its name. */
static struct str bring_master(struct inclusion *in, struct renaming *known, xmlNodePtr master)
{
    struct str old = including_name_of(in, master), next = including_attribute(in, master, NS_STYLE, "next-style-name");
    xmlUnsetNsProp(master, master->ns, (const xmlChar *)"next-style-name");
    struct str new = including_free_name(in, old, including_is_name_taken);
    renaming_add(in, known, old, new);
    including_renew_ids(in, master);
    bring_layout(in, master);
    including_fix_references(in, master);
    including_carry_files(in, master);
    xmlNodePtr after = next.len ? including_named(in, masters_of(in->from), next) : NULL;
    xmlUnlinkNode(master);
    xmlAddChild(masters_of(in->to), master);
    including_settle_namespaces(master);
    including_set_name(master, new);
    if (after)
        next = bring_master(in, known, after);
    else
        next = renaming_find(known, next);
    if (next.len)
        xmlSetNsProp(master, master->ns, (const xmlChar *)"next-style-name", (const xmlChar *)next.ptr);
    return new;
}

static struct str bring_pages(struct inclusion *in, struct text_pages *pages, xmlNodePtr master)
{
    struct renaming text = in->styles;
    if (pages->headers.count)
        in->styles = pages->headers;
    else
        bring_header_styles(in);
    struct str name = bring_master(in, &pages->masters, master);
    pages->headers = in->styles;
    in->styles = text;
    including_changed(in, STYLES_PART);
    return name;
}

/* Blocks in the midst of the included text that begin other pages of theirs; in a cell or frame they begin none. */
static void settle_masters(struct inclusion *in, struct text_pages *pages, bool has_pages)
{
    xmlNodePtr styles = including_container(in->to, CONTENT_PART, "automatic-styles");
    for (size_t i = 0; i < in->styles.count; i++) {
        xmlNodePtr style = including_named(in, styles, in->styles.news[i]);
        struct str old = style ? including_attribute(in, style, NS_STYLE, MASTER) : (struct str){0},
                   new = renaming_find(&pages->masters, old);
        xmlNodePtr master = old.len && !new.len ? including_named(in, masters_of(in->from), old) : NULL;
        if (old.len && !has_pages)
            xmlUnsetNsProp(style, style->ns, (const xmlChar *)MASTER);
        else if (old.len && (new.len || master))
            xmlSetNsProp(style, style->ns, (const xmlChar *)MASTER, (const xmlChar *)(new.len ? new : bring_pages(in, pages, master)).ptr);
    }
}

/* ---- around the tag ---- */

static struct str master_before(struct inclusion *in)
{
    for (xmlNodePtr node = in->at; node; node = node->prev) {
        struct str master = master_of(in, in->to, beginning_of(in->to->format, node));
        if (master.len)
            return master;
    }
    xmlNodePtr first = find_master(in, in->to, (struct str){0});
    return first ? including_name_of(in, first) : (struct str){0};
}

void including_find_pages(struct inclusion *in, struct text_pages *pages)
{
    *pages = (struct text_pages){0};
    bool has_pages = markup_role(in->to->format, in->at->parent) == ROLE_BODY && masters_of(in->to); /* cells and frames have none */
    if (!has_pages) {
        settle_masters(in, pages, false);
        return;
    }
    pages->ours = master_before(in);
    pages->is_named = master_of(in, in->to, in->at).len > 0;
    xmlNodePtr ours = find_master(in, in->to, pages->ours);
    xmlNodePtr theirs = find_master(in, in->from, master_of(in, in->from, beginning_of(in->from->format, in->body)));
    if (ours && theirs && is_other_page(in, theirs, ours))
        pages->theirs = bring_pages(in, pages, theirs);
    else if (theirs)
        renaming_add(in, &pages->masters, including_name_of(in, theirs), pages->ours);
    settle_masters(in, pages, true);
}

/* A paragraph that vanishes with the tags of a section begins nothing. */
static bool vanishes(const struct format *f, xmlNodePtr paragraph)
{
    for (xmlNodePtr node = paragraph; node; node = markup_next(node, paragraph)) {
        const struct marker *m = markup_marker(node);
        if (m && m->tag.kind != TAG_VALUE && m->tag.kind != TAG_PICTURE && m->tag.kind != TAG_INCLUDE && m->paragraph == paragraph &&
            cut_is_alone(f, m))
            return true;
    }
    return false;
}

/* The block that follows the tag for certain: at the border of a section, where the next copy or what is behind it may
 * follow, an empty paragraph of its own. */
static xmlNodePtr block_after(const struct format *f, xmlNodePtr at)
{
    for (xmlNodePtr node = at->next; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (markup_marker(node) || (markup_role(f, node) == ROLE_PARAGRAPH && vanishes(f, node)))
            return xmlAddPrevSibling(at, xmlNewDocNode(at->doc, at->ns, (const xmlChar *)"p", NULL));
        if (beginning_of(f, node))
            return beginning_of(f, node);
    }
    return NULL;
}

void including_turn_pages(struct inclusion *in, const struct text_pages *pages, xmlNodePtr first)
{
    const struct format *f = in->to->format;
    xmlNodePtr block = first ? beginning_of(f, first) : NULL;
    if (pages->is_named && !pages->theirs.len)
        begin_pages(in, block, pages->ours);
    if (!pages->theirs.len)
        return;
    begin_pages(in, block, pages->theirs);
    xmlNodePtr after = block_after(f, in->at);
    if (after && !master_of(in, in->to, after).len)
        begin_pages(in, after, pages->ours);
}
