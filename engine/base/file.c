/* Every call's result is looked at; EINTR and short writes are carried through. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

static bool fail_read(struct diag *d, struct str path)
{
    return diag_error(d, place_file(path), "FILE-READ", _("cannot read: %s"), strerror(errno));
}

static bool fail_write(struct diag *d, struct str path)
{
    return diag_error(d, place_file(path), "FILE-WRITE", _("cannot write: %s"), strerror(errno));
}

struct str path_join(struct arena *a, struct str folder, struct str name)
{
    if (!folder.len || str_equal(folder, STR(".")) || str_starts(name, STR("/")))
        return arena_str(a, name);
    size_t slash = !str_ends(folder, STR("/")), len = folder.len + slash + name.len;
    char *path = arena_alloc(a, len + 1);
    memcpy(path, folder.ptr, folder.len);
    memset(path + folder.len, '/', slash);
    memcpy(path + folder.len + slash, name.len ? name.ptr : "", name.len);
    return str_make(path, len);
}

struct str path_base(struct str path)
{
    const char *slash = path.len ? memrchr(path.ptr, '/', path.len) : NULL;
    return slash ? str_slice(path, (size_t)(slash - path.ptr) + 1, path.len) : path;
}

struct str path_folder(struct str path)
{
    const char *slash = path.len ? memrchr(path.ptr, '/', path.len) : NULL;
    if (!slash)
        return STR(".");
    return slash == path.ptr ? STR("/") : str_slice(path, 0, (size_t)(slash - path.ptr));
}

struct str path_extension(struct arena *a, struct str path)
{
    struct str base = path_base(path);
    const char *dot = base.len ? memrchr(base.ptr, '.', base.len) : NULL;
    if (!dot || dot == base.ptr)
        return (struct str){0};
    struct str extension = arena_str(a, str_slice(base, (size_t)(dot - base.ptr) + 1, base.len));
    char *letters = (char *)extension.ptr;
    for (size_t i = 0; i < extension.len; i++)
        if (letters[i] >= 'A' && letters[i] <= 'Z')
            letters[i] = (char)(letters[i] + ('a' - 'A'));
    return extension;
}

bool path_is_below(struct str name)
{
    struct str rest = name, piece;
    if (!name.len || memchr(name.ptr, '\0', name.len) || memchr(name.ptr, '\\', name.len))
        return false;
    while (str_split(&rest, '/', &piece))
        if (!piece.len || str_equal(piece, STR(".")) || str_equal(piece, STR("..")))
            return false;
    return true;
}

bool path_stays(struct str folder, struct str path)
{
    struct arena scratch = {0};
    char *home = realpath(arena_cstr(&scratch, folder), NULL), *real = realpath(arena_cstr(&scratch, path), NULL);
    struct str below = home && strcmp(home, "/") ? arena_printf(&scratch, "%s/", home) : STR("/");
    bool stays = !home || !real || str_starts(str_from(real), below);
    free(home);
    free(real);
    arena_release(&scratch);
    return stays;
}

static ssize_t read_some(int fd, char *into, size_t size)
{
    ssize_t n;
    do
        n = read(fd, into, size);
    while (n < 0 && errno == EINTR);
    return n;
}

enum { CHUNK = 1 << 16 };

/* Room for the whole file and for the read that finds its end, so that the buffer does not double at the last byte. */
static bool reserve_file(struct buf *out, size_t size)
{
    size_t room = out->limit - size < CHUNK ? out->limit : size + CHUNK;
    return buf_reserve(out, room) != NULL;
}

static bool read_all(int fd, struct str path, struct buf *out, struct diag *d)
{
    for (;;) {
        size_t room = out->limit - out->len < CHUNK ? out->limit - out->len : CHUNK;
        char extra;
        char *into = room ? buf_reserve(out, room) : &extra;
        ssize_t n = read_some(fd, into, room ? room : 1);
        if (n < 0)
            return fail_read(d, path);
        if (n == 0)
            return true;
        if (!room)
            return diag_error(d, place_file(path), "FILE-SIZE", _("larger than %zu MiB"), out->limit >> 20);
        out->len += (size_t)n;
        out->ptr[out->len] = '\0';
    }
}

bool file_read(struct str path, size_t limit, struct buf *out, struct diag *d)
{
    struct arena scratch = {0};
    struct stat st;
    bool ok = false;
    buf_reset(out);
    if (out->limit > limit || !out->limit)
        out->limit = limit;
    int fd = open(arena_cstr(&scratch, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &st))
        fail_read(d, path);
    else if (!S_ISREG(st.st_mode))
        diag_error(d, place_file(path), "FILE-READ", _("cannot read: not a regular file"));
    else if (st.st_size <= (off_t)limit && !reserve_file(out, (size_t)st.st_size))
        diag_error(d, place_file(path), "FILE-SIZE", _("larger than %zu MiB"), limit >> 20);
    else
        ok = read_all(fd, path, out, d);
    if (fd >= 0)
        close(fd);
    arena_release(&scratch);
    return ok;
}

/* What is no regular file has no end, or no bytes. */
static bool hash_all(int fd, struct hash *h)
{
    char piece[64 << 10];
    struct stat st;
    ssize_t n;
    if (fstat(fd, &st) || !S_ISREG(st.st_mode))
        return false;
    while ((n = read(fd, piece, sizeof piece)) > 0 || (n < 0 && errno == EINTR))
        if (n > 0)
            hash_put(h, str_make(piece, (size_t)n));
    return n == 0;
}

