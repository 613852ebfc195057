/* One row a format, in format_word.c, format_open.c and format_drawing.c. */
#include "pack/format.h"

#include <string.h>
#include <strings.h>

#include "pack/formats.h"

static const struct format *const formats[] = {&format_docx, &format_odt, &format_pptx, &format_odp, &format_xlsx, &format_ods};

enum { FORMATS = sizeof formats / sizeof *formats };

static const struct element_word words[] = {
    {"row", ROLE_ROW},     {"строка", ROLE_ROW},         {"cell", ROLE_CELL},   {"ячейка", ROLE_CELL},
    {"table", ROLE_TABLE}, {"таблица", ROLE_TABLE},      {"paragraph", ROLE_PARAGRAPH}, {"абзац", ROLE_PARAGRAPH},
    {"w:r", ROLE_RUN},      {"w:tr", ROLE_ROW},    {"w:tc", ROLE_CELL},          {"w:tbl", ROLE_TABLE}, {"w:p", ROLE_PARAGRAPH},
    {"text:p", ROLE_PARAGRAPH}, {"table:table-row", ROLE_ROW}, {"table:table", ROLE_TABLE}, {"item", ROLE_ITEM},
    {"text:list-item", ROLE_ITEM}, {"section", ROLE_SECTION}, {"раздел", ROLE_SECTION}, {"text:section", ROLE_SECTION},
    {"list", ROLE_LIST}, {"список", ROLE_LIST}, {"text:list", ROLE_LIST},
    {"slide", ROLE_SLIDE}, {"слайд", ROLE_SLIDE}, {"p:sld", ROLE_SLIDE}, {"draw:page", ROLE_SLIDE},
    {"sheet", ROLE_SHEET}, {"лист", ROLE_SHEET},
    {"a:tr", ROLE_ROW}, {"a:tc", ROLE_CELL}, {"a:tbl", ROLE_TABLE}, {"a:p", ROLE_PARAGRAPH}};

const struct format *format_find(struct str file)
{
    for (size_t i = 0; i < FORMATS; i++) {
        size_t len = strlen(formats[i]->name);
        if (file.len > len && file.ptr[file.len - len - 1] == '.' &&
            strncasecmp(file.ptr + file.len - len, formats[i]->name, len) == 0)
            return formats[i];
    }
    return NULL;
}

struct str format_extensions(struct arena *a)
{
    struct str list = STR("");
    for (size_t i = 0; i < FORMATS; i++)
        list = arena_printf(a, "%.*s%s.%s", STR_ARG(list), i ? ", " : "", formats[i]->name);
    return list;
}

/* One '*' in a pattern is enough for every format. */
bool format_matches(struct str entry, struct str pattern)
{
    size_t star = str_find(pattern, STR("*"), 0);
    if (star == SIZE_MAX)
        return str_equal(entry, pattern);
    struct str head = str_slice(pattern, 0, star), tail = str_slice(pattern, star + 1, pattern.len);
    return entry.len >= head.len + tail.len && str_starts(entry, head) && str_ends(entry, tail) &&
           str_find(str_slice(entry, head.len, entry.len - tail.len), STR("/"), 0) == SIZE_MAX;
}

bool format_has_tags(const struct format *f, struct str entry)
{
    for (const char *const *p = f->parts; *p; p++)
        if (format_matches(entry, str_from(*p)))
            return true;
    return false;
}

bool format_may_be_chart(const struct format *f, struct str entry)
{
    return f->chart_parts && format_matches(entry, str_from(f->chart_parts));
}

/* ODF says what it is in `mimetype`, which is stored; OPC by the name of its main part. */
static bool is_package_of(const struct format *f, const struct package *p)
{
    const struct package_entry *said = package_find(p, STR("mimetype"));
    if (f->mimetype_first)
        return said && str_equal(str_trim(said->raw), str_from(f->media_type));
    for (size_t i = 0; i < p->count; i++)
        if (format_matches(p->entries[i].name, str_from(f->parts[0])))
            return true;
    return false;
}

const struct format *format_of_package(const struct package *p)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (is_package_of(formats[i], p))
            return formats[i];
    return NULL;
}

enum role format_role(const struct format *f, const char *namespace_uri, const char *name)
{
    for (const struct element *e = f->elements; e->name && namespace_uri; e++)
        if (e->name[0] == name[0] && strcmp(e->name, name) == 0 && strcmp(e->namespace_uri, namespace_uri) == 0)
            return e->role;
    return ROLE_NONE;
}

size_t format_property_rank(const char *const *names, const char *name)
{
    size_t rank = 0;
    while (names && names[rank] && strcmp(names[rank], name) != 0)
        rank++;
    return rank;
}

enum role format_word_role(struct str word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(word, str_from(words[i].word)))
            return words[i].role;
    return ROLE_NONE;
}
