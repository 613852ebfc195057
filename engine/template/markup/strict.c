/* A namespace or relationship http://purl.oclc.org/ooxml/KIND/REST is http://schemas.openxmlformats.org/KIND/2006/REST. Sides
 * of text are start and end in the strict form, which programs of the other form need not know: they are left and right. */
#include "template/markup/strict.h"

#include <string.h>

#include "template/markup/markup.h"

#define STRICT STR("http://purl.oclc.org/ooxml/")
#define TRANSITIONAL "http://schemas.openxmlformats.org/"
#define WORD TRANSITIONAL "wordprocessingml/2006/main"

/* Names of two words. */
static const struct {
    const char *strict, *other;
} words[] = {{"extendedProperties", "extended-properties"}, {"customProperties", "custom-properties"}};

static struct str translate_words(struct str rest)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_ends(rest, str_from(words[i].strict)))
            return str_from(words[i].other);
    return (struct str){0};
}

/* Empty when it is no name of the strict form. */
static struct str translate(struct arena *a, const xmlChar *name)
{
    struct str text = str_from((const char *)name);
    if (!str_starts(text, STRICT))
        return (struct str){0};
    struct str path = str_slice(text, STRICT.len, text.len);
    size_t slash = str_find(path, STR("/"), 0);
    if (slash == SIZE_MAX)
        return (struct str){0};
    struct str kind = str_slice(path, 0, slash), rest = str_slice(path, slash + 1, path.len), other = translate_words(rest);
    if (other.len)
        rest = arena_printf(a, "%s%.*s", str_starts(rest, STR("relationships/")) ? "relationships/" : "", STR_ARG(other));
    return arena_printf(a, TRANSITIONAL "%.*s/2006/%.*s", STR_ARG(kind), STR_ARG(rest));
}

/* ---- sides ---- */

static const char *const sides[][2] = {{"start", "left"}, {"end", "right"}, {"startChars", "leftChars"}, {"endChars", "rightChars"}};

static const char *side_of(const xmlChar *text)
{
    for (size_t i = 0; text && i < sizeof sides / sizeof *sides; i++)
        if (strcmp((const char *)text, sides[i][0]) == 0)
            return sides[i][1];
    return NULL;
}

static bool is_one_of(const xmlNode *node, const char *const *names)
{
    while (node && *names && !markup_is(node, *names))
        names++;
    return node && *names;
}

static void turn_attribute(xmlNodePtr node, xmlAttrPtr a)
{
    static const char *const aligned[] = {"jc", "tab", "lvlJc", NULL};
    xmlChar *value = xmlNodeListGetString(node->doc, a->children, 1);
    const char *name = markup_is(node, "ind") ? side_of(a->name) : NULL;
    const char *side = is_one_of(node, aligned) && strcmp((const char *)a->name, "val") == 0 ? side_of(value) : NULL;
    if (name)
        xmlNodeSetName((xmlNodePtr)a, (const xmlChar *)name);
    if (side)
        xmlSetNsProp(node, a->ns, a->name, (const xmlChar *)side);
    xmlFree(value);
}

/* Borders and margins of cells; elsewhere w:start is where a list begins to count. */
static void turn_sides(xmlNodePtr node)
{
    static const char *const around[] = {"tblBorders", "tcBorders", "tblCellMar", "tcMar", NULL};
    const char *name = is_one_of(node->parent, around) ? side_of(node->name) : NULL;
    if (!node->ns || strcmp((const char *)node->ns->href, WORD) != 0)
        return;
    if (name)
        xmlNodeSetName(node, (const xmlChar *)name);
    for (xmlAttrPtr a = node->properties; a; a = a->next)
        turn_attribute(node, a);
}

/* ---- parts ---- */

static void translate_namespaces(struct arena *a, xmlNodePtr node)
{
    for (xmlNsPtr ns = node->nsDef; ns; ns = ns->next) {
        struct str other = translate(a, ns->href);
        if (!other.len)
            continue;
        xmlFree((xmlChar *)ns->href);
        ns->href = xmlStrdup((const xmlChar *)other.ptr);
    }
}

/* Types of relationships, and what a:graphicData says to hold. */
static void translate_values(struct arena *a, xmlNodePtr node)
{
    for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next) {
        struct str other =
            attribute->children && attribute->children->content ? translate(a, attribute->children->content) : (struct str){0};
        if (other.len)
            xmlSetNsProp(node, attribute->ns, attribute->name, (const xmlChar *)other.ptr);
    }
}

static void drop_conformance(xmlNodePtr root)
{
    for (xmlAttrPtr a = root->properties; a; a = a->next)
        if (strcmp((const char *)a->name, "conformance") == 0) {
            xmlRemoveProp(a);
            return;
        }
}

static void translate_tree(struct arena *a, xmlDocPtr doc)
{
    xmlNodePtr root = xmlDocGetRootElement(doc);
    drop_conformance(root);
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        translate_namespaces(a, node);
        translate_values(a, node);
        turn_sides(node);
    }
}

static void put_tree(struct package *p, struct package_entry *e, xmlDocPtr doc)
{
    xmlChar *bytes = NULL;
    int len = 0;
    xmlDocDumpMemoryEnc(doc, &bytes, &len, "UTF-8");
    *e = package_entry_make(&p->arena, e->name, str_make((const char *)bytes, (size_t)len), PACKAGE_WELL);
    xmlFree(bytes);
}

static bool translate_entry(struct package *p, struct package_entry *e, struct buf *bytes, struct diag *d)
{
    xmlDocPtr doc;
    struct arena scratch = {0};
    if (!str_ends(e->name, STR(".xml")) && !str_ends(e->name, STR(".rels")))
        return true;
    if (!package_read(p, e, bytes, d))
        return false;
    if (str_find(buf_str(bytes), STRICT, 0) == SIZE_MAX)
        return true;
    size_t taken = 0; /* it goes at once */
    bool ok = markup_read(p->file, e->name, buf_str(bytes), &taken, &doc, d);
    if (ok) {
        translate_tree(&scratch, doc);
        put_tree(p, e, doc);
        xmlFreeDoc(doc);
    }
    arena_release(&scratch);
    return ok;
}

/* The package's own relationships tell. */
static bool is_strict(struct package *p, struct buf *bytes, struct diag *d)
{
    const struct package_entry *e = package_find(p, STR("_rels/.rels"));
    return e && package_read(p, e, bytes, d) && str_find(buf_str(bytes), STRICT, 0) != SIZE_MAX;
}

bool strict_translate(struct package *p, struct diag *d)
{
    struct buf bytes;
    buf_init(&bytes, BUF_LIMIT_PART);
    bool ok = true, strict = is_strict(p, &bytes, d);
    for (size_t i = 0; strict && i < p->count; i++)
        ok = translate_entry(p, &p->entries[i], &bytes, d) && ok;
    buf_release(&bytes);
    return ok;
}
