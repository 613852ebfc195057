/* A row of behaviour for each kind of remarks. In WordprocessingML a remark is a range between two empty elements, a reference
 * in a run of its own and a text in word/comments.xml (ECMA-376 part 1, 17.13.4); in ODF the text stands in the element that
 * begins the range (ODF 1.3 part 3, 14.1). */
#include "template/remark.h"

#include "template/cut.h"
#include "template/relations.h"

#define AUTHOR "pisar"
#define DC "http://purl.org/dc/elements/1.1/"
#define OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define COMMENTS_MEDIA "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
#define STRICT "http://purl.oclc.org/"

static xmlNodePtr root_of(const struct remarks *r, size_t part)
{
    return xmlDocGetRootElement(r->parts->items[part].doc);
}

static xmlNodePtr new_element(xmlDocPtr doc, xmlNsPtr ns, const char *name)
{
    return xmlNewDocNode(doc, ns, (const xmlChar *)name, NULL);
}

static xmlNodePtr add_child(xmlNodePtr parent, xmlNsPtr ns, const char *name)
{
    return xmlAddChild(parent, new_element(parent->doc, ns, name));
}

static void set(xmlNodePtr node, xmlNsPtr ns, const char *name, const char *value)
{
    xmlNewNsProp(node, ns, (const xmlChar *)name, (const xmlChar *)value);
}

static void add_text(xmlNodePtr node, struct str text)
{
    xmlAddChild(node, xmlNewDocTextLen(node->doc, (const xmlChar *)text.ptr, (int)text.len));
}

/* The namespace with a prefix, which attributes need, declared at the root when nothing there does. */
static xmlNsPtr prefixed(xmlNodePtr root, const xmlChar *uri, const char *prefix)
{
    for (xmlNsPtr ns = root->nsDef; ns; ns = ns->next)
        if (ns->prefix && xmlStrEqual(ns->href, uri))
            return ns;
    return xmlNewNs(root, uri, (const xmlChar *)prefix);
}

/* One more than the highest number among the attributes of that name, behind `stem`. */
static size_t free_number(xmlNodePtr root, const char *name, struct str stem)
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

/* ---- WordprocessingML ---- */

static xmlNsPtr word_namespace(const struct remarks *r, xmlNodePtr root)
{
    return prefixed(root, root_of(r, r->body)->ns->href, r->parts->format->prefix);
}

static size_t add_apart(struct parts *parts, size_t body)
{
    const char *uri = (const char *)xmlDocGetRootElement(parts->items[body].doc)->ns->href;
    const char *type = str_starts(str_from(uri), STR(STRICT)) ? STRICT "ooxml/officeDocument/relationships/comments"
                                                               : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
    struct str name = STR("word/comments.xml");
    size_t part = parts_add(parts, name, uri, "comments");
    relations_add(parts, parts->items[body].name, type, STR("comments.xml"), false);
    relations_say_type(parts, name, COMMENTS_MEDIA);
    return part;
}

/* The part of comments that the body points at; empty when there is none. */
static struct str find_apart(struct remarks *r)
{
    struct relation *all;
    size_t count = relations_list(r->parts, r->parts->items[r->body].name, &all);
    for (size_t i = 0; i < count; i++)
        if (str_ends(all[i].type, STR("/comments")))
            return all[i].target;
    return (struct str){0};
}

static bool open_apart(struct remarks *r)
{
    struct str name = find_apart(r);
    r->apart = name.len ? parts_find(r->parts, name) : add_apart(r->parts, r->body);
    if (r->apart == SIZE_MAX)
        return false;
    r->parts->items[r->apart].is_changed = true;
    r->next = free_number(root_of(r, r->apart), "id", STR(""));
    return true;
}

