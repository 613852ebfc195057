/* Messages live in the diag's own arena, so a diag outlives whatever reported into it. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>

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

void diag_add(struct diag *d, const struct message *m)
{
    count_message(d, m->severity);
    if (d->count >= DIAG_LIMIT)
        return;
    struct message *kept = ARENA_PUSH(&d->arena, d->messages, d->count, d->capacity);
    *kept = *m;
    kept->place.file = arena_str(&d->arena, m->place.file);
    kept->place.words = arena_str(&d->arena, m->place.words);
    kept->text = arena_str(&d->arena, m->text);
    kept->code = arena_cstr(&d->arena, str_from(m->code));
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

void diag_append(struct diag *d, const struct diag *from)
{
    for (size_t i = 0; i < from->count; i++)
        diag_add(d, &from->messages[i]);
    size_t kept_errors = 0, kept_warnings = 0;
    for (size_t i = 0; i < from->count; i++) {
        kept_errors += from->messages[i].severity == SEVERITY_ERROR;
        kept_warnings += from->messages[i].severity == SEVERITY_WARNING;
    }
    d->errors += from->errors - kept_errors;
    d->warnings += from->warnings - kept_warnings;
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
    buf_release(&line);
    return text;
}

static int compare_messages(const void *pa, const void *pb)
{
    const struct message *a = *(const struct message *const *)pa, *b = *(const struct message *const *)pb;
    int order = str_compare(a->place.file, b->place.file);
    if (!order)
        order = (a->place.line > b->place.line) - (a->place.line < b->place.line);
    if (!order)
        order = (a->place.column > b->place.column) - (a->place.column < b->place.column);
    return order ? order : (a > b) - (a < b);
}

void diag_print(const struct diag *d, FILE *out)
{
    if (!d->count)
        return;
    struct arena scratch = {0};
    const struct message **sorted = ARENA_ARRAY(&scratch, const struct message *, d->count);
    for (size_t i = 0; i < d->count; i++)
        sorted[i] = &d->messages[i];
    qsort(sorted, d->count, sizeof *sorted, compare_messages);
    struct str last = {0};
    for (size_t i = 0; i < d->count; i++) {
        struct str line = diag_format(&scratch, sorted[i]);
        if (!str_equal(line, last))
            fprintf(out, "%.*s\n", STR_ARG(line));
        last = line;
    }
    if (d->errors + d->warnings > d->count)
        fprintf(out, _("… and %zu more messages\n"), d->errors + d->warnings - d->count);
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
