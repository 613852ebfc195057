#include "app/run/freezing.h"

#include "base/file.h"
#include "base/i18n.h"
#include "text/letters.h"
#include "app/run/making.h"
#include "app/run/wording.h"
#include "app/run/signed.h"

struct freezing {
    struct plan *plan;
    struct project *project;
    const struct journal_registration *registered;
    bool *met; /* by registration: it is a job of the plan */
    size_t count;
};

/* ---- which registration is a job's ---- */

static bool is_template_of(const struct document_kind *k, struct str template)
{
    for (size_t i = 0; i < k->template_count; i++)
        if (str_equal(k->templates[i], template))
            return true;
    return false;
}

static bool same_format(struct str a, struct str b)
{
    struct arena scratch = {0};
    bool same = str_equal(path_extension(&scratch, a), path_extension(&scratch, b));
    arena_release(&scratch);
    return same;
}

/* A template that was given another name is still the same document's: of one document there is one file in each format. */
static bool is_of(const struct journal_document *k, const struct job *job)
{
    const struct journal_document of = plan_document(job);
    return journal_same_document(k, &of) || (str_equal(k->id, of.id) && str_equal(k->key, of.key) &&
                                             same_format(k->template, of.template) && !is_template_of(job->kind, k->template));
}

/* Whether it was registered in this year of the project. */
static bool is_of_this_year(const struct project *p, const struct journal_registration *g)
{
    int64_t year;
    return str_to_int64(signed_year(g->parameters), &year) && year == p->declared->project.year;
}

/* Whether the job would make another file than the signed one: what cannot be named is told when it is made. */
static bool has_another_name(struct project *p, const struct job *job, const struct journal_registration *g)
{
    struct making making = {.project = p, .out = p->out};
    struct arena scratch = {0};
    struct diag ignored;
    struct str path;
    diag_init(&ignored);
    bool another = making_name(&making, job, &scratch, &path, &ignored) && !str_equal(path, g->document.path);
    making_release(&making);
    diag_release(&ignored);
    arena_release(&scratch);
    return another;
}

/* The key of a document may be without the year: in another year of the project it is another document, with a file of its own. */
static bool is_of_another_year(struct freezing *f, const struct job *job, const struct journal_registration *g)
{
    return !job->edition && !is_of_this_year(f->project, g) && has_another_name(f->project, job, g);
}

static const struct journal_registration *find(struct freezing *f, const struct job *job, bool *of_another_year)
{
    *of_another_year = false;
    for (size_t i = 0; i < f->count; i++) {
        if (!is_of(&f->registered[i].document, job))
            continue;
        if (is_of_another_year(f, job, &f->registered[i])) {
            *of_another_year = true;
            continue;
        }
        f->met[i] = true;
        return &f->registered[i];
    }
    return NULL;
}

/* ---- what follows ---- */

static const struct planned_amendment *amending(const struct plan *plan, const struct document_kind *k)
{
    for (size_t i = 0; i < plan->amendment_count; i++)
        for (size_t n = 0; n < plan->amendments[i].kind->amend_count; n++)
            if (str_equal(plan->amendments[i].kind->amends[n], k->id))
                return &plan->amendments[i];
    return NULL;
}

static struct str join(struct arena *a, struct str one, struct str other)
{
    return one.len ? arena_printf(a, "%.*s %.*s", STR_ARG(one), STR_ARG(other)) : other;
}

static const char new_edition[] = "новая редакция";

bool freezing_follows(const struct journal_registration *signed_as, const struct journal_document *k)
{
    struct arena scratch = {0};
    const struct journal_document *s = &signed_as->document;
    bool edition = str_equal(k->id, s->id) && same_format(k->template, s->template) &&
                   str_starts(k->key, join(&scratch, s->key, str_from(new_edition)));
    bool amends = !str_equal(k->id, s->id) && str_equal(k->key, join(&scratch, s->id, s->key));
    arena_release(&scratch);
    return edition || amends;
}

static struct job edition_of(struct arena *a, const struct job *before, struct str key)
{
    struct job next = *before;
    next.frozen = NULL;
    next.after = before;
    next.edition++;
    struct str which = next.edition > 1 ? arena_printf(a, "%s %d", new_edition, next.edition) : str_from(new_edition);
    next.subject.key = join(a, key, which);
    return next;
}

