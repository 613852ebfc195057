/* Outer sections are placed before inner ones, so that borders that fall together nest as the tags do. */
#include "template/tags/range.h"

#include <string.h>

#include "base/i18n.h"
#include "template/markup/cut.h"
#include "template/parts/lists.h"
#include "template/tags/pages.h"
#include "template/tags/pair.h"

/* ---- marker paragraphs ---- */

static bool breaks_page(const struct format *f, const struct marker *m)
{
    xmlNodePtr beside = cut_only_neighbour(f, m);
    return beside && pages_breaks(f, beside);
}

static bool is_marker_paragraph(const struct format *f, const struct marker *m)
{
    return cut_is_alone(f, m) || breaks_page(f, m);
}

/* Puts the marker in the place of its paragraph. A paragraph that ends a section of pages stays, outside the range; one
 * that breaks the page stays after the marker: each copy begins a page, or what comes after the last one. */
static void take_place(const struct format *f, struct marker *m, bool is_end)
{
    xmlNodePtr block = cut_block_of(f, m->paragraph);
    if (breaks_page(f, m)) {
        cut_link_before(block, m->node);
        return;
    }
    if (pages_carries_setup(f, block)) {
        if (is_end)
            cut_link_before(block, m->node);
        else
            cut_link_after(block, m->node);
        return;
    }
    cut_link_before(block, m->node);
    markup_remove(block);
}

/* ---- placing ---- */

static bool report_apart(const struct marker *m, struct diag *d)
{
    return diag_error(d, m->tag.place, "TAG-RANGE", _("{%.*s} and {%.*s} (%.*s) have nothing whole around them that could be repeated"),
                      STR_ARG(m->tag.text), STR_ARG(m->end->tag.text), STR_ARG(m->end->tag.place.words));
}

static void place_inline(const struct format *f, struct marker *m)
{
    xmlNodePtr around = cut_common_ancestor(m->node, m->end->node);
    for (struct marker *e = m->otherwise; e; e = e->otherwise)
        if (!cut_contains(around, e->node))
            around = m->paragraph;
    cut_lift(f, m->node, around, false);
    for (struct marker *e = m->otherwise; e; e = e->otherwise)
        cut_lift(f, e->node, around, false);
    cut_lift(f, m->end->node, around, true);
}

/* The else tag of a range of blocks: alone in a paragraph beside them, or at the head of one of them. */
static bool place_branch(const struct format *f, struct marker *m, struct marker *e, const xmlNode *parent, const xmlNode *first,
                         struct diag *d)
{
    if (!cut_contains(parent, e->node))
        return report_apart(m, d);
    if (cut_block_of(f, e->paragraph)->parent == parent && cut_is_alone(f, e)) {
        take_place(f, e, false);
        return true;
    }
    xmlNodePtr block = cut_child_holding(parent, e->node);
    if (block == first)
        return diag_error(d, e->tag.place, "TAG-RANGE",
                          _("{%.*s} stands inside what {%.*s} repeats; it must stand between whole rows or paragraphs"),
                          STR_ARG(e->tag.text), STR_ARG(m->tag.text));
    cut_link_before(block, e->node);
    return true;
}

/* All of them: {иначе если …} any number of times, then {иначе}. */
static bool place_else(const struct format *f, struct marker *m, const xmlNode *parent, const xmlNode *first, struct diag *d)
{
    bool ok = true;
    for (struct marker *e = m->otherwise; e; e = e->otherwise)
        ok = place_branch(f, m, e, parent, first, d) && ok;
    return ok;
}

static bool place_blocks(const struct format *f, struct marker *m, struct diag *d)
{
    xmlNodePtr parent = cut_block_of(f, m->paragraph)->parent;
    if (!place_else(f, m, parent, NULL, d))
        return false;
    take_place(f, m, false);
    take_place(f, m->end, true);
    return true;
}

static bool place_around(const struct format *f, struct marker *m, xmlNodePtr first, xmlNodePtr last, struct diag *d)
{
    if (!place_else(f, m, first->parent, first, d))
        return false;
    cut_link_before(first, m->node);
    cut_link_after(last, m->end->node);
    return true;
}

/* {-section}: the section element around the tags, or, where sections of pages are not elements, the blocks up to the
 * one that carries their setup. */
