/* The lock is on the folder itself: nothing has to lie beside it, and neither is ever there without the other. A folder that another
 * process takes for left behind before it is locked is made once more; where there are no locks nobody clears anything away. */
#include "base/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"

static const char prefix[] = ".pisar-snapshot-";

/* Opens the folder when it is our own and nobody else holds it; else -1, with errno EWOULDBLOCK or ENOENT when somebody else clears it
 * away. */
static int take(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return -1;
    errno = EPERM;
    bool taken = fstat(fd, &st) == 0 && st.st_uid == geteuid() && flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &st) == 0;
    if (taken && st.st_nlink > 0)
        return fd;
    int reason = taken ? ENOENT : errno;
    close(fd);
    errno = reason;
    return -1;
}

/* Clears away what processes that were killed have left. */
static void clear(const char *base)
{
    DIR *folder = opendir(base);
    struct dirent *e;
    while (folder && (e = readdir(folder))) {
        char path[PATH_MAX];
        if (strncmp(e->d_name, prefix, sizeof prefix - 1) != 0 || snprintf(path, sizeof path, "%s/%s", base, e->d_name) >= (int)sizeof path)
            continue;
        int fd = take(path);
        if (fd < 0)
            continue;
        folder_remove(str_from(path));
        close(fd);
    }
    if (folder)
        closedir(folder);
}

bool temporary_make(struct temporary *t, struct arena *a, struct str within, struct diag *d)
{
    const char *system = getenv("TMPDIR"), *base = within.len ? arena_cstr(a, within) : system && *system ? system : "/tmp";
    enum { TRIES = 8 };
    char path[PATH_MAX];
    bool again = true;
    *t = (struct temporary){.lock = -1};
    clear(base);
    for (int n = 0; again && n < TRIES; n++) {
        if (snprintf(path, sizeof path, "%s/%sXXXXXX", base, prefix) >= (int)sizeof path || !mkdtemp(path))
            return diag_error(d, place_file(str_from(base)), "FILE-WRITE", _("cannot write: %s"), strerror(errno));
        t->lock = take(path);
        again = t->lock < 0 && (errno == EWOULDBLOCK || errno == ENOENT);
    }
    t->path = arena_str(a, str_from(path));
    return true;
}

void temporary_remove(struct temporary *t)
{
    if (!t->path.len)
        return;
    folder_remove(t->path);
    if (t->lock >= 0)
        close(t->lock);
    *t = (struct temporary){.lock = -1};
}
