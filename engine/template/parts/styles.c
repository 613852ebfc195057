#include "template/parts/styles.h"

#include <string.h>
#include <strings.h>

#include "pack/namespaces.h"
#include "template/rich/rich.h"


enum { LEVELS = 9 };

/* ---- the template's own ---- */

/* By the type of WordprocessingML, or the family of ODF, whose tables have no styles that people see. */
static enum style_kind kind_of(struct str type)
{
    if (str_equal(type, STR("paragraph")))
        return STYLE_PARAGRAPH;
    if (str_equal(type, STR("character")) || str_equal(type, STR("text")))
        return STYLE_CHARACTER;
    return str_equal(type, STR("table")) ? STYLE_TABLE : STYLE_OTHER;
}

/* w:style w:type="character" w:styleId="a3", with <w:name w:val="Hyperlink"/> in it. */
static struct style read_word_style(struct arena *a, xmlNodePtr node)
{
    xmlNodePtr name = xmlFirstElementChild(node);
    while (name && !markup_is(name, "name"))
        name = xmlNextElementSibling(name);
    return (struct style){name ? markup_attribute(a, name, (const char *)name->ns->href, "val") : (struct str){0},
                          markup_attribute(a, node, (const char *)node->ns->href, "styleId"),
                          kind_of(markup_attribute(a, node, (const char *)node->ns->href, "type"))};
}

/* style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" */
static struct style read_open_style(struct arena *a, xmlNodePtr node)
{
    struct str id = markup_attribute(a, node, (const char *)node->ns->href, "name"),
               shown = markup_attribute(a, node, (const char *)node->ns->href, "display-name"),
               family = markup_attribute(a, node, (const char *)node->ns->href, "family");
    return (struct style){shown.len ? shown : id, id, kind_of(family)};
}

void styles_note(struct parts *parts)
{
    struct program *p = parts->program;
    struct str name = str_from(parts->format->styles);
    size_t part = parts_has(parts, name) ? parts_find(parts, name) : SIZE_MAX;
    xmlNodePtr root = part == SIZE_MAX ? NULL : xmlDocGetRootElement(parts->items[part].doc);
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        if (!markup_is(node, "style"))
            continue;
        struct style s = parts->format->contents == CONTENTS_ODF ? read_open_style(&p->arena, node) : read_word_style(&p->arena, node);
        if (s.kind != STYLE_OTHER)
            *ARENA_PUSH(&p->arena, p->styles, p->style_count, p->style_capacity) = s;
    }
}

const struct style *styles_find(const struct program *p, enum style_kind kind, struct str name)
{
    for (size_t i = 0; i < p->style_count; i++) {
        const struct style *s = &p->styles[i];
        if (s->kind == kind && s->name.len == name.len && strncasecmp(s->name.ptr, name.ptr, name.len) == 0)
            return s;
    }
    return NULL;
}

const struct style *styles_find_any(const struct program *p, enum style_kind kind, const char *const *names)
{
    const struct style *found = NULL;
    for (; *names && !found; names++)
        found = styles_find(p, kind, str_from(*names));
    return found;
}

/* ---- marks ---- */

static const struct {
    const char *name, *properties;
} marks[RICH_MARK_COUNT] = {
    {"pisar_bold", "fo:font-weight='bold' style:font-weight-asian='bold' style:font-weight-complex='bold'"},
    {"pisar_italic", "fo:font-style='italic' style:font-style-asian='italic' style:font-style-complex='italic'"},
    {"pisar_underline", "style:text-underline-style='solid' style:text-underline-width='auto' style:text-underline-color='font-color'"},
    {"pisar_strike", "style:text-line-through-style='solid' style:text-line-through-type='single'"},
    {"pisar_subscript", "style:text-position='sub 58%'"},
    {"pisar_superscript", "style:text-position='super 58%'"},
    {"pisar_code", "fo:font-family=\"'Liberation Mono'\" style:font-family-generic='modern' style:font-pitch='fixed'"}};

const char *styles_mark_name(unsigned mark)
{
    return marks[mark].name;
}

static xmlNodePtr child_of(xmlNodePtr root, const char *name)
{
    xmlNodePtr node = xmlFirstElementChild(root);
    while (node && !markup_is(node, name))
        node = xmlNextElementSibling(node);
    return node;
}

