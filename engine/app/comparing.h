/* comparing.h — pisar diff for two files: what they say differently, or the new one with tracked changes. Needs no project. */
#ifndef APP_COMPARING_H
#define APP_COMPARING_H

#include <stdbool.h>

#include "base/fatal.h"

/* Whether one of the arguments is a document: numbers of runs have no extension. */
bool comparing_concerns(int argc, char **argv);

/* The command for two documents. */
enum exit_status comparing_run(int argc, char **argv);

#endif
