#include "rules/figures/logs.h"

#include "base/i18n.h"
#include "text/nearest.h"

struct str logs_written(struct arena *a, struct value v)
{
    return v.kind == VALUE_DATE ? date_short(a, v.date) : value_plain(a, v);
}

struct str logs_key(struct arena *a, const struct table *t, size_t row, struct str (*write)(struct arena *, struct value))
{
    const struct schema *s = table_schema(t);
    struct str key = {0};
    for (size_t i = 0; i < s->key_count; i++)
        key = arena_printf(a, "%.*s%s%.*s", STR_ARG(key), i ? " / " : "", STR_ARG(write(a, table_cell(t, row, s->key[i]))));
    return key;
}

/* Whether the key of the log, its columns separated by "/", begins the key of the row. */
static bool begins_key(struct str logged, struct str key)
{
    struct str part, of_row;
    while (str_split(&logged, '/', &part))
        if (!str_split(&key, '/', &of_row) || !str_equal(str_trim(part), str_trim(of_row)))
            return false;
    return true;
}

static bool names_table(struct str said, const struct schema *s)
{
    return str_equal(said, s->name) || str_equal(said, s->title);
}

bool logs_tells(const struct table *log, size_t entry, const struct table *t, size_t row)
{
    struct arena scratch = {0};
    const struct row_log *columns = table_schema(log)->log;
    struct str table = value_plain(&scratch, table_cell(log, entry, (size_t)columns->table));
    struct str key = value_plain(&scratch, table_cell(log, entry, (size_t)columns->key));
    bool tells = key.len && names_table(table, table_schema(t)) &&
                 (begins_key(key, logs_key(&scratch, t, row, logs_written)) || begins_key(key, logs_key(&scratch, t, row, value_plain)));
    arena_release(&scratch);
    return tells;
}

struct str logs_field(struct arena *a, const struct table *log, size_t entry)
{
    int field = table_schema(log)->log->field;
    return field < 0 ? STR("") : value_plain(a, table_cell(log, entry, (size_t)field));
}

/* ---- entries that tell of nothing ---- */

static const struct schema *find_table(struct table *const *tables, size_t count, struct str said)
{
    for (size_t i = 0; i < count; i++)
        if (names_table(said, table_schema(tables[i])))
            return table_schema(tables[i]);
    return NULL;
}

static void warn_of(const struct table *log, size_t entry, int column, struct str said, const struct str *names, size_t count, struct diag *d)
{
    struct place where = table_cell_place(log, entry, (size_t)column);
    long near = text_nearest(said, names, count);
    if (near < 0)
        diag_warn(d, where, "LOG-NAME", _("there is no “%.*s”, so the entry tells of nothing"), STR_ARG(said));
    else
        diag_warn(d, where, "LOG-NAME", _("there is no “%.*s”, so the entry tells of nothing; did you mean “%.*s”?"), STR_ARG(said), STR_ARG(names[near]));
}

static void warn_of_table(struct arena *a, struct table *const *tables, size_t count, const struct table *log, size_t entry, struct str said,
                          struct diag *d)
{
    struct str *names = ARENA_ARRAY(a, struct str, 2 * count);
    for (size_t i = 0; i < count; i++) {
        names[2 * i] = table_schema(tables[i])->name;
        names[2 * i + 1] = table_schema(tables[i])->title;
    }
    warn_of(log, entry, table_schema(log)->log->table, said, names, 2 * count, d);
}

static void check_field(struct arena *a, const struct schema *s, const struct table *log, size_t entry, struct diag *d)
{
    struct str field = logs_field(a, log, entry);
    if (!field.len || schema_column_called(s, field) >= 0)
        return;
    struct str *names = ARENA_ARRAY(a, struct str, 2 * s->column_count);
    for (size_t i = 0; i < s->column_count; i++) {
        names[2 * i] = s->columns[i].name;
        names[2 * i + 1] = s->columns[i].title;
    }
    warn_of(log, entry, table_schema(log)->log->field, field, names, 2 * s->column_count, d);
}

static void check_entry(struct table *const *tables, size_t count, const struct table *log, size_t entry, struct diag *d)
{
    struct arena scratch = {0};
    struct str said = value_plain(&scratch, table_cell(log, entry, (size_t)table_schema(log)->log->table));
    const struct schema *s = find_table(tables, count, said);
    if (s)
        check_field(&scratch, s, log, entry, d);
    else if (said.len)
        warn_of_table(&scratch, tables, count, log, entry, said, d);
    arena_release(&scratch);
}

void logs_check(struct table *const *tables, size_t count, struct diag *d)
{
    for (size_t i = 0; i < count; i++)
        for (size_t row = 0; table_schema(tables[i])->log && row < table_rows(tables[i]); row++)
            check_entry(tables, count, tables[i], row, d);
}
