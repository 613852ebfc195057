#include "base/user.h"

#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

#include "base/fatal.h"

/* The entry of an account of this machine itself; NULL when there is none. */
static struct passwd *local_account(uid_t user, struct passwd *entry, char *room, size_t size)
{
    FILE *file = fopen("/etc/passwd", "re");
    struct passwd *found = NULL;
    if (!file && errno == ENOMEM)
        fatal_no_memory();
    while (file && fgetpwent_r(file, entry, room, size, &found) == 0 && entry->pw_uid != user)
        found = NULL;
    if (file)
        fclose(file);
    return found;
}

/* Accounts of a network come through NSS, which is asked last: glibc 2.36 falls over memory that is out there. */
static struct passwd *account(uid_t user, struct passwd *entry, char *room, size_t size)
{
    struct passwd *found = local_account(user, entry, room, size);
    if (!found)
        getpwuid_r(user, entry, room, size, &found);
    return found;
}

struct str user_name(struct arena *a)
{
    char room[4096];
    struct passwd entry;
    const struct passwd *found = account(getuid(), &entry, room, sizeof room);
    if (!found)
        return arena_printf(a, "%lu", (unsigned long)getuid());
    struct str full = str_from(found->pw_gecos ? found->pw_gecos : ""), name;
    if (!str_split(&full, ',', &name) || !str_trim(name).len) /* after the comma: room and telephone */
        name = str_from(found->pw_name);
    return arena_str(a, str_trim(name));
}
