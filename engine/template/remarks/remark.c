/* The table of kinds, and what they share. Parts that hold remarks are found by exact types of relationships: later versions
 * of programs have comments of other kinds, whose types end alike. */
#include "template/remarks/remarking.h"

#include <string.h>

#include "base/buf.h"
#include "pack/namespaces.h"
#include "template/parts/relations.h"


/* ---- trees ---- */

xmlNodePtr remarking_root(const struct parts *parts, size_t part)
{
    return xmlDocGetRootElement(parts->items[part].doc);
}

const char *remarking_uri(const xmlNode *node)
{
    return node && node->ns ? (const char *)node->ns->href : NULL;
}

xmlNodePtr remarking_element(xmlDocPtr doc, xmlNsPtr ns, const char *name)
{
    return xmlNewDocNode(doc, ns, (const xmlChar *)name, NULL);
}

xmlNodePtr remarking_add(xmlNodePtr parent, xmlNsPtr ns, const char *name)
{
    return xmlAddChild(parent, remarking_element(parent->doc, ns, name));
}

void remarking_set(xmlNodePtr node, xmlNsPtr ns, const char *name, const char *value)
{
    xmlSetNsProp(node, ns, (const xmlChar *)name, (const xmlChar *)value);
}

void remarking_set_number(xmlNodePtr node, const char *name, int64_t value)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)value);
    remarking_set(node, NULL, name, digits);
}

void remarking_add_text(xmlNodePtr node, struct str text)
{
    xmlAddChild(node, xmlNewDocTextLen(node->doc, (const xmlChar *)text.ptr, (int)text.len));
}

xmlNsPtr remarking_namespace(xmlNodePtr root, const char *uri, const char *prefix)
{
    for (xmlNsPtr ns = root->nsDef; ns; ns = ns->next)
        if (ns->prefix && xmlStrEqual(ns->href, (const xmlChar *)uri))
            return ns;
    return xmlNewNs(root, (const xmlChar *)uri, (const xmlChar *)prefix);
}

xmlNodePtr remarking_child(xmlNodePtr root, const char *name)
{
    xmlNodePtr node = root->children;
    while (node && !markup_is(node, name))
        node = markup_next(node, root);
    return node;
}

size_t remarking_free_number(xmlNodePtr root, const char *name, struct str stem)
{
    size_t next = 0;
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        for (xmlAttrPtr at = node->type == XML_ELEMENT_NODE ? node->properties : NULL; at; at = at->next) {
            struct str value = at->children ? str_from((const char *)at->children->content) : STR("");
            int64_t number;
            if (xmlStrEqual(at->name, (const xmlChar *)name) && str_starts(value, stem) &&
                str_to_int64(str_slice(value, stem.len, value.len), &number) && number >= (int64_t)next && number < INT32_MAX)
                next = (size_t)number + 1;
        }
    return next;
}

/* ---- parts ---- */

static bool is_relation(struct arena *a, struct str type, const char *ending)
{
    return str_equal(type, arena_printf(a, NS_R "/%s", ending));
}

/* The name of a new part: that of the kind, with the first number that is free. */
static struct str free_name(const struct parts *parts, struct str pattern)
{
    size_t star = str_find(pattern, STR("*"), 0);
    struct str name = pattern;
    for (int n = 1; star != SIZE_MAX && (n == 1 || parts_has(parts, name)); n++)
        name = arena_printf(&parts->program->arena, "%.*s%d%.*s", STR_ARG(str_slice(pattern, 0, star)), n,
                            STR_ARG(str_slice(pattern, star + 1, pattern.len)));
    return name;
}

/* As a relationship of `owner` names it. */
static struct str address_from(struct arena *a, struct str owner, struct str name)
{
    while (owner.len && owner.ptr[owner.len - 1] != '/')
        owner.len--;
    return str_starts(name, owner) ? arena_str(a, str_slice(name, owner.len, name.len)) : arena_printf(a, "/%.*s", STR_ARG(name));
}

