/* floor PACKAGE PART COUNT DIR — what COUNT documents cost with no engine at all.
 *
 * The finished part with a few bytes changed each time, compressed (libdeflate, level 6), written as a package
 * whose other parts are copied already compressed. Prints the CPU time of one document in milliseconds.
 */
#include <libdeflate.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/tools/entries.h"

struct packed {
    unsigned char *bytes;
    size_t size;
    uint32_t crc;
};

static struct libdeflate_compressor *compressor;

static struct packed pack(const struct entry *e)
{
    size_t bound = libdeflate_deflate_compress_bound(compressor, e->size);
    struct packed p = {malloc(bound), 0, libdeflate_crc32(0, e->bytes, e->size)};
    p.size = libdeflate_deflate_compress(compressor, e->bytes, e->size, p.bytes, bound);
    return p;
}

static void put(unsigned char **at, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        *(*at)++ = (unsigned char)(value >> (8 * i));
}

/* The fields that a local header (APPNOTE 4.3.7) and a central one (4.3.12) share. */
static void put_shared(unsigned char **at, const struct entry *e, const struct packed *p)
{
    put(at, 20, 2), put(at, 0x800, 2), put(at, 8, 2), put(at, 0, 2), put(at, 0x21, 2);
    put(at, p->crc, 4), put(at, (uint32_t)p->size, 4), put(at, (uint32_t)e->size, 4);
    put(at, (uint32_t)strlen(e->name), 2), put(at, 0, 2);
}

static void put_name(unsigned char **at, const struct entry *e)
{
    memcpy(*at, e->name, strlen(e->name));
    *at += strlen(e->name);
}

static size_t put_package(unsigned char *out, const struct entries *all, const struct packed *packed)
{
    unsigned char *at = out;
    uint32_t *offsets = calloc(all->count, sizeof *offsets);
    for (size_t i = 0; i < all->count; i++) {
        offsets[i] = (uint32_t)(at - out);
        put(&at, 0x04034b50, 4);
        put_shared(&at, &all->items[i], &packed[i]);
        put_name(&at, &all->items[i]);
        memcpy(at, packed[i].bytes, packed[i].size);
        at += packed[i].size;
    }
    uint32_t directory = (uint32_t)(at - out);
    for (size_t i = 0; i < all->count; i++) {
        put(&at, 0x02014b50, 4), put(&at, 20, 2);
        put_shared(&at, &all->items[i], &packed[i]);
        put(&at, 0, 2), put(&at, 0, 2), put(&at, 0, 2), put(&at, 0, 4), put(&at, offsets[i], 4);
        put_name(&at, &all->items[i]);
    }
    uint32_t size = (uint32_t)(at - out) - directory;
    put(&at, 0x06054b50, 4), put(&at, 0, 4), put(&at, (uint32_t)all->count, 2), put(&at, (uint32_t)all->count, 2);
    put(&at, size, 4), put(&at, directory, 4), put(&at, 0, 2);
    free(offsets);
    return (size_t)(at - out);
}

static double cpu_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static bool write_file(const char *folder, long n, const unsigned char *bytes, size_t size)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%ld", folder, n);
    FILE *f = fopen(path, "wb");
    bool ok = f && fwrite(bytes, 1, size, f) == size;
    return f && fclose(f) == 0 && ok;
}

int main(int argc, char **argv)
{
    struct entries all;
    compressor = libdeflate_alloc_compressor(6);
    if (argc != 5 || !compressor || !entries_read(argv[1], &all))
        return 2;
    long count = strtol(argv[3], NULL, 10);
    struct packed *packed = calloc(all.count, sizeof *packed);
    size_t part = 0, total = 4096;
    for (size_t i = 0; i < all.count; i++) {
        packed[i] = pack(&all.items[i]);
        total += libdeflate_deflate_compress_bound(compressor, all.items[i].size) + 1000;
        if (strcmp(all.items[i].name, argv[2]) == 0)
            part = i;
    }
    unsigned char *out = malloc(total);
    char *text = strstr(all.items[part].bytes, "<w:body");
    double start = cpu_ms();
    for (long n = 0; n < count; n++) {
        if (text) /* digits inside some text of the part */
            for (int i = 0; i < 6; i++)
                all.items[part].bytes[all.items[part].size / 2 + (size_t)i] ^= (char)(n & 1);
        free(packed[part].bytes);
        packed[part] = pack(&all.items[part]);
        if (!write_file(argv[4], n, out, put_package(out, &all, packed)))
            return 1;
    }
    printf("%.4f\n", (cpu_ms() - start) / (double)count);
    return 0;
}
