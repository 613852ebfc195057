/* pack DIR FILE — makes a package of a folder, so that a test's template lies in git as readable XML.
 * `mimetype` (stored) or `[Content_Types].xml` comes first, the rest in byte order, all dated 1980. */
#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

static char *names[1000];
static size_t count, root_length;

static int collect(const char *path, const struct stat *st, int kind, struct FTW *place)
{
    (void)st;
    (void)place;
    if (kind == FTW_F && count < sizeof names / sizeof *names)
        names[count++] = strdup(path + root_length + 1);
    return 0;
}

static int rank(const char *name)
{
    return strcmp(name, "mimetype") == 0 ? 0 : strcmp(name, "[Content_Types].xml") == 0 ? 1 : 2;
}

static int by_rank(const void *a, const void *b)
{
    const char *x = *(char *const *)a, *y = *(char *const *)b;
    return rank(x) != rank(y) ? rank(x) - rank(y) : strcmp(x, y);
}

static bool add(zip_t *z, const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    zip_source_t *source = zip_source_file(z, path, 0, -1);
    zip_int64_t index = zip_file_add(z, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0)
        return false;
    int method = rank(name) == 0 ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    return zip_set_file_compression(z, (zip_uint64_t)index, method, 0) == 0 &&
           zip_file_set_dostime(z, (zip_uint64_t)index, 0, 0x21, 0) == 0;
}

int main(int argc, char **argv)
{
    int code;
    if (argc != 3) {
        fputs("usage: pack DIR FILE\n", stderr);
        return 2;
    }
    root_length = strlen(argv[1]);
    if (nftw(argv[1], collect, 16, FTW_PHYS) || !count)
        return 2;
    qsort(names, count, sizeof *names, by_rank);
    zip_t *z = zip_open(argv[2], ZIP_CREATE | ZIP_TRUNCATE, &code);
    bool ok = z != NULL;
    for (size_t i = 0; ok && i < count; i++)
        ok = add(z, argv[1], names[i]);
    if (z && zip_close(z))
        ok = false;
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    return ok ? 0 : 1;
}
