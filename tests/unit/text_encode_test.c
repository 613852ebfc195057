/* Encodings of input files: what is found without being told, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/encode.h"

static struct buf bytes;
static struct diag diag;
static struct str text;
static enum text_encoding found;

static int setup(void **state)
{
    (void)state;
    buf_init(&bytes, BUF_LIMIT_INPUT);
    diag_init(&diag);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    buf_release(&bytes);
    diag_release(&diag);
    return 0;
}

static bool decode(struct str raw, enum text_encoding wanted)
{
    buf_reset(&bytes);
    buf_put_str(&bytes, raw);
    return text_decode(&bytes, wanted, STR("a.csv"), &text, &found, &diag);
}

static void assert_text(const char *expected)
{
    assert_true(str_equal(text, str_from(expected)));
}

static void marks_are_found_and_stripped(void **state)
{
    (void)state;
    assert_true(decode(STR("\xEF\xBB\xBFКод"), TEXT_AUTO));
    assert_int_equal(found, TEXT_UTF8);
    assert_text("Код");
    assert_true(decode(STR("\xFF\xFE\x1A\x04\x3E\x04\x34\x04;\0"), TEXT_AUTO));
    assert_int_equal(found, TEXT_UTF16LE);
    assert_text("Код;");
    assert_true(decode(STR("\xFE\xFF\x04\x1A\x04\x3E\x04\x34\0;"), TEXT_AUTO));
    assert_int_equal(found, TEXT_UTF16BE);
    assert_text("Код;");
    assert_true(decode(STR(""), TEXT_AUTO));
    assert_text("");
}

static void utf16_needs_no_mark(void **state)
{
    (void)state;
    assert_true(decode(STR("a\0;\0\x1A\x04\n\0"), TEXT_AUTO));
    assert_int_equal(found, TEXT_UTF16LE);
    assert_text("a;К\n");
    assert_true(decode(STR("\0a\0;\x04\x1A\0\n"), TEXT_AUTO));
    assert_int_equal(found, TEXT_UTF16BE);
    assert_text("a;К\n");
    assert_true(decode(STR("\xFF\xFE\x3D\xD8\x00\xDE"), TEXT_AUTO));
    assert_text("\U0001F600");
}

static void what_is_not_utf8_is_windows_1251(void **state)
{
    (void)state;
    assert_true(decode(STR("\xCA\xEE\xE4;\xB9 1;\xA8\xEB\xEA\xE8\xED;\xAB\x85\xBB\xA0\x97"), TEXT_AUTO));
    assert_int_equal(found, TEXT_WINDOWS_1251);
    assert_text("Код;№ 1;Ёлкин;«…»\u00A0—");
    assert_int_equal(diag.warnings, 0);
}

static void cp866_only_when_asked_for(void **state)
{
    (void)state;
    struct str ministry =
        STR("\x8C\xA8\xAD\xA8\xE1\xE2\xA5\xE0\xE1\xE2\xA2\xAE \xAE\xA1\xE0\xA0\xA7\xAE\xA2\xA0\xAD\xA8\xEF");
    assert_true(decode(ministry, TEXT_CP866));
    assert_text("Министерство образования");
    assert_true(decode(ministry, TEXT_AUTO));
    assert_int_equal(found, TEXT_WINDOWS_1251);
    assert_int_equal(diag.warnings, 1);
    assert_string_equal(diag.messages[0].code, "TEXT-866");
}

static void faults_have_line_and_offset(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_false(decode(STR("Код;Год\nИмя\nПерм\xD1;Школа\n"), TEXT_AUTO)); /* damaged UTF-8, not 1251 */
    assert_string_equal(diag.messages[0].code, "TEXT-BYTES");
    assert_int_equal(diag.messages[0].place.line, 3);
    assert_non_null(strstr(diag_format(&a, &diag.messages[0]).ptr, "30 (D1)"));
    assert_false(decode(STR("\xCA\n\x98"), TEXT_WINDOWS_1251));
    assert_int_equal(diag.messages[1].place.line, 2);
    assert_false(decode(STR("\xFF\xFE\n\0\x00\xD8\n\0"), TEXT_AUTO));
    assert_int_equal(diag.messages[2].place.line, 2);
    assert_false(decode(STR("\xFF\xFE\n\0\x1A"), TEXT_AUTO));
    assert_false(decode(STR("abc\nd\0e;f"), TEXT_AUTO));
    assert_string_equal(diag.messages[4].code, "TEXT-NUL");
    assert_int_equal(diag.messages[4].place.line, 2);
    arena_release(&a);
}

