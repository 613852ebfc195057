#include "template/notes.h"

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

static void move_note(struct parts *parts, xmlNodePtr note, xmlNodePtr reference, size_t stream)
{
    xmlNodePtr begin = markup_add_stream_marker(&parts->program->arena, reference, MARKER_STREAM, stream);
    xmlNodePtr end = markup_add_stream_marker(&parts->program->arena, begin, MARKER_STREAM_END, stream);
    xmlUnlinkNode(note);
    xmlAddPrevSibling(end, note);
}

static void move_notes(struct parts *parts, const struct note_kind *kind, size_t notes, size_t part)
{
    xmlNodePtr root = xmlDocGetRootElement(parts->items[part].doc), from = xmlDocGetRootElement(parts->items[notes].doc);
    size_t stream = SIZE_MAX;
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        xmlNodePtr note = is_reference(kind, node) && is_inside_section(node) ? find_note(kind, from, node) : NULL;
        if (!note)
            continue;
        if (stream == SIZE_MAX)
            stream = parts_splice(parts, notes, 0);
        move_note(parts, note, node, stream);
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
