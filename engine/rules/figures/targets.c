#include "rules/figures/targets.h"

/* The cell of a named column; unknown when the table has no such column. */
static struct value cell(const struct table *t, size_t row, const char *column)
{
    int at = schema_column(table_schema(t), str_from(column));
    return at < 0 ? value_unknown() : table_cell(t, row, (size_t)at);
}

/* Every period holds both its dates; an open end holds everything on its side. */
static bool holds(const struct table *t, size_t row, date_days day)
{
    struct value from = cell(t, row, "period_from"), to = cell(t, row, "period_to");
    return (from.kind != VALUE_DATE || from.date <= day) && (to.kind != VALUE_DATE || day <= to.date);
}

static void take_text(struct str *to, struct value v)
{
    if (v.kind == VALUE_TEXT && v.len)
        *to = value_str(v);
}

static void apply(const struct table *t, size_t row, struct figure *f)
{
    struct value threshold = cell(t, row, "threshold"), due = cell(t, row, "due");
    if (threshold.kind == VALUE_INTEGER || threshold.kind == VALUE_RATIO) {
        f->target.has_threshold = true;
        f->target.threshold = value_as_number(threshold);
    }
    if (due.kind == VALUE_DATE) {
        f->has_due = true;
        f->due = due.date;
    }
    take_text(&f->target.comparator, cell(t, row, "comparator"));
    take_text(&f->act, cell(t, row, "act_id"));
    take_text(&f->clause, cell(t, row, "clause"));
}

void targets_override(struct table *const *tables, size_t table_count, struct figure *f)
{
    struct table *t = table_named(tables, table_count, STR(TARGETS_TABLE));
    int id = t ? schema_column(table_schema(t), STR("indicator_id")) : -1;
    if (id < 0)
        return;
    struct table_match m = table_where(t, (size_t)id, value_text(f->kind->id));
    for (size_t i = 0; i < m.count; i++)
        if (holds(t, m.rows[i], f->as_of))
            apply(t, m.rows[i], f);
}
