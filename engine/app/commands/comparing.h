/* comparing.h — pisar diff for two files: what they say differently, or the new one with tracked changes. Needs no project. */
#ifndef COMMANDS_COMPARING_H
#define COMMANDS_COMPARING_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/fatal.h"

/* Whether one of the arguments is a document: numbers of runs have no extension. */
bool comparing_concerns(int argc, char **argv);

/* Prints what two documents say differently, a line each; the names are for messages. false: one of them cannot be read. */
bool comparing_print(struct str old_name, struct str old, struct str new_name, struct str new, struct diag *d);

/* The command for two documents. */
enum exit_status comparing_run(int argc, char **argv);

#endif
