/* Places of messages are counted in the trees that the compiler reads; what is changed are the parts as they lie in the file.
 * For most formats they are the same (remark.h). */
#include "template/remarks/annotate.h"

#include "template/inclusion/read.h"
#include "template/markup/pieces.h"
#include "template/parts/rewrite.h"
#include "template/remarks/remark.h"
#include "template/sheets/worksheets.h"
#include "template/template.h"

/* The paragraphs of a part, in the order of their numbers, before anything is added to it. */
struct listed {
    size_t part;
    xmlNodePtr *paragraphs;
    size_t count, capacity;
};

struct annotation {
    struct parts parts, seen;
    struct worksheets sheets;
    struct remarks remarks;
    struct listed *lists;
    size_t list_count, list_capacity;
};

/* ---- reading ---- */

/* A part that is broken bears no remarks: what is said of it stands elsewhere. */
static bool read_as_they_lie(struct parts *parts)
{
    for (size_t i = 0; i < parts->package->count; i++) {
        struct str name = parts->package->entries[i].name;
        size_t part = format_has_tags(parts->format, name) ? parts_find(parts, name) : SIZE_MAX;
        if (part != SIZE_MAX)
            parts->items[part].is_tagged = true;
    }
    return true;
}

static bool read_as_seen(struct annotation *a)
{
    a->seen = a->parts;
    a->sheets = (struct worksheets){.parts = &a->seen};
    a->seen.sheets = a->seen.format->sheets ? &a->sheets : NULL;
    return read_untagged(&a->seen);
}

static void list_paragraphs(struct annotation *a)
{
    const struct parts *parts = a->remarks.seen;
    struct arena *arena = &parts->program->arena;
    for (size_t i = 0; i < parts->count; i++) {
        if (!parts->items[i].is_tagged)
            continue;
        struct listed *list = ARENA_PUSH(arena, a->lists, a->list_count, a->list_capacity);
        *list = (struct listed){.part = i};
        for (xmlNodePtr at = NULL; (at = pieces_next_paragraph(parts->format, parts->items[i].doc, at));)
            *ARENA_PUSH(arena, list->paragraphs, list->count, list->capacity) = at;
    }
}

/* ---- one message ---- */

static struct remark_target target_of(const struct annotation *a, const struct spot *s)
{
    struct remark_target t = {.start = s->start, .end = s->end};
    for (size_t i = 0; i < a->list_count; i++) {
        const struct listed *list = &a->lists[i];
        if (!str_equal(s->part, a->remarks.seen->items[list->part].name) || s->paragraph <= 0 || (size_t)s->paragraph > list->count)
            continue;
        t.part = list->part;
        t.paragraph = list->paragraphs[s->paragraph - 1];
    }
    return t;
}

static struct str words_of(struct arena *a, const struct message *m, bool is_exact)
{
    struct message shown = *m;
    shown.place = (struct place){.words = is_exact ? (struct str){0} : m->place.words};
    return diag_format(a, &shown);
}

static bool put_remark(struct annotation *a, const struct message *m)
{
    struct remark_target t = target_of(a, &m->place.spot);
    return remarks_find(&a->remarks, &t) && remarks_put(&a->remarks, &t, words_of(&a->parts.program->arena, m, t.is_exact));
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

static bool put_remarks(struct annotation *a, const struct message *messages, size_t count)
{
    bool apart = remarks_see_apart(a->parts.format), ok = apart ? read_as_seen(a) : read_as_they_lie(&a->parts);
    a->remarks =
        (struct remarks){.parts = &a->parts, .seen = apart ? &a->seen : &a->parts, .author = REMARK_AUTHOR, .initials = REMARK_INITIALS};
    list_paragraphs(a);
    for (size_t i = 0; ok && i < count; i++)
        ok = is_said_before(messages, i) || put_remark(a, &messages[i]);
    return ok;
}

bool annotate(const struct format *f, struct package *package, const struct message *messages, size_t count, struct buf *out,
              struct diag *d)
{
    struct program p;
    program_init(&p);
    struct annotation a = {.parts = {.package = package, .program = &p, .format = f, .file = package->file, .d = d}};
    bool ok = put_remarks(&a, messages, count) && rewrite_package(&a.parts, out);
    parts_close(&a.seen);
    parts_close(&a.parts);
    program_release(&p);
    return ok;
}
