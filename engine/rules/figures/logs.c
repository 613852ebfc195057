#include "rules/figures/logs.h"

#include "base/i18n.h"
#include "text/nearest.h"

struct str logs_written(struct arena *a, struct value v)
{
    return v.kind == VALUE_DATE ? date_short(a, v.date) : value_plain(a, v);
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

bool logs_tells(const struct table *log, size_t entry, const struct table *t, size_t row)
{
    struct arena scratch = {0};
    const struct row_log *columns = table_schema(log)->log;
    struct str table = value_plain(&scratch, table_cell(log, entry, (size_t)columns->table));
    struct str key = value_plain(&scratch, table_cell(log, entry, (size_t)columns->key));
    bool tells = key.len && str_equal(table, table_schema(t)->name) &&
                 (begins_key(key, table_key(&scratch, t, row, logs_written)) || begins_key(key, table_key(&scratch, t, row, value_plain)));
    arena_release(&scratch);
    return tells;
}

struct str logs_field(struct arena *a, const struct table *log, size_t entry)
{
    int field = table_schema(log)->log->field;
    return field < 0 ? STR("") : value_plain(a, table_cell(log, entry, (size_t)field));
}

/* ---- what entries name ---- */

static const struct schema *find_titled(struct table *const *tables, size_t count, struct str title)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(table_schema(tables[i])->title, title))
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

static void settle_entry(struct table *const *tables, size_t count, struct table *log, size_t entry, struct diag *d)
{
    struct arena scratch = {0};
    size_t column = (size_t)table_schema(log)->log->table;
    struct str said = value_plain(&scratch, table_cell(log, entry, column));
    const struct table *named = table_named(tables, count, said);
    const struct schema *s = named ? table_schema(named) : find_titled(tables, count, said);
    if (s) {
        table_set_cell(log, entry, column, value_text(s->name));
        check_field(&scratch, s, log, entry, d);
    } else if (said.len) {
        warn_of_table(&scratch, tables, count, log, entry, said, d);
    }
    arena_release(&scratch);
}

void logs_settle(struct table *const *tables, size_t count, struct diag *d)
{
    for (size_t i = 0; i < count; i++)
        for (size_t row = 0; table_schema(tables[i])->log && row < table_rows(tables[i]); row++)
            settle_entry(tables, count, tables[i], row, d);
}
