/* Editions compared: sequences, words, marks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "revision/align.h"
#include "revision/changes.h"
#include "revision/differences.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static struct arena arena;
static struct segmenter *segmenter;

/* Letters as items. */
static struct str *items_of(const char *letters)
{
    struct str *items = ARENA_ARRAY(&arena, struct str, strlen(letters) + 1);
    for (size_t i = 0; letters[i]; i++)
        items[i] = str_make(letters + i, 1);
    return items;
}

/* What two sequences have in common. */
static struct str common(const char *left, const char *right)
{
    struct alignment all = align_texts(&arena, items_of(left), strlen(left), items_of(right), strlen(right));
    struct str out = STR("");
    for (size_t i = 0; i < all.left_count; i++)
        if (all.of_left[i] != SIZE_MAX) {
            assert_int_equal(all.of_right[all.of_left[i]], i);
            assert_int_equal(left[i], right[all.of_left[i]]);
            out = arena_printf(&arena, "%.*s%c", STR_ARG(out), left[i]);
        }
    return out;
}

static void sequences_have_their_longest_part_in_common(void **state)
{
    (void)state;
    static const char *const cases[][3] = {{"", "", ""},         {"abc", "", ""},        {"", "abc", ""},          {"abc", "abc", "abc"},
                                           {"abc", "xyz", ""},   {"abcd", "bd", "bd"},   {"bd", "abcd", "bd"},     {"aXbYc", "abc", "abc"},
                                           {"abcabba", "cbabac", "baba"}, {"aaaa", "aa", "aa"}};
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(common(cases[i][0], cases[i][1]).len, strlen(cases[i][2]));
}

/* Every pair of words of three letters up to a length against the table of the textbook. */
static size_t longest_common(const char *a, const char *b)
{
    size_t best[8][8] = {{0}};
    for (size_t i = 1; i <= strlen(a); i++)
        for (size_t j = 1; j <= strlen(b); j++) {
            size_t left = best[i][j - 1], up = best[i - 1][j];
            best[i][j] = a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1 : left > up ? left : up;
        }
    return best[strlen(a)][strlen(b)];
}

static void word_of(unsigned number, char out[8])
{
    size_t len = 0;
    for (; number; number /= 4)
        if (number % 4)
            out[len++] = (char)('a' + number % 4 - 1);
    out[len] = '\0';
}

static void every_small_pair_is_aligned_best(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 4096; i += 7)
        for (unsigned j = 0; j < 4096; j += 61) {
            char a[8], b[8];
            word_of(i, a);
            word_of(j, b);
            assert_int_equal(common(a, b).len, longest_common(a, b));
            arena_reset(&arena);
        }
}

static void gaps_are_what_lies_between(void **state)
{
    (void)state;
    struct alignment all = align_texts(&arena, items_of("aXXbc"), 5, items_of("abYcZ"), 5);
    struct gap g = {0};
    struct str out = STR("");
    while (align_next_gap(&all, &g))
        out = arena_printf(&arena, "%.*s%zu-%zu/%zu-%zu ", STR_ARG(out), g.left_from, g.left_to, g.right_from, g.right_to);
    assert_string_equal(arena_cstr(&arena, out), "1-3/1-1 4-4/2-3 5-5/4-5 ");
}

static void sequences_without_anything_in_common_end(void **state)
{
    (void)state;
    enum { MANY = 40000 };
    struct str *left = ARENA_ARRAY(&arena, struct str, MANY), *right = ARENA_ARRAY(&arena, struct str, MANY);
    for (int i = 0; i < MANY; i++) {
        left[i] = arena_printf(&arena, "l%d", i);
        right[i] = arena_printf(&arena, "r%d", i);
    }
    left[0] = right[0] = left[MANY - 1] = right[MANY - 1] = STR("same");
    struct alignment all = align_texts(&arena, left, MANY, right, MANY);
    assert_int_equal(all.of_left[0], 0);
    assert_int_equal(all.of_left[MANY - 1], MANY - 1);
    assert_int_equal(all.of_left[1], SIZE_MAX);
}

static void words_figures_and_marks_are_pieces(void **state)
{
    (void)state;
    struct str *pieces, out = STR("");
    size_t count = segment_words(segmenter, &arena, STR("От 01.09.2024: 12,5 %"), &pieces);
    for (size_t i = 0; i < count; i++)
        out = arena_printf(&arena, "%.*s%.*s%s|", STR_ARG(out), STR_ARG(pieces[i]), segment_is_word(pieces[i]) ? "!" : "");
    assert_string_equal(arena_cstr(&arena, out), "От!| |01.09.2024!|:| |12,5!| |%|");
}

static void changes_are_marked(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"Выполнено 12 из 20.", "Выполнено 15 из 20.", "Выполнено [-12-]{+15+} из 20."},
        {"12 мая", "15 июня", "[-12 мая-]{+15 июня+}"},
        {"", "Новое", "{+Новое+}"},
        {"Старое", "", "[-Старое-]"},
        {"Школа участвует", "Школа не участвует", "Школа {+не +}участвует"},
        {"строка\nдругая", "строка\nиная", "строка [-другая-]{+иная+}"},
        {"Числи\u00ADтель 3\u2011х", "Числитель 3-х лет", "Числитель 3-х{+ лет+}"},
        {"а б в г д е ж з и к л м н 1", "а б в г д е ж з и к л м н 2", "… и к л м н [-1-]{+2+}"},
        {"1 а б в г д е ж з и к л м н", "2 а б в г д е ж з и к л м н", "[-1-]{+2+} а б в г д …"},
        {"1 а б в г д е ж з и к л м н 3", "2 а б в г д е ж з и к л м н 4", "[-1-]{+2+} а б в г д … и к л м н [-3-]{+4+}"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str marked = differences_mark(&arena, segmenter, str_from(cases[i][0]), str_from(cases[i][1]));
        assert_string_equal(arena_cstr(&arena, marked), cases[i][2]);
    }
}

/* Two people change one text. */
static bool apart(const char *old, const char *one, const char *other)
{
    struct change *ones, *others;
    size_t one_count = changes_find(segmenter, &arena, str_from(old), str_from(one), &ones);
    size_t other_count = changes_find(segmenter, &arena, str_from(old), str_from(other), &others);
    return changes_are_apart(segmenter, str_from(old), ones, one_count, others, other_count);
}

static void changes_that_touch_are_told(void **state)
{
    (void)state;
    assert_true(apart("один два три", "раз два три", "один два четыре"));
    assert_true(apart("один два три", "один два четыре", "раз два три"));
    assert_false(apart("один два три", "раз два три", "один пара три"));
    assert_false(apart("один два три", "раз два три", "сто два три"));
    assert_false(apart("один два", "один, два", "один и два"));
    assert_true(apart("Нет 1 школы.", "Нет 1 школы. Причина: отпуск.", "Нет 2 школ."));
    assert_true(apart("один два", "один два", "сто"));
    assert_true(apart("а б в г д", "х б в г у", "а б ъ г д"));
    assert_false(apart("а б в г д", "х б в г у", "а б в ъ д"));
}

static int open_all(void **state)
{
    (void)state;
    segmenter = segmenter_new();
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    segmenter_free(segmenter);
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sequences_have_their_longest_part_in_common),
        cmocka_unit_test(every_small_pair_is_aligned_best),
        cmocka_unit_test(gaps_are_what_lies_between),
        cmocka_unit_test(sequences_without_anything_in_common_end),
        cmocka_unit_test(words_figures_and_marks_are_pieces),
        cmocka_unit_test(changes_are_marked),
        cmocka_unit_test(changes_that_touch_are_told),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
