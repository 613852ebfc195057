/* A rule is run for a context; an indicator of a finer level than the one asked for is run for each of its units
 * and rolled up: units that meet, of all units, a per cent without a threshold. */
#include "rules/figures/indicator.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "rules/figures/context.h"
#include "rules/figures/members.h"
#include "rules/figures/targets.h"
#include "rules/lua/values.h"
#include "text/collate.h"

enum { LEVELS = 3 };

struct figure_list {
    bool computed, ok;
    struct figure *figures;
    size_t count, capacity;
};

struct indicators {
    struct table *const *tables;
    size_t table_count;
    struct figure_list levels[LEVELS];
};

static const char indicators_key;

static struct indicators *all_indicators(struct host *h)
{
    return host_kept(h, &indicators_key);
}

void indicators_open(struct host *h)
{
    host_keep(h, &indicators_key, sizeof(struct indicators));
    context_open(h);
    members_open(host_lua(h));
}

void indicators_begin(struct host *h, date_days as_of, struct table *const *tables, size_t table_count)
{
    struct indicators *all = all_indicators(h);
    *all = (struct indicators){.tables = tables, .table_count = table_count};
    context_set_date(h, as_of);
}

struct table *const *indicators_tables(struct host *h, size_t *count)
{
    const struct indicators *all = all_indicators(h);
    *count = all->table_count;
    return all->tables;
}

/* One unit for which figures are made, and the context that its rules see. */
struct scope {
    enum level level;
    struct str id, name, mo, org;
};

static bool has_facts(const struct indicators *all, const struct indicator_kind *k)
{
    for (size_t i = 0; i < k->read_count; i++)
        for (size_t t = 0; t < all->table_count; t++)
            if (str_equal(table_schema(all->tables[t])->name, k->reads[i]) && !table_present(all->tables[t]))
                return false;
    return true;
}

static bool compute_due(struct host *h, const struct indicator_kind *k, struct figure *f, struct diag *d)
{
    lua_State *L = host_lua(h);
    f->has_due = k->has_due;
    f->due = k->due;
    if (!k->due_ref)
        return true;
    lua_rawgeti(L, LUA_REGISTRYINDEX, k->due_ref);
    context_push(h, STR(""), STR(""));
    if (!host_call(h, 1, 1, k->place, d))
        return false;
    f->has_due = values_get_date(L, lua_gettop(L), &f->due);
    lua_pop(L, 1);
    return f->has_due || diag_error(d, k->place, "INDICATOR", _("%.*s: due must give a date"), STR_ARG(k->id));
}

static bool begin_figure(struct host *h, const struct indicator_kind *k, const struct scope *s, struct figure *f, struct diag *d)
{
    const struct indicators *all = all_indicators(h);
    *f = (struct figure){.kind = k, .level = s->level, .unit_id = s->id, .unit_name = s->name, .as_of = context_date(h),
                         .act = k->act, .clause = k->clause, .formula = k->formula, .letters = k->letters, .letter_count = k->letter_count,
                         .population = declare_population(declare_all(h), k->population)};
    f->target = (struct target){.type = k->type, .comparator = k->comparator, .has_threshold = k->has_threshold, .threshold = k->threshold};
    if (!compute_due(h, k, f, d))
        return false;
    targets_override(all->tables, all->table_count, f);
    f->target.due_ahead = f->has_due && f->as_of < f->due;
    return true;
}

static void finish_figure(struct arena *a, struct figure *f)
{
    f->status = verdict_status(&f->target, &f->tally);
    f->has_need = f->target.has_threshold && f->status != STATUS_NOT_COMPUTABLE && !f->tally.no_facts;
    f->need = f->has_need ? verdict_need(&f->target, &f->tally) : 0;
    f->value = verdict_value(a, &f->target, &f->tally, f->status);
    f->deviation = verdict_deviation(a, &f->target, &f->tally, f->status);
    f->target_text = verdict_target(a, &f->target);
}

static int compare_members(const void *a, const void *b)
{
    return str_compare(((const struct member *)a)->id, ((const struct member *)b)->id);
}

static int compare_units(const void *a, const void *b)
{
    return str_compare(((const struct unit *)a)->id, ((const struct unit *)b)->id);
}

