/* shim.so, preloaded — ends the program, or fails a call, at a call that is counted.
 *
 *   FAULT_CALL   rename | fsync | write | open | mkdir | unlink | any, socket, fork, malloc: what is counted, over all processes of the run
 *   FAULT_AT     the number of the call, from 1
 *   FAULT_DO     kill (all processes of the run), die (the process itself), ENOSPC, EIO, EMFILE, short (half a write, no error)
 *   FAULT_ON     once | on: only this call, or from it on
 *   FAULT_MARK   a file that is made when the call came
 *
 * Calls count when they change files: opens for writing, writes to what is not a standard stream. A socket, a fork and an
 * allocation (malloc, calloc, realloc; built with -DMEMORY) count by their names alone. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static struct {
    const char *call, *mark;
    long at;
    int error; /* 0: a signal or a short write */
    bool kill_all, die, shorten, on;
    pid_t first;
    atomic_long *count; /* shared by all processes */
} fault;

static void begin(void) __attribute__((constructor));

static void begin(void)
{
    const char *what = getenv("FAULT_DO"), *at = getenv("FAULT_AT"), *on = getenv("FAULT_ON");
    fault.mark = getenv("FAULT_MARK");
    if (!what || !at || !fault.mark)
        return;
    fault.at = strtol(at, NULL, 10);
    fault.kill_all = strcmp(what, "kill") == 0;
    fault.die = strcmp(what, "die") == 0;
    fault.shorten = strcmp(what, "short") == 0;
    fault.error = strcmp(what, "ENOSPC") == 0 ? ENOSPC : strcmp(what, "EMFILE") == 0 ? EMFILE : EIO;
    fault.on = on && strcmp(on, "on") == 0;
    fault.first = getpid();
    fault.count = mmap(NULL, sizeof *fault.count, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    fault.call = getenv("FAULT_CALL");
}

static void come_to_pass(void)
{
    long fd = syscall(SYS_openat, AT_FDCWD, fault.mark, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    syscall(SYS_close, fd);
    if (fault.kill_all && getpid() != fault.first)
        kill(fault.first, SIGKILL);
    if (fault.kill_all || fault.die)
        kill(getpid(), SIGKILL);
}

/* Whether this call is the one. */
static bool strikes(const char *call)
{
    if (!fault.call || (strcmp(fault.call, "any") != 0 && strcmp(fault.call, call) != 0))
        return false;
    long n = atomic_fetch_add(fault.count, 1) + 1;
    if (n < fault.at || (n > fault.at && !fault.on))
        return false;
    come_to_pass();
    errno = fault.error;
    return !fault.shorten;
}

static bool shortens(const char *call)
{
    return fault.call && fault.shorten && (strcmp(fault.call, "any") == 0 || strcmp(fault.call, call) == 0) &&
           atomic_load(fault.count) == fault.at;
}

int rename(const char *from, const char *to)
{
    return strikes("rename") ? -1 : (int)syscall(SYS_rename, from, to);
}

int fsync(int fd)
{
    return strikes("fsync") ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
    return strikes("fsync") ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int syncfs(int fd)
{
    return strikes("fsync") ? -1 : (int)syscall(SYS_syncfs, fd);
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    if (fd > 2 && strikes("write"))
        return -1;
    if (fd > 2 && len > 1 && shortens("write"))
        len /= 2;
    return syscall(SYS_write, fd, bytes, len);
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
    return strikes("write") ? -1 : syscall(SYS_pwrite64, fd, bytes, len, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t len, off64_t at)
{
    return strikes("write") ? -1 : syscall(SYS_pwrite64, fd, bytes, len, at);
}

int ftruncate(int fd, off_t len)
{
    return strikes("write") ? -1 : (int)syscall(SYS_ftruncate, fd, len);
}

int ftruncate64(int fd, off64_t len)
{
    return strikes("write") ? -1 : (int)syscall(SYS_ftruncate, fd, len);
}

int mkdir(const char *path, mode_t mode)
{
    return strikes("mkdir") ? -1 : (int)syscall(SYS_mkdir, path, mode);
}

int unlink(const char *path)
{
    return strikes("unlink") ? -1 : (int)syscall(SYS_unlink, path);
}

int socket(int domain, int type, int protocol)
{
    if (fault.call && strcmp(fault.call, "socket") == 0 && strikes("socket"))
        return -1;
    return (int)syscall(SYS_socket, domain, type, protocol);
}

/* The library's own: it has more to do than the call. */
pid_t fork(void)
{
    pid_t (*real)(void);
    *(void **)&real = dlsym(RTLD_NEXT, "fork");
    bool struck = fault.call && strcmp(fault.call, "fork") == 0 && strikes("fork");
    return struck ? -1 : real();
}

#ifdef MEMORY
/* What glibc has behind its allocator: looking it up would allocate. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static bool strikes_memory(void)
{
    if (!fault.call || strcmp(fault.call, "malloc") != 0 || !strikes("malloc"))
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return strikes_memory() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return strikes_memory() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return strikes_memory() ? NULL : __libc_realloc(old, size);
}
#endif

static int open_counted(const char *path, int flags, mode_t mode)
{
    if ((flags & O_ACCMODE) != O_RDONLY && strikes("open"))
        return -1;
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

#define OPEN(name)                                              \
    int name(const char *path, int flags, ...)                  \
    {                                                           \
        va_list rest;                                           \
        va_start(rest, flags);                                  \
        mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                           \
        return open_counted(path, flags, mode);                 \
    }

OPEN(open)
OPEN(open64)
