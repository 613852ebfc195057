/* fill.h — one part of a template, given as text, filled with data, given as Lua: the whole road from tags to bytes for
 * the tests of the engine. What comes out is the inside of the part's body, or the faults.
 */
#ifndef TESTS_UNIT_FILL_H
#define TESTS_UNIT_FILL_H

#include <lauxlib.h>
#include <lua.h>

#include "tables.h"

#include "archive.h"
#include "output/render/render.h"
#include "rules/records/resolve.h"
#include "rules/scripts.h"
#include "template/template.h"

#define W_URI "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define NAMESPACES                                                                                                     \
    " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"                                   \
    " xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'"                               \
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
/* Markup of a Word template in few words; KEPT: a text with a tag that was filled. */
#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define KEPT(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define GONE "<w:r><w:t xml:space=\"preserve\"/></w:r>"
#define P(inside) "<w:p>" inside "</w:p>"
#define TC(inside) "<w:tc>" inside "</w:tc>"
#define TR(inside) "<w:tr>" inside "</w:tr>"
#define TBL(inside) "<w:tbl>" inside "</w:tbl>"
#define ODF_URI "urn:oasis:names:tc:opendocument:xmlns:"

/* Where the body of a part begins and ends, and what stands around it. */
struct shape {
    const char *file, *entry, *head, *tail, *begin, *end;
};

static const struct shape docx = {"t.docx", "word/document.xml", "<w:document xmlns:w='" W_URI "'" NAMESPACES "><w:body>",
                                  "</w:body></w:document>", "<w:body>", "</w:body>"};
static const struct shape header = {"t.docx", "word/header1.xml", "<w:hdr xmlns:w='" W_URI "'" NAMESPACES ">", "</w:hdr>",
                                    "markup-compatibility/2006\">", "</w:hdr>"};
static const struct shape odt = {
    "t.odt", "content.xml",
    "<office:document-content xmlns:office='" ODF_URI "office:1.0' xmlns:text='" ODF_URI "text:1.0' xmlns:table='" ODF_URI
    "table:1.0'><office:body><office:text>",
    "</office:text></office:body></office:document-content>", "<office:text>", "</office:text>"};

/* One row of a table of cases: the body of the template, the data as a Lua table, what the body becomes. */
struct fill_case {
    const char *body, *data, *expected;
};

static bool put_in_buf(void *to, const char *bytes, size_t len)
{
    buf_put(to, bytes, len);
    return true;
}

/* Every fault and warning so far: «CODE words: text», joined with lines. */
static inline const char *faults(void)
{
    struct str out = STR("");
    for (size_t i = 0; i < diag.count; i++) {
        const struct message *m = &diag.messages[i];
        out = arena_printf(&arena, "%.*s%s%s %.*s: %.*s", STR_ARG(out), i ? "\n" : "", m->code, STR_ARG(m->place.words), STR_ARG(m->text));
    }
    return arena_cstr(&arena, out);
}

static inline void make_package(const struct shape *shape, struct str part, struct package *package)
{
    struct archive z;
    archive_init(&z);
    archive_add(&z, (struct archive_entry){.name = shape->entry, .raw = part});
    assert_true(package_open(package, str_from(shape->file), archive_finish(&z), &diag));
    buf_release(&z.bytes);
}

static inline bool make_record(const struct program *p, const char *data, const struct resolve_options *o, struct buf *record)
{
    struct host *h = scripts_host();
    scripts_load_library(h, STR("build/lib"), &diag);
    struct resolver *r = resolve_prepare(h, p, o, &diag);
    struct str text = arena_printf(&arena, "return %s", data);
    bool ok = r && scripts_push_chunk(h, STR("data.lua"), text, &diag) && resolve_record(r, record, &diag);
    host_free(h);
    return ok;
}

/* Fills a whole part; NULL when there were faults. */
static inline const char *fill_part(const struct shape *shape, struct str part, const char *data, const struct resolve_options *o)
{
    struct package package = {0};
    struct program p;
    struct buf record, out;
    diag_release(&diag);
    diag_init(&diag);
    buf_init(&record, BUF_LIMIT_RECORD);
    buf_init(&out, BUF_LIMIT_PART);
    make_package(shape, part, &package);
    program_init(&p);
    bool ok = template_compile(&p, format_find(str_from(shape->file)), STR("t.docx"), hash_bytes(part), &package, &diag) &&
              make_record(&p, data, o, &record);
    struct rendering *r = ok ? render_begin(&p, buf_str(&record), NULL) : NULL;
    for (size_t i = 0; ok && i < p.part_count; i++)
        ok = p.parts[i].is_spare || render_part(r, i, (struct sink){put_in_buf, &out}, &diag);
    if (r)
        assert_int_equal(render_end(r), ok);
    const char *made = ok ? arena_cstr(&arena, buf_str(&out)) : NULL;
    assert_int_equal(ok, diag.errors == 0);
    program_release(&p);
    package_close(&package);
    buf_release(&record);
    buf_release(&out);
    return made;
}

static inline const char *fill_with(const struct shape *shape, const char *body, const char *data, const struct resolve_options *o)
{
    struct str part = arena_printf(&arena, "%s%s%s", shape->head, body, shape->tail);
    const char *made = fill_part(shape, part, data, o);
    if (!made)
        return faults();
    const char *from = strstr(made, shape->begin), *to = from ? strstr(from, shape->end) : NULL;
    if (!to)
        return made;
    from += strlen(shape->begin);
    return arena_cstr(&arena, str_make(from, (size_t)(to - from)));
}

static inline const char *fill(const struct shape *shape, const char *body, const char *data)
{
    return fill_with(shape, body, data, &(struct resolve_options){0});
}

static inline void check_cases(const struct shape *shape, const struct fill_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_string_equal(fill(shape, cases[i].body, cases[i].data), cases[i].expected);
}

/* The answer to one expression, as it stands in a paragraph; or the faults. */
static inline const char *answer(const char *expression, const char *data)
{
    struct str body = arena_printf(&arena, "<w:p><w:r><w:t>{%s}</w:t></w:r></w:p>", expression);
    const char *text = fill(&docx, arena_cstr(&arena, body), data);
    static const char head[] = "<w:p><w:r><w:t xml:space=\"preserve\">", tail[] = "</w:t></w:r></w:p>";
    size_t len = strlen(text);
    if (strncmp(text, head, sizeof head - 1) != 0 || len < sizeof head + sizeof tail - 2)
        return text;
    return arena_cstr(&arena, str_make(text + sizeof head - 1, len - (sizeof head - 1) - (sizeof tail - 1)));
}

#endif
