#include "rules/figures/figure_write.h"

#include <string.h>

#include "input/json_write.h"
#include "text/letters.h"

static const char *const levels[] = {"region", "municipality", "school"};
static const char *const types[] = {"percent", "count", "presence", "artefacts", "deadline"};

/* ---- JSON ---- */

static void put_key(struct buf *out, const char *name)
{
    if (out->len && out->ptr[out->len - 1] != '{' && out->ptr[out->len - 1] != '[')
        buf_put_char(out, ',');
    buf_printf(out, "\"%s\":", name);
}

static void put_text(struct buf *out, const char *name, struct str text)
{
    put_key(out, name);
    json_put_string(out, text);
}

static void put_count(struct buf *out, const char *name, bool given, int64_t value)
{
    put_key(out, name);
    if (given)
        buf_printf(out, "%lld", (long long)value);
    else
        buf_put_cstr(out, "null");
}

static void put_members(struct buf *out, const char *name, const struct figure *f, enum membership wanted)
{
    bool first = true;
    put_key(out, name);
    buf_put_char(out, '[');
    for (size_t i = 0; i < f->member_count; i++)
        if (f->members[i].membership == wanted) {
            if (!first)
                buf_put_char(out, ',');
            json_put_string(out, f->members[i].id);
            first = false;
        }
    buf_put_char(out, ']');
}

static void put_param(struct buf *out, const struct param *p)
{
    struct arena scratch = {0};
    put_key(out, arena_cstr(&scratch, p->name));
    if (p->value.kind == VALUE_INTEGER || p->value.kind == VALUE_RATIO)
        json_put_number(out, value_as_number(p->value));
    else if (p->value.kind == VALUE_FLAG)
        buf_put_cstr(out, p->value.flag ? "true" : "false");
    else
        json_put_string(out, value_str(p->value));
    arena_release(&scratch);
}

static void put_params(struct buf *out, const struct declarations *all, const struct figure *f)
{
    put_key(out, "params");
    buf_put_char(out, '{');
    for (size_t i = 0; i < f->kind->param_count; i++)
        put_param(out, declare_param(all, f->kind->params[i]));
    buf_put_char(out, '}');
}

static void put_also(struct buf *out, const struct figure *f)
{
    if (!f->also_count)
        return;
    put_key(out, "also");
    buf_put_char(out, '[');
    for (size_t i = 0; i < f->also_count; i++) {
        const struct also *a = &f->also[i];
        buf_put_cstr(out, i ? ",{" : "{");
        put_text(out, "name", a->name);
        put_count(out, "num", true, a->num);
        put_count(out, "den", a->den >= 0, a->den);
        put_text(out, "value", a->value);
        buf_put_char(out, '}');
    }
    buf_put_char(out, ']');
}

static void put_unit(struct buf *out, const struct figure *f)
{
    put_key(out, "unit");
    buf_put_char(out, '{');
    put_text(out, "kind", str_from(levels[f->level]));
    put_text(out, "id", f->unit_id);
    put_text(out, "name", f->unit_name);
    buf_put_char(out, '}');
}

static void put_figure(struct buf *out, const struct declarations *all, const struct figure *f)
{
    struct arena scratch = {0};
    bool known = !f->tally.no_facts;
    buf_put_char(out, '{');
    put_text(out, "id", f->kind->id);
    put_text(out, "act", f->act);
    put_text(out, "clause", f->clause);
    put_text(out, "title", f->kind->title);
    put_text(out, "level", str_from(levels[f->kind->level]));
    put_unit(out, f);
    put_text(out, "kind", str_from(types[f->target.type]));
    put_count(out, "num", known, f->tally.num);
    put_count(out, "den", known && f->tally.den >= 0, f->tally.den);
    put_text(out, "value", f->value);
    put_text(out, "comparator", f->target.comparator);
    put_key(out, "threshold");
    if (f->target.has_threshold)
        json_put_number(out, f->target.threshold);
    else
        buf_put_cstr(out, "null");
    put_text(out, "status", str_from(verdict_name(f->status)));
    put_count(out, "need", f->has_need, f->need);
    put_text(out, "population", f->population ? f->population->id : STR(""));
    put_text(out, "as_of", date_iso(&scratch, f->as_of));
    put_members(out, "in", f, MEMBER_INSIDE);
    put_members(out, "out", f, MEMBER_OUTSIDE);
    put_members(out, "unknown", f, MEMBER_UNKNOWN);
    put_params(out, all, f);
    put_also(out, f);
    buf_put_char(out, '}');
    arena_release(&scratch);
}

