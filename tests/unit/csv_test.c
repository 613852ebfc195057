/* CSV as Russian Excel, LibreOffice and clerks write it. */
#include "tables.h"

#include "input/source_csv.h"
#include "text/encode.h"

static struct str synonyms[] = {TEXT("Присутствие"), TEXT("Явка")};
static struct column columns[] = {
    {.name = TEXT("org_id"), .title = TEXT("Код ОО"), .type = COLUMN_CODE, .filled = true, .required = true},
    {.name = TEXT("title"), .title = TEXT("Наименование")},
    {.name = TEXT("present"),
     .title = TEXT("Присутствовал"),
     .type = COLUMN_FLAG,
     .synonyms = synonyms,
     .synonym_count = COUNT(synonyms)},
    {.name = TEXT("score"), .title = TEXT("Балл"), .type = COLUMN_NUMBER},
};
static size_t key[] = {0};
static struct str skip[] = {TEXT("Итого"), TEXT("Всего")};
static struct schema schema = {.name = TEXT("t"),
                               .title = TEXT("Проба"),
                               .columns = columns,
                               .column_count = COUNT(columns),
                               .key = key,
                               .key_count = 1,
                               .skip_words = skip,
                               .skip_count = COUNT(skip)};

static struct table *table;

static const char *read_bytes(struct str raw)
{
    struct buf bytes = bytes_of(raw);
    struct str text;
    enum text_encoding found;
    table = table_new(&arena, &schema, STR("inputs/t.csv"), true);
    assert_true(text_decode(&bytes, TEXT_AUTO, STR("inputs/t.csv"), &text, &found, &diag));
    source_csv_table(table, &arena, text, found == TEXT_WINDOWS_1251, &diag);
    buf_release(&bytes);
    return table_text(table);
}

static const char *read_text(const char *z)
{
    return read_bytes(str_from(z));
}

#define HEADER "Код ОО;Наименование;Присутствовал;Балл\n"

static void plain_file_is_read(void **state)
{
    (void)state;
    assert_string_equal(read_text(HEADER "ORG1;Школа;да;1,5\nORG2;;нет;\n"),
                        "2:ORG1|Школа|да|1.5\n3:ORG2|?|нет|?");
    assert_int_equal(diag.count, 0);
}

static void delimiters_are_found(void **state)
{
    (void)state;
    assert_string_equal(read_text("org_id,title,present,score\nA,Б,1,\"1,5\"\n"), "2:A|Б|да|1.5");
    assert_string_equal(read_text("org_id\ttitle\tpresent\tscore\nA\tБ;В\t+\t2\n"), "2:A|Б;В|да|2");
    assert_string_equal(read_text("sep=;\r\norg_id;title\r\nA;Б\r\n"), "3:A|Б|?|?");
    assert_string_equal(read_text("\"sep=,\"\norg_id,title\nA,Б\n"), "3:A|Б|?|?");
    assert_string_equal(read_text("sep=\t\norg_id\ttitle\nA\tБ\n"), "3:A|Б|?|?");
    assert_string_equal(read_text("Отчет, составлен 1,2,3;;;\n" HEADER "A;Б;да;1\n"), "3:A|Б|да|1");
    assert_int_equal(diag.count, 0);
}

static void encodings_are_found(void **state)
{
    (void)state;
    assert_string_equal(read_bytes(STR("\xEF\xBB\xBF"
                                       "Код ОО;Балл\nA;1\n")),
                        "2:A|?|?|1");
    assert_string_equal(read_bytes(STR("\xCA\xEE\xE4 \xCE\xCE;\xC1\xE0\xEB\xEB\r\nA;1\xA0"
                                       "234,5\r\n")),
                        "2:A|?|?|1234.5");
    assert_string_equal(
        read_bytes(STR("\xFF\xFEo\0r\0g\0_\0i\0d\0\t\0t\0i\0t\0l\0e\0\n\0A\0\t\0\x11\x04\n\0")), "2:A|Б|?|?");
    assert_int_equal(diag.count, 0);
}

