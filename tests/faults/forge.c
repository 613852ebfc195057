/* forge LIE PARTS FILE — makes a Word package of the three parts in the folder PARTS, whose archive lies or is hostile in the
 * way that LIE names. It is written field by field: a library would not lie. */
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "base/file.h"
#include "tests/unit/archive.h"

struct forgery {
    struct archive archive;
    struct archive_entry document; /* as it is to be added last */
};

static void lie_encrypted(struct forgery *f) { f->document.flags = 1; }
static void lie_method(struct forgery *f) { f->document.method = 12; }
static void lie_crc(struct forgery *f) { f->document.crc = archive_crc(f->document.raw) ^ 1; }
static void lie_longer(struct forgery *f) { f->document.size = (uint32_t)f->document.raw.len + 10; }
static void lie_shorter(struct forgery *f) { f->document.size = (uint32_t)f->document.raw.len - 10; }
static void lie_huge(struct forgery *f) { f->document.size = UINT32_MAX - 1; }
static void lie_packed(struct forgery *f) { f->document.packed_size = INT32_MAX; }
static void lie_deflated(struct forgery *f) { f->document.method = 8; }
static void lie_twice(struct forgery *f) { archive_add(&f->archive, f->document); }

static void add_named(struct forgery *f, const char *name)
{
    archive_add(&f->archive, (struct archive_entry){.name = name, .raw = STR("<a/>")});
}

static void lie_up(struct forgery *f) { add_named(f, "word/../../../../evil.xml"); }
static void lie_absolute(struct forgery *f) { add_named(f, "/tmp/evil.xml"); }
static void lie_backslash(struct forgery *f) { add_named(f, "..\\..\\evil.xml"); }
static void lie_empty_name(struct forgery *f) { add_named(f, ""); }
static void lie_binary_name(struct forgery *f) { add_named(f, "word/\xff\xfe\x01\n.xml"); }

static void lie_line_name(struct forgery *f) { add_named(f, "word/a\nb.xml"); }

static void lie_long_name(struct forgery *f)
{
    static char name[65001];
    memset(name, 'a', sizeof name - 1);
    add_named(f, name);
}

static void lie_many(struct forgery *f)
{
    static char names[20000][24];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(names[i], sizeof names[i], "word/%zu.xml", i);
        add_named(f, names[i]);
    }
}

/* `size` bytes of one letter, deflated: about a thousandth of them. */
static struct str deflated(struct buf *packed, size_t size)
{
    static unsigned char piece[1 << 16];
    z_stream z = {0};
    memset(piece, ' ', sizeof piece);
    deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
    for (size_t done = 0; done < size; done += sizeof piece) {
        z.next_in = piece;
        z.avail_in = sizeof piece;
        do {
            z.next_out = (Bytef *)buf_reserve(packed, sizeof piece);
            z.avail_out = sizeof piece;
            deflate(&z, done + sizeof piece < size ? Z_NO_FLUSH : Z_FINISH);
            packed->len += sizeof piece - z.avail_out;
        } while (!z.avail_out);
    }
    deflateEnd(&z);
    return buf_str(packed);
}

static void add_bomb(struct forgery *f, const char *name, uint32_t bytes, uint32_t said)
{
    struct buf packed;
    buf_init(&packed, BUF_LIMIT_PACKAGE);
    archive_add(&f->archive, (struct archive_entry){.name = name, .raw = deflated(&packed, bytes), .method = 8, .size = said, .crc = 1});
    buf_release(&packed);
}

static void lie_bomb(struct forgery *f) { add_bomb(f, "word/media/a.png", 1u << 30, 1u << 30); }
static void lie_modest_bomb(struct forgery *f) { add_bomb(f, "word/media/a.png", 1u << 30, 1000); }

static void lie_bombs(struct forgery *f)
{
    static char names[8][sizeof "word/media/-2147483648.png"];
    for (int i = 0; i < 8; i++) {
        snprintf(names[i], sizeof names[i], "word/media/%d.png", i);
        add_bomb(f, names[i], 100u << 20, 100u << 20);
    }
}

static const struct {
    const char *name;
    void (*tell)(struct forgery *f);
} lies[] = {{"encrypted", lie_encrypted}, {"method", lie_method}, {"crc", lie_crc}, {"longer", lie_longer}, {"shorter", lie_shorter},
            {"huge", lie_huge}, {"packed", lie_packed}, {"deflated", lie_deflated}, {"twice", lie_twice}, {"up", lie_up},
            {"absolute", lie_absolute}, {"backslash", lie_backslash}, {"empty-name", lie_empty_name}, {"binary-name", lie_binary_name},
            {"line-name", lie_line_name},
            {"long-name", lie_long_name}, {"many", lie_many}, {"bomb", lie_bomb}, {"modest-bomb", lie_modest_bomb}, {"bombs", lie_bombs}};

static bool tell(struct forgery *f, const char *name)
{
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++)
        if (strcmp(lies[i].name, name) == 0) {
            lies[i].tell(f);
            return true;
        }
    fprintf(stderr, "forge: there is no lie %s\n", name);
    return false;
}

/* The three parts; the last of them is left for the lie. */
static bool read_parts(struct forgery *f, struct arena *a, const char *folder, struct diag *d)
{
    static const char *const names[] = {"[Content_Types].xml", "_rels/.rels", "word/document.xml"};
    for (size_t i = 0; i < 3; i++) {
        struct buf bytes;
        buf_init(&bytes, BUF_LIMIT_PART);
        bool ok = file_read(path_join(a, str_from(folder), str_from(names[i])), BUF_LIMIT_PART, &bytes, d);
        f->document = (struct archive_entry){.name = names[i], .raw = arena_str(a, buf_str(&bytes))};
        buf_release(&bytes);
        if (!ok)
            return false;
        if (i < 2)
            archive_add(&f->archive, f->document);
    }
    return true;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct forgery f = {0};
    struct diag d;
    if (argc != 4)
        return 2;
    diag_init(&d);
    archive_init(&f.archive);
    bool ok = read_parts(&f, &a, argv[2], &d) && tell(&f, argv[1]);
    archive_add(&f.archive, f.document);
    ok = file_write_new(str_from(argv[3]), archive_finish(&f.archive), false, &d) && ok;
    buf_release(&f.archive.bytes);
    arena_release(&a);
    diag_release(&d);
    return ok ? 0 : 1;
}
