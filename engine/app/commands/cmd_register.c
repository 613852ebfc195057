/* pisar register DOC — the document was signed: its number and date are filled in, and it is frozen. */
#include <argp.h>

#include "app/commands/command.h"
#include "app/commands/session.h"
#include "app/past/registering.h"
#include "app/run/wording.h"
#include "base/file.h"
#include "base/i18n.h"

enum { KEY_KEY = 300, KEY_NUMBER, KEY_DATE };

struct register_options {
    struct project_options project; /* first: session.h */
    struct registering_order order;
    bool has_date;
};

static const struct argp_option options[] = {
    {"number", KEY_NUMBER, N_("N"), 0, N_("the number that it was registered under"), 1},
    {"date", KEY_DATE, N_("DATE"), 0, N_("the day that it was signed: 31.05.2024 or 2024-05-31"), 1},
    {"key", KEY_KEY, N_("KEY"), 0, N_("which of several documents of that id"), 1},
    {0},
};

static void read_number(struct register_options *o, const char *arg, struct argp_state *state)
{
    for (const char *c = arg; *c; c++)
        if ((unsigned char)*c < ' ')
            argp_error(state, "%s", _("--number takes one line of text"));
    o->order.act.number = str_trim(str_from(arg));
    if (str_starts(o->order.act.number, STR("№"))) /* documents have the sign already */
        o->order.act.number = str_trim(str_slice(o->order.act.number, STR("№").len, o->order.act.number.len));
}

static void read_date(struct register_options *o, const char *arg, struct argp_state *state)
{
    if (!options_day(arg, &o->order.act.date))
        argp_error(state, _("--date takes a date such as 31.05.2024, not “%s”"), arg);
    o->has_date = true;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct register_options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT: state->child_inputs[0] = &o->project; break;
    case KEY_NUMBER: read_number(o, arg, state); break;
    case KEY_DATE: read_date(o, arg, state); break;
    case KEY_KEY:
        o->order.key = str_from(arg);
        o->order.has_key = true;
        break;
    case ARGP_KEY_ARG:
        if (o->order.document.len)
            argp_usage(state);
        o->order.document = str_from(arg);
        break;
    case ARGP_KEY_END:
        if (!o->order.document.len)
            argp_usage(state);
        if (!o->order.act.number.len || !o->has_date)
            argp_error(state, "%s", _("--number and --date say what it was registered with: both are needed"));
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static void print(struct project *p, const struct journal_registration *g)
{
    struct arena *a = &p->arena;
    printf(_("%.*s\n  registered No. %.*s of %.*s; from now on it is frozen\n"), STR_ARG(path_join(a, p->out, g->document.path)),
           STR_ARG(g->number), STR_ARG(wording_day(a, g->date)));
    if (!digest_equal(journal_clean(&g->document), g->document.digest))
        printf("%s", _("  what was changed in it by hand is kept\n"));
    printf(_("  without number and date, before as after: SHA-256 %.*s\n"), STR_ARG(digest_hex(a, g->draft)));
    printf(_("  signed:                                   SHA-256 %.*s\n"), STR_ARG(digest_hex(a, g->document.digest)));
}

static enum exit_status work(struct project *p, const struct project_options *shared, struct diag *d)
{
    const struct register_options *o = (const struct register_options *)shared;
    struct journal_registration *registered;
    size_t count;
    if (registering_register(p, &o->order, &registered, &count, d) && !o->project.quiet)
        for (size_t i = 0; i < count; i++)
            print(p, &registered[i]);
    return EXIT_DONE;
}

enum exit_status cmd_register(int argc, char **argv)
{
    const struct argp argp = {
        .options = options,
        .parser = parse,
        .args_doc = N_("DOC"),
        .doc = N_("The document (an id such as D05, or its file) was signed: number and date are filled into the edition that stands, "
                  "nothing else; from then on it is frozen."),
        .children = session_children};
    struct register_options o = {0};
    return session_run(&argp, argc, argv, &o.project, work);
}
