#include "app/commands/home.h"

#include <unistd.h>

#include "base/file.h"

struct str home_folder(struct arena *a, const char *name)
{
    /* build/MODE/pisar and build/pisar both have build/NAME; PREFIX/bin/pisar has PREFIX/share/pisar. */
    static const char *const between[] = {"", "../", "../share/pisar/"};
    char program[4096];
    ssize_t len = readlink("/proc/self/exe", program, sizeof program);
    struct str folder = path_folder(str_make(program, len > 0 ? (size_t)len : 0));
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        struct str path = arena_printf(a, "%.*s/%s%s", STR_ARG(folder), between[i], name);
        if (file_stat(path, NULL))
            return path;
    }
    return (struct str){0};
}