/* Members that the rule gave without a name get that of a unit of the population; persons and works keep their ids. */
static void name_members(struct host *h, struct figure *f)
{
    struct unit *units = NULL;
    size_t count = 0;
    struct diag ignored;
    diag_init(&ignored);
    if (f->population && context_units(h, f->population, STR(""), STR(""), &units, &count, &ignored) && count)
        qsort(units, count, sizeof *units, compare_units);
    for (size_t i = 0; i < f->member_count; i++) {
        struct member *m = &f->members[i];
        struct unit wanted = {.id = m->id};
        const struct unit *u = count ? bsearch(&wanted, units, count, sizeof *units, compare_units) : NULL;
        if (!m->name.len)
            m->name = u ? u->name : m->id;
    }
    diag_release(&ignored);
}

/* The population that the rule says it counted. */
static bool take_population(struct host *h, struct str over, struct figure *f, struct diag *d)
{
    if (!over.len)
        return true;
    f->population = declare_population(declare_all(h), over);
    return f->population ||
           diag_error(d, f->kind->place, "INDICATOR", _("there is no population “%.*s”"), STR_ARG(over));
}

static bool run_rule(struct host *h, const struct indicator_kind *k, const struct scope *s, struct figure *f, struct diag *d)
{
    lua_State *L = host_lua(h);
    if (!begin_figure(h, k, s, f, d))
        return false;
    if (!has_facts(all_indicators(h), k)) {
        f->tally = (struct tally){.den = -1, .no_facts = true};
        finish_figure(host_arena(h), f);
        return true;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, k->rule_ref);
    context_push(h, s->mo, s->org);
    struct member_set *set = members_push(L, host_arena(h));
    if (!host_call(h, 2, 0, k->place, d))
        return false;
    f->tally = members_tally(set, k->type);
    f->members = set->members;
    f->member_count = set->count;
    if (f->member_count)
        qsort(f->members, f->member_count, sizeof *f->members, compare_members);
    f->notes = set->notes;
    f->note_count = set->note_count;
    f->also = set->also;
    f->also_count = set->also_count;
    if (!take_population(h, set->over, f, d))
        return false;
    name_members(h, f);
    finish_figure(host_arena(h), f);
    return true;
}

static struct scope unit_scope(enum level level, const struct unit *u)
{
    return level == LEVEL_SCHOOL ? (struct scope){level, u->id, u->name, u->mo, u->id}
                                 : (struct scope){level, u->id, u->name, u->id, STR("")};
}

static const struct population_kind *level_population(struct host *h, enum level level)
{
    const struct declarations *all = declare_all(h);
    return declare_population(all, level == LEVEL_SCHOOL ? all->project.school_level : all->project.municipality_level);
}

/* The rows that decided about a unit: those of its members that are where it is itself, or of all of them. */
static void take_places(struct arena *a, struct member *m, const struct figure *f, bool alike)
{
    for (size_t n = 0; n < f->member_count; n++)
        for (size_t at = 0; at < f->members[n].place_count && (!alike || f->members[n].membership == m->membership); at++)
            *ARENA_PUSH(a, m->places, m->place_count, m->place_capacity) = f->members[n].places[at];
}

/* A row of a coarser unit is the share of its finer units that meet the target. */
static void take_formula(struct arena *a, struct figure *f, const struct population_kind *p)
{
    struct str units = str_equal(p->kind, STR("municipality")) ? STR("муниципальные образования") : STR("школы");
    struct letter *letters = ARENA_ARRAY(a, struct letter, 2);
    letters[0] = (struct letter){STR("n"), arena_printf(a, "%.*s, в которых показатель достигнут", STR_ARG(units))};
    letters[1] = (struct letter){STR("N"), p->title};
    f->formula = STR("100 · n / N");
    f->letters = letters;
    f->letter_count = 2;
}

