/* ECMA-376 part 1, 20.1.2.2.8 and 20.4.2.5; ODF 1.3 part 3, 10.3.17. */
#include "template/alternative.h"

#include <string.h>

#include "base/i18n.h"

#define SVG "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"

static bool is_description(const xmlNode *node)
{
    return (markup_is(node, "desc") || markup_is(node, "title")) && strcmp((const char *)node->ns->href, SVG) == 0;
}

bool alternative_of(struct arena *a, const struct format *f, xmlNodePtr node, struct str *text)
{
    if (f->drawings == DRAWINGS_DRAWINGML && (markup_is(node, "docPr") || markup_is(node, "cNvPr"))) {
        *text = markup_attribute(a, node, NULL, "descr");
        return true;
    }
    if (f->drawings != DRAWINGS_ODF || !is_description(node))
        return false;
    xmlChar *content = xmlNodeGetContent(node);
    *text = arena_str(a, str_from((const char *)content));
    xmlFree(content);
    return true;
}

bool alternative_parse(struct arena *a, struct str file, struct str text, struct str opening, struct tag *tag, struct str *rest)
{
    size_t open = str_find(text, opening, 0), close = str_find(text, STR("}"), open == SIZE_MAX ? 0 : open);
    if (open == SIZE_MAX || close == SIZE_MAX)
        return false;
    *tag = tag_parse(arena_str(a, str_slice(text, open + 1, close)));
    tag->place = (struct place){.file = file, .words = arena_printf(a, _("alternative text “%.*s”"), STR_ARG(text))};
    struct str before = str_trim(str_slice(text, 0, open)), after = str_trim(str_slice(text, close + 1, text.len));
    *rest = arena_printf(a, "%.*s%s%.*s", STR_ARG(before), before.len && after.len ? " " : "", STR_ARG(after));
    return true;
}

void alternative_set(const struct format *f, xmlNodePtr node, struct str text)
{
    while (f->drawings == DRAWINGS_ODF && node->children)
        markup_remove(node->children);
    if (f->drawings == DRAWINGS_ODF)
        xmlNodeAddContentLen(node, (const xmlChar *)text.ptr, (int)text.len);
    else
        xmlSetProp(node, (const xmlChar *)"descr", (const xmlChar *)text.ptr);
}
