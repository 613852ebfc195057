/* A kind of file is told by its first bytes, never by its name. */
#include "template/pictures/picture.h"

#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "template/pictures/length.h"
#include "template/pictures/picture_kinds.h"

struct kind {
    const char *head;
    size_t head_len;
    const char *extension, *media_type;
    const char *(*measure)(struct str, int64_t *, int64_t *);
};

static const struct kind kinds[] = {{"\x89PNG\r\n\x1a\n", 8, "png", "image/png", picture_measure_png},
                                    {"\xFF\xD8\xFF", 3, "jpeg", "image/jpeg", picture_measure_jpeg},
                                    {"<", 1, "svg", "image/svg+xml", picture_measure_svg},
                                    {"\xEF\xBB\xBF<", 4, "svg", "image/svg+xml", picture_measure_svg}};

const char *picture_size_fault(uint64_t width, uint64_t height)
{
    if (!width || !height)
        return _("the picture has no size");
    if (width > PICTURE_SIDE_LIMIT || height > PICTURE_SIDE_LIMIT || width * height > PICTURE_PIXELS_LIMIT)
        return _("the picture has more than 50 million pixels");
    return NULL;
}

int64_t picture_side(uint64_t pixels, uint64_t per_metre)
{
    enum { COARSEST = 787, FINEST = 188976 }; /* 20 and 4 800 to an inch */
    if (per_metre < COARSEST || per_metre > FINEST)
        return (int64_t)pixels * LENGTH_PIXEL;
    return (int64_t)(pixels * 100 * LENGTH_CM / per_metre);
}

bool picture_is_drawing(const struct picture *p)
{
    return strcmp(p->media_type, "image/svg+xml") == 0;
}

void pictures_release(struct pictures *store)
{
    arena_release(&store->arena);
    *store = (struct pictures){0};
}

static const struct kind *kind_of(struct str bytes)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_starts(bytes, str_make(kinds[i].head, kinds[i].head_len)))
            return &kinds[i];
    return NULL;
}

/* Names of entries come from the contents: no two pictures meet, and none meets a picture of the template. */
static void look_at(struct arena *a, struct picture *p, struct str bytes)
{
    enum { SHORT_NAME = 20 };
    const struct kind *kind = kind_of(bytes);
    p->digest = hash_bytes(bytes);
    if (!kind) {
        p->fault = _("this is no PNG, JPEG or SVG picture");
        return;
    }
    p->fault = kind->measure(bytes, &p->width, &p->height);
    p->media_type = kind->media_type;
    struct str name = str_slice(digest_hex(a, p->digest), 0, SHORT_NAME);
    p->entry = package_entry_make(a, arena_printf(a, "%.*s.%s", STR_ARG(name), kind->extension), bytes, PACKAGE_WELL);
}

static void read_picture(struct arena *a, struct picture *p, struct str file)
{
    struct buf bytes;
    struct diag why;
    struct stat st;
    diag_init(&why);
    buf_init(&bytes, PICTURE_FILE_LIMIT);
    if (!file_stat(file, &st))
        p->fault = _("there is no such file");
    else if (!file_read(file, PICTURE_FILE_LIMIT, &bytes, &why))
        p->fault = arena_cstr(a, why.messages[0].text);
    else
        look_at(a, p, buf_str(&bytes));
    buf_release(&bytes);
    diag_release(&why);
}

const struct picture *pictures_load(struct pictures *store, struct str path)
{
    for (size_t i = 0; i < store->count; i++)
        if (str_equal(store->items[i]->path, path))
            return store->items[i];
    struct picture *p = ARENA_NEW(&store->arena, struct picture);
    *ARENA_PUSH(&store->arena, store->items, store->count, store->capacity) = p;
    p->path = arena_str(&store->arena, path);
    if (path_is_below(path))
        read_picture(&store->arena, p, path_join(&store->arena, store->folder, path));
    else
        p->fault = _("a picture is a file of the project, named by its path from the project's folder");
    return p;
}

const struct picture *pictures_find(const struct pictures *store, struct digest digest)
{
    for (size_t i = 0; i < store->count; i++)
        if (!store->items[i]->fault && digest_equal(store->items[i]->digest, digest))
            return store->items[i];
    return NULL;
}
