/* What a document says of its charts once they are filled: a chart in a section becomes a part for each copy, with what is
 * behind it; a picture that shows the chart as it was in the template goes. */
#include "template/charts/chart.h"

#include "base/i18n.h"
#include "pack/namespaces.h"
#include "template/parts/copies.h"
#include "template/parts/slides.h"


/* Whether siblings before a node begin a section that does not end before it. */
static bool follows_begin(const xmlNode *node)
{
    size_t ended = 0;
    for (node = node->prev; node; node = node->prev) {
        const struct marker *m = markup_marker(node);
        ended += m && m->kind == MARKER_END;
        if (m && m->kind == MARKER_BEGIN && ended-- == 0)
            return true;
    }
    return false;
}

/* Whether a node stands in a section; on a slide, in one of the slide's own: slides that are repeated take their charts along. */
static bool is_in_section(const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE && !slides_is_holder(node); node = node->parent)
        if (follows_begin(node))
            return true;
    return false;
}

/* The charts of a document, and the relationships of those that have copies now. */
struct settling {
    struct parts *parts;
    struct shown {
        size_t entry;
        bool is_repeated;
    } *shown;
    size_t shown_count, shown_capacity;
    struct relationship {
        size_t part;
        struct str id;
    } *gone;
    size_t gone_count, gone_capacity;
};

/* A drawing shows a chart: false when another one does, and one of them is repeated. */
static bool note_shown(struct settling *s, size_t entry, bool is_repeated)
{
    struct parts *parts = s->parts;
    for (size_t i = 0; i < s->shown_count; i++)
        if (s->shown[i].entry == entry && (is_repeated || s->shown[i].is_repeated))
            return diag_error(parts->d, (struct place){.file = parts->file, .words = parts->items[entry].name}, "TAG-CHART", "%s",
                              _("two drawings show one and the same chart; in a repeated block each needs its own"));
    *ARENA_PUSH(&parts->program->arena, s->shown, s->shown_count, s->shown_capacity) = (struct shown){entry, is_repeated};
    return true;
}

/* ---- OPC ---- */

static void remove_relationships(const struct settling *s)
{
    for (size_t i = 0; i < s->gone_count; i++)
        relations_remove(s->parts, s->parts->items[s->gone[i].part].name, s->gone[i].id);
}

static void repeat_part(struct parts *parts, size_t part, xmlNodePtr chart, size_t entry)
{
    struct copies c = {parts, chart, relations_stream(parts, parts->items[part].name)};
    if (c.numbers == SIZE_MAX)
        return;
    xmlNodePtr line = copies_add_line(&c, c.numbers, NS_RELATIONSHIPS, NULL, "Relationship");
    copies_number(&c, line, NULL, "Id", STR("rId"), STR(""), MARKER_COUNT);
    xmlNewProp(line, (const xmlChar *)"Type", (const xmlChar *)NS_R "/chart");
    copies_name_target(&c, line, "Target", parts->items[entry].name);
    copies_put_part(&c, entry);
    copies_number(&c, chart, xmlHasNsProp(chart, (const xmlChar *)"id", (const xmlChar *)NS_R)->ns, "id", STR("rId"), STR(""),
                  MARKER_NUMBER);
    parts->items[part].is_changed = true;
}

static bool settle_part(struct settling *s, size_t part, xmlNodePtr chart)
{
    struct parts *parts = s->parts;
    struct str id = markup_attribute(&parts->program->arena, chart, NS_R, "id");
    struct str target = id.len ? relations_target(parts, parts->items[part].name, id) : id;
    size_t entry = target.len && parts_has(parts, target) ? parts_find(parts, target) : SIZE_MAX;
    if (entry == SIZE_MAX)
        return true;
    bool is_repeated = is_in_section(chart);
    if (!note_shown(s, entry, is_repeated))
        return false;
    if (!is_repeated)
        return true;
    repeat_part(parts, part, chart, entry);
    *ARENA_PUSH(&parts->program->arena, s->gone, s->gone_count, s->gone_capacity) = (struct relationship){part, id};
    return true;
}

/* ---- ODF ---- */

/* ./Object 1 → Object 1 */
static struct str entry_of(struct arena *a, const xmlNode *node)
{
    struct str href = markup_attribute(a, node, NS_XLINK, "href");
    return str_starts(href, STR("./")) ? str_slice(href, 2, href.len) : href;
}

/* An entry of the manifest: `before`, the number of the copy, `after`. */
static void list_copy(const struct copies *c, struct str file, struct str before, struct str after, enum marker_kind kind)
{
    struct str type = relations_file_type(c->parts, file);
    xmlNodePtr line = copies_add_line(c, c->numbers, NS_MANIFEST, "manifest", "file-entry");
    copies_number(c, line, line->ns, "full-path", before, after, kind);
    xmlNewNsProp(line, line->ns, (const xmlChar *)"media-type", (const xmlChar *)(type.ptr ? type.ptr : ""));
    relations_unlist_file(c->parts, file);
}

