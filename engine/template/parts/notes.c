#include "template/parts/notes.h"

#include <string.h>

static bool is_inside_section(xmlNodePtr node)
{
    for (; node; node = node->parent) {
        long open = 0;
        for (xmlNodePtr before = node->prev; before; before = before->prev) {
            const struct marker *m = markup_marker(before);
            open += m && m->kind == MARKER_BEGIN;
            open -= m && m->kind == MARKER_END;
        }
        if (open > 0)
            return true;
    }
    return false;
}

static bool is_reference(const struct note_kind *kind, const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && node->ns && strcmp((const char *)node->name, kind->reference) == 0;
}

/* The attribute `id` in the element's own namespace: the caller frees it. */
static xmlChar *id_of(xmlNodePtr node)
{
    return xmlGetNsProp(node, (const xmlChar *)"id", node->ns->href);
}

static xmlNodePtr find_note(const struct note_kind *kind, xmlNodePtr notes, xmlNodePtr reference)
{
    xmlChar *wanted = id_of(reference);
    xmlNodePtr found = NULL;
    for (xmlNodePtr note = xmlFirstElementChild(notes); note && !found && wanted; note = xmlNextElementSibling(note)) {
        if (!note->ns || !xmlStrEqual(note->ns->href, reference->ns->href) || strcmp((const char *)note->name, kind->note) != 0)
            continue;
        xmlChar *id = id_of(note);
        if (xmlStrEqual(id, wanted))
            found = note;
        xmlFree(id);
    }
    xmlFree(wanted);
    return found;
}

static void count_by(struct parts *parts, xmlNodePtr node, enum marker_kind kind, size_t stream)
{
    struct marker *m = markup_marker_new(&parts->program->arena, node->doc, kind, (struct tag){0});
    m->stream = stream;
    markup_mark_attribute(node, node->ns, "id", "", m);
}

static void move_note(struct parts *parts, const struct note_kind *kind, xmlNodePtr note, xmlNodePtr reference, size_t stream)
{
    struct arena *a = &parts->program->arena;
    xmlNodePtr begin = markup_add_stream_marker(a, reference, MARKER_STREAM, stream);
    xmlNodePtr end = markup_add_stream_marker(a, begin, MARKER_STREAM_END, stream);
    xmlUnlinkNode(note);
    xmlAddPrevSibling(end, note);
    if (kind->is_counted) {
        count_by(parts, reference, MARKER_COUNT, stream);
        count_by(parts, note, MARKER_NUMBER, stream);
    }
}

static bool is_any_repeated(const struct note_kind *kind, xmlNodePtr root)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (is_reference(kind, node) && is_inside_section(node))
            return true;
    return false;
}

/* Separators have a type and are no notes; what is counted begins above their ids. */
static size_t first_number(xmlNodePtr notes)
{
    int64_t first = 1, id;
    for (xmlNodePtr note = xmlFirstElementChild(notes); note; note = xmlNextElementSibling(note)) {
        xmlChar *text = note->ns && xmlHasNsProp(note, (const xmlChar *)"type", note->ns->href) ? id_of(note) : NULL;
        if (text && str_to_int64(str_from((const char *)text), &id) && id >= first)
            first = id + 1;
        xmlFree(text);
    }
    return (size_t)first;
}

static void move_notes(struct parts *parts, const struct note_kind *kind, size_t notes, size_t part)
{
    xmlNodePtr root = xmlDocGetRootElement(parts->items[part].doc), from = xmlDocGetRootElement(parts->items[notes].doc);
    if (!is_any_repeated(kind, root))
        return;
    size_t stream = parts_splice(parts, notes, first_number(from));
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        xmlNodePtr note = is_reference(kind, node) ? find_note(kind, from, node) : NULL;
        if (note)
            move_note(parts, kind, note, node, stream);
    }
}

void notes_move(struct parts *parts)
{
    size_t count = parts->count;
    for (const struct note_kind *kind = parts->format->notes; kind && kind->part; kind++) {
        struct str name = str_from(kind->part);
        size_t notes = parts_has(parts, name) ? parts_find(parts, name) : SIZE_MAX;
        for (size_t part = 0; notes != SIZE_MAX && part < count; part++)
            if (part != notes && parts->items[part].is_changed)
                move_notes(parts, kind, notes, part);
    }
}
