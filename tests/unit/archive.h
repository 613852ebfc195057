/* archive.h — zip archives made field by field, so that every field can lie. */
#ifndef TESTS_UNIT_ARCHIVE_H
#define TESTS_UNIT_ARCHIVE_H

#include "base/buf.h"

/* An entry as its headers tell it; what is zero is filled in truthfully by archive_add. */
struct archive_entry {
    const char *name;
    struct str raw; /* the bytes that lie in the archive */
    unsigned method, flags;
    uint32_t crc, size, packed_size;
};

struct archive {
    struct buf bytes, directory;
    unsigned count;
};

static inline void put_number(struct buf *b, uint32_t value, int bytes)
{
    for (; bytes; bytes--, value >>= 8)
        buf_put_char(b, (char)value);
}

/* CRC-32 (ISO 3309) bit by bit: not the code that is tested. */
static inline uint32_t archive_crc(struct str s)
{
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < s.len; i++) {
        crc ^= (unsigned char)s.ptr[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

static inline void archive_init(struct archive *a)
{
    buf_init(&a->bytes, BUF_LIMIT_PACKAGE);
    buf_init(&a->directory, BUF_LIMIT_PACKAGE);
    a->count = 0;
}

static inline void put_shared_fields(struct buf *b, const struct archive_entry *e)
{
    put_number(b, 20, 2);
    put_number(b, e->flags, 2);
    put_number(b, e->method, 2);
    put_number(b, 0x21 << 16, 4);
    put_number(b, e->crc, 4);
    put_number(b, e->packed_size, 4);
    put_number(b, e->size, 4);
    put_number(b, (uint32_t)strlen(e->name), 2);
    put_number(b, 0, 2);
}

/* Adds an entry; a stored one needs only name and raw. */
static inline void archive_add(struct archive *a, struct archive_entry e)
{
    uint32_t offset = (uint32_t)a->bytes.len;
    e.crc = e.crc ? e.crc : archive_crc(e.raw);
    e.size = e.size ? e.size : (uint32_t)e.raw.len;
    e.packed_size = e.packed_size ? e.packed_size : (uint32_t)e.raw.len;
    put_number(&a->bytes, 0x04034b50, 4);
    put_shared_fields(&a->bytes, &e);
    buf_put_cstr(&a->bytes, e.name);
    buf_put_str(&a->bytes, e.raw);
    put_number(&a->directory, 0x02014b50, 4);
    put_number(&a->directory, 20, 2);
    put_shared_fields(&a->directory, &e);
    put_number(&a->directory, 0, 10);
    put_number(&a->directory, offset, 4);
    buf_put_cstr(&a->directory, e.name);
    a->count++;
}

/* The finished archive: a view of a->bytes. */
static inline struct str archive_finish(struct archive *a)
{
    uint32_t offset = (uint32_t)a->bytes.len;
    buf_put_str(&a->bytes, buf_str(&a->directory));
    put_number(&a->bytes, 0x06054b50, 4);
    put_number(&a->bytes, 0, 4);
    put_number(&a->bytes, a->count, 2);
    put_number(&a->bytes, a->count, 2);
    put_number(&a->bytes, (uint32_t)a->directory.len, 4);
    put_number(&a->bytes, offset, 4);
    put_number(&a->bytes, 0, 2);
    buf_release(&a->directory);
    return buf_str(&a->bytes);
}

#endif