static bool place_pages(struct arena *a, const struct format *f, struct marker *m, struct diag *d)
{
    xmlNodePtr body = markup_ancestor(f, m->node, ROLE_BODY), first, last, other, setup;
    if (!body || !f->pages_end_in_paragraph || !cut_contains(body, m->end->node))
        return report_apart(m, d);
    xmlNodePtr begin = cut_child_holding(body, m->paragraph), end = cut_child_holding(body, m->end->paragraph);
    pages_section_around(f, begin, &first, &other, &setup);
    pages_section_around(f, end, &other, &last, &setup);
    if (!place_around(f, m, first, last, d))
        return false;
    if (setup)
        pages_end_copies(a, m, setup);
    return true;
}

/* {-list} where a list is no element: the paragraphs of one list around the tags. */
static bool place_list(const struct format *f, struct marker *m, struct diag *d)
{
    xmlNodePtr first, last;
    if (m->paragraph->parent != m->end->paragraph->parent || !lists_around(m->paragraph, &first, &last))
        return report_apart(m, d);
    if (!cut_contains(m->paragraph, m->end->paragraph) && !lists_around(m->end->paragraph, &first, &last))
        return report_apart(m, d);
    return place_around(f, m, first, last, d);
}

static bool place_elements(struct arena *a, const struct format *f, struct marker *m, struct diag *d)
{
    if (m->tag.element == ROLE_SECTION && !markup_ancestor(f, m->node, ROLE_SECTION))
        return place_pages(a, f, m, d);
    if (m->tag.element == ROLE_LIST && !markup_ancestor(f, m->node, ROLE_LIST))
        return place_list(f, m, d);
    enum role role = m->tag.element == ROLE_SHEET && f->sheets ? ROLE_TABLE : m->tag.element;
    xmlNodePtr first = markup_ancestor(f, m->node, role), last = markup_ancestor(f, m->end->node, role);
    if (!first || !last || first->parent != last->parent)
        return report_apart(m, d);
    return place_around(f, m, first, last, d);
}

static bool place_common(const struct format *f, struct marker *m, struct diag *d)
{
    xmlNodePtr around = cut_common_ancestor(m->paragraph, m->end->paragraph);
    if (!around || around->type != XML_ELEMENT_NODE || cut_contains(m->paragraph, m->end->paragraph) ||
        cut_contains(m->end->paragraph, m->paragraph))
        return report_apart(m, d);
    if (markup_role(f, around) == ROLE_ROW)
        return place_around(f, m, around, around, d);
    return place_around(f, m, cut_child_holding(around, m->paragraph), cut_child_holding(around, m->end->paragraph), d);
}

/* What there can be but one of around a paragraph: it is a property of the document or a header of a sheet itself, or stands
 * in the notes of a slide or in the remark at a cell; NULL: it may be repeated with its neighbours, as the name of a sheet is
 * with the sheet. */
static xmlNodePtr apart_of(const struct format *f, xmlNodePtr paragraph)
{
    if (markup_role(f, paragraph) == ROLE_LINE)
        return strcmp((const char *)paragraph->ns->href, FORMAT_SHEET) == 0 ? NULL : paragraph;
    xmlNodePtr notes = markup_ancestor(f, paragraph, ROLE_NOTES), story = f->sheets ? markup_ancestor(f, paragraph, ROLE_STORY) : NULL;
    return notes ? notes : story;
}

static bool crosses(const struct format *f, const struct marker *m)
{
    return apart_of(f, m->paragraph) != apart_of(f, m->end->paragraph);
}

static bool place_section(struct arena *a, const struct format *f, struct marker *m, struct diag *d)
{
    m->kind = MARKER_BEGIN;
    m->end->kind = MARKER_END;
    for (struct marker *e = m->otherwise; e; e = e->otherwise)
        e->kind = MARKER_ELSE;
    if (m->tag.element != ROLE_NONE)
        return place_elements(a, f, m, d);
    if (crosses(f, m))
        return report_apart(m, d);
    if (m->paragraph == m->end->paragraph) {
        place_inline(f, m);
        return true;
    }
    bool side_by_side = cut_block_of(f, m->paragraph)->parent == cut_block_of(f, m->end->paragraph)->parent;
    if (side_by_side && is_marker_paragraph(f, m) && is_marker_paragraph(f, m->end))
        return place_blocks(f, m, d);
    return place_common(f, m, d);
}

bool range_place(struct arena *a, const struct format *f, const struct scanned *s, struct diag *d)
{
    bool ok = true;
    for (size_t i = 0; i < s->count; i++)
        if (pair_is_opening(s->markers[i]->tag.kind))
            ok = place_section(a, f, s->markers[i], d) && ok;
    return pages_place_breaks(a, f, s, d) && ok;
}
