/* Russian text: folding, order, numbers, agreement, numbers in words, dates, letter case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/calendar.h"
#include "text/collate.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/nearest.h"
#include "text/plural.h"
#include "text/print.h"

static struct arena arena;

static void assert_str(struct str s, const char *expected)
{
    assert_string_equal(arena_cstr(&arena, s), expected);
}

static void folding_joins_what_clerks_take_for_one(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"Очерский", "ОЧЁРСКИЙ"},
        {"МБОУ «СОШ № 1»", "МБОУ \"СОШ №1\""},
        {"МБОУ „СОШ N 1“", "МБОУ «COШ  № 1» "}, /* C and O are Latin */
        {"Юсьвинский\u00A0МО", "Юсьвинский MO"},
        {"MO01", "МО01"},
        {"ORG0101", "ОRG0101"}, /* the first letter is Cyrillic */
        {"2021–2024", "2021-2024"},
        {"шко\u00ADла", "школа"},
        {"\u202FКод\u2009МО\r\n", "код мо"},
        {"и\u0306од е\u0308лка", "йод ёлка"},
        {"No 5", "№ 5"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(text_fold(&arena, str_from(pairs[i][0])).ptr,
                            text_fold(&arena, str_from(pairs[i][1])).ptr);
    assert_string_equal(text_fold(&arena, STR("  МАОУ «Учебная  школа № 1» ")).ptr,
                        "маоу \"учебная школа №1\"");
    assert_string_equal(text_fold(&arena, STR("edu000001")).ptr, "edu000001");
    assert_false(text_folds_equal(STR("СОШ № 1"), STR("СОШ № 11")));
    assert_false(text_folds_equal(STR("ORG0101"), STR("ОRG0102")));
}

static void latin_in_cyrillic_is_told(void **state)
{
    (void)state;
    assert_true(text_has_mixed_script(STR("школа, COШ № 1")));
    assert_true(text_has_mixed_script(STR("Пeрмь")));
    assert_true(text_has_mixed_script(STR("ОRG0101")));
    assert_false(text_has_mixed_script(STR("СОШ № 1")));
    assert_false(text_has_mixed_script(STR("показатель G-05, МА ОГЭ, IT-куб, P0101")));
    assert_false(text_has_mixed_script(STR("")));
    assert_str(text_trim(STR("\u00A0\uFEFF\t слово \u202F\n")), "слово");
    assert_str(text_trim(STR(" \u00A0")), "");
}

static void nearest_word_is_offered(void **state)
{
    (void)state;
    struct str words[] = {STR("завершил"), STR("обучается"), STR("отчислен"), STR("аннулировано")};
    assert_int_equal(text_nearest(STR("Завершила"), words, 4), 0);
    assert_int_equal(text_nearest(STR("обучаеться"), words, 4), 1);
    assert_int_equal(text_nearest(STR("отчилсен"), words, 4), 2);
    assert_int_equal(text_nearest(STR("вебинар"), words, 4), -1);
    assert_int_equal(text_nearest(STR("x"), words, 0), -1);
}

static void order_is_russian_and_natural(void **state)
{
    (void)state;
    static const char *const sorted[] = {"1.2",   "1.10",  "Ежова", "Ёлкин",  "Ершов", "СОШ № 2", "СОШ № 10",
                                         "школа", "Школа", "ШНОР",  "яблоко", "G-5",   "G-05a",   "G-10"};
    struct collator *c = collator_new();
    for (size_t i = 0; i + 1 < sizeof sorted / sizeof *sorted; i++) {
        struct str a = str_from(sorted[i]), b = str_from(sorted[i + 1]);
        assert_int_equal(collator_compare(c, a, b), -1);
        assert_int_equal(collator_compare(c, b, a), 1);
        assert_true(str_compare(collator_key(c, &arena, a), collator_key(c, &arena, b)) < 0);
    }
    assert_int_equal(collator_compare(c, STR("a"), STR("a")), 0);
    assert_int_equal(collator_compare(c, STR(""), STR("a")), -1);
    assert_int_not_equal(collator_compare(c, STR("1"), STR("01")), 0);
    collator_free(c);
}

static struct number ratio(int64_t num, int64_t den)
{
    struct number n;
    assert_true(number_ratio(num, den, &n));
    return n;
}

