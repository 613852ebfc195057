/* libxml2 would spend half a minute on 100,000 attributes of one element, and would read a document type. */
#include "text/xml_guard.h"

#include <string.h>

/* Offset behind the next `mark`, or the end: what is missing there libxml2 will tell. */
static size_t behind(struct str text, const char *mark, size_t from)
{
    size_t at = str_find(text, str_from(mark), from);
    return at == SIZE_MAX ? text.len : at + strlen(mark);
}

/* Offset behind a start tag; counts its attributes by their signs of equality outside quotes. */
static size_t behind_tag(struct str text, size_t at, size_t *attributes)
{
    char quote = 0;
    *attributes = 0;
    for (; at < text.len && (quote || text.ptr[at] != '>'); at++) {
        char c = text.ptr[at];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        *attributes += !quote && c == '=';
    }
    return at;
}

enum xml_refused xml_guard(struct str text, size_t attributes_limit, size_t *where)
{
    size_t at = 0, attributes;
    while ((at = str_find(text, STR("<"), at)) != SIZE_MAX) {
        struct str rest = str_slice(text, at, text.len);
        *where = at;
        if (str_starts(rest, STR("<!--"))) {
            at = behind(text, "-->", at + 4);
        } else if (str_starts(rest, STR("<![CDATA["))) {
            at = behind(text, "]]>", at);
        } else if (str_starts(rest, STR("<?"))) {
            at = behind(text, "?>", at);
        } else if (str_starts(rest, STR("<!"))) {
            return XML_REFUSED_DTD;
        } else {
            at = behind_tag(text, at, &attributes);
            if (attributes > attributes_limit)
                return XML_REFUSED_ATTRIBUTES;
        }
    }
    return XML_REFUSED_NOTHING;
}
