/* libxml2 2.9.14 without XML_PARSE_HUGE keeps its own ceilings (depth 256, 10 MB of one text); a DTD is refused
 * before parsing, so no entity is ever declared. Names are no dictionary's, because nodes move between documents. */
#include "template/markup/markup.h"

#include <libxml/parser.h>
#include <string.h>

#include "base/i18n.h"
#include "pack/namespaces.h"
#include "template/markup/ceiling.h"
#include "text/xml_guard.h"

enum { MARKUP_ATTRIBUTES_LIMIT = 1000 };

static const xmlChar marker_name[] = "marker";

static void ignore_error(void *context, xmlErrorPtr error)
{
    (void)context;
    (void)error;
}

static bool report_broken(struct str file, struct str entry, xmlParserCtxtPtr context, struct diag *d)
{
    const xmlError *e = &context->lastError;
    char text[300] = "";
    if (e->message)
        snprintf(text, sizeof text, "%.*s", (int)strcspn(e->message, "\n"), e->message);
    struct arena scratch = {0};
    struct place where = {.file = file, .words = arena_printf(&scratch, "%.*s:%d", STR_ARG(entry), e->line)};
    diag_error(d, where, "TEMPLATE-XML", _("the part is not well-formed XML: %s"), text);
    arena_release(&scratch);
    return false;
}

/* libxml2 takes a NUL after the root for the end, and leaves half a character of UTF-16 unread, without a word. */
static bool is_read_to_end(const xmlParserCtxt *context)
{
    const xmlParserInput *in = context->input;
    return in && in->cur >= in->end && (!in->buf || !in->buf->raw || xmlBufUse(in->buf->raw) == 0);
}

/* A part in UTF-16, which no office program writes, is left to the parser alone. */
static bool guard(struct place where, struct str bytes, struct diag *d)
{
    size_t at;
    enum xml_refused why = memchr(bytes.ptr, '\0', bytes.len) ? XML_REFUSED_NOTHING : xml_guard(bytes, MARKUP_ATTRIBUTES_LIMIT, &at);
    if (why == XML_REFUSED_DTD)
        return diag_error(d, where, "TEMPLATE-XML", "%s", _("the part declares a document type, which documents never do"));
    if (why == XML_REFUSED_ATTRIBUTES)
        return diag_error(d, where, "TEMPLATE-XML", _("an element has more than %d attributes"), MARKUP_ATTRIBUTES_LIMIT);
    return true;
}

static xmlDocPtr parse(struct place where, struct str bytes, size_t *taken, struct diag *d)
{
    xmlParserCtxtPtr context = xmlNewParserCtxt();
    struct ceiling ceiling = {.taken = taken};
    *taken += bytes.len; /* the part as it is unpacked now, and later the program made of it */
    xmlSetStructuredErrorFunc(context, ignore_error);
    ceiling_watch(&ceiling, context);
    xmlDocPtr doc =
        xmlCtxtReadMemory(context, bytes.ptr, (int)bytes.len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NODICT);
    bool ok = doc && context->wellFormed && context->nsWellFormed;
    if (ceiling.is_reached)
        ok = diag_error(d, where, "TEMPLATE-SIZE", "%s", _("the part is too large"));
    else if (!ok)
        report_broken(where.file, where.words, context, d);
    else if (!is_read_to_end(context))
        ok = diag_error(d, where, "TEMPLATE-XML", "%s", _("the part goes on after its end"));
    else if (doc->intSubset)
        ok = diag_error(d, where, "TEMPLATE-XML", "%s", _("the part declares a document type, which documents never do"));
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlFreeParserCtxt(context);
    if (!ok && doc)
        xmlFreeDoc(doc);
    return ok ? doc : NULL;
}

bool markup_read(struct str file, struct str entry, struct str bytes, size_t *taken, xmlDocPtr *out, struct diag *d)
{
    struct place where = {.file = file, .words = entry};
    *out = NULL;
    if (bytes.len > INT32_MAX)
        return diag_error(d, where, "TEMPLATE-SIZE", "%s", _("the part is too large"));
    if (bytes.len && guard(where, bytes, d))
        *out = parse(where, bytes, taken, d);
    else if (!bytes.len)
        diag_error(d, where, "TEMPLATE-XML", "%s", _("the part is empty"));
    return *out != NULL;
}

/* A chart of ODF has its data in a table (ODF 1.3 part 3, 11.1), which on a sheet is copied from cells: that is no text of the document. */
static bool is_chart(const xmlNode *node)
{
    return node && node->ns && strcmp((const char *)node->ns->href, NS_CHART) == 0;
}

enum role markup_role(const struct format *f, const xmlNode *node)
{
    if (!node || node->type != XML_ELEMENT_NODE || !node->ns)
        return ROLE_NONE;
    enum role role = format_role(f, (const char *)node->ns->href, (const char *)node->name);
    return role == ROLE_TABLE && f->sheets && is_chart(node->parent) ? ROLE_HIDDEN : role;
}

bool markup_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && node->ns && strcmp((const char *)node->name, name) == 0;
}

struct str markup_attribute(struct arena *a, const xmlNode *node, const char *uri, const char *name)
{
    xmlChar *value = NULL;
    if (node->type == XML_ELEMENT_NODE)
        value = uri ? xmlGetNsProp((xmlNodePtr)node, (const xmlChar *)name, (const xmlChar *)uri)
                    : xmlGetNoNsProp((xmlNodePtr)node, (const xmlChar *)name);
    struct str copy = arena_str(a, str_from((const char *)value));
    xmlFree(value);
    return copy;
}

