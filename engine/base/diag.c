/* Messages live in the diag's own arena, so a diag outlives whatever reported into it. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"

void diag_init(struct diag *d)
{
    *d = (struct diag){0};
}

void diag_release(struct diag *d)
{
    arena_release(&d->arena);
    *d = (struct diag){0};
}

static void count_message(struct diag *d, enum severity severity)
{
    d->errors += severity == SEVERITY_ERROR;
    d->warnings += severity == SEVERITY_WARNING;
}

static void put_text(struct arena *a, struct str *text)
{
    char *copy = arena_alloc(a, text->len + 1);
    for (size_t i = 0; i < text->len; i++) {
        unsigned char c = (unsigned char)text->ptr[i];
        copy[i] = c < ' ' || c == 0x7F ? ' ' : (char)c;
    }
    *text = str_make(copy, text->len);
}

static struct message copy_message(struct diag *d, const struct message *m)
{
    struct message copy = *m;
    copy.place.file = arena_str(&d->arena, m->place.file);
    copy.place.spot.part = arena_str(&d->arena, m->place.spot.part);
    put_text(&d->arena, &copy.place.words);
    put_text(&d->arena, &copy.text);
    copy.code = arena_cstr(&d->arena, str_from(m->code));
    return copy;
}

/* The words of a place say the column where it has no number (XML), else they follow from it. */
static struct message_kind *find_kind(const struct diag *d, const struct message *m)
{
    for (size_t i = d->kind_count; i-- > 0;) {
        const struct message *first = &d->kinds[i].first;
        if (first->place.column == m->place.column && first->severity == m->severity && strcmp(first->code, m->code) == 0 &&
            str_equal(first->place.file, m->place.file) &&
            (m->place.column || str_equal(first->place.words, m->place.words)))
            return &d->kinds[i];
    }
    return NULL;
}

/* The kind of a message, a new one if need be; NULL: it has none, for only what has a line repeats. */
static struct message_kind *kind_of(struct diag *d, const struct message *m)
{
    struct message_kind *kind = m->place.line ? find_kind(d, m) : NULL;
    if (kind || !m->place.line || d->kind_count >= DIAG_KINDS_LIMIT)
        return kind;
    kind = ARENA_PUSH(&d->arena, d->kinds, d->kind_count, d->kind_capacity);
    *kind = (struct message_kind){.first = copy_message(d, m)};
    return kind;
}

void diag_add(struct diag *d, const struct message *m)
{
    struct message_kind *kind = kind_of(d, m);
    count_message(d, m->severity);
    if (d->count < DIAG_LIMIT && (!kind || kind->kept < DIAG_KIND_LIMIT)) {
        *ARENA_PUSH(&d->arena, d->messages, d->count, d->capacity) = copy_message(d, m);
        if (kind)
            kind->kept++;
    } else if (kind) {
        if (kind->left_out++ == 0)
            kind->first.place.line = m->place.line;
    } else {
        d->left_out++;
    }
}

bool diag_is_full(const struct diag *d, struct place where, const char *code)
{
    struct message m = {.severity = SEVERITY_ERROR, .place = where, .code = code};
    const struct message_kind *kind = where.line && where.column ? find_kind(d, &m) : NULL;
    return kind && (kind->left_out || kind->kept >= DIAG_KIND_LIMIT);
}

static void keep_kind(struct diag *kept, const struct message_kind *kind)
{
    struct message_kind *copy = ARENA_PUSH(&kept->arena, kept->kinds, kept->kind_count, kept->kind_capacity);
    *copy = *kind;
    copy->first = copy_message(kept, &kind->first);
    kept->errors += kind->first.severity == SEVERITY_ERROR ? kind->left_out : 0;
    kept->warnings += kind->first.severity == SEVERITY_WARNING ? kind->left_out : 0;
}

void diag_keep(struct diag *d, bool (*is_kept)(const void *by, struct str file), const void *by)
{
    struct diag kept;
    diag_init(&kept);
    for (size_t i = 0; i < d->count; i++) {
        if (!is_kept(by, d->messages[i].place.file))
            continue;
        *ARENA_PUSH(&kept.arena, kept.messages, kept.count, kept.capacity) = copy_message(&kept, &d->messages[i]);
        count_message(&kept, d->messages[i].severity);
    }
    for (size_t i = 0; i < d->kind_count; i++)
        if (is_kept(by, d->kinds[i].first.place.file))
            keep_kind(&kept, &d->kinds[i]);
    diag_release(d);
    *d = kept;
}

static void report(struct diag *d, enum severity severity, struct place where, const char *code,
                   const char *format, va_list args)
{
    char text[4096];
    int len = vsnprintf(text, sizeof text, format, args);
    size_t kept = len < 0 ? 0 : (size_t)len < sizeof text ? (size_t)len : sizeof text - 1;
    while (kept && len >= (int)sizeof text && ((unsigned char)text[kept] & 0xC0) == 0x80)
        kept--; /* a cut never splits a character */
    struct message m = {severity, where, code, str_make(text, kept)};
    diag_add(d, &m);
}

bool diag_error(struct diag *d, struct place where, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(d, SEVERITY_ERROR, where, code, format, args);
    va_end(args);
    return false;
}

void diag_warn(struct diag *d, struct place where, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(d, SEVERITY_WARNING, where, code, format, args);
    va_end(args);
}

