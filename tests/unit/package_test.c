/* Packages: what is read is what was written; whatever lies is refused by name; the same contents give the
 * same bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include <cmocka.h>

#include "base/hash.h"
#include "pack/package.h"
#include "pack/writer.h"
#include "tests/unit/archive.h"
#include "tests/unit/fixture.h"

static const char *message(size_t i)
{
    return i < diag.count ? diag_format(&arena, &diag.messages[i]).ptr : "";
}

static bool opens(struct package *p, struct str bytes)
{
    bool ok = package_open(p, STR("t.docx"), bytes, &diag);
    assert_int_equal(ok, diag.errors == 0);
    return ok;
}

/* Whether an archive of these entries is refused with messages that hold both texts. */
static void refuses(const struct archive_entry *entries, size_t count, const char *entry, const char *reason)
{
    struct archive a;
    struct package p;
    archive_init(&a);
    for (size_t i = 0; i < count; i++)
        archive_add(&a, entries[i]);
    assert_false(opens(&p, archive_finish(&a)));
    assert_non_null(strstr(message(0), "t.docx: "));
    if (!strstr(message(0), entry) || !strstr(message(0), reason))
        fail_msg("%s: no “%s” of “%s”", message(0), reason, entry);
    package_close(&p);
    buf_release(&a.bytes);
    diag_release(&diag);
}

static void refuses_one(struct archive_entry e, const char *reason)
{
    refuses(&e, 1, e.name, reason);
}

/* ---- reading ---- */

static void entries_come_in_order(void **state)
{
    (void)state;
    struct archive a;
    struct package p;
    struct buf out;
    buf_init(&out, BUF_LIMIT_PART);
    archive_init(&a);
    archive_add(&a, (struct archive_entry){.name = "b.xml", .raw = TEXT("<b/>")});
    archive_add(&a, (struct archive_entry){.name = "folder/", .raw = TEXT("")});
    archive_add(&a, (struct archive_entry){.name = "folder/a.xml", .raw = TEXT("<a>текст</a>")});
    assert_true(opens(&p, archive_finish(&a)));
    assert_int_equal(p.count, 3);
    assert_true(str_equal(p.entries[0].name, STR("b.xml")));
    assert_true(str_equal(p.entries[2].name, STR("folder/a.xml")));
    assert_ptr_equal(package_find(&p, STR("folder/a.xml")), &p.entries[2]);
    assert_null(package_find(&p, STR("folder/A.xml")));
    assert_true(package_read(&p, &p.entries[2], &out, &diag));
    assert_string_equal(out.ptr, "<a>текст</a>");
    package_close(&p);
    buf_release(&out);
    buf_release(&a.bytes);
}

static void names_that_lead_out_are_refused(void **state)
{
    (void)state;
    static const char *const names[] = {"../a", "a/../../b", "/etc/passwd", "a\\b",
                                        "a//b", "./a",       "a/..",        ".."};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        refuses_one((struct archive_entry){.name = names[i], .raw = TEXT("x")}, "leads out");
}

static void lies_are_refused(void **state)
{
    (void)state;
    refuses_one((struct archive_entry){.name = "crc", .raw = TEXT("bytes"), .crc = 1}, "damaged");
    refuses_one((struct archive_entry){.name = "larger", .raw = TEXT("bytes"), .size = 6}, "damaged");
    refuses_one((struct archive_entry){.name = "smaller", .raw = TEXT("bytes"), .size = 4}, "damaged");
    refuses_one((struct archive_entry){.name = "encrypted", .raw = TEXT("bytes"), .flags = 1}, "encrypted");
    refuses_one((struct archive_entry){.name = "bzip2", .raw = TEXT("bytes"), .method = 12}, "method");
    refuses_one((struct archive_entry){.name = "ratio", .raw = TEXT("\3\0"), .method = 8, .size = 400 << 20},
                "larger");
    refuses_one((struct archive_entry){.name = "not deflate", .raw = TEXT("\xff\xff\xff"), .method = 8},
                "damaged");
    refuses_one((struct archive_entry){.name = "cut deflate", .raw = TEXT("\xcb"), .method = 8, .size = 1},
                "damaged");
}

static void an_entry_twice_is_refused(void **state)
{
    (void)state;
    static const struct archive_entry twice[] = {{.name = "word/document.xml", .raw = TEXT("<a/>")},
                                                 {.name = "word/document.xml", .raw = TEXT("<b/>")}};
    refuses(twice, 2, "word/document.xml", "twice");
}

