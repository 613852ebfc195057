/* picture_kinds.h — the kinds of picture files: shared by picture.c and the file of each kind, nobody else's. */
#ifndef PICTURES_PICTURE_KINDS_H
#define PICTURES_PICTURE_KINDS_H

#include "template/pictures/picture.h"

/* Each looks through a whole file and gives its natural size in EMU; NULL, or what is wrong with it, translated. */
const char *picture_measure_png(struct str bytes, int64_t *width, int64_t *height);
const char *picture_measure_jpeg(struct str bytes, int64_t *width, int64_t *height);
const char *picture_measure_svg(struct str bytes, int64_t *width, int64_t *height);

/* What is wrong with a size in pixels, or NULL. */
const char *picture_size_fault(uint64_t width, uint64_t height);

/* A side of so many pixels in EMU, `per_metre` to a metre; what no printer has counts as 96 to an inch. */
int64_t picture_side(uint64_t pixels, uint64_t per_metre);

#endif
