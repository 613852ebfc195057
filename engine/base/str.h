/* str.h — a borrowed view of bytes.
 *
 * A str owns nothing: it points into an arena, a literal or a buffer that outlives it.
 * Text is UTF-8 unless a header says otherwise; it may hold NUL bytes and has no terminator.
 * Not here: growing text (buf.h), letters and collation (text/).
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
    const char *ptr; /* may be NULL when len is 0 */
    size_t len;
};

/* A str constant from a string literal. */
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

/* For printf: printf("%.*s", STR_ARG(s)). A view longer than INT_MAX is cut. The argument is evaluated more than once: no
 * call with effects may stand there. */
#define STR_ARG(s) ((s).len > INT32_MAX ? INT32_MAX : (int)(s).len), ((s).len ? (s).ptr : "")

/* View of a NUL-terminated string; NULL gives the empty view. */
struct str str_from(const char *z);

/* View of `len` bytes. */
struct str str_make(const char *ptr, size_t len);

/* Bytes from `from` up to but not including `to`; both are clamped to the view. */
struct str str_slice(struct str s, size_t from, size_t to);

/* By bytes. */
bool str_equal(struct str a, struct str b);

/* Byte order; <0, 0, >0 as memcmp. */
int str_compare(struct str a, struct str b);

/* qsort/bsearch form of str_compare over `struct str` elements. */
int str_compare_items(const void *a, const void *b);

bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* Offset of the first `needle` at or after `from`, or SIZE_MAX. An empty needle is found at `from`. */
size_t str_find(struct str s, struct str needle, size_t from);

/* Without ASCII spaces, tabs, CR and LF at both ends. */
struct str str_trim(struct str s);

/* The value of a hexadecimal digit of either case, -1 for anything else. */
int str_hex_digit(char c);

/* Takes the piece before the next `separator` off the front of `*rest`, which loses the separator too.
 * false when `*rest` is empty (its ptr is then NULL). */
bool str_split(struct str *rest, char separator, struct str *piece);

/* Whole decimal integer with optional sign that fits in 64 bits; false otherwise. */
bool str_to_int64(struct str s, int64_t *value);

/* For hash tables in memory only, never stored: it depends on the machine (hash.h is for digests). */
uint64_t str_hash(struct str s);

#endif