static void all_faulty_entries_are_told(void **state)
{
    (void)state;
    struct archive a;
    struct package p;
    archive_init(&a);
    archive_add(&a, (struct archive_entry){.name = "../one", .raw = TEXT("x")});
    archive_add(&a, (struct archive_entry){.name = "sound", .raw = TEXT("x")});
    archive_add(&a, (struct archive_entry){.name = "two", .raw = TEXT("x"), .crc = 7});
    assert_false(opens(&p, archive_finish(&a)));
    assert_int_equal(diag.errors, 2);
    assert_non_null(strstr(message(0), "../one"));
    assert_non_null(strstr(message(1), "two"));
    package_close(&p);
    buf_release(&a.bytes);
}

static void too_many_entries_are_refused(void **state)
{
    (void)state;
    struct archive a;
    struct package p;
    char name[16];
    archive_init(&a);
    for (int i = 0; i <= PACKAGE_ENTRIES_LIMIT; i++) {
        snprintf(name, sizeof name, "%d", i);
        archive_add(&a, (struct archive_entry){.name = name, .raw = TEXT("x")});
    }
    assert_false(opens(&p, archive_finish(&a)));
    assert_non_null(strstr(message(0), "too many"));
    package_close(&p);
    buf_release(&a.bytes);
}

static void a_bomb_of_many_entries_is_refused(void **state)
{
    (void)state;
    enum { PACKED = 200 << 10, SIZE = 300 << 20 };
    struct archive a;
    struct package p;
    struct buf zeros;
    buf_init(&zeros, PACKED);
    memset(buf_reserve(&zeros, PACKED), 0, PACKED);
    zeros.len = PACKED;
    archive_init(&a);
    archive_add(&a, (struct archive_entry){.name = "1", .raw = buf_str(&zeros), .method = 8, .size = SIZE});
    archive_add(&a, (struct archive_entry){.name = "2", .raw = buf_str(&zeros), .method = 8, .size = SIZE});
    assert_false(opens(&p, archive_finish(&a)));
    assert_int_equal(diag.errors, 1);
    assert_non_null(strstr(message(0), "larger, unpacked"));
    package_close(&p);
    buf_release(&zeros);
    buf_release(&a.bytes);
}

static struct str small_archive(struct archive *a)
{
    archive_init(a);
    archive_add(a, (struct archive_entry){.name = "mimetype", .raw = TEXT("text")});
    archive_add(a, (struct archive_entry){.name = "a/b.xml",
                                          .raw = TEXT("\xcb\x48\xcd\xc9\xc9\7\0"),
                                          .method = 8,
                                          .size = 5,
                                          .crc = 0x3610a686});
    return archive_finish(a);
}

static void a_cut_archive_is_refused(void **state)
{
    (void)state;
    struct archive a;
    struct package p;
    struct str whole = small_archive(&a);
    assert_true(opens(&p, whole));
    package_close(&p);
    for (size_t len = 1; len < whole.len; len++) {
        struct str copy = arena_str(&arena, str_slice(whole, 0, len));
        assert_false(package_open(&p, STR("t.docx"), copy, &diag));
        package_close(&p);
    }
    assert_int_equal(diag.errors, whole.len - 1);
    assert_false(package_open(&p, STR("t.docx"), STR("this is not a package"), &diag));
    package_close(&p);
    buf_release(&a.bytes);
}

/* Whatever byte is wrong: an error, or contents that have their CRC. */
static void a_flipped_bit_is_survived(void **state)
{
    (void)state;
    struct archive a;
    struct package p;
    struct buf out;
    struct str whole = small_archive(&a);
    char *bytes = a.bytes.ptr;
    buf_init(&out, BUF_LIMIT_PART);
    for (size_t bit = 0; bit < whole.len * 8; bit++) {
        size_t errors = diag.errors;
        bytes[bit / 8] ^= (char)(1 << bit % 8);
        bool ok = package_open(&p, STR("t.docx"), whole, &diag);
        assert_int_equal(ok, diag.errors == errors);
        for (size_t i = 0; ok && i < p.count; i++) {
            assert_true(package_read(&p, &p.entries[i], &out, &diag));
            assert_true(archive_crc(buf_str(&out)) == p.entries[i].crc);
        }
        package_close(&p);
        bytes[bit / 8] ^= (char)(1 << bit % 8);
    }
    buf_release(&out);
    buf_release(&a.bytes);
}

/* ---- mimetype ---- */

static bool put_mimetype(const struct archive_entry *entries, size_t count, struct package *p)
{
    struct archive a;
    archive_init(&a);
    for (size_t i = 0; i < count; i++)
        archive_add(&a, entries[i]);
    assert_true(opens(p, archive_finish(&a)));
    buf_release(&a.bytes);
    return package_put_mimetype(p, "kind/one", &diag);
}

