/* libpng checks every piece and its sum; all rows are read, though nobody looks at them. */
#include <png.h>
#include <string.h>

#include "base/fatal.h"
#include "base/i18n.h"
#include "template/pictures/picture_kinds.h"

struct source {
    struct str bytes;
    size_t at;
    struct arena scratch; /* a fault leaves by longjmp: what is here goes all the same */
};

static void read_bytes(png_structp png, png_bytep to, size_t len)
{
    struct source *s = png_get_io_ptr(png);
    if (len > s->bytes.len - s->at)
        png_error(png, "truncated");
    memcpy(to, s->bytes.ptr + s->at, len);
    s->at += len;
}

static void ignore(png_structp png, png_const_charp text)
{
    (void)png;
    (void)text;
}

static void leave(png_structp png, png_const_charp text)
{
    (void)text;
    png_longjmp(png, 1);
}

static const char *measure(png_structp png, png_infop info, int64_t *width, int64_t *height)
{
    png_read_info(png, info);
    uint32_t w = png_get_image_width(png, info), h = png_get_image_height(png, info);
    const char *fault = picture_size_fault(w, h);
    if (fault)
        return fault;
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    struct source *source = png_get_io_ptr(png);
    png_bytep row = arena_alloc(&source->scratch, png_get_rowbytes(png, info));
    for (int pass = 0; pass < passes; pass++)
        for (uint32_t y = 0; y < h; y++)
            png_read_row(png, row, NULL);
    png_read_end(png, info);
    *width = picture_side(w, png_get_x_pixels_per_meter(png, info));
    *height = picture_side(h, png_get_y_pixels_per_meter(png, info));
    return NULL;
}

const char *picture_measure_png(struct str bytes, int64_t *width, int64_t *height)
{
    struct source source = {.bytes = bytes};
    const char *volatile fault = _("the file is damaged or cut off");
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, leave, ignore);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info)
        fatal_no_memory();
    if (!setjmp(png_jmpbuf(png))) {
        png_set_read_fn(png, &source, read_bytes);
        fault = measure(png, info, width, height);
    }
    png_destroy_read_struct(&png, &info, NULL);
    arena_release(&source.scratch);
    return fault;
}
