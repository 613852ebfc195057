#include "template/tags/unfilled.h"

#include <string.h>

#include "base/i18n.h"
#include "pack/namespaces.h"
#include "template/markup/pieces.h"
#include "template/markup/where.h"
#include "template/parts/alternative.h"

/* ---- places ---- */

static bool is_any(const struct unfilled *u)
{
    return strcmp(u->element, "*") == 0;
}

static bool is_named(const struct format *f, const struct unfilled *u, const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && node->ns && strcmp((const char *)node->ns->href, u->namespace_uri) == 0 &&
           (is_any(u) ? markup_role(f, node) == ROLE_NONE : strcmp((const char *)node->name, u->element) == 0);
}

/* What an element says; tags that have been found are written as they were typed. What lies in any element is looked at for
 * itself. */
static struct str text_of(struct arena *a, const struct unfilled *u, const struct delimiters *by, xmlNodePtr element)
{
    struct str text = STR("");
    for (xmlNodePtr node = element->children; node;) {
        const struct marker *m = markup_marker(node);
        if (m)
            text = arena_printf(a, "%.*s%.*s%.*s%.*s", STR_ARG(text), STR_ARG(by->open), STR_ARG(m->tag.text), STR_ARG(by->close));
        else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            text = arena_printf(a, "%.*s%s", STR_ARG(text), (const char *)node->content);
        node = m || is_any(u) ? markup_after(node, element) : markup_next(node, element);
    }
    return text;
}

/* The tag in a text, with its delimiters; empty when there is none. */
static struct str find_tag(const struct delimiters *by, struct str text)
{
    size_t open = str_find(text, by->open, 0);
    size_t close = open == SIZE_MAX ? SIZE_MAX : str_find(text, by->close, open + by->open.len);
    return close == SIZE_MAX ? (struct str){0} : str_slice(text, open, close + by->close.len);
}

/* ---- telling ---- */

static long number_of(const struct format *f, xmlDocPtr doc, const xmlNode *paragraph)
{
    long number = 0;
    for (xmlNodePtr at = NULL; (at = pieces_next_paragraph(f, doc, at)); number++)
        if (at == paragraph)
            return number + 1;
    return 0;
}

/* The whole paragraph around a place; what stands in none is known by its words alone. */
static struct place place_of(struct parts *parts, size_t part, const char *words, xmlNodePtr node)
{
    const struct draft *draft = &parts->items[part];
    xmlNodePtr paragraph = markup_ancestor(parts->format, node, ROLE_PARAGRAPH);
    struct place where = {.file = parts->file, .words = str_from(_(words)), .spot = {.part = draft->name}};
    if (!paragraph)
        return where;
    where.words = where_words(&parts->program->arena, parts->format, draft->name, paragraph);
    where.spot.paragraph = number_of(parts->format, draft->doc, paragraph);
    where.spot.end = SIZE_MAX;
    return where;
}

static bool refuse(struct parts *parts, size_t part, const char *words, xmlNodePtr node, struct str tag)
{
    return !tag.len ||
           diag_error(parts->d, place_of(parts, part, words, node), "TAG-FIELD",
                      _("%.*s stands in a %s, where tags are not filled: write it in the text instead"), STR_ARG(tag), _(words));
}

static bool check(struct parts *parts, size_t part, const struct unfilled *u, xmlNodePtr node, const struct delimiters *by)
{
    struct arena *a = &parts->program->arena;
    struct str text = u->attribute ? markup_attribute(a, node, u->attribute_uri, u->attribute) : text_of(a, u, by, node);
    return refuse(parts, part, u->words, node, find_tag(by, text));
}

/* Names of files, which programs write there, may have a long number in braces. */
static bool is_number(struct str tag)
{
    for (size_t i = 1; i + 1 < tag.len; i++)
        if (str_hex_digit(tag.ptr[i]) < 0 && tag.ptr[i] != '-')
            return false;
    return true;
}

/* That of an older drawing (VML), which no value takes the place of. */
static bool has_older_alternative(struct arena *a, xmlNodePtr node, struct str *text)
{
    bool older = node->ns && strcmp((const char *)node->ns->href, NS_VML) == 0;
    *text = older ? markup_attribute(a, node, NULL, "alt") : STR("");
    return older;
}

/* A tag in an alternative text stands for the drawing itself, and no other is filled. */
static bool check_alternative(struct parts *parts, size_t part, xmlNodePtr node, const struct delimiters *by)
{
    struct arena *a = &parts->program->arena;
    struct str text = {0};
    if (node->type != XML_ELEMENT_NODE)
        return true;
    bool older = has_older_alternative(a, node, &text);
    struct str tag = older || alternative_of(a, parts->format, node, &text) ? find_tag(by, text) : STR("");
    bool stands_for_it = !older && (str_starts(tag, STR("{:")) || str_starts(tag, STR("{%")));
    bool is_read = tag.len && !markup_ancestor(parts->format, node, ROLE_HIDDEN);
    return !is_read || stands_for_it || is_number(tag) || refuse(parts, part, N_("alternative text"), node, tag);
}

static bool refuse_in(struct parts *parts, size_t part, const struct delimiters *by)
{
    const struct format *f = parts->format;
    xmlNodePtr root = xmlDocGetRootElement(parts->items[part].doc);
    bool ok = true;
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        ok = check_alternative(parts, part, node, by) && ok;
        for (const struct unfilled *u = f->unfilled; u->element; u++)
            if (is_named(f, u, node))
                ok = check(parts, part, u, node, by) && ok;
    }
    return ok;
}

bool unfilled_refuse_tags(struct parts *parts, struct delimiters delimiters)
{
    bool ok = true;
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].is_tagged)
            ok = refuse_in(parts, i, &delimiters) && ok;
    return ok;
}
