/* picture.h — pictures that values put in documents: PNG, JPEG and SVG files of the project.
 *
 * A picture is read once, whole, and looked through to its last byte: what is damaged, lies about its size or would take
 * more memory than a page's picture may is refused. Documents name pictures by the digest of their bytes (rich.h); the
 * bytes stay here until the package is laid out.
 */
#ifndef PICTURES_PICTURE_H
#define PICTURES_PICTURE_H

#include "base/diag.h"
#include "base/hash.h"
#include "pack/package.h"

enum { PICTURE_FILE_LIMIT = 32 << 20, PICTURE_SIDE_LIMIT = 30000, PICTURE_PIXELS_LIMIT = 50000000 };

struct picture {
    struct str path;               /* below the folder of the store */
    const char *fault;             /* NULL, or why it cannot be used */
    struct digest digest;          /* of the bytes; all zero when they could not be read */
    int64_t width, height;         /* natural size in EMU (length.h), by the file's resolution */
    const char *media_type;
    struct package_entry entry;    /* the file as an entry of a package; its name has no folder */
};

struct pictures {
    struct arena arena;
    struct str folder; /* that paths start from */
    struct picture **items;
    size_t count, capacity;
};

void pictures_release(struct pictures *store);

/* The picture of a file in the store's folder or below it; one with a fault when there is none or it is none. */
const struct picture *pictures_load(struct pictures *store, struct str path);

/* A picture that was loaded, by its digest. */
const struct picture *pictures_find(const struct pictures *store, struct digest digest);

/* Whether a picture is drawn by lines, and needs another beside it for programs that cannot draw them. */
bool picture_is_drawing(const struct picture *p);

#endif