static void numbers_print_as_documents_do(void **state)
{
    (void)state;
    assert_string_equal(text_number(&arena, ratio(12345, 10), TEXT_SHORTEST).ptr, "1\u00A0234,5");
    assert_string_equal(text_number(&arena, ratio(-32, 10), 1).ptr, "−3,2");
    assert_string_equal(text_number(&arena, number_from_int(1234567), 0).ptr, "1\u00A0234\u00A0567");
    assert_string_equal(text_number(&arena, number_from_int(999), 2).ptr, "999,00");
    assert_string_equal(text_number(&arena, ratio(-1, 1000), 1).ptr, "0,0");
    assert_string_equal(text_number(&arena, ratio(5, 100), 1).ptr, "0,1");
    assert_string_equal(text_number(&arena, ratio(1, 3), TEXT_SHORTEST).ptr, "0,333333");
    assert_string_equal(text_number_plain(&arena, number_from_int(2024), 0).ptr, "2024");
    assert_string_equal(text_number(&arena, ratio(1800, 22), 1).ptr, "81,8");
    assert_string_equal(text_number(&arena, number_from_int(-1000), 0).ptr, "−1\u00A0000");
}

static void nouns_agree_with_numbers(void **state)
{
    (void)state;
    static const char *const schools[] = {"школа", "школы", "школ"};
    static const struct {
        int n;
        const char *word;
    } vectors[] = {{1, "школа"},  {2, "школы"},  {5, "школ"}, {11, "школ"},  {12, "школ"}, {21, "школа"},
                   {22, "школы"}, {111, "школ"}, {0, "школ"}, {-1, "школа"}, {-12, "школ"}};
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++)
        assert_string_equal(schools[text_plural(number_from_int(vectors[i].n))], vectors[i].word);
    assert_int_equal(text_plural(ratio(818, 10)), PLURAL_OTHER);
    assert_int_equal(text_plural(number_from_int(80)), PLURAL_MANY);
    assert_string_equal(plural_name(PLURAL_FEW), "few");
}

static const char *spelled(int64_t n, const char *gender, const char *grammatical_case)
{
    enum gender g;
    enum grammatical_case c;
    struct str out;
    assert_true(gender_named(str_from(gender), &g));
    assert_true(case_named(str_from(grammatical_case), &c));
    assert_true(text_spell(&arena, n, g, c, &out));
    return out.ptr;
}

static void numbers_in_words_have_gender_and_case(void **state)
{
    (void)state;
    assert_string_equal(spelled(22, "f", "nom"), "двадцать две");
    assert_string_equal(spelled(1, "f", "nom"), "одна");
    assert_string_equal(spelled(2, "n", "nom"), "два");
    assert_string_equal(spelled(1, "n", "ins"), "одним");
    assert_string_equal(spelled(21, "m", "nom"), "двадцать один");
    assert_string_equal(spelled(2, "n", "gen"), "двух");
    assert_string_equal(spelled(1, "с", "род"), "одного");
    assert_string_equal(spelled(3, "m", "родительный"), "трех");
    assert_string_equal(spelled(0, "m", "nom"), "ноль");
    assert_string_equal(spelled(1000, "m", "acc"), "одну тысячу");
    assert_string_equal(spelled(21001, "f", "acc"), "двадцать одну тысячу одну");
    assert_string_equal(spelled(244, "m", "dat"), "двумстам сорока четырем");
    assert_string_equal(spelled(358, "m", "ins"), "тремястами пятьюдесятью восемью");
    assert_string_equal(spelled(890, "m", "prep"), "восьмистах девяноста");
    assert_string_equal(spelled(612, "m", "gen"), "шестисот двенадцати");
    assert_string_equal(spelled(-7, "m", "ins"), "минус семью");
    assert_string_equal(spelled(2000002, "f", "nom"), "два миллиона две");
    assert_string_equal(spelled(5000000000, "m", "dat"), "пяти миллиардам");
    assert_string_equal(spelled(1000000000000, "m", "nom"), "один триллион");
    assert_string_equal(
        spelled(SPELL_LIMIT, "m", "nom"),
        "девятьсот девяносто девять триллионов девятьсот девяносто девять миллиардов девятьсот девяносто "
        "девять миллионов девятьсот девяносто девять тысяч девятьсот девяносто девять");
    struct str out;
    enum grammatical_case c;
    assert_false(text_spell(&arena, SPELL_LIMIT + 1, GENDER_FEMININE, CASE_NOMINATIVE, &out));
    assert_false(text_spell(&arena, INT64_MIN, GENDER_FEMININE, CASE_NOMINATIVE, &out));
    assert_false(case_named(STR("звательный"), &c));
}

