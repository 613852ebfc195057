#include "output/publish.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/file.h"
#include "base/i18n.h"

/* A file that a run made. */
struct known {
    struct str path;
    struct digest digest;
};

struct publisher {
    struct arena arena;
    struct str out, state, temporaries, intent;
    int lock;
    struct known *known;
    size_t known_count, known_capacity;
};

static bool fail(struct diag *d, struct str path)
{
    return diag_error(d, place_file(path), "FILE-WRITE", _("cannot write: %s"), strerror(errno));
}

static bool take_lock(struct publisher *p, struct diag *d)
{
    struct str path = path_join(&p->arena, p->state, STR("lock"));
    p->lock = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (p->lock < 0)
        return fail(d, path);
    if (flock(p->lock, LOCK_EX | LOCK_NB) == 0)
        return true;
    return diag_error(d, place_file(p->out), "RUN-LOCK", "%s", _("another run is in progress in this folder"));
}

static void clear_temporaries(const struct publisher *p)
{
    DIR *folder = opendir(p->temporaries.ptr);
    struct dirent *e;
    struct arena scratch = {0};
    while (folder && (e = readdir(folder)))
        if (e->d_name[0] != '.')
            unlink(path_join(&scratch, p->temporaries, str_from(e->d_name)).ptr);
    if (folder)
        closedir(folder);
    arena_release(&scratch);
}

/* The intention of a run that was cut off: `hex path` a line. Its files are a run's own. */
static void read_intent(struct publisher *p)
{
    struct diag ignored;
    struct buf text;
    diag_init(&ignored);
    buf_init(&text, BUF_LIMIT_PART);
    if (file_stat(p->intent, NULL) && file_read(p->intent, BUF_LIMIT_PART, &text, &ignored)) {
        struct str rest = buf_str(&text), line;
        struct digest digest;
        while (str_split(&rest, '\n', &line))
            if (line.len > 65 && digest_from_hex(str_slice(line, 0, 64), &digest))
                publish_know(p, str_slice(line, 65, line.len), digest);
    }
    buf_release(&text);
    diag_release(&ignored);
}

struct publisher *publish_open(struct str out, struct diag *d)
{
    struct publisher *p = calloc(1, sizeof *p);
    if (!p)
        fatal_no_memory();
    p->lock = -1;
    p->out = arena_str(&p->arena, out);
    p->state = path_join(&p->arena, p->out, STR(".pisar"));
    p->temporaries = path_join(&p->arena, p->state, STR("tmp"));
    p->intent = path_join(&p->arena, p->state, STR("intent"));
    if (!folder_make(p->state, d) || !take_lock(p, d) || !folder_make(p->temporaries, d)) {
        publish_close(p);
        return NULL;
    }
    clear_temporaries(p);
    read_intent(p);
    return p;
}

void publish_close(struct publisher *p)
{
    if (!p)
        return;
    if (p->lock >= 0) {
        clear_temporaries(p);
        rmdir(p->temporaries.ptr);
        close(p->lock);
    }
    arena_release(&p->arena);
    free(p);
}

struct str publish_temporary(const struct publisher *p, struct arena *a, size_t index)
{
    return arena_printf(a, "%.*s/%zu", STR_ARG(p->temporaries), index);
}

void publish_know(struct publisher *p, struct str path, struct digest digest)
{
    *ARENA_PUSH(&p->arena, p->known, p->known_count, p->known_capacity) = (struct known){arena_str(&p->arena, path), digest};
}

/* ---- one document ---- */

static int compare_known(const void *a, const void *b)
{
    return str_compare(((const struct known *)a)->path, ((const struct known *)b)->path);
}

static bool is_own(const struct publisher *p, struct str path, struct digest digest)
{
    for (size_t i = 0; i < p->known_count; i++)
        if (digest_equal(p->known[i].digest, digest) && str_equal(p->known[i].path, path))
            return true;
    return false;
}

static bool digest_file(struct str path, struct digest *digest, struct diag *d)
{
    struct buf bytes;
    buf_init(&bytes, BUF_LIMIT_PACKAGE);
    bool ok = file_read(path, BUF_LIMIT_PACKAGE, &bytes, d);
    *digest = hash_bytes(buf_str(&bytes));
    buf_release(&bytes);
    return ok;
}

struct str publish_path_beside(struct arena *a, struct str path)
{
    struct str extension = path_extension(a, path);
    struct str stem = str_slice(path, 0, path.len - extension.len - 1);
    return arena_printf(a, "%.*s (новая редакция).%.*s", STR_ARG(stem), STR_ARG(extension));
}

