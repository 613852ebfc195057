#include "pack/package.h"

#include <libdeflate.h>
#include <string.h>
#include <zip.h>

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

static bool read_entry(struct package *p, zip_t *z, size_t archive_size, size_t i, struct diag *d)
{
    zip_stat_t st;
    if (zip_stat_index(z, i, 0, &st))
        return report(p, STR(""), d, _("the directory of the package is damaged"));
    struct package_entry *e = &p->entries[p->count];
    e->name = arena_str(&p->arena, str_from(st.name));
    e->deflated = st.comp_method == ZIP_CM_DEFLATE;
    e->size = st.size;
    e->crc = st.crc;
    if (!check_name(p, e->name, d))
        return false;
    if (st.encryption_method != ZIP_EM_NONE)
        return report(p, e->name, d, _("the entry is encrypted"));
    if (!e->deflated && st.comp_method != ZIP_CM_STORE)
        return report(p, e->name, d, _("the entry is compressed by a method that documents do not use"));
    if (st.comp_size > archive_size || st.size > BUF_LIMIT_PART || st.size / PACKAGE_RATIO_LIMIT > st.comp_size)
        return report(p, e->name, d, _("the entry is larger than a document's may be"));
    if (package_find(p, e->name))
        return report(p, e->name, d, _("the entry stands twice"));
    p->count++;
    return read_raw(z, i, &p->arena, st.comp_size, &e->raw) || report(p, e->name, d, _("the entry is damaged"));
}

static bool read_entries(struct package *p, zip_t *z, size_t archive_size, struct diag *d)
{
    zip_int64_t count = zip_get_num_entries(z, 0);
    if (count > PACKAGE_ENTRIES_LIMIT)
        return report(p, STR(""), d, _("the package has too many entries"));
    p->entries = ARENA_ARRAY(&p->arena, struct package_entry, (size_t)count);
    bool ok = true;
    for (zip_int64_t i = 0; ok && i < count; i++)
        ok = read_entry(p, z, archive_size, (size_t)i, d);
    return ok;
}

bool package_open(struct package *p, struct str file, struct str bytes, struct diag *d)
{
    zip_error_t error;
    *p = (struct package){0};
    p->file = arena_str(&p->arena, file);
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    if (!source)
        fatal_no_memory();
    zip_t *z = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (!z) {
        zip_source_free(source);
        return report(p, STR(""), d, _("this is no document package (zip), or it is damaged"));
    }
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

static bool inflate_entry(const struct package_entry *e, char *to)
{
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    if (!decompressor)
        fatal_no_memory();
    size_t size;
    enum libdeflate_result result = libdeflate_deflate_decompress(decompressor, e->raw.ptr, e->raw.len, to, e->size, &size);
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
