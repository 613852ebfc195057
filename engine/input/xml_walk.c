/* libxml2 2.9.14 is given UTF-8 in memory and none of its options that load or lift limits. Entities are
 * replaced (XML_PARSE_NOENT), for without a document type there are only the five of XML itself. */
#include "input/xml_walk.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/fatal.h"
#include "base/i18n.h"
#include "data/tree.h"
#include "input/xml_fault.h"
#include "text/encode.h"
#include "text/xml_guard.h"

struct walk {
    xmlParserCtxt *context;
    const struct xml_handler *handler;
    void *to;
    struct str file;
    struct diag *diag;
    int depth;
    bool failed;
};

static struct str text_of(const xmlChar *z)
{
    return str_from((const char *)z);
}

static void fail(struct walk *w)
{
    w->failed = true;
    xmlStopParser(w->context);
}

/* The parser stands behind the attributes; the element began at the "<" before, which no attribute may hold.
 */
static long line_of_start(const struct walk *w)
{
    const xmlParserInput *input = w->context->input;
    const xmlChar *p = input->cur;
    long line = input->line;
    while (p > input->base && *p != '<') {
        line -= *p == '\n';
        p--;
    }
    return line;
}

/* libxml2 gives five pointers for each attribute: name, prefix, uri, value, end of value. */
static void read_attributes(struct xml_element *element, struct xml_attribute *into, const xmlChar **five,
                            int count)
{
    for (int i = 0; i < count; i++, five += 5) {
        struct str value = str_make((const char *)five[3], (size_t)(five[4] - five[3]));
        into[i] = (struct xml_attribute){text_of(five[2]), text_of(five[0]), value};
        if (five[1] && xmlStrEqual(five[1], BAD_CAST "xml") && str_equal(into[i].name, STR("space")))
            element->preserve = str_equal(value, STR("preserve"));
    }
    element->attributes = into;
    element->attribute_count = (size_t)count;
}

static void on_start(void *to, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **declared, int count, int defaulted, const xmlChar **attributes)
{
    struct walk *w = to;
    struct xml_attribute list[XML_ATTRIBUTES_LIMIT];
    struct xml_element element = {.uri = text_of(uri), .name = text_of(name)};
    (void)prefix, (void)namespaces, (void)declared, (void)defaulted;
    if (w->failed)
        return;
    element.line = line_of_start(w);
    if (++w->depth > TREE_DEPTH_LIMIT || count > XML_ATTRIBUTES_LIMIT) {
        diag_error(w->diag, place_at(w->file, element.line, 0), "XML-LIMIT",
                   _("elements are nested more than %d deep"), TREE_DEPTH_LIMIT);
        fail(w);
        return;
    }
    read_attributes(&element, list, attributes, count);
    if (!w->handler->start(w->to, &element, w->depth))
        fail(w);
}

static void on_end(void *to, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct walk *w = to;
    (void)name, (void)prefix, (void)uri;
    if (!w->failed && !w->handler->end(w->to, w->depth, w->context->input->line))
        fail(w);
    w->depth--;
}

static void on_text(void *to, const xmlChar *text, int len)
{
    struct walk *w = to;
    if (!w->failed)
        w->handler->text(w->to, str_make((const char *)text, (size_t)len));
}

/* Also for namespace errors, which libxml2 takes lightly: an unbound prefix means that the names are not
 * known. */
static void on_error(void *to, xmlErrorPtr error)
{
    struct walk *w = to;
    if (error->code == XML_ERR_NO_MEMORY)
        fatal_no_memory();
    if (w->failed || error->level == XML_ERR_WARNING)
        return;
    struct arena scratch = {0};
    diag_error(w->diag, place_at(w->file, error->line, error->int2), "XML-SYNTAX", _("broken XML: %.*s"),
               STR_ARG(xml_fault_text(&scratch, error)));
    arena_release(&scratch);
    fail(w);
}

static long line_at(struct str text, size_t at)
{
    long line = 1;
    for (size_t i = 0; i < at; i++)
        line += text.ptr[i] == '\n';
    return line;
}

