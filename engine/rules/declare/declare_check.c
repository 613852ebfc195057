/* What can only be judged when the last script has been read; and parameters set from outside. */
#include <stdlib.h>

#include "base/i18n.h"
#include "rules/declare/declare.h"
#include "text/nearest.h"

const struct population_kind *declare_population(const struct declarations *all, struct str id)
{
    for (size_t i = 0; i < all->population_count; i++)
        if (str_equal(all->populations[i].id, id))
            return &all->populations[i];
    return NULL;
}

const struct indicator_kind *declare_indicator(const struct declarations *all, struct str id)
{
    for (size_t i = 0; i < all->indicator_count; i++)
        if (str_equal(all->indicators[i].id, id))
            return &all->indicators[i];
    return NULL;
}

static bool has_id(const struct document_kind *k, struct str id)
{
    for (size_t i = 0; i < k->id_count; i++)
        if (str_equal(k->ids[i], id))
            return true;
    return str_equal(k->id, id);
}

const struct document_kind *declare_document(const struct declarations *all, struct str id)
{
    for (size_t i = 0; i < all->document_count; i++)
        if (has_id(&all->documents[i], id))
            return &all->documents[i];
    return NULL;
}

bool declare_is_among(const struct document_kind *k, char *const *ids, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (has_id(k, str_from(ids[i])))
            return true;
    return count == 0;
}

const struct param *declare_param(const struct declarations *all, struct str name)
{
    for (size_t i = 0; i < all->project.param_count; i++)
        if (str_equal(all->project.params[i].name, name))
            return &all->project.params[i];
    return NULL;
}

/* Its documents follow others: it has no subjects, and no second template that would have to follow as well. */
static void check_amends(const struct declarations *all, const struct document_kind *k, struct diag *d)
{
    for (size_t i = 0; i < k->amend_count; i++) {
        const struct document_kind *amended = declare_document(all, k->amends[i]);
        if (!amended || amended->amend_count)
            diag_error(d, k->place, "DECLARE", _("document %.*s: there is no document “%.*s” that it could amend"), STR_ARG(k->id),
                       STR_ARG(k->amends[i]));
    }
    if (k->amend_count && (k->each_ref || k->key_ref || k->template_count > 1))
        diag_error(d, k->place, "DECLARE", _("document %.*s: what amends others has one template, and neither each nor key"),
                   STR_ARG(k->id));
}

static bool has_table(const struct declarations *all, struct str name)
{
    for (size_t i = 0; i < all->table_count; i++)
        if (str_equal(all->tables[i].name, name))
            return true;
    return false;
}

/* An id and where it was declared, to find ids that stand twice. */
struct named {
    struct str id;
    struct place place;
};

static int compare_named(const void *pa, const void *pb)
{
    const struct named *a = pa, *b = pb;
    int order = str_compare(a->id, b->id);
    if (!order)
        order = str_compare(a->place.file, b->place.file);
    return order ? order : (a->place.line > b->place.line) - (a->place.line < b->place.line);
}

static void report_twice(struct named *names, size_t count, struct diag *d)
{
    if (count)
        qsort(names, count, sizeof *names, compare_named);
    for (size_t i = 1; i < count; i++)
        if (str_equal(names[i - 1].id, names[i].id))
            diag_error(d, names[i].place, "DECLARE", _("“%.*s” is declared twice; first at %.*s:%ld"), STR_ARG(names[i].id),
                       STR_ARG(names[i - 1].place.file), names[i - 1].place.line);
}

/* Ids of one kind of declaration, as an array of struct named. */
#define REPORT_TWICE(list, count_, field)                                                          \
    do {                                                                                           \
        struct named *names = ARENA_ARRAY(&scratch, struct named, (count_));                       \
        for (size_t i = 0; i < (count_); i++)                                                      \
            names[i] = (struct named){(list)[i].field, (list)[i].place};                           \
        report_twice(names, (count_), d);                                                          \
    } while (0)

static void check_ids(const struct declarations *all, struct diag *d)
{
    struct arena scratch = {0};
    REPORT_TWICE(all->populations, all->population_count, id);
    REPORT_TWICE(all->indicators, all->indicator_count, id);
    REPORT_TWICE(all->documents, all->document_count, id);
    REPORT_TWICE(all->ratios, all->ratio_count, code);
    struct named *tables = ARENA_ARRAY(&scratch, struct named, all->table_count);
    for (size_t i = 0; i < all->table_count; i++)
        tables[i] = (struct named){all->tables[i].name, all->tables[i].declared};
    report_twice(tables, all->table_count, d);
    arena_release(&scratch);
}

static void check_population(const struct declarations *all, struct str id, struct place where, struct diag *d)
{
    if (id.len && !declare_population(all, id))
        diag_error(d, where, "DECLARE", _("there is no population “%.*s”"), STR_ARG(id));
}

