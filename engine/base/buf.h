/* buf.h — an owned, growing run of bytes with a ceiling.
 *
 * Write freely, check once: a write past the ceiling is dropped and makes the buffer fail for good,
 * so a whole part is written without a test and buf_ok() is asked at its end.
 * A failed allocation ends the process (fatal.h).
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

/* Ceilings stand together here, so that the largest memory use can be read off one list. */
enum {
    BUF_LIMIT_MESSAGE = 64 << 10,  /* one message or one line of a report */
    BUF_LIMIT_VALUE = 16 << 20,    /* one value of a document */
    BUF_LIMIT_INPUT = 512 << 20,   /* one input file, decoded */
    BUF_LIMIT_RECORD = 512 << 20,  /* the record of one document */
    BUF_LIMIT_PART = 512 << 20,    /* one part of a package, unpacked */
    BUF_LIMIT_PACKAGE = 512 << 20, /* one package, packed */
};

struct buf {
    char *ptr; /* NUL-terminated whenever not NULL */
    size_t len;
    size_t capacity;
    size_t limit;
    bool failed;
};

/* An empty buffer that may hold up to `limit` bytes; allocates nothing yet. */
void buf_init(struct buf *b, size_t limit);

/* Frees the bytes; the buffer is empty and usable again with the same limit. */
void buf_release(struct buf *b);

/* Empties the buffer and clears the failure; keeps the memory. */
void buf_reset(struct buf *b);

/* Drops what was written after the first `len` bytes; never lengthens. */
void buf_truncate(struct buf *b, size_t len);

/* Room for `more` bytes beyond len: the place to write them, or NULL when over the ceiling.
 * The caller then adds what it wrote to len. */
char *buf_reserve(struct buf *b, size_t more);

/* Puts bytes in the midst, at the offset `at`. */
void buf_insert(struct buf *b, size_t at, struct str bytes);

/* Puts at the end; over the ceiling nothing, and the buffer fails. */
void buf_put(struct buf *b, const void *bytes, size_t len);
void buf_put_str(struct buf *b, struct str s);
void buf_put_cstr(struct buf *b, const char *z);
void buf_put_char(struct buf *b, char c);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Unsigned number in 7-bit groups, low group first (LEB128), at most 10 bytes. */
void buf_put_varint(struct buf *b, uint64_t value);

/* false when any write since the last reset went over the ceiling. */
bool buf_ok(const struct buf *b);

/* View of the contents, valid until the next write. */
struct str buf_str(const struct buf *b);

#endif
