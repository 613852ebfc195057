/* Names reserved by Windows: Naming Files, Paths, and Namespaces (Microsoft). */
#include "output/name.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/file.h"

static bool is_reserved(struct str piece)
{
    static const char *const names[] = {"CON", "PRN", "AUX", "NUL"};
    size_t dot = str_find(piece, STR("."), 0);
    struct str stem = dot == SIZE_MAX ? piece : str_slice(piece, 0, dot);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (stem.len == 3 && strncasecmp(stem.ptr, names[i], 3) == 0)
            return true;
    return stem.len == 4 && (strncasecmp(stem.ptr, "COM", 3) == 0 || strncasecmp(stem.ptr, "LPT", 3) == 0) && stem.ptr[3] >= '0' &&
           stem.ptr[3] <= '9';
}

static struct str trim_ends(struct str s)
{
    while (s.len && (s.ptr[0] == ' ' || s.ptr[0] == '.'))
        s = str_slice(s, 1, s.len);
    while (s.len && (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == '.'))
        s.len--;
    return s;
}

static struct str cut(struct str s, size_t limit)
{
    if (s.len <= limit)
        return s;
    while (limit && ((unsigned char)s.ptr[limit] & 0xC0) == 0x80)
        limit--;
    return trim_ends(str_slice(s, 0, limit));
}

static void put_piece(struct buf *out, struct str piece, size_t limit)
{
    struct buf clean;
    buf_init(&clean, BUF_LIMIT_MESSAGE);
    for (size_t i = 0; i < piece.len; i++) {
        unsigned char c = (unsigned char)piece.ptr[i];
        buf_put_char(&clean, c < 0x20 || c == 0x7f || strchr("\\<>:\"|?*", c) ? '-' : (char)c);
    }
    struct str safe = cut(trim_ends(buf_str(&clean)), limit);
    if (!safe.len || is_reserved(safe))
        buf_put_char(out, '_');
    buf_put_str(out, safe);
    buf_release(&clean);
}

struct str name_safe(struct arena *a, struct str text, const char *extension)
{
    struct str rest = text.len ? text : STR("_"), piece;
    struct buf out;
    buf_init(&out, BUF_LIMIT_MESSAGE);
    while (str_split(&rest, '/', &piece)) {
        if (out.len)
            buf_put_char(&out, '/');
        put_piece(&out, piece, NAME_PIECE_LIMIT - strlen(extension) - 1);
    }
    buf_printf(&out, ".%s", extension);
    struct str path = arena_str(a, buf_str(&out));
    buf_release(&out);
    return path;
}

struct str name_beside(struct arena *a, struct str path, int n)
{
    struct str extension = path_extension(a, path);
    struct str stem = str_slice(path, 0, path.len - extension.len - 1);
    if (n == 1)
        return arena_printf(a, "%.*s (новая редакция).%.*s", STR_ARG(stem), STR_ARG(extension));
    return arena_printf(a, "%.*s (новая редакция %d).%.*s", STR_ARG(stem), n, STR_ARG(extension));
}
