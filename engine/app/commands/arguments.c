/* argp says that an option is unknown, but not which one was meant: long options are looked through before it. */
#include "app/commands/arguments.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/i18n.h"
#include "text/nearest.h"

enum { OPTIONS_LIMIT = 64 };

static size_t add_options(const struct argp *argp, struct str *names, size_t count)
{
    for (const struct argp_option *o = argp->options; o && (o->name || o->doc); o++)
        if (o->name && count < OPTIONS_LIMIT)
            names[count++] = str_from(o->name);
    for (const struct argp_child *c = argp->children; c && c->argp; c++)
        count = add_options(c->argp, names, count);
    return count;
}

/* getopt takes the beginning of a name for the name. */
static bool is_known(struct str name, const struct str *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_starts(names[i], name))
            return true;
    return false;
}

static void check_option(const char *command, struct str name, const struct str *names, size_t count)
{
    long near = is_known(name, names, count) ? -1 : text_nearest(name, names, count);
    if (near < 0)
        return; /* known, or argp will say that it is not */
    fprintf(stderr, _("%s: there is no option “--%.*s”; did you mean “--%.*s”?\n"), command, STR_ARG(name), STR_ARG(names[near]));
    exit(EXIT_FAULTY);
}

void arguments_parse(const struct argp *argp, int argc, char **argv, void *input)
{
    struct str names[OPTIONS_LIMIT + 2] = {STR("help"), STR("usage")};
    size_t count = add_options(argp, names, 2);
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        struct str option = str_from(argv[i]);
        if (str_starts(option, STR("--")))
            check_option(argv[0], str_slice(option, 2, strcspn(option.ptr, "=")), names, count);
    }
    argp_parse(argp, argc, argv, 0, NULL, input);
}

bool arguments_is_json(const char *arg, const char *other, struct argp_state *state)
{
    if (strcmp(arg, "json") != 0 && strcmp(arg, other) != 0)
        argp_error(state, _("“%s” is none of the words that this option takes"), arg);
    return strcmp(arg, "json") == 0;
}