static bool guard(struct str text, struct str file, struct diag *d)
{
    size_t at;
    enum xml_refused why = xml_guard(text, XML_ATTRIBUTES_LIMIT, &at);
    if (why == XML_REFUSED_DTD)
        return diag_error(d, place_at(file, line_at(text, at), 0), "XML-DTD", _("a document type or entities are not allowed"));
    if (why == XML_REFUSED_ATTRIBUTES)
        return diag_error(d, place_at(file, line_at(text, at), 0), "XML-LIMIT", _("an element has more than %d attributes"),
                          XML_ATTRIBUTES_LIMIT);
    return true;
}

/* Value of `encoding` in the declaration, empty when there is none. Bytes other than ASCII do not matter
 * here. */
static struct str declared_encoding(struct str bytes)
{
    enum { DECLARATION_BYTES = 256 };
    struct str head = str_slice(bytes, 0, DECLARATION_BYTES);
    if (str_starts(head, STR("\xEF\xBB\xBF")))
        head = str_slice(head, 3, head.len);
    size_t end = str_starts(head, STR("<?xml")) ? str_find(head, STR("?>"), 0) : SIZE_MAX;
    size_t at = end == SIZE_MAX ? SIZE_MAX : str_find(str_slice(head, 0, end), STR("encoding"), 0);
    if (at == SIZE_MAX)
        return (struct str){0};
    struct str rest = str_slice(head, at + 8, end);
    while (rest.len && rest.ptr[0] != '"' && rest.ptr[0] != '\'')
        rest = str_slice(rest, 1, rest.len);
    size_t close = rest.len ? str_find(rest, str_slice(rest, 0, 1), 1) : SIZE_MAX;
    return close == SIZE_MAX ? (struct str){0} : str_slice(rest, 1, close);
}

static bool decode(struct buf *bytes, struct str file, struct str *text, struct diag *d)
{
    struct str raw = buf_str(bytes), name = declared_encoding(raw);
    enum text_encoding encoding = TEXT_UTF8, found;
    bool two_bytes = raw.len >= 2 && (!raw.ptr[0] || !raw.ptr[1] || (unsigned char)raw.ptr[0] >= 0xFE);
    if (two_bytes)
        encoding = TEXT_AUTO;
    else if (name.len &&
             (!text_encoding_named(name, &encoding) || encoding == TEXT_UTF16LE || encoding == TEXT_UTF16BE))
        return diag_error(d, place_at(file, 1, 0), "XML-ENCODING",
                          _("the declared encoding «%.*s» cannot be read; UTF-8 and windows-1251 can"),
                          STR_ARG(name));
    return text_decode(bytes, encoding, file, text, &found, d);
}

static bool parse(struct walk *w, struct str text)
{
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
                         .startElementNs = on_start,
                         .endElementNs = on_end,
                         .characters = on_text,
                         .ignorableWhitespace = on_text,
                         .cdataBlock = on_text,
                         .serror = on_error};
    w->context = xmlNewParserCtxt();
    if (!w->context)
        fatal_no_memory();
    *w->context->sax = sax;
    w->context->userData = w;
    xmlCtxtReadMemory(w->context, text.ptr, (int)text.len, NULL, "UTF-8",
                      XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC | XML_PARSE_NODICT);
    if (!w->failed && (!w->context->wellFormed || !w->context->nsWellFormed)) {
        diag_error(w->diag, place_file(w->file), "XML-SYNTAX", _("broken XML"));
        w->failed = true;
    }
    xmlFreeParserCtxt(w->context);
    return !w->failed;
}

bool xml_walk(struct buf *bytes, struct str file, const struct xml_handler *handler, void *to, struct diag *d)
{
    struct walk w = {.handler = handler, .to = to, .file = file, .diag = d};
    struct str text;
    if (!decode(bytes, file, &text, d))
        return false;
    if (!str_trim(text).len)
        return diag_error(d, place_file(file), "XML-SYNTAX", _("the file is empty"));
    return guard(text, file, d) && parse(&w, text);
}

struct str xml_tidy(struct arena *a, struct str s)
{
    struct str rest = str_trim(s), line;
    if (!rest.len || !memchr(rest.ptr, '\n', rest.len))
        return rest;
    char *out = arena_alloc(a, rest.len + 1);
    size_t len = 0;
    while (str_split(&rest, '\n', &line)) {
        line = str_trim(line);
        if (len)
            out[len++] = '\n';
        if (line.len)
            memcpy(out + len, line.ptr, line.len);
        len += line.len;
    }
    return str_make(out, len);
}
