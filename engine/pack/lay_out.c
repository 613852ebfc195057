#include "pack/lay_out.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { LOCAL_BYTES = 30, CENTRAL_BYTES = 46, END_BYTES = 22 };
enum { ENTRIES_MOST = UINT16_MAX - 1, NAME_MOST = UINT16_MAX }; /* 65535 entries would mean: see the 64-bit extension */
enum { NEEDS_STORED = 10, NEEDS_DEFLATED = 20, MADE_BY = 3 << 8 | 63 /* Unix, version 6.3 */ };
enum { FLAG_UTF_8 = 1 << 11, METHOD_DEFLATED = 8, FIRST_DAY = 0x21 /* 1980-01-01 */ };
static const uint32_t ATTRIBUTES = 0100666u << 16; /* a file that anybody reads and writes */

static int by_name(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static bool are_unique(const struct packed *entries, size_t count)
{
    struct arena scratch = {0};
    struct str *names = ARENA_ARRAY(&scratch, struct str, count);
    bool unique = true;
    for (size_t i = 0; i < count; i++)
        names[i] = entries[i].name;
    qsort(names, count, sizeof *names, by_name);
    for (size_t i = 1; unique && i < count; i++)
        unique = !str_equal(names[i - 1], names[i]);
    arena_release(&scratch);
    return unique;
}

static bool is_ascii(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.ptr[i] >= 0x80)
            return false;
    return true;
}

/* ---- records ---- */

static void put(char **at, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        *(*at)++ = (char)(value >> (8 * i));
}

static void put_str(char **at, struct str s)
{
    if (s.len)
        memcpy(*at, s.ptr, s.len);
    *at += s.len;
}

/* What the header before an entry (4.3.7) and its line of the directory (4.3.12) have in common. */
static void put_shared(char **at, const struct packed *p)
{
    put(at, p->deflated ? NEEDS_DEFLATED : NEEDS_STORED, 2);
    put(at, is_ascii(p->name) ? 0 : FLAG_UTF_8, 2);
    put(at, p->deflated ? METHOD_DEFLATED : 0, 2);
    put(at, 0, 2); /* midnight */
    put(at, FIRST_DAY, 2);
    put(at, p->crc, 4);
    put(at, (uint32_t)p->bytes.len, 4);
    put(at, p->size, 4);
    put(at, (uint32_t)p->name.len, 2);
    put(at, 0, 2); /* no extra fields */
}

static void put_entry(char **at, const struct packed *p)
{
    put(at, 0x04034b50, 4);
    put_shared(at, p);
    put_str(at, p->name);
    put_str(at, p->bytes);
}

static void put_line(char **at, const struct packed *p, size_t offset)
{
    put(at, 0x02014b50, 4);
    put(at, MADE_BY, 2);
    put_shared(at, p);
    put(at, 0, 2); /* no comment */
    put(at, 0, 2); /* on the first disk */
    put(at, 0, 2);
    put(at, ATTRIBUTES, 4);
    put(at, (uint32_t)offset, 4);
    put_str(at, p->name);
}

/* 4.3.16 */
static void put_end(char **at, size_t count, size_t directory, size_t offset)
{
    put(at, 0x06054b50, 4);
    put(at, 0, 4); /* all on the first disk */
    put(at, (uint32_t)count, 2);
    put(at, (uint32_t)count, 2);
    put(at, (uint32_t)directory, 4);
    put(at, (uint32_t)offset, 4);
    put(at, 0, 2); /* no comment */
}

/* ---- the file ---- */

/* Bytes of the whole file; false: more than fit. */
static bool measure(const struct packed *entries, size_t count, size_t *total)
{
    *total = END_BYTES;
    bool fits = count <= ENTRIES_MOST;
    for (size_t i = 0; i < count && fits; i++) {
        fits = entries[i].name.len <= NAME_MOST && entries[i].bytes.len < UINT32_MAX;
        *total += LOCAL_BYTES + CENTRAL_BYTES + 2 * entries[i].name.len + entries[i].bytes.len;
        fits = fits && *total < UINT32_MAX;
    }
    return fits;
}

enum lay_out_end lay_out(const struct packed *entries, size_t count, struct buf *out)
{
    size_t total, offset = 0;
    char *start = measure(entries, count, &total) ? buf_reserve(out, total) : NULL, *at = start;
    if (!start)
        return LAY_OUT_LARGE;
    if (!are_unique(entries, count))
        return LAY_OUT_TWICE;
    for (size_t i = 0; i < count; i++)
        put_entry(&at, &entries[i]);
    size_t directory = (size_t)(at - start);
    for (size_t i = 0; i < count; i++) {
        put_line(&at, &entries[i], offset);
        offset += LOCAL_BYTES + entries[i].name.len + entries[i].bytes.len;
    }
    put_end(&at, count, (size_t)(at - start) - directory, directory);
    out->len += total;
    out->ptr[out->len] = '\0';
    return LAY_OUT_DONE;
}
