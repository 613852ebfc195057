#include "app/past/difference.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "rules/figures/verdict.h"
#include "app/past/unit_changes.h"
#include "app/past/variants.h"
#include "app/run/freezing.h"
#include "app/run/wording.h"

static const struct {
    const char *name, *words;
} causes_told[] = {
    {"data", N_("data")},         {"rule", N_("rule")}, {"parameter", N_("parameter of a rule")}, {"day", N_("report date")},
    {"template", N_("template")}, {"act", N_("act")},   {"program", N_("version of the program")},
};

enum { CAUSES = sizeof causes_told / sizeof *causes_told };

const char *cause_name(size_t bit)
{
    return bit < CAUSES ? causes_told[bit].name : NULL;
}

struct str cause_words(struct arena *a, unsigned causes)
{
    struct str words = {0};
    for (size_t i = 0; i < CAUSES; i++)
        if (causes & 1u << i)
            words = arena_printf(a, "%.*s%s%s", STR_ARG(words), words.len ? ", " : "", _(causes_told[i].words));
    return words;
}

/* ---- ingredients ---- */

static const struct journal_file *find_file(const struct journal_run *run, const struct journal_file *file)
{
    for (size_t i = 0; i < run->file_count; i++)
        if (str_equal(run->files[i].kind, file->kind) && str_equal(run->files[i].path, file->path))
            return &run->files[i];
    return NULL;
}

static unsigned cause_of_file(const struct journal_run *run, const struct journal_file *file)
{
    if (str_equal(file->kind, STR("script")))
        return CAUSE_RULE;
    if (str_equal(file->kind, STR("template")))
        return CAUSE_TEMPLATE;
    return snapshot_is_targets(run, file) ? CAUSE_ACT : CAUSE_DATA;
}

static void put_file(struct arena *a, struct difference *x, const struct journal_file *old, const struct journal_file *new)
{
    const struct journal_file *any = old ? old : new;
    if (old && new && digest_equal(old->digest, new->digest))
        return;
    x->causes |= cause_of_file(old ? &x->old : &x->new, any);
    *ARENA_PUSH(a, x->files, x->file_count, x->file_capacity) =
        (struct file_change){any->kind, any->path, old ? digest_hex(a, old->digest) : STR(""), new ? digest_hex(a, new->digest) : STR("")};
}

static void compare_files(struct arena *a, struct difference *x)
{
    for (size_t i = 0; i < x->old.file_count; i++)
        put_file(a, x, &x->old.files[i], find_file(&x->new, &x->old.files[i]));
    for (size_t i = 0; i < x->new.file_count; i++)
        if (!find_file(&x->old, &x->new.files[i]))
            put_file(a, x, NULL, &x->new.files[i]);
}

/* The value of a parameter of a run; empty: it has none. */
static struct str parameter_of(const struct journal_run *run, struct str name)
{
    for (size_t i = 0; i < run->parameter_count; i++) {
        struct str rest = run->parameters[i], own;
        if (str_split(&rest, '=', &own) && str_equal(own, name))
            return rest;
    }
    return STR("");
}

static void put_parameter(struct arena *a, struct difference *x, struct str name, struct str was, struct str became, enum cause cause)
{
    if (str_equal(was, became))
        return;
    x->causes |= cause;
    *ARENA_PUSH(a, x->parameters, x->parameter_count, x->parameter_capacity) =
        (struct parameter_change){.name = name, .was = was, .became = became};
}

static void compare_parameters(struct arena *a, struct difference *x)
{
    struct str name, rest;
    for (size_t i = 0; i < x->old.parameter_count; i++)
        if (rest = x->old.parameters[i], str_split(&rest, '=', &name))
            put_parameter(a, x, name, rest, parameter_of(&x->new, name), CAUSE_PARAMETER);
    for (size_t i = 0; i < x->new.parameter_count; i++)
        if (rest = x->new.parameters[i], str_split(&rest, '=', &name) && !parameter_of(&x->old, name).len)
            put_parameter(a, x, name, STR(""), rest, CAUSE_PARAMETER);
    put_parameter(a, x, STR("report_date"), wording_day(a, x->old.as_of), wording_day(a, x->new.as_of), CAUSE_DAY);
    put_parameter(a, x, STR("program"), x->old.engine_version, x->new.engine_version, CAUSE_PROGRAM);
}

/* ---- figures ---- */

