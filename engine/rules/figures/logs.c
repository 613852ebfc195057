#include "rules/figures/logs.h"

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

bool logs_tells(const struct table *log, size_t entry, const struct table *t, size_t row)
{
    struct arena scratch = {0};
    const struct row_log *columns = table_schema(log)->log;
    struct str table = value_plain(&scratch, table_cell(log, entry, (size_t)columns->table));
    struct str key = value_plain(&scratch, table_cell(log, entry, (size_t)columns->key));
    bool tells = key.len && str_equal(table, table_schema(t)->name) &&
                 (begins_key(key, logs_key(&scratch, t, row, logs_written)) || begins_key(key, logs_key(&scratch, t, row, value_plain)));
    arena_release(&scratch);
    return tells;
}

struct str logs_field(struct arena *a, const struct table *log, size_t entry)
{
    int field = table_schema(log)->log->field;
    return field < 0 ? STR("") : value_plain(a, table_cell(log, entry, (size_t)field));
}
