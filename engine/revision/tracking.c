#include "revision/tracking.h"

#include <string.h>

#include "template/markup/cut.h"
#include "template/markup/pieces.h"

#define AUTHOR "Писарь"

static const char *const names[] = {[TRACK_INSERTED] = "ins", [TRACK_DELETED] = "del"};

/* ---- marks ---- */

static xmlNodePtr new_mark(struct tracking *t, xmlNodePtr near, enum track kind)
{
    char id[24];
    xmlNodePtr mark = xmlNewDocNode(near->doc, near->ns, (const xmlChar *)names[kind], NULL);
    snprintf(id, sizeof id, "%lld", (long long)++t->last_id);
    xmlSetNsProp(mark, near->ns, (const xmlChar *)"id", (const xmlChar *)id);
    xmlSetNsProp(mark, near->ns, (const xmlChar *)"author", (const xmlChar *)AUTHOR);
    return mark;
}

static xmlNodePtr child_of(xmlNodePtr parent, const char *name)
{
    for (xmlNodePtr node = xmlFirstElementChild(parent); node; node = xmlNextElementSibling(node))
        if (markup_is(node, name))
            return node;
    return NULL;
}

/* The properties of an element, which come first in it (behind `after`). */
static xmlNodePtr open_first(xmlNodePtr parent, const char *name, const char *after)
{
    xmlNodePtr found = child_of(parent, name), before = after ? child_of(parent, after) : NULL;
    if (found)
        return found;
    xmlNodePtr made = xmlNewDocNode(parent->doc, parent->ns, (const xmlChar *)name, NULL);
    if (before)
        return xmlAddNextSibling(before, made);
    return parent->children ? xmlAddPrevSibling(parent->children, made) : xmlAddChild(parent, made);
}

/* The look of a paragraph's end stands before the setup of its pages (CT_PPr). */
static xmlNodePtr open_end(xmlNodePtr paragraph)
{
    xmlNodePtr properties = open_first(paragraph, "pPr", NULL), found = child_of(properties, "rPr");
    xmlNodePtr next = child_of(properties, "sectPr") ? child_of(properties, "sectPr") : child_of(properties, "pPrChange");
    if (found)
        return found;
    xmlNodePtr made = xmlNewDocNode(paragraph->doc, paragraph->ns, (const xmlChar *)"rPr", NULL);
    return next ? xmlAddPrevSibling(next, made) : xmlAddChild(properties, made);
}

/* ---- runs ---- */

/* Text that is gone has elements of its own. */
static void rename_texts(xmlNodePtr run)
{
    for (xmlNodePtr node = run->children; node; node = markup_next(node, run)) {
        if (markup_is(node, "t"))
            xmlNodeSetName(node, (const xmlChar *)"delText");
        else if (markup_is(node, "instrText"))
            xmlNodeSetName(node, (const xmlChar *)"delInstrText");
    }
}

static bool holds_runs(const struct format *f, const xmlNode *node)
{
    enum role role = markup_role(f, node);
    return role == ROLE_INLINE || role == ROLE_WRAPPER || markup_is(node, "fldSimple");
}

/* Puts the runs from `from` up to `end` into marks; what holds runs itself keeps them, each in a mark of its own. */
static void wrap(struct tracking *t, xmlNodePtr from, const xmlNode *end, enum track kind)
{
    xmlNodePtr mark = NULL;
    for (xmlNodePtr node = from, next; node && node != end; node = next) {
        next = node->next;
        if (markup_role(t->format, node) == ROLE_RUN) {
            if (!mark)
                mark = xmlAddPrevSibling(node, new_mark(t, node, kind));
            xmlUnlinkNode(node);
            xmlAddChild(mark, node);
            if (kind == TRACK_DELETED)
                rename_texts(node);
            continue;
        }
        mark = NULL;
        if (holds_runs(t->format, node))
            wrap(t, node->children, NULL, kind);
    }
}

/* ---- blocks ---- */

