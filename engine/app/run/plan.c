#include "app/run/plan.h"

#include "base/file.h"
#include "base/i18n.h"
#include "text/nearest.h"

bool plan_check_id(struct project *p, struct str id, struct diag *d)
{
    const struct declarations *all = p->declared;
    struct str *known = NULL;
    size_t count = 0, capacity = 0;
    if (declare_document(all, id))
        return true;
    for (size_t i = 0; i < all->document_count; i++) {
        const struct document_kind *k = &all->documents[i];
        *ARENA_PUSH(&p->arena, known, count, capacity) = k->id;
        for (size_t n = 0; n < k->id_count; n++)
            *ARENA_PUSH(&p->arena, known, count, capacity) = k->ids[n];
    }
    long near = text_nearest(id, known, count);
    if (near < 0)
        return diag_error(d, place_file(STR("pisar")), "DOCUMENT", _("there is no document “%.*s”"), STR_ARG(id));
    return diag_error(d, place_file(STR("pisar")), "DOCUMENT", _("there is no document “%.*s”; did you mean %.*s?"), STR_ARG(id),
                      STR_ARG(known[near]));
}

struct journal_document plan_document(const struct job *job)
{
    return (struct journal_document){.id = job->kind->id, .key = job->subject.key,
                                     .template = job->frozen ? job->frozen->document.template : job->sheet->path};
}

/* The sheet of a template, opened and prepared at its first use; one that could not be read has no resolver, one that
 * could not be compiled a resolver that is not sound. */
static struct planned_sheet *find_sheet(struct plan *plan, struct project *p, struct str path, struct diag *d)
{
    static const struct resolve_options strict = {.missing = MISSING_ERROR};
    for (size_t i = 0; i < plan->sheet_count; i++)
        if (str_equal(plan->sheets[i]->path, path))
            return plan->sheets[i];
    struct planned_sheet *s = ARENA_NEW(&p->arena, struct planned_sheet);
    *ARENA_PUSH(&p->arena, plan->sheets, plan->sheet_count, plan->sheet_capacity) = s;
    s->path = path;
    struct str file = path_join(&p->arena, p->templates, path);
    sheet_open(&s->sheet, file, project_shown(p, file), d);
    s->resolver = s->sheet.program.format ? resolve_prepare(p->host, &s->sheet.program, &strict, d) : NULL;
    return s;
}

static bool is_sound(const struct planned_sheet *s)
{
    return s->resolver && resolve_is_sound(s->resolver);
}

/* An amending kind has no subjects: its documents follow those that are signed (freezing.h). */
static bool plan_amendment(struct plan *plan, struct project *p, const struct document_kind *k, struct diag *d)
{
    struct planned_amendment m = {k, find_sheet(plan, p, k->templates[0], d), naming_prepare(p->host, k->file, k->place, d)};
    *ARENA_PUSH(&p->arena, plan->amendments, plan->amendment_count, plan->amendment_capacity) = m;
    return is_sound(m.sheet) && m.naming;
}

/* Whether the kind is asked for, or one that amends it. */
static bool is_wanted(const struct declarations *all, const struct document_kind *k, char *const *ids, size_t count)
{
    bool wanted = declare_is_among(k, ids, count);
    for (size_t i = 0; !wanted && i < all->document_count; i++)
        for (size_t n = 0; !wanted && n < all->documents[i].amend_count; n++)
            wanted = str_equal(all->documents[i].amends[n], k->id) && declare_is_among(&all->documents[i], ids, count);
    return wanted;
}

static bool plan_subjects(struct plan *plan, struct project *p, const struct document_kind *k, const struct subject *subjects, size_t count,
                          struct diag *d)
{
    const struct naming *naming = naming_prepare(p->host, k->file, k->place, d);
    bool ok = naming;
    for (size_t t = 0; t < k->template_count; t++) {
        struct planned_sheet *sheet = find_sheet(plan, p, k->templates[t], d);
        ok = is_sound(sheet) && ok;
        for (size_t i = 0; sheet->resolver && i < count; i++)
            *ARENA_PUSH(&p->arena, plan->jobs, plan->job_count, plan->job_capacity) =
                (struct job){.kind = k, .subject = subjects[i], .sheet = sheet, .naming = naming};
    }
    return ok;
}

bool plan_subject(struct plan *plan, struct project *p, const struct document_kind *k, struct subject subject, struct diag *d)
{
    return plan_subjects(plan, p, k, &subject, 1, d);
}

/* Of a kind that is made for a difference only name and templates are looked at. */
static bool plan_kind(struct plan *plan, struct project *p, bool sound, const struct document_kind *k, struct diag *d)
{
    struct subject *subjects = NULL;
    size_t count = 0;
    bool ok = !sound || k->for_difference || scripts_subjects(p->host, k, &subjects, &count, d);
    return plan_subjects(plan, p, k, subjects, count, d) && ok;
}

/* Of a project whose declarations are broken it is not known which templates are in use: all are looked at. */
static bool look_at_all_templates(struct plan *plan, struct project *p, struct diag *d)
{
    struct str *names;
    size_t count;
    bool ok = folder_list(&p->arena, p->templates, &names, &count, d);
    for (size_t i = 0; i < count; i++)
        if (format_find(names[i]))
            ok = is_sound(find_sheet(plan, p, names[i], d)) && ok;
    return ok;
}

bool plan_make(struct plan *plan, struct project *p, bool sound, char *const *ids, size_t id_count, struct diag *d)
{
    bool ok = true;
    *plan = (struct plan){.whole = id_count == 0};
    for (size_t i = 0; i < id_count; i++)
        ok = plan_check_id(p, str_from(ids[i]), d) && ok;
    for (size_t i = 0; i < p->declared->document_count; i++) {
        const struct document_kind *k = &p->declared->documents[i];
        if (k->amend_count)
            ok = plan_amendment(plan, p, k, d) && ok;
        else if (is_wanted(p->declared, k, ids, id_count))
            ok = plan_kind(plan, p, sound, k, d) && ok;
    }
    return (sound || look_at_all_templates(plan, p, d)) && ok;
}

void plan_release(struct plan *plan)
{
    for (size_t i = 0; i < plan->sheet_count; i++)
        sheet_close(&plan->sheets[i]->sheet);
}
