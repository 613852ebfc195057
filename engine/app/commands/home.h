/* home.h — where the program's own files lie: beside it in a build tree, below ../share when it is installed. */
#ifndef COMMANDS_HOME_H
#define COMMANDS_HOME_H

#include "base/arena.h"

/* Path of the program's own folder `name` ("locale", "lib") in `a`: build/NAME in a build tree,
 * PREFIX/share/pisar/NAME when installed. Empty when it is in neither place. */
struct str home_folder(struct arena *a, const char *name);

#endif
