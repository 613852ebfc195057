#include "output/assemble.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "output/render/render.h"
#include "output/workbook.h"
#include "template/markup/strict.h"
#include "template/template.h"

static bool check_needed(const struct format *f, const struct package *p, struct diag *d)
{
    bool ok = true;
    for (const char *const *name = f->needed; *name; name++)
        ok = package_need(p, str_from(*name), d) && ok;
    return ok;
}

bool sheet_open_package(struct package *p, const struct format *f, struct str path, struct str shown, struct digest *digest, struct diag *d)
{
    struct buf bytes;
    buf_init(&bytes, BUF_LIMIT_PACKAGE);
    bool ok = file_read(path, BUF_LIMIT_PACKAGE, &bytes, d) && package_open(p, shown, buf_str(&bytes), d) && strict_translate(p, d) &&
              check_needed(f, p, d) && (!f->mimetype_first || package_put_mimetype(p, f->media_type, d));
    *digest = hash_bytes(buf_str(&bytes));
    buf_release(&bytes);
    return ok;
}

bool sheet_open(struct sheet *s, struct str path, struct str shown, struct diag *d)
{
    const struct format *f = format_find(path);
    struct digest digest;
    *s = (struct sheet){0};
    program_init(&s->program);
    if (!f)
        return diag_error(d, place_file(shown), "TEMPLATE-FORMAT", _("templates are files of these kinds: %.*s"),
                          STR_ARG(format_extensions(&s->program.arena)));
    return sheet_open_package(&s->package, f, path, shown, &digest, d) && template_compile(&s->program, f, path, digest, &s->package, d);
}

void sheet_close(struct sheet *s)
{
    program_release(&s->program);
    package_close(&s->package);
}

static int64_t now(const struct assemble_times *times)
{
    return times ? clock_cpu_ns() : 0;
}

static bool is_rendered(const struct program *p, struct str name)
{
    for (size_t i = 0; i < p->part_count; i++)
        if (str_equal(p->parts[i].name, name))
            return true;
    return false;
}

/* A document under way. */
struct assembly {
    const struct sheet *sheet;
    struct writer *writer;
    struct rendering *rendering;
    struct assemble_times *times;
    struct diag *d;
    struct arena arena; /* until the package is laid out */
    struct str name;    /* of the part under way */
    struct workbook *workbook; /* that it is, or NULL */
};

static struct sink begin_part(void *to, struct str name, struct str sheet)
{
    struct assembly *a = to;
    struct sink sink;
    a->name = name;
    a->workbook = sheet.len ? workbook_begin(a->sheet->package.file, sheet, &sink) : NULL;
    return a->workbook ? sink : writer_begin_part(a->writer, name);
}

static bool end_part(void *to)
{
    struct assembly *a = to;
    return a->workbook ? workbook_end(a->workbook, a->writer, a->name, a->d) : writer_end_part(a->writer, a->d);
}

static bool write_part(struct assembly *a, size_t part)
{
    struct assemble_times *times = a->times;
    int64_t start = now(times), compressing = times ? times->writer.compress : 0;
    const struct part *p = &a->sheet->program.parts[part];
    struct sink sink = {0};
    if (!p->holds_parts)
        sink = begin_part(a, p->name, p->sheet);
    bool ok = render_part(a->rendering, part, sink, a->d);
    if (times)
        times->render += now(times) - start - (times->writer.compress - compressing);
    bool ended = p->holds_parts || end_part(a);
    return ended && ok && render_put_held(a->rendering);
}

/* A part that nothing was added to is the template's own, if it has one. */
static bool put_part(struct assembly *a, size_t part)
{
    const struct part *p = &a->sheet->program.parts[part];
    if (p->is_dropped)
        return true;
    if (!p->is_spare || render_adds(a->rendering, p))
        return write_part(a, part);
    if (!p->is_new)
        writer_copy(a->writer, package_find(&a->sheet->package, p->name));
    return true;
}

static void put_pictures(struct assembly *a)
{
    const char *folder = a->sheet->program.format->media;
    const struct picture *p;
    for (size_t at = 0; (p = render_picture(a->rendering, &at));) {
        struct package_entry *e = ARENA_NEW(&a->arena, struct package_entry);
        *e = p->entry;
        e->name = arena_printf(&a->arena, "%s%.*s", folder, STR_ARG(p->entry.name));
        writer_copy(a->writer, e);
    }
}

bool assemble(const struct sheet *s, struct str record, const struct pictures *pictures, struct writer *w, struct buf *out,
              struct assemble_times *times, struct diag *d)
{
    struct assembly a = {.sheet = s, .writer = w, .rendering = render_begin(&s->program, record, pictures), .times = times, .d = d};
    size_t errors = d->errors;
    bool ok = true;
    render_set_outlet(a.rendering, (struct outlet){begin_part, end_part, &a});
    writer_count_times(w, times ? &times->writer : NULL);
    writer_begin(w, s->package.file);
    for (size_t i = 0; i < s->package.count; i++)
        if (!is_rendered(&s->program, s->package.entries[i].name))
            writer_copy(w, &s->package.entries[i]);
    for (size_t part = 0; ok && part < s->program.part_count; part++)
        ok = put_part(&a, part);
    put_pictures(&a);
    ok = render_end(a.rendering) && ok; /* every answer has found its place */
    if (!ok && d->errors == errors) /* a document that is not made is never passed over in silence */
        diag_error(d, place_file(s->package.file), "DOC-FAULT", "%s",
                   _("the document could not be put together; this is a fault of the program"));
    ok = ok && writer_finish(w, out, d);
    arena_release(&a.arena);
    return ok;
}