bool markup_holds_text(const struct format *f, const xmlNode *element)
{
    enum role role = markup_role(f, element);
    return role == ROLE_TEXT || role == ROLE_LINE || (role == ROLE_PARAGRAPH && f->paragraph_holds_text);
}

bool markup_is_paragraph(const struct format *f, const xmlNode *node)
{
    enum role role = markup_role(f, node);
    return role == ROLE_PARAGRAPH || role == ROLE_LINE;
}

struct marker *markup_marker_new(struct arena *a, xmlDocPtr doc, enum marker_kind kind, struct tag tag)
{
    struct marker *m = ARENA_NEW(a, struct marker);
    m->kind = kind;
    m->tag = tag;
    m->node = xmlNewDocNode(doc, NULL, marker_name, NULL);
    m->node->_private = m;
    return m;
}

void markup_mark_attribute(xmlNodePtr node, xmlNsPtr ns, const char *name, const char *before, struct marker *m)
{
    xmlSetNsProp(node, ns, (const xmlChar *)name, (const xmlChar *)before)->_private = m;
    xmlFreeNode(m->node); /* an attribute has no place for a node */
    m->node = NULL;
}

xmlNodePtr markup_add_stream_marker(struct arena *a, xmlNodePtr after, enum marker_kind kind, size_t stream)
{
    struct marker *m = markup_marker_new(a, after->doc, kind, (struct tag){0});
    m->stream = stream;
    return xmlAddNextSibling(after, m->node);
}

static xmlNodePtr add_needed_marker(struct arena *a, xmlNodePtr node, enum marker_kind kind, uint32_t features)
{
    struct marker *m = markup_marker_new(a, node->doc, kind, (struct tag){0});
    m->features = features;
    return kind == MARKER_NEEDED ? xmlAddPrevSibling(node, m->node) : xmlAddNextSibling(node, m->node);
}

void markup_make_needed(struct arena *a, xmlNodePtr node, uint32_t features)
{
    add_needed_marker(a, node, MARKER_NEEDED, features);
    add_needed_marker(a, node, MARKER_NEEDED_END, features);
}

xmlNodePtr markup_add_needed(struct arena *a, xmlNodePtr parent, struct str markup, uint32_t features)
{
    xmlDocPtr doc = xmlReadMemory(markup.ptr, (int)markup.len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NODICT);
    xmlNodePtr node = xmlAddChild(parent, xmlDocCopyNode(xmlDocGetRootElement(doc), parent->doc, 1));
    xmlFreeDoc(doc);
    markup_make_needed(a, node, features);
    return node;
}

struct marker *markup_marker(const xmlNode *node)
{
    bool is_marker = node && node->type == XML_ELEMENT_NODE && !node->ns && node->_private && xmlStrEqual(node->name, marker_name);
    return is_marker ? node->_private : NULL;
}

xmlNodePtr markup_ancestor(const struct format *f, xmlNodePtr node, enum role role)
{
    while (node && markup_role(f, node) != role)
        node = node->parent;
    return node;
}

xmlNodePtr markup_after(xmlNodePtr node, const xmlNode *root)
{
    while (node && node != root && !node->next)
        node = node->parent;
    return node && node != root ? node->next : NULL;
}

xmlNodePtr markup_next(xmlNodePtr node, const xmlNode *root)
{
    if (node->type == XML_ELEMENT_NODE && node->children)
        return node->children;
    return markup_after(node, root);
}

/* What was removed hangs at its tree as a chain. */
void markup_remove(xmlNodePtr node)
{
    xmlDocPtr doc = node->doc;
    xmlUnlinkNode(node);
    node->next = doc->_private;
    doc->_private = node;
}

void markup_free(xmlDocPtr doc)
{
    if (doc)
        xmlFreeNodeList(doc->_private);
    xmlFreeDoc(doc);
}

static const xmlChar *paragraph_namespace(const struct format *f, xmlNodePtr root)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (markup_role(f, node) == ROLE_PARAGRAPH)
            return node->ns->href;
    return NULL;
}

/* "" is the namespace of names without a prefix. */
static bool has_prefix(const xmlNs *ns, const char *prefix)
{
    return strcmp(ns->prefix ? (const char *)ns->prefix : "", prefix) == 0;
}

static void rename_prefix(xmlNsPtr ns, const char *prefix)
{
    xmlFree((xmlChar *)ns->prefix);
    ns->prefix = *prefix ? xmlStrdup((const xmlChar *)prefix) : NULL;
}

bool markup_name_prefix(const struct format *f, struct str file, struct str entry, xmlDocPtr doc, struct diag *d)
{
    xmlNodePtr root = xmlDocGetRootElement(doc);
    const xmlChar *wanted = paragraph_namespace(f, root);
    for (xmlNodePtr node = wanted ? root : NULL; node; node = markup_next(node, root))
        for (xmlNsPtr ns = node->type == XML_ELEMENT_NODE ? node->nsDef : NULL; ns; ns = ns->next) {
            bool same = xmlStrEqual(ns->href, wanted), named = has_prefix(ns, f->prefix);
            if (named && !same)
                return diag_error(d, (struct place){.file = file, .words = entry}, "TEMPLATE-XML",
                                  _("the part gives the prefix “%s” to a namespace that is not the one of its paragraphs"), f->prefix);
            if (same && !named)
                rename_prefix(ns, f->prefix);
        }
    return true;
}
