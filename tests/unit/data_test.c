/* Exact numbers, days, values, tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/table.h"

static struct arena arena;

static const char *fixed(int64_t num, int64_t den, int decimals)
{
    struct number n;
    assert_true(number_ratio(num, den, &n));
    return number_fixed(&arena, n, decimals).ptr;
}

static void numbers_round_half_away_from_zero(void **state)
{
    (void)state;
    assert_string_equal(fixed(1, 8, 2), "0.13");
    assert_string_equal(fixed(-1, 8, 2), "-0.13");
    assert_string_equal(fixed(2200, 26, 1), "84.6");
    assert_string_equal(fixed(9995, 100, 1), "100.0");
    assert_string_equal(fixed(-1, 1000, 1), "0.0");
    assert_string_equal(fixed(7, 1, 0), "7");
    assert_string_equal(fixed(1, 3, 18), "0.333333333333333333");
}

static void numbers_refuse_what_does_not_fit(void **state)
{
    (void)state;
    struct number n, large = number_from_int(INT64_MAX);
    assert_false(number_ratio(1, 0, &n));
    assert_false(number_add(large, large, &n));
    assert_false(number_multiply(large, large, &n));
    assert_false(number_divide(large, number_from_int(0), &n));
    assert_true(number_divide(large, large, &n) && n.num == 1 && n.den == 1);
    assert_true(number_compare(large, number_from_int(-INT64_MAX)) > 0);
}

static void numbers_are_read_and_printed_exactly(void **state)
{
    (void)state;
    struct number n;
    assert_true(number_parse(STR("1234,50"), &n) && n.num == 2469 && n.den == 2);
    assert_true(number_parse(STR("-0.125"), &n) && n.num == -1 && n.den == 8);
    const char *bad[] = {"", "-", ".5", "5.", "1 234", "1e5", "1,2,3", "99999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(number_parse(str_from(bad[i]), &n));
    assert_true(number_from_double(0.1, &n) && n.num == 1 && n.den == 10);
    assert_true(number_from_double(1e17, &n) && n.num == 100000000000000000 && n.den == 1);
    assert_true(number_from_double(-2.5e-3, &n) && n.num == -1 && n.den == 400);
    assert_false(number_from_double(1e300, &n));
    assert_true(number_ratio(1, 8, &n));
    assert_string_equal(number_shortest(&arena, n, 1).ptr, "0.125");
    assert_true(number_ratio(1, 3, &n));
    assert_string_equal(number_shortest(&arena, n, 2).ptr, "0.33");
}

static void dates_go_there_and_back(void **state)
{
    (void)state;
    date_days epoch, day, last = 0;
    assert_true(date_from_civil((struct date){1970, 1, 1}, &epoch) && epoch == 0);
    assert_true(date_parse_iso(STR("2024-02-29"), &day));
    assert_string_equal(date_iso(&arena, day).ptr, "2024-02-29");
    const char *bad[] = {"2023-02-29", "2024-13-01", "2024-00-10", "24-01-01", "2024-1-01", "2024-01-32", "0999-12-31"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(date_parse_iso(str_from(bad[i]), &day));
    for (int year = 1000; year <= 9999; year += 37)
        for (int month = 1; month <= 12; month++) {
            assert_true(date_from_civil((struct date){year, month, 1}, &day));
            struct date back = date_to_civil(day);
            assert_true(back.year == year && back.month == month && back.day == 1);
            assert_true(year == 1000 || month > 1 || day > last);
            last = day;
        }
}

static void values_of_different_kinds_never_mix(void **state)
{
    (void)state;
    assert_false(value_equal(value_integer(1), value_text(STR("1"))));
    assert_false(value_equal(value_unknown(), value_flag(false)));
    struct number half;
    number_ratio(1, 2, &half);
    assert_true(value_equal(value_number(&arena, half), value_number(&arena, half)));
    assert_true(value_hash(value_number(&arena, half)) == value_hash(value_number(&arena, half)));
    assert_int_equal(sizeof(struct value), 16);
}

static void tables_find_rows_and_forget_dropped_ones(void **state)
{
    (void)state;
    struct column columns[] = {{.name = STR("id")}, {.name = STR("n"), .type = COLUMN_INTEGER}};
    size_t key = 0;
    struct schema schema = {.name = STR("t"), .columns = columns, .column_count = 2, .key = &key, .key_count = 1};
    struct table *t = table_new(&arena, &schema, STR("inputs/t.csv"), true);
    for (uint32_t i = 0; i < 1000; i++) {
        struct value row[] = {value_text(arena_printf(&arena, "R%u", i)), value_integer(i % 7)};
        table_put(t, row, i + 2);
    }
    assert_int_equal(table_find(t, value_text(STR("R517"))), 517);
    assert_int_equal(table_find(t, value_text(STR("R1000"))), -1);
    struct table_match m = table_where(t, 1, value_integer(3));
    assert_int_equal(m.count, 143);
    assert_int_equal(m.rows[0], 3);
    assert_int_equal(m.rows[142], 997);
    assert_int_equal(m.group_of[10], m.group);
    assert_int_not_equal(m.group_of[11], m.group);
    table_drop(t, 3);
    m = table_where(t, 1, value_integer(3));
    assert_int_equal(m.count, 142);
    assert_int_equal(m.rows[0], 10);
    assert_int_equal(m.group_of[3], 0);
    assert_int_equal(table_where(t, 1, value_integer(7)).count, 0);
    assert_int_equal(table_find(t, value_text(STR("R3"))), -1);
    assert_int_equal(table_place(t, 10).line, 12);
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_round_half_away_from_zero),
        cmocka_unit_test(numbers_refuse_what_does_not_fit),
        cmocka_unit_test(numbers_are_read_and_printed_exactly),
        cmocka_unit_test(dates_go_there_and_back),
        cmocka_unit_test(values_of_different_kinds_never_mix),
        cmocka_unit_test(tables_find_rows_and_forget_dropped_ones),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
