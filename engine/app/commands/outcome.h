/* outcome.h — how a command ends: its messages printed, its status chosen. */
#ifndef COMMANDS_OUTCOME_H
#define COMMANDS_OUTCOME_H

#include "base/diag.h"
#include "base/fatal.h"

/* Prints the messages on standard error, releases the diag. EXIT_PARTIAL stays: what failed is told by the messages. With
 * errors any other status becomes EXIT_MACHINE when one of them says that the machine failed (a write, the journal, a worker
 * that cannot be started), else EXIT_FAULTY. */
enum exit_status outcome_end(struct diag *d, enum exit_status otherwise);

#endif
