/* A sheet's name may hold tags: then every document has its own. What the name opens, or {-sheet expr} in its cells, holds
 * the whole sheet, which has a copy for each item. */
#include <string.h>

#include "base/i18n.h"
#include "template/charts/chart.h"
#include "template/markup/cut.h"
#include "template/sheets/worksheets.h"
#include "template/tags/pair.h"
#include "template/tags/scan.h"

bool worksheets_is_name(const xmlNode *node)
{
    return node->ns && strcmp((const char *)node->ns->href, FORMAT_SHEET) == 0;
}

bool worksheets_is_named(const struct worksheet *sheet)
{
    return sheet->name_node || sheet->section_count;
}

/* The element whose children are all that makes the sheet. */
static xmlNodePtr holder_of(const struct worksheets *g, const struct worksheet *sheet)
{
    return g->parts->format->sheets->kind == SHEETS_ODF ? sheet->rows : sheet->rows->parent;
}

/* ---- before tags are found ---- */

/* It is never alone with a tag, so that the element stays. */
static xmlNodePtr new_line(xmlDocPtr doc, const char *name, struct str text)
{
    xmlNodePtr node = xmlNewDocNode(doc, NULL, (const xmlChar *)name, NULL);
    xmlSetNs(node, xmlNewNs(node, (const xmlChar *)FORMAT_SHEET, (const xmlChar *)"sheet"));
    xmlAddChild(node, xmlNewDocNode(doc, node->ns, (const xmlChar *)"mark", NULL));
    if (text.len)
        xmlAddChild(node, xmlNewDocTextLen(doc, (const xmlChar *)text.ptr, (int)text.len));
    return node;
}

void worksheets_read_name(struct worksheets *g, size_t sheet)
{
    struct worksheet *s = &g->items[sheet];
    xmlNodePtr holder = holder_of(g, s);
    bool tags = str_find(s->name, STR("{"), 0) != SIZE_MAX || str_find(s->name, STR("(("), 0) != SIZE_MAX;
    if (g->is_for_reading || !tags)
        return;
    s->name_node = new_line(holder->doc, "name", s->name);
    cut_link_before(holder->children, s->name_node);
    xmlAddChild(holder, new_line(holder->doc, "end", (struct str){0}));
}

/* The tag of a section that the name of a sheet leaves open, but for the `skip` innermost ones; NULL when there is no other. */
static const struct tag *left_open(const xmlNode *name, size_t skip)
{
    size_t closed = 0;
    for (const xmlNode *node = name->last; node; node = node->prev) {
        const struct marker *m = markup_marker(node);
        bool opens = m && pair_is_opening(m->tag.kind);
        closed += m && m->tag.kind == TAG_CLOSE;
        if (opens && !closed && !skip)
            return &m->tag;
        skip -= opens && !closed;
        closed -= opens && closed;
    }
    return NULL;
}

/* The tag that nobody typed is told, if it has to be, where the section began. */
static void close_at_end(struct arena *a, xmlNodePtr end, const struct tag *opening)
{
    struct tag t = {.kind = TAG_CLOSE,
                    .text = arena_printf(a, "/%.*s", STR_ARG(opening->expression)),
                    .expression = opening->expression,
                    .place = opening->place};
    struct marker *m = markup_marker_new(a, end->doc, MARKER_TAG, t);
    m->paragraph = end;
    xmlAddChild(end, m->node);
}

void worksheets_close_names(struct worksheets *g, size_t part, struct scanned *scanned)
{
    struct arena *a = &g->parts->program->arena;
    bool any = false;
    for (size_t i = 0; i < g->count; i++) {
        xmlNodePtr name = g->items[i].part == part ? g->items[i].name_node : NULL;
        const struct tag *opening;
        for (size_t n = 0; name && (opening = left_open(name, n)); n++) {
            close_at_end(a, name->parent->last, opening);
            any = true;
        }
    }
    if (any)
        *scanned = scan_gather(a, g->parts->items[part].doc);
}

/* ---- sections ---- */

static bool report(const struct worksheets *g, const struct marker *m, const char *text)
{
    return diag_error(g->parts->d, m->tag.place, "SHEET-NAME", "{%.*s}: %s", STR_ARG(m->tag.text), text);
}

/* Whether a section that begins among the siblings before a node holds it. */
static bool holds(const struct marker *m, const xmlNode *node)
{
    const xmlNode *at = m->node;
    while (at && at != m->end->node)
        at = at == node ? NULL : at->next;
    return !at;
}

static bool add_section(struct worksheets *g, struct worksheet *s, struct marker *m)
{
    if (m->tag.kind == TAG_INVERT || m->otherwise)
        return report(g, m, _("a sheet is repeated by a list, or left out by a condition that has no other branch"));
    *ARENA_PUSH(&g->parts->program->arena, s->sections, s->section_count, s->section_capacity) = m;
    return true;
}