static void headers_are_known_by_any_of_their_names(void **state)
{
    (void)state;
    assert_string_equal(read_text("КОД  ОО*;\"Наиме\u00ADнование\";Явка\nA;Б;да\n"), "2:A|Б|да|?");
    assert_string_equal(read_text("Балл;present;ORG_ID\n3;да;A\n"), "2:A|?|да|3");
    assert_int_equal(diag.count, 0);
    read_text("Код ОО;Балл;Наименованине;Явка;Прочее\nA;1;Б;да;В\n");
    assert_string_equal(message_codes(), "CSV-COLUMN@1:3 CSV-COLUMN@1:5");
    assert_non_null(strstr(message_text(0), "«Наименование»"));
}

static void titles_numbers_and_units_are_passed_over(void **state)
{
    (void)state;
    assert_string_equal(read_text("Министерство образования;;;\n;;;\n\"Сведения\nо школах\";;;\n" HEADER
                                  "1;2;3;4\n;;;балл\nA;Б;да;7\n"),
                        "8:A|Б|да|7");
    assert_string_equal(read_text("Школа;;Явка;Балл\nКод ОО;Наименование;;\nA;Б;да;5\n"), "3:A|Б|да|5");
    assert_int_equal(diag.count, 0);
}

static void totals_blank_rows_and_signatures_are_no_data(void **state)
{
    (void)state;
    assert_string_equal(read_text(HEADER "A;Б;да;1\n;;;\nИтого;;;1\nИТОГО по МО:;;;1\n;Всего: 1;;\n\n"
                                         "Исполнитель: Петрова А.А.;;;\nДиректор ________ Иванов И.И.;;;\n"),
                        "2:A|Б|да|1");
    assert_int_equal(diag.errors + diag.warnings, 0);
    assert_string_equal(read_text(HEADER "A;Итого;да;1\nВсеволожск;Б;да;1\nДиректор1;Б;да;2\n"),
                        "2:A|Итого|да|1\n3:Всеволожск|Б|да|1\n4:Директор1|Б|да|2");
}

static void quoted_cells_keep_what_they_hold(void **state)
{
    (void)state;
    assert_string_equal(
        read_text(HEADER "A;\"Меры названы;\r\nсроки \"\"точно\"\" не указаны\";да;1\r\nB;\"\";нет;2"),
        "2:A|Меры названы;\nсроки \"точно\" не указаны|да|1\n4:B|?|нет|2");
    assert_string_equal(read_text(HEADER "A;МАОУ \"СОШ № 1\";да;1\n \"B\" ; \"x\" ;+;2\n"),
                        "2:A|МАОУ \"СОШ № 1\"|да|1\n3:B|x|да|2");
    assert_int_equal(diag.count, 0);
}

static void line_numbers_are_those_of_the_file(void **state)
{
    (void)state;
    assert_string_equal(
        read_text("Отчет\r\n\r\n"
                  "Код ОО;Наименование;Присутствовал;Балл\r\n\"A\";\"1\n2\n3\";да;1\n\nB;4;нет;\rC;5;+;"),
        "4:A|1\n2\n3|да|1\n8:B|4|нет|?\n9:C|5|да|?");
    read_text(HEADER "A;\"1\n2\";может быть;1\nB;4;;x\n");
    assert_string_equal(message_codes(), "CELL-TYPE@2:3 CELL-TYPE@4:4");
    assert_non_null(strstr(message_text(0), "inputs/t.csv:2:3: "));
    assert_non_null(strstr(message_text(0), "«Присутствовал»"));
}