static size_t add_part(struct parts *parts, struct str owner, const struct own_part *kind, const char *uri, struct str *id)
{
    struct arena *a = &parts->program->arena;
    struct str name = free_name(parts, str_from(kind->name));
    struct str type = arena_printf(a, NS_R "/%s", kind->relation);
    size_t part = parts_add(parts, name, uri, kind->root);
    *id = relations_add(parts, owner, arena_cstr(a, type), address_from(a, owner, name), false);
    relations_say_type(parts, name, kind->media_type);
    return part;
}

size_t remarking_part(struct parts *parts, struct str owner, const struct own_part *kind, const char *uri, struct str *id)
{
    struct relation *all;
    size_t count = relations_list(parts, owner, &all), i = 0;
    while (i < count && !is_relation(&parts->program->arena, all[i].type, kind->relation))
        i++;
    size_t part = i < count ? parts_find(parts, all[i].target) : add_part(parts, owner, kind, uri, id);
    if (i < count)
        *id = all[i].id;
    if (part != SIZE_MAX)
        parts->items[part].is_changed = true;
    return part;
}

/* ---- places ---- */

/* The paragraph that holds the text box in which a paragraph stands; itself when it stands in none. */
static xmlNodePtr outermost(const struct format *f, xmlNodePtr paragraph)
{
    for (xmlNodePtr at = paragraph; (at = markup_ancestor(f, at->parent, ROLE_PARAGRAPH));)
        paragraph = at;
    return paragraph;
}

/* Whether an element bears remarks: paragraphs do so in the body only, not in headers and notes apart from it. */
static bool can_bear(const struct format *f, xmlNodePtr node)
{
    return node && markup_role(f, node) == f->remarks->bearer &&
           (f->remarks->bearer != ROLE_PARAGRAPH || markup_ancestor(f, node, ROLE_BODY));
}

static xmlNodePtr bearer_of(const struct format *f, xmlNodePtr paragraph)
{
    bool is_text = f->remarks->bearer == ROLE_PARAGRAPH;
    xmlNodePtr found = !paragraph ? NULL : is_text ? outermost(f, paragraph) : markup_ancestor(f, paragraph, f->remarks->bearer);
    return can_bear(f, found) ? found : NULL;
}

static xmlNodePtr first_bearer(const struct format *f, xmlNodePtr root)
{
    xmlNodePtr node = root;
    while (node && !can_bear(f, node))
        node = markup_role(f, node) == ROLE_HIDDEN ? markup_after(node, root) : markup_next(node, root);
    return node;
}

static bool find_bearer(const struct remarks *r, struct remark_target *t)
{
    const struct format *f = r->seen->format;
    t->bearer = bearer_of(f, t->paragraph);
    t->is_exact = t->bearer && f->remarks->bearer != ROLE_SLIDE;
    t->paragraph = t->bearer ? t->paragraph : NULL;
    for (size_t i = 0; i < r->seen->count && !t->bearer; i++)
        if (r->seen->items[i].is_tagged && r->seen->items[i].doc) {
            t->part = i;
            t->bearer = first_bearer(f, remarking_root(r->seen, i));
        }
    return t->bearer != NULL;
}

/* ---- the table ---- */

static const struct {
    bool (*find)(const struct remarks *, struct remark_target *);
    bool (*put)(struct remarks *, const struct remark_target *, struct str);
    bool sees_apart;
} kinds[] = {[REMARKS_APART] = {find_bearer, remark_apart_put, false},
             [REMARKS_INSIDE] = {find_bearer, remark_inside_put, false},
             [REMARKS_ELEMENT] = {find_bearer, remark_element_put, true},
             [REMARKS_SLIDES] = {find_bearer, remark_slide_put, true},
             [REMARKS_CELLS] = {remark_cell_find, remark_cell_put, true}};

bool remarks_see_apart(const struct format *f)
{
    return kinds[f->remarks->kind].sees_apart;
}

bool remarks_find(const struct remarks *r, struct remark_target *t)
{
    return kinds[r->parts->format->remarks->kind].find(r, t);
}

bool remarks_put(struct remarks *r, const struct remark_target *t, struct str text)
{
    return kinds[r->parts->format->remarks->kind].put(r, t, text);
}
