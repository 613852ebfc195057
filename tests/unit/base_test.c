/* Views, buffers with ceilings, messages, files, digests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/hash.h"

static void str_finds_and_splits(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("abcabd"), STR("abd"), 0), 3);
    assert_true(str_find(STR("abc"), STR("abcd"), 0) == SIZE_MAX);
    assert_int_equal(str_find(STR("abc"), STR(""), 3), 3);
    struct str rest = STR("a;;b"), piece;
    assert_true(str_split(&rest, ';', &piece) && str_equal(piece, STR("a")));
    assert_true(str_split(&rest, ';', &piece) && piece.len == 0);
    assert_true(str_split(&rest, ';', &piece) && str_equal(piece, STR("b")));
    assert_false(str_split(&rest, ';', &piece));
    assert_true(str_equal(str_trim(STR(" \t x y\r\n")), STR("x y")));
    assert_true(str_compare(STR("ab"), STR("abc")) < 0);
}

static void str_reads_whole_int64(void **state)
{
    (void)state;
    int64_t v;
    assert_true(str_to_int64(STR("-9223372036854775808"), &v) && v == INT64_MIN);
    assert_true(str_to_int64(STR("9223372036854775807"), &v) && v == INT64_MAX);
    assert_false(str_to_int64(STR("9223372036854775808"), &v));
    assert_false(str_to_int64(STR("12a"), &v));
    assert_false(str_to_int64(STR("-"), &v));
    assert_false(str_to_int64(STR(""), &v));
}

static void buf_fails_for_good_over_its_ceiling(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 8);
    buf_put_cstr(&b, "12345678");
    assert_true(buf_ok(&b));
    buf_put_char(&b, '9');
    buf_truncate(&b, 2);
    buf_put_char(&b, 'x');
    assert_false(buf_ok(&b));
    assert_true(str_equal(buf_str(&b), STR("12")));
    buf_reset(&b);
    buf_printf(&b, "%d", 42);
    assert_true(buf_ok(&b) && str_equal(buf_str(&b), STR("42")));
    buf_release(&b);
}

static void arena_keeps_what_it_was_given(void **state)
{
    (void)state;
    struct arena a = {0};
    int *items = NULL;
    size_t count = 0, capacity = 0;
    for (int i = 0; i < 1000; i++)
        *ARENA_PUSH(&a, items, count, capacity) = i;
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    char *large = arena_alloc(&a, 5 << 20);
    assert_int_equal(large[(5 << 20) - 1], 0);
    assert_string_equal(arena_printf(&a, "%s-%d", "x", 7).ptr, "x-7");
    arena_release(&a);
}

static void diag_sorts_and_says_equal_lines_once(void **state)
{
    (void)state;
    struct diag d;
    diag_init(&d);
    assert_false(diag_error(&d, place_at(STR("b.csv"), 2, 3), "X", "second %d", 2));
    diag_warn(&d, place_at(STR("a.csv"), 10, 0), "", "first");
    diag_error(&d, place_at(STR("b.csv"), 2, 3), "X", "second %d", 2);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    diag_print(&d, out);
    fclose(out);
    assert_string_equal(text, "a.csv:10: warning: first\nb.csv:2:3: error: second 2 [X]\n");
    assert_int_equal(d.errors, 2);
    free(text);
    diag_release(&d);
}

static const char *printed(struct diag *d, struct arena *a)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    diag_print(d, out);
    fclose(out);
    const char *copy = arena_cstr(a, str_from(text));
    free(text);
    return copy;
}

static void put_flood(struct diag *d)
{
    for (int i = 1; i <= 100000; i++)
        diag_error(d, place_at(STR("f.csv"), i, 3), "CELL-TYPE", "x");
    diag_error(d, place_at(STR("f.csv"), 7, 4), "CELL-TYPE", "y");
    diag_warn(d, place_at(STR("g.csv"), 1, 3), "CELL-TYPE", "z");
}

static void a_flood_is_told_in_one_line_and_hides_nothing(void **state)
{
    (void)state;
    struct arena a = {0};
    struct diag d;
    diag_init(&d);
    put_flood(&d);
    assert_int_equal(d.errors, 100001);
    assert_true(diag_is_full(&d, place_at(STR("f.csv"), 9, 3), "CELL-TYPE"));
    assert_false(diag_is_full(&d, place_at(STR("f.csv"), 9, 4), "CELL-TYPE"));
    const char *text = printed(&d, &a);
    assert_non_null(strstr(text, "f.csv:50:3: error: x [CELL-TYPE]\n"
                                 "f.csv:51:3: error: from here on, more of the same kind: 99950 [CELL-TYPE]\n"
                                 "g.csv:1:3: warning: z [CELL-TYPE]\n"));
    assert_non_null(strstr(text, "f.csv:7:4: error: y"));
    assert_int_equal(d.errors, 100001);
    assert_string_equal(printed(&d, &a), "");
    diag_release(&d);
    arena_release(&a);
}

static bool is_named(const void *name, struct str file)
{
    return str_equal(file, str_from(name));
}

static void messages_of_one_file_are_kept_with_their_counts(void **state)
{
    (void)state;
    struct arena a = {0};
    struct diag d;
    diag_init(&d);
    put_flood(&d);
    diag_keep(&d, is_named, "g.csv");
    assert_int_equal(d.errors, 0);
    assert_string_equal(printed(&d, &a), "g.csv:1:3: warning: z [CELL-TYPE]\n");
    diag_release(&d);
    put_flood(&d);
    diag_keep(&d, is_named, "f.csv");
    assert_int_equal(d.errors, 100001);
    assert_non_null(strstr(printed(&d, &a), ": 99950 ["));
    diag_release(&d);
    arena_release(&a);
}

static void a_message_is_one_line(void **state)
{
    (void)state;
    struct arena a = {0};
    struct diag d;
    diag_init(&d);
    diag_error(&d, place_at(STR("f.csv"), 1, 2), "X", "«a\nb\x1b[31m»");
    assert_string_equal(printed(&d, &a), "f.csv:1:2: error: «a b [31m» [X]\n");
    diag_release(&d);
    arena_release(&a);
}

static void paths_stay_below(void **state)
{
    (void)state;
    assert_true(path_is_below(STR("2024/Отчёт.docx")));
    const char *bad[] = {"", "/etc/passwd", "a//b", "../x", "a/../b", "./a", "a/", "a\\b"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(path_is_below(str_from(bad[i])));
    struct arena a = {0};
    assert_true(str_equal(path_extension(&a, STR("x/y.DocX")), STR("docx")));
    assert_true(str_equal(path_extension(&a, STR("x.d/y")), STR("")));
    assert_true(str_equal(path_folder(STR("a/b/c")), STR("a/b")));
    arena_release(&a);
}

static void files_are_listed_in_order_and_replaced_whole(void **state)
{
    (void)state;
    char folder[] = "/tmp/pisar-base-XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct arena a = {0};
    struct diag d;
    diag_init(&d);
    struct str root = str_from(folder), *names;
    size_t count;
    assert_true(folder_make(path_join(&a, root, STR("sub/deep")), &d));
    const char *files[] = {"b.csv", "a.csv", "sub/deep/c.csv", ".hidden", "~$lock.docx", "old.csv~"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_true(file_replace(path_join(&a, root, str_from(files[i])), STR("x"), &d));
    assert_true(folder_list(&a, root, &names, &count, &d));
    assert_int_equal(count, 3);
    assert_string_equal(names[0].ptr, "a.csv");
    assert_string_equal(names[2].ptr, "sub/deep/c.csv");
    struct str path = path_join(&a, root, STR("a.csv"));
    assert_true(file_replace(path, STR("12345"), &d));
    struct buf b;
    buf_init(&b, 100);
    assert_true(file_read(path, 100, &b, &d) && str_equal(buf_str(&b), STR("12345")));
    assert_false(file_read(path, 4, &b, &d));
    assert_false(file_write_new(path, STR("x"), false, &d));
    assert_int_equal(d.errors, 2);
    buf_release(&b);
    diag_release(&d);
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
    arena_release(&a);
}

static void digests_know_fields_apart(void **state)
{
    (void)state;
    struct arena a = {0};
    /* FIPS 180-4 example: SHA-256 of "abc". */
    /* RFC 6986, 10.1.2; the example lists the bytes from the last to the first */
    struct str message = STR("012345678901234567890123456789012345678901234567890123456789012");
    assert_string_equal(digest_hex(&a, hash_streebog(message)).ptr, "9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500");
    struct str hex = digest_hex(&a, hash_bytes(STR("abc")));
    assert_string_equal(hex.ptr, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    struct digest d;
    assert_true(digest_from_hex(hex, &d) && digest_equal(d, hash_bytes(STR("abc"))));
    assert_false(digest_from_hex(STR("xy"), &d));
    struct str one[] = {STR("ab"), STR("c")}, two[] = {STR("a"), STR("bc")};
    assert_false(digest_equal(hash_fields(one, 2), hash_fields(two, 2)));
    struct hash *pieces = hash_new();
    hash_put_field(pieces, one[0]);
    hash_put_field(pieces, one[1]);
    assert_true(digest_equal(hash_fields(one, 2), hash_end(pieces)));
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(str_finds_and_splits),
        cmocka_unit_test(str_reads_whole_int64),
        cmocka_unit_test(buf_fails_for_good_over_its_ceiling),
        cmocka_unit_test(arena_keeps_what_it_was_given),
        cmocka_unit_test(diag_sorts_and_says_equal_lines_once),
        cmocka_unit_test(a_flood_is_told_in_one_line_and_hides_nothing),
        cmocka_unit_test(messages_of_one_file_are_kept_with_their_counts),
        cmocka_unit_test(a_message_is_one_line),
        cmocka_unit_test(paths_stay_below),
        cmocka_unit_test(files_are_listed_in_order_and_replaced_whole),
        cmocka_unit_test(digests_know_fields_apart),
    };
    hash_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
