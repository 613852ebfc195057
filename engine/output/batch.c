/* Nothing is renamed before it is known where every document goes and before all temporaries are on disk. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "output/name.h"
#include "output/publisher.h"

/* So few files are synced one by one; for more, the whole file system at once costs less. */
enum { FEW = 16 };

struct batch {
    struct publisher *p;
    struct publication *items;
    size_t count;
    bool *wanted;      /* by item: its temporary is to be renamed */
    size_t wanted_count;
    struct str *names; /* sorted: paths that are spoken for */
    size_t name_count;
    size_t retired;
};

/* ---- syncing ---- */

static bool sync_opened(int fd, int sync(int))
{
    int status;
    do
        status = fd < 0 ? -1 : sync(fd);
    while (status && fd >= 0 && errno == EINTR);
    return status == 0;
}

static bool sync_path(struct str path, int sync(int), struct diag *d)
{
    struct arena scratch = {0};
    int fd = open(arena_cstr(&scratch, path), O_RDONLY | O_CLOEXEC);
    bool ok = sync_opened(fd, sync);
    if (!ok)
        diag_error(d, place_file(path), "FILE-WRITE", _("cannot write: %s"), strerror(errno));
    if (fd >= 0)
        close(fd);
    arena_release(&scratch);
    return ok;
}

static bool sync_temporaries(const struct batch *b, struct diag *d)
{
    bool ok = true;
    if (b->wanted_count > FEW)
        return sync_path(b->p->out, syncfs, d);
    for (size_t i = 0; ok && i < b->count; i++)
        if (b->wanted[i])
            ok = sync_path(b->items[i].temporary, fsync, d);
    return ok;
}

/* The folders of a path from its own up to out/: any of them may be new. */
static bool sync_folders(const struct publisher *p, struct str path, struct diag *d)
{
    struct arena scratch = {0};
    bool ok = true, more = true;
    for (struct str folder = path_folder(path); ok && more; folder = path_folder(folder)) {
        more = !str_equal(folder, STR("."));
        ok = sync_path(more ? path_join(&scratch, p->out, folder) : p->out, fsync, d);
    }
    arena_release(&scratch);
    return ok;
}

static bool sync_names(const struct batch *b, struct diag *d)
{
    bool ok = true;
    if (b->wanted_count > FEW || b->retired)
        return sync_path(b->p->out, syncfs, d);
    for (size_t i = 0; ok && i < b->count; i++)
        if (b->wanted[i])
            ok = sync_folders(b->p, b->items[i].path, d);
    return ok;
}

/* ---- where each document goes ---- */

static void list_names(struct batch *b)
{
    b->name_count = 0;
    for (size_t i = 0; i < b->count; i++)
        b->names[b->name_count++] = b->items[i].path;
    if (b->name_count)
        qsort(b->names, b->name_count, sizeof *b->names, str_compare_items);
}

static bool is_named(const struct batch *b, struct str path)
{
    return b->name_count && bsearch(&path, b->names, b->name_count, sizeof path, str_compare_items);
}

/* What stands at a path, seen from a document that is to stand there. */
enum standing { STANDS_NOTHING, STANDS_OURS, STANDS_SAME, STANDS_FOREIGN, STANDS_UNREADABLE };

static enum standing look(const struct batch *b, struct str path, struct digest digest, struct diag *d)
{
    struct str target = path_join(&b->p->arena, b->p->out, path);
    struct digest there;
    if (!file_stat(target, NULL))
        return STANDS_NOTHING;
    if (!file_digest(target, &there, d))
        return STANDS_UNREADABLE;
    if (digest_equal(there, digest))
        return STANDS_SAME;
    return publish_owns(b->p, path, there) ? STANDS_OURS : STANDS_FOREIGN;
}

static void tell_beside(const struct batch *b, const struct publication *item, struct str asked, bool merged, struct diag *d)
{
    struct place where = place_file(path_join(&b->p->arena, b->p->out, asked));
    struct str name = path_base(item->path);
    if (!merged)
        diag_warn(d, where, "FILE-EDITED",
                  _("was changed by hand and is left as it is; the new edition, without what was changed by hand, is “%.*s”"),
                  STR_ARG(name));
    else if (!item->conflicts)
        diag_warn(d, where, "FILE-EDITED",
                  _("was changed by hand and is left as it is; the new edition, with what was changed by hand, is “%.*s”"), STR_ARG(name));
    else
        diag_warn(d, where, "FILE-EDITED",
                  P_("was changed by hand and is left as it is; the new edition, with what was changed by hand, is “%.*s”: both changed "
                     "%zu place, a remark there tells",
                     "was changed by hand and is left as it is; the new edition, with what was changed by hand, is “%.*s”: both changed "
                     "%zu places, remarks there tell",
                     item->conflicts),
                  STR_ARG(name), item->conflicts);
}

/* The first place beside that no person's file and no other document has. */
static bool put_beside(const struct batch *b, struct publication *item, bool *wanted, struct diag *d)
{
    struct str asked = item->path;
    enum standing there = STANDS_FOREIGN;
    bool merged = b->p->merge && b->p->merge(b->p->merge_context, item, path_join(&b->p->arena, b->p->out, asked));
    for (int n = 1; there == STANDS_FOREIGN; n++) {
        item->path = name_beside(&b->p->arena, asked, n);
        if (!is_named(b, item->path))
            there = look(b, item->path, item->digest, d);
    }
    item->beside = true;
    *wanted = there != STANDS_SAME;
    tell_beside(b, item, asked, merged, d);
    return there != STANDS_UNREADABLE;
}