static void check_indicator(const struct declarations *all, const struct indicator_kind *k, struct diag *d)
{
    check_population(all, k->population, k->place, d);
    for (size_t i = 0; i < k->read_count; i++)
        if (!has_table(all, k->reads[i]))
            diag_error(d, k->place, "DECLARE", _("there is no table “%.*s”"), STR_ARG(k->reads[i]));
    for (size_t i = 0; i < k->param_count; i++)
        if (!declare_param(all, k->params[i]))
            diag_error(d, k->place, "DECLARE", _("the project has no parameter “%.*s”"), STR_ARG(k->params[i]));
}

static void check_ratio(const struct declarations *all, const struct ratio_kind *k, struct diag *d)
{
    for (size_t i = 0; i < k->document_count; i++)
        if (!declare_document(all, k->documents[i]))
            diag_error(d, k->place, "DECLARE", _("there is no document “%.*s”"), STR_ARG(k->documents[i]));
}

static void check_references(const struct declarations *all, const struct schema *s, struct diag *d)
{
    for (size_t i = 0; i < s->column_count; i++)
        if (s->columns[i].reference.len && !has_table(all, s->columns[i].reference))
            diag_error(d, s->declared, "DECLARE", _("column “%.*s” refers to a table “%.*s” that is not declared"),
                       STR_ARG(s->columns[i].name), STR_ARG(s->columns[i].reference));
}

bool declare_check(struct host *h, struct diag *d)
{
    const struct declarations *all = declare_all(h);
    size_t before = d->errors;
    if (!all->project.declared)
        diag_error(d, place_file(STR("scripts")), "DECLARE", "%s", _("no script declares the project: project{…}"));
    check_ids(all, d);
    check_population(all, all->project.municipality_level, all->project.place, d);
    check_population(all, all->project.school_level, all->project.place, d);
    for (size_t i = 0; i < all->indicator_count; i++)
        check_indicator(all, &all->indicators[i], d);
    for (size_t i = 0; i < all->document_count; i++)
        check_amends(all, &all->documents[i], d);
    for (size_t i = 0; i < all->ratio_count; i++)
        check_ratio(all, &all->ratios[i], d);
    for (size_t i = 0; i < all->table_count; i++)
        check_references(all, &all->tables[i], d);
    return d->errors == before;
}

/* A choice may carry an argument: at_least(2) is an "at_least". */
static bool is_choice(const struct param *p, struct str word)
{
    size_t paren = str_find(word, STR("("), 0);
    struct str stem = paren != SIZE_MAX && str_ends(word, STR(")")) ? str_slice(word, 0, paren) : word;
    for (size_t i = 0; i < p->choice_count; i++)
        if (str_equal(p->choices[i], stem))
            return true;
    return p->choice_count == 0;
}

static bool set_param(struct arena *a, struct param *p, struct str text)
{
    struct number n;
    switch ((enum value_kind)p->value.kind) {
    case VALUE_INTEGER:
    case VALUE_RATIO:
        if (!number_parse(text, &n))
            return false;
        p->value = value_number(a, n);
        return true;
    case VALUE_FLAG:
        p->value = value_flag(str_equal(text, STR("да")) || str_equal(text, STR("true")));
        return p->value.flag || str_equal(text, STR("нет")) || str_equal(text, STR("false"));
    case VALUE_TEXT:
        p->value = value_text(arena_str(a, text));
        return is_choice(p, text);
    default: return false;
    }
}

static bool no_such_param(const struct declarations *all, struct str name, struct diag *d)
{
    struct arena scratch = {0};
    size_t count = all->project.param_count + 1;
    struct str *names = ARENA_ARRAY(&scratch, struct str, count);
    names[0] = STR("year");
    for (size_t i = 1; i < count; i++)
        names[i] = all->project.params[i - 1].name;
    long near = text_nearest(name, names, count);
    if (near < 0)
        diag_error(d, place_file(STR("--set")), "PARAM", _("the project has no parameter “%.*s”"), STR_ARG(name));
    else
        diag_error(d, place_file(STR("--set")), "PARAM", _("the project has no parameter “%.*s”; did you mean “%.*s”?"),
                   STR_ARG(name), STR_ARG(names[near]));
    arena_release(&scratch);
    return false;
}

bool declare_set(struct host *h, struct str setting, struct diag *d)
{
    struct declarations *all = declare_all(h);
    struct str value = setting, name;
    str_split(&value, '=', &name);
    if (str_equal(name, STR("year"))) {
        int64_t year;
        if (!str_to_int64(value, &year) || year < 1000 || year > 9999)
            return diag_error(d, place_file(STR("--set")), "PARAM", _("“%.*s” is not a year"), STR_ARG(value));
        all->project.year = (int)year;
        return true;
    }
    for (size_t i = 0; i < all->project.param_count; i++)
        if (str_equal(all->project.params[i].name, name))
            return set_param(host_arena(h), &all->project.params[i], value) ||
                   diag_error(d, place_file(STR("--set")), "PARAM", _("parameter “%.*s” does not take “%.*s”"),
                              STR_ARG(name), STR_ARG(value));
    return no_such_param(all, name, d);
}
