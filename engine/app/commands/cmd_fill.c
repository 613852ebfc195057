/* pisar fill TEMPLATE --data FILE -o OUT — the template engine alone, for any other program to use. */
#include <argp.h>
#include <string.h>

#include "app/commands/annotated.h"
#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/home.h"
#include "app/commands/outcome.h"
#include "app/run/watchdog.h"
#include "base/file.h"
#include "base/i18n.h"
#include "input/tree_read.h"
#include "output/assemble.h"
#include "rules/records/resolve.h"
#include "rules/scripts.h"

enum { KEY_DATA = 256, KEY_MISSING, KEY_ALLOW_RAW, KEY_ANNOTATE };

struct fill_options {
    const char *template, *data, *out, *annotate;
    struct resolve_options resolve;
};

static const struct argp_option options[] = {
    {"data", KEY_DATA, N_("FILE"), 0, N_("the data: JSON, XML, CSV (rows are the list `rows`) or Lua"), 1},
    {"output", 'o', N_("OUT"), 0, N_("the document to write"), 1},
    {"missing", KEY_MISSING, N_("error|empty|keep|text:WORD"), 0, N_("what a name without data becomes (default: an error)"), 1},
    {"allow-raw", KEY_ALLOW_RAW, NULL, 0, N_("let {@name} take any text as markup"), 1},
    {"annotate", KEY_ANNOTATE, N_("FILE"), 0,
     N_("when the template is faulty, write a copy of it there, each fault as a comment at its place"), 1},
    {0},
};

static bool parse_missing(const char *arg, struct resolve_options *o)
{
    static const char *const words[] = {[MISSING_ERROR] = "error", [MISSING_EMPTY] = "empty", [MISSING_KEEP] = "keep"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(arg, words[i]) == 0) {
            o->missing = (enum missing_policy)i;
            return true;
        }
    if (strncmp(arg, "text:", 5) != 0)
        return false;
    o->missing = MISSING_WORD;
    o->word = str_from(arg + 5);
    return true;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct fill_options *o = state->input;
    switch (key) {
    case KEY_DATA: o->data = arg; break;
    case 'o': o->out = arg; break;
    case KEY_ANNOTATE: o->annotate = arg; break;
    case KEY_ALLOW_RAW: o->resolve.allow_raw = true; break;
    case KEY_MISSING:
        if (!parse_missing(arg, &o->resolve))
            argp_error(state, _("--missing takes error, empty, keep or text:WORD"));
        break;
    case ARGP_KEY_ARG:
        if (o->template)
            argp_usage(state);
        o->template = arg;
        break;
    case ARGP_KEY_END:
        if (!o->template || !o->data || !o->out)
            argp_usage(state);
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static bool push_lua(struct host *h, struct str file, struct diag *d)
{
    struct buf text;
    buf_init(&text, BUF_LIMIT_INPUT);
    bool ok = file_read(file, BUF_LIMIT_INPUT, &text, d) && scripts_push_chunk(h, file, buf_str(&text), d);
    buf_release(&text);
    return ok;
}

/* Pushes the data of the file. The tree goes as soon as Lua has its own copy: large data are in memory once. */
static bool push_data(struct host *h, struct str file, struct diag *d)
{
    struct arena a = {0};
    struct node tree = {0};
    bool lua = str_equal(path_extension(&a, file), STR("lua"));
    bool ok = lua ? push_lua(h, file, d) : tree_read(&a, file, &tree, NULL, d);
    if (ok && !lua)
        scripts_push_tree(h, &tree);
    arena_release(&a);
    return ok;
}

static bool fill(struct host *h, const struct sheet *sheet, const struct fill_options *o, struct buf *document, struct diag *d)
{
    struct resolver *resolver = resolve_prepare(h, &sheet->program, &o->resolve, d);
    struct buf record;
    struct writer *writer = writer_new();
    buf_init(&record, BUF_LIMIT_RECORD);
    bool ok = push_data(h, str_from(o->data), d) && resolve_record(resolver, &record, d) &&
              assemble(sheet, buf_str(&record), host_pictures(h), writer, document, NULL, d);
    writer_free(writer);
    buf_release(&record);
    return ok;
}

enum exit_status cmd_fill(int argc, char **argv)
{
    const struct argp argp = {
        .options = options, .parser = parse, .args_doc = N_("TEMPLATE"), .doc = N_("Fills one template from a file of data.")};
    struct fill_options o = {0};
    struct arena arena = {0};
    struct diag d;
    struct sheet sheet;
    struct buf document;
    diag_init(&d);
    arguments_parse(&argp, argc, argv, &o);
    watchdog_start();
    buf_init(&document, BUF_LIMIT_PACKAGE);
    struct host *h = scripts_host();
    struct str template = str_from(o.template);
    host_pictures(h)->folder = path_folder(str_from(o.data));
    scripts_load_library(h, home_folder(&arena, "lib"), &d);
    sheet_open(&sheet, template, template, &d);
    if (sheet.program.format && fill(h, &sheet, &o, &document, &d) && !d.errors) /* a faulty one is asked for what else is wrong */
        file_replace(str_from(o.out), buf_str(&document), &d);
    sheet_close(&sheet);
    if (o.annotate && d.errors)
        annotated_write(template, template, str_from(o.annotate), &d);
    host_free(h);
    buf_release(&document);
    arena_release(&arena);
    return outcome_end(&d, EXIT_DONE);
}
