/* From a tag to a document that is read, scanned and ready to be merged; what both families of formats need for that. */
#include "template/inclusion/include.h"

#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "template/inclusion/including.h"
#include "template/inclusion/read.h"
#include "template/markup/cut.h"
#include "template/markup/strict.h"
#include "template/tags/scan.h"

/* ---- names ---- */

void renaming_add(struct inclusion *in, struct renaming *r, struct str old, struct str new)
{
    *ARENA_PUSH(in->arena, r->olds, r->count, r->old_capacity) = old;
    *ARENA_PUSH(in->arena, r->news, r->new_count, r->new_capacity) = new;
}

struct str renaming_find(const struct renaming *r, struct str old)
{
    for (size_t i = 0; i < r->count; i++)
        if (str_equal(r->olds[i], old))
            return r->news[i];
    return (struct str){0};
}

struct str including_free_name(struct inclusion *in, struct str name, bool (*taken)(struct inclusion *, struct str))
{
    struct str candidate = name;
    for (size_t n = 2; taken(in, candidate); n++)
        candidate = arena_printf(in->arena, "%.*s_%zu", STR_ARG(name), n);
    return candidate;
}

struct str including_free_file(struct inclusion *in, struct str file, bool (*taken)(struct inclusion *, struct str))
{
    size_t dot = file.len;
    while (dot > 0 && file.ptr[dot - 1] != '.' && file.ptr[dot - 1] != '/')
        dot--;
    if (!dot || file.ptr[dot - 1] != '.')
        return including_free_name(in, file, taken);
    struct str stem = str_slice(file, 0, dot - 1), extension = str_slice(file, dot, file.len), candidate = file;
    for (size_t n = 2; taken(in, candidate); n++)
        candidate = arena_printf(in->arena, "%.*s_%zu.%.*s", STR_ARG(stem), n, STR_ARG(extension));
    return candidate;
}

/* ---- the tree ---- */

struct str including_attribute(struct inclusion *in, xmlNodePtr node, const char *uri, const char *name)
{
    xmlChar *value = uri ? xmlGetNsProp(node, (const xmlChar *)name, (const xmlChar *)uri) : xmlGetNoNsProp(node, (const xmlChar *)name);
    struct str copy = arena_str(in->arena, str_from((const char *)value));
    xmlFree(value);
    return copy;
}

struct str including_dump(struct inclusion *in, xmlNodePtr node)
{
    xmlBufferPtr buffer = xmlBufferCreate();
    xmlNodeDump(buffer, node->doc, node, 0, 0);
    struct str bytes = arena_str(in->arena, str_from((const char *)xmlBufferContent(buffer)));
    xmlBufferFree(buffer);
    return bytes;
}

void including_settle_namespaces(xmlNodePtr tree)
{
    enum { REMOVE_REDUNDANT = 1 }; /* libxml2 keeps the name of its option to itself */
    if (tree->type == XML_ELEMENT_NODE)
        xmlDOMWrapReconcileNamespaces(NULL, tree, REMOVE_REDUNDANT);
}

/* ---- the file ---- */

/* The literal of a tag, in whatever quotes an editor put. */
static bool parse_literal(struct str expression, struct str *file)
{
    static const struct {
        const char *open, *close;
    } quotes[] = {{"\"", "\""}, {"'", "'"}, {"«", "»"}, {"“", "”"}, {"„", "“"}, {"”", "”"}};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        struct str open = str_from(quotes[i].open), close = str_from(quotes[i].close);
        if (expression.len > open.len + close.len && str_starts(expression, open) && str_ends(expression, close)) {
            *file = str_slice(expression, open.len, expression.len - close.len);
            return str_find(*file, open, 0) == SIZE_MAX && str_find(*file, close, 0) == SIZE_MAX;
        }
    }
    return false;
}

