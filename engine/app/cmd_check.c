/* pisar check [FILE…] — everything except writing; all errors at once. */
#include <argp.h>

#include "app/command.h"
#include "app/run.h"
#include "app/session.h"
#include "app/watchdog.h"
#include "base/i18n.h"
#include "rules/indicator.h"

struct check_options {
    struct project_options project; /* first: session.h */
    char **files;
    size_t file_count;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct check_options *o = state->input;
    (void)arg;
    switch (key) {
    case ARGP_KEY_INIT: state->child_inputs[0] = &o->project; break;
    case ARGP_KEY_ARGS:
        o->files = state->argv + state->next;
        o->file_count = (size_t)(state->argc - state->next);
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static void check(struct project *p, struct diag *d)
{
    struct plan plan;
    const struct figure *figures;
    size_t count;
    bool ok = project_open(p, d);
    ok = ok && indicators_figures(p->host, LEVEL_REGION, &figures, &count, d);
    ok = plan_make(&plan, p, ok, NULL, 0, d) && ok;
    watchdog_stop();
    if (ok)
        run_dry(p, &plan, d);
    plan_release(&plan);
}

/* Keeps the messages about the files that were named. */
static void keep_files(struct diag *d, const struct check_options *o)
{
    struct diag kept;
    diag_init(&kept);
    for (size_t i = 0; i < d->count; i++)
        for (size_t f = 0; f < o->file_count; f++)
            if (str_ends(d->messages[i].place.file, str_from(o->files[f])))
                diag_add(&kept, &d->messages[i]);
    diag_release(d);
    *d = kept;
}

static enum exit_status work(struct project *p, const struct project_options *shared, struct diag *d)
{
    const struct check_options *o = (const struct check_options *)shared;
    check(p, d);
    if (o->file_count)
        keep_files(d, o);
    if (!d->errors && !o->project.quiet)
        printf(_("no errors; warnings: %zu\n"), d->warnings);
    return EXIT_DONE;
}

enum exit_status cmd_check(int argc, char **argv)
{
    const struct argp argp = {.parser = parse,
                              .args_doc = N_("[FILE…]"),
                              .doc = N_("Looks through inputs, scripts and templates and writes nothing."),
                              .children = session_children};
    struct check_options o = {0};
    return session_run(&argp, argc, argv, &o.project, work);
}