void figures_write_json(struct buf *out, struct host *h, const struct figure *figures, size_t count)
{
    struct buf line;
    buf_init(&line, BUF_LIMIT_PART);
    buf_put_cstr(out, "[");
    for (size_t i = 0; i < count; i++) {
        buf_reset(&line);
        put_figure(&line, declare_all(h), &figures[i]);
        buf_put_cstr(out, i ? ",\n" : "\n");
        buf_put_str(out, buf_str(&line));
    }
    buf_put_cstr(out, "\n]\n");
    buf_release(&line);
}

/* ---- rows of text ---- */

enum { COLUMNS = 8 };

static const char *const headers[COLUMNS] = {"Показатель", "Пункт", "Наименование", "Единица", "Цель", "Числитель и знаменатель",
                                             "Значение",   "Вывод"};

/* Not 10/12, which a spreadsheet would take for a day of December. */
static struct str fraction(struct arena *a, const struct figure *f)
{
    if (f->tally.no_facts)
        return STR("–");
    if (f->tally.den < 0)
        return arena_printf(a, "%lld", (long long)f->tally.num);
    return arena_printf(a, "%lld из %lld", (long long)f->tally.num, (long long)f->tally.den);
}

static void fill_row(struct arena *a, const struct figure *f, struct str *row)
{
    row[0] = f->kind->id;
    row[1] = f->clause;
    row[2] = f->kind->title;
    row[3] = f->unit_name;
    row[4] = f->target_text;
    row[5] = fraction(a, f);
    row[6] = f->value;
    row[7] = str_from(verdict_words(f->status));
}

static void put_csv_cell(struct buf *out, struct str text)
{
    buf_put_char(out, '"');
    for (size_t i = 0; i < text.len; i++)
        buf_put_cstr(out, text.ptr[i] == '"' ? "\"\"" : (char[]){text.ptr[i], '\0'});
    buf_put_char(out, '"');
}

static void put_csv_row(struct buf *out, const struct str *row)
{
    for (int i = 0; i < COLUMNS; i++) {
        buf_put_cstr(out, i ? ";" : "");
        put_csv_cell(out, row[i]);
    }
    buf_put_cstr(out, "\r\n");
}

void figures_write_csv(struct buf *out, const struct figure *figures, size_t count)
{
    struct arena scratch = {0};
    struct str row[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        row[i] = str_from(headers[i]);
    buf_put_cstr(out, "\xEF\xBB\xBF");
    put_csv_row(out, row);
    for (size_t i = 0; i < count; i++) {
        fill_row(&scratch, &figures[i], row);
        put_csv_row(out, row);
    }
    arena_release(&scratch);
}

/* Titles are cut, the other columns are as wide as their widest cell. */
enum { TITLE_COLUMN = 2, UNIT_COLUMN = 3, TITLE_WIDTH = 50 };

static struct str shortened(struct arena *a, struct str text, size_t width)
{
    if (text_length(text) <= width)
        return text;
    return arena_printf(a, "%.*s…", STR_ARG(text_sub(text, 1, (int64_t)width - 1)));
}

static void measure(const struct str *row, size_t *widths)
{
    for (int i = 0; i < COLUMNS; i++) {
        size_t width = text_length(row[i]);
        if (width > widths[i])
            widths[i] = width;
    }
}

static void put_table_row(struct buf *out, const struct str *row, const size_t *widths, bool with_units)
{
    for (int i = 0; i < COLUMNS; i++) {
        if (i == UNIT_COLUMN && !with_units)
            continue;
        buf_put_str(out, row[i]);
        if (i + 1 < COLUMNS)
            for (size_t n = text_length(row[i]); n < widths[i] + 2; n++)
                buf_put_char(out, ' ');
    }
    buf_put_char(out, '\n');
}

void figures_write_table(struct buf *out, const struct figure *figures, size_t count)
{
    struct arena scratch = {0};
    struct str *rows = ARENA_ARRAY(&scratch, struct str, (count + 1) * COLUMNS);
    size_t widths[COLUMNS] = {0};
    bool with_units = false;
    for (int i = 0; i < COLUMNS; i++)
        rows[i] = str_from(headers[i]);
    measure(rows, widths);
    for (size_t i = 0; i < count; i++) {
        struct str *row = rows + (i + 1) * COLUMNS;
        fill_row(&scratch, &figures[i], row);
        row[TITLE_COLUMN] = shortened(&scratch, row[TITLE_COLUMN], TITLE_WIDTH);
        measure(row, widths);
        with_units = with_units || figures[i].level != LEVEL_REGION;
    }
    for (size_t i = 0; i <= count; i++)
        put_table_row(out, rows + i * COLUMNS, widths, with_units);
    arena_release(&scratch);
}
