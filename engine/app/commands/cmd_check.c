/* pisar check [FILE…] — everything except writing; all errors at once. */
#include <argp.h>

#include "app/commands/annotated.h"
#include "app/commands/command.h"
#include "app/commands/session.h"
#include "app/run/run.h"
#include "app/run/watchdog.h"
#include "base/file.h"
#include "base/i18n.h"
#include "rules/figures/indicator.h"
#include "rules/ratios.h"

enum { KEY_ANNOTATE = 300 };

static const struct argp_option options[] = {
    {"annotate", KEY_ANNOTATE, N_("DIR"), 0, N_("write copies of the faulty templates there, each fault as a comment at its place"), 1},
    {0},
};

struct check_options {
    struct project_options project; /* first: session.h */
    const char *annotate;
    char **files;
    size_t file_count;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct check_options *o = state->input;
    switch (key) {
    case KEY_ANNOTATE: o->annotate = arg; break;
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
    bool planned = plan_make(&plan, p, ok, NULL, 0, d);
    if (ok && planned)
        ratios_run(p->host, NULL, 0, d);
    watchdog_stop();
    if (ok)
        run_dry(p, &plan, d);
    plan_release(&plan);
}

/* Whether the path of a message is what the user named, or ends in it. */
static bool names_file(const char *named, struct str file)
{
    struct str end = str_from(named);
    while (str_starts(end, STR("./")))
        end = str_slice(end, 2, end.len);
    return end.len && str_ends(file, end) && (file.len == end.len || file.ptr[file.len - end.len - 1] == '/');
}

static bool is_named(const void *by, struct str file)
{
    const struct check_options *o = by;
    bool named = false;
    for (size_t i = 0; i < o->file_count; i++)
        named = named || names_file(o->files[i], file);
    return named;
}

/* A misspelt name must not pass for a file without faults. */
static void check_names(const struct check_options *o, struct diag *d)
{
    static const char *const folders[] = {"", "inputs", "scripts", "templates"};
    for (size_t i = 0; i < o->file_count; i++) {
        struct arena scratch = {0};
        struct str name = str_from(o->files[i]);
        bool found = file_stat(name, NULL) || file_stat(path_join(&scratch, o->project.inputs, name), NULL);
        const struct format *format = format_find(name);
        found =
            found || (format &&
                      file_stat(path_join(&scratch,
                                          path_join(&scratch, o->project.root, arena_printf(&scratch, "templates/%s", format->name)), name),
                                NULL));
        for (size_t f = 0; f < sizeof folders / sizeof *folders && !found; f++)
            found = file_stat(path_join(&scratch, path_join(&scratch, o->project.root, str_from(folders[f])), name), NULL);
        if (!found)
            diag_error(d, place_file(name), "FILE-READ", _("there is no such file in the project"));
        arena_release(&scratch);
    }
}

static struct str shown_of(void *project, struct str path)
{
    return project_shown(project, path);
}

/* The count stands last, below what it counts. */
static void print_count(struct diag *d)
{
    diag_print(d, stderr);
    if (d->errors)
        printf(_("errors: %zu; warnings: %zu\n"), d->errors, d->warnings);
    else
        printf(_("no errors; warnings: %zu\n"), d->warnings);
}

static enum exit_status work(struct project *p, const struct project_options *shared, struct diag *d)
{
    const struct check_options *o = (const struct check_options *)shared;
    check(p, d);
    if (o->file_count) {
        diag_keep(d, is_named, o);
        check_names(o, d);
    }
    if (o->annotate)
        annotated_write_all(p->templates, shown_of, p, str_from(o->annotate), d);
    if (!o->project.quiet)
        print_count(d);
    return EXIT_DONE;
}

enum exit_status cmd_check(int argc, char **argv)
{
    const struct argp argp = {.options = options,
                              .parser = parse,
                              .args_doc = N_("[FILE…]"),
                              .doc = N_("Looks through inputs, scripts and templates and writes nothing."),
                              .children = session_children};
    struct check_options o = {0};
    return session_run(&argp, argc, argv, &o.project, work);
}