/* Sections among the siblings from `node` on that hold `inside`. */
static bool add_sections(struct worksheets *g, struct worksheet *s, xmlNodePtr node, const xmlNode *inside)
{
    bool ok = true;
    for (; node && node != inside; node = node->next) {
        struct marker *m = markup_marker(node);
        if (m && m->kind == MARKER_BEGIN && m->end && holds(m, inside))
            ok = add_section(g, s, m) && ok;
    }
    return ok;
}

/* Only values have an order that a name can follow. */
static bool check_name(const struct worksheets *g, const struct worksheet *s)
{
    bool ok = true;
    for (const xmlNode *node = s->name_node ? s->name_node->children : NULL; node; node = node->next) {
        const struct marker *m = markup_marker(node);
        if (m && m->kind != MARKER_END && m->tag.kind != TAG_VALUE && m->tag.kind != TAG_REMARK)
            ok = report(g, m, _("in the name of a sheet stand values, and what opens a loop or a condition around the whole sheet"));
    }
    return ok;
}

static bool find_sections(struct worksheets *g, struct worksheet *s)
{
    bool odf = g->parts->format->sheets->kind == SHEETS_ODF, ok = true;
    if (odf)
        ok = add_sections(g, s, s->rows->parent->children, s->rows);
    xmlNodePtr first = holder_of(g, s)->children, inside = odf ? s->name_node : s->rows;
    return (!inside || add_sections(g, s, first, inside)) && check_name(g, s) && ok;
}

/* ---- copies ---- */

static void say_sheet(struct worksheets *g, size_t sheet, xmlNodePtr before, xmlNodePtr after)
{
    struct marker *begin = markup_marker_new(&g->parts->program->arena, before->doc, MARKER_SHEET, (struct tag){0});
    begin->number = sheet + 1;
    cut_link_before(before, begin->node);
    if (after)
        cut_link_after(after, markup_marker_new(&g->parts->program->arena, before->doc, MARKER_SHEET_END, (struct tag){0})->node);
}

/* What holds a table of ODF stands around it. */
static void place_around(struct worksheets *g, size_t sheet)
{
    struct worksheet *s = &g->items[sheet];
    for (size_t i = 0; i < s->section_count; i++)
        if (s->sections[i]->node->parent == s->rows) {
            cut_link_before(s->rows, s->sections[i]->node);
            cut_link_after(s->rows, s->sections[i]->end->node);
        }
    say_sheet(g, sheet, s->rows, s->rows);
}

/* Sheets that one section holds have one band, which is the first one's. */
static void add_band(struct worksheets *g, size_t sheet)
{
    struct worksheet *s = &g->items[sheet];
    long rows = g->parts->format->sheets->rows;
    s->moves = true;
    s->first_moved = rows + 1;
    s->band = worksheets_band(g, s->sections[s->section_count - 1]);
    if (s->band)
        return;
    *ARENA_PUSH(&g->parts->program->arena, g->bands, g->band_count, g->band_capacity) =
        (struct band){.sheet = sheet,
                      .is_sheet = true,
                      .section = s->sections[s->section_count - 1],
                      .first = 1,
                      .last = rows,
                      .body_first = 1,
                      .body_last = rows};
    s->band = g->band_count;
}

bool worksheets_repeats(const struct worksheet *sheet)
{
    bool any = false;
    for (size_t i = 0; i < sheet->section_count; i++)
        any = any || sheet->sections[i]->tag.kind == TAG_SECTION;
    return any;
}

/* An object of ODF is a document of its own in the package, which names the cells of one sheet. */
void worksheets_copy_objects(struct worksheets *g)
{
    for (size_t i = 0; i < g->count; i++) {
        const struct worksheet *s = &g->items[i];
        for (xmlNodePtr node = worksheets_repeats(s) ? s->rows->children : NULL; node; node = markup_next(node, s->rows))
            if (markup_is(node, "object"))
                chart_settle_object(g->parts, s->part, node, true);
    }
}

bool worksheets_collect_copies(struct worksheets *g)
{
    bool ok = true;
    for (size_t i = 0; i < g->count; i++) {
        struct worksheet *s = &g->items[i];
        ok = find_sections(g, s) && ok;
        if (!ok || !worksheets_is_named(s))
            continue;
        g->parts->program->sheet_names[s->position] = (struct str){0};
        if (g->parts->format->sheets->kind == SHEETS_ODF)
            place_around(g, i);
        else if (!s->section_count)
            say_sheet(g, i, s->name_node, NULL);
        if (s->section_count)
            add_band(g, i);
    }
    return ok;
}
