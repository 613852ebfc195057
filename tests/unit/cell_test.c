/* Spellings of values in cells. */
#include "tables.h"

#include "input/cell.h"

static struct str words[] = {TEXT("завершил"), TEXT("обучается"), TEXT("отчислен"), TEXT("аннулировано")};

/* Plain text of the value, "?" unknown, "!CODE" for an error. */
static const char *read_as(enum column_type type, const char *text)
{
    struct column c = {
        .name = STR("c"), .title = STR("Статус"), .type = type, .words = words, .word_count = COUNT(words)};
    struct cell_reader *r = cell_reader_new(&arena, &c, true);
    struct place where = place_at(STR("a.csv"), 2, 3);
    struct value v;
    if (!cell_read(r, str_from(text), &where, &v, &diag)) {
        assert_int_equal(v.kind, VALUE_UNKNOWN);
        return arena_printf(&arena, "!%s", diag.messages[diag.count - 1].code).ptr;
    }
    return v.kind == VALUE_UNKNOWN ? "?" : arena_cstr(&arena, value_plain(&arena, v));
}

struct vector {
    const char *text, *value;
};

static void assert_reads(enum column_type type, const struct vector *vectors, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(read_as(type, vectors[i].text), vectors[i].value) != 0)
            fail_msg("«%s» is read as «%s», not «%s»", vectors[i].text, read_as(type, vectors[i].text),
                     vectors[i].value);
}

static void unknown_is_unknown_in_every_column(void **state)
{
    (void)state;
    static const char *const unknown[] = {"",  " ",   "\u00A0", "-",   "–",          "—",
                                          "−", " - ", "н/д",    "Н/Д", "нет данных", "НЕТ  ДАННЫХ",
                                          "Heт данных", "\u00ADн/д", "\u200Bнет данных", "hет\u00A0данных", "н.д.", "\u2060—"};
    for (int type = COLUMN_TEXT; type <= COLUMN_LIST; type++)
        for (size_t i = 0; i < COUNT(unknown); i++)
            assert_string_equal(read_as((enum column_type)type, unknown[i]), "?");
}

static void errors_of_the_spreadsheet_are_errors(void **state)
{
    (void)state;
    static const char *const errors[] = {"#Н/Д", "#ДЕЛ/0!", "#ЗНАЧ!",   "#ССЫЛКА!", "#ИМЯ?",
                                         "#N/A", "#REF!",   "########", "Err:502",
                                         "#н/д", "Ошибка:502"};
    for (int type = COLUMN_TEXT; type <= COLUMN_LIST; type++)
        for (size_t i = 0; i < COUNT(errors); i++)
            assert_string_equal(read_as((enum column_type)type, errors[i]), "!CELL-EXCEL");
    assert_string_equal(read_as(COLUMN_TEXT, "#1"), "#1");
}

static void flags_have_many_spellings(void **state)
{
    (void)state;
    static const struct vector vectors[] = {
        {"да", "да"},
        {"Да", "да"},
        {"ДА", "да"},
        {"+", "да"},
        {"1", "да"},
        {"v", "да"},
        {"V", "да"},
        {"есть", "да"},
        {"Истина", "да"},
        {"TRUE", "да"},
        {"✓", "да"},
        {"нет", "нет"},
        {"Нет", "нет"},
        {"0", "нет"},
        {"ложь", "нет"},
        {"HET", "нет"},
        {"–", "?"},
        {"-", "?"},
        {"частично", "!CELL-TYPE"},
        {"2", "!CELL-TYPE"},
    };
    assert_reads(COLUMN_FLAG, vectors, COUNT(vectors));
    assert_string_equal(read_as(COLUMN_TEXT, "нет"), "нет");
}

