/* The folder is listed once; a table looks for its name in that list. */
#include "input/source.h"

#include "base/file.h"
#include "base/i18n.h"
#include "input/source_csv.h"
#include "input/source_xml.h"
#include "text/encode.h"
#include "text/letters.h"

/* Kinds of files that hold tables, each a row. */
struct reader {
    const char *extension;
    bool (*read)(struct table *t, struct arena *a, struct buf *bytes, struct diag *d);
};

/* The page that the table declares holds for what is not UTF-8: a file that was saved anew is read all the same. */
static enum text_encoding wanted_encoding(const struct schema *schema, struct str bytes)
{
    enum text_encoding wanted;
    bool declared = schema->encoding.len && text_encoding_named(schema->encoding, &wanted);
    return declared && text_utf8_valid(bytes) < bytes.len ? wanted : TEXT_AUTO;
}

static bool read_csv(struct table *t, struct arena *a, struct buf *bytes, struct diag *d)
{
    struct str text;
    enum text_encoding found;
    return text_decode(bytes, wanted_encoding(table_schema(t), buf_str(bytes)), table_file(t), &text, &found, d) &&
           source_csv_table(t, a, text, found == TEXT_WINDOWS_1251 || found == TEXT_CP866, d);
}

static const struct reader readers[] = {{".csv", read_csv}, {".xml", source_xml_table}};
enum { READER_COUNT = sizeof readers / sizeof *readers };

struct str source_shown(struct arena *a, struct str project, struct str path)
{
    while (project.len > 1 && str_ends(project, STR("/")))
        project = str_slice(project, 0, project.len - 1);
    struct str prefix = arena_printf(a, "%.*s/", STR_ARG(project));
    struct str shown = str_starts(path, prefix) ? str_slice(path, prefix.len, path.len) : path;
    while (str_starts(shown, STR("./")))
        shown = str_slice(shown, 2, shown.len);
    return shown;
}

bool source_open(struct source *s, struct arena *a, struct str project, struct str inputs, struct diag *d)
{
    *s = (struct source){.arena = a, .project = arena_str(a, project), .folder = arena_str(a, inputs)};
    bool ok = folder_list(a, s->folder, &s->names, &s->name_count, d);
    s->claimed = ARENA_ARRAY(a, bool, s->name_count);
    return ok;
}

static struct str path_of(const struct source *s, size_t name)
{
    return path_join(s->arena, s->folder, s->names[name]);
}

static struct place place_of(const struct source *s, size_t name)
{
    return place_file(source_shown(s->arena, s->project, path_of(s, name)));
}

/* Files that could hold the table: index of the first, its reader, and how many there are. */
struct match {
    size_t count, name;
    const struct reader *reader;
};

static struct match match_files(struct source *s, struct str table)
{
    struct arena scratch = {0};
    struct match m = {0};
    for (size_t kind = 0; kind < READER_COUNT; kind++) {
        struct str wanted = arena_printf(&scratch, "%.*s%s", STR_ARG(table), readers[kind].extension);
        wanted = text_lower(&scratch, wanted);
        for (size_t i = 0; i < s->name_count; i++) {
            if (!str_equal(text_lower(&scratch, s->names[i]), wanted))
                continue;
            s->claimed[i] = true;
            if (m.count++ == 0) {
                m.name = i;
                m.reader = &readers[kind];
            }
        }
    }
    arena_release(&scratch);
    return m;
}

bool source_holds(struct str name, struct str table)
{
    struct arena scratch = {0};
    struct str lower = text_lower(&scratch, name);
    bool holds = false;
    for (size_t kind = 0; !holds && kind < READER_COUNT; kind++)
        holds = str_equal(lower, text_lower(&scratch, arena_printf(&scratch, "%.*s%s", STR_ARG(table), readers[kind].extension)));
    arena_release(&scratch);
    return holds;
}

static void keep_digest(struct source *s, struct table *t, struct str path, struct str bytes)
{
    struct digest digest;
    if (!s->digest || !s->digest(s->digests, path, &digest))
        digest = hash_bytes(bytes);
    *ARENA_PUSH(s->arena, s->files, s->file_count, s->file_capacity) = (struct source_file){table_file(t), digest};
    table_set_digest(t, digest);
}

static bool report_twice(const struct source *s, struct str table, struct diag *d)
{
    bool ok = true;
    for (size_t i = 0; i < s->name_count; i++)
        if (source_holds(s->names[i], table))
            ok = diag_error(d, place_of(s, i), "SOURCE-TWICE", _("more than one file holds the table «%.*s»: leave one of them"),
                            STR_ARG(table));
    return ok;
}

/* Something other than a file has the table's name: without a word it would pass for an absent table. */
static bool report_obstacle(const struct source *s, struct str table, struct diag *d)
{
    bool ok = true;
    for (size_t kind = 0; kind < READER_COUNT; kind++) {
        struct str name = arena_printf(s->arena, "%.*s%s", STR_ARG(table), readers[kind].extension);
        struct str path = path_join(s->arena, s->folder, name);
        if (file_stat(path, NULL))
            ok = diag_error(d, place_file(source_shown(s->arena, s->project, path)), "FILE-READ",
                            _("cannot read: not a regular file"));
    }
    return ok;
}

/* A link is followed inside the folder only: what a project is made from lies in it. */
static bool read_file(const struct source *s, struct str path, struct str shown, struct buf *bytes, struct diag *d)
{
    if (!path_stays(s->folder, path))
        return diag_error(d, place_file(shown), "FILE-READ", "%s", _("a link that leads out of the folder is not followed"));
    return file_read(path, BUF_LIMIT_INPUT, bytes, d);
}

static bool read_table(struct source *s, const struct schema *schema, struct table **out, struct diag *d)
{
    struct match m = match_files(s, schema->name);
    if (m.count != 1) {
        struct str file = arena_printf(s->arena, "%.*s.csv", STR_ARG(schema->name));
        file = source_shown(s->arena, s->project, path_join(s->arena, s->folder, file));
        *out = table_new(s->arena, schema, file, m.count > 0);
        return m.count == 0 ? report_obstacle(s, schema->name, d) : report_twice(s, schema->name, d);
    }
    struct buf bytes;
    struct str path = path_of(s, m.name), shown = source_shown(s->arena, s->project, path);
    *out = table_new(s->arena, schema, shown, true);
    table_set_path(*out, path);
    buf_init(&bytes, BUF_LIMIT_INPUT);
    bool ok = read_file(s, path, shown, &bytes, d);
    if (ok) {
        if (s->hashed)
            keep_digest(s, *out, path, buf_str(&bytes));
        ok = m.reader->read(*out, s->arena, &bytes, d);
    }
    buf_release(&bytes);
    return ok;
}

bool source_read_table(struct source *s, const struct schema *schema, struct table **out, struct diag *d)
{
    bool ok = read_table(s, schema, out, d);
    if (!ok)
        table_mark_faulty(*out);
    return ok;
}

/* Notes that people leave beside the tables: nobody takes them for one. */
static bool is_note(struct str name)
{
    return str_ends(name, STR(".md"));
}

void source_unclaimed(const struct source *s, struct diag *d)
{
    for (size_t i = 0; i < s->name_count; i++)
        if (!s->claimed[i] && !is_note(s->names[i]))
            diag_warn(d, place_of(s, i), "SOURCE-UNCLAIMED",
                      _("no table is declared for this file, it is not read"));
}