static void the_mimetype_comes_first(void **state)
{
    (void)state;
    static const struct archive_entry entries[] = {{.name = "a", .raw = TEXT("a")},
                                                   {.name = "b", .raw = TEXT("b")},
                                                   {.name = "mimetype", .raw = TEXT("kind/one\n")},
                                                   {.name = "c", .raw = TEXT("c")}};
    static const char *const order[] = {"mimetype", "a", "b", "c"};
    struct package p;
    assert_true(put_mimetype(entries, 4, &p));
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(p.entries[i].name.ptr, order[i]);
    assert_false(p.entries[0].deflated);
    assert_string_equal(p.entries[0].raw.ptr, "kind/one");
    assert_true(p.entries[0].crc == archive_crc(STR("kind/one")));
    package_close(&p);
}

static void another_mimetype_is_refused(void **state)
{
    (void)state;
    static const struct archive_entry other = {.name = "mimetype", .raw = TEXT("kind/two")},
                                      none = {.name = "a", .raw = TEXT("a")};
    struct package p;
    assert_false(put_mimetype(&other, 1, &p));
    assert_non_null(strstr(message(0), "kind/two"));
    package_close(&p);
    diag_release(&diag);
    assert_false(put_mimetype(&none, 1, &p));
    assert_int_equal(diag.errors, 1);
    package_close(&p);
}

/* ---- writing ---- */

/* A package of one copied entry and one part of `size` bytes, given in pieces of `piece`. */
static void write_package(struct writer *w, const struct package_entry *copied, size_t size, size_t piece,
                          struct buf *out)
{
    char *bytes = arena_alloc(&arena, size + 1);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (char)("строка таблицы; "[i % 29] + (i / 4096 % 7 == 3 ? i * 2654435761u >> 24 & 7 : 0));
    writer_begin(w, STR("t.docx"));
    writer_copy(w, copied);
    struct sink sink = writer_begin_part(w, STR("word/document.xml"));
    for (size_t at = 0; at < size; at += piece)
        assert_true(sink.write(sink.to, bytes + at, size - at < piece ? size - at : piece));
    assert_true(writer_end_part(w, &diag));
    assert_true(writer_finish(w, out, &diag));
    struct package p;
    struct buf part;
    buf_init(&part, BUF_LIMIT_PART);
    assert_true(opens(&p, buf_str(out)));
    assert_int_equal(p.count, 2);
    assert_true(package_read(&p, &p.entries[1], &part, &diag));
    assert_true(str_equal(buf_str(&part), str_make(bytes, size)));
    assert_true(package_read(&p, &p.entries[0], &part, &diag));
    assert_string_equal(part.ptr, "hello");
    buf_release(&part);
    package_close(&p);
}

static const struct package_entry hello = {TEXT("mimetype"), TEXT("\xcb\x48\xcd\xc9\xc9\7\0"), true, 5,
                                           0x3610a686};

static void parts_of_all_sizes_come_back(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 40000, (8 << 20) - 1, 8 << 20, (8 << 20) + 1, 20 << 20};
    struct writer *w = writer_new();
    struct buf out;
    buf_init(&out, BUF_LIMIT_PACKAGE);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        write_package(w, &hello, sizes[i], 70000, &out);
    writer_free(w);
    buf_release(&out);
}

/* Also by a writer that has written other things before, and whatever the pieces of a kept part. */
static void the_same_contents_give_the_same_bytes(void **state)
{
    (void)state;
    struct writer *fresh = writer_new(), *used = writer_new();
    struct buf one, two;
    buf_init(&one, BUF_LIMIT_PACKAGE);
    buf_init(&two, BUF_LIMIT_PACKAGE);
    write_package(used, &hello, 9 << 20, 100000, &two);
    write_package(fresh, &hello, 30000, 30000, &one);
    write_package(used, &hello, 30000, 7, &two);
    assert_true(str_equal(buf_str(&one), buf_str(&two)));
    write_package(fresh, &hello, 9 << 20, 4096, &one);
    write_package(used, &hello, 9 << 20, 4096, &two);
    assert_true(str_equal(buf_str(&one), buf_str(&two)));
    writer_free(fresh);
    writer_free(used);
    buf_release(&one);
    buf_release(&two);
}

static unsigned number_at(struct str s, size_t at, int bytes)
{
    unsigned value = 0;
    while (bytes--)
        value = value << 8 | (unsigned char)s.ptr[at + (size_t)bytes];
    return value;
}

