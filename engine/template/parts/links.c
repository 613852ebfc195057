#include "template/parts/links.h"

#include <string.h>

#include "base/i18n.h"
#include "pack/namespaces.h"
#include "template/parts/relations.h"


/* ---- addresses ---- */

/* Percent signs read, wherever they stand for a byte. */
static struct str decode(struct arena *a, struct str s)
{
    struct buf out;
    buf_init(&out, BUF_LIMIT_MESSAGE);
    for (size_t i = 0; i < s.len; i++) {
        int high = s.ptr[i] == '%' && i + 2 < s.len ? str_hex_digit(s.ptr[i + 1]) : -1, low = high < 0 ? -1 : str_hex_digit(s.ptr[i + 2]);
        buf_put_char(&out, low < 0 ? s.ptr[i] : (char)(high << 4 | low));
        i += low < 0 ? 0 : 2;
    }
    struct str decoded = arena_str(a, buf_str(&out));
    buf_release(&out);
    return decoded;
}

/* The brace at the head of `s`, as it stands or by its percent sign: its length, 0 when there is none. */
static size_t brace(struct str s, char which)
{
    const char *escaped = which == '{' ? "%7B" : "%7D";
    if (s.len && s.ptr[0] == which)
        return 1;
    return s.len >= 3 && strncasecmp(s.ptr, escaped, 3) == 0 ? 3 : 0;
}

static size_t find_brace(struct str s, char which, size_t from)
{
    while (from < s.len && !brace(str_slice(s, from, s.len), which))
        from++;
    return from;
}

static bool has_tags(struct str address)
{
    size_t open = find_brace(address, '{', 0);
    return find_brace(address, '}', open) < address.len;
}

/* `mailto:{почта}` → ("mailto:" .. (почта)) | адрес: one question for the whole address. `*typed` gets its tags, as they
 * stand between the first brace and the last. */
static struct str expression_of(struct arena *a, struct str address, struct str *typed)
{
    struct str text = {0};
    for (size_t at = 0; at < address.len;) {
        size_t open = find_brace(address, '{', at), close = find_brace(address, '}', open);
        open = close < address.len ? open : address.len; /* a brace that nothing closes is a sign */
        if (open > at)
            text = arena_printf(a, "%.*s%s\"%.*s\"", STR_ARG(text), text.len ? " .. " : "", STR_ARG(str_slice(address, at, open)));
        if (open == address.len)
            break;
        struct str inner = str_slice(address, open + brace(str_slice(address, open, address.len), '{'), close);
        inner = decode(a, inner);
        text = arena_printf(a, "%.*s%s(%.*s)", STR_ARG(text), text.len ? " .. " : "", STR_ARG(inner));
        *typed = arena_printf(a, "%.*s%s%.*s", STR_ARG(*typed), typed->len ? "} {" : "", STR_ARG(inner));
        at = close + brace(str_slice(address, close, address.len), '}');
    }
    return arena_printf(a, "(%.*s) | адрес", STR_ARG(text));
}

/* ---- questions ---- */

static struct tag tag_of(struct parts *parts, struct str address)
{
    struct arena *a = &parts->program->arena;
    struct str shown = decode(a, address), typed = {0}, expression = expression_of(a, address, &typed);
    return (struct tag){.kind = TAG_VALUE,
                        .text = shown,
                        .expression = expression,
                        .asked_by = typed,
                        .place = {.file = parts->file, .words = arena_printf(a, _("address of a link “%.*s”"), STR_ARG(shown))}};
}

static struct marker *number(struct parts *parts, xmlNodePtr node, enum marker_kind kind, size_t stream)
{
    struct marker *m = markup_marker_new(&parts->program->arena, node->doc, kind, (struct tag){0});
    m->stream = stream;
    return m;
}

/* ---- ODF ---- */

static xmlNodePtr next_odf_link(struct parts *parts, xmlNodePtr from, xmlNodePtr root, struct str *address)
{
    for (xmlNodePtr node = from; node; node = markup_next(node, root)) {
        bool is_link = node->type == XML_ELEMENT_NODE && !markup_marker(node) && strcmp((const char *)node->name, "a") == 0;
        *address = is_link ? markup_attribute(&parts->program->arena, node, NS_XLINK, "href") : (struct str){0};
        if (has_tags(*address))
            return node;
    }
    return NULL;
}

static void bind_odf(struct parts *parts, xmlNodePtr root)
{
    struct str address;
    for (xmlNodePtr node = root; (node = next_odf_link(parts, node, root, &address)); node = markup_next(node, root)) {
        xmlAttrPtr href = xmlHasNsProp(node, (const xmlChar *)"href", (const xmlChar *)NS_XLINK);
        markup_mark_attribute(node, href->ns, "href", "",
                              markup_marker_new(&parts->program->arena, node->doc, MARKER_TAG, tag_of(parts, address)));
    }
}

