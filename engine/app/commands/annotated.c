#include "app/commands/annotated.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/i18n.h"
#include "output/assemble.h"
#include "template/remarks/annotate.h"

/* The messages about one file. */
static size_t messages_about(struct arena *a, const struct diag *d, struct str shown, struct message **out)
{
    size_t count = 0, capacity = 0;
    *out = NULL;
    for (size_t i = 0; i < d->count; i++)
        if (str_equal(d->messages[i].place.file, shown))
            *ARENA_PUSH(a, *out, count, capacity) = d->messages[i];
    return count;
}

static bool is_same_file(struct str a, struct str b)
{
    struct stat sa, sb;
    return file_stat(a, &sa) && file_stat(b, &sb) && sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

/* What is wrong with the package itself is in `d` already. */
static bool make_copy(struct str path, struct str shown, const struct message *messages, size_t count, struct buf *out)
{
    struct package package = {0};
    struct digest digest;
    struct diag known;
    const struct format *f = format_find(path);
    diag_init(&known);
    bool ok = f && sheet_open_package(&package, f, path, shown, &digest, &known) && annotate(f, &package, messages, count, out, &known);
    package_close(&package);
    diag_release(&known);
    return ok;
}

size_t annotated_write(struct str path, struct str shown, struct str to, struct diag *d)
{
    struct arena scratch = {0};
    struct buf copy;
    struct message *messages;
    size_t count = messages_about(&scratch, d, shown, &messages);
    buf_init(&copy, BUF_LIMIT_PACKAGE);
    if (count && is_same_file(path, to))
        diag_error(d, place_file(to), "ANNOTATE", "%s", _("this is the template itself; the copy with remarks needs another name"));
    else if (count && !make_copy(path, shown, messages, count, &copy))
        diag_note(d, place_file(shown), "ANNOTATE", "%s", _("remarks cannot be put into this file; what is wrong is told here alone"));
    else if (count && folder_make(path_folder(to), d) && file_replace(to, buf_str(&copy), d))
        diag_note(d, place_file(shown), "ANNOTATE", _("a copy with remarks: %.*s"), STR_ARG(to));
    buf_release(&copy);
    arena_release(&scratch);
    return count;
}

/* A path that is free: «otchet.docx», «otchet (2).docx», … */
static struct str free_path(struct arena *a, struct str path)
{
    struct str extension = path_extension(a, path), wanted = path;
    struct str stem = str_slice(path, 0, path.len - extension.len - 1);
    for (int n = 2; file_stat(wanted, NULL); n++)
        wanted = arena_printf(a, "%.*s (%d).%.*s", STR_ARG(stem), n, STR_ARG(extension));
    return wanted;
}

static bool is_within(struct arena *a, struct str folder, struct str path)
{
    char *outer = realpath(arena_cstr(a, folder), NULL), *inner = realpath(arena_cstr(a, path), NULL);
    size_t len = str_from(outer).len;
    bool within = outer && inner && str_starts(str_from(inner), str_from(outer)) && (!inner[len] || inner[len] == '/');
    free(outer);
    free(inner);
    return within;
}

bool annotated_write_all(struct str templates, struct str (*shown_of)(void *by, struct str path), void *by, struct str folder,
                         struct diag *d)
{
    struct arena scratch = {0};
    struct str *names;
    size_t count = 0;
    bool ok = folder_make(folder, d);
    if (ok && is_within(&scratch, templates, folder))
        ok = diag_error(d, place_file(folder), "ANNOTATE", "%s",
                        _("copies with remarks do not belong among the templates; name another folder"));
    ok = ok && folder_list(&scratch, templates, &names, &count, d);
    for (size_t i = 0; ok && i < count; i++) {
        struct str path = path_join(&scratch, templates, names[i]);
        if (format_find(path))
            annotated_write(path, shown_of(by, path), free_path(&scratch, path_join(&scratch, folder, names[i])), d);
    }
    arena_release(&scratch);
    return ok;
}
