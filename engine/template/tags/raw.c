#include "template/tags/raw.h"

#include <libxml/parser.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "template/markup/cut.h"
#include "template/tags/pages.h"

/* ---- in the template ---- */

/* A paragraph that ends a section of pages stays, behind what comes. */
static bool take_place(const struct format *f, struct marker *m, struct diag *d)
{
    if (!cut_is_alone(f, m))
        return diag_error(d, m->tag.place, "TAG-RAW", _("{%.*s} takes the place of its whole paragraph and must stand alone in it"),
                          STR_ARG(m->tag.text));
    cut_link_before(m->paragraph, m->node);
    if (!pages_carries_setup(f, m->paragraph))
        markup_remove(m->paragraph);
    return true;
}

bool raw_place(const struct format *f, const struct scanned *s, struct diag *d)
{
    bool ok = true;
    for (size_t i = 0; i < s->count; i++)
        if (s->markers[i]->tag.kind == TAG_RAW)
            ok = take_place(f, s->markers[i], d) && ok;
    return ok;
}

/* ---- the markup ---- */

static bool is_bound_inside(const xmlNode *from, const xmlNode *until, const xmlNs *ns)
{
    for (const xmlNode *node = from; node != until; node = node->parent)
        for (const xmlNs *inner = node->nsDef; inner; inner = inner->next)
            if (xmlStrEqual(inner->prefix, ns->prefix))
                return true;
    return false;
}

static void put_binding(struct buf *b, const xmlNs *ns)
{
    if (ns->prefix)
        buf_printf(b, " xmlns:%s=\"", (const char *)ns->prefix);
    else
        buf_put_cstr(b, " xmlns=\"");
    xmlChar *escaped = xmlEncodeSpecialChars(NULL, ns->href);
    buf_printf(b, "%s\"", (const char *)escaped);
    xmlFree(escaped);
}

struct str raw_context(struct arena *a, const xmlNode *at)
{
    struct buf b;
    buf_init(&b, BUF_LIMIT_VALUE);
    buf_put_cstr(&b, "<raw");
    for (const xmlNode *node = at->parent; node && node->type == XML_ELEMENT_NODE; node = node->parent)
        for (const xmlNs *ns = node->nsDef; ns; ns = ns->next)
            if (!is_bound_inside(at->parent, node, ns))
                put_binding(&b, ns);
    buf_put_char(&b, '>');
    struct str context = arena_str(a, buf_str(&b));
    buf_release(&b);
    return context;
}

static void ignore_error(void *context, xmlErrorPtr error)
{
    (void)context;
    (void)error;
}

/* Nothing is fetched, and no entity can be declared inside an element. NULL when it is not well-formed. */
static xmlDocPtr read_whole(struct arena *a, struct str context, struct str markup, struct str *fault)
{
    struct str whole = arena_printf(a, "%.*s%.*s</raw>", STR_ARG(context), STR_ARG(markup));
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    xmlSetStructuredErrorFunc(parser, ignore_error);
    xmlDocPtr doc = xmlCtxtReadMemory(parser, whole.ptr, (int)whole.len, NULL, "UTF-8", XML_PARSE_NONET);
    if (!doc || !parser->wellFormed || !parser->nsWellFormed) {
        const char *words = parser->lastError.message ? parser->lastError.message : "";
        *fault = arena_printf(a, _("the markup is not well-formed: %.*s"), (int)strcspn(words, "\n"), words);
        xmlFreeDoc(doc);
        doc = NULL;
    }
    xmlFreeParserCtxt(parser);
    return doc;
}

/* What stands in a paragraph, a table or a page, and cannot stand beside paragraphs. */
static bool is_misplaced(const struct format *f, const xmlNode *node)
{
    switch (markup_role(f, node)) {
    case ROLE_RUN:
    case ROLE_INLINE:
    case ROLE_TEXT:
    case ROLE_BREAK:
    case ROLE_TAB:
    case ROLE_ROW:
    case ROLE_CELL:
    case ROLE_STORY:
    case ROLE_BODY:
    case ROLE_PROPERTIES:
    case ROLE_SECTION_PROPERTIES: return true;
    default: return node->type == XML_ELEMENT_NODE ? !node->ns : !xmlIsBlankNode(node) && node->type != XML_COMMENT_NODE;
    }
}

static bool check_blocks(struct arena *a, const struct format *f, const xmlNode *root, bool *ends_with_paragraph, struct str *fault)
{
    for (const xmlNode *node = root->children; node; node = node->next) {
        if (is_misplaced(f, node)) {
            *fault = arena_printf(a, _("only whole paragraphs and tables can take the place of a paragraph, and here is: %.40s"),
                                  node->type == XML_ELEMENT_NODE ? (const char *)node->name : (const char *)node->content);
            return false;
        }
        if (node->type == XML_ELEMENT_NODE)
            *ends_with_paragraph = markup_role(f, node) == ROLE_PARAGRAPH;
    }
    return true;
}

bool raw_check(struct arena *a, const struct format *f, struct str context, struct str markup, bool *ends_with_paragraph, struct str *fault)
{
    *ends_with_paragraph = false;
    xmlDocPtr doc = read_whole(a, context, markup, fault);
    if (!doc)
        return false;
    bool ok = check_blocks(a, f, xmlDocGetRootElement(doc), ends_with_paragraph, fault);
    xmlFreeDoc(doc);
    return ok;
}
