#include "rules/figures/papers.h"

#include "rules/figures/logs.h"

static struct str cell_text(struct arena *a, const struct table *t, size_t row, int column)
{
    return column < 0 ? STR("") : logs_written(a, table_cell(t, row, (size_t)column));
}

/* «ИС-101 от 16.06.2024»; empty where neither number nor date is known. */
static struct str name_paper(struct arena *a, const struct paper *p, const struct table *t, size_t row)
{
    struct str number = cell_text(a, t, row, p->number), date = cell_text(a, t, row, p->date), basis = cell_text(a, t, row, p->basis);
    if (!number.len && !date.len)
        return STR("");
    return arena_printf(a, "%.*s%s%.*s%s%.*s", STR_ARG(number.len ? number : STR("б/н")), date.len ? " от " : "", STR_ARG(date),
                        basis.len ? ", " : "", STR_ARG(basis));
}

static void put_text(struct papers *p, struct arena *a, struct str text)
{
    for (size_t i = 0; i < p->count; i++)
        if (str_equal(p->texts[i], text))
            return;
    *ARENA_PUSH(a, p->texts, p->count, p->capacity) = text;
}

/* The papers that the row names itself. */
static void put_own(struct papers *p, struct arena *a, const struct table *t, size_t row)
{
    const struct schema *s = table_schema(t);
    for (size_t i = 0; i < s->paper_count; i++) {
        struct str name = s->papers[i].through < 0 ? name_paper(a, &s->papers[i], t, row) : STR("");
        if (name.len)
            put_text(p, a, arena_printf(a, "%.*s %.*s", STR_ARG(s->papers[i].title), STR_ARG(name)));
    }
}

/* Those of the row that a cell refers to, when it is one of this table. */
static void put_referred(struct papers *p, struct arena *a, struct table *other, const struct column *c, struct value key)
{
    long found = str_equal(table_schema(other)->name, c->reference) ? table_find(other, key) : -1;
    if (found >= 0)
        put_own(p, a, other, (size_t)found);
}

/* Those of the entries of a log that tell of the row. */
static void put_logged(struct papers *p, struct arena *a, struct table *log, const struct table *t, size_t row)
{
    struct table_match m = table_where(log, (size_t)table_schema(log)->log->table, value_text(table_schema(t)->name));
    for (size_t i = 0; i < m.count; i++)
        if (logs_tells(log, m.rows[i], t, row))
            put_own(p, a, log, m.rows[i]);
}

void papers_put(struct papers *p, struct arena *a, struct table *const *tables, size_t table_count, const struct table *t, size_t row)
{
    const struct schema *s = table_schema(t);
    put_own(p, a, t, row);
    for (size_t i = 0; i < s->paper_count; i++) {
        int column = s->papers[i].through;
        for (size_t n = 0; column >= 0 && n < table_count; n++)
            put_referred(p, a, tables[n], &s->columns[column], table_cell(t, row, (size_t)column));
    }
    for (size_t i = 0; i < table_count; i++)
        if (table_schema(tables[i])->log)
            put_logged(p, a, tables[i], t, row);
}

struct str papers_entry(struct arena *a, const struct table *log, size_t entry)
{
    const struct schema *s = table_schema(log);
    return s->paper_count && s->papers[0].through < 0 ? name_paper(a, &s->papers[0], log, entry) : STR("");
}