static void quotes_that_do_not_fit_are_told(void **state)
{
    (void)state;
    read_text(HEADER "A;Б;да;1\nB;\"открыто;да;1\nC;Б;да;1\n");
    assert_string_equal(message_codes(), "CSV-QUOTE@3:2");
    diag_release(&diag);
    read_text("\"Код ОО;Балл\nA;1\n"); /* not an empty file */
    assert_string_equal(message_codes(), "CSV-QUOTE@1:1");
    diag_release(&diag);
    read_text(HEADER "A;\"Школа \"Ромашка\"\";да;1\n");
    assert_string_equal(message_codes(), "CSV-QUOTE@2:2");
    diag_release(&diag);
    char *long_cell = malloc(CSV_CELL_LIMIT * 2 + 200);
    int len = sprintf(long_cell, "%sA;\"", HEADER);
    memset(long_cell + len, 'x', CSV_CELL_LIMIT * 2);
    for (int i = len; i < CSV_CELL_LIMIT * 2; i += 80)
        long_cell[i] = '\n';
    read_bytes(str_make(long_cell, (size_t)len + CSV_CELL_LIMIT * 2));
    free(long_cell);
    assert_string_equal(message_codes(), "CSV-QUOTE@2:2");
}

static void cells_beside_the_header_are_told(void **state)
{
    (void)state;
    assert_string_equal(read_text(HEADER "A;Б;да;1;;;\nB;В;нет\n"), "2:A|Б|да|1\n3:B|В|нет|?");
    assert_int_equal(diag.count, 0);
    read_text("org_id,title,present,score\nA,Б,да,1,5\n");
    assert_string_equal(message_codes(), "CSV-CELLS@2:5");
    diag_release(&diag);
    read_text("org_id;title;;\nA;Б;;заметка\n");
    assert_string_equal(message_codes(), "CSV-CELLS@2:4");
    assert_int_equal(diag.errors, 0);
}

static void headers_that_do_not_fit_are_told(void **state)
{
    (void)state;
    read_text("");
    read_text("Один;Два\n1;2\n");
    read_text("Наименование;Балл\nA;1\n");
    read_text("Код ОО;Балл;Код ОО\nA;1;B\n");
    assert_string_equal(message_codes(), "CSV-HEADER@0:0 CSV-HEADER@1:0 CSV-HEADER@1:0 CSV-HEADER@1:3");
    assert_non_null(strstr(message_text(2), "«Код ОО» (org_id)"));
}

static void empty_keys_do_not_count(void **state)
{
    (void)state;
    assert_string_equal(read_text(HEADER ";Б;да;1\n-;В;да;1\nA;Г;да;1\n"), "4:A|Г|да|1");
    assert_string_equal(message_codes(), "E15@2:1 E15@3:1");
    assert_int_equal(diag.errors, 0);
    assert_int_equal(table_rows(table), 3);
}

static void all_faults_are_told_at_once(void **state)
{
    (void)state;
    read_text(HEADER "A;#Н/Д;да;1\n5,9E+11;Б;угу;x\n");
    assert_string_equal(message_codes(), "CELL-EXCEL@2:2 CELL-SPOILT@3:1 CELL-TYPE@3:3 CELL-TYPE@3:4");
}

static void fill_down_repeats_the_cell_above(void **state)
{
    (void)state;
    columns[1].fill_down = true;
    assert_string_equal(read_text(HEADER "A;Добрянский МО;да;1\nB;;да;2\nC;-;да;3\nD;;да;4\n"),
                        "2:A|Добрянский МО|да|1\n3:B|Добрянский МО|да|2\n4:C|?|да|3\n5:D|?|да|4");
    columns[1].fill_down = false;
}

/* A row of too many cells, and what follows it. */
static void read_wide_row(const char *end)
{
    size_t len = CSV_CELLS_LIMIT + 10;
    char *wide = malloc(len + sizeof HEADER + strlen(end));
    memcpy(wide, HEADER, sizeof HEADER - 1);
    memset(wide + sizeof HEADER - 1, ';', len);
    memcpy(wide + sizeof HEADER - 1 + len, end, strlen(end));
    read_bytes(str_make(wide, len + sizeof HEADER - 1 + strlen(end)));
    free(wide);
}

