/* tables.h — inputs in memory for the tests of reading: a schema in a few words, a file's bytes, what came of
 * them. */
#ifndef TESTS_UNIT_TABLES_H
#define TESTS_UNIT_TABLES_H

#include "base/buf.h"
#include "data/table.h"
#include "tests/unit/fixture.h"

/* Plain text of a cell, "?" for unknown. */
static inline const char *cell_text_of(const struct table *t, size_t row, size_t column)
{
    struct value v = table_cell(t, row, column);
    return v.kind == VALUE_UNKNOWN ? "?" : arena_cstr(&arena, value_plain(&arena, v));
}

/* All rows that were not dropped: cells joined with "|", rows with "\n", each row with its line in front. */
static inline const char *table_text(const struct table *t)
{
    struct str out = STR("");
    for (size_t row = 0; row < table_rows(t); row++) {
        if (table_dropped(t, row))
            continue;
        out = arena_printf(&arena, "%.*s%s%u:", STR_ARG(out), out.len ? "\n" : "", table_line(t, row));
        for (size_t i = 0; i < table_schema(t)->column_count; i++)
            out = arena_printf(&arena, "%.*s%s%s", STR_ARG(out), i ? "|" : "", cell_text_of(t, row, i));
    }
    return arena_cstr(&arena, out);
}

/* `CODE@line:column` of every message, joined with spaces. */
static inline const char *message_codes(void)
{
    struct str out = STR("");
    for (size_t i = 0; i < diag.count; i++) {
        const struct message *m = &diag.messages[i];
        out = arena_printf(&arena, "%.*s%s%s@%ld:%ld", STR_ARG(out), i ? " " : "", m->code, m->place.line,
                           m->place.column);
    }
    return arena_cstr(&arena, out);
}

static inline const char *message_text(size_t i)
{
    return diag_format(&arena, &diag.messages[i]).ptr;
}

static inline struct buf bytes_of(struct str s)
{
    struct buf b;
    buf_init(&b, BUF_LIMIT_INPUT);
    buf_put_str(&b, s);
    return b;
}

#endif
