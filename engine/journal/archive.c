/* An index of all packs is made at opening from their directories: a few milliseconds for ten thousand contents, and nothing
 * that could disagree with the packs themselves. */
#include "journal/archive.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/file.h"
#include "base/i18n.h"
#include "pack/container.h"
#include "pack/writer.h"

/* What is put is kept in memory up to this size, then written as a pack. */
enum { PACK_BYTES = 4 << 20 };

struct kept {
    struct digest digest;
    uint32_t pack; /* number of the pack, counted from 1; 0: this place is free */
    bool damaged;  /* it was there once: to be kept again */
};

/* A file of the folder. */
struct pack {
    struct str file; /* path */
    bool whole;      /* its bytes are those of its name */
    bool told;       /* that they are not */
};

struct archive {
    struct arena arena;
    struct str folder, packs, temporary;
    struct pack *files;
    size_t file_count, file_capacity;
    struct kept *places; /* open addressing; a power of two of them, at most half taken */
    size_t place_count, taken;
    struct container *open; /* the pack that was read last: what is asked for together mostly lies together */
    uint32_t open_pack;
    struct arena pending_arena; /* holds what is put and not yet written */
    struct package_entry *pending;
    size_t pending_count, pending_capacity, pending_bytes;
};

/* ---- the index ---- */

/* A digest is as good a hash as there is. */
static struct kept *place_of(struct kept *places, size_t count, struct digest digest)
{
    size_t at;
    memcpy(&at, digest.bytes, sizeof at);
    for (at &= count - 1; places[at].pack && !digest_equal(places[at].digest, digest); at = (at + 1) & (count - 1))
        ;
    return &places[at];
}

static void widen(struct archive *a)
{
    size_t wide = a->place_count ? 2 * a->place_count : 64;
    struct kept *places = ARENA_ARRAY(&a->arena, struct kept, wide);
    for (size_t i = 0; i < a->place_count; i++)
        if (a->places[i].pack)
            *place_of(places, wide, a->places[i].digest) = a->places[i];
    a->places = places;
    a->place_count = wide;
}

static void index_put(struct archive *a, struct digest digest, uint32_t pack)
{
    if (2 * (a->taken + 1) > a->place_count)
        widen(a);
    struct kept *k = place_of(a->places, a->place_count, digest);
    a->taken += !k->pack;
    *k = (struct kept){digest, pack, false};
}

static void tell_damage(struct pack *pack, struct diag *d)
{
    if (!pack->told)
        diag_warn(d, place_file(pack->file), "ARCHIVE", "%s",
                  _("this file of the archive is damaged or cannot be read; what it held is kept again where it is still known"));
    pack->told = true;
}

static void index_pack(struct archive *a, struct str file, struct diag *d)
{
    struct str *names;
    size_t count;
    struct diag quiet;
    diag_init(&quiet);
    *ARENA_PUSH(&a->arena, a->files, a->file_count, a->file_capacity) = (struct pack){.file = file};
    struct container *c = container_open(file, &quiet);
    if (!c || !container_names(c, &a->arena, &names, &count, &quiet)) {
        tell_damage(&a->files[a->file_count - 1], d);
        count = 0;
    }
    struct digest digest;
    for (size_t i = 0; i < count; i++)
        if (digest_from_hex(names[i], &digest))
            index_put(a, digest, (uint32_t)a->file_count);
    container_close(c);
    diag_release(&quiet);
}

struct archive *archive_open(struct str folder, struct str temporary, struct diag *d)
{
    struct archive *a = calloc(1, sizeof *a);
    if (!a)
        fatal_no_memory();
    a->folder = arena_str(&a->arena, folder);
    a->packs = path_join(&a->arena, folder, STR("packs"));
    a->temporary = arena_str(&a->arena, temporary);
    widen(a);
    struct str *names;
    size_t count;
    if (folder_list(&a->arena, a->packs, &names, &count, d))
        for (size_t i = 0; i < count; i++)
            index_pack(a, path_join(&a->arena, a->packs, names[i]), d);
    return a;
}

void archive_close(struct archive *a)
{
    if (!a)
        return;
    container_close(a->open);
    arena_release(&a->pending_arena);
    arena_release(&a->arena);
    free(a);
}

