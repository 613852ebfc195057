/* A drawing is handed on as it is, so that it must be one that does nothing: no scripts, nothing fetched from elsewhere. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "base/i18n.h"
#include "template/markup/markup.h"
#include "template/pictures/length.h"
#include "template/pictures/picture_kinds.h"

#define SVG "http://www.w3.org/2000/svg"

static void ignore_error(void *context, xmlErrorPtr error)
{
    (void)context;
    (void)error;
}

static xmlDocPtr parse(struct str bytes)
{
    xmlParserCtxtPtr context = xmlNewParserCtxt();
    xmlSetStructuredErrorFunc(context, ignore_error);
    xmlDocPtr doc = xmlCtxtReadMemory(context, bytes.ptr, (int)bytes.len, NULL, NULL, XML_PARSE_NONET);
    if (doc && (!context->wellFormed || !context->nsWellFormed)) {
        xmlFreeDoc(doc);
        doc = NULL;
    }
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlFreeParserCtxt(context);
    return doc;
}

static bool is_inside(const char *address)
{
    return address[0] == '#' || strncmp(address, "data:image/", 11) == 0;
}

/* Whether a text of CSS names something outside: url(…) of another file, or @import, whose escapes are not looked through. */
static bool has_foreign_url(const char *css)
{
    if (strchr(css, '\\') || xmlStrcasestr((const xmlChar *)css, (const xmlChar *)"@import"))
        return true;
    while ((css = (const char *)xmlStrcasestr((const xmlChar *)css, (const xmlChar *)"url("))) {
        css += strlen("url(");
        css += strspn(css, " \t\r\n\"'");
        if (!is_inside(css))
            return true;
    }
    return false;
}

static bool is_foreign_reference(const xmlAttr *a)
{
    const char *value = a->children && a->children->content ? (const char *)a->children->content : "";
    return strcmp((const char *)a->name, "href") == 0 && !is_inside(value);
}

static bool has_foreign_style(xmlNodePtr node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (a->children && a->children->content && xmlStrcasestr(a->children->content, (const xmlChar *)"url(") &&
            has_foreign_url((const char *)a->children->content))
            return true;
    xmlChar *css = strcmp((const char *)node->name, "style") == 0 ? xmlNodeGetContent(node) : NULL;
    bool foreign = css && has_foreign_url((const char *)css);
    xmlFree(css);
    return foreign;
}

/* An attribute such as onclick runs a script. */
static bool is_active(xmlNodePtr root)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        bool link = strcmp((const char *)node->name, "a") == 0;
        if (strcmp((const char *)node->name, "script") == 0 || strcmp((const char *)node->name, "foreignObject") == 0)
            return true;
        if (has_foreign_style(node))
            return true;
        for (const xmlAttr *a = node->properties; a; a = a->next)
            if (strncmp((const char *)a->name, "on", 2) == 0 || (!link && is_foreign_reference(a)))
                return true;
    }
    return false;
}

static bool read_length(xmlNodePtr root, const char *name, int64_t *emu)
{
    xmlChar *value = xmlGetNoNsProp(root, (const xmlChar *)name);
    bool ok = value && length_parse(str_from((const char *)value), LENGTH_PIXEL, emu);
    xmlFree(value);
    return ok;
}

/* viewBox: min-x, min-y, width and height. */
static bool read_box(xmlNodePtr root, int64_t *width, int64_t *height)
{
    xmlChar *value = xmlGetNoNsProp(root, (const xmlChar *)"viewBox");
    struct str rest = str_from((const char *)value), piece, numbers[4];
    size_t count = 0;
    for (char *c = (char *)value; c && *c; c++)
        *c = *c == ',' || *c == '\t' || *c == '\n' || *c == '\r' ? ' ' : *c;
    while (count < 4 && str_split(&rest, ' ', &piece))
        if (piece.len)
            numbers[count++] = piece;
    bool ok = count == 4 && length_parse(numbers[2], LENGTH_PIXEL, width) && length_parse(numbers[3], LENGTH_PIXEL, height);
    xmlFree(value);
    return ok;
}

/* A size given by one side, or by none, follows the proportions of the box. */
static bool read_size(xmlNodePtr root, int64_t *width, int64_t *height)
{
    int64_t w = 0, h = 0;
    bool box = read_box(root, &w, &h), wide = read_length(root, "width", width), high = read_length(root, "height", height);
    if (!wide && box)
        *width = high ? *height * w / h : w;
    if (!high && box)
        *height = wide ? *width * h / w : h;
    return (wide && high) || box;
}

static const char *measure(xmlDocPtr doc, int64_t *width, int64_t *height)
{
    xmlNodePtr root = xmlDocGetRootElement(doc);
    if (!root->ns || strcmp((const char *)root->ns->href, SVG) != 0 || strcmp((const char *)root->name, "svg") != 0)
        return _("this is no SVG drawing");
    if ((doc->intSubset && doc->intSubset->children) || is_active(root))
        return _("the drawing holds a script, or something that is fetched from elsewhere");
    if (!read_size(root, width, height) || *width < LENGTH_PIXEL || *height < LENGTH_PIXEL)
        return _("the drawing does not say how large it is");
    return NULL;
}

const char *picture_measure_svg(struct str bytes, int64_t *width, int64_t *height)
{
    xmlDocPtr doc = parse(bytes);
    if (!doc)
        return _("the file is damaged or cut off");
    const char *fault = measure(doc, width, height);
    xmlFreeDoc(doc);
    return fault;
}