static void add_comment(const struct remarks *r, const char *number, struct str text)
{
    xmlNodePtr root = root_of(r, r->apart);
    xmlNsPtr w = word_namespace(r, root);
    xmlNodePtr comment = add_child(root, w, "comment");
    set(comment, w, "id", number);
    set(comment, w, "author", AUTHOR);
    set(comment, w, "initials", "p");
    xmlNodePtr words = add_child(add_child(add_child(comment, w, "p"), w, "r"), w, "t");
    xmlNodeSetSpacePreserve(words, 1);
    add_text(words, text);
}

static xmlNodePtr new_numbered(xmlDocPtr doc, xmlNsPtr w, const char *name, const char *number)
{
    xmlNodePtr node = new_element(doc, w, name);
    set(node, w, "id", number);
    return node;
}

static struct remark new_apart(struct remarks *r, xmlNodePtr paragraph, struct str text)
{
    const char *number = arena_printf(&r->parts->program->arena, "%zu", r->next++).ptr;
    xmlNsPtr w = word_namespace(r, root_of(r, r->body));
    add_comment(r, number, text);
    return (struct remark){new_numbered(paragraph->doc, w, "commentRangeStart", number),
                           new_numbered(paragraph->doc, w, "commentRangeEnd", number)};
}

/* Ranges stand between runs; the reference follows in a run of its own. */
static void settle_apart(const struct remarks *r, xmlNodePtr paragraph, const struct remark *one)
{
    const struct format *f = r->parts->format;
    xmlNsPtr w = one->end->ns;
    cut_lift(f, one->begin, paragraph, false);
    cut_lift(f, one->end, paragraph, true);
    xmlNodePtr run = xmlAddNextSibling(one->end, new_element(paragraph->doc, w, "r"));
    set(add_child(run, w, "commentReference"), w, "id", (const char *)one->end->properties->children->content);
}

/* ---- ODF ---- */

static bool open_inside(struct remarks *r)
{
    r->next = free_number(root_of(r, r->body), "name", STR(AUTHOR "-"));
    return true;
}

static struct remark new_inside(struct remarks *r, xmlNodePtr paragraph, struct str text)
{
    const char *name = arena_printf(&r->parts->program->arena, AUTHOR "-%zu", r->next++).ptr;
    xmlNodePtr root = root_of(r, r->body);
    xmlNsPtr office = prefixed(root, (const xmlChar *)OFFICE, "office"), dc = prefixed(root, (const xmlChar *)DC, "dc");
    struct remark one = {new_element(paragraph->doc, office, "annotation"), new_element(paragraph->doc, office, "annotation-end")};
    set(one.begin, office, "name", name);
    set(one.end, office, "name", name);
    add_text(add_child(one.begin, dc, "creator"), STR(AUTHOR));
    add_text(add_child(one.begin, paragraph->ns, "p"), text);
    return one;
}

static void settle_inside(const struct remarks *r, xmlNodePtr paragraph, const struct remark *one)
{
    (void)r, (void)paragraph, (void)one; /* an annotation may stand wherever a character may */
}

/* ---- the table ---- */

static const struct {
    bool (*open)(struct remarks *);
    struct remark (*make)(struct remarks *, xmlNodePtr, struct str);
    void (*settle)(const struct remarks *, xmlNodePtr, const struct remark *);
} kinds[] = {[REMARKS_APART] = {open_apart, new_apart, settle_apart}, [REMARKS_INSIDE] = {open_inside, new_inside, settle_inside}};

bool remarks_open(struct remarks *r, struct parts *parts, size_t body)
{
    *r = (struct remarks){.parts = parts, .body = body};
    return kinds[parts->format->remarks].open(r);
}

struct remark remarks_new(struct remarks *r, xmlNodePtr paragraph, struct str text)
{
    return kinds[r->parts->format->remarks].make(r, paragraph, text);
}

void remarks_settle(const struct remarks *r, xmlNodePtr paragraph, const struct remark *one)
{
    kinds[r->parts->format->remarks].settle(r, paragraph, one);
}
