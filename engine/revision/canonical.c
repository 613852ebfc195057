/* The canonical markup of a paragraph: attributes in the order of their names; runs that look alike are one, whatever their
 * texts were spread over; ids and what programs note for themselves are left out; what a relationship or an address of the
 * package leads to is told by its checksum. */
#include <stdlib.h>
#include <string.h>

#include "pack/format.h"
#include "revision/look.h"
#include "template/parts/identity.h"
#include "template/parts/relations.h"

struct canon {
    struct edition *e;
    struct str entry; /* the part */
    struct hash *hash;
    struct digest last; /* properties of the run before, among siblings */
    bool is_run;        /* the sibling before was a run */
};

static void put(struct canon *c, const char *mark, struct str text)
{
    hash_put(c->hash, str_from(mark));
    hash_put_field(c->hash, text);
}

/* ---- attributes ---- */

static bool is_noise(const struct canon *c, const xmlNode *node, const xmlAttr *a)
{
    static const char *const names[] = {"paraId", "textId", "anchorId", "editId", "space"};
    const struct identities ids = {.format = c->e->parts.format};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp((const char *)a->name, names[i]) == 0)
            return a->ns != NULL;
    return str_starts(str_from((const char *)a->name), STR("rsid")) || identities_attribute(&ids, node, a) != NULL;
}

/* A picture, or the contents of an object, which is a folder. */
static const struct package_entry *entry_of_address(struct arena *a, const struct package *p, struct str path)
{
    const struct package_entry *e = package_find(p, path);
    return e ? e : package_find(p, arena_printf(a, "%.*s/content.xml", STR_ARG(path)));
}

static const struct package_entry *entry_behind(struct canon *c, const xmlAttr *a, struct str value)
{
    struct parts *parts = &c->e->parts;
    struct str uri = a->ns ? str_from((const char *)a->ns->href) : STR("");
    if (str_ends(uri, STR("officeDocument/2006/relationships")) || str_ends(uri, STR("officeDocument/relationships")))
        return package_find(parts->package, relations_target(parts, c->entry, value));
    if (!parts->format->has_relations && strcmp((const char *)a->name, "href") == 0)
        return entry_of_address(&parts->program->arena, parts->package,
                                str_starts(value, STR("./")) ? str_slice(value, 2, value.len) : value);
    return NULL;
}

static void put_attribute(struct canon *c, const xmlNode *node, const xmlAttr *a)
{
    xmlChar *content = xmlNodeListGetString(node->doc, a->children, 1);
    struct str value = str_from((const char *)content);
    const struct package_entry *entry = entry_behind(c, a, value);
    put(c, "@", str_from((const char *)a->name));
    if (entry)
        put(c, "#", str_make((const char *)&entry->crc, sizeof entry->crc));
    else
        put(c, "=", value);
    xmlFree(content);
}

static int compare_names(const void *a, const void *b)
{
    const xmlAttr *const *one = a, *const *other = b;
    return strcmp((const char *)(*one)->name, (const char *)(*other)->name);
}

static void put_attributes(struct canon *c, const xmlNode *node)
{
    struct arena scratch = {0};
    const xmlAttr **all = NULL;
    size_t count = 0, capacity = 0;
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (!is_noise(c, node, a))
            *ARENA_PUSH(&scratch, all, count, capacity) = a;
    if (count)
        qsort(all, count, sizeof *all, compare_names);
    for (size_t i = 0; i < count; i++)
        put_attribute(c, node, all[i]);
    arena_release(&scratch);
}

/* ---- elements ---- */

static void put_children(struct canon *c, const xmlNode *node);

static void put_element(struct canon *c, const xmlNode *node)
{
    put(c, "<", str_from((const char *)node->name));
    put_attributes(c, node);
    put_children(c, node);
    put(c, ">", STR(""));
}

static struct digest digest_of_properties(const struct canon *c, const xmlNode *run)
{
    struct canon inner = {.e = c->e, .entry = c->entry, .hash = hash_new()};
    for (const xmlNode *child = run->children; child; child = child->next)
        if (markup_role(c->e->parts.format, child) == ROLE_PROPERTIES)
            put_children(&inner, child);
    return hash_end(inner.hash);
}

/* A run goes on with the one before when it looks the same: nothing is put between their texts. */
static void put_run(struct canon *c, const xmlNode *run)
{
    const struct format *f = c->e->parts.format;
    struct digest properties = digest_of_properties(c, run);
    if (!c->is_run || !digest_equal(properties, c->last))
        put(c, "run", str_make((const char *)properties.bytes, sizeof properties.bytes));
    for (const xmlNode *child = run->children; child; child = child->next) {
        enum role role = markup_role(f, child);
        if (role == ROLE_TEXT)
            for (const xmlNode *text = child->children; text; text = text->next)
                hash_put(c->hash, str_from((const char *)text->content));
        else if (child->type == XML_ELEMENT_NODE && role != ROLE_PROPERTIES && role != ROLE_SILENT)
            put_element(c, child);
    }
    c->last = properties;
    c->is_run = true;
}

static bool is_passed_over(const struct format *f, const xmlNode *node)
{
    enum role role = markup_role(f, node);
    return role == ROLE_SILENT || role == ROLE_PARAGRAPH || markup_is(node, "lang") || markup_is(node, "noProof");
}

static void put_children(struct canon *c, const xmlNode *node)
{
    const struct format *f = c->e->parts.format;
    c->is_run = false;
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (markup_role(f, child) == ROLE_RUN) {
            put_run(c, child);
        } else if (child->type == XML_ELEMENT_NODE && !is_passed_over(f, child)) {
            put_element(c, child);
            c->is_run = false;
        } else if (child->type == XML_TEXT_NODE) {
            put(c, "text", str_from((const char *)child->content));
        }
    }
}

struct digest look_digest(struct edition *e, size_t part, xmlNodePtr paragraph)
{
    struct canon c = {.e = e, .entry = e->parts.items[part].name, .hash = hash_new()};
    put_element(&c, paragraph);
    return hash_end(c.hash);
}