/* ---- relationships ---- */

static const struct relation *find_link(const struct relation *list, size_t count, struct str id)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].is_external && has_tags(list[i].target) && str_equal(list[i].id, id))
            return &list[i];
    return NULL;
}

/* The relationship of a copy, before the element that names it. */
static void put_relation(struct parts *parts, xmlNodePtr node, const struct relation *link, size_t stream)
{
    struct arena *a = &parts->program->arena;
    xmlNodePtr line = xmlNewDocNode(node->doc, NULL, (const xmlChar *)"Relationship", NULL);
    xmlSetNs(line, xmlNewNs(line, (const xmlChar *)NS_RELATIONSHIPS, NULL));
    markup_mark_attribute(line, NULL, "Id", "rId", number(parts, node, MARKER_COUNT, stream));
    xmlNewProp(line, (const xmlChar *)"Type", (const xmlChar *)arena_cstr(a, link->type));
    markup_mark_attribute(line, NULL, "Target", "", markup_marker_new(a, node->doc, MARKER_TAG, tag_of(parts, link->target)));
    xmlNewProp(line, (const xmlChar *)"TargetMode", (const xmlChar *)"External");
    xmlAddPrevSibling(node, number(parts, node, MARKER_STREAM, stream)->node);
    xmlAddPrevSibling(node, line);
    xmlAddPrevSibling(node, number(parts, node, MARKER_STREAM_END, stream)->node);
}

static void bind_relations(struct parts *parts, size_t part, xmlNodePtr root)
{
    struct relation *list;
    struct str name = parts->items[part].name;
    size_t count = relations_list(parts, name, &list), stream = relations_stream(parts, name);
    for (xmlNodePtr node = root; node && stream != SIZE_MAX; node = markup_next(node, root)) {
        const struct relation *link =
            markup_marker(node) ? NULL : find_link(list, count, markup_attribute(&parts->program->arena, node, NS_R, "id"));
        if (!link)
            continue;
        xmlAttrPtr id = xmlHasNsProp(node, (const xmlChar *)"id", (const xmlChar *)NS_R);
        put_relation(parts, node, link, stream);
        markup_mark_attribute(node, id->ns, "id", "rId", number(parts, node, MARKER_NUMBER, stream));
    }
    for (size_t i = 0; i < count; i++)
        if (find_link(&list[i], 1, list[i].id))
            relations_remove(parts, name, list[i].id);
}

static bool report_relations(struct parts *parts, size_t part)
{
    struct relation *list;
    size_t count = relations_list(parts, parts->items[part].name, &list);
    bool ok = true;
    for (size_t i = 0; i < count; i++)
        if (find_link(&list[i], 1, list[i].id))
            ok = diag_error(parts->d, tag_of(parts, list[i].target).place, "TAG-LINK", "%s",
                            _("addresses of links are not filled in such a document: write the link as {address | link(\"text\")} where it "
                              "can stand, or without a tag"));
    return ok;
}

/* ---- parts ---- */

/* Addresses stand in the text itself. */
static bool is_odf(const struct format *f)
{
    return f->charts == CHARTS_ODF;
}

static bool has_links(struct parts *parts, size_t part)
{
    struct relation *list;
    struct str address;
    xmlNodePtr root = xmlDocGetRootElement(parts->items[part].doc);
    if (is_odf(parts->format))
        return next_odf_link(parts, root, root, &address) != NULL;
    size_t count = relations_list(parts, parts->items[part].name, &list);
    for (size_t i = 0; i < count; i++)
        if (find_link(&list[i], 1, list[i].id))
            return true;
    return false;
}

bool links_check(struct parts *parts)
{
    bool ok = true;
    for (size_t i = 0, count = parts->count; i < count && !is_odf(parts->format) && !parts->format->has_relations; i++)
        ok = report_relations(parts, i) && ok;
    return ok;
}

void links_note(struct parts *parts)
{
    for (size_t i = 0, count = parts->count; i < count; i++)
        if (parts->items[i].is_tagged && has_links(parts, i))
            parts->items[i].is_changed = true;
}

void links_bind(struct parts *parts)
{
    for (size_t i = 0, count = parts->count; i < count; i++) {
        if (!parts->items[i].is_tagged || !has_links(parts, i))
            continue;
        xmlNodePtr root = xmlDocGetRootElement(parts->items[i].doc);
        if (is_odf(parts->format))
            bind_odf(parts, root);
        else if (parts->format->has_relations)
            bind_relations(parts, i, root);
    }
}
