#include "tests/tools/entries.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

static bool read_entry(zip_t *z, zip_uint64_t index, struct entry *out)
{
    zip_stat_t st;
    if (zip_stat_index(z, index, 0, &st) || st.size > (1u << 30))
        return false;
    zip_file_t *f = zip_fopen_index(z, index, 0);
    if (!f)
        return false;
    *out = (struct entry){strdup(st.name), malloc(st.size + 1), st.size, st.comp_method == ZIP_CM_STORE};
    char extra;
    bool ok = zip_fread(f, out->bytes, st.size) == (zip_int64_t)st.size && zip_fread(f, &extra, 1) == 0;
    out->bytes[st.size] = '\0';
    return zip_fclose(f) == 0 && ok;
}

static bool read_all(zip_t *z, const char *name, struct entries *e)
{
    e->count = (size_t)zip_get_num_entries(z, 0);
    e->items = calloc(e->count + 1, sizeof *e->items);
    bool ok = true;
    for (size_t i = 0; ok && i < e->count; i++)
        ok = read_entry(z, i, &e->items[i]);
    zip_discard(z);
    if (!ok)
        fprintf(stderr, "%s: a damaged entry\n", name);
    return ok;
}

bool entries_read(const char *file, struct entries *e)
{
    int code;
    zip_t *z = zip_open(file, ZIP_RDONLY | ZIP_CHECKCONS, &code);
    if (!z)
        fprintf(stderr, "%s: not a package (libzip error %d)\n", file, code);
    return z && read_all(z, file, e);
}

bool entries_read_nested(const struct entry *package, struct entries *e)
{
    zip_source_t *source = zip_source_buffer_create(package->bytes, package->size, 0, NULL);
    zip_t *z = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL) : NULL;
    if (!z)
        fprintf(stderr, "%s: not a package\n", package->name);
    return z && read_all(z, package->name, e);
}

void entries_release(struct entries *e)
{
    for (size_t i = 0; i < e->count; i++) {
        free(e->items[i].name);
        free(e->items[i].bytes);
    }
    free(e->items);
    *e = (struct entries){0};
}

const struct entry *entries_find(const struct entries *e, const char *name)
{
    for (size_t i = 0; i < e->count; i++)
        if (strcmp(e->items[i].name, name) == 0)
            return &e->items[i];
    return NULL;
}

bool ends_with(const char *text, const char *tail)
{
    size_t length = strlen(text), wanted = strlen(tail);
    return length >= wanted && strcmp(text + length - wanted, tail) == 0;
}
