/* pisar tags FILE — the tags of a template as a tree with places; for a template of a project, with what is wrong with them. */
#include <argp.h>
#include <string.h>

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/home.h"
#include "app/commands/session.h"
#include "app/commands/tag_tree.h"
#include "app/run/watchdog.h"
#include "base/file.h"
#include "base/i18n.h"
#include "output/assemble.h"
#include "rules/records/resolve.h"

enum { KEY_FORMAT = 300 };

struct tags_options {
    struct project_options project; /* first: session.h */
    const char *file;
    bool json;
};

static const struct argp_option options[] = {
    {"format", KEY_FORMAT, "text|json", 0, N_("how to print them"), 1},
    {0},
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct tags_options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT: state->child_inputs[0] = &o->project; break;
    case KEY_FORMAT: o->json = arguments_is_json(arg, "text", state); break;
    case ARGP_KEY_ARG:
        if (o->file)
            argp_usage(state);
        o->file = arg;
        break;
    case ARGP_KEY_NO_ARGS: argp_usage(state); break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static bool is_same_file(struct str a, struct str b)
{
    struct stat sa, sb;
    return file_stat(a, &sa) && file_stat(b, &sb) && sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

static bool is_template_of(struct project *p, const struct document_kind *k, struct str file)
{
    for (size_t i = 0; i < k->template_count; i++)
        if (is_same_file(path_join(&p->arena, p->templates, k->templates[i]), file))
            return true;
    return false;
}

/* Asks the template with the data of the first subject: every document of one kind has the same fields. */
static bool try_kind(struct project *p, const struct document_kind *k, const struct program *program, struct diag *known)
{
    static const struct resolve_options strict = {.missing = MISSING_ERROR};
    struct subject *subjects;
    size_t count;
    struct buf record;
    if (!scripts_subjects(p->host, k, &subjects, &count, known) || !count || !scripts_push_data(p->host, k, &subjects[0], known))
        return false;
    struct resolver *r = resolve_prepare(p->host, program, &strict, known);
    buf_init(&record, BUF_LIMIT_RECORD);
    resolve_record(r, &record, known);
    buf_release(&record);
    return true;
}

/* Tries the tags with the data of every kind of document that uses the template; false: there is none. */
static bool try_tags(struct project *p, const struct program *program, struct str file, struct diag *known)
{
    bool tried = false;
    if (!file_stat(path_join(&p->arena, p->options->root, STR("scripts")), NULL) || !project_open(p, known))
        return false;
    for (size_t i = 0; i < p->declared->document_count; i++)
        if (is_template_of(p, &p->declared->documents[i], file))
            tried = try_kind(p, &p->declared->documents[i], program, known) || tried;
    return tried;
}

static void print_tree(const struct tag_tree *t, bool json)
{
    struct buf out;
    buf_init(&out, BUF_LIMIT_PART);
    (json ? tag_tree_json : tag_tree_text)(t, &out);
    fwrite(out.ptr, 1, out.len, stdout);
    buf_release(&out);
}

static enum exit_status work(struct project *p, const struct project_options *shared, struct diag *d)
{
    const struct tags_options *o = (const struct tags_options *)shared;
    struct str file = str_from(o->file);
    struct sheet sheet;
    struct diag known;
    diag_init(&known);
    if (sheet_open(&sheet, file, file, d)) {
        bool tried = try_tags(p, &sheet.program, file, &known);
        if (!tried && known.errors && p->declared->project.declared)
            diag_note(d, place_file(file), "TAG-NAME", "%s",
                      _("the names were not looked up, because the project has errors; `pisar check` tells them"));
        if (!tried)
            scripts_load_library(p->host, home_folder(&p->arena, "lib"), &known);
        watchdog_stop();
        print_tree(&(struct tag_tree){&sheet.program, p->host, tried ? &known : NULL}, o->json);
    }
    sheet_close(&sheet);
    diag_release(&known);
    return EXIT_DONE;
}

enum exit_status cmd_tags(int argc, char **argv)
{
    const struct argp argp = {.options = options,
                              .parser = parse,
                              .args_doc = N_("FILE"),
                              .doc = N_("Prints the tags of a template as a tree, each with its place."),
                              .children = session_children};
    struct tags_options o = {0};
    return session_run(&argp, argc, argv, &o.project, work);
}
