/* Fonts and colours that a document names by its theme (ECMA-376 part 1, 17.3.2.26 and 17.3.2.6) are another's in a document
 * with another theme: they are said by themselves. Word keeps a colour beside the name of it. */
#include <string.h>

#include "template/inclusion/including_word.h"
#include "template/parts/relations.h"

static const struct {
    const char *theme, *plain, *script; /* the attributes, and the element of the theme's font */
} fonts[] = {
    {"asciiTheme", "ascii", "latin"}, {"hAnsiTheme", "hAnsi", "latin"}, {"eastAsiaTheme", "eastAsia", "ea"}, {"cstheme", "cs", "cs"}};

static xmlNodePtr elements_of(struct inclusion *in, struct parts *parts)
{
    struct str name = relations_target_of_type(parts, in->to->items[in->part].name, "/theme");
    return name.len ? including_child(including_root(parts, name), "themeElements") : NULL;
}

static struct str dump_of(struct inclusion *in, xmlNodePtr elements, const char *scheme)
{
    xmlNodePtr node = including_child(elements, scheme);
    return node ? including_dump(in, node) : (struct str){0};
}

static bool is_same(struct inclusion *in, xmlNodePtr a, xmlNodePtr b, const char *scheme)
{
    return str_equal(dump_of(in, a, scheme), dump_of(in, b, scheme));
}

/* «minorHAnsi» → the typeface of minorFont for the script. */
static struct str typeface(struct inclusion *in, xmlNodePtr theme, struct str name, const char *script)
{
    const char *kind = str_starts(name, STR("major")) ? "majorFont" : "minorFont";
    xmlNodePtr font = including_child(including_child(including_child(theme, "fontScheme"), kind), script);
    return font ? including_attribute(in, font, NULL, "typeface") : (struct str){0};
}

static void name_fonts(struct inclusion *in, xmlNodePtr theme, xmlNodePtr node)
{
    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++) {
        struct str name = including_get(in, node, fonts[i].theme),
                   face = name.len ? typeface(in, theme, name, fonts[i].script) : (struct str){0};
        if (name.len)
            xmlUnsetNsProp(node, node->ns, (const xmlChar *)fonts[i].theme);
        if (face.len)
            including_set(node, fonts[i].plain, face);
    }
}

static void name_colours(xmlNodePtr node)
{
    static const char *const names[] = {"themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        xmlUnsetNsProp(node, node->ns, (const xmlChar *)names[i]);
}

static void settle_tree(struct inclusion *in, xmlNodePtr theme, xmlNodePtr root)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        if (node->type != XML_ELEMENT_NODE || !node->ns || !xmlStrEqual(node->ns->href, in->at->ns->href))
            continue;
        if (markup_is(node, "rFonts"))
            name_fonts(in, theme, node);
        name_colours(node);
    }
}

void including_settle_theme(struct inclusion *in)
{
    static const char *const others[] = {"word/styles.xml", "word/numbering.xml"};
    xmlNodePtr theirs = elements_of(in, in->from), ours = elements_of(in, in->to);
    if (is_same(in, theirs, ours, "fontScheme") && is_same(in, theirs, ours, "clrScheme"))
        return;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        including_root(in->from, str_from(others[i])); /* so that it is among the parts that are read */
    for (size_t i = 0; i < in->from->count; i++)
        if (str_starts(in->from->items[i].name, STR("word/")))
            settle_tree(in, theirs, xmlDocGetRootElement(in->from->items[i].doc));
}