static date_days day(const char *iso)
{
    date_days d;
    assert_true(date_parse_iso(str_from(iso), &d));
    return d;
}

static void dates_print_by_pattern(void **state)
{
    (void)state;
    struct str out;
    assert_true(text_date(&arena, day("2024-12-12"), STR("d\u00A0MMMM\u00A0y\u00A0'г.'"), &out));
    assert_string_equal(out.ptr, "12\u00A0декабря\u00A02024\u00A0г.");
    assert_true(text_date(&arena, day("2024-06-05"), STR("d MMMM y 'г.'"), &out));
    assert_string_equal(out.ptr, "5 июня 2024 г.");
    assert_string_equal(text_date_short(&arena, day("2024-12-12")).ptr, "12.12.2024");
    assert_true(text_date(&arena, day("2024-05-01"), STR("LLLL yyyy 'года', EEEE; d/MM/yy ''"), &out));
    assert_string_equal(out.ptr, "май 2024 года, среда; 1/05/24 '");
    assert_true(text_date(&arena, day("1969-12-31"), STR("EEEE"), &out));
    assert_string_equal(out.ptr, "среда");
    assert_true(text_date(&arena, day("2024-12-05"), STR("«dd» MMMM"), &out));
    assert_string_equal(out.ptr, "«05» декабря");
    assert_false(text_date(&arena, 0, STR("HH:mm"), &out));
    assert_false(text_date(&arena, 0, STR("d 'г."), &out));
    assert_string_equal(text_month(&arena, 12, CASE_NOMINATIVE).ptr, "декабрь");
    assert_string_equal(text_month(&arena, 3, CASE_PREPOSITIONAL).ptr, "марте");
    assert_string_equal(text_month(&arena, 5, CASE_INSTRUMENTAL).ptr, "маем");
    assert_int_equal(text_month_named(STR("окт")), 10);
    assert_int_equal(text_month_named(STR("мая")), 5);
    assert_int_equal(text_month_named(STR("марта")), 3);
    assert_int_equal(text_month_named(STR("д")), 0);
    assert_int_equal(text_month_named(STR("школа")), 0);
}

static void letters_are_counted_not_bytes(void **state)
{
    (void)state;
    assert_str(text_upper(&arena, STR("приказ № 1, ёлка")), "ПРИКАЗ № 1, ЁЛКА");
    assert_str(text_lower(&arena, STR("ПРИКАЗ")), "приказ");
    assert_str(text_title(&arena, STR("директор МАОУ")), "Директор МАОУ");
    assert_str(text_title(&arena, STR("«школа»")), "«Школа»");
    assert_str(text_title(&arena, STR("2 этапа")), "2 этапа");
    assert_str(text_title(&arena, STR("")), "");
    assert_int_equal(text_length(STR("Ёж №")), 4);
    assert_str(text_sub(STR("Сергей"), 1, 1), "С");
    assert_str(text_sub(STR("Сергей"), -2, -1), "ей");
    assert_str(text_sub(STR("Сергей"), 4, 100), "гей");
    assert_str(text_sub(STR("Сергей"), 5, 2), "");
    assert_str(text_sub(STR("Сергей"), INT64_MIN, INT64_MAX), "Сергей");
}

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folding_joins_what_clerks_take_for_one),
        cmocka_unit_test(latin_in_cyrillic_is_told),
        cmocka_unit_test(nearest_word_is_offered),
        cmocka_unit_test(order_is_russian_and_natural),
        cmocka_unit_test(numbers_print_as_documents_do),
        cmocka_unit_test(nouns_agree_with_numbers),
        cmocka_unit_test(numbers_in_words_have_gender_and_case),
        cmocka_unit_test(dates_print_by_pattern),
        cmocka_unit_test(letters_are_counted_not_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, teardown);
}
