/* pisar tags FILE — the tags of a template as a tree with places. */
#include <argp.h>

#include "app/command.h"
#include "app/outcome.h"
#include "base/i18n.h"
#include "output/assemble.h"
#include "template/template.h"

static error_t parse(int key, char *arg, struct argp_state *state)
{
    const char **file = state->input;
    if (key == ARGP_KEY_ARG && !*file)
        *file = arg;
    else if (key == ARGP_KEY_ARG || key == ARGP_KEY_NO_ARGS)
        argp_usage(state);
    else
        return ARGP_ERR_UNKNOWN;
    return 0;
}

enum exit_status cmd_tags(int argc, char **argv)
{
    const struct argp argp = {.parser = parse, .args_doc = N_("FILE"), .doc = N_("Prints the tags of a template as a tree, each with its place.")};
    const char *file = NULL;
    struct diag d;
    struct sheet sheet;
    diag_init(&d);
    argp_parse(&argp, argc, argv, 0, NULL, &file);
    if (sheet_open(&sheet, str_from(file), str_from(file), &d))
        template_print_tags(&sheet.program, stdout);
    sheet_close(&sheet);
    return outcome_end(&d, EXIT_DONE);
}