static void rows_are_not_endless(void **state)
{
    (void)state;
    read_wide_row("");
    read_wide_row("\nA;Б;да;1\n");
    read_wide_row("\"\"\n");
    assert_string_equal(message_codes(), "CSV-WIDE@2:0 CSV-WIDE@2:0 CSV-WIDE@2:0");
}

/* With and without quotation marks, which are read in two ways: the same cells. */
static void spaces_and_blank_rows_are_the_same_with_quotes(void **state)
{
    (void)state;
    const char *plain = read_text(HEADER "A; Б \t;да;1\n  \n B ;;;\nC;Г;нет; 3");
    assert_string_equal(plain, "2:A|Б|да|1\n4:B|?|?|?\n5:C|Г|нет|3");
    assert_string_equal(read_text(HEADER "\"A\"; Б \t;да;1\n  \n B ;\"\";;\nC;\"Г\";нет; 3"), "2:A|Б|да|1\n4:B|?|?|?\n5:C|Г|нет|3");
}

static void numbering_of_state_forms_is_passed_over(void **state)
{
    (void)state;
    assert_string_equal(read_text(HEADER "А;Б;1;2\nA;Б;да;7\n"), "3:A|Б|да|7");
    assert_string_equal(read_text(HEADER "(1);2);3.;4\nA;Б;да;7\n"), "3:A|Б|да|7");
    assert_string_equal(read_text("Код ОО;Балл\nA;1\n"), "2:A|?|?|1");
    assert_int_equal(diag.count, 0);
}

static void the_header_of_the_next_page_is_no_row(void **state)
{
    (void)state;
    assert_string_equal(read_text(HEADER "1;2;3;4\nA;Б;да;7\n" HEADER "1;2;3;4\nB;В;нет;8\n"),
                        "3:A|Б|да|7\n6:B|В|нет|8");
    assert_string_equal(message_codes(), "CSV-SKIP@4:0");
}

static void hyphens_at_the_breaks_of_a_title_do_not_count(void **state)
{
    (void)state;
    assert_string_equal(read_text("Код ОО;\"Наимено-\nвание\";\"Присут-\r\nство-\r\nвал\"\nA;Б;да\n"), "5:A|Б|да|?");
    assert_int_equal(diag.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plain_file_is_read, setup, teardown),
        cmocka_unit_test_setup_teardown(delimiters_are_found, setup, teardown),
        cmocka_unit_test_setup_teardown(encodings_are_found, setup, teardown),
        cmocka_unit_test_setup_teardown(headers_are_known_by_any_of_their_names, setup, teardown),
        cmocka_unit_test_setup_teardown(titles_numbers_and_units_are_passed_over, setup, teardown),
        cmocka_unit_test_setup_teardown(totals_blank_rows_and_signatures_are_no_data, setup, teardown),
        cmocka_unit_test_setup_teardown(quoted_cells_keep_what_they_hold, setup, teardown),
        cmocka_unit_test_setup_teardown(line_numbers_are_those_of_the_file, setup, teardown),
        cmocka_unit_test_setup_teardown(quotes_that_do_not_fit_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(cells_beside_the_header_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(headers_that_do_not_fit_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(empty_keys_do_not_count, setup, teardown),
        cmocka_unit_test_setup_teardown(all_faults_are_told_at_once, setup, teardown),
        cmocka_unit_test_setup_teardown(fill_down_repeats_the_cell_above, setup, teardown),
        cmocka_unit_test_setup_teardown(rows_are_not_endless, setup, teardown),
        cmocka_unit_test_setup_teardown(spaces_and_blank_rows_are_the_same_with_quotes, setup, teardown),
        cmocka_unit_test_setup_teardown(numbering_of_state_forms_is_passed_over, setup, teardown),
        cmocka_unit_test_setup_teardown(the_header_of_the_next_page_is_no_row, setup, teardown),
        cmocka_unit_test_setup_teardown(hyphens_at_the_breaks_of_a_title_do_not_count, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