static void numbers_have_spaces_and_commas(void **state)
{
    (void)state;
    static const struct vector numbers[] = {
        {"1 234,5", "1234.5"},
        {"1\u00A0234,50", "1234.5"},
        {"1\u202F234\u202F567", "1234567"},
        {"−3,2", "-3.2"},
        {"–3", "-3"},
        {"0.125", "0.125"},
        {"12 34", "!CELL-TYPE"},
        {"1234 567", "!CELL-TYPE"},
        {"1,234.5", "!CELL-TYPE"},
        {"85 %", "!CELL-TYPE"},
        {"двадцать", "!CELL-TYPE"},
        {"1e5", "!CELL-TYPE"},
        {"5,9E+11", "!CELL-SPOILT"},
        {"10.май", "!CELL-SPOILT"},
        {"99999999999999999999", "!CELL-TYPE"},
        {"1 ", "1"},
        {"1 234 ", "1234"},
        {"- 5", "!CELL-TYPE"},
    };
    static const struct vector integers[] = {
        {"0017", "17"},
        {"22", "22"},
        {"1 234", "1234"},
        {"22,0", "22"},
        {"22,5", "!CELL-TYPE"},
        {"-7", "-7"},
        {"9223372036854775807", "9223372036854775807"},
        {"9223372036854775808", "!CELL-TYPE"},
        {"22 чел.", "!CELL-TYPE"},
    };
    assert_reads(COLUMN_NUMBER, numbers, COUNT(numbers));
    assert_reads(COLUMN_INTEGER, integers, COUNT(integers));
}

static void shares_are_not_taken_for_percents(void **state)
{
    (void)state;
    static const struct vector vectors[] = {
        {"85 %", "85"},
        {"85%", "85"},
        {"85\u00A0%", "85"},
        {"81,8", "81.8"},
        {"85", "85"},
        {"0", "0"},
        {"0,85 %", "0.85"},
        {"1 %", "1"},
        {"0,85", "!CELL-PERCENT"},
        {"1", "!CELL-PERCENT"},
        {"-0,5", "!CELL-PERCENT"},
        {"120", "120"},
        {"%", "!CELL-TYPE"},
        {"много", "!CELL-TYPE"},
    };
    assert_reads(COLUMN_PERCENT, vectors, COUNT(vectors));
}

static void dates_have_many_spellings(void **state)
{
    (void)state;
    static const struct vector vectors[] = {
        {"01.09.2024", "2024-09-01"},
        {"1.9.2024", "2024-09-01"},
        {"01.09.2024 г.", "2024-09-01"},
        {"01.09.2024г.", "2024-09-01"},
        {"45536", "2024-09-01"},
        {"2024-09-01", "2024-09-01"},
        {"01.09.2024 0:00", "2024-09-01"},
        {"01.09.2024 00:00:00", "2024-09-01"},
        {"2024-09-01T00:00:00", "2024-09-01"},
        {"29.02.2024", "2024-02-29"},
        {"1.9.24", "!CELL-YEAR"},
        {"01.09.24", "!CELL-YEAR"},
        {"31.09.2024", "!CELL-TYPE"},
        {"29.02.2023", "!CELL-TYPE"},
        {"09/01/2024", "!CELL-TYPE"},
        {"10.12.2024 14:05", "!CELL-TYPE"},
        {"май", "!CELL-TYPE"},
        {"1.9.2024.1", "!CELL-TYPE"},
        {"2024", "!CELL-TYPE"},
        {"001.9.2024", "!CELL-TYPE"},
        {"г.", "!CELL-TYPE"},
    };
    assert_reads(COLUMN_DATE, vectors, COUNT(vectors));
}

static void spoilt_codes_are_told(void **state)
{
    (void)state;
    static const struct vector vectors[] = {
        {"5,9E+11", "!CELL-SPOILT"},
        {"5.90101E+11", "!CELL-SPOILT"},
        {"01.окт", "!CELL-SPOILT"},
        {"01.фев", "!CELL-SPOILT"},
        {"окт.10", "!CELL-SPOILT"},
        {"01-Oct", "!CELL-SPOILT"},
        {"Jan-10", "!CELL-SPOILT"},
        {"1.10", "1.10"},
        {"0017", "0017"},
        {"E24-10", "E24-10"},
        {"P-3.1.4,G-10a", "P-3.1.4,G-10a"},
        {"108-ОД", "108-ОД"},
        {"ORG0101", "ORG0101"},
        {"590123456789", "590123456789"},
    };
    assert_reads(COLUMN_CODE, vectors, COUNT(vectors));
    assert_reads(COLUMN_LIST, vectors, COUNT(vectors));
    assert_reads(COLUMN_TEXT, vectors, COUNT(vectors));
}

