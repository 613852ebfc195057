/* Offsets of messages are those of the text as it lies in the file: the elements of a remark are no text, so one remark does
 * not move the next. */
#include "template/annotate.h"

#include <string.h>

#include "pack/writer.h"
#include "template/cut.h"
#include "template/pieces.h"
#include "template/remark.h"
#include "template/template.h"

struct annotation {
    struct parts parts;
    size_t body;              /* number of the part */
    xmlNodePtr *paragraphs;   /* of the body, in the order of their numbers */
    size_t paragraph_count, paragraph_capacity;
    struct remarks remarks;
};

/* ---- places ---- */

static bool has_body(const struct format *f, xmlDocPtr doc)
{
    xmlNodePtr root = xmlDocGetRootElement(doc), node = root;
    while (node && markup_role(f, node) != ROLE_BODY)
        node = markup_next(node, root);
    return node != NULL;
}

static bool find_body(struct annotation *a)
{
    struct parts *parts = &a->parts;
    for (size_t i = 0; i < parts->package->count; i++) {
        struct str name = parts->package->entries[i].name;
        a->body = format_has_tags(parts->format, name) ? parts_find(parts, name) : SIZE_MAX;
        if (a->body != SIZE_MAX && has_body(parts->format, parts->items[a->body].doc))
            return true;
    }
    return false;
}

static void list_paragraphs(struct annotation *a)
{
    xmlDocPtr doc = a->parts.items[a->body].doc;
    for (xmlNodePtr at = NULL; (at = pieces_next_paragraph(a->parts.format, doc, at));)
        *ARENA_PUSH(&a->parts.program->arena, a->paragraphs, a->paragraph_count, a->paragraph_capacity) = at;
}

/* The paragraph of a message; false: it has none in the body. */
static bool find_paragraph(const struct annotation *a, const struct spot *s, xmlNodePtr *out)
{
    bool here = str_equal(s->part, a->parts.items[a->body].name) && s->paragraph > 0 && (size_t)s->paragraph <= a->paragraph_count;
    *out = a->paragraphs[here ? s->paragraph - 1 : 0];
    return here;
}

/* The paragraph that holds the text box in which a paragraph stands; itself when it stands in none. */
static xmlNodePtr outermost(const struct format *f, xmlNodePtr paragraph)
{
    for (xmlNodePtr at = paragraph; (at = markup_ancestor(f, at->parent, ROLE_PARAGRAPH));)
        paragraph = at;
    return paragraph;
}

/* ---- one remark ---- */

static struct str words_of(struct arena *a, const struct message *m, bool is_here)
{
    struct message shown = *m;
    shown.place = (struct place){.words = is_here ? (struct str){0} : m->place.words};
    return diag_format(a, &shown);
}

/* Puts begin and end around the characters, or into a paragraph without any. */
static void put_around(const struct format *f, xmlNodePtr paragraph, size_t start, size_t end, const struct remark *r)
{
    struct pieces p;
    pieces_collect(&p, f, paragraph);
    size_t len = p.text.len;
    if (len) {
        pieces_insert(&p, end < len ? end : len, r->end, true);
        pieces_release(&p);
        pieces_collect(&p, f, paragraph);
        pieces_insert(&p, start < len ? start : 0, r->begin, false);
    } else {
        xmlAddChild(paragraph, r->begin);
        xmlAddChild(paragraph, r->end);
    }
    pieces_release(&p);
}

static void put_remark(struct annotation *a, const struct message *m)
{
    const struct format *f = a->parts.format;
    const struct spot *s = &m->place.spot;
    xmlNodePtr said_of;
    bool is_here = find_paragraph(a, s, &said_of);
    xmlNodePtr paragraph = outermost(f, said_of);
    bool whole = !is_here || paragraph != said_of;
    struct remark r = remarks_new(&a->remarks, paragraph, words_of(&a->parts.program->arena, m, is_here));
    put_around(f, paragraph, whole ? 0 : s->start, whole ? SIZE_MAX : s->end, &r);
    remarks_settle(&a->remarks, paragraph, &r);
}

static bool is_said_before(const struct message *messages, size_t at)
{
    const struct message *m = &messages[at];
    for (size_t i = 0; i < at; i++)
        if (str_equal(messages[i].text, m->text) && str_equal(messages[i].place.words, m->place.words) &&
            messages[i].place.spot.paragraph == m->place.spot.paragraph && messages[i].place.spot.start == m->place.spot.start)
            return true;
    return false;
}

/* ---- the copy ---- */

static bool write_part(struct writer *w, const struct draft *draft, struct diag *d)
{
    xmlChar *bytes;
    int len;
    xmlDocDumpMemoryEnc(draft->doc, &bytes, &len, "UTF-8");
    struct sink sink = writer_begin_part(w, draft->name);
    sink.write(sink.to, (const char *)bytes, (size_t)len);
    xmlFree(bytes);
    return writer_end_part(w, d);
}

static bool is_changed(const struct parts *parts, struct str name)
{
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].is_changed && str_equal(parts->items[i].name, name))
            return true;
    return false;
}

static bool write_copy(const struct parts *parts, struct buf *out)
{
    struct writer *w = writer_new();
    bool ok = true;
    writer_begin(w, parts->file);
    for (size_t i = 0; i < parts->package->count; i++)
        if (!is_changed(parts, parts->package->entries[i].name))
            writer_copy(w, &parts->package->entries[i]);
    for (size_t i = 0; ok && i < parts->count; i++)
        ok = !parts->items[i].is_changed || write_part(w, &parts->items[i], parts->d);
    ok = ok && writer_finish(w, out, parts->d);
    writer_free(w);
    return ok;
}

static bool put_remarks(struct annotation *a, const struct message *messages, size_t count)
{
    list_paragraphs(a);
    if (!a->paragraph_count || !remarks_open(&a->remarks, &a->parts, a->body))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!is_said_before(messages, i))
            put_remark(a, &messages[i]);
    a->parts.items[a->body].is_changed = true;
    return true;
}

bool annotate(const struct format *f, struct package *package, const struct message *messages, size_t count, struct buf *out, struct diag *d)
{
    struct program p;
    program_init(&p);
    struct annotation a = {.parts = {.package = package, .program = &p, .format = f, .file = package->file, .d = d}};
    bool ok = f->remarks != REMARKS_NONE && find_body(&a) && put_remarks(&a, messages, count) && write_copy(&a.parts, out);
    parts_close(&a.parts);
    program_release(&p);
    return ok;
}
