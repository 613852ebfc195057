/* user.h — who runs the program, for the journal alone. */
#ifndef BASE_USER_H
#define BASE_USER_H

#include "base/arena.h"

/* The full name that the system knows, else the name of the account, else its number; in `a`. */
struct str user_name(struct arena *a);

#endif