static void utf8_is_checked_strictly(void **state)
{
    (void)state;
    static const char *const bad[] = {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                      "\xE2\x82", "\x80",         "\xF8\x88\x80\x80\x80"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(text_utf8_valid(str_from(bad[i])), 0);
    assert_int_equal(text_utf8_valid(STR("ascii ascii \xD0")), 12);
    assert_int_equal(text_utf8_valid(STR("\xF4\x8F\xBF\xBF \xE2\x82\xAC ж")), 11);
    enum text_encoding e;
    assert_true(text_encoding_named(STR("Windows-1251"), &e) && e == TEXT_WINDOWS_1251);
    assert_false(text_encoding_named(STR("utf-7"), &e));
}

static void files_that_are_something_else_are_told(void **state)
{
    (void)state;
    assert_false(decode(STR("PK\x03\x04\x14\x00\x06"), TEXT_AUTO));
    assert_false(decode(STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00"), TEXT_WINDOWS_1251));
    assert_string_equal(diag.messages[0].code, "TEXT-EXCEL");
    assert_string_equal(diag.messages[1].code, "TEXT-EXCEL");
    assert_true(decode(STR("Министерство образования"), TEXT_WINDOWS_1251)); /* UTF-8 under a false flag */
    assert_true(decode(STR("РњРёРЅРёСЃС‚РµСЂСЃС‚РІРѕ"), TEXT_AUTO));
    assert_int_equal(diag.warnings, 2);
    assert_string_equal(diag.messages[2].code, "TEXT-PAIRS");
    assert_true(decode(STR("Рёбра, «СОШ № 1» – ФГИС «МЭДК», РФ – РСФСР, С. Р. Сёмина, АИС «СГО»"), TEXT_AUTO));
    assert_int_equal(diag.warnings, 2);
}

/* Letters are passed over several at a step: wherever a text is cut or damaged, the place is the same. */
static void a_fault_among_letters_is_found_where_it_is(void **state)
{
    (void)state;
    const char *letters = "aАбвгдежзий klмнопрстуф";
    char damaged[64];
    size_t len = strlen(letters);
    for (size_t at = 0; at < len; at++) {
        size_t start = (letters[at] & 0xC0) == 0x80 ? at - 1 : at; /* of the character that the byte belongs to */
        assert_int_equal(text_utf8_valid(str_make(letters, at)), start);
        memcpy(damaged, letters, len);
        damaged[at] = (char)0xFF;
        assert_int_equal(text_utf8_valid(str_make(damaged, len)), start);
    }
    assert_int_equal(text_utf8_valid(str_make(letters, len)), len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(marks_are_found_and_stripped, setup, teardown),
        cmocka_unit_test_setup_teardown(utf16_needs_no_mark, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_not_utf8_is_windows_1251, setup, teardown),
        cmocka_unit_test_setup_teardown(cp866_only_when_asked_for, setup, teardown),
        cmocka_unit_test_setup_teardown(faults_have_line_and_offset, setup, teardown),
        cmocka_unit_test_setup_teardown(utf8_is_checked_strictly, setup, teardown),
        cmocka_unit_test_setup_teardown(files_that_are_something_else_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(a_fault_among_letters_is_found_where_it_is, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
