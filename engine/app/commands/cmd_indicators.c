/* pisar indicators — the table of indicators. */
#include <argp.h>
#include <string.h>

#include "app/commands/command.h"
#include "app/commands/session.h"
#include "base/i18n.h"
#include "rules/figures/figure_write.h"
#include "rules/figures/indicator.h"

enum { KEY_FORMAT = 300, KEY_BY, KEY_REQUIRE };

enum figure_format { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON };

struct indicator_options {
    struct project_options project; /* first: session.h */
    enum figure_format format;
    enum level by;
    bool require_targets;
};

static const struct argp_option options[] = {
    {"format", KEY_FORMAT, "table|csv|json", 0, N_("how to print them"), 1},
    {"by", KEY_BY, "region|municipality|school", 0, N_("figures for each unit"), 1},
    {"require-targets", KEY_REQUIRE, NULL, 0, N_("exit with 1 when a target is not met"), 1},
    {0},
};

/* Index of a word in a list ended by NULL; ends the program with the usage when it is not there. */
static int word(struct argp_state *state, const char *arg, const char *const *words)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(arg, words[i]) == 0)
            return i;
    argp_error(state, _("“%s” is none of the words that this option takes"), arg);
    return 0;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    static const char *const formats[] = {"table", "csv", "json", NULL};
    static const char *const levels[] = {"region", "municipality", "school", NULL};
    struct indicator_options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT: state->child_inputs[0] = &o->project; break;
    case KEY_FORMAT: o->format = (enum figure_format)word(state, arg, formats); break;
    case KEY_BY: o->by = (enum level)word(state, arg, levels); break;
    case KEY_REQUIRE: o->require_targets = true; break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static void print_figures(struct host *h, const struct indicator_options *o, const struct figure *figures, size_t count)
{
    struct buf out;
    buf_init(&out, BUF_LIMIT_PART);
    switch (o->format) {
    case FORMAT_TABLE: figures_write_table(&out, figures, count); break;
    case FORMAT_CSV: figures_write_csv(&out, figures, count); break;
    case FORMAT_JSON: figures_write_json(&out, h, figures, count); break;
    }
    fwrite(out.ptr, 1, out.len, stdout);
    buf_release(&out);
}

static enum exit_status work(struct project *p, const struct project_options *shared, struct diag *d)
{
    const struct indicator_options *o = (const struct indicator_options *)shared;
    const struct figure *figures;
    size_t count;
    enum exit_status status = EXIT_DONE;
    if (!project_open(p, d) || !indicators_figures(p->host, o->by, &figures, &count, d))
        return status;
    print_figures(p->host, o, figures, count);
    for (size_t i = 0; o->require_targets && i < count; i++)
        if (figures[i].status == STATUS_NOT_MET)
            status = EXIT_PARTIAL;
    return status;
}

enum exit_status cmd_indicators(int argc, char **argv)
{
    const struct argp argp = {
        .options = options, .parser = parse, .doc = N_("Prints the table of indicators."), .children = session_children};
    struct indicator_options o = {0};
    return session_run(&argp, argc, argv, &o.project, work);
}
