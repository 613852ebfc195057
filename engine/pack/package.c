/* Every entry is unpacked once when the package is opened, without being kept: what is copied into a thousand
 * documents is known to be sound, and sizes are known to be true before memory is taken by them. */
#include "pack/package.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>
#include <zlib.h>

#include "base/fatal.h"
#include "base/file.h"
#include "base/i18n.h"

static bool report(const struct package *p, struct str entry, struct diag *d, const char *reason)
{
    struct place where = {.file = p->file, .words = entry};
    return diag_error(d, where, "PACKAGE", "%s", reason);
}

static bool check_name(const struct package *p, struct str name, struct diag *d)
{
    struct str path = str_ends(name, STR("/")) ? str_slice(name, 0, name.len - 1) : name;
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.ptr[i] < ' ')
            return report(p, STR(""), d, _("the name of an entry has control characters"));
    return path_is_below(path) || report(p, name, d, _("the name of this entry leads out of the package"));
}

static bool read_raw(zip_t *z, zip_uint64_t index, struct arena *a, uint64_t size, struct str *raw)
{
    zip_file_t *f = zip_fopen_index(z, index, ZIP_FL_COMPRESSED);
    if (!f)
        return false;
    char *bytes = arena_alloc(a, size + 1);
    char extra;
    bool ok = zip_fread(f, bytes, size) == (zip_int64_t)size && zip_fread(f, &extra, 1) == 0;
    *raw = str_make(bytes, size);
    return zip_fclose(f) == 0 && ok;
}

static const char *fault_of(const struct package *p, const zip_stat_t *st, size_t archive_size)
{
    if (st->encryption_method != ZIP_EM_NONE)
        return _("the entry is encrypted");
    if (st->comp_method != ZIP_CM_DEFLATE && st->comp_method != ZIP_CM_STORE)
        return _("the entry is compressed by a method that documents do not use");
    if (st->comp_size > archive_size)
        return _("the entry is damaged");
    if (st->size > BUF_LIMIT_PART || st->size / PACKAGE_RATIO_LIMIT > st->comp_size)
        return _("the entry is larger than a document's may be");
    if (package_find(p, str_from(st->name)))
        return _("the entry stands twice");
    return NULL;
}

static bool check_stream(z_stream *z, uint64_t size, uint32_t crc)
{
    enum { CHUNK = 32 << 10 };
    unsigned char piece[CHUNK];
    uint32_t found = 0;
    int status;
    do {
        z->next_out = piece;
        z->avail_out = CHUNK;
        status = inflate(z, Z_NO_FLUSH);
        found = libdeflate_crc32(found, piece, CHUNK - z->avail_out);
    } while (status == Z_OK && z->total_out <= size);
    return status == Z_STREAM_END && !z->avail_in && z->total_out == size && found == crc;
}

static bool check_data(const struct package_entry *e)
{
    enum { RAW_WINDOW = -15 };
    if (!e->deflated)
        return e->raw.len == e->size && libdeflate_crc32(0, e->raw.ptr, e->raw.len) == e->crc;
    z_stream z = {.next_in = (Bytef *)e->raw.ptr, .avail_in = (uInt)e->raw.len};
    if (inflateInit2(&z, RAW_WINDOW) != Z_OK)
        fatal_no_memory();
    bool ok = check_stream(&z, e->size, e->crc);
    inflateEnd(&z);
    return ok;
}

static bool read_entry(struct package *p, zip_t *z, size_t archive_size, size_t i, struct diag *d)
{
    zip_stat_t st;
    if (zip_stat_index(z, i, 0, &st))
        return report(p, STR(""), d, _("the directory of the package is damaged"));
    struct str name = str_from(st.name);
    const char *fault = fault_of(p, &st, archive_size);
    if (!check_name(p, name, d))
        return false;
    if (fault)
        return report(p, name, d, fault);
    struct package_entry *e = &p->entries[p->count];
    *e = (struct package_entry){
        arena_str(&p->arena, name), {0}, st.comp_method == ZIP_CM_DEFLATE, st.size, st.crc};
    if (!read_raw(z, i, &p->arena, st.comp_size, &e->raw) || !check_data(e))
        return report(p, name, d, _("the entry is damaged"));
    p->count++;
    return true;
}

/* The directory says how much is in all entries together; a lie is found when they are read. */
static bool check_total(struct package *p, zip_t *z, zip_uint64_t count, struct diag *d)
{
    zip_stat_t st;
    uint64_t total = 0;
    for (zip_uint64_t i = 0; i < count && total <= PACKAGE_TOTAL_LIMIT; i++)
        if (zip_stat_index(z, i, 0, &st) == 0)
            total = st.size > PACKAGE_TOTAL_LIMIT ? st.size : total + st.size;
    return total <= PACKAGE_TOTAL_LIMIT ||
           report(p, STR(""), d, _("the package is larger, unpacked, than a document's may be"));
}

static bool read_entries(struct package *p, zip_t *z, size_t archive_size, struct diag *d)
{
    zip_uint64_t count = (zip_uint64_t)zip_get_num_entries(z, 0);
    if (count > PACKAGE_ENTRIES_LIMIT)
        return report(p, STR(""), d, _("the package has too many entries"));
    if (!check_total(p, z, count, d))
        return false;
    p->entries = ARENA_ARRAY(&p->arena, struct package_entry, (size_t)count);
    p->capacity = (size_t)count;
    bool ok = true;
    for (zip_uint64_t i = 0; i < count; i++)
        ok = read_entry(p, z, archive_size, i, d) && ok;
    return ok;
}

