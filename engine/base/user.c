#include "base/user.h"

#include <pwd.h>
#include <unistd.h>

struct str user_name(struct arena *a)
{
    char room[4096];
    struct passwd entry, *found = NULL;
    if (getpwuid_r(getuid(), &entry, room, sizeof room, &found) || !found)
        return arena_printf(a, "%lu", (unsigned long)getuid());
    struct str full = str_from(found->pw_gecos ? found->pw_gecos : ""), name;
    if (!str_split(&full, ',', &name) || !str_trim(name).len) /* after the comma: room and telephone */
        name = str_from(found->pw_name);
    return arena_str(a, str_trim(name));
}
