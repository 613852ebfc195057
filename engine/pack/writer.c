/* A part up to WHOLE_LIMIT is kept and compressed at once by libdeflate, the fastest at that size; a larger
 * one is streamed through zlib, so that memory does not grow with it. Which of the two is used depends on the
 * part's size alone, so bytes stay the same everywhere. */
#include "pack/writer.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/clock.h"
#include "base/fatal.h"
#include "base/i18n.h"
#include "pack/lay_out.h"

/* The most that a zip entry holds without the 64-bit extension, which not every office program reads. */
static const uint64_t PART_LIMIT = UINT32_MAX;

enum { WHOLE_LIMIT = 4 << 20, WHOLE_LEVEL = 6, STREAM_LEVEL = 3 };

/* An entry of the package under way. The packed bytes of an own part lie in writer.packed, which moves as it grows. */
struct entry {
    struct packed packed;
    bool own;
    size_t start, len; /* of own bytes */
};

struct writer {
    struct libdeflate_compressor *whole;
    z_stream stream;
    bool stream_ready, streaming;
    struct arena arena;
    struct str file; /* for messages */
    struct entry *entries;
    size_t count, capacity;
    struct buf part;   /* the part under way, not yet compressed */
    struct buf packed; /* compressed bytes of all own parts */
    uint64_t size;
    uint32_t crc;
    bool failed;
    struct writer_times *times;
};

static int64_t now(const struct writer *w)
{
    return w->times ? clock_cpu_ns() : 0;
}

struct writer *writer_new(void)
{
    struct writer *w = calloc(1, sizeof *w);
    if (!w || !(w->whole = libdeflate_alloc_compressor(WHOLE_LEVEL)))
        fatal_no_memory();
    buf_init(&w->part, WHOLE_LIMIT);
    buf_init(&w->packed, BUF_LIMIT_PACKAGE);
    return w;
}

void writer_free(struct writer *w)
{
    libdeflate_free_compressor(w->whole);
    if (w->stream_ready)
        deflateEnd(&w->stream);
    buf_release(&w->part);
    buf_release(&w->packed);
    arena_release(&w->arena);
    free(w);
}

void writer_count_times(struct writer *w, struct writer_times *times)
{
    w->times = times;
}

void writer_begin(struct writer *w, struct str file)
{
    arena_reset(&w->arena);
    w->file = arena_str(&w->arena, file);
    w->entries = NULL;
    w->count = w->capacity = 0;
    buf_reset(&w->packed);
    w->failed = false;
}

static struct entry *add(struct writer *w, struct packed p)
{
    struct entry *e = ARENA_PUSH(&w->arena, w->entries, w->count, w->capacity);
    *e = (struct entry){.packed = p};
    e->packed.name = arena_str(&w->arena, p.name);
    return e;
}

void writer_copy(struct writer *w, const struct package_entry *e)
{
    w->failed = w->failed || e->size > PART_LIMIT;
    add(w, (struct packed){.name = e->name, .deflated = e->deflated, .size = (uint32_t)e->size, .crc = e->crc, .bytes = e->raw});
}

/* ---- parts ---- */

static void begin_stream(struct writer *w)
{
    enum { RAW_WINDOW = -15, MEMORY = 8 }; /* more memory leaves the cache: slower by a quarter, no smaller */
    int status = w->stream_ready ? deflateReset(&w->stream)
                                 : deflateInit2(&w->stream, STREAM_LEVEL, Z_DEFLATED, RAW_WINDOW, MEMORY,
                                                Z_DEFAULT_STRATEGY);
    if (status != Z_OK)
        fatal_no_memory();
    w->stream_ready = w->streaming = true;
}

static void stream(struct writer *w, struct str bytes, int flush)
{
    enum { CHUNK = 64 << 10 };
    w->stream.next_in = (Bytef *)bytes.ptr;
    w->stream.avail_in = (uInt)bytes.len;
    do {
        char *room = buf_reserve(&w->packed, CHUNK);
        if (!room)
            return;
        w->stream.next_out = (Bytef *)room;
        w->stream.avail_out = CHUNK;
        deflate(&w->stream, flush);
        w->packed.len += CHUNK - w->stream.avail_out;
    } while (w->stream.avail_out == 0);
}

static bool take_bytes(void *to, const char *bytes, size_t len)
{
    struct writer *w = to;
    struct str piece = str_make(bytes, len);
    int64_t start = now(w);
    w->size += len;
    if (w->failed || w->size > PART_LIMIT)
        return !(w->failed = true);
    w->crc = libdeflate_crc32(w->crc, bytes, len);
    if (!w->streaming && w->part.len + len > WHOLE_LIMIT) {
        begin_stream(w);
        stream(w, buf_str(&w->part), Z_NO_FLUSH);
    }
    if (w->streaming)
        stream(w, piece, Z_NO_FLUSH);
    else
        buf_put_str(&w->part, piece);
    if (w->times)
        w->times->compress += now(w) - start;
    return !w->failed && buf_ok(&w->packed);
}

struct sink writer_begin_part(struct writer *w, struct str name)
{
    struct entry *e = add(w, (struct packed){.name = name, .deflated = true});
    e->own = true;
    e->start = w->packed.len;
    buf_reset(&w->part);
    w->streaming = false;
    w->size = 0;
    w->crc = 0;
    return (struct sink){take_bytes, w};
}

static void compress_whole(struct writer *w)
{
    size_t bound = libdeflate_deflate_compress_bound(w->whole, w->part.len);
    char *room = buf_reserve(&w->packed, bound);
    if (room)
        w->packed.len +=
            libdeflate_deflate_compress(w->whole, w->part.len ? w->part.ptr : "", w->part.len, room, bound);
}

static bool fail_size(const struct writer *w, struct str entry, struct diag *d)
{
    return diag_error(d, (struct place){.file = w->file, .words = entry}, "DOC-SIZE", "%s",
                      _("the document goes over the ceiling of size"));
}

bool writer_end_part(struct writer *w, struct diag *d)
{
    struct entry *e = &w->entries[w->count - 1];
    int64_t start = now(w);
    if (w->streaming)
        stream(w, STR(""), Z_FINISH);
    else
        compress_whole(w);
    if (w->times)
        w->times->compress += now(w) - start;
    e->len = w->packed.len - e->start;
    e->packed.size = (uint32_t)w->size;
    e->packed.crc = w->crc;
    if (w->failed || !buf_ok(&w->packed))
        return fail_size(w, e->packed.name, d);
    return true;
}

/* ---- laying out ---- */

static struct packed *list_packed(struct writer *w)
{
    struct packed *all = ARENA_ARRAY(&w->arena, struct packed, w->count);
    for (size_t i = 0; i < w->count; i++) {
        const struct entry *e = &w->entries[i];
        all[i] = e->packed;
        if (e->own)
            all[i].bytes = str_slice(buf_str(&w->packed), e->start, e->start + e->len);
    }
    return all;
}

bool writer_finish(struct writer *w, struct buf *out, struct diag *d)
{
    int64_t start = now(w);
    buf_reset(out);
    enum lay_out_end end = w->failed ? LAY_OUT_LARGE : lay_out(list_packed(w), w->count, out);
    if (w->times)
        w->times->write += now(w) - start;
    switch (end) {
    case LAY_OUT_DONE: return true;
    case LAY_OUT_LARGE: return fail_size(w, STR(""), d);
    case LAY_OUT_TWICE: break;
    }
    return diag_error(d, place_file(w->file), "PACKAGE", "%s", _("the package could not be laid out"));
}
