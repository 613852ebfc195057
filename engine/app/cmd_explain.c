/* pisar explain INDICATOR [UNIT] — how a figure came about, down to the rows of the inputs. */
#include <argp.h>

#include "app/command.h"
#include "app/outcome.h"
#include "app/project.h"
#include "app/watchdog.h"
#include "base/i18n.h"
#include "rules/explain.h"
#include "rules/indicator.h"
#include "text/nearest.h"

struct explain_options {
    struct project_options project;
    const char *indicator, *unit;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct explain_options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT: state->child_inputs[0] = &o->project; break;
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
    return diag_error(d, place_file(STR("explain")), "INDICATOR", _("there is no indicator “%.*s”; did you mean %.*s?"), STR_ARG(id), STR_ARG(ids[near]));
}

/* Prints the figure of a level for a unit (none: the region's); false when there is no such unit at that level. */
static bool explain_level(struct project *p, enum level level, struct str indicator, struct str unit, struct diag *d)
{
    const struct figure *figures;
    size_t count;
    if (!indicators_figures(p->host, level, &figures, &count, d))
        return true; /* said in the diag */
    for (size_t i = 0; i < count; i++)
        if (str_equal(figures[i].kind->id, indicator) && (!unit.len || str_equal(figures[i].unit_id, unit))) {
            struct buf out;
            buf_init(&out, BUF_LIMIT_PART);
            explain_figure(&out, p->host, &figures[i]);
            fwrite(out.ptr, 1, out.len, stdout);
            buf_release(&out);
            return true;
        }
    return false;
}

static void explain(struct project *p, const struct explain_options *o, struct diag *d)
{
    struct str indicator = str_from(o->indicator), unit = str_from(o->unit);
    if (!project_open(p, &o->project, d))
        return;
    if (!declare_indicator(p->declared, indicator)) {
        no_such_indicator(p, indicator, d);
        return;
    }
    for (enum level level = LEVEL_REGION; level <= LEVEL_SCHOOL; level++)
        if (explain_level(p, level, indicator, unit, d))
            return;
    diag_error(d, place_file(STR("explain")), "INDICATOR", _("“%.*s” is no unit for which %.*s is counted"), STR_ARG(unit), STR_ARG(indicator));
}

enum exit_status cmd_explain(int argc, char **argv)
{
    const struct argp_child children[] = {{&project_argp, 0, NULL, 0}, {0}};
    const struct argp argp = {NULL, parse, N_("INDICATOR [UNIT]"), N_("Shows how a figure came about: the formula, the numbers, each unit with the rows that decided."), children, NULL, NULL};
    struct explain_options o = {0};
    struct project p;
    struct diag d;
    diag_init(&d);
    project_options_init(&o.project);
    argp_parse(&argp, argc, argv, 0, NULL, &o);
    watchdog_start();
    explain(&p, &o, &d);
    project_close(&p);
    project_options_release(&o.project);
    return outcome_end(&d, EXIT_DONE);
}
