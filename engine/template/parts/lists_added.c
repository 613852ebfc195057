/* Numberings of WordprocessingML that values add (ECMA-376 part 1, 17.9): a definition of bullets and one of numbers; each
 * list of a document is an instance, which rendering writes. */
#include "pack/namespaces.h"
#include "template/parts/lists.h"
#include "template/parts/relations.h"
#include "template/rich/rich.h"

#define PART STR("word/numbering.xml")
#define DOCUMENT STR("word/document.xml")
#define TYPES STR("[Content_Types].xml")
#define RELATIONS STR("word/_rels/document.xml.rels")
#define RELATION NS_R "/numbering"
#define MEDIA_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"

enum {
    LIST_FEATURES = 1 << (RICH_FEATURE_BLOCK + RICH_BULLET) | 1 << (RICH_FEATURE_BLOCK + RICH_NUMBER),
    LEVELS = 9,
    INDENT = 567,
    HANGING = 340,
};

/* ---- a part for them ---- */

/* What was just added to a part is for documents with lists only. */
static void make_needed(struct parts *parts, struct str name, bool was_changed)
{
    size_t part = parts_find(parts, name);
    xmlNodePtr node = part == SIZE_MAX ? NULL : xmlLastElementChild(xmlDocGetRootElement(parts->items[part].doc));
    while (node && markup_marker(node)) /* a splice comes last */
        node = xmlPreviousElementSibling(node);
    if (!node)
        return;
    markup_make_needed(&parts->program->arena, node, LIST_FEATURES);
    struct draft *draft = &parts->items[part];
    draft->is_changed = was_changed;
    draft->is_spare = true;
    draft->needs |= LIST_FEATURES;
}

static bool is_changed(struct parts *parts, struct str name)
{
    size_t part = parts_has(parts, name) ? parts_find(parts, name) : SIZE_MAX;
    return part != SIZE_MAX && parts->items[part].is_changed;
}

static size_t add_part(struct parts *parts)
{
    bool types_changed = is_changed(parts, TYPES), relations_changed = is_changed(parts, RELATIONS);
    if (!parts_has(parts, TYPES) || !parts_has(parts, DOCUMENT))
        return SIZE_MAX;
    relations_add(parts, DOCUMENT, RELATION, STR("numbering.xml"), false);
    make_needed(parts, RELATIONS, relations_changed);
    relations_say_type(parts, PART, MEDIA_TYPE);
    make_needed(parts, TYPES, types_changed);
    size_t part = parts_add(parts, PART, NS_W, "numbering");
    parts->items[part].is_changed = false;
    return part;
}

/* ---- definitions ---- */

/* The highest of an attribute's numbers among the children; `*first` gets the first child of that name. */
static int64_t highest(xmlNodePtr root, const char *element, const char *attribute, xmlNodePtr *first)
{
    int64_t found = 0, number;
    *first = NULL;
    for (xmlNodePtr node = xmlFirstElementChild(root); node; node = xmlNextElementSibling(node)) {
        if (markup_marker(node) || !xmlStrEqual(node->name, (const xmlChar *)element))
            continue;
        xmlChar *text = xmlGetNsProp(node, (const xmlChar *)attribute, node->ns->href);
        if (text && str_to_int64(str_from((const char *)text), &number) && number > found && number < INT32_MAX / 2)
            found = number;
        *first = *first ? *first : node;
        xmlFree(text);
    }
    return found;
}

static struct str level_markup(struct arena *a, int level, bool ordered)
{
    static const char *const signs[] = {"\u2013", "\u2022", "\u25E6"};
    static const char *const forms[] = {"decimal", "russianLower", "lowerRoman"};
    struct str text = !ordered    ? str_from(signs[level % 3])
                      : level % 3 ? arena_printf(a, "%%%d)", level + 1)
                                  : arena_printf(a, "%%%d.", level + 1);
    return arena_printf(a,
                        "<w:lvl w:ilvl='%d'><w:start w:val='1'/><w:numFmt w:val='%s'/><w:lvlText w:val='%.*s'/><w:lvlJc w:val='left'/>"
                        "<w:pPr><w:ind w:left='%d' w:hanging='%d'/></w:pPr></w:lvl>",
                        level, ordered ? forms[level % 3] : "bullet", STR_ARG(text), INDENT * (level + 1), HANGING);
}

static void add_definition(struct arena *a, xmlNodePtr root, xmlNodePtr before, int64_t number, bool ordered)
{
    struct str markup = arena_printf(a, "<w:abstractNum xmlns:w='%s' w:abstractNumId='%lld'><w:multiLevelType w:val='multilevel'/>",
                                     (const char *)root->ns->href, (long long)number);
    for (int level = 0; level < LEVELS; level++) {
        struct str l = level_markup(a, level, ordered);
        markup = arena_printf(a, "%.*s%.*s", STR_ARG(markup), STR_ARG(l));
    }
    markup = arena_printf(a, "%.*s</w:abstractNum>", STR_ARG(markup));
    xmlNodePtr node = markup_add_needed(a, root, markup, LIST_FEATURES), begin = node->prev, end = node->next;
    if (!before)
        return;
    xmlAddPrevSibling(before, begin);
    xmlAddPrevSibling(before, node);
    xmlAddPrevSibling(before, end);
}

void lists_add_definitions(struct parts *parts, struct identities *ids)
{
    struct program *p = parts->program;
    xmlNodePtr first_num, first_abstract;
    p->numbering = SIZE_MAX;
    if (parts->format->contents != CONTENTS_WORDML)
        return;
    size_t part = parts_has(parts, PART) ? parts_find(parts, PART) : add_part(parts);
    if (part == SIZE_MAX)
        return;
    xmlNodePtr root = xmlDocGetRootElement(parts->items[part].doc), last = xmlLastElementChild(root);
    int64_t num = highest(root, "num", "numId", &first_num);
    p->bullets = highest(root, "abstractNum", "abstractNumId", &first_abstract) + 1;
    p->numbers = p->bullets + 1;
    p->list_first = num + 1;
    identities_reserve(ids, ID_LIST, p->list_first);
    p->list_stride = ids->strides[ID_LIST];
    xmlNodePtr before = first_num ? first_num : markup_marker(last) ? last : NULL;
    add_definition(&p->arena, root, before, p->bullets, false);
    add_definition(&p->arena, root, before, p->numbers, true);
    p->numbering = parts_splice_spare(parts, part, 0);
}
