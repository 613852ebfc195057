#include "pack/container.h"

#include <stdlib.h>
#include <zip.h>

#include "base/fatal.h"
#include "base/i18n.h"

struct container {
    zip_t *zip;
    struct arena arena;
    struct str file; /* for messages */
};

static bool fail(struct str file, struct diag *d)
{
    return diag_error(d, place_file(file), "ARCHIVE", "%s", _("this file of the archive is damaged or cannot be read"));
}

struct container *container_open(struct str file, struct diag *d)
{
    int reason;
    struct container *c = calloc(1, sizeof *c);
    if (!c)
        fatal_no_memory();
    c->file = arena_str(&c->arena, file);
    c->zip = zip_open(arena_cstr(&c->arena, file), ZIP_RDONLY, &reason);
    if (c->zip)
        return c;
    fail(file, d);
    container_close(c);
    return NULL;
}

void container_close(struct container *c)
{
    if (!c)
        return;
    if (c->zip)
        zip_discard(c->zip);
    arena_release(&c->arena);
    free(c);
}

bool container_names(const struct container *c, struct arena *a, struct str **names, size_t *count, struct diag *d)
{
    zip_int64_t entries = zip_get_num_entries(c->zip, 0);
    *names = ARENA_ARRAY(a, struct str, (size_t)entries);
    *count = 0;
    for (zip_int64_t i = 0; i < entries; i++) {
        const char *name = zip_get_name(c->zip, (zip_uint64_t)i, 0);
        if (!name)
            return fail(c->file, d);
        (*names)[(*count)++] = arena_str(a, str_from(name));
    }
    return true;
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

bool container_read(const struct container *c, struct str name, size_t limit, struct buf *out, struct diag *d)
{
    struct arena scratch = {0};
    buf_reset(out);
    zip_int64_t index = zip_name_locate(c->zip, arena_cstr(&scratch, name), 0);
    arena_release(&scratch);
    return (index >= 0 && read_bytes(c->zip, (zip_uint64_t)index, limit, out)) || fail(c->file, d);
}
