#include "pack/container.h"

#include <zip.h>

#include "base/i18n.h"

static bool fail(struct str file, struct diag *d)
{
    return diag_error(d, place_file(file), "ARCHIVE", "%s", _("this file of the archive is damaged or cannot be read"));
}

static zip_t *open_file(struct str file)
{
    struct arena scratch = {0};
    int reason;
    zip_t *z = zip_open(arena_cstr(&scratch, file), ZIP_RDONLY, &reason);
    arena_release(&scratch);
    return z;
}

bool container_names(struct str file, struct arena *a, struct str **names, size_t *count, struct diag *d)
{
    zip_t *z = open_file(file);
    if (!z)
        return fail(file, d);
    zip_int64_t entries = zip_get_num_entries(z, 0);
    bool ok = true;
    *names = ARENA_ARRAY(a, struct str, (size_t)entries);
    *count = 0;
    for (zip_int64_t i = 0; ok && i < entries; i++) {
        const char *name = zip_get_name(z, (zip_uint64_t)i, 0);
        ok = name != NULL;
        if (ok)
            (*names)[(*count)++] = arena_str(a, str_from(name));
    }
    zip_discard(z);
    return ok || fail(file, d);
}

static bool read_bytes(zip_t *z, zip_uint64_t index, size_t limit, struct buf *out)
{
    zip_stat_t st;
    if (zip_stat_index(z, index, 0, &st) || st.size > limit)
        return false;
    zip_file_t *f = zip_fopen_index(z, index, 0);
    char *room = f ? buf_reserve(out, st.size) : NULL, extra;
    bool ok = room && zip_fread(f, room, st.size) == (zip_int64_t)st.size && zip_fread(f, &extra, 1) == 0;
    if (ok) {
        out->len = st.size;
        out->ptr[out->len] = '\0';
    }
    return (!f || zip_fclose(f) == 0) && ok;
}

bool container_read(struct str file, struct str name, size_t limit, struct buf *out, struct diag *d)
{
    struct arena scratch = {0};
    zip_t *z = open_file(file);
    buf_reset(out);
    zip_int64_t index = z ? zip_name_locate(z, arena_cstr(&scratch, name), 0) : -1;
    bool ok = index >= 0 && read_bytes(z, (zip_uint64_t)index, limit, out);
    if (z)
        zip_discard(z);
    arena_release(&scratch);
    return ok || fail(file, d);
}
