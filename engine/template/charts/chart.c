/* A chart is found by the alternative text of its drawing, and filled by the markup of its format. */
#include "template/charts/charting.h"

#include <string.h>

#include "base/i18n.h"
#include "pack/namespaces.h"
#include "template/parts/alternative.h"
#include "template/parts/relations.h"
#include "template/parts/slides.h"


/* ---- parts ---- */

bool chart_is(xmlDocPtr doc)
{
    xmlNodePtr root = xmlDocGetRootElement(doc);
    return charting_is(root, NS_C, "chartSpace") || charting_find(root, NS_CHART, "chart");
}

bool chart_check_tags(struct parts *parts, size_t part)
{
    xmlNodePtr root = parts->items[part].is_chart ? xmlDocGetRootElement(parts->items[part].doc) : NULL;
    bool ok = true;
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        const struct marker *m = markup_marker(node);
        if (m && (m->tag.kind == TAG_RAW || m->tag.kind == TAG_INCLUDE || m->tag.kind == TAG_BREAK))
            ok = diag_error(parts->d, m->tag.place, "TAG-CHART", _("{%.*s} cannot stand in a chart, where text is the only thing"),
                            STR_ARG(m->tag.text));
    }
    return ok;
}

/* ---- finding ---- */

/* The chart beside a drawing's properties: c:chart below the same inline, anchor or graphic frame. */
static struct str drawingml_entry(struct parts *parts, struct str part, xmlNodePtr properties)
{
    bool deeper = strcmp((const char *)properties->name, "cNvPr") == 0; /* p:graphicFrame/p:nvGraphicFramePr/p:cNvPr */
    xmlNodePtr chart = charting_find(deeper ? properties->parent->parent : properties->parent, NS_C, "chart");
    return chart ? relations_target(parts, part, markup_attribute(&parts->program->arena, chart, NS_R, "id")) : (struct str){0};
}

/* The object in the same frame as a description: ./Object 1 → Object 1/content.xml. It no longer follows a table of the text. */
static struct str odf_entry(struct arena *a, xmlNodePtr description)
{
    for (xmlNodePtr node = description->parent->children; node; node = node->next)
        if (charting_is(node, NS_DRAW, "object")) {
            struct str href = markup_attribute(a, node, NS_XLINK, "href");
            if (str_starts(href, STR("./")))
                href = str_slice(href, 2, href.len);
            xmlUnsetNsProp(node, node->ns, (const xmlChar *)"notify-on-update-of-ranges");
            return arena_printf(a, "%.*s/content.xml", STR_ARG(href));
        }
    return (struct str){0};
}

static bool report_place(struct parts *parts, const struct tag *t)
{
    return diag_error(parts->d, t->place, "TAG-CHART", _("{%.*s} belongs in the alternative text of a chart"), STR_ARG(t->text));
}

static bool is_same(const struct chart *c, struct str entry, const struct tag *t)
{
    return str_equal(c->entry, entry) && str_equal(c->tag.expression, t->expression);
}

/* Drawings that show one and the same chart cannot have data of their own. */
static bool add_chart(struct parts *parts, struct charts *out, struct chart c)
{
    for (size_t i = 0; i < out->count; i++) {
        if (is_same(&out->items[i], c.entry, &c.tag))
            return true;
        if (str_equal(out->items[i].entry, c.entry))
            return diag_error(parts->d, c.tag.place, "TAG-CHART", _("{%.*s}: the same chart is shown elsewhere with {%.*s}"),
                              STR_ARG(c.tag.text), STR_ARG(out->items[i].tag.text));
    }
    *ARENA_PUSH(&parts->program->arena, out->items, out->count, out->capacity) = c;
    return true;
}

static bool take_alternative(struct parts *parts, size_t part, xmlNodePtr node, struct charts *out)
{
    struct arena *a = &parts->program->arena;
    const struct format *f = parts->format;
    struct str text, rest;
    struct tag tag;
    if (!f->charts || !alternative_of(a, f, node, &text) || !alternative_parse(a, parts->file, text, STR(":chart"), &tag, &rest) ||
        tag.kind != TAG_CHART)
        return true;
    size_t origin = slides_origin(parts, part, node);
    struct str chart = f->charts == CHARTS_ODF ? odf_entry(a, node) : drawingml_entry(parts, parts->items[origin].name, node);
    alternative_set(f, node, rest);
    parts->items[origin].is_changed = true;
    if (!chart.len || !parts_has(parts, chart))
        return report_place(parts, &tag);
    return add_chart(parts, out, (struct chart){chart, tag});
}

bool chart_find(struct parts *parts, size_t part, struct charts *out)
{
    xmlNodePtr root = xmlDocGetRootElement(parts->items[part].doc);
    bool ok = true;
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        ok = take_alternative(parts, part, node, out) && ok;
    return ok;
}

/* ---- filling ---- */

bool chart_bind(struct parts *parts, const struct chart *c)
{
    size_t part = parts_find(parts, c->entry);
    if (part == SIZE_MAX)
        return false;
    struct binding b = {parts, &parts->program->arena, part, parts->items[part].doc, c};
    if (!xmlDocGetRootElement(b.doc))
        return report_place(parts, &c->tag);
    struct filled filled = parts->format->charts == CHARTS_ODF ? chart_odf_bind(&b) : chart_drawingml_bind(&b);
    if (!filled.series)
        return diag_error(parts->d, c->tag.place, "TAG-CHART", _("{%.*s}: the chart has no series to fill"), STR_ARG(c->tag.text));
    charting_wrap(&b, (struct chart_question){CHART_DATA, filled.is_limited ? filled.series : 0, filled.takes_numbers});
    parts->items[part].is_changed = true;
    return true;
}
