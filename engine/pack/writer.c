/* A part up to WHOLE_LIMIT is kept and compressed at once by libdeflate, the fastest at that size; a larger
 * one is streamed through zlib, so that memory does not grow with it. Which of the two is used depends on the
 * part's size alone, so bytes stay the same everywhere. libzip is handed finished deflate streams and only
 * lays them out. */
#include "pack/writer.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>
#include <zlib.h>

#include "base/clock.h"
#include "base/fatal.h"
#include "base/i18n.h"

/* The most that a zip entry and a zip file hold without the 64-bit extension, which not every office program reads. */
static const uint64_t PART_LIMIT = UINT32_MAX;
enum { ENTRIES_MOST = UINT16_MAX - 1 };

enum { WHOLE_LIMIT = 4 << 20, WHOLE_LEVEL = 6, STREAM_LEVEL = 3 };

/* An entry of the package under way: its packed bytes, and what libzip reads them by. */
struct packed {
    struct str name;
    bool deflated;
    uint64_t size;
    uint32_t crc;
    struct str borrowed; /* copied entries */
    size_t start, len;   /* own parts: in writer.packed */
    bool own;
    /* reading by libzip */
    const char *bytes;
    size_t left;
    struct writer *writer;
};

struct writer {
    struct libdeflate_compressor *whole;
    z_stream stream;
    bool stream_ready, streaming;
    struct arena arena;
    struct str file; /* for messages */
    struct packed **entries;
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

static struct packed *add(struct writer *w, struct str name)
{
    struct packed *p = ARENA_NEW(&w->arena, struct packed);
    *ARENA_PUSH(&w->arena, w->entries, w->count, w->capacity) = p;
    p->name = arena_str(&w->arena, name);
    p->writer = w;
    return p;
}

void writer_copy(struct writer *w, const struct package_entry *e)
{
    struct packed *p = add(w, e->name);
    p->deflated = e->deflated;
    p->size = e->size;
    p->crc = e->crc;
    p->borrowed = e->raw;
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
    struct packed *p = add(w, name);
    p->own = p->deflated = true;
    p->start = w->packed.len;
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
    struct packed *p = w->entries[w->count - 1];
    int64_t start = now(w);
    if (w->streaming)
        stream(w, STR(""), Z_FINISH);
    else
        compress_whole(w);
    if (w->times)
        w->times->compress += now(w) - start;
    p->len = w->packed.len - p->start;
    p->size = w->size;
    p->crc = w->crc;
    if (w->failed || !buf_ok(&w->packed))
        return fail_size(w, p->name, d);
    return true;
}

/* ---- laying out ---- */

/* What libzip asks of a source of finished bytes. */
static zip_int64_t serve(void *context, void *data, zip_uint64_t len, zip_source_cmd_t command)
{
    struct packed *p = context;
    struct str all = p->own ? str_make(p->writer->packed.ptr + p->start, p->len) : p->borrowed;
    switch (command) {
    case ZIP_SOURCE_OPEN:
        p->bytes = all.ptr;
        p->left = all.len;
        return 0;
    case ZIP_SOURCE_READ: {
        size_t n = len < p->left ? len : p->left;
        if (n)
            memcpy(data, p->bytes, n);
        p->bytes += n;
        p->left -= n;
        return (zip_int64_t)n;
    }
    case ZIP_SOURCE_STAT: {
        zip_stat_t *st = data;
        zip_stat_init(st);
        st->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
        st->size = p->size;
        st->comp_size = all.len;
        st->crc = p->crc;
        st->comp_method = p->deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
        return sizeof *st;
    }
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: return 0;
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_FREE, ZIP_SOURCE_ERROR, -1);
    default: return -1;
    }
}

static bool lay_out(zip_t *z, struct packed *p)
{
    zip_source_t *source = zip_source_function(z, serve, p);
    if (!source)
        fatal_no_memory();
    zip_int64_t index = zip_file_add(z, p->name.ptr, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    enum { FIRST_DAY = 0x21 }; /* 1980-01-01 in DOS form */
    return zip_set_file_compression(z, (zip_uint64_t)index, p->deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) ==
               0 &&
           zip_file_set_dostime(z, (zip_uint64_t)index, 0, FIRST_DAY, 0) == 0;
}

static bool read_source(zip_source_t *source, struct buf *out)
{
    zip_stat_t st;
    if (zip_source_open(source) || zip_source_stat(source, &st))
        return false;
    char *room = buf_reserve(out, st.size);
    bool ok = room && zip_source_read(source, room, st.size) == (zip_int64_t)st.size;
    if (ok) {
        out->len = st.size;
        out->ptr[out->len] = '\0';
    }
    return zip_source_close(source) == 0 && ok;
}

bool writer_finish(struct writer *w, struct buf *out, struct diag *d)
{
    zip_error_t error;
    int64_t start = now(w);
    buf_reset(out);
    if (w->count > ENTRIES_MOST)
        return fail_size(w, STR(""), d);
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    if (!target)
        fatal_no_memory();
    zip_source_keep(target);
    zip_t *z = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!z)
        fatal_no_memory();
    bool ok = true;
    for (size_t i = 0; ok && i < w->count; i++)
        ok = lay_out(z, w->entries[i]);
    if (!ok)
        zip_discard(z);
    else if (zip_close(z)) {
        ok = false;
        zip_discard(z);
    }
    ok = ok && read_source(target, out);
    zip_source_free(target);
    if (w->times)
        w->times->write += now(w) - start;
    return ok || diag_error(d, place_file(w->file), "PACKAGE", "%s", _("the package could not be laid out"));
}