static const struct figure *find_figure(const struct variant *v, struct str id, struct str unit)
{
    for (size_t i = 0; i < v->figure_count; i++)
        if (str_equal(v->figures[i].kind->id, id) && str_equal(v->figures[i].unit_id, unit))
            return &v->figures[i];
    return NULL;
}

static struct figure_state state_of(struct arena *a, const struct figure *f)
{
    struct str value = arena_printf(a, "%.*s%s", STR_ARG(f->value), verdict_unit(&f->target, &f->tally, f->status));
    return (struct figure_state){value, str_from(verdict_name(f->status)), arena_str(a, f->target_text), arena_str(a, f->act),
                                 arena_str(a, f->clause), f->has_due ? date_short(a, f->due) : STR(""), f->tally.num, f->tally.den};
}

static bool same_count(const struct figure *a, const struct figure *b)
{
    return a && b && a->tally.num == b->tally.num && a->tally.den == b->tally.den && a->tally.unknown == b->tally.unknown &&
           units_same(a, b);
}

static bool same_target(const struct figure *a, const struct figure *b)
{
    return a && b && str_equal(a->target_text, b->target_text) && str_equal(a->act, b->act) && str_equal(a->clause, b->clause) &&
           a->has_due == b->has_due && (!a->has_due || a->due == b->due);
}

static bool same_figure(const struct figure *a, const struct figure *b)
{
    return (!a && !b) || (same_count(a, b) && same_target(a, b) && a->status == b->status && str_equal(a->value, b->value));
}

/* What of a step's causes moved the figure: ingredients that do not work without each other make one step. */
static unsigned causes_of_step(unsigned step, const struct figure *before, const struct figure *after)
{
    unsigned left = step;
    if (same_target(before, after))
        left &= ~(unsigned)CAUSE_ACT;
    else if (step & CAUSE_ACT && same_count(before, after))
        left &= ~(unsigned)CAUSE_DATA;
    return left ? left : step; /* a rule may read the table of targets itself */
}

static unsigned causes_of_figure(const struct variants *v, struct str id, struct str unit)
{
    unsigned causes = 0;
    for (size_t i = 1; i < v->count; i++) {
        const struct figure *before = find_figure(&v->items[i - 1], id, unit), *after = find_figure(&v->items[i], id, unit);
        if (!same_figure(before, after))
            causes |= causes_of_step(v->items[i].step, before, after);
    }
    return causes;
}

static void put_figure(struct arena *a, struct difference *x, const struct variants *v, const struct figure *old, const struct figure *new)
{
    const struct figure *any = new ? new : old;
    if (same_figure(old, new))
        return;
    struct figure_change *c = ARENA_PUSH(a, x->figures, x->figure_count, x->figure_capacity);
    *c = (struct figure_change){.id = arena_str(a, any->kind->id),
                                .title = arena_str(a, any->kind->title),
                                .unit = arena_str(a, any->unit_name),
                                .had = old,
                                .has = new,
                                .causes = causes_of_figure(v, any->kind->id, any->unit_id)};
    if (old)
        c->was = state_of(a, old);
    if (new)
        c->became = state_of(a, new);
    units_compare(a, c, x, old, new);
}

static void compare_figures(struct arena *a, struct difference *x, const struct variants *v)
{
    const struct variant *old = &v->items[0], *new = &v->items[v->count - 1];
    for (size_t i = 0; i < new->figure_count; i++)
        put_figure(a, x, v, find_figure(old, new->figures[i].kind->id, new->figures[i].unit_id), &new->figures[i]);
    for (size_t i = 0; i < old->figure_count; i++)
        if (!find_figure(new, old->figures[i].kind->id, old->figures[i].unit_id))
            put_figure(a, x, v, &old->figures[i], NULL);
}

/* ---- documents ---- */

static const struct journal_document *find_document(const struct journal_document *sorted, size_t count, const struct journal_document *k)
{
    return count ? bsearch(k, sorted, count, sizeof *k, journal_compare_documents) : NULL;
}

static void put_document(struct arena *a, struct difference *x, const struct journal_document *old, const struct journal_document *new)
{
    if (old && new && digest_equal(old->digest, new->digest) && str_equal(old->path, new->path))
        return;
    struct document_change *c = ARENA_PUSH(a, x->documents, x->document_count, x->document_capacity);
    *c = (struct document_change){.kind = !old ? DOCUMENT_NEW : !new ? DOCUMENT_GONE : DOCUMENT_CHANGED};
    if (old)
        c->old = *old;
    if (new)
        c->new = *new;
}