static bool is_pending(const struct archive *a, const struct kept *k)
{
    return k->pack > a->file_count;
}

bool archive_has(const struct archive *a, struct digest digest)
{
    const struct kept *k = place_of(a->places, a->place_count, digest);
    return k->pack && !k->damaged;
}

/* ---- writing ---- */

bool archive_put(struct archive *a, struct digest digest, enum archive_form form, struct str bytes, struct diag *d)
{
    if (archive_has(a, digest))
        return true;
    struct str name = digest_hex(&a->pending_arena, digest);
    struct package_entry entry = form == ARCHIVE_PACKED ? package_entry_store(name, arena_str(&a->pending_arena, bytes))
                                                        : package_entry_make(&a->pending_arena, name, bytes, PACKAGE_QUICKLY);
    *ARENA_PUSH(&a->pending_arena, a->pending, a->pending_count, a->pending_capacity) = entry;
    index_put(a, digest, (uint32_t)a->file_count + 1);
    a->pending_bytes += entry.raw.len;
    return a->pending_bytes < PACK_BYTES || archive_flush(a, d);
}

/* The order of what was put may depend on workers; that of a pack does not. */
static int by_name(const void *a, const void *b)
{
    return str_compare(((const struct package_entry *)a)->name, ((const struct package_entry *)b)->name);
}

static bool lay_out(struct archive *a, struct buf *out, struct diag *d)
{
    struct writer *w = writer_new();
    qsort(a->pending, a->pending_count, sizeof *a->pending, by_name);
    writer_begin(w, a->packs);
    for (size_t i = 0; i < a->pending_count; i++)
        writer_copy(w, &a->pending[i]);
    bool ok = writer_finish(w, out, d);
    writer_free(w);
    return ok;
}

static bool write_pack(struct archive *a, struct str bytes, struct diag *d)
{
    struct str digest = digest_hex(&a->arena, hash_bytes(bytes));
    struct str file = path_join(&a->arena, a->packs, arena_printf(&a->arena, "%.*s.zip", STR_ARG(digest)));
    *ARENA_PUSH(&a->arena, a->files, a->file_count, a->file_capacity) = (struct pack){.file = file, .whole = true};
    unlink(a->temporary.ptr);
    return folder_make(a->packs, d) && file_write_new(a->temporary, bytes, true, d) && file_rename(a->temporary, file, d) &&
           folder_sync(a->packs, d) && folder_sync(a->folder, d) && folder_sync(path_folder(a->folder), d);
}

bool archive_flush(struct archive *a, struct diag *d)
{
    struct buf bytes;
    if (!a->pending_count)
        return true;
    buf_init(&bytes, BUF_LIMIT_PACKAGE);
    bool ok = lay_out(a, &bytes, d) && write_pack(a, buf_str(&bytes), d);
    buf_release(&bytes);
    arena_reset(&a->pending_arena);
    a->pending = NULL;
    a->pending_count = a->pending_capacity = a->pending_bytes = 0;
    return ok;
}

/* ---- reading ---- */

static const struct container *open_pack(struct archive *a, uint32_t pack, struct diag *d)
{
    if (a->open && a->open_pack == pack)
        return a->open;
    container_close(a->open);
    a->open = container_open(a->files[pack - 1].file, d);
    a->open_pack = pack;
    return a->open;
}

static bool read_from(struct archive *a, uint32_t pack, struct str name, struct digest digest, struct buf *out, struct diag *d)
{
    const struct container *c = open_pack(a, pack, d);
    if (!c || !container_read(c, name, BUF_LIMIT_PACKAGE, out, d))
        return false;
    return digest_equal(hash_bytes(buf_str(out)), digest) ||
           diag_error(d, place_file(a->files[pack - 1].file), "ARCHIVE", "%s", _("this file of the archive is damaged or cannot be read"));
}

/* What was damaged and is kept again lies in two packs. */
static bool read_from_others(struct archive *a, uint32_t damaged, struct str name, struct digest digest, struct buf *out)
{
    struct diag ignored;
    bool found = false;
    diag_init(&ignored);
    for (uint32_t pack = 1; !found && pack <= a->file_count; pack++)
        found = pack != damaged && read_from(a, pack, name, digest, out, &ignored);
    diag_release(&ignored);
    return found;
}