/* An object is a folder of the package. */
static void repeat_object(struct parts *parts, size_t part, xmlNodePtr object, struct str folder)
{
    struct arena *a = &parts->program->arena;
    struct copies c = {parts, object, relations_contents_stream(parts)};
    struct str before = arena_printf(a, "%.*s_", STR_ARG(folder)), prefix = arena_printf(a, "%.*s/", STR_ARG(folder));
    if (c.numbers == SIZE_MAX)
        return;
    parts->program->streams[c.numbers].first = 1;
    list_copy(&c, prefix, before, STR("/"), MARKER_COUNT);
    for (size_t i = 0; i < parts->package->count; i++) {
        struct str name = parts->package->entries[i].name, rest = str_slice(name, folder.len, name.len);
        size_t draft = str_starts(name, prefix) && str_ends(name, STR(".xml")) ? parts_find(parts, name) : SIZE_MAX;
        if (draft == SIZE_MAX)
            continue;
        list_copy(&c, name, before, rest, MARKER_NUMBER);
        copies_put_tree(&c, draft, arena_printf(a, "%.*s@%.*s", STR_ARG(before), STR_ARG(rest)));
    }
    copies_number(&c, object, xmlHasNsProp(object, (const xmlChar *)"href", (const xmlChar *)NS_XLINK)->ns, "href",
                  arena_printf(a, "./%.*s", STR_ARG(before)), STR(""), MARKER_NUMBER);
    parts->items[part].is_changed = true;
}

/* The picture beside an object, for programs that do not draw objects themselves. */
static void drop_replacement(struct parts *parts, size_t part, xmlNodePtr object)
{
    for (xmlNodePtr node = object->parent->children, next; node; node = next) {
        next = node->next;
        if (!markup_is(node, "image"))
            continue;
        struct str file = entry_of(&parts->program->arena, node);
        relations_unlist_file(parts, file);
        package_drop(parts->package, file);
        markup_remove(node);
        parts->items[part].is_changed = true;
    }
}

/* The entry of the chart that an object is, SIZE_MAX when it is none; and the folder that it is. */
static size_t chart_of(struct parts *parts, xmlNodePtr object, struct str *folder)
{
    struct arena *a = &parts->program->arena;
    *folder = entry_of(a, object);
    struct str name = arena_printf(a, "%.*s/content.xml", STR_ARG(*folder));
    size_t entry = parts_has(parts, name) ? parts_find(parts, name) : SIZE_MAX;
    return entry != SIZE_MAX && chart_is(parts->items[entry].doc) ? entry : SIZE_MAX;
}

void chart_settle_object(struct parts *parts, size_t part, xmlNodePtr object, bool is_repeated)
{
    struct str folder;
    size_t entry = chart_of(parts, object, &folder);
    if (entry == SIZE_MAX)
        return;
    if (parts->items[entry].is_changed)
        drop_replacement(parts, part, object);
    if (is_repeated)
        repeat_object(parts, part, object, folder);
}

static bool settle_object(struct settling *s, size_t part, xmlNodePtr object)
{
    struct str folder;
    size_t entry = chart_of(s->parts, object, &folder);
    bool is_repeated = is_in_section(object);
    if (entry == SIZE_MAX || !note_shown(s, entry, is_repeated))
        return entry == SIZE_MAX;
    chart_settle_object(s->parts, part, object, is_repeated);
    return true;
}

/* ---- all charts ---- */

/* Markers come before the element at hand, and only before. */
static bool settle_all(struct settling *s, size_t part)
{
    struct parts *parts = s->parts;
    bool is_odf = parts->format->charts == CHARTS_ODF, ok = true;
    xmlNodePtr root = xmlDocGetRootElement(parts->items[part].doc);
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        if (node->type != XML_ELEMENT_NODE || !node->ns)
            continue;
        if (is_odf && markup_is(node, "object") && xmlStrEqual(node->ns->href, (const xmlChar *)NS_DRAW))
            ok = settle_object(s, part, node) && ok;
        else if (!is_odf && markup_is(node, "chart") && xmlStrEqual(node->ns->href, (const xmlChar *)NS_C))
            ok = settle_part(s, slides_origin(parts, part, node), node) && ok;
    }
    return ok;
}

bool chart_settle(struct parts *parts)
{
    struct settling settling = {.parts = parts};
    bool ok = true;
    for (size_t i = 0, count = parts->count; i < count && parts->format->charts != CHARTS_NONE; i++)
        if (parts->items[i].is_tagged && !parts->items[i].is_chart)
            ok = settle_all(&settling, i) && ok;
    remove_relationships(&settling);
    return ok;
}
