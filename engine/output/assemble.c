#include "output/assemble.h"

#include <assert.h>
#include <time.h>

#include "base/file.h"
#include "base/i18n.h"
#include "output/render.h"
#include "template/template.h"

static bool compile(struct sheet *s, struct str shown, struct digest digest, const struct format *f,
                    struct diag *d)
{
    struct arena scratch = {0};
    struct part_source *parts = ARENA_ARRAY(&scratch, struct part_source, s->package.count);
    size_t count = 0;
    bool ok = true, any = false;
    struct buf bytes;
    buf_init(&bytes, BUF_LIMIT_PART);
    for (size_t i = 0; i < s->package.count; i++) {
        const struct package_entry *e = &s->package.entries[i];
        if (!str_ends(e->name, STR(".xml")) && !str_ends(e->name, STR(".rels")))
            continue;
        any = any || format_has_tags(f, e->name);
        if (package_read(&s->package, e, &bytes, d))
            parts[count++] = (struct part_source){e->name, arena_str(&scratch, buf_str(&bytes))};
        else
            ok = false;
    }
    buf_release(&bytes);
    if (ok && !any)
        ok = diag_error(d, place_file(shown), "PACKAGE", "%s",
                        _("the package holds no document of this kind"));
    ok = ok && template_compile(&s->program, f, shown, digest, parts, count, d);
    arena_release(&scratch);
    return ok;
}

bool sheet_open(struct sheet *s, struct str path, struct str shown, struct diag *d)
{
    const struct format *f = format_find(path);
    struct buf bytes;
    *s = (struct sheet){0};
    program_init(&s->program);
    if (!f)
        return diag_error(d, place_file(shown), "TEMPLATE-FORMAT", "%s",
                          _("templates are .docx or .odt files"));
    buf_init(&bytes, BUF_LIMIT_PACKAGE);
    bool ok = file_read(path, BUF_LIMIT_PACKAGE, &bytes, d) &&
              package_open(&s->package, shown, buf_str(&bytes), d) &&
              (!f->mimetype_first || package_put_mimetype(&s->package, f->media_type, d)) &&
              compile(s, shown, hash_bytes(buf_str(&bytes)), f, d);
    buf_release(&bytes);
    return ok;
}

void sheet_close(struct sheet *s)
{
    program_release(&s->program);
    package_close(&s->package);
}

static int64_t now(const struct assemble_times *times)
{
    struct timespec t;
    if (!times)
        return 0;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static const struct part *find_part(const struct program *p, struct str name, size_t *index)
{
    for (*index = 0; *index < p->part_count; (*index)++)
        if (str_equal(p->parts[*index].name, name))
            return &p->parts[*index];
    return NULL;
}

bool assemble(const struct sheet *s, struct str record, struct writer *w, struct buf *out,
              struct assemble_times *times, struct diag *d)
{
    size_t at = 0, part;
    bool ok = true;
    writer_count_times(w, times ? &times->writer : NULL);
    writer_begin(w, s->package.file);
    for (size_t i = 0; ok && i < s->package.count; i++) {
        const struct package_entry *e = &s->package.entries[i];
        if (!find_part(&s->program, e->name, &part)) {
            writer_copy(w, e);
            continue;
        }
        int64_t start = now(times), compressing = times ? times->writer.compress : 0;
        struct sink sink = writer_begin_part(w, e->name);
        ok = render_part(&s->program, part, record, &at, sink, d);
        if (times)
            times->render += now(times) - start - (times->writer.compress - compressing);
        ok = writer_end_part(w, d) && ok;
    }
    assert(!ok || at == record.len);
    return ok && writer_finish(w, out, d);
}