static zip_t *open_archive(struct str bytes, int flags, int *reason)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    if (!source)
        fatal_no_memory();
    zip_t *z = zip_open_from_source(source, ZIP_RDONLY | flags, &error);
    if (!z)
        zip_source_free(source);
    *reason = zip_error_code_zip(&error);
    zip_error_fini(&error);
    return z;
}

/* libzip refuses a whole archive without saying which entry it is about; a second look without its checks
 * tells. */
static bool explain(struct package *p, struct str bytes, struct diag *d)
{
    int reason;
    size_t errors = d->errors;
    zip_t *z = open_archive(bytes, 0, &reason);
    if (z) {
        read_entries(p, z, bytes.len, d);
        zip_discard(z);
    } else if (reason == ZIP_ER_NOZIP)
        return report(p, STR(""), d, _("this is no document package (zip)"));
    return d->errors == errors
               ? report(p, STR(""), d,
                        _("the package is damaged: its directory and its entries do not agree"))
               : false;
}

bool package_open(struct package *p, struct str file, struct str bytes, struct diag *d)
{
    int reason;
    *p = (struct package){0};
    p->file = arena_str(&p->arena, file);
    zip_t *z = open_archive(bytes, ZIP_CHECKCONS, &reason);
    if (!z)
        return explain(p, bytes, d);
    bool ok = read_entries(p, z, bytes.len, d);
    zip_discard(z);
    return ok;
}

void package_close(struct package *p)
{
    arena_release(&p->arena);
    *p = (struct package){0};
}

const struct package_entry *package_find(const struct package *p, struct str name)
{
    for (size_t i = 0; i < p->count; i++)
        if (str_equal(p->entries[i].name, name))
            return &p->entries[i];
    return NULL;
}

void package_drop(struct package *p, struct str name)
{
    size_t kept = 0;
    for (size_t i = 0; i < p->count; i++)
        if (!str_equal(p->entries[i].name, name))
            p->entries[kept++] = p->entries[i];
    p->count = kept;
}

bool package_need(const struct package *p, struct str name, struct diag *d)
{
    return package_find(p, name) || report(p, name, d, _("the package has no such entry, and a document must have it"));
}

bool package_put_mimetype(struct package *p, const char *media_type, struct diag *d)
{
    struct str name = STR("mimetype"), wanted = arena_str(&p->arena, str_from(media_type)), said;
    const struct package_entry *e = package_find(p, name);
    struct buf bytes;
    buf_init(&bytes, BUF_LIMIT_MESSAGE);
    bool ok = e && e->size <= BUF_LIMIT_MESSAGE && package_read(p, e, &bytes, d);
    said = str_trim(buf_str(&bytes));
    if (!ok)
        report(p, name, d, _("the package does not say what kind of document it holds"));
    else if (!str_equal(said, wanted))
        ok = diag_error(d, (struct place){.file = p->file, .words = name}, "PACKAGE",
                        _("the package says that it holds %.*s, not %s"), STR_ARG(said), media_type);
    buf_release(&bytes);
    if (!ok)
        return false;
    memmove(&p->entries[1], p->entries, (size_t)(e - p->entries) * sizeof *e);
    p->entries[0] = package_entry_store(name, wanted);
    return true;
}

void package_add(struct package *p, struct str name, const struct package_entry *e)
{
    struct package_entry *copy = ARENA_PUSH(&p->arena, p->entries, p->count, p->capacity);
    *copy = *e;
    copy->name = arena_str(&p->arena, name);
    copy->raw = arena_str(&p->arena, e->raw);
}

struct package_entry package_entry_make(struct arena *a, struct str name, struct str bytes, enum package_effort effort)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(effort);
    char *room = malloc(bytes.len + 1); /* far more than is needed mostly, so it is left untouched */
    if (!compressor || !room)
        fatal_no_memory();
    size_t len = bytes.len ? libdeflate_deflate_compress(compressor, bytes.ptr, bytes.len, room, bytes.len) : 0;
    struct str packed = arena_str(a, len ? str_make(room, len) : bytes); /* or it does not get smaller */
    free(room);
    libdeflate_free_compressor(compressor);
    return (struct package_entry){name, packed, len > 0, bytes.len, libdeflate_crc32(0, bytes.ptr, bytes.len)};
}

struct package_entry package_entry_store(struct str name, struct str bytes)
{
    return (struct package_entry){name, bytes, false, bytes.len, libdeflate_crc32(0, bytes.ptr, bytes.len)};
}

static bool inflate_entry(const struct package_entry *e, char *to)
{
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    if (!decompressor)
        fatal_no_memory();
    size_t size;
    enum libdeflate_result result =
        libdeflate_deflate_decompress(decompressor, e->raw.ptr, e->raw.len, to, e->size, &size);
    libdeflate_free_decompressor(decompressor);
    return result == LIBDEFLATE_SUCCESS && size == e->size;
}

bool package_read(const struct package *p, const struct package_entry *e, struct buf *out, struct diag *d)
{
    buf_reset(out);
    char *to = buf_reserve(out, e->size);
    if (!to)
        return report(p, e->name, d, _("the entry is larger than a document's may be"));
    bool ok = e->deflated ? inflate_entry(e, to) : e->raw.len == e->size;
    if (ok && !e->deflated && e->size)
        memcpy(to, e->raw.ptr, e->size);
    if (!ok || libdeflate_crc32(0, to, e->size) != e->crc)
        return report(p, e->name, d, _("the entry is damaged"));
    out->len = e->size;
    out->ptr[out->len] = '\0';
    return true;
}