bool archive_get(struct archive *a, struct digest digest, struct buf *out, struct diag *d)
{
    struct arena scratch = {0};
    struct diag said;
    const struct kept *k = place_of(a->places, a->place_count, digest);
    struct str name = digest_hex(&scratch, digest);
    bool there = k->pack && !is_pending(a, k);
    diag_init(&said);
    if (!there)
        diag_error(d, place_file(a->folder), "ARCHIVE", _("the archive does not hold %.*s"), STR_ARG(name));
    bool ok = there && (read_from(a, k->pack, name, digest, out, &said) || read_from_others(a, k->pack, name, digest, out));
    if (!ok)
        diag_append(d, &said);
    diag_release(&said);
    arena_release(&scratch);
    return ok;
}

/* ---- checking ---- */

static bool stamp(struct str file, struct archive_pack *s)
{
    struct stat st;
    if (!file_stat(file, &st))
        return false;
    *s = (struct archive_pack){path_base(file), st.st_size, (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec,
                               (int64_t)st.st_ino};
    return true;
}

static bool is_known(struct str file, const struct archive_pack *known, size_t count)
{
    struct archive_pack now;
    bool found = false;
    bool there = count && stamp(file, &now);
    for (size_t i = 0; there && !found && i < count; i++)
        found = str_equal(known[i].name, now.name) && known[i].size == now.size && known[i].mtime_ns == now.mtime_ns &&
                known[i].inode == now.inode;
    return found;
}

static bool has_its_name(const struct pack *pack)
{
    struct digest named, found;
    struct diag ignored;
    struct str name = path_base(pack->file);
    diag_init(&ignored);
    bool same = str_ends(name, STR(".zip")) && digest_from_hex(str_slice(name, 0, name.len - 4), &named) &&
                file_digest(pack->file, &found, &ignored) && digest_equal(named, found);
    diag_release(&ignored);
    return same;
}

/* Which contents of a damaged pack are lost. */
static void mark_damaged(struct archive *a, uint32_t pack)
{
    struct arena scratch = {0};
    struct buf bytes;
    struct diag ignored;
    diag_init(&ignored);
    buf_init(&bytes, BUF_LIMIT_PACKAGE);
    for (size_t i = 0; i < a->place_count; i++) {
        struct kept *k = &a->places[i];
        if (k->pack == pack)
            k->damaged = !read_from(a, pack, digest_hex(&scratch, k->digest), k->digest, &bytes, &ignored) &&
                         !read_from_others(a, pack, digest_hex(&scratch, k->digest), k->digest, &bytes);
    }
    buf_release(&bytes);
    diag_release(&ignored);
    arena_release(&scratch);
}

void archive_check(struct archive *a, const struct archive_pack *known, size_t count, struct diag *d)
{
    for (size_t i = 0; i < a->file_count; i++) {
        struct pack *pack = &a->files[i];
        pack->whole = is_known(pack->file, known, count) || has_its_name(pack);
        if (pack->whole)
            continue;
        tell_damage(pack, d);
        mark_damaged(a, (uint32_t)i + 1);
    }
}

bool archive_stands(struct str folder, const struct archive_pack *known, size_t count)
{
    struct arena scratch = {0};
    struct diag ignored;
    struct str packs = path_join(&scratch, folder, STR("packs")), *names;
    size_t found;
    diag_init(&ignored);
    bool same = folder_list(&scratch, packs, &names, &found, &ignored) && found == count;
    for (size_t i = 0; same && i < count; i++)
        same = is_known(path_join(&scratch, packs, names[i]), known, count);
    diag_release(&ignored);
    arena_release(&scratch);
    return same;
}

void archive_whole(const struct archive *a, struct arena *to, struct archive_pack **packs, size_t *count)
{
    *packs = ARENA_ARRAY(to, struct archive_pack, a->file_count);
    *count = 0;
    for (size_t i = 0; i < a->file_count; i++)
        if (a->files[i].whole && stamp(a->files[i].file, &(*packs)[*count]))
            (*packs)[(*count)++].name = arena_str(to, path_base(a->files[i].file));
}