static bool compare_documents(struct arena *a, struct journal *j, struct difference *x, struct diag *d)
{
    struct journal_document *old, *new;
    size_t old_count, new_count;
    if (!journal_standing(j, x->old.number, a, &old, &old_count, d) || !journal_standing(j, x->new.number, a, &new, &new_count, d))
        return false;
    for (size_t i = 0; i < new_count; i++)
        put_document(a, x, find_document(old, old_count, &new[i]), &new[i]);
    for (size_t i = 0; i < old_count; i++)
        if (!find_document(new, new_count, &old[i]))
            put_document(a, x, &old[i], NULL);
    return true;
}

static struct digest fingerprint_in(const struct variant *v, const struct journal_document *k)
{
    const struct journal_document *found = find_document(v->documents, v->document_count, k);
    return found ? found->fingerprint : (struct digest){{0}};
}

static unsigned causes_of_document(const struct variants *v, const struct journal_document *k)
{
    unsigned causes = 0;
    for (size_t i = 1; i < v->count; i++)
        if (!digest_equal(fingerprint_in(&v->items[i - 1], k), fingerprint_in(&v->items[i], k)))
            causes |= v->items[i].step;
    return causes;
}

/* Where only one ingredient changed there is nothing to try. */
static bool is_one(unsigned causes)
{
    return causes && !(causes & (causes - 1));
}

static void tell_documents(struct difference *x, const struct variants *v)
{
    for (size_t i = 0; i < x->document_count; i++) {
        struct document_change *c = &x->documents[i];
        if (c->kind == DOCUMENT_SIGNED)
            continue;
        unsigned causes = is_one(x->causes) ? x->causes : causes_of_document(v, c->kind == DOCUMENT_GONE ? &c->old : &c->new);
        c->causes = causes ? causes : x->causes & CAUSE_PROGRAM;
    }
}

/* ---- what was signed ---- */

static void match_signed(struct arena *a, struct difference *x, const struct journal_registration *signed_as, struct document_change *c)
{
    if (c->kind == DOCUMENT_GONE)
        return;
    if (freezing_follows(signed_as, &c->new))
        *ARENA_PUSH(a, x->signed_ones, x->signed_count, x->signed_capacity) = (struct signed_change){signed_as, c};
    else if (journal_same_document(&signed_as->document, &c->new) && digest_equal(signed_as->document.digest, c->new.digest))
        c->kind = DOCUMENT_SIGNED;
}

static bool find_signed(struct arena *a, struct journal *j, struct difference *x, struct diag *d)
{
    struct journal_registration *registered;
    size_t count;
    if (!journal_registrations(j, a, &registered, &count, d))
        return false;
    for (size_t i = 0; i < count; i++)
        for (size_t n = 0; n < x->document_count; n++)
            match_signed(a, x, &registered[i], &x->documents[n]);
    return true;
}

/* ---- all of it ---- */

static void title_parameters(struct arena *a, struct difference *x, const struct declarations *all)
{
    for (size_t i = 0; i < x->parameter_count; i++) {
        const struct param *p = declare_param(all, x->parameters[i].name);
        if (p)
            x->parameters[i].title = arena_str(a, p->title);
    }
}

static bool try_variants(struct arena *a, struct archive *archive, struct difference *x, int jobs, struct diag *d)
{
    struct variants v;
    bool documents = x->document_count && !is_one(x->causes);
    bool ok = variants_open(&v, archive, &x->old, &x->new, x->causes, documents, jobs, d);
    if (ok) {
        row_changes_find(a, &v.items[0].snapshot.project, &v.items[v.count - 1].snapshot.project, &x->rows, &x->row_count);
        x->row_index = row_changes_index(a, x->rows, x->row_count);
        title_parameters(a, x, v.items[v.count - 1].snapshot.project.declared);
        compare_figures(a, x, &v);
        tell_documents(x, &v);
    }
    variants_close(&v);
    return ok;
}

bool difference_find(struct arena *a, struct journal *j, struct archive *archive, int64_t old, int64_t new, int jobs, struct difference *x,
                     struct diag *d)
{
    *x = (struct difference){0};
    if (!journal_page(j, old, a, &x->old, d) || !journal_page(j, new, a, &x->new, d) || !compare_documents(a, j, x, d) ||
        !find_signed(a, j, x, d))
        return false;
    compare_files(a, x);
    compare_parameters(a, x);
    return !x->causes || try_variants(a, archive, x, jobs, d);
}
