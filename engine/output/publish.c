/* The intention is a list of `digest path`, a line each, of the files that are a run's own though neither journal nor manifest say
 * so yet. It lies there while names are being changed; a run that finds it takes its files for its own. */
#include "output/publish.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/file.h"
#include "base/i18n.h"
#include "output/publisher.h"

static bool fail(struct diag *d, struct str path)
{
    return diag_error(d, place_file(path), "FILE-WRITE", _("cannot write: %s"), strerror(errno));
}

static bool take_lock(struct publisher *p, struct diag *d)
{
    struct str path = path_join(&p->arena, p->state, STR("lock"));
    int fd = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0) {
        p->lock = fd;
        return true;
    }
    if (fd < 0 || errno != EWOULDBLOCK)
        fail(d, path);
    else
        diag_error(d, place_file(p->out), "RUN-LOCK", "%s", _("another run is in progress in this folder"));
    if (fd >= 0)
        close(fd);
    return false;
}

static void clear_temporaries(const struct publisher *p)
{
    DIR *folder = opendir(p->temporaries.ptr);
    struct dirent *e;
    struct arena scratch = {0};
    while (folder && (e = readdir(folder)))
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
            folder_remove(path_join(&scratch, p->temporaries, str_from(e->d_name)));
    if (folder)
        closedir(folder);
    arena_release(&scratch);
}

/* ---- what is known ---- */

static void know(struct publisher *p, struct str path, struct digest digest, bool recorded)
{
    if (!path_is_below(path) || str_starts(path, STR(".pisar/")))
        return;
    *ARENA_PUSH(&p->arena, p->known, p->known_count, p->known_capacity) = (struct known){arena_str(&p->arena, path), digest, recorded};
    p->sorted = false;
}

void publish_know(struct publisher *p, struct str path, struct digest digest)
{
    know(p, path, digest, true);
}

void publisher_know(struct publisher *p, struct str path, struct digest digest)
{
    know(p, path, digest, false);
}

static int compare_known(const void *a, const void *b)
{
    return str_compare(((const struct known *)a)->path, ((const struct known *)b)->path);
}

void publisher_sort(struct publisher *p)
{
    if (!p->sorted && p->known_count)
        qsort(p->known, p->known_count, sizeof *p->known, compare_known);
    p->sorted = true;
}

bool publish_owns(struct publisher *p, struct str path, struct digest digest)
{
    size_t low = 0, high = p->known_count;
    publisher_sort(p);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(p->known[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < p->known_count && str_equal(p->known[low].path, path); low++)
        if (digest_equal(p->known[low].digest, digest))
            return true;
    return false;
}

/* ---- the intention ---- */

static void read_intent(struct publisher *p)
{
    struct diag ignored;
    struct buf text;
    diag_init(&ignored);
    buf_init(&text, BUF_LIMIT_PART);
    p->was_cut_off = file_stat(p->intent, NULL);
    if (p->was_cut_off && file_read(p->intent, BUF_LIMIT_PART, &text, &ignored)) {
        struct str rest = buf_str(&text), line;
        struct digest digest;
        while (str_split(&rest, '\n', &line))
            if (line.len > 65 && digest_from_hex(str_slice(line, 0, 64), &digest))
                publisher_know(p, str_slice(line, 65, line.len), digest);
    }
    buf_release(&text);
    diag_release(&ignored);
}

/* A file of the run's own, written as a temporary, synced and renamed. */
static bool put_file(struct publisher *p, const char *name, struct str path, struct str bytes, struct diag *d)
{
    struct str temporary = path_join(&p->arena, p->temporaries, str_from(name));
    unlink(temporary.ptr);
    return file_write_new(temporary, bytes, true, d) && file_rename(temporary, path, d) && folder_sync(path_folder(path), d);
}

static void put_line(struct buf *text, struct arena *scratch, struct str path, struct digest digest)
{
    buf_printf(text, "%s %.*s\n", digest_hex(scratch, digest).ptr, STR_ARG(path));
    arena_reset(scratch);
}

bool publisher_intend(struct publisher *p, const struct publication *items, const bool *wanted, size_t count, struct diag *d)
{
    struct buf text;
    struct arena scratch = {0};
    buf_init(&text, BUF_LIMIT_PART);
    for (size_t i = 0; i < p->known_count; i++)
        if (!p->known[i].recorded)
            put_line(&text, &scratch, p->known[i].path, p->known[i].digest);
    for (size_t i = 0; i < count; i++)
        if (wanted[i])
            put_line(&text, &scratch, items[i].path, items[i].digest);
    bool ok = put_file(p, "intent", p->intent, buf_str(&text), d);
    buf_release(&text);
    arena_release(&scratch);
    return ok;
}

/* What a run that was cut off has put in place is told by its intention alone, until a whole run has written it into
 * manifest and journal. */
bool publish_end(struct publisher *p, struct diag *d)
{
    if (!file_stat(p->intent, NULL) || (p->was_cut_off && !p->whole))
        return true;
    return (unlink(p->intent.ptr) == 0 || fail(d, p->intent)) && folder_sync(p->state, d);
}

/* ---- opening, closing ---- */

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

void publish_merge_with(struct publisher *p, publish_merge *merge, void *context)
{
    p->merge = merge;
    p->merge_context = context;
}

bool publish_was_cut_off(const struct publisher *p)
{
    return p->was_cut_off;
}

struct str publish_temporaries(const struct publisher *p)
{
    return p->temporaries;
}

struct str publish_temporary(const struct publisher *p, struct arena *a, size_t index)
{
    return arena_printf(a, "%.*s/%zu", STR_ARG(p->temporaries), index);
}

bool publish_file(struct publisher *p, struct str path, struct str bytes, bool *changed, struct diag *d)
{
    struct str target = path_join(&p->arena, p->out, path);
    struct buf there;
    struct diag ignored;
    diag_init(&ignored);
    buf_init(&there, BUF_LIMIT_PART);
    *changed = !file_stat(target, NULL) || !file_read(target, BUF_LIMIT_PART, &there, &ignored) || !str_equal(buf_str(&there), bytes);
    buf_release(&there);
    diag_release(&ignored);
    return !*changed || put_file(p, "file", target, bytes, d);
}
