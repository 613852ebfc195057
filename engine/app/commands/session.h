/* session.h — what every project command does around its own work: options, the watch over scripts, messages, status. */
#ifndef COMMANDS_SESSION_H
#define COMMANDS_SESSION_H

#include <argp.h>

#include "app/run/project.h"
#include "base/fatal.h"

/* A command's own work. The project is not open yet; `options` are the command's, which begin with project_options. The
 * status counts when no error was reported, or when it is EXIT_PARTIAL. */
typedef enum exit_status session_work(struct project *p, const struct project_options *options, struct diag *d);

/* Parses the arguments into `options` (zeroed, the first member of the command's own options), does the work, closes the
 * project and prints the messages. */
enum exit_status session_run(const struct argp *argp, int argc, char **argv, struct project_options *options, session_work *work);

/* Children for the argp of a project command: the shared options. Its parser gives them their input by
 * state->child_inputs[0]. */
extern const struct argp_child session_children[];

#endif
