/* An index of all packs is made at opening from their directories: a few milliseconds for ten thousand contents, and nothing
 * that could disagree with the packs themselves. */
#include "journal/archive.h"

#include <stdlib.h>
#include <string.h>
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
};

struct archive {
    struct arena arena;
    struct str folder, packs, temporary;
    struct str *files; /* paths of the packs */
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
    *k = (struct kept){digest, pack};
}

static void index_pack(struct archive *a, struct str file, struct diag *d)
{
    struct str *names;
    size_t count;
    struct diag quiet;
    diag_init(&quiet);
    *ARENA_PUSH(&a->arena, a->files, a->file_count, a->file_capacity) = file;
    struct container *c = container_open(file, &quiet);
    if (!c || !container_names(c, &a->arena, &names, &count, &quiet)) {
        diag_warn(d, place_file(file), "ARCHIVE", "%s", _("this file of the archive is damaged or cannot be read; what it held is kept again where it is still known"));
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
    return place_of(a->places, a->place_count, digest)->pack != 0;
}

/* ---- writing ---- */

bool archive_put(struct archive *a, struct digest digest, enum archive_form form, struct str bytes, struct diag *d)
{
    if (archive_has(a, digest))
        return true;
    struct str name = digest_hex(&a->pending_arena, digest);
    struct package_entry entry = form == ARCHIVE_PACKED ? package_entry_store(name, arena_str(&a->pending_arena, bytes))
                                                        : package_entry_make(&a->pending_arena, name, bytes);
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
    struct str name = arena_printf(&a->arena, "%.*s.zip", STR_ARG(digest_hex(&a->arena, hash_bytes(bytes))));
    struct str file = path_join(&a->arena, a->packs, name);
    *ARENA_PUSH(&a->arena, a->files, a->file_count, a->file_capacity) = file;
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
    a->open = container_open(a->files[pack - 1], d);
    a->open_pack = pack;
    return a->open;
}

bool archive_get(struct archive *a, struct digest digest, struct buf *out, struct diag *d)
{
    struct arena scratch = {0};
    const struct kept *k = place_of(a->places, a->place_count, digest);
    struct str name = digest_hex(&scratch, digest);
    bool ok = k->pack && !is_pending(a, k);
    if (!ok)
        diag_error(d, place_file(a->folder), "ARCHIVE", _("the archive does not hold %.*s"), STR_ARG(name));
    const struct container *c = ok ? open_pack(a, k->pack, d) : NULL;
    ok = c && container_read(c, name, BUF_LIMIT_PACKAGE, out, d);
    if (ok && !digest_equal(hash_bytes(buf_str(out)), digest))
        ok = diag_error(d, place_file(a->files[k->pack - 1]), "ARCHIVE", "%s", _("this file of the archive is damaged or cannot be read"));
    arena_release(&scratch);
    return ok;
}
