/* ECMA-376 part 1, 20.1.2.2.8 and 20.4.2.5; ODF 1.3 part 3, 10.3.17. */
#include "template/parts/alternative.h"

#include <string.h>

#include "base/i18n.h"
#include "pack/namespaces.h"


static bool is_description(const xmlNode *node)
{
    return (markup_is(node, "desc") || markup_is(node, "title")) && strcmp((const char *)node->ns->href, NS_SVG) == 0;
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

/* Both pairs of delimiters of the language: here no text is taken for a tag that is none. */
static const struct {
    const char *open, *close;
} delimiters[] = {{"{", "}"}, {"((", "))"}};

/* Where a tag with that sign stands in a text. */
struct found {
    struct str before, tag, after;
};

static bool find(struct arena *a, struct str text, struct str sign, struct found *out)
{
    for (size_t i = 0; i < sizeof delimiters / sizeof *delimiters; i++) {
        struct str opening = arena_printf(a, "%s%.*s", delimiters[i].open, STR_ARG(sign)), closing = str_from(delimiters[i].close);
        size_t open = str_find(text, opening, 0), close = open == SIZE_MAX ? SIZE_MAX : str_find(text, closing, open);
        if (close == SIZE_MAX)
            continue;
        while (str_starts(str_slice(text, close + 1, text.len), closing)) /* ((%фото | картинка("3 см"))) */
            close++;
        *out = (struct found){str_trim(str_slice(text, 0, open)), str_slice(text, open + opening.len - sign.len, close),
                              str_trim(str_slice(text, close + closing.len, text.len))};
        return true;
    }
    return false;
}

bool alternative_parse(struct arena *a, struct str file, struct str text, struct str sign, struct tag *tag, struct str *rest)
{
    struct found found;
    if (!find(a, text, sign, &found))
        return false;
    *tag = tag_parse(arena_str(a, found.tag));
    tag->place = (struct place){.file = file, .words = arena_printf(a, _("alternative text “%.*s”"), STR_ARG(text))};
    *rest = arena_printf(a, "%.*s%s%.*s", STR_ARG(found.before), found.before.len && found.after.len ? " " : "", STR_ARG(found.after));
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
