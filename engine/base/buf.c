/* Doubling growth; the failure flag is sticky until a reset. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"

void buf_init(struct buf *b, size_t limit)
{
    *b = (struct buf){.limit = limit};
}

void buf_release(struct buf *b)
{
    free(b->ptr);
    buf_init(b, b->limit);
}

void buf_reset(struct buf *b)
{
    b->len = 0;
    b->failed = false;
    if (b->ptr)
        b->ptr[0] = '\0';
}

void buf_truncate(struct buf *b, size_t len)
{
    if (len >= b->len)
        return;
    b->len = len;
    b->ptr[len] = '\0';
}

char *buf_reserve(struct buf *b, size_t more)
{
    if (b->failed || more > b->limit - b->len) {
        b->failed = true;
        return NULL;
    }
    size_t wanted = b->len + more + 1;
    if (wanted > b->capacity) {
        size_t capacity = b->capacity ? b->capacity * 2 : 256;
        if (capacity < wanted)
            capacity = wanted;
        char *grown = realloc(b->ptr, capacity);
        if (!grown)
            fatal_no_memory();
        b->ptr = grown;
        b->capacity = capacity;
    }
    return b->ptr + b->len;
}

void buf_put(struct buf *b, const void *bytes, size_t len)
{
    char *room = buf_reserve(b, len);
    if (!room)
        return;
    if (len)
        memcpy(room, bytes, len);
    b->len += len;
    b->ptr[b->len] = '\0';
}

void buf_insert(struct buf *b, size_t at, struct str bytes)
{
    size_t after = b->len - at;
    buf_put_str(b, bytes);
    if (!buf_ok(b))
        return;
    memmove(b->ptr + at + bytes.len, b->ptr + at, after);
    memcpy(b->ptr + at, bytes.ptr, bytes.len);
}

void buf_put_str(struct buf *b, struct str s)
{
    buf_put(b, s.ptr, s.len);
}

void buf_put_cstr(struct buf *b, const char *z)
{
    buf_put(b, z, strlen(z));
}

void buf_put_char(struct buf *b, char c)
{
    buf_put(b, &c, 1);
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *room = len < 0 ? NULL : buf_reserve(b, (size_t)len);
    if (!room) {
        b->failed = true;
        return;
    }
    va_start(args, format);
    vsnprintf(room, (size_t)len + 1, format, args);
    va_end(args);
    b->len += (size_t)len;
}

void buf_put_varint(struct buf *b, uint64_t value)
{
    char bytes[10];
    size_t n = 0;
    do {
        bytes[n] = (char)(value & 0x7f);
        value >>= 7;
        if (value)
            bytes[n] |= (char)0x80;
        n++;
    } while (value);
    buf_put(b, bytes, n);
}

bool buf_ok(const struct buf *b)
{
    return !b->failed;
}

struct str buf_str(const struct buf *b)
{
    return str_make(b->ptr, b->len);
}
