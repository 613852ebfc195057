/* A chart is found by the alternative text of its drawing, and filled by the markup of its format. */
#include "template/charting.h"

#include <string.h>

#include "base/i18n.h"
#include "template/relations.h"
#include "template/slides.h"

#define C "http://schemas.openxmlformats.org/drawingml/2006/chart"
#define R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SVG "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
#define XLINK "http://www.w3.org/1999/xlink"

/* ---- finding ---- */

/* The tag in an alternative text «Показатели {:chart диаграмма}»; *rest gets the text without it. */
static bool parse_alternative(struct arena *a, struct str text, struct tag *tag, struct str *rest)
{
    size_t open = str_find(text, STR("{:chart"), 0), close = str_find(text, STR("}"), open == SIZE_MAX ? 0 : open);
    if (open == SIZE_MAX || close == SIZE_MAX)
        return false;
    *tag = tag_parse(arena_str(a, str_slice(text, open + 1, close)));
    struct str before = str_trim(str_slice(text, 0, open)), after = str_trim(str_slice(text, close + 1, text.len));
    *rest = arena_printf(a, "%.*s%s%.*s", STR_ARG(before), before.len && after.len ? " " : "", STR_ARG(after));
    return tag->kind == TAG_CHART;
}

/* The chart beside a drawing's properties: c:chart below the same inline, anchor or graphic frame. */
static struct str drawingml_entry(struct parts *parts, struct str part, xmlNodePtr properties)
{
    bool deeper = strcmp((const char *)properties->name, "cNvPr") == 0; /* p:graphicFrame/p:nvGraphicFramePr/p:cNvPr */
    xmlNodePtr chart = charting_find(deeper ? properties->parent->parent : properties->parent, C, "chart");
    return chart ? relations_target(parts, part, markup_attribute(&parts->program->arena, chart, R, "id")) : (struct str){0};
}

/* The object in the same frame as a description: ./Object 1 → Object 1/content.xml */
static struct str odf_entry(struct arena *a, xmlNodePtr description)
{
    for (xmlNodePtr node = description->parent->children; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "object") == 0) {
            struct str href = markup_attribute(a, node, XLINK, "href");
            if (str_starts(href, STR("./")))
                href = str_slice(href, 2, href.len);
            return arena_printf(a, "%.*s/content.xml", STR_ARG(href));
        }
    return (struct str){0};
}

/* An element that names a drawing is one whose `id` is a drawing's: wp:docPr, p:cNvPr. */
static bool is_drawing(const struct format *f, const xmlNode *node)
{
    for (const struct id_attribute *row = f->ids; row->element; row++)
        if (row->space == ID_DRAWING && !row->refers && charting_is(node, row->element_uri, row->element))
            return true;
    return false;
}

/* The alternative text that a node holds, if it is one that may: docPr@descr, svg:desc, svg:title. */
static bool alternative_of(struct arena *a, const struct format *f, xmlNodePtr node, struct str *text)
{
    if (node->type != XML_ELEMENT_NODE)
        return false;
    if (f->charts == CHARTS_DRAWINGML && is_drawing(f, node))
        *text = markup_attribute(a, node, NULL, "descr");
    else if (f->charts == CHARTS_ODF && (charting_is(node, SVG, "desc") || charting_is(node, SVG, "title"))) {
        xmlChar *content = xmlNodeGetContent(node);
        *text = arena_str(a, str_from((const char *)content));
        xmlFree(content);
    } else {
        return false;
    }
    return true;
}

static void set_alternative(const struct format *f, xmlNodePtr node, struct str text)
{
    if (f->charts == CHARTS_ODF)
        xmlNodeSetContentLen(node, (const xmlChar *)text.ptr, (int)text.len);
    else
        xmlSetProp(node, (const xmlChar *)"descr", (const xmlChar *)text.ptr);
}

static bool report_place(struct parts *parts, const struct tag *t)
{
    return diag_error(parts->d, t->place, "TAG-CHART", _("{%.*s} belongs in the alternative text of a chart"), STR_ARG(t->text));
}

static bool take_alternative(struct parts *parts, size_t part, xmlNodePtr node, struct charts *out)
{
    struct arena *a = &parts->program->arena;
    const struct format *f = parts->format;
    struct str text, rest;
    struct tag tag;
    if (!alternative_of(a, f, node, &text) || !parse_alternative(a, text, &tag, &rest))
        return true;
    size_t origin = slides_origin(parts, part, node);
    struct str chart = f->charts == CHARTS_ODF ? odf_entry(a, node) : drawingml_entry(parts, parts->items[origin].name, node);
    tag.place = (struct place){.file = parts->file, .words = arena_printf(a, _("alternative text “%.*s”"), STR_ARG(text))};
    set_alternative(f, node, rest);
    parts->items[origin].is_changed = true;
    if (!chart.len || !parts_has(parts, chart))
        return report_place(parts, &tag);
    *ARENA_PUSH(a, out->items, out->count, out->capacity) = (struct chart){chart, tag};
    return true;
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
    size_t series = parts->format->charts == CHARTS_ODF ? chart_odf_bind(&b) : chart_drawingml_bind(&b);
    if (!series)
        return diag_error(parts->d, c->tag.place, "TAG-CHART", _("{%.*s}: the chart has no series to fill"), STR_ARG(c->tag.text));
    charting_wrap(&b);
    parts->items[part].is_changed = true;
    return true;
}