static bool decide(const struct batch *b, struct publication *item, bool *wanted, struct diag *d)
{
    enum standing there = look(b, item->path, item->digest, d);
    *wanted = there == STANDS_NOTHING || there == STANDS_OURS;
    if (there != STANDS_FOREIGN)
        return there != STANDS_UNREADABLE;
    if (!item->same_record && !publish_owns(b->p, item->path, item->digest))
        return put_beside(b, item, wanted, d);
    item->edited = true;
    diag_note(d, place_file(path_join(&b->p->arena, b->p->out, item->path)), "FILE-EDITED", "%s",
              _("was changed by hand and is left as it is"));
    return true;
}

static bool decide_all(struct batch *b, struct diag *d)
{
    bool ok = true;
    for (size_t i = 0; i < b->count; i++) {
        if (b->items[i].temporary.len)
            ok = decide(b, &b->items[i], &b->wanted[i], d) && ok;
        b->wanted_count += b->wanted[i];
    }
    return ok;
}

/* ---- putting in place ---- */

static bool rename_all(const struct batch *b, struct diag *d)
{
    struct str made = {0}; /* the folder of the last one: most documents share it */
    bool ok = true;
    for (size_t i = 0; ok && i < b->count; i++) {
        struct str target = path_join(&b->p->arena, b->p->out, b->items[i].path), folder = path_folder(target);
        if (!b->wanted[i])
            continue;
        ok = str_equal(folder, made) || folder_make(folder, d);
        made = folder;
        ok = b->items[i].written = ok && file_rename(b->items[i].temporary, target, d);
    }
    return ok;
}

/* The folder below previous/ for this run: the first number that is free. */
static struct str previous_folder(struct publisher *p)
{
    for (int n = 1; !p->previous.len; n++) {
        struct str folder = arena_printf(&p->arena, "%.*s/previous/%d", STR_ARG(p->state), n);
        if (!file_stat(folder, NULL))
            p->previous = folder;
    }
    return p->previous;
}

/* Folders that have become empty are not part of what a clean run leaves. */
static void remove_empty_folders(const struct publisher *p, struct str path)
{
    struct arena scratch = {0};
    struct str folder = path_folder(path);
    while (!str_equal(folder, STR(".")) && rmdir(path_join(&scratch, p->out, folder).ptr) == 0)
        folder = path_folder(folder);
    arena_release(&scratch);
}

static bool retire(struct batch *b, struct str path, struct diag *d)
{
    struct publisher *p = b->p;
    struct str from = path_join(&p->arena, p->out, path);
    struct stat st;
    if (!file_stat(from, &st) || !S_ISREG(st.st_mode))
        return true;
    struct str to = path_join(&p->arena, previous_folder(p), path);
    if (!folder_make(path_folder(to), d) || !file_rename(from, to, d))
        return false;
    b->retired++;
    remove_empty_folders(p, path);
    diag_note(d, place_file(from), "FILE-RETIRED", _("no longer belongs; moved to %.*s"), STR_ARG(to));
    return true;
}

/* Linked, not moved: at every moment one of the two stands at its place. */
bool publish_set_aside(struct publisher *p, struct str path, struct digest digest, struct diag *d)
{
    struct str from = path_join(&p->arena, p->out, path), to = path_join(&p->arena, previous_folder(p), path);
    if (!folder_make(path_folder(to), d))
        return false;
    if (link(from.ptr, to.ptr) != 0)
        return diag_error(d, place_file(to), "FILE-WRITE", _("cannot write: %s"), strerror(errno));
    publisher_know(p, path, digest);
    diag_note(d, place_file(from), "FILE-RETIRED", _("was changed by hand; as it was it is kept as %.*s"), STR_ARG(to));
    return folder_sync(path_folder(to), d);
}

/* `asked`, the names before anything was put beside, are kept as well: a person's file stays where it is. */
static bool retire_others(struct batch *b, const struct batch *asked, struct diag *d)
{
    const struct known *known = b->p->known;
    bool ok = true;
    publisher_sort(b->p);
    for (size_t i = 0; ok && i < b->p->known_count; i++)
        if ((i == 0 || !str_equal(known[i].path, known[i - 1].path)) && !is_named(asked, known[i].path) && !is_named(b, known[i].path))
            ok = retire(b, known[i].path, d);
    return ok;
}

/* Of a batch that is not whole only what its own documents have left behind. */
static bool retire_left(struct batch *b, const struct batch *asked, struct diag *d)
{
    bool ok = true;
    for (size_t i = 0; ok && i < b->count; i++) {
        struct str left = b->items[i].left;
        if (left.len && path_is_below(left) && !is_named(asked, left) && !is_named(b, left))
            ok = retire(b, left, d);
    }
    return ok;
}

bool publish_batch(struct publisher *p, struct publication *items, size_t count, bool whole, size_t *retired, struct diag *d)
{
    struct batch asked = {.p = p, .items = items, .count = count, .names = ARENA_ARRAY(&p->arena, struct str, count)};
    list_names(&asked);
    struct batch b = asked;
    b.wanted = ARENA_ARRAY(&p->arena, bool, count);
    b.names = ARENA_ARRAY(&p->arena, struct str, count);
    p->whole = whole;
    *retired = 0;
    memcpy(b.names, asked.names, count * sizeof *b.names);
    if (!decide_all(&b, d))
        return false;
    list_names(&b);
    if (b.wanted_count && !(sync_temporaries(&b, d) && publisher_intend(p, items, b.wanted, count, d)))
        return false;
    bool ok = rename_all(&b, d) && (whole ? retire_others : retire_left)(&b, &asked, d);
    *retired = b.retired;
    return ok && (!(b.wanted_count || b.retired) || sync_names(&b, d));
}
