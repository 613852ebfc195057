/* Option keys above 255 have no short form. */
#include "app/run/options.h"

#include <sched.h>
#include <string.h>

#include "base/i18n.h"
#include "input/cell_words.h"

enum { KEY_INPUTS = 256, KEY_OUT, KEY_AS_OF, KEY_SET };

enum { JOBS_LARGEST = 256 };

static const struct argp_option options[] = {
    {"directory", 'C', N_("DIR"), 0, N_("the project's folder (default: the current one)"), 90},
    {"inputs", KEY_INPUTS, N_("DIR"), 0, N_("take the inputs from here"), 90},
    {"out", KEY_OUT, N_("DIR"), 0, N_("put the documents here"), 90},
    {"as-of", KEY_AS_OF, N_("DATE"), 0, N_("the report date: 10.12.2024 or 2024-12-10"), 90},
    {"set", KEY_SET, N_("NAME=VALUE"), 0, N_("a parameter of the project"), 90},
    {"jobs", 'j', N_("N"), 0, N_("number of workers"), 90},
    {"quiet", 'q', NULL, 0, N_("say only what went wrong"), 90},
    {0},
};

/* The processors that this process may use, as make's -j would count them. */
static int processors(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

void project_options_init(struct project_options *o)
{
    *o = (struct project_options){.root = STR("."), .jobs = processors()};
}

void project_options_release(struct project_options *o)
{
    arena_release(&o->arena);
}

bool options_day(const char *arg, date_days *day)
{
    struct value v;
    int64_t count; /* of days, as Excel has them: no clerk writes a day so */
    if (str_to_int64(str_from(arg), &count) || cell_date(str_from(arg), &v) != CELL_GOOD || v.kind != VALUE_DATE)
        return false;
    *day = v.date;
    return true;
}

static void add_setting(struct project_options *o, const char *arg, struct argp_state *state)
{
    if (!strchr(arg, '=') || arg[0] == '=')
        argp_error(state, _("--set takes NAME=VALUE, not “%s”"), arg);
    *ARENA_PUSH(&o->arena, o->settings, o->setting_count, o->setting_capacity) = str_from(arg);
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct project_options *o = state->input;
    int64_t number;
    switch (key) {
    case 'C': o->root = str_from(arg); break;
    case KEY_INPUTS: o->inputs = str_from(arg); break;
    case KEY_OUT: o->out = str_from(arg); break;
    case KEY_AS_OF:
        o->has_as_of = true;
        if (!options_day(arg, &o->as_of))
            argp_error(state, _("--as-of takes a date such as 10.12.2024, not “%s”"), arg);
        break;
    case KEY_SET: add_setting(o, arg, state); break;
    case 'j':
        if (!str_to_int64(str_from(arg), &number) || number < 1 || number > JOBS_LARGEST)
            argp_error(state, _("-j takes a number from 1 to %d, not “%s”"), JOBS_LARGEST, arg);
        o->jobs = (int)number;
        break;
    case 'q': o->quiet = true; break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

const struct argp project_argp = {.options = options, .parser = parse};