/* The row of a coarser unit: how many of its finer units meet the target. */
static bool roll_up(struct host *h, const struct indicator_kind *k, const struct scope *s, struct figure *f, struct diag *d)
{
    const struct population_kind *p = level_population(h, k->level);
    struct unit *units;
    size_t count;
    if (!begin_figure(h, k, s, f, d))
        return false;
    f->target.type = TYPE_PERCENT;
    f->target.has_threshold = false;
    f->tally = (struct tally){.den = 0, .held = true, .no_facts = !has_facts(all_indicators(h), k)};
    if (!p || !context_units(h, p, s->mo, STR(""), &units, &count, d))
        return p || diag_error(d, k->place, "INDICATOR", _("%.*s: the project names no units of this level"), STR_ARG(k->id));
    take_formula(host_arena(h), f, p);
    f->members = ARENA_ARRAY(host_arena(h), struct member, count);
    for (size_t i = 0; i < count && !f->tally.no_facts; i++) {
        struct figure of_unit;
        struct scope inner = unit_scope(k->level, &units[i]);
        if (!run_rule(h, k, &inner, &of_unit, d))
            return false;
        struct member *m = &f->members[f->member_count++];
        m->id = units[i].id;
        m->name = units[i].name;
        m->membership = of_unit.status == STATUS_MET       ? MEMBER_INSIDE
                        : of_unit.status == STATUS_UNKNOWN ? MEMBER_UNKNOWN
                                                           : MEMBER_OUTSIDE;
        take_places(host_arena(h), m, &of_unit, true);
        if (!m->place_count)
            take_places(host_arena(h), m, &of_unit, false);
        f->tally.num += m->membership == MEMBER_INSIDE;
        f->tally.unknown += m->membership == MEMBER_UNKNOWN;
    }
    f->tally.den = (int64_t)f->member_count;
    if (f->member_count)
        qsort(f->members, f->member_count, sizeof *f->members, compare_members);
    finish_figure(host_arena(h), f);
    return true;
}

/* The finest level that the units of a population can be told apart on. */
static enum level population_level(const struct population_kind *p)
{
    if (p && str_equal(p->kind, STR("region")))
        return LEVEL_REGION;
    return p && str_equal(p->kind, STR("municipality")) ? LEVEL_MUNICIPALITY : LEVEL_SCHOOL;
}

/* An indicator says something of a unit when its own level is that of the unit or finer; or when it is the region's and
 * counts units no coarser than this one: then its rule is run for the unit alone. A municipality's indicator says
 * nothing of one school, and acts of the whole region say nothing of one municipality. */
static bool applies(struct host *h, const struct indicator_kind *k, enum level level)
{
    if (k->level == LEVEL_REGION)
        return population_level(declare_population(declare_all(h), k->population)) >= level;
    return k->level >= level;
}

static bool add_figures(struct host *h, struct figure_list *list, const struct scope *s, struct diag *d)
{
    const struct declarations *all = declare_all(h);
    bool ok = true;
    for (size_t i = 0; i < all->indicator_count; i++) {
        const struct indicator_kind *k = &all->indicators[i];
        if (!applies(h, k, s->level))
            continue;
        struct figure f;
        bool made = k->level == s->level || k->level == LEVEL_REGION ? run_rule(h, k, s, &f, d) : roll_up(h, k, s, &f, d);
        if (made)
            *ARENA_PUSH(host_arena(h), list->figures, list->count, list->capacity) = f;
        ok = ok && made;
    }
    return ok;
}

static int compare_figures(const void *pa, const void *pb, void *context)
{
    const struct figure *a = pa, *b = pb;
    const struct collator *collator = context;
    int order = collator_compare(collator, a->kind->act, b->kind->act);
    if (!order)
        order = collator_compare(collator, a->kind->clause, b->kind->clause);
    if (!order)
        order = collator_compare(collator, a->kind->id, b->kind->id);
    return order ? order : collator_compare(collator, a->unit_id, b->unit_id);
}

static bool compute_level(struct host *h, enum level by, struct figure_list *list, struct diag *d)
{
    const struct project_kind *project = &declare_all(h)->project;
    struct scope region = {LEVEL_REGION, project->region_id, project->region_name, STR(""), STR("")};
    if (by == LEVEL_REGION)
        return add_figures(h, list, &region, d);
    const struct population_kind *p = level_population(h, by);
    struct unit *units;
    size_t count;
    if (!p)
        return diag_error(d, project->place, "INDICATOR", "%s", _("the project names no units of this level"));
    if (!context_units(h, p, STR(""), STR(""), &units, &count, d))
        return false;
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        struct scope s = unit_scope(by, &units[i]);
        ok = add_figures(h, list, &s, d) && ok;
    }
    return ok;
}

bool indicators_figures(struct host *h, enum level by, const struct figure **out, size_t *count, struct diag *d)
{
    struct figure_list *list = &all_indicators(h)->levels[by];
    if (!list->computed) {
        list->computed = true; /* before the work: a rule that asks for figures does not come round again */
        list->ok = compute_level(h, by, list, d);
        struct collator *collator = collator_new();
        if (list->count)
            qsort_r(list->figures, list->count, sizeof *list->figures, compare_figures, collator);
        collator_free(collator);
    }
    *out = list->figures;
    *count = list->count;
    return list->ok;
}
