#include "rules/figures/explain.h"

#include "rules/figures/indicator.h"
#include "rules/figures/members.h"
#include "rules/figures/papers.h"

static void put_line(struct buf *out, const char *label, struct str text)
{
    if (text.len)
        buf_printf(out, "%s: %.*s\n", label, STR_ARG(text));
}

static void put_formula(struct buf *out, const struct figure *f)
{
    put_line(out, "Формула", f->formula);
    for (size_t i = 0; i < f->letter_count; i++)
        buf_printf(out, "  %.*s – %.*s\n", STR_ARG(f->letters[i].letter), STR_ARG(f->letters[i].text));
}

static void put_params(struct buf *out, struct host *h, const struct indicator_kind *k)
{
    struct arena scratch = {0};
    for (size_t i = 0; i < k->param_count; i++) {
        const struct param *p = declare_param(declare_all(h), k->params[i]);
        buf_printf(out, "Параметр %.*s = %.*s (%.*s)\n", STR_ARG(p->name), STR_ARG(value_plain(&scratch, p->value)), STR_ARG(p->title));
    }
    arena_release(&scratch);
}

static void put_numbers(struct buf *out, const struct figure *f)
{
    const char *percent = verdict_unit(&f->target, &f->tally, f->status);
    if (!f->tally.no_facts && f->tally.den >= 0)
        buf_printf(out, "Числитель и знаменатель: %lld из %lld\n", (long long)f->tally.num, (long long)f->tally.den);
    else if (!f->tally.no_facts)
        buf_printf(out, "Числитель: %lld\n", (long long)f->tally.num);
    int64_t unknown, of;
    verdict_unknown(&f->tally, &unknown, &of);
    if (unknown)
        buf_printf(out, "Нет данных: %lld из %lld\n", (long long)unknown, (long long)of);
    buf_printf(out, "Значение: %.*s%s\n", STR_ARG(f->value), percent);
    put_line(out, "Цель", f->target.has_threshold ? f->target_text : STR("не установлена"));
    put_line(out, "Вывод", str_from(verdict_words(f->status)));
    put_line(out, "Отклонение", f->deviation);
    if (f->has_need && f->need)
        buf_printf(out, "Не хватает: %lld\n", (long long)f->need);
    for (size_t i = 0; i < f->also_count; i++)
        buf_printf(out, "Кроме того, %.*s: %lld из %lld, %.*s%s\n", STR_ARG(f->also[i].name), (long long)f->also[i].num,
                   (long long)f->also[i].den, STR_ARG(f->also[i].value), f->also[i].den ? " %" : "");
}

static size_t count_members(const struct figure *f, enum membership wanted)
{
    size_t n = 0;
    for (size_t i = 0; i < f->member_count; i++)
        n += f->members[i].membership == wanted;
    return n;
}

/* «inputs/submit.csv:2 (письмо № ИС-101 от 16.06.2024)». */
static void put_place(struct buf *out, struct host *h, const struct member_place *p)
{
    struct arena scratch = {0};
    struct papers papers = {0};
    size_t count;
    struct table *const *tables = indicators_tables(h, &count);
    buf_put_str(out, members_place(&scratch, p));
    papers_put(&papers, &scratch, tables, count, p->table, p->row);
    for (size_t i = 0; i < papers.count; i++)
        buf_printf(out, "%s%.*s%s", i ? "; " : " (", STR_ARG(papers.texts[i]), i + 1 == papers.count ? ")" : "");
    arena_release(&scratch);
}

/* The rows of one kind; how many there were. */
static size_t put_places(struct buf *out, struct host *h, const struct member *m, bool silent, const char *before)
{
    size_t n = 0;
    for (size_t i = 0; i < m->place_count; i++)
        if (m->places[i].silent == silent) {
            buf_put_cstr(out, n++ ? ", " : before);
            put_place(out, h, &m->places[i]);
        }
    return n;
}

static void put_member(struct buf *out, struct host *h, const struct member *m)
{
    buf_printf(out, "  %.*s", STR_ARG(m->id));
    if (m->name.len && !str_equal(m->id, m->name))
        buf_printf(out, "  %.*s", STR_ARG(m->name));
    bool told = put_places(out, h, m, false, "  ← ") > 0;
    if (put_places(out, h, m, true, told ? "; строк нет, ожидались по " : "  ← строк нет, ожидались по ") == 0 && !told)
        buf_put_cstr(out, "  ← строк нет");
    buf_put_char(out, '\n');
}

