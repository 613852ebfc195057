/* What the text between the delimiters of a tag says. */
#include "tables.h"

#include "template/markup/tag.h"

static const struct {
    const char *text;
    enum tag_kind kind;
    const char *expression;
    enum role element;
} tags[] = {
    {"name", TAG_VALUE, "name", ROLE_NONE},
    {"  a | b  ", TAG_VALUE, "a | b", ROLE_NONE},
    {"\u00A0name\u00A0", TAG_VALUE, "name", ROLE_NONE},
    {".", TAG_VALUE, ".", ROLE_NONE},
    {"", TAG_VALUE, "", ROLE_NONE},
    {"#a", TAG_SECTION, "a", ROLE_NONE},
    {" # a ", TAG_SECTION, "a", ROLE_NONE},
    {"^a", TAG_INVERT, "a", ROLE_NONE},
    {"/", TAG_CLOSE, "", ROLE_NONE},
    {"/ a", TAG_CLOSE, "a", ROLE_NONE},
    {"@xml", TAG_RAW, "xml", ROLE_NONE},
    {"!remark {", TAG_REMARK, "remark {", ROLE_NONE},
    {"цикл Школы", TAG_SECTION, "Школы", ROLE_NONE},
    {"цикл\u00A0Школы", TAG_SECTION, "Школы", ROLE_NONE},
    {"for a", TAG_SECTION, "a", ROLE_NONE},
    {"если не a", TAG_CONDITION, "не a", ROLE_NONE},
    {"if a", TAG_CONDITION, "a", ROLE_NONE},
    {"иначе", TAG_ELSE, "", ROLE_NONE},
    {"else", TAG_ELSE, "", ROLE_NONE},
    {"конец", TAG_CLOSE, "", ROLE_NONE},
    {"end", TAG_CLOSE, "", ROLE_NONE},
    /* Names that only begin like a word of the language. */
    {"если", TAG_VALUE, "если", ROLE_NONE},
    {"конец года", TAG_VALUE, "конец года", ROLE_NONE},
    {"цикловая комиссия", TAG_VALUE, "цикловая комиссия", ROLE_NONE},
    {"format", TAG_VALUE, "format", ROLE_NONE},
    {"-row a", TAG_SECTION, "a", ROLE_ROW},
    {"-строка Школы", TAG_SECTION, "Школы", ROLE_ROW},
    {"-w:p a", TAG_SECTION, "a", ROLE_PARAGRAPH},
    /* A minus before anything else belongs to the expression. */
    {"-a", TAG_VALUE, "-a", ROLE_NONE},
    {"-5 | f", TAG_VALUE, "-5 | f", ROLE_NONE},
    {"-row", TAG_VALUE, "-row", ROLE_NONE},
    {"=<% %>=", TAG_DELIMITERS, "<% %>=", ROLE_NONE},
    {":nothing a", TAG_UNKNOWN, ":nothing a", ROLE_NONE},
};

static void signs_and_words_give_the_kind(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(tags); i++) {
        struct tag t = tag_parse(str_from(tags[i].text));
        assert_int_equal(t.kind, tags[i].kind);
        assert_string_equal(arena_cstr(&arena, t.expression), tags[i].expression);
        assert_string_equal(arena_cstr(&arena, t.text), tags[i].text);
        assert_int_equal(t.element, tags[i].element);
    }
}

static void closing_names_are_those_of_the_opening(void **state)
{
    (void)state;
    static const struct {
        const char *name, *expression;
        bool closes;
    } pairs[] = {{"", "a", true},         {"a", "a", true},   {"a", "b", false},
                 {"a", "ab", false},      {"ab", "a", false}, {"Полное имя", "Полное\u00A0имя", true},
                 {"a |  f", "a | f", true}, {"a|f", "a | f", false}};
    for (size_t i = 0; i < COUNT(pairs); i++)
        assert_int_equal(tag_closes(str_from(pairs[i].name), str_from(pairs[i].expression)), pairs[i].closes);
}

static void what_was_meant_is_offered(void **state)
{
    (void)state;
    static const struct {
        const char *text, *opening, *closing;
    } tags_meant[] = {{"-стока Школы", "-строка", ""}, {"-стрка a", "-строка", ""}, {"-rwo a", "-row", ""}, {"-ячека a", "-ячейка", ""},
                      {"есил x > 3", "если", ""},       {"Конец", "", "конец"},     {"Школа", "", ""},      {"-5 | f", "", ""}};
    for (size_t i = 0; i < COUNT(tags_meant); i++) {
        assert_string_equal(arena_cstr(&arena, tag_meant(str_from(tags_meant[i].text), true)), tags_meant[i].opening);
        assert_string_equal(arena_cstr(&arena, tag_meant(str_from(tags_meant[i].text), false)), tags_meant[i].closing);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(signs_and_words_give_the_kind, setup, teardown),
        cmocka_unit_test_setup_teardown(closing_names_are_those_of_the_opening, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_meant_is_offered, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