void diag_note(struct diag *d, struct place where, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(d, SEVERITY_NOTE, where, code, format, args);
    va_end(args);
}

static const char *severity_word(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR: return _("error");
    case SEVERITY_WARNING: return _("warning");
    case SEVERITY_NOTE: return _("note");
    }
    return "";
}

/* Length of the character of UTF-8 that stands there; 0: none does. Longer forms than needed are none. */
static size_t character_length(const unsigned char *s, size_t left)
{
    static const unsigned char least[] = {0, 0, 0xC2, 0xE0, 0xF0};
    size_t len = s[0] < 0x80 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    if (len > left || (len > 1 && s[0] < least[len]) || s[0] > 0xF4)
        return 0;
    for (size_t i = 1; i < len; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    return len;
}

/* Names of files and texts of scripts may hold anything; a line that is shown is one line, UTF-8, and moves no cursor. */
static void make_printable(char *line, size_t size)
{
    unsigned char *s = (unsigned char *)line;
    for (size_t i = 0; i < size;) {
        size_t len = character_length(s + i, size - i);
        bool shown = len > 1 ? !(s[i] == 0xC2 && s[i + 1] < 0xA0) : len == 1 && s[i] >= ' ' && s[i] != 0x7F;
        if (!shown)
            memset(s + i, s[i] == '\n' ? ' ' : '?', len ? len : 1);
        i += len ? len : 1;
    }
}

struct str diag_format(struct arena *a, const struct message *m)
{
    struct buf line;
    buf_init(&line, BUF_LIMIT_MESSAGE);
    if (m->place.file.len) {
        buf_put_str(&line, m->place.file);
        if (m->place.line)
            buf_printf(&line, ":%ld", m->place.line);
        if (m->place.line && m->place.column)
            buf_printf(&line, ":%ld", m->place.column);
        buf_put_cstr(&line, ": ");
    }
    buf_printf(&line, "%s: ", severity_word(m->severity));
    if (m->place.words.len)
        buf_printf(&line, "%.*s: ", STR_ARG(m->place.words));
    buf_put_str(&line, m->text);
    if (m->code && *m->code)
        buf_printf(&line, " [%s]", m->code);
    struct str text = arena_str(a, buf_str(&line));
    make_printable((char *)text.ptr, text.len);
    buf_release(&line);
    return text;
}

/* In the order of the text, where that is known. */
static int compare_spots(const struct spot *a, const struct spot *b)
{
    int order = str_compare(a->part, b->part);
    if (!order)
        order = (a->paragraph > b->paragraph) - (a->paragraph < b->paragraph);
    return order ? order : (a->start > b->start) - (a->start < b->start);
}

static int compare_messages(const void *pa, const void *pb)
{
    const struct message *a = *(const struct message *const *)pa, *b = *(const struct message *const *)pb;
    int order = str_compare(a->place.file, b->place.file);
    if (!order)
        order = (a->place.line > b->place.line) - (a->place.line < b->place.line);
    if (!order)
        order = (a->place.column > b->place.column) - (a->place.column < b->place.column);
    if (!order)
        order = compare_spots(&a->place.spot, &b->place.spot);
    return order ? order : (a > b) - (a < b);
}

/* One message for each kind of which some were not kept, behind those that were. */
static void put_summaries(struct diag *d)
{
    for (size_t i = 0; i < d->kind_count; i++) {
        struct message_kind *kind = &d->kinds[i];
        if (!kind->left_out)
            continue;
        struct message *m = ARENA_PUSH(&d->arena, d->messages, d->count, d->capacity);
        *m = kind->first;
        m->text = arena_printf(&d->arena, _("from here on, more of the same kind: %zu"), kind->left_out);
    }
    d->kind_count = 0;
}

static void put_lines(struct buf *out, const struct message **sorted, size_t count, struct arena *scratch)
{
    struct str last = {0};
    for (size_t i = 0; i < count; i++) {
        struct str line = diag_format(scratch, sorted[i]);
        if (!str_equal(line, last))
            buf_printf(out, "%.*s\n", STR_ARG(line));
        last = line;
    }
}

void diag_append(struct diag *d, const struct diag *other)
{
    for (size_t i = 0; i < other->count; i++)
        diag_add(d, &other->messages[i]);
}

struct str diag_text(struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    struct buf text;
    put_summaries(d);
    if (!d->count)
        return (struct str){0};
    const struct message **sorted = ARENA_ARRAY(&scratch, const struct message *, d->count);
    for (size_t i = 0; i < d->count; i++)
        sorted[i] = &d->messages[i];
    qsort(sorted, d->count, sizeof *sorted, compare_messages);
    buf_init(&text, BUF_LIMIT_VALUE);
    put_lines(&text, sorted, d->count, &scratch);
    if (d->left_out)
        buf_printf(&text, _("… and %zu more messages\n"), d->left_out);
    struct str kept = arena_str(a, buf_str(&text));
    buf_release(&text);
    arena_release(&scratch);
    return kept;
}

void diag_print(struct diag *d, FILE *out)
{
    struct arena scratch = {0};
    struct str text = diag_text(&scratch, d);
    fprintf(out, "%.*s", STR_ARG(text));
    d->count = d->left_out = 0;
    arena_release(&scratch);
}

struct place place_file(struct str file)
{
    return (struct place){.file = file};
}

struct place place_at(struct str file, long line, long column)
{
    return (struct place){.file = file, .line = line, .column = column};
}