static void put_members(struct buf *out, struct host *h, const struct figure *f, enum membership wanted, const char *title)
{
    size_t count = count_members(f, wanted);
    if (!count)
        return;
    buf_printf(out, "\n%s (%zu):\n", title, count);
    for (size_t i = 0; i < f->member_count; i++) {
        if (f->members[i].membership == wanted)
            put_member(out, h, &f->members[i]);
    }
}

static const struct member *find_member(const struct member *members, size_t count, struct str id)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(members[i].id, id))
            return &members[i];
    return NULL;
}

/* The units that a second figure counts otherwise than the first: of both nothing is said twice. */
static void put_second(struct buf *out, struct host *h, const struct figure *f, const struct also *second, enum membership wanted,
                       const char *title)
{
    size_t n = 0;
    for (size_t i = 0; i < second->member_count; i++) {
        const struct member *m = &second->members[i], *first = find_member(f->members, f->member_count, m->id);
        if (m->membership != wanted || (first && first->membership == wanted))
            continue;
        if (!n++)
            buf_printf(out, "\nКроме того, %.*s – %s:\n", STR_ARG(second->name), title);
        put_member(out, h, m);
    }
}

/* Those that the second figure does not ask. */
static void put_unasked(struct buf *out, struct host *h, const struct figure *f, const struct also *second)
{
    size_t n = 0;
    for (size_t i = 0; i < f->member_count; i++) {
        if (find_member(second->members, second->member_count, f->members[i].id))
            continue;
        if (!n++)
            buf_printf(out, "\nКроме того, %.*s – не в совокупности:\n", STR_ARG(second->name));
        put_member(out, h, &f->members[i]);
    }
}

static void put_seconds(struct buf *out, struct host *h, const struct figure *f)
{
    for (size_t i = 0; i < f->also_count; i++) {
        put_second(out, h, f, &f->also[i], MEMBER_OUTSIDE, "не вошли");
        put_second(out, h, f, &f->also[i], MEMBER_UNKNOWN, "нет данных");
        put_second(out, h, f, &f->also[i], MEMBER_INSIDE, "вошли");
        put_unasked(out, h, f, &f->also[i]);
    }
}

void explain_figure(struct buf *out, struct host *h, const struct figure *f)
{
    struct arena scratch = {0};
    const struct indicator_kind *k = f->kind;
    buf_printf(out, "%.*s. %.*s\n", STR_ARG(k->id), STR_ARG(k->title));
    buf_printf(out, "Акт %.*s, %.*s\n", STR_ARG(f->act), STR_ARG(f->clause));
    put_line(out, "Единица", f->unit_name);
    put_formula(out, f);
    put_line(out, "Совокупность", f->population ? f->population->title : STR(""));
    put_line(out, "Источник", k->source);
    put_line(out, "На дату", date_short(&scratch, f->as_of));
    if (f->has_due)
        put_line(out, "Срок", date_short(&scratch, f->due));
    put_params(out, h, k);
    put_numbers(out, f);
    for (size_t i = 0; i < f->note_count; i++)
        put_line(out, "Замечание", f->notes[i]);
    put_members(out, h, f, MEMBER_OUTSIDE, "Не вошли");
    put_members(out, h, f, MEMBER_UNKNOWN, "Нет данных");
    put_members(out, h, f, MEMBER_INSIDE, "Вошли");
    put_seconds(out, h, f);
    arena_release(&scratch);
}

static void put_digest(struct buf *out, struct table *t)
{
    struct arena scratch = {0};
    struct digest digest;
    struct str words = table_digest(t, &digest) ? digest_hex(&scratch, digest) : STR("файла нет");
    buf_printf(out, "  %.*s  %.*s\n", STR_ARG(words), STR_ARG(table_file(t)));
    arena_release(&scratch);
}

void explain_tables(struct buf *out, struct host *h, const struct figure *f)
{
    size_t count;
    struct table *const *tables = indicators_tables(h, &count);
    buf_put_cstr(out, "\nТаблицы, SHA-256:\n");
    for (size_t i = 0; i < f->kind->read_count; i++)
        for (size_t n = 0; n < count; n++)
            if (str_equal(table_schema(tables[n])->name, f->kind->reads[i]))
                put_digest(out, tables[n]);
}
