#include "revision/mend.h"

#include <string.h>

#include "data/date.h"
#include "pack/format.h"

/* ---- what an element has ---- */

static xmlNodePtr child_of(xmlNodePtr element, const char *name)
{
    xmlNodePtr child = xmlFirstElementChild(element);
    while (child && !markup_is(child, name))
        child = xmlNextElementSibling(child);
    return child;
}

static xmlAttrPtr attribute_of(xmlNodePtr element, const char *name)
{
    xmlAttrPtr a = element->properties;
    while (a && strcmp((const char *)a->name, name) != 0)
        a = a->next;
    return a;
}

static struct str text_of(const xmlNode *first)
{
    return first && first->content ? str_from((const char *)first->content) : STR("");
}

/* ---- what a text may be ---- */

typedef bool text_test(struct str text);

static bool is_never(struct str text)
{
    return !text.ptr;
}

static bool is_number(struct str text)
{
    int64_t number;
    return str_to_int64(text, &number);
}

static bool is_day(struct str text)
{
    date_days day;
    return date_parse_iso(str_slice(text, 0, 10), &day);
}

/* Whether none of the widths, separated by spaces, is nothing. */
static bool are_widths(struct str text)
{
    bool is_nothing = true;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == ' ' && is_nothing)
            return false;
        is_nothing = text.ptr[i] == ' ' || (is_nothing && !(text.ptr[i] >= '1' && text.ptr[i] <= '9'));
    }
    return !is_nothing;
}

/* ---- the kinds of rules ---- */

/* One that the schema does not know there has the rank of what it follows. */
static size_t rank_of(const struct schema_rule *r, xmlNodePtr node)
{
    size_t rank = format_property_rank(r->names, (const char *)node->name);
    while (!r->names[rank] && (node = xmlPreviousElementSibling(node)))
        rank = format_property_rank(r->names, (const char *)node->name);
    return r->names[rank] ? rank : 0;
}

/* The first sibling that belongs behind it. */
static xmlNodePtr follower_of(const struct schema_rule *r, xmlNodePtr node)
{
    size_t rank = rank_of(r, node);
    xmlNodePtr at = xmlFirstElementChild(node->parent);
    while (at != node && rank_of(r, at) <= rank)
        at = xmlNextElementSibling(at);
    return at == node ? NULL : at;
}

static bool put_in_order(xmlNodePtr element, const struct schema_rule *r)
{
    bool moved = false;
    for (xmlNodePtr node = xmlFirstElementChild(element), next; node; node = next) {
        xmlNodePtr follower = follower_of(r, node);
        next = xmlNextElementSibling(node);
        if (follower)
            xmlAddPrevSibling(follower, node);
        moved = moved || follower;
    }
    return moved;
}

static bool add_child(xmlNodePtr element, const struct schema_rule *r)
{
    return !child_of(element, r->name) && xmlNewChild(element, element->ns, (const xmlChar *)r->name, NULL);
}

static bool check_child(xmlNodePtr element, const struct schema_rule *r, text_test *may_be)
{
    xmlNodePtr child = child_of(element, r->name);
    bool is_wrong = child && !may_be(text_of(child->children));
    if (is_wrong)
        markup_remove(child);
    return is_wrong;
}

static bool check_attribute(xmlNodePtr element, const struct schema_rule *r, text_test *may_be)
{
    xmlAttrPtr a = attribute_of(element, r->name);
    return a && !may_be(text_of(a->children)) && xmlRemoveProp(a) == 0;
}

/* Gives whether there was something to do. */
static bool apply(xmlNodePtr element, const struct schema_rule *r)
{
    switch (r->kind) {
    case SCHEMA_ORDER: return put_in_order(element, r);
    case SCHEMA_CHILD: return add_child(element, r);
    case SCHEMA_NO_CHILD: return check_child(element, r, is_never);
    case SCHEMA_NO_ATTRIBUTE: return check_attribute(element, r, is_never);
    case SCHEMA_DAY: return check_attribute(element, r, is_day);
    case SCHEMA_DAY_CHILD: return check_child(element, r, is_day);
    case SCHEMA_NUMBER: return check_attribute(element, r, is_number);
    case SCHEMA_WIDTHS: return check_attribute(element, r, are_widths);
    }
    return false;
}

/* ---- the parts ---- */

static bool is_ruled(const xmlNode *node, const struct schema_rule *r)
{
    bool is_named = strcmp(r->element, "*") == 0 || strcmp(r->element, (const char *)node->name) == 0;
    return is_named && node->ns && strcmp(r->namespace_uri, (const char *)node->ns->href) == 0;
}

static bool mend_element(xmlNodePtr element, const struct schema_rule *rules)
{
    bool changed = false;
    for (const struct schema_rule *r = rules; r->element; r++)
        changed = (is_ruled(element, r) && apply(element, r)) || changed;
    return changed;
}

static bool mend_tree(xmlDocPtr doc, const struct schema_rule *rules)
{
    bool changed = false;
    xmlNodePtr root = xmlDocGetRootElement(doc);
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        changed = (node->type == XML_ELEMENT_NODE && mend_element(node, rules)) || changed;
    return changed;
}

bool mend_parts(struct parts *parts)
{
    const struct format *f = parts->format;
    bool ok = true;
    for (const char *const *name = f->definitions; ok && name && *name; name++)
        ok = !parts_has(parts, str_from(*name)) || parts_find(parts, str_from(*name)) != SIZE_MAX;
    for (size_t i = 0; ok && f->schema && i < parts->count; i++)
        if (parts->items[i].doc && mend_tree(parts->items[i].doc, f->schema))
            parts->items[i].is_changed = true;
    return ok;
}