static void words_of_a_list_are_stored_as_declared(void **state)
{
    (void)state;
    static const struct vector vectors[] = {{"завершил", "завершил"},
                                            {"ЗАВЕРШИЛ ", "завершил"},
                                            {"oтчислен", "отчислен"},
                                            {"закончил", "!CELL-WORD"}};
    assert_reads(COLUMN_ENUM, vectors, COUNT(vectors));
    read_as(COLUMN_ENUM, "завершила");
    assert_non_null(strstr(message_text(diag.count - 1), "«завершил»"));
    read_as(COLUMN_ENUM, "неведомо");
    assert_non_null(strstr(message_text(diag.count - 1), "аннулировано"));
}

static void dirt_in_texts_is_reported_and_kept(void **state)
{
    (void)state;
    assert_string_equal(read_as(COLUMN_TEXT, "  COШ № 1 \u00A0"), "COШ № 1");
    assert_string_equal(read_as(COLUMN_TEXT, "не менее _85 %"), "не менее _85 %");
    assert_string_equal(read_as(COLUMN_CODE, "ОRG0101"), "ОRG0101");
    assert_string_equal(message_codes(), "CELL-MIXED@2:3 CELL-LOST@2:3 CELL-MIXED@2:3");
    assert_int_equal(diag.errors, 0);
    assert_string_equal(read_as(COLUMN_TEXT, "Что делать?"), "Что делать?");
    assert_int_equal(diag.count, 3);
}

static void equal_texts_share_their_memory(void **state)
{
    (void)state;
    struct column c = {.name = STR("c"), .title = STR("Код"), .type = COLUMN_TEXT};
    struct cell_reader *r = cell_reader_new(&arena, &c, false);
    struct value first, again, other;
    char text[32];
    struct place where = place_at(STR("a.csv"), 1, 1);
    assert_true(cell_read(r, STR("дистанционно"), &where, &first, &diag));
    for (int i = 0; i < 100; i++) {
        int len = snprintf(text, sizeof text, "текст %d", i % 7);
        assert_true(cell_read(r, str_make(text, (size_t)len), &where, &other, &diag));
        assert_true(str_equal(value_str(other), str_make(text, (size_t)len)));
    }
    assert_true(cell_read(r, STR("дистанционно"), &where, &first, &diag));
    assert_true(cell_read(r, STR("дистанционно"), &where, &again, &diag));
    assert_true(value_equal(first, again));
    assert_ptr_equal(first.text, again.text);
}

static void what_guards_a_code_is_taken_off(void **state)
{
    (void)state;
    assert_string_equal(read_as(COLUMN_CODE, "=\"0059\""), "0059");
    assert_string_equal(read_as(COLUMN_INTEGER, "=\"12\""), "12");
    assert_string_equal(read_as(COLUMN_TEXT, "=\"x"), "=\"x");
    assert_string_equal(read_as(COLUMN_DATE, "2022-04-08+05:00"), "2022-04-08");
    assert_string_equal(read_as(COLUMN_DATE, "2022-04-08T00:00:00-03:00"), "!CELL-TYPE");
    assert_string_equal(read_as(COLUMN_DATE, "2024.09.01"), "!CELL-TYPE");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(unknown_is_unknown_in_every_column, setup, teardown),
        cmocka_unit_test_setup_teardown(errors_of_the_spreadsheet_are_errors, setup, teardown),
        cmocka_unit_test_setup_teardown(flags_have_many_spellings, setup, teardown),
        cmocka_unit_test_setup_teardown(numbers_have_spaces_and_commas, setup, teardown),
        cmocka_unit_test_setup_teardown(shares_are_not_taken_for_percents, setup, teardown),
        cmocka_unit_test_setup_teardown(dates_have_many_spellings, setup, teardown),
        cmocka_unit_test_setup_teardown(spoilt_codes_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(words_of_a_list_are_stored_as_declared, setup, teardown),
        cmocka_unit_test_setup_teardown(dirt_in_texts_is_reported_and_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(equal_texts_share_their_memory, setup, teardown),
        cmocka_unit_test_setup_teardown(what_guards_a_code_is_taken_off, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