/* The job that follows the signed one; false: none does. Of a document's several files the first is amended for all. */
static bool next_job(struct freezing *f, const struct job *before, struct str key, struct job *next)
{
    struct arena *a = &f->project->arena;
    const struct planned_amendment *m = before->edition ? NULL : amending(f->plan, before->kind);
    if (!m) {
        *next = edition_of(a, before, key);
        return true;
    }
    *next = (struct job){.kind = m->kind,
                         .subject = {.key = join(a, before->kind->id, before->subject.key)},
                         .sheet = m->sheet,
                         .naming = m->naming,
                         .after = before};
    return m->sheet && str_equal(before->sheet->path, before->kind->templates[0]);
}

/* Freezes the job when it is signed. One whose key was signed in another year gets a key of its own. */
static void freeze(struct freezing *f, struct job *job)
{
    bool of_another_year;
    job->frozen = find(f, job, &of_another_year);
    if (job->frozen || !of_another_year)
        return;
    struct arena *a = &f->project->arena;
    job->subject.key = join(a, job->subject.key, arena_printf(a, "%d", f->project->declared->project.year));
    job->frozen = find(f, job, &of_another_year);
}

/* Freezes job number `index` when it is signed, and plans what follows it; `key` is that of its first edition. */
static void follow(struct freezing *f, size_t index, struct str key)
{
    struct plan *plan = f->plan;
    struct arena *a = &f->project->arena;
    struct job next, *before;
    if (!plan->jobs[index].frozen)
        return;
    before = ARENA_NEW(a, struct job);
    *before = plan->jobs[index];
    if (!next_job(f, before, key, &next))
        return;
    *ARENA_PUSH(a, plan->jobs, plan->job_count, plan->job_capacity) = next;
    freeze(f, &plan->jobs[plan->job_count - 1]);
    follow(f, plan->job_count - 1, next.kind == before->kind ? key : next.subject.key);
}

/* ---- what the project no longer has ---- */

/* Whether the project still has the document, in other formats alone. */
static bool is_in_other_formats(const struct plan *plan, const struct journal_registration *g)
{
    bool found = false;
    for (size_t i = 0; !found && i < plan->job_count; i++)
        found = str_equal(plan->jobs[i].kind->id, g->document.id) && str_equal(plan->jobs[i].subject.key, g->document.key);
    return found;
}

static void keep(struct freezing *f, const struct journal_registration *g, struct diag *d)
{
    struct project *p = f->project;
    struct document_kind *kind = ARENA_NEW(&p->arena, struct document_kind);
    struct planned_sheet *sheet = ARENA_NEW(&p->arena, struct planned_sheet);
    const struct document_kind *declared = declare_document(p->declared, g->document.id);
    bool other = is_in_other_formats(f->plan, g);
    *kind = declared ? *declared : (struct document_kind){0};
    kind->id = g->document.id;
    sheet->path = g->document.template;
    *ARENA_PUSH(&p->arena, f->plan->jobs, f->plan->job_count, f->plan->job_capacity) =
        (struct job){.kind = kind, .subject = {.key = g->document.key}, .sheet = sheet, .frozen = g};
    if (is_of_this_year(p, g)) /* what is of another year is not missed */
        diag_warn(d, place_file(path_join(&p->arena, p->out, g->document.path)), "SIGNED",
                  other ? _("is signed (No. %.*s of %.*s) and stays, though the project no longer makes this document in this format; what "
                            "it makes in another one is no signed document")
                        : _("is signed (No. %.*s of %.*s) and stays, though the project no longer has this document; an act that revokes "
                            "it has to be written by hand"),
                  STR_ARG(g->number), STR_ARG(wording_day(&p->arena, g->date)));
}

/* Where something signed stands nothing else may: also what a run of some documents does not plan. */
static void list_taken(struct freezing *f)
{
    struct arena *a = &f->project->arena;
    f->plan->taken = ARENA_ARRAY(a, struct str, f->count);
    for (size_t i = 0; i < f->count; i++)
        f->plan->taken[f->plan->taken_count++] = text_lower(a, f->registered[i].document.path);
}

void freezing_freeze(struct plan *plan, struct project *p, const struct journal_registration *registered, size_t count, struct diag *d)
{
    struct freezing f = {plan, p, registered, ARENA_ARRAY(&p->arena, bool, count), count};
    size_t planned = plan->job_count;
    for (size_t i = 0; i < planned; i++) {
        freeze(&f, &plan->jobs[i]);
        follow(&f, i, plan->jobs[i].subject.key);
    }
    for (size_t i = 0; plan->whole && i < count; i++)
        if (!f.met[i])
            keep(&f, &registered[i], d);
    list_taken(&f);
}
