/* lay_out.h — packed entries put together as a zip file (APPNOTE.TXT 6.3.10).
 *
 * The bytes are those that libzip 1.7 makes of the same entries: a signed document is made once more and compared byte by
 * byte. libzip itself would take longer for that than rendering takes for all of a document.
 */
#ifndef PACK_LAY_OUT_H
#define PACK_LAY_OUT_H

#include "base/buf.h"

struct packed {
    struct str name; /* UTF-8 */
    bool deflated;   /* else stored */
    uint32_t size;   /* unpacked */
    uint32_t crc;
    struct str bytes;
};

enum lay_out_end {
    LAY_OUT_DONE,
    LAY_OUT_TWICE, /* two entries have one name */
    LAY_OUT_LARGE, /* more than `out` holds, or than a zip file holds without its 64-bit extension, which not every office program reads */
};

/* Appends the file to `out`: the entries in their order, dated 1980-01-01 (the zero of DOS time). */
enum lay_out_end lay_out(const struct packed *entries, size_t count, struct buf *out);

#endif
