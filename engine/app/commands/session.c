#include "app/commands/session.h"

#include "app/commands/arguments.h"
#include "app/commands/outcome.h"
#include "app/run/watchdog.h"

const struct argp_child session_children[] = {{&project_argp, 0, NULL, 0}, {0}};

enum exit_status session_run(const struct argp *argp, int argc, char **argv, struct project_options *options, session_work *work)
{
    struct project p = {0};
    struct diag d;
    diag_init(&d);
    project_options_init(options);
    arguments_parse(argp, argc, argv, options);
    watchdog_start();
    project_init(&p, options);
    enum exit_status status = work(&p, options, &d);
    project_close(&p);
    project_options_release(options);
    return outcome_end(&d, status);
}
