/* pisar diff [OLD [NEW]] — what changed between two runs, and why; between two documents: comparing.h. */
#include <argp.h>

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/comparing.h"
#include "app/commands/session.h"
#include "app/past/changes.h"
#include "app/past/difference.h"
#include "app/run/state.h"
#include "app/run/watchdog.h"
#include "base/i18n.h"

enum { KEY_FORMAT = 300, KEY_SHEET, KEY_TRACKED };

struct diff_options {
    struct project_options project; /* first: session.h */
    bool json;
    const char *sheet; /* folder for the difference sheet */
    const char *old, *new;
};

static const struct argp_option options[] = {
    {"format", KEY_FORMAT, "text|json", 0, N_("how to print it"), 1},
    {"sheet", KEY_SHEET, N_("DIR"), 0, N_("write it there as documents («Что изменилось»), too"), 1},
    {"tracked", KEY_TRACKED, N_("FILE"), 0, N_("(two documents) write the new one to FILE, with its changes as tracked changes (DOCX)"), 1},
    {0},
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct diff_options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT: state->child_inputs[0] = &o->project; break;
    case KEY_FORMAT: o->json = arguments_is_json(arg, "text", state); break;
    case KEY_SHEET: o->sheet = arg; break;
    case KEY_TRACKED: argp_error(state, "%s", _("this option is for two documents: pisar diff OLD.docx NEW.docx --tracked FILE")); break;
    case ARGP_KEY_ARG:
        if (o->new)
            argp_usage(state);
        *(o->old ? &o->new : &o->old) = arg;
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static bool read_number(const char *arg, int64_t *number, struct diag *d)
{
    return (str_to_int64(str_from(arg), number) && *number > 0) ||
           diag_error(d, place_file(STR("diff")), "HISTORY", _("“%s” is no number of a run; `pisar history` lists them"), arg);
}

/* Without numbers the last run and the one before it; with one, that run and the one before it. What was registered between them
 * repeats an older run, and is none. */
static bool choose_runs(struct project *p, struct journal *j, const struct diff_options *o, int64_t *old, int64_t *new, struct diag *d)
{
    struct journal_summary *runs;
    size_t count;
    if (!journal_runs(j, &p->arena, &runs, &count, d))
        return false;
    *new = 0;
    for (size_t i = 0; i < count && !*new; i++)
        if (!runs[i].registered)
            *new = runs[i].number;
    if (o->old && !read_number(o->old, o->new ? old : new, d))
        return false;
    if (o->new)
        return read_number(o->new, new, d);
    *old = 0;
    for (size_t i = 0; i < count && !*old; i++)
        if (runs[i].number < *new && !runs[i].registered)
            *old = runs[i].number;
    return *old || diag_error(d, place_file(STR("diff")), "HISTORY", "%s", _("there is no earlier run to compare with"));
}

static void print(const struct difference *x, bool json)
{
    struct buf out;
    buf_init(&out, BUF_LIMIT_PART);
    if (json)
        difference_put_json(&out, x);
    else
        difference_put_text(&out, x);
    fwrite(out.ptr, 1, out.len, stdout);
    buf_release(&out);
}

static void write_sheets(struct project *p, const struct difference *x, struct str folder, struct diag *d)
{
    struct str *written;
    size_t count;
    if (!project_open(p, d) || !changes_write(p, x, folder, &written, &count, d))
        return;
    for (size_t i = 0; i < count; i++)
        printf(_("written: %.*s\n"), STR_ARG(written[i]));
}

static enum exit_status work(struct project *p, const struct project_options *shared, struct diag *d)
{
    const struct diff_options *o = (const struct diff_options *)shared;
    int64_t old, new;
    struct difference x;
    struct journal *j = state_journal(p, d);
    watchdog_stop(); /* several projects are opened, each with its own ceilings */
    if (j && choose_runs(p, j, o, &old, &new, d)) {
        struct archive *archive = state_archive(p, d);
        if (difference_find(&p->arena, j, archive, old, new, o->project.jobs, &x, d)) {
            print(&x, o->json);
            if (o->sheet)
                write_sheets(p, &x, str_from(o->sheet), d);
        }
        archive_close(archive);
    }
    journal_close(j);
    return EXIT_DONE;
}

enum exit_status cmd_diff(int argc, char **argv)
{
    if (comparing_concerns(argc, argv))
        return comparing_run(argc, argv);
    const struct argp argp = {
        .options = options,
        .parser = parse,
        .args_doc = N_("[OLD [NEW]] | OLD-FILE NEW-FILE"),
        .doc = N_("Shows what changed between two runs (by default the last two), and why: figures, rows of the inputs, documents."),
        .children = session_children};
    struct diff_options o = {0};
    return session_run(&argp, argc, argv, &o.project, work);
}