/* Field by field (APPNOTE 4.3.7, 4.3.12): the day 1980-01-01, no extra field, sizes told beforehand. */
static void headers_depend_on_nothing_else(void **state)
{
    (void)state;
    struct writer *w = writer_new();
    struct buf out;
    buf_init(&out, BUF_LIMIT_PACKAGE);
    write_package(w, &hello, 100, 100, &out);
    struct str s = buf_str(&out);
    size_t directory = number_at(s, s.len - 6, 4);
    assert_int_equal(number_at(s, 0, 4), 0x04034b50);
    assert_int_equal(number_at(s, 6, 2) & 8, 0);
    assert_int_equal(number_at(s, 10, 4), 0x210000);
    assert_int_equal(number_at(s, 26, 2), 8);
    assert_int_equal(number_at(s, 28, 2), 0);
    assert_true(str_starts(str_slice(s, 30, s.len), STR("mimetype\xcb\x48")));
    assert_int_equal(number_at(s, directory, 4), 0x02014b50);
    assert_int_equal(number_at(s, directory + 12, 4), 0x210000);
    assert_int_equal(number_at(s, directory + 30, 4), 0);
    writer_free(w);
    buf_release(&out);
}

/* A signed document is made once more and compared byte by byte: whatever lays it out, these bytes stay. */
static void packages_have_the_bytes_that_they_always_had(void **state)
{
    (void)state;
    struct package_entry stored = package_entry_store(STR("рисунок 1.png"), STR("PNG"));
    struct writer *w = writer_new();
    struct buf out;
    buf_init(&out, BUF_LIMIT_PACKAGE);
    writer_begin(w, STR("t.docx"));
    writer_copy(w, &hello);
    writer_copy(w, &stored);
    assert_true(writer_finish(w, &out, &diag));
    assert_string_equal(digest_hex(&arena, hash_bytes(buf_str(&out))).ptr, "19c3d9f04837c6660fe00b309fa8cc232d7724b7c72f10730af87db5ec5015f9");
    writer_free(w);
    buf_release(&out);
}

static void two_entries_of_one_name_are_refused(void **state)
{
    (void)state;
    struct writer *w = writer_new();
    struct buf out;
    buf_init(&out, BUF_LIMIT_PACKAGE);
    writer_begin(w, STR("t.docx"));
    writer_copy(w, &hello);
    writer_copy(w, &hello);
    assert_false(writer_finish(w, &out, &diag));
    assert_string_equal(message(0), "t.docx: error: the package could not be laid out [PACKAGE]");
    writer_free(w);
    buf_release(&out);
}

/* More than the directory of a zip file counts without its 64-bit extension. */
static void more_entries_than_fit_are_told(void **state)
{
    (void)state;
    struct writer *w = writer_new();
    struct buf out;
    buf_init(&out, BUF_LIMIT_PACKAGE);
    writer_begin(w, STR("t.docx"));
    for (size_t i = 0; i < UINT16_MAX; i++) {
        struct package_entry e = package_entry_store(arena_printf(&arena, "%zu", i), STR(""));
        writer_copy(w, &e);
    }
    assert_false(writer_finish(w, &out, &diag));
    assert_string_equal(message(0), "t.docx: error: the document goes over the ceiling of size [DOC-SIZE]");
    writer_free(w);
    buf_release(&out);
}

static void a_part_over_the_ceiling_is_told(void **state)
{
    (void)state;
    const size_t most = UINT32_MAX; /* what a zip entry holds without the 64-bit extension */
    char *zeros = mmap(NULL, most, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    assert_ptr_not_equal(zeros, MAP_FAILED);
    struct writer *w = writer_new();
    writer_begin(w, STR("t.docx"));
    struct sink sink = writer_begin_part(w, STR("word/document.xml"));
    assert_true(sink.write(sink.to, zeros, 1));
    assert_false(sink.write(sink.to, zeros, most));
    assert_false(sink.write(sink.to, zeros, 1));
    assert_false(writer_end_part(w, &diag));
    assert_string_equal(
        message(0),
        "t.docx: error: word/document.xml: the document goes over the ceiling of size [DOC-SIZE]");
    writer_free(w);
    munmap(zeros, most);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(entries_come_in_order, setup, teardown),
        cmocka_unit_test_setup_teardown(names_that_lead_out_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(lies_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(an_entry_twice_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(all_faulty_entries_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(too_many_entries_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(a_bomb_of_many_entries_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(a_cut_archive_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(a_flipped_bit_is_survived, setup, teardown),
        cmocka_unit_test_setup_teardown(the_mimetype_comes_first, setup, teardown),
        cmocka_unit_test_setup_teardown(another_mimetype_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(parts_of_all_sizes_come_back, setup, teardown),
        cmocka_unit_test_setup_teardown(the_same_contents_give_the_same_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(headers_depend_on_nothing_else, setup, teardown),
        cmocka_unit_test_setup_teardown(packages_have_the_bytes_that_they_always_had, setup, teardown),
        cmocka_unit_test_setup_teardown(two_entries_of_one_name_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(more_entries_than_fit_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(a_part_over_the_ceiling_is_told, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