static bool check_tag(const struct parts *parts, const struct marker *m, struct str *file, struct diag *d)
{
    if (parts->format->sheets)
        return diag_error(d, m->tag.place, "TAG-INCLUDE", _("{%.*s}: documents are included in documents of text, not in spreadsheets"),
                          STR_ARG(m->tag.text));
    if (!parse_literal(m->tag.expression, file))
        return diag_error(d, m->tag.place, "TAG-INCLUDE",
                          _("{%.*s}: the name of a file in quotes is expected, such as {:include \"form.%s\"}"), STR_ARG(m->tag.text),
                          parts->format->name);
    if (!path_is_below(*file))
        return diag_error(d, m->tag.place, "TAG-INCLUDE", _("{%.*s}: only files beside the template or below can be included"),
                          STR_ARG(m->tag.text));
    if (format_find(*file) != parts->format)
        return diag_error(d, m->tag.place, "TAG-INCLUDE", _("{%.*s}: only a file of the same kind, .%s, can be included here"),
                          STR_ARG(m->tag.text), parts->format->name);
    if (!cut_is_alone(parts->format, m))
        return diag_error(d, m->tag.place, "TAG-INCLUDE", _("{%.*s} must stand alone in its paragraph"), STR_ARG(m->tag.text));
    if (parts->depth == INCLUDE_DEPTH)
        return diag_error(d, m->tag.place, "TAG-INCLUDE", _("{%.*s}: documents include one another too deeply, perhaps in a circle"),
                          STR_ARG(m->tag.text));
    return true;
}

/* A change of an included file is a change of the template. */
static void add_digest(struct program *p, struct str bytes)
{
    struct digest included = hash_bytes(bytes);
    struct str fields[] = {str_make((const char *)p->digest.bytes, sizeof p->digest.bytes),
                           str_make((const char *)included.bytes, sizeof included.bytes)};
    p->digest = hash_fields(fields, sizeof fields / sizeof *fields);
}

static bool open_included(struct parts *from, struct package *package, const struct marker *m, struct str path, struct str shown)
{
    struct buf bytes;
    struct stat st;
    if (!file_stat(path, &st))
        return diag_error(from->d, m->tag.place, "TAG-INCLUDE", _("{%.*s}: there is no file %.*s"), STR_ARG(m->tag.text), STR_ARG(shown));
    buf_init(&bytes, BUF_LIMIT_PACKAGE);
    bool ok = file_read(path, BUF_LIMIT_PACKAGE, &bytes, from->d) && package_open(package, shown, buf_str(&bytes), from->d) &&
              strict_translate(package, from->d) &&
              (!from->format->mimetype_first || package_put_mimetype(package, from->format->media_type, from->d));
    if (ok)
        add_digest(from->program, buf_str(&bytes));
    buf_release(&bytes);
    return ok && read_tagged(from) && include_expand(from);
}

/* ---- merging ---- */

static xmlNodePtr find_body(struct parts *from)
{
    for (size_t i = 0; i < from->count; i++) {
        xmlNodePtr root = from->items[i].is_tagged ? xmlDocGetRootElement(from->items[i].doc) : NULL;
        for (xmlNodePtr node = root; node; node = markup_next(node, root))
            if (markup_role(from->format, node) == ROLE_BODY)
                return node;
    }
    return NULL;
}

static bool merge(struct parts *parts, size_t part, const struct marker *m, struct parts *from)
{
    struct inclusion in = {
        .to = parts, .from = from, .arena = &parts->program->arena, .at = m->paragraph, .part = part, .body = find_body(from)};
    if (!in.body)
        return diag_error(parts->d, m->tag.place, "TAG-INCLUDE", _("{%.*s}: the file has no text"), STR_ARG(m->tag.text));
    including_renew_ids(&in, in.body);
    bool ok = parts->format->pages_end_in_paragraph ? include_word(&in) : include_text(&in);
    parts->items[part].is_changed = true;
    markup_remove(in.at);
    return ok;
}

static bool include_file(struct parts *parts, size_t part, const struct marker *m)
{
    struct arena *a = &parts->program->arena;
    struct str file;
    struct package package = {0};
    if (!check_tag(parts, m, &file, parts->d))
        return false;
    struct str path = path_join(a, parts->folder, file), shown = path_join(a, path_folder(parts->file), file);
    struct parts from = {.package = &package, .program = parts->program, .format = parts->format, .file = shown,
                         .folder = path_folder(path), .depth = parts->depth + 1, .d = parts->d};
    bool ok = open_included(&from, &package, m, path, shown) && merge(parts, part, m, &from);
    parts_close(&from);
    package_close(&package);
    return ok;
}

bool include_expand(struct parts *parts)
{
    bool ok = true;
    for (size_t part = 0; part < parts->count; part++) {
        if (!parts->items[part].is_tagged)
            continue;
        struct scanned s = scan_gather(&parts->program->arena, parts->items[part].doc);
        for (size_t i = 0; i < s.count; i++)
            if (s.markers[i]->tag.kind == TAG_INCLUDE)
                ok = include_file(parts, part, s.markers[i]) && ok;
    }
    return ok;
}
