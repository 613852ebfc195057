/* What a document says of all its text at once (ECMA-376 part 1, 17.7.5) stands once in a document: what the included one
 * says otherwise goes into those of its styles that rest on no other, and what only the document says is taken back there. */
#include <string.h>

#include "template/inclusion/including_word.h"

#define STYLES STR("word/styles.xml")

/* What Word takes where nothing is said. */
static const struct {
    const char *holder, *property, *attribute, *value;
} unsaid[] = {{"rPr", "rFonts", "ascii", "Times New Roman"},
              {"rPr", "rFonts", "hAnsi", "Times New Roman"},
              {"rPr", "rFonts", "cs", "Times New Roman"},
              {"rPr", "rFonts", "eastAsia", "Times New Roman"},
              {"rPr", "b", "val", "0"},
              {"rPr", "i", "val", "0"},
              {"rPr", "color", "val", "auto"},
              {"rPr", "spacing", "val", "0"},
              {"rPr", "kern", "val", "0"},
              {"rPr", "sz", "val", "20"},
              {"rPr", "szCs", "val", "20"},
              {"pPr", "keepNext", "val", "0"},
              {"pPr", "keepLines", "val", "0"},
              {"pPr", "widowControl", "val", "1"},
              {"pPr", "suppressAutoHyphens", "val", "0"},
              {"pPr", "spacing", "before", "0"},
              {"pPr", "spacing", "after", "0"},
              {"pPr", "spacing", "line", "240"},
              {"pPr", "spacing", "lineRule", "auto"},
              {"pPr", "ind", "left", "0"},
              {"pPr", "ind", "right", "0"},
              {"pPr", "ind", "firstLine", "0"},
              {"pPr", "contextualSpacing", "val", "0"},
              {"pPr", "jc", "val", "left"}};

/* The defaults of one kind: docDefaults/rPrDefault/rPr or docDefaults/pPrDefault/pPr; NULL when nothing is said. */
static xmlNodePtr defaults_of(struct parts *parts, const char *holder)
{
    const char *outer = strcmp(holder, "rPr") == 0 ? "rPrDefault" : "pPrDefault";
    return including_child(including_child(including_child(including_root(parts, STYLES), "docDefaults"), outer), holder);
}

static bool differ(struct inclusion *in, const char *holder)
{
    xmlNodePtr theirs = defaults_of(in->from, holder), ours = defaults_of(in->to, holder);
    struct str a = theirs ? including_dump(in, theirs) : (struct str){0}, b = ours ? including_dump(in, ours) : (struct str){0};
    return !str_equal(a, b);
}

/* ---- properties ---- */

static const char *const *order_of(const struct inclusion *in, const char *holder)
{
    return strcmp(holder, "rPr") == 0 ? in->to->format->run_properties : in->to->format->paragraph_properties;
}

/* The holder of properties in a style or paragraph, made when it is missing: before what follows it in the schema. */
static xmlNodePtr open_holder(xmlNodePtr owner, const char *name)
{
    static const char *const after[] = {"rPr", "tblPr", "trPr", "tcPr", "tblStylePr", NULL};
    xmlNodePtr found = including_child(owner, name), next = xmlFirstElementChild(owner);
    if (found)
        return found;
    xmlNodePtr made = xmlNewDocNode(owner->doc, owner->ns, (const xmlChar *)name, NULL);
    if (strcmp((const char *)owner->name, "p") == 0)
        return owner->children ? xmlAddPrevSibling(owner->children, made) : xmlAddChild(owner, made);
    for (; next; next = xmlNextElementSibling(next))
        for (size_t i = strcmp(name, "rPr") == 0; after[i]; i++)
            if (strcmp((const char *)next->name, after[i]) == 0)
                return xmlAddPrevSibling(next, made);
    return xmlAddChild(owner, made);
}

/* The property of that name, made at its place when it is missing. */
static xmlNodePtr open_property(const struct inclusion *in, xmlNodePtr holder, const char *name)
{
    const char *const *order = order_of(in, (const char *)holder->name);
    size_t rank = format_property_rank(order, name);
    xmlNodePtr found = including_child(holder, name), next = xmlFirstElementChild(holder);
    if (found)
        return found;
    while (next && format_property_rank(order, (const char *)next->name) <= rank)
        next = xmlNextElementSibling(next);
    xmlNodePtr made = xmlNewDocNode(holder->doc, holder->ns, (const xmlChar *)name, NULL);
    return next ? xmlAddPrevSibling(next, made) : xmlAddChild(holder, made);
}

/* Properties whose attributes are said one by one; of all others the whole property is said or not. */
static bool is_of_parts(const char *property)
{
    static const char *const names[] = {"rFonts", "spacing", "ind", "lang"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(property, names[i]) == 0)
            return true;
    return false;
}

static bool has(xmlNodePtr node, const char *attribute)
{
    return node && xmlHasNsProp(node, (const xmlChar *)attribute, node->ns->href);
}

static bool says(xmlNodePtr holder, const char *property, const char *attribute)
{
    xmlNodePtr node = including_child(holder, property);
    return node && (!is_of_parts(property) || has(node, attribute));
}

/* Says an attribute of a property unless something is said of it. */
static void add(struct inclusion *in, xmlNodePtr owner, const char *holder, const char *property, const char *attribute, struct str value)
{
    if (!says(including_child(owner, holder), property, attribute))
        including_set(open_property(in, open_holder(owner, holder), property), attribute, value);
}

