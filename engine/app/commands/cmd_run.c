/* pisar run [DOC…] — makes or renews the documents; writes only what changed. */
#include <argp.h>

#include "base/i18n.h"
#include "app/commands/command.h"
#include "app/commands/session.h"
#include "rules/figures/indicator.h"
#include "app/past/changes.h"
#include "rules/ratios.h"
#include "app/run/repeat.h"
#include "app/run/run.h"
#include "app/run/watchdog.h"

enum { KEY_REQUIRE = 300, KEY_TIMINGS };

struct run_options {
    struct project_options project; /* first: session.h */
    char **ids;
    size_t id_count;
    bool require_targets, timings;
};

static const struct argp_option options[] = {
    {"require-targets", KEY_REQUIRE, NULL, 0, N_("exit with 1 when a target is not met"), 1},
    {"timings", KEY_TIMINGS, NULL, 0, N_("print where the time went"), 1},
    {0},
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct run_options *o = state->input;
    (void)arg;
    switch (key) {
    case ARGP_KEY_INIT: state->child_inputs[0] = &o->project; break;
    case KEY_REQUIRE: o->require_targets = true; break;
    case KEY_TIMINGS: o->timings = true; break;
    case ARGP_KEY_ARGS:
        o->ids = state->argv + state->next;
        o->id_count = (size_t)(state->argc - state->next);
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static void print_result(const struct run_result *r)
{
    if (!r->written && !r->failed && !r->retired)
        printf(P_("nothing changed: %zu document is as it was\n", "nothing changed: %zu documents are as they were\n", r->unchanged),
               r->unchanged);
    else
        printf(_("written: %zu, unchanged: %zu, failed: %zu, moved to previous: %zu\n"), r->written, r->unchanged, r->failed, r->retired);
    if (r->beside)
        printf(_("beside files changed by hand: %zu\n"), r->beside);
}

static void print_timings(const struct document_times *t)
{
    const struct {
        const char *name;
        int64_t ns;
    } rows[] = {{"resolve", t->resolve}, {"render", t->render}, {"compress", t->compress}, {"write", t->write}};
    int64_t total = t->resolve + t->render + t->compress + t->write;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        fprintf(stderr, "%-9s %8.1f ms %5.1f %%\n", rows[i].name, (double)rows[i].ns / 1e6,
                total ? 100.0 * (double)rows[i].ns / (double)total : 0.0);
}

static bool targets_met(struct project *p, struct diag *d)
{
    const struct figure *figures;
    size_t count;
    bool met = indicators_figures(p->host, LEVEL_REGION, &figures, &count, d);
    for (size_t i = 0; i < count; i++)
        met = met && figures[i].status != STATUS_NOT_MET;
    return met;
}

/* What changed since the run before, for the clerk to read. */
static void tell_changes(struct project *p, const struct run_options *o, const struct run_result *r, struct diag *once)
{
    struct str *written;
    size_t count;
    if (!r->written && !r->retired)
        return;
    changes_after_run(p, r->number, &written, &count, once);
    for (size_t i = 0; i < count && !o->project.quiet; i++)
        printf(_("what changed: %.*s\n"), STR_ARG(written[i]));
}

static enum exit_status make(struct project *p, const struct run_options *o, const struct ingredients *from, struct diag *once,
                             struct diag *d)
{
    struct plan plan;
    struct run_result result = {0};
    const struct figure *figures;
    size_t count;
    p->traced = true;
    p->known_digest = ingredients_digest;
    p->known_digests = from;
    bool ok = project_open(p, d);
    /* Figures are computed once here, so that workers inherit them, and a faulty rule stops the run. */
    ok = ok && indicators_figures(p->host, LEVEL_REGION, &figures, &count, d);
    bool planned = plan_make(&plan, p, ok, o->ids, o->id_count, d);
    bool agreed = ok && planned && ratios_run(p->host, o->ids, o->id_count, d);
    watchdog_stop();
    if (ok && !agreed)
        run_dry(p, &plan, d); /* so that the faults of data are told together with those of templates and ratios */
    ok = agreed;
    ok = ok && run_plan(p, &(struct run_order){&plan, from, o->timings, once}, &result, d);
    bool met = !ok || !o->require_targets || targets_met(p, d);
    plan_release(&plan);
    if (ok && !o->project.quiet)
        print_result(&result);
    if (ok && o->timings)
        print_timings(&result.times);
    if (ok)
        tell_changes(p, o, &result, once);
    if (result.stopped) {
        diag_error(d, place_file(STR("run")), "RUN-STOPPED", "%s", _("stopped by a signal; nothing was written"));
        return EXIT_PARTIAL;
    }
    return result.failed || !met ? EXIT_PARTIAL : EXIT_DONE;
}

/* A whole run: targets are looked at, and times measured, only where figures are computed. */
static bool may_repeat(const struct run_options *o)
{
    return !o->id_count && !o->require_targets && !o->timings;
}

static enum exit_status work(struct project *p, const struct project_options *shared, struct diag *d)
{
    const struct run_options *o = (const struct run_options *)shared;
    struct ingredients from;
    struct repeat repeat;
    struct diag once;
    diag_init(&once);
    bool known = ingredients_read(&from, p);
    if (!known || !may_repeat(o) || !run_would_repeat(p, &from, &repeat, &once)) {
        enum exit_status status = make(p, o, &from, &once, d);
        diag_append(d, &once);
        diag_release(&once);
        return status;
    }
    diag_release(&once);
    if (!o->project.quiet)
        print_result(&(struct run_result){.unchanged = repeat.documents});
    fflush(stdout);
    fprintf(stderr, "%.*s", STR_ARG(repeat.messages));
    return EXIT_DONE;
}

enum exit_status cmd_run(int argc, char **argv)
{
    const struct argp argp = {.options = options,
                              .parser = parse,
                              .args_doc = N_("[DOC…]"),
                              .doc = N_("Makes or renews the documents; writes only what changed."),
                              .children = session_children};
    struct run_options o = {0};
    return session_run(&argp, argc, argv, &o.project, work);
}