/* The part's automatic styles; new ones where they belong when it has none. */
static xmlNodePtr automatic_styles(struct arena *a, xmlNodePtr root, uint32_t features)
{
    xmlNodePtr found = child_of(root, "automatic-styles"), before = child_of(root, "master-styles");
    if (!before)
        before = child_of(root, "body");
    if (found || !before)
        return found;
    found = xmlAddPrevSibling(before, xmlNewDocNode(root->doc, root->ns, (const xmlChar *)"automatic-styles", NULL));
    markup_make_needed(a, found, features);
    return found;
}

static struct str list_markup(struct arena *a, bool ordered)
{
    static const char *const signs[] = {"\u2013", "\u2022", "\u25E6"};
    static const char *const forms[] = {"1", "а", "i"};
    struct str markup = arena_printf(a, "<text:list-style xmlns:text='" NS_TEXT "' xmlns:style='" NS_STYLE "' xmlns:fo='" NS_FO "' style:name='%s'>",
                                     ordered ? STYLES_NUMBERS : STYLES_BULLETS);
    for (int level = 0; level < LEVELS; level++) {
        const char *form = ordered ? forms[level % 3] : signs[level % 3];
        markup = arena_printf(a,
                              "%.*s<text:list-level-style-%s text:level='%d' %s='%s'%s><style:list-level-properties "
                              "text:list-level-position-and-space-mode='label-alignment'><style:list-level-label-alignment "
                              "text:label-followed-by='listtab' fo:margin-left='%dmm' fo:text-indent='-6mm'/>"
                              "</style:list-level-properties></text:list-level-style-%s>",
                              STR_ARG(markup), ordered ? "number" : "bullet", level + 1, ordered ? "style:num-format" : "text:bullet-char", form,
                              !ordered ? "" : level % 3 ? " style:num-suffix=')'" : " style:num-suffix='.'", 10 * (level + 1),
                              ordered ? "number" : "bullet");
    }
    return arena_printf(a, "%.*s</text:list-style>", STR_ARG(markup));
}

static void add_marks(struct arena *a, xmlNodePtr styles)
{
    for (size_t i = 0; i < RICH_MARK_COUNT; i++) {
        struct str markup = arena_printf(a,
                                         "<style:style xmlns:style='" NS_STYLE "' xmlns:fo='" NS_FO "' style:name='%s' style:family='text'>"
                                         "<style:text-properties %s/></style:style>",
                                         marks[i].name, marks[i].properties);
        markup_add_needed(a, styles, markup, 1u << i);
    }
}

static const struct {
    const char *name, *family, *properties;
    uint32_t features;
} block_styles[] = {
    {STYLES_RULE, "paragraph", "<style:paragraph-properties fo:border-bottom='0.75pt solid #000000'/>", 1u << (RICH_FEATURE_BLOCK + RICH_RULE)},
    {STYLES_TABLE, "table", "<style:table-properties table:align='margins' table:border-model='collapsing'/>", RICH_FEATURE_TABLES},
    {STYLES_CELL, "table-cell", "<style:table-cell-properties fo:border='0.5pt solid #000000' fo:padding='1mm'/>", RICH_FEATURE_TABLES},
    {STYLES_CELL_TEXT, "paragraph", "<style:paragraph-properties fo:margin='0mm' fo:text-indent='0mm' fo:text-align='start'/>", RICH_FEATURE_TABLES}};

void styles_add(struct parts *parts, size_t part)
{
    struct arena *a = &parts->program->arena;
    xmlNodePtr styles = automatic_styles(a, xmlDocGetRootElement(parts->items[part].doc), UINT32_MAX);
    if (!styles)
        return;
    add_marks(a, styles);
    xmlAddChild(styles, markup_marker_new(a, styles->doc, MARKER_STYLES, (struct tag){0})->node);
    markup_add_needed(a, styles, list_markup(a, false), 1u << (RICH_FEATURE_BLOCK + RICH_BULLET));
    markup_add_needed(a, styles, list_markup(a, true), 1u << (RICH_FEATURE_BLOCK + RICH_NUMBER));
    for (size_t i = 0; i < sizeof block_styles / sizeof *block_styles; i++)
        markup_add_needed(a, styles,
                          arena_printf(a, "<style:style xmlns:style='" NS_STYLE "' xmlns:fo='" NS_FO "' xmlns:table='" NS_TABLE "'"
                                          " style:name='%s' style:family='%s'>%s</style:style>",
                                       block_styles[i].name, block_styles[i].family, block_styles[i].properties),
                          block_styles[i].features);
}
