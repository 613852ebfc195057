/* pisar status — which documents are as they should be, which are stale, which a person edited. */
#include <argp.h>
#include <stdlib.h>

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/session.h"
#include "app/run/freezing.h"
#include "app/run/gathering.h"
#include "app/run/state.h"
#include "app/run/publishing.h"
#include "app/run/signed.h"
#include "app/run/watchdog.h"
#include "base/file.h"
#include "base/i18n.h"
#include "input/json_write.h"
#include "rules/figures/indicator.h"

enum { KEY_FORMAT = 300, KEY_ALL };

struct status_options {
    struct project_options project; /* first: session.h */
    bool json, all;
};

static const struct argp_option options[] = {
    {"format", KEY_FORMAT, "table|json", 0, N_("how to print it"), 1},
    {"all", KEY_ALL, NULL, 0, N_("list the documents that are current, too"), 1},
    {0},
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct status_options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT: state->child_inputs[0] = &o->project; break;
    case KEY_ALL: o->all = true; break;
    case KEY_FORMAT: o->json = arguments_is_json(arg, "table", state); break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

/* ---- states ---- */

enum state {
    IS_CURRENT,
    IS_SIGNED,
    IS_SIGNED_MISSING,
    IS_SIGNED_EDITED,
    IS_NEW,
    IS_STALE,
    IS_MISSING,
    IS_EDITED,
    IS_EDITED_STALE,
    IS_MERGED,
    IS_BESIDE,
    IS_GONE,
    STATES
};

static const struct {
    const char *name, *words;
} states[STATES] = {
    {"current", N_("current")},
    {"signed", N_("signed")},
    {"signed_missing", N_("signed, and its file is gone")},
    {"signed_edited", N_("signed, and edited by hand since")},
    {"new", N_("not made yet")},
    {"stale", N_("stale: the next run makes it new")},
    {"missing", N_("its file is gone: the next run makes it again")},
    {"edited", N_("edited by hand")},
    {"edited_stale", N_("edited by hand, and stale")},
    {"merged", N_("the new edition with what was changed by hand; it waits beside the file of a person")},
    {"beside", N_("the new edition without what was changed by hand; it waits beside the file of a person")},
    {"gone", N_("no longer belongs: the next run moves it to previous")},
};

struct row {
    enum state state;
    struct str id, key, path;
};

struct listing {
    struct project *project;
    const struct journal_document *known; /* sorted */
    size_t known_count;
    struct row *rows;
    size_t count, capacity;
};

enum standing { STANDS, STANDS_NOT, STANDS_CHANGED };

static enum standing look(const struct project *p, const struct journal_document *k, struct diag *d)
{
    struct arena scratch = {0};
    struct str path = path_join(&scratch, p->out, k->path);
    struct digest there;
    enum standing found = STANDS;
    if (!file_stat(path, NULL))
        found = STANDS_NOT;
    else if (!maker_stands(p->out, k) && (!file_digest(path, &there, d) || !digest_equal(there, k->digest)))
        found = STANDS_CHANGED;
    arena_release(&scratch);
    return found;
}

/* A new edition that waited beside a person's file may have been put in its place since. */
static bool is_taken_over(struct project *p, const struct journal_document *k, struct str asked)
{
    return !str_equal(k->path, asked) && !file_stat(path_join(&p->arena, p->out, k->path), NULL) &&
           file_stat(path_join(&p->arena, p->out, asked), NULL);
}

/* Of a document that stands under the name that it asked for, or beside. */
static enum state state_of_standing(const struct journal_document *k, bool beside, bool stale)
{
    bool merged = !digest_equal(journal_clean(k), k->digest);
    if (merged && !beside)
        return stale ? IS_EDITED_STALE : IS_EDITED;
    if (stale)
        return IS_STALE;
    return merged ? IS_MERGED : beside ? IS_BESIDE : IS_CURRENT;
}

static enum state state_of(const struct project *p, const struct journal_document *k, const struct document_answer *now, struct diag *d)
{
    bool stale = !digest_equal(k->fingerprint, now->fingerprint);
    switch (look(p, k, d)) {
    case STANDS_NOT: return IS_MISSING;
    case STANDS_CHANGED: return stale ? IS_EDITED_STALE : IS_EDITED;
    default: return state_of_standing(k, !str_equal(k->path, now->path), stale);
    }
}

static enum state state_of_signed(const struct project *p, const struct journal_document *k, struct diag *d)
{
    switch (look(p, k, d)) {
    case STANDS_NOT: return IS_SIGNED_MISSING;
    case STANDS_CHANGED: return IS_SIGNED_EDITED;
    default: return IS_SIGNED;
    }
}

static void put_row(struct listing *l, enum state state, struct str id, struct str key, struct str path)
{
    *ARENA_PUSH(&l->project->arena, l->rows, l->count, l->capacity) = (struct row){state, id, key, path};
}

static void put_jobs(struct listing *l, const struct maker *m, const struct gathering *g, struct diag *d)
{
    for (size_t i = 0; i < g->plan->job_count; i++) {
        const struct job *job = &g->plan->jobs[i];
        const struct journal_document *k = maker_known(m, job);
        struct journal_document here = k ? *k : (struct journal_document){0};
        if (k && g->answers[i].path.len && is_taken_over(l->project, k, g->answers[i].path))
            here.path = g->answers[i].path;
        enum state state = k ? state_of(l->project, &here, &g->answers[i], d) : IS_NEW;
        if (g->answers[i].state == STATE_UNNEEDED && !k)
            continue;
        if (g->answers[i].state == STATE_UNNEEDED)
            state = IS_GONE;
        if (job->frozen)
            state = state_of_signed(l->project, k && digest_equal(k->digest, job->frozen->document.digest) ? k : &job->frozen->document, d);
        put_row(l, state, job->kind->id, job->subject.key, k ? here.path : g->answers[i].path);
    }
}

static bool is_planned(const struct plan *plan, const struct journal_document *k)
{
    for (size_t i = 0; i < plan->job_count; i++) {
        const struct journal_document of = plan_document(&plan->jobs[i]);
        if (journal_same_document(&of, k))
            return true;
    }
    return false;
}

static void put_gone(struct listing *l, const struct plan *plan)
{
    for (size_t i = 0; i < l->known_count; i++)
        if (!is_planned(plan, &l->known[i]))
            put_row(l, IS_GONE, l->known[i].id, l->known[i].key, l->known[i].path);
}

/* ---- printing ---- */

static int by_path(const void *a, const void *b)
{
    return str_compare(((const struct row *)a)->path, ((const struct row *)b)->path);
}

static void put_table(struct buf *out, const struct listing *l, bool all)
{
    size_t counts[STATES] = {0};
    for (size_t i = 0; i < l->count; i++) {
        const struct row *r = &l->rows[i];
        counts[r->state]++;
        if (all || r->state != IS_CURRENT)
            buf_printf(out, "%.*s\t%.*s%s%.*s\t%s\n", STR_ARG(r->path), STR_ARG(r->id), r->key.len ? " " : "", STR_ARG(r->key),
                       _(states[r->state].words));
    }
    buf_printf(out, _("current: %zu"), counts[IS_CURRENT]);
    for (size_t i = IS_CURRENT + 1; i < STATES; i++)
        if (counts[i])
            buf_printf(out, "; %s: %zu", _(states[i].words), counts[i]);
    buf_put_char(out, '\n');
}

static void put_json(struct buf *out, const struct listing *l)
{
    buf_put_char(out, '[');
    for (size_t i = 0; i < l->count; i++) {
        const struct row *r = &l->rows[i];
        buf_put_cstr(out, i ? ",\n  {" : "\n  {");
        json_put_field(out, "id", r->id, ", ");
        json_put_field(out, "key", r->key, ", ");
        json_put_field(out, "file", r->path, ", ");
        json_put_field(out, "state", str_from(states[r->state].name), "}");
    }
    buf_put_cstr(out, "\n]\n");
}

static void print(struct listing *l, const struct status_options *o)
{
    struct buf out;
    buf_init(&out, BUF_LIMIT_PART);
    if (l->count)
        qsort(l->rows, l->count, sizeof *l->rows, by_path);
    if (o->json)
        put_json(&out, l);
    else
        put_table(&out, l, o->all);
    fwrite(out.ptr, 1, out.len, stdout);
    buf_release(&out);
}

/* ---- the work ---- */

static void list(struct project *p, struct plan *plan, const struct status_options *o, struct diag *d)
{
    struct listing l = {.project = p};
    struct journal_document *known = NULL;
    struct journal_registration *registered;
    size_t registered_count;
    struct manifest manifest;
    struct journal *j = state_journal(p, d);
    publishing_read_manifest(p, &manifest);
    bool ok =
        j && journal_documents(j, &p->arena, &known, &l.known_count, d) && signed_find(p, j, &manifest, &registered, &registered_count, d);
    journal_close(j); /* before workers are forked */
    if (!ok)
        return;
    l.known = known;
    freezing_freeze(plan, p, registered, registered_count, d);
    struct maker m = {.making = {.project = p, .out = p->out}, .plan = plan, .known = known, .known_count = l.known_count};
    struct gathering g = {.project = p, .plan = plan, .d = d};
    if (gathering_work(&g, &m, d) != POOL_DONE || gathering_is_faulty(&g))
        return;
    put_jobs(&l, &m, &g, d);
    put_gone(&l, plan);
    print(&l, o);
}

static enum exit_status work(struct project *p, const struct project_options *shared, struct diag *d)
{
    struct plan plan = {0};
    const struct figure *figures;
    size_t count;
    p->traced = true; /* a document may print digests of inputs */
    if (project_open(p, d) && indicators_figures(p->host, LEVEL_REGION, &figures, &count, d) && plan_make(&plan, p, true, NULL, 0, d)) {
        watchdog_stop();
        list(p, &plan, (const struct status_options *)shared, d);
    }
    plan_release(&plan);
    return EXIT_DONE;
}

enum exit_status cmd_status(int argc, char **argv)
{
    const struct argp argp = {.options = options,
                              .parser = parse,
                              .doc = N_("Tells which documents are current, signed, stale, missing or edited by hand; changes nothing."),
                              .children = session_children};
    struct status_options o = {0};
    return session_run(&argp, argc, argv, &o.project, work);
}