/* A font that is named by the theme wins over one that a style says by itself: «ascii», not «asciiTheme». */
static bool is_said_otherwise(struct inclusion *in, xmlNodePtr property, const xmlAttr *a)
{
    struct str name = str_from((const char *)a->name);
    bool theme = str_ends(name, STR("Theme")) || str_ends(name, STR("theme"));
    return theme && has(property, arena_cstr(in->arena, str_slice(name, 0, name.len - 5)));
}

static void add_all(struct inclusion *in, xmlNodePtr owner, const char *holder, xmlNodePtr from)
{
    for (xmlNodePtr property = from ? xmlFirstElementChild(from) : NULL; property; property = xmlNextElementSibling(property)) {
        const char *name = (const char *)property->name;
        if (!is_of_parts(name) && including_child(including_child(owner, holder), name))
            continue;
        xmlNodePtr own = open_property(in, open_holder(owner, holder), name);
        for (xmlAttrPtr a = property->properties; a; a = a->next)
            if (!has(own, (const char *)a->name) && !is_said_otherwise(in, own, a))
                including_set(own, (const char *)a->name, including_get(in, property, (const char *)a->name));
    }
}

/* ---- styles ---- */

/* Whether only the document says it; of fonts, which have two names each, by the property. */
static bool is_ours_alone(xmlNodePtr ours, xmlNodePtr theirs, const char *property, const char *attribute)
{
    if (strcmp(property, "rFonts") == 0)
        return including_child(ours, property) && !including_child(theirs, property);
    return says(ours, property, attribute) && !says(theirs, property, attribute);
}

static void take_back(struct inclusion *in, xmlNodePtr style, const char *holder)
{
    xmlNodePtr theirs = defaults_of(in->from, holder), ours = defaults_of(in->to, holder);
    for (size_t i = 0; i < sizeof unsaid / sizeof *unsaid; i++)
        if (strcmp(unsaid[i].holder, holder) == 0 && is_ours_alone(ours, theirs, unsaid[i].property, unsaid[i].attribute))
            add(in, style, holder, unsaid[i].property, unsaid[i].attribute, str_from(unsaid[i].value));
}

static bool is_paragraph_style(struct inclusion *in, xmlNodePtr style)
{
    return markup_is(style, "style") && str_equal(including_get(in, style, "type"), STR("paragraph"));
}

static void settle_style(struct inclusion *in, xmlNodePtr style)
{
    static const char *const holders[] = {"rPr", "pPr"};
    for (size_t i = 0; i < sizeof holders / sizeof *holders; i++) {
        add_all(in, style, holders[i], defaults_of(in->from, holders[i]));
        take_back(in, style, holders[i]);
    }
}

/* Paragraphs that name no style have the default one. */
static void need_default_style(struct inclusion *in, xmlNodePtr styles)
{
    if (including_default_style(in, in->from))
        return;
    xmlNodePtr style = xmlNewChild(styles, styles->ns, (const xmlChar *)"style", NULL);
    including_set(style, "type", STR("paragraph"));
    including_set(style, "default", STR("1"));
    including_set(style, "styleId", including_free_name(in, STR("Normal"), including_is_style_taken));
    including_set(xmlNewChild(style, styles->ns, (const xmlChar *)"name", NULL), "val", STR("Normal"));
}

/* ---- tables ---- */

/* The defaults give way to the style of a table, a paragraph's style does not: what that table says of its paragraphs
 * goes to those without a style of their own. */
static void settle_paragraph(struct inclusion *in, xmlNodePtr paragraph, xmlNodePtr table_style, xmlNodePtr style)
{
    xmlNodePtr styles = including_root(in->from, STYLES);
    struct str own = including_get(in, including_child(including_child(paragraph, "pPr"), "pStyle"), "val");
    if (own.len && !str_equal(own, including_get(in, style, "styleId")))
        return;
    for (int depth = 0; table_style && depth < INCLUDE_DEPTH; depth++) {
        xmlNodePtr said = including_child(table_style, "pPr");
        for (xmlNodePtr property = said ? xmlFirstElementChild(said) : NULL; property; property = xmlNextElementSibling(property))
            for (xmlAttrPtr a = property->properties; a; a = a->next)
                if (!says(including_child(style, "pPr"), (const char *)property->name, (const char *)a->name))
                    add(in, paragraph, "pPr", (const char *)property->name, (const char *)a->name,
                        including_get(in, property, (const char *)a->name));
        table_style = including_find(in, styles, "style", "styleId", including_get(in, including_child(table_style, "basedOn"), "val"));
    }
}

static void settle_tables(struct inclusion *in, xmlNodePtr tree)
{
    xmlNodePtr styles = including_root(in->from, STYLES), style = including_default_style(in, in->from);
    for (xmlNodePtr node = tree; node; node = markup_next(node, tree)) {
        xmlNodePtr table =
            markup_role(in->from->format, node) == ROLE_PARAGRAPH ? markup_ancestor(in->from->format, node, ROLE_TABLE) : NULL;
        struct str name = including_get(in, including_child(including_child(table, "tblPr"), "tblStyle"), "val");
        if (name.len)
            settle_paragraph(in, node, including_find(in, styles, "style", "styleId", name), style);
    }
}

void including_settle_defaults(struct inclusion *in)
{
    xmlNodePtr styles = including_root(in->from, STYLES);
    including_settle_theme(in);
    if (!styles || !including_root(in->to, STYLES) || (!differ(in, "rPr") && !differ(in, "pPr")))
        return;
    need_default_style(in, styles);
    settle_tables(in, in->body);
    for (xmlNodePtr style = xmlFirstElementChild(styles); style; style = xmlNextElementSibling(style))
        if (is_paragraph_style(in, style) && !including_child(style, "basedOn"))
            settle_style(in, style);
}
