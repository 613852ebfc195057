#include "template/parts/parts.h"

#include <libxml/parser.h>

#include "base/buf.h"

void parts_close(struct parts *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        markup_free(parts->items[i].doc);
    parts->count = 0;
}

static size_t find_read(const struct parts *parts, struct str name)
{
    for (size_t i = 0; i < parts->count; i++)
        if (str_equal(parts->items[i].name, name))
            return i;
    return SIZE_MAX;
}

bool parts_has(const struct parts *parts, struct str name)
{
    return find_read(parts, name) != SIZE_MAX || package_find(parts->package, name);
}

static struct draft *push(struct parts *parts, struct str name, xmlDocPtr doc)
{
    struct draft *draft = ARENA_PUSH(&parts->program->arena, parts->items, parts->count, parts->capacity);
    *draft = (struct draft){.name = name, .doc = doc};
    return draft;
}

static size_t read_part(struct parts *parts, const struct package_entry *e)
{
    struct buf bytes;
    xmlDocPtr doc = NULL;
    buf_init(&bytes, BUF_LIMIT_PART);
    bool ok = package_read(parts->package, e, &bytes, parts->d) &&
              markup_read(parts->file, e->name, buf_str(&bytes), &parts->program->tree_bytes, &doc, parts->d);
    buf_release(&bytes);
    push(parts, e->name, doc);
    return ok ? parts->count - 1 : SIZE_MAX;
}

bool parts_is_readable(struct parts *parts, struct str name)
{
    const struct package_entry *e = package_find(parts->package, name);
    struct buf bytes;
    xmlDocPtr doc = NULL;
    if (!e || !str_ends(name, STR(".vml")) || find_read(parts, name) != SIZE_MAX)
        return true;
    buf_init(&bytes, BUF_LIMIT_PART);
    if (package_read(parts->package, e, &bytes, parts->d))
        doc = xmlReadMemory(bytes.ptr, (int)bytes.len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    bool readable = doc != NULL;
    xmlFreeDoc(doc);
    buf_release(&bytes);
    return readable;
}

size_t parts_find(struct parts *parts, struct str name)
{
    size_t i = find_read(parts, name);
    const struct package_entry *e = package_find(parts->package, name);
    if (i != SIZE_MAX)
        return parts->items[i].doc ? i : SIZE_MAX;
    return e ? read_part(parts, e) : SIZE_MAX;
}

size_t parts_add(struct parts *parts, struct str name, const char *namespace_uri, const char *root)
{
    xmlDocPtr doc = xmlNewDoc((const xmlChar *)"1.0");
    xmlNodePtr element = xmlNewDocNode(doc, NULL, (const xmlChar *)root, NULL);
    xmlSetNs(element, namespace_uri ? xmlNewNs(element, (const xmlChar *)namespace_uri, NULL) : NULL);
    xmlDocSetRootElement(doc, element);
    doc->standalone = 1;
    struct draft *draft = push(parts, arena_str(&parts->program->arena, name), doc);
    draft->is_new = draft->is_changed = true;
    return parts->count - 1;
}

size_t parts_adopt(struct parts *parts, struct str name, struct draft *other)
{
    struct draft *draft = push(parts, arena_str(&parts->program->arena, name), other->doc);
    draft->is_tagged = other->is_tagged;
    draft->is_chart = other->is_chart;
    draft->is_new = draft->is_changed = true;
    other->doc = NULL;
    return parts->count - 1;
}

size_t parts_splice_spare(struct parts *parts, size_t part, size_t first)
{
    struct draft *draft = &parts->items[part];
    struct marker *m = markup_marker(xmlLastElementChild(xmlDocGetRootElement(draft->doc)));
    bool was_changed = draft->is_changed;
    if (m && m->kind == MARKER_SPLICE)
        return m->stream;
    draft->stream = parts_splice(parts, part, first);
    draft->is_changed = was_changed;
    draft->is_spare = true;
    return draft->stream;
}

size_t parts_stream(struct program *p, xmlNodePtr parent)
{
    struct marker *m = markup_marker_new(&p->arena, parent->doc, MARKER_SPLICE, (struct tag){0});
    ARENA_PUSH(&p->arena, p->streams, p->stream_count, p->stream_capacity);
    m->stream = p->stream_count - 1;
    xmlAddChild(parent, m->node);
    return m->stream;
}

size_t parts_splice(struct parts *parts, size_t part, size_t first)
{
    struct draft *draft = &parts->items[part];
    size_t stream = parts_stream(parts->program, xmlDocGetRootElement(draft->doc));
    parts->program->streams[stream].first = first;
    draft->is_changed = draft->is_last = true;
    return stream;
}

size_t parts_splice_before(struct parts *parts, size_t part, xmlNodePtr before)
{
    size_t stream = parts_splice(parts, part, 0);
    xmlNodePtr splice = xmlLastElementChild(xmlDocGetRootElement(parts->items[part].doc));
    xmlUnlinkNode(splice);
    xmlAddPrevSibling(before, splice);
    return stream;
}