bool file_digest(struct str path, struct digest *digest, struct diag *d)
{
    struct arena scratch = {0};
    struct hash *h = hash_new();
    errno = 0; /* stays so when it is opened, but no regular file */
    int fd = open(arena_cstr(&scratch, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool ok = (fd >= 0 && hash_all(fd, h)) ||
              (errno ? fail_read(d, path) : diag_error(d, place_file(path), "FILE-READ", _("cannot read: not a regular file")));
    *digest = hash_end(h);
    if (fd >= 0)
        close(fd);
    arena_release(&scratch);
    return ok;
}

bool file_stat(struct str path, struct stat *st)
{
    struct arena scratch = {0};
    struct stat ignored;
    bool there = stat(arena_cstr(&scratch, path), st ? st : &ignored) == 0;
    arena_release(&scratch);
    return there;
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool folder_make(struct str path, struct diag *d)
{
    struct arena scratch = {0};
    char *name = (char *)arena_cstr(&scratch, path);
    bool ok = true;
    for (size_t i = 1; ok && i <= path.len; i++) {
        if (i < path.len && name[i] != '/')
            continue;
        char kept = name[i];
        name[i] = '\0';
        if (mkdir(name, 0777) && !is_folder(name)) {
            errno = errno == EEXIST ? ENOTDIR : errno;
            ok = fail_write(d, str_from(name));
        }
        name[i] = kept;
    }
    arena_release(&scratch);
    return ok;
}

struct listing {
    struct arena *arena;
    struct str *names;
    size_t count, capacity;
};

static bool is_left_out(const char *name)
{
    size_t len = strlen(name);
    return name[0] == '.' || name[len - 1] == '~' || strncmp(name, "~$", 2) == 0;
}

enum { FOLDER_DEPTH_LIMIT = 16 };

static bool list_below(struct listing *l, struct str folder, struct str prefix, int depth, struct diag *d)
{
    DIR *dir = opendir(arena_cstr(l->arena, folder));
    if (!dir)
        return fail_read(d, folder);
    bool ok = true;
    struct dirent *entry;
    while (ok && (errno = 0, entry = readdir(dir))) {
        if (is_left_out(entry->d_name))
            continue;
        struct str name = path_join(l->arena, prefix, str_from(entry->d_name));
        struct str path = path_join(l->arena, folder, str_from(entry->d_name));
        struct stat st;
        if (file_stat(path, &st) && S_ISDIR(st.st_mode))
            ok = depth < FOLDER_DEPTH_LIMIT ? list_below(l, path, name, depth + 1, d)
                                            : diag_error(d, place_file(path), "FILE-READ", _("folders are nested too deeply"));
        else /* also what cannot be read: who reads it says so */
            *ARENA_PUSH(l->arena, l->names, l->count, l->capacity) = name;
    }
    if (ok && errno)
        ok = fail_read(d, folder);
    closedir(dir);
    return ok;
}

bool folder_list(struct arena *a, struct str folder, struct str **names, size_t *count, struct diag *d)
{
    struct listing l = {.arena = a};
    bool ok = (!file_stat(folder, NULL) && errno != EACCES) || list_below(&l, folder, STR(""), 0, d);
    if (l.count)
        qsort(l.names, l.count, sizeof *l.names, str_compare_items);
    *names = l.names;
    *count = l.count;
    return ok;
}

static bool write_all(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t n = write(fd, bytes.ptr, bytes.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes = str_slice(bytes, (size_t)n, bytes.len);
    }
    return true;
}

bool file_write_new(struct str path, struct str bytes, bool sync, struct diag *d)
{
    struct arena scratch = {0};
    const char *name = arena_cstr(&scratch, path);
    int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    bool ok = fd >= 0 && write_all(fd, bytes) && (!sync || fsync(fd) == 0);
    int reason = errno;
    if (fd >= 0 && close(fd) && ok) {
        reason = errno;
        ok = false;
    }
    if (!ok && fd >= 0)
        unlink(name);
    errno = reason;
    if (!ok)
        fail_write(d, path);
    arena_release(&scratch);
    return ok;
}

bool file_rename(struct str from, struct str to, struct diag *d)
{
    struct arena scratch = {0};
    bool ok = rename(arena_cstr(&scratch, from), arena_cstr(&scratch, to)) == 0 || fail_write(d, to);
    arena_release(&scratch);
    return ok;
}

bool folder_sync(struct str path, struct diag *d)
{
    struct arena scratch = {0};
    int fd = open(arena_cstr(&scratch, path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (!ok)
        fail_write(d, path);
    if (fd >= 0)
        close(fd);
    arena_release(&scratch);
    return ok;
}

bool file_replace(struct str path, struct str bytes, struct diag *d)
{
    struct arena scratch = {0};
    struct str beside = arena_printf(&scratch, "%.*s.%ld.tmp", STR_ARG(path), (long)getpid());
    bool ok = file_write_new(beside, bytes, true, d);
    if (ok && !file_rename(beside, path, d)) {
        unlink(beside.ptr);
        ok = false;
    }
    ok = ok && folder_sync(path_folder(path), d);
    arena_release(&scratch);
    return ok;
}

static int remove_item(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st, (void)kind, (void)at;
    remove(path);
    return 0;
}

void folder_remove(struct str path)
{
    enum { DESCRIPTORS = 16 };
    struct arena scratch = {0};
    nftw(arena_cstr(&scratch, path), remove_item, DESCRIPTORS, FTW_DEPTH | FTW_PHYS);
    arena_release(&scratch);
}