void track_paragraph(struct tracking *t, xmlNodePtr paragraph, enum track kind)
{
    xmlNodePtr end = open_end(paragraph), mark = new_mark(t, paragraph, kind);
    if (end->children)
        xmlAddPrevSibling(end->children, mark);
    else
        xmlAddChild(end, mark);
    wrap(t, paragraph->children, NULL, kind);
}

void track_row(struct tracking *t, xmlNodePtr row, enum track kind)
{
    xmlNodePtr properties = open_first(row, "trPr", "tblPrEx"), change = child_of(properties, "trPrChange"), mark = new_mark(t, row, kind);
    if (change)
        xmlAddPrevSibling(change, mark);
    else
        xmlAddChild(properties, mark);
    for (xmlNodePtr node = row->children; node; node = markup_next(node, row))
        if (markup_role(t->format, node) == ROLE_PARAGRAPH)
            track_paragraph(t, node, kind);
}

/* ---- words ---- */

/* One piece of the old paragraph as a run of the new one's document. */
static xmlNodePtr copy_piece(const struct format *f, const struct piece *piece, struct str text, xmlNodePtr near)
{
    xmlNodePtr old = markup_ancestor(f, piece->node, ROLE_RUN), properties = old ? child_of(old, "rPr") : NULL;
    xmlNodePtr run = xmlNewDocNode(near->doc, near->ns, (const xmlChar *)"r", NULL);
    if (properties)
        xmlAddChild(run, xmlDocCopyNode(properties, near->doc, 1));
    if (piece->is_text) {
        xmlNodePtr holder = xmlAddChild(run, xmlNewDocNode(near->doc, near->ns, (const xmlChar *)"delText", NULL));
        xmlAddChild(holder, xmlNewDocTextLen(near->doc, (const xmlChar *)text.ptr, (int)text.len));
        xmlNodeSetSpacePreserve(holder, 1);
    } else {
        xmlAddChild(run, xmlDocCopyNode(piece->node, near->doc, 1));
    }
    return run;
}

static xmlNodePtr new_deletion(struct tracking *t, xmlNodePtr old, const struct change *c, xmlNodePtr near)
{
    struct pieces p;
    xmlNodePtr mark = new_mark(t, near, TRACK_DELETED);
    pieces_collect(&p, t->format, old);
    for (size_t i = 0; i < p.count; i++) {
        size_t start = p.items[i].start, end = start + p.items[i].len;
        start = start < c->old_start ? c->old_start : start;
        end = end > c->old_end ? c->old_end : end;
        if (start < end)
            xmlAddChild(mark, copy_piece(t->format, &p.items[i], str_slice(buf_str(&p.text), start, end), near));
    }
    pieces_release(&p);
    return mark;
}

/* A node of the paragraph itself at an offset of its text: runs are cut there. */
static xmlNodePtr put_border(const struct format *f, xmlNodePtr paragraph, size_t at, bool is_end)
{
    struct pieces p;
    xmlNodePtr border = xmlNewDocNode(paragraph->doc, NULL, (const xmlChar *)"border", NULL);
    pieces_collect(&p, f, paragraph);
    if (p.text.len) {
        pieces_insert(&p, at, border, is_end);
        cut_lift(f, border, paragraph, is_end);
    } else {
        xmlAddChild(paragraph, border);
    }
    pieces_release(&p);
    return border;
}

static void track_change(struct tracking *t, xmlNodePtr old, xmlNodePtr new, const struct change *c)
{
    bool is_inserted = c->new_start < c->new_end;
    xmlNodePtr end = is_inserted ? put_border(t->format, new, c->new_end, true) : NULL;
    xmlNodePtr begin = put_border(t->format, new, c->new_start, !is_inserted);
    if (is_inserted)
        wrap(t, begin->next, end, TRACK_INSERTED);
    if (c->old_start < c->old_end)
        xmlAddPrevSibling(begin, new_deletion(t, old, c, new));
    markup_remove(begin);
    if (end)
        markup_remove(end);
}

void track_words(struct tracking *t, xmlNodePtr old, xmlNodePtr new, const struct change *changes, size_t count)
{
    for (size_t i = count; i > 0; i--)
        track_change(t, old, new, &changes[i - 1]);
}