/* Decides where the bytes go: in place, nowhere (they stand there), or beside a person's file. */
static bool decide(struct publisher *p, struct publication *item, bool *rename_it, struct diag *d)
{
    struct str target = path_join(&p->arena, p->out, item->path);
    struct digest there;
    *rename_it = true;
    if (!file_stat(target, NULL))
        return true;
    if (!digest_file(target, &there, d))
        return false;
    bool own = is_own(p, item->path, there);
    if (digest_equal(there, item->digest) || (!own && item->same_record)) {
        *rename_it = false;
        item->edited = !digest_equal(there, item->digest);
    } else if (!own) {
        diag_warn(d, place_file(target), "FILE-EDITED", "%s", _("was changed by hand and is left as it is; the new edition stands beside it"));
        item->path = publish_path_beside(&p->arena, item->path);
        item->beside = true;
    }
    return true;
}

/* ---- the batch ---- */

static bool write_intent(struct publisher *p, const struct publication *items, size_t count, struct diag *d)
{
    struct buf text;
    struct arena scratch = {0};
    buf_init(&text, BUF_LIMIT_PART);
    for (size_t i = 0; i < p->known_count; i++)
        buf_printf(&text, "%s %.*s\n", digest_hex(&scratch, p->known[i].digest).ptr, STR_ARG(p->known[i].path));
    for (size_t i = 0; i < count; i++)
        if (items[i].temporary.len)
            buf_printf(&text, "%s %.*s\n", digest_hex(&scratch, items[i].digest).ptr, STR_ARG(items[i].path));
    bool ok = file_replace(p->intent, buf_str(&text), d);
    buf_release(&text);
    arena_release(&scratch);
    return ok;
}

static bool sync_out(const struct publisher *p, struct diag *d)
{
    int fd = open(p->out.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && syncfs(fd) == 0;
    if (!ok)
        fail(d, p->out);
    if (fd >= 0)
        close(fd);
    return ok;
}

static bool publish_one(struct publisher *p, struct publication *item, struct diag *d)
{
    struct str target = path_join(&p->arena, p->out, item->path);
    item->written = folder_make(path_folder(target), d) && file_rename(item->temporary, target, d);
    return item->written;
}

static bool is_named(const struct publication *items, size_t count, struct str path)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(items[i].path, path))
            return true;
    return false;
}

/* A free place below out/.pisar/previous/ for a path: its own, or with a number before it. */
static struct str previous_place(struct publisher *p, struct str path)
{
    struct str folder = path_join(&p->arena, p->state, STR("previous"));
    for (int n = 1;; n++) {
        struct str place = arena_printf(&p->arena, "%.*s/%d/%.*s", STR_ARG(folder), n, STR_ARG(path));
        if (!file_stat(place, NULL))
            return place;
    }
}

static bool retire(struct publisher *p, struct str path, size_t *retired, struct diag *d)
{
    struct str from = path_join(&p->arena, p->out, path);
    if (!file_stat(from, NULL))
        return true;
    struct str to = previous_place(p, path);
    if (!folder_make(path_folder(to), d) || !file_rename(from, to, d))
        return false;
    (*retired)++;
    diag_note(d, place_file(from), "FILE-RETIRED", _("no longer belongs; moved to %.*s"), STR_ARG(to));
    return true;
}

static bool retire_others(struct publisher *p, const struct publication *items, size_t count, size_t *retired, struct diag *d)
{
    bool ok = true;
    if (p->known_count)
        qsort(p->known, p->known_count, sizeof *p->known, compare_known);
    for (size_t i = 0; ok && i < p->known_count; i++)
        if ((i == 0 || !str_equal(p->known[i].path, p->known[i - 1].path)) && !is_named(items, count, p->known[i].path))
            ok = retire(p, p->known[i].path, retired, d);
    return ok;
}

bool publish_batch(struct publisher *p, struct publication *items, size_t count, bool retire_rest, size_t *retired, struct diag *d)
{
    bool ok = true, any = false, *wanted = ARENA_ARRAY(&p->arena, bool, count);
    *retired = 0;
    for (size_t i = 0; ok && i < count; i++) {
        if (items[i].temporary.len)
            ok = decide(p, &items[i], &wanted[i], d);
        any = any || wanted[i];
    }
    if (ok && any)
        ok = sync_out(p, d) && write_intent(p, items, count, d);
    for (size_t i = 0; ok && i < count; i++)
        if (wanted[i])
            ok = publish_one(p, &items[i], d);
    if (ok && retire_rest)
        ok = retire_others(p, items, count, retired, d);
    return ok && (!(any || *retired) || sync_out(p, d));
}

bool publish_end(struct publisher *p, struct diag *d)
{
    if (!file_stat(p->intent, NULL))
        return true;
    return (unlink(p->intent.ptr) == 0 || fail(d, p->intent)) && folder_sync(p->state, d);
}
