/* pisar explain INDICATOR [UNIT] — how a figure came about, down to the rows of the inputs. */
#include <argp.h>

#include "app/commands/command.h"
#include "app/commands/session.h"
#include "app/past/snapshot.h"
#include "app/run/state.h"
#include "app/run/wording.h"
#include "app/run/watchdog.h"
#include "base/i18n.h"
#include "rules/figures/explain.h"
#include "rules/figures/indicator.h"
#include "text/nearest.h"

enum { KEY_RUN = 300 };

struct explain_options {
    struct project_options project; /* first: session.h */
    int64_t run; /* explain the figure as this run had it; 0: as it is now */
    const char *indicator, *unit;
};

static const struct argp_option options[] = {
    {"run", KEY_RUN, N_("N"), 0, N_("as run N had it, from what was kept of its inputs and rules"), 1},
    {0},
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct explain_options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT: state->child_inputs[0] = &o->project; break;
    case KEY_RUN:
        if (!str_to_int64(str_from(arg), &o->run) || o->run < 1)
            argp_error(state, _("“%s” is no number of a run; `pisar history` lists them"), arg);
        break;
    case ARGP_KEY_ARG:
        if (o->unit)
            argp_usage(state);
        *(o->indicator ? &o->unit : &o->indicator) = arg;
        break;
    case ARGP_KEY_NO_ARGS: argp_usage(state); break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static bool no_such_indicator(struct project *p, struct str id, struct diag *d)
{
    const struct declarations *all = p->declared;
    struct str *ids = ARENA_ARRAY(&p->arena, struct str, all->indicator_count);
    for (size_t i = 0; i < all->indicator_count; i++)
        ids[i] = all->indicators[i].id;
    long near = text_nearest(id, ids, all->indicator_count);
    if (near < 0)
        return diag_error(d, place_file(STR("explain")), "INDICATOR", _("there is no indicator “%.*s”"), STR_ARG(id));
    return diag_error(d, place_file(STR("explain")), "INDICATOR", _("there is no indicator “%.*s”; did you mean %.*s?"), STR_ARG(id),
                      STR_ARG(ids[near]));
}

static void print(struct project *p, const struct figure *f, bool past)
{
    struct buf out;
    buf_init(&out, BUF_LIMIT_PART);
    explain_figure(&out, p->host, f);
    if (!past) /* of a run all its files are told */
        explain_tables(&out, p->host, f);
    fwrite(out.ptr, 1, out.len, stdout);
    buf_release(&out);
}

/* Prints the figure of a level for a unit (none: the region's); false when there is no such unit at that level. */
static bool explain_level(struct project *p, enum level level, const struct explain_options *o, struct diag *d)
{
    struct str indicator = str_from(o->indicator), unit = str_from(o->unit);
    const struct figure *figures;
    size_t count;
    if (!indicators_figures(p->host, level, &figures, &count, d))
        return true; /* said in the diag */
    for (size_t i = 0; i < count; i++)
        if (str_equal(figures[i].kind->id, indicator) && (!unit.len || str_equal(figures[i].unit_id, unit))) {
            print(p, &figures[i], o->run != 0);
            return true;
        }
    return false;
}

/* A project may count for schools without counting for municipalities. */
static bool has_level(const struct project_kind *p, enum level level)
{
    return level == LEVEL_REGION || (level == LEVEL_SCHOOL ? p->school_level : p->municipality_level).len;
}

/* The project is open. */
static void explain(struct project *p, const struct explain_options *o, struct diag *d)
{
    struct str indicator = str_from(o->indicator), unit = str_from(o->unit);
    if (!declare_indicator(p->declared, indicator)) {
        no_such_indicator(p, indicator, d);
        return;
    }
    for (enum level level = LEVEL_REGION; level <= LEVEL_SCHOOL; level++)
        if (has_level(&p->declared->project, level) && explain_level(p, level, o, d))
            return;
    diag_error(d, place_file(STR("explain")), "INDICATOR", _("“%.*s” is no unit for which %.*s is counted"), STR_ARG(unit),
               STR_ARG(indicator));
}

/* What the run was made from: so that nobody need take the explanation on trust. */
static void print_files(struct arena *a, const struct journal_run *run)
{
    printf(_("\nRun %lld of %.*s (%.*s); SHA-256 of its inputs and rules:\n"), (long long)run->number, STR_ARG(wording_time(a, run->made)),
           STR_ARG(wording_word(run->by)));
    for (size_t i = 0; i < run->file_count; i++)
        if (!str_equal(run->files[i].kind, STR("template")))
            printf("  %.*s  %.*s\n", STR_ARG(digest_hex(a, run->files[i].digest)), STR_ARG(run->files[i].path));
}

static void explain_past(struct project *p, const struct explain_options *o, struct diag *d)
{
    struct journal_run run;
    struct journal *j = state_journal(p, d);
    bool known = j && journal_page(j, o->run, &p->arena, &run, d);
    journal_close(j);
    if (!known)
        return;
    struct snapshot s;
    struct archive *archive = state_archive(p, d);
    watchdog_stop();
    if (snapshot_open(&s, archive, &(struct snapshot_mix){&run, &run, &run, &run, &run, &run, STR("")}, o->project.jobs, d)) {
        explain(&s.project, o, d);
        print_files(&p->arena, &run);
    }
    snapshot_close(&s);
    archive_close(archive);
}

static enum exit_status work(struct project *p, const struct project_options *shared, struct diag *d)
{
    const struct explain_options *o = (const struct explain_options *)shared;
    if (o->run)
        explain_past(p, o, d);
    else if (project_open(p, d))
        explain(p, o, d);
    return EXIT_DONE;
}

enum exit_status cmd_explain(int argc, char **argv)
{
    const struct argp argp = {
        .options = options,
        .parser = parse,
        .args_doc = N_("INDICATOR [UNIT]"),
        .doc = N_("Shows how a figure came about: the formula, the numbers, each unit with the rows that decided."),
        .children = session_children};
    struct explain_options o = {0};
    return session_run(&argp, argc, argv, &o.project, work);
}
