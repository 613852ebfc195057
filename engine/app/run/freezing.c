#include "app/run/freezing.h"

#include "base/file.h"
#include "base/i18n.h"
#include "app/run/past.h"

struct freezing {
    struct plan *plan;
    struct project *project;
    const struct journal_registration *registered;
    bool *met; /* by registration: it is a job of the plan */
    size_t count;
};

static const struct journal_registration *find(struct freezing *f, const struct job *job)
{
    const struct journal_document of = {.id = job->kind->id, .key = job->subject.key, .template = job->sheet->path};
    for (size_t i = 0; i < f->count; i++)
        if (journal_same_document(&f->registered[i].document, &of)) {
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
    bool edition = str_equal(k->id, s->id) && str_equal(k->template, s->template) && str_starts(k->key, join(&scratch, s->key, str_from(new_edition)));
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
    *next = (struct job){.kind = m->kind, .subject = {.key = join(a, before->kind->id, before->subject.key)}, .sheet = m->sheet, .naming = m->naming, .after = before};
    return m->sheet && str_equal(before->sheet->path, before->kind->templates[0]);
}

/* Freezes job number `index` when it is signed, and plans what follows it; `key` is that of its first edition. */
static void follow(struct freezing *f, size_t index, struct str key)
{
    struct plan *plan = f->plan;
    struct arena *a = &f->project->arena;
    struct job next, *before;
    plan->jobs[index].frozen = find(f, &plan->jobs[index]);
    if (!plan->jobs[index].frozen)
        return;
    before = ARENA_NEW(a, struct job);
    *before = plan->jobs[index];
    if (!next_job(f, before, key, &next))
        return;
    *ARENA_PUSH(a, plan->jobs, plan->job_count, plan->job_capacity) = next;
    follow(f, plan->job_count - 1, next.kind == before->kind ? key : next.subject.key);
}

/* ---- what the project no longer has ---- */

/* What is of another year of the project is not missed. */
static bool is_of_this_year(const struct project *p, const struct journal_registration *g)
{
    struct arena scratch = {0};
    struct str wanted = arena_printf(&scratch, "year=%d", p->declared->project.year), rest = g->parameters, line;
    bool found = false;
    while (!found && str_split(&rest, '\n', &line))
        found = str_equal(line, wanted);
    arena_release(&scratch);
    return found;
}

static void keep(struct freezing *f, const struct journal_registration *g, struct diag *d)
{
    struct project *p = f->project;
    struct document_kind *kind = ARENA_NEW(&p->arena, struct document_kind);
    struct planned_sheet *sheet = ARENA_NEW(&p->arena, struct planned_sheet);
    const struct document_kind *declared = declare_document(p->declared, g->document.id);
    *kind = declared ? *declared : (struct document_kind){0};
    kind->id = g->document.id;
    sheet->path = g->document.template;
    *ARENA_PUSH(&p->arena, f->plan->jobs, f->plan->job_count, f->plan->job_capacity) =
        (struct job){.kind = kind, .subject = {.key = g->document.key}, .sheet = sheet, .frozen = g};
    if (is_of_this_year(p, g))
        diag_warn(d, place_file(path_join(&p->arena, p->out, g->document.path)), "SIGNED",
                  _("is signed (No. %.*s of %.*s) and stays, though the project no longer has this document; an act that revokes it has to be written by hand"),
                  STR_ARG(g->number), STR_ARG(past_day(&p->arena, g->date)));
}

void freezing_freeze(struct plan *plan, struct project *p, const struct journal_registration *registered, size_t count, struct diag *d)
{
    struct freezing f = {plan, p, registered, ARENA_ARRAY(&p->arena, bool, count), count};
    size_t planned = plan->job_count;
    for (size_t i = 0; i < planned; i++)
        follow(&f, i, plan->jobs[i].subject.key);
    for (size_t i = 0; plan->whole && i < count; i++)
        if (!f.met[i])
            keep(&f, &registered[i], d);
}
