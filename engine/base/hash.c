/* libgcrypt without secure memory: nothing here is secret. */
#include "base/hash.h"

#include <assert.h>
#include <gcrypt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fatal.h"

/* libgcrypt ends the process by a signal when memory is out; a caller of ours must not. */
static void on_fatal(void *unused, int code, const char *text)
{
    (void)unused, (void)code, (void)text;
    fatal_no_memory();
}

static void on_abort(int signal_number)
{
    (void)signal_number;
    fatal_no_memory();
}

void hash_init(void)
{
    gcry_set_fatalerror_handler(on_fatal, NULL);
    signal(SIGABRT, on_abort); /* while it starts it asks no handler */
    if (!gcry_check_version("1.8.0")) {
        fputs("pisar: libgcrypt is too old\n", stderr);
        _exit(EXIT_MACHINE);
    }
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    signal(SIGABRT, SIG_DFL);
}

struct digest hash_bytes(struct str bytes)
{
    struct digest d;
    gcry_md_hash_buffer(GCRY_MD_SHA256, d.bytes, bytes.ptr, bytes.len);
    return d;
}

struct digest hash_streebog(struct str bytes)
{
    struct digest d;
    gcry_md_hash_buffer(GCRY_MD_STRIBOG256, d.bytes, bytes.ptr, bytes.len);
    return d;
}

enum { LENGTH_BYTES = 8 };

struct hash {
    gcry_md_hd_t state;
};

struct hash *hash_new(void)
{
    struct hash *h = calloc(1, sizeof *h);
    if (!h || gcry_md_open(&h->state, GCRY_MD_SHA256, 0))
        fatal_no_memory();
    return h;
}

void hash_put(struct hash *h, struct str bytes)
{
    gcry_md_write(h->state, bytes.ptr, bytes.len);
}

struct digest hash_end(struct hash *h)
{
    struct digest d;
    memcpy(d.bytes, gcry_md_read(h->state, GCRY_MD_SHA256), sizeof d.bytes);
    gcry_md_close(h->state);
    free(h);
    return d;
}

static void put_length(unsigned char *out, size_t len)
{
    for (size_t byte = 0; byte < LENGTH_BYTES; byte++)
        out[byte] = (unsigned char)((uint64_t)len >> (8 * byte));
}

void hash_put_field(struct hash *h, struct str field)
{
    unsigned char length[LENGTH_BYTES];
    put_length(length, field.len);
    hash_put(h, str_make((const char *)length, sizeof length));
    hash_put(h, field);
}

struct digest hash_fields(const struct str *fields, size_t count)
{
    unsigned char lengths[HASH_FIELDS_LIMIT][LENGTH_BYTES];
    gcry_buffer_t pieces[2 * HASH_FIELDS_LIMIT] = {{0}};
    struct digest d;
    assert(count <= HASH_FIELDS_LIMIT);
    for (size_t i = 0; i < count; i++) {
        put_length(lengths[i], fields[i].len);
        pieces[2 * i] = (gcry_buffer_t){.len = LENGTH_BYTES, .data = lengths[i]};
        pieces[2 * i + 1] = (gcry_buffer_t){.len = fields[i].len, .data = (void *)fields[i].ptr};
    }
    if (gcry_md_hash_buffers(GCRY_MD_SHA256, 0, d.bytes, pieces, (int)(2 * count)))
        fatal_no_memory();
    return d;
}

bool digest_equal(struct digest a, struct digest b)
{
    return memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}

void digest_put_hex(struct digest d, char text[DIGEST_HEX])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < sizeof d.bytes; i++) {
        text[2 * i] = digits[d.bytes[i] >> 4];
        text[2 * i + 1] = digits[d.bytes[i] & 15];
    }
}

struct str digest_hex(struct arena *a, struct digest d)
{
    char text[DIGEST_HEX];
    digest_put_hex(d, text);
    return arena_str(a, str_make(text, sizeof text));
}

bool digest_from_hex(struct str hex, struct digest *d)
{
    if (hex.len != 2 * sizeof d->bytes)
        return false;
    for (size_t i = 0; i < sizeof d->bytes; i++) {
        int high = str_hex_digit(hex.ptr[2 * i]), low = str_hex_digit(hex.ptr[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        d->bytes[i] = (unsigned char)(high << 4 | low);
    }
    return true;
}
