/* Expressions, names and filters, each asked as a tag of a template. */
#include "fill.h"

/* An expression, the data, its answer. */
static void check_answers(const struct fill_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_string_equal(answer(cases[i].body, cases[i].data), cases[i].expected);
}

static void operators_bind_as_in_lua(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {"1 + 2 * 3", "{}", "7"}, {"(1 + 2) * 3", "{}", "9"}, {"-2^2", "{}", "−4"}, {"2^3^2", "{}", "512"}, {"2^-1", "{}", "0,5"},
        {"7 // 2 .. 7 % 2", "{}", "31"}, {"10 / 4", "{}", "2,5"}, {"0.1 + 0.2", "{}", "0,3"}, {"0.1 * 3 == 0.3", "{}", "да"},
        {"a and b or c", "{a=false,b=1,c=2}", "2"}, {"не a и b", "{a=false,b=true}", "да"}, {"a или b", "{a=false,b=1}", "1"},
        {"a = 1", "{a=1}", "да"}, {"a != 1", "{a=1}", "нет"}, {"1 == 2 or 3", "{}", "3"}, {"(#a)", "{a={1,2}}", "2"},
        {"a[2]", "{a={7,8}}", "8"}, {"a.b.c", "{a={b={c=1}}}", "1"}, {"a['b']", "{a={b=3}}", "3"}, {"f(1, 2)", "{f=function(a, b) return a - b end}", "−1"},
    };
    check_answers(cases, COUNT(cases));
}

static void results_are_exact_or_told(void **state)
{
    (void)state;
#define MOST "{a=9223372036854775807,b=1}"
#define TOO_LARGE(tag) {tag, MOST, "TAG-VALUE paragraph 1: {" tag "}: the number is too large"}
    static const struct fill_case cases[] = {
        TOO_LARGE("a + b"), TOO_LARGE("a * 2"), TOO_LARGE("-a - 2"), TOO_LARGE("2^63"), TOO_LARGE("a + b - b"),
        {"a - b", MOST, "9\u00A0223\u00A0372\u00A0036\u00A0854\u00A0775\u00A0806"}, {"2^62", "{}", "4\u00A0611\u00A0686\u00A0018\u00A0427\u00A0387\u00A0904"},
        {"1.5^2", "{}", "2,25"}, {"7.5 // 2", "{}", "3"}, {"-7 // 2", "{}", "−4"}, {"7.5 % 2", "{}", "1,5"}, {"-7 % 3", "{}", "2"},
        {"4 // 0", "{}", "TAG-VALUE paragraph 1: {4 // 0}: division by zero"}, {"0^-1", "{}", "TAG-VALUE paragraph 1: {0^-1}: division by zero"},
        {"2^0.5", "{}", "TAG-VALUE paragraph 1: {2^0.5}: a power must be a whole number"},
        {"d + 1", "{d=date('2024-12-31')}", "01.01.2025"}, {"d - e", "{d=date('2024-12-31'),e=date('2024-12-01')}", "30"},
        {"0.5 = 1 / 2", "{}", "да"}, {"a = 1 / 2", "{a=0.5}", "да"}, {"-d", "{d=date('2024-12-31')}", "TAG-VALUE paragraph 1: {-d}: only numbers can be counted with"},
    };
    check_answers(cases, COUNT(cases));
}

static void a_backslash_in_a_text_says_what_cannot_be_typed(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {"\"\\n\" = a", "{a='\\n'}", "да"}, {"\"\\t\" = a", "{a='\\t'}", "да"}, {"\"a\\\"b\"", "{}", "a\"b"}, {"\"\\\\n\"", "{}", "\\n"},
        {"«a\\»b»", "{}", "a»b"}, {"\"C:\\ш\"", "{}", "C:\\ш"}, {"\"a\\", "{}", "TAG-SYNTAX paragraph 1: {\"a\\}: a quotation mark is not closed"},
    };
    check_answers(cases, COUNT(cases));
}

static void not_known_stays_not_known(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {"a + 1", "{a=unknown}", "нет данных"}, {"1 / a", "{a=unknown}", "нет данных"}, {"-a", "{a=unknown}", "нет данных"},
        {"a - 1", "{a=not_applicable}", "не применяется"}, {"a = nil", "{a=unknown}", "да"}, {"a ≠ nil", "{a=unknown}", "нет"},
        {"a = nil", "{a=0}", "нет"}, {"a = nil", "{a=not_applicable}", "нет"},
    };
    check_answers(cases, COUNT(cases));
}

static void yes_and_no_are_those_of_a_condition(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {"не a", "{a=unknown}", "да"}, {"не a", "{a=0}", "да"}, {"не a", "{a=''}", "да"}, {"не a", "{a={}}", "да"}, {"не a", "{a={1}}", "нет"},
        {"не a", "{a='0'}", "нет"}, {"a или b", "{a=0,b=2}", "2"}, {"a или b", "{a='',b=2}", "2"}, {"a и b", "{a=1,b=2}", "2"},
        {"a и b", "{a=0,b=2}", "нет"}, {"a и b", "{a=unknown,b=2}", "нет данных"}, {"a или b", "{a={},b='x'}", "x"},
    };
    check_answers(cases, COUNT(cases));
    static const struct fill_case sections[] = {
        {P(R("{если не a}x{иначе}y{конец}")), "{a=unknown}", P(KEPT("x"))}, {P(R("{^a}x{/}")), "{a=unknown}", P(KEPT("x"))},
        {P(R("{если не a}x{иначе}y{конец}")), "{a={}}", P(KEPT("x"))},      {P(R("{если a и b}x{иначе}y{конец}")), "{a=0,b=1}", P(KEPT("y"))},
    };
    check_cases(&docx, sections, COUNT(sections));
}

static void markup_of_web_editors_is_read_whatever_it_is(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {"a | html", "{a=('<b>'):rep(100000)..'x'}", "TAG-VALUE paragraph 1: {a | html}: filter “html”: elements of HTML are nested too deeply"},
        {"a | html", "{a=('<ul><li>'):rep(500)..'x'}", "TAG-VALUE paragraph 1: {a | html}: filter “html”: elements of HTML are nested too deeply"},
        {"a | html", "{a='<p'..(' a=\"b\"'):rep(50000)..'>x</p>'}", "x"},
        {"a | html", "{a=''}", ""},
        {"a | html", "{a='<script>alert(1)</script><style>p{}</style>x'}", "x"},
    };
    check_answers(cases, COUNT(cases));
}

static void typography_is_read_as_what_was_meant(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {"«a» .. “b” .. „в“ .. ‘г’ .. \"д\"", "{}", "abвгд"}, {"«а \"б\"»", "{}", "а \"б\""}, {"2 – 1 − 1 × 3", "{}", "−2"},
        {"a ≥ 2 и a ≤ 2 и не (a ≠ 2)", "{a=2}", "да"}, {"a\u00A0+\u20091", "{a=1}", "2"}, {"a\u00ADb", "{ab=1}", "1"},
        {"a : верхний", "{a='x'}", "X"}, {"a: верхний", "{a='x'}", "X"}, {"a | верхний | нижний", "{a='Xy'}", "xy"},
    };
    check_answers(cases, COUNT(cases));
}

static void names_are_found_as_they_stand_in_a_header(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {"Полное наименование", "{['Полное наименование']='x'}", "x"}, {"Полное\u00A0 наименование", "{['Полное наименование']='x'}", "x"},
        {"№ п/п", "{['№ п/п']=1}", "1"}, {"Доля, %", "{['Доля, %']=1}", "1"}, {"2024 год", "{['2024 год']=1}", "1"}, {"и", "{['и']=1}", "1"},
        {"a - b", "{['a - b']='имя',a=3,b=1}", "имя"}, {"a - b", "{a=3,b=1}", "2"}, {"школа.город", "{['школа']={['город']='Пермь'}}", "Пермь"},
        /* In brackets everything is the name, words and signs of expressions too. */
        {"[Имя и отчество] .. [№ п/п]", "{['Имя и отчество']='А',['№ п/п']=1}", "А1"}, {"[a – b (в), «г»] + 1", "{['a – b (в), «г»']=1}", "2"},
        {"[Имя и отчество]", "{['Имя и отчество']='А'}", "А"}, {"a.[b и c]", "{a={['b и c']=1}}", "1"}, {"a.[2024]", "{a={['2024']=5}}", "5"},
        {"[a][1]", "{a={4}}", "4"},
    };
    check_answers(cases, COUNT(cases));
}

static void faults_say_what_was_meant(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {"a +", "{a=1}", "TAG-SYNTAX paragraph 1: {a +}: a value is missing"},
        {"\"a", "{}", "TAG-SYNTAX paragraph 1: {\"a}: a quotation mark is not closed"},
        {"[a", "{a=1}", "TAG-SYNTAX paragraph 1: {[a}: “]” is missing"},
        {"[] + 1", "{}", "TAG-SYNTAX paragraph 1: {[] + 1}: a name is missing between “[” and “]”"},
        {"a | ", "{a=1}", "TAG-SYNTAX paragraph 1: {a |}: the name of a filter is missing"},
        {"a | верхни", "{a=1}", "TAG-FILTER paragraph 1: there is no filter “верхни”; did you mean “верхний”?"},
        {"1 / 0", "{}", "TAG-VALUE paragraph 1: {1 / 0}: division by zero"},
        {"Наименованине", "{['Наименование']=1}", "TAG-NAME paragraph 1: {Наименованине}: there is no field “Наименованине”; there is “Наименование”"},
        {"Школы.Наименованине", "{['Школы']={['Наименование']=1}}",
         "TAG-NAME paragraph 1: {Школы.Наименованине}: there is no field “Наименованине”; there is “Наименование”"},
        {"a.b", "{}", "TAG-NAME paragraph 1: {a.b}: there is no field “a”"},
    };
    check_answers(cases, COUNT(cases));
}

static void an_endless_expression_is_told_with_its_reason(void **state)
{
    (void)state;
    static const size_t terms[] = {400, 100000};
    for (size_t i = 0; i < COUNT(terms); i++) {
        struct buf b;
        buf_init(&b, BUF_LIMIT_VALUE);
        for (size_t n = 0; n < terms[i]; n++)
            buf_put_cstr(&b, n ? "+b" : "b");
        const char *said = answer(arena_cstr(&arena, buf_str(&b)), "{b=1}");
        assert_true(strlen(said) < 200);
        assert_non_null(strstr(said, "…}: the expression is too long"));
        buf_release(&b);
    }
}

static void values_print_in_russian_style(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {"1234.5", "{}", "1\u00A0234,5"}, {"9999", "{}", "9999"}, {"10000", "{}", "10\u00A0000"}, {"-10000", "{}", "−10\u00A0000"},
        {"d", "{d=date('2024-12-12')}", "12.12.2024"}, {"d.year", "{d=date('2024-12-12')}", "2024"}, {"a", "{a=true}", "да"}, {"a", "{a=false}", "нет"},
        {"a", "{a='{#x} <&>'}", "{#x} &lt;&amp;&gt;"}, {"a", "{a=''}", ""}, {"a", "{a='  x '}", "  x "},
        {"a", "{a='x\\ny\\tz'}", "x</w:t><w:br/><w:t xml:space=\"preserve\">y</w:t><w:tab/><w:t xml:space=\"preserve\">z"},
        /* Not known, zero, not applicable and an absent name are four different things. */
        {"a", "{a=unknown}", "нет данных"}, {"a", "{a=0}", "0"}, {"a", "{a=not_applicable}", "не применяется"},
        {"a", "{}", "TAG-NAME paragraph 1: {a}: there is no field “a”"},
        {"a", "{a='\\1'}", "VALUE-CHAR paragraph 1: {a}: the value holds the control character U+0001, which a document cannot"},
        {"a", "{a={1}}", "TAG-VALUE paragraph 1: {a}: the value is a list, not a text; to repeat it write {#a} … {/a}"},
        {"@a", "{a='<b/>'}", "TAG-VALUE paragraph 1: {a}: raw markup must be made by a rule with xml(…), or be allowed by --allow-raw"},
    };
    check_answers(cases, COUNT(cases));
}

static void filters_follow_the_rules_of_official_texts(void **state)
{
    (void)state;
#define SCHOOLS(n, words) {n " : согласовать(«школа», «школы», «школ»)", "{}", words}
    static const struct fill_case cases[] = {
        SCHOOLS("0", "0\u00A0школ"), SCHOOLS("1", "1\u00A0школа"), SCHOOLS("2", "2\u00A0школы"), SCHOOLS("5", "5\u00A0школ"),
        SCHOOLS("11", "11\u00A0школ"), SCHOOLS("12", "12\u00A0школ"), SCHOOLS("21", "21\u00A0школа"), SCHOOLS("22", "22\u00A0школы"),
        SCHOOLS("111", "111\u00A0школ"), {"81.8 : согласовать(«процент», «процента», «процентов»)", "{}", "81,8\u00A0процента"},
        {"80 : согласовать(«процент», «процента», «процентов»)", "{}", "80\u00A0процентов"},
        {"21 : согласовать(«процент», «процента», «процентов»)", "{}", "21\u00A0процент"}, {"81.8 : процент", "{}", "81,8\u00A0%"},
        {"22 : прописью(«ж»)", "{}", "двадцать две"}, {"1 : прописью(«ж»)", "{}", "одна"}, {"2 : прописью(«с»)", "{}", "два"},
        {"21 : прописью", "{}", "двадцать один"}, {"-3.2 : число(1)", "{}", "−3,2"}, {"2024 : год", "{}", "2024"},
        {"d : словами", "{d=date('2024-12-12')}", "12\u00A0декабря\u00A02024\u00A0г."}, {"d : словами", "{d=date('2025-06-05')}", "5\u00A0июня\u00A02025\u00A0г."},
        {"d : кратко", "{d=date('2024-12-02')}", "02.12.2024"}, {"d : бланк", "{d=unknown}", "«___»\u00A0__________\u00A020__\u00A0г."},
        {"a : неразрывно", "{a='№ 847, г. Пермь, п. 3.1.4, 22 школы, 80 %, ст. 97'}",
         "№\u00A0847, г.\u00A0Пермь, п.\u00A03.1.4, 22\u00A0школы, 80\u00A0%, ст.\u00A097"},
        {"p : инициалы", "{p={surname='Тестов',name='Иван',patronymic='Петрович'}}", "Тестов\u00A0И.П."},
        {"p : инициалы(«впереди»)", "{p={surname='Тестов',name='Иван',patronymic='Петрович'}}", "И.П.\u00A0Тестов"},
        {"a : сортировать : список", "{a={'Ершов','Ёлкин','Ежова'}}", "Ежова, Ёлкин и Ершов"},
        {"a : сортировать : список(«; »)", "{a={'СОШ № 10','СОШ № 2'}}", "СОШ № 2; СОШ № 10"},
        {"a : количество", "{a={1,2}}", "2"}, {"a : сумма", "{a={1,2}}", "3"}, {"a : верхний", "{a=unknown}", "нет данных"},
    };
    check_answers(cases, COUNT(cases));
}

static void loops_count_and_look_outwards(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {P(R("{#a}{$n}/{$count} {$index} {$isFirst} {$isLast};{/}")), "{a={'x','y'}}", P(KEPT("1/2 0 да нет;2/2 1 нет да;"))},
        {P(R("{#a}{#b}{.}{c}{$n}{/}{/}")), "{a={{b={1,2},c='c'}}}", P(KEPT("1c12c2"))},
        {P(R("{#a}{если b}{c}{конец}{/}")), "{a={{b={c=1},c=2}}}", P(KEPT("2"))},
        {P(R("{#a}x{/}{^a}y{/}")), "{a=unknown}", P(KEPT("y"))},
        {P(R("{#a}x{/}{#b}x{/}{#c}x{/}{#d}x{/}")), "{a=0,b='',c=false,d='0'}", P(KEPT("x"))},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void folded_names_are_reported(void **state)
{
    (void)state;
    assert_string_equal(answer("Ёж", "{['Еж']=3}"), "3");
    assert_string_equal(faults(), "TAG-FOLDED paragraph 1: {Ёж}: “Ёж” was read as “Еж”");
    assert_string_equal(answer("имя", "{['Имя']=3}"), "3");
    assert_string_equal(diag.messages[0].code, "TAG-FOLDED");
    assert_string_equal(answer("А", "{A='латинская'}"), "латинская");
    assert_string_equal(diag.messages[0].code, "TAG-FOLDED");
    assert_string_equal(answer("имя", "{['Имя']=3,['имя']=4}"), "4");
    assert_int_equal(diag.count, 0);
}

static void absent_names_follow_the_policy(void **state)
{
    (void)state;
    struct resolve_options empty = {.missing = MISSING_EMPTY}, keep = {.missing = MISSING_KEEP}, word = {.missing = MISSING_WORD, .word = STR("—")};
    static const char body[] = P(R("[{a.b}]{#c}x{/}"));
    assert_string_equal(fill_with(&docx, body, "{}", &empty), P(KEPT("[]")));
    assert_string_equal(fill_with(&docx, body, "{}", &keep), P(KEPT("[{a.b}]")));
    assert_string_equal(fill_with(&docx, body, "{}", &word), P(KEPT("[—]")));
    static const char raw[] = P(R("{@a}")) P(R("x"));
    assert_string_equal(fill_with(&docx, raw, "{}", &empty), P(R("x")));
    assert_string_equal(fill_with(&docx, raw, "{}", &keep),
                        "TAG-VALUE paragraph 1: {a}: no word can stand in place of a whole paragraph; only --missing=empty leaves it out");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(operators_bind_as_in_lua, setup, teardown),
        cmocka_unit_test_setup_teardown(results_are_exact_or_told, setup, teardown),
        cmocka_unit_test_setup_teardown(a_backslash_in_a_text_says_what_cannot_be_typed, setup, teardown),
        cmocka_unit_test_setup_teardown(not_known_stays_not_known, setup, teardown),
        cmocka_unit_test_setup_teardown(yes_and_no_are_those_of_a_condition, setup, teardown),
        cmocka_unit_test_setup_teardown(markup_of_web_editors_is_read_whatever_it_is, setup, teardown),
        cmocka_unit_test_setup_teardown(typography_is_read_as_what_was_meant, setup, teardown),
        cmocka_unit_test_setup_teardown(names_are_found_as_they_stand_in_a_header, setup, teardown),
        cmocka_unit_test_setup_teardown(faults_say_what_was_meant, setup, teardown),
        cmocka_unit_test_setup_teardown(an_endless_expression_is_told_with_its_reason, setup, teardown),
        cmocka_unit_test_setup_teardown(values_print_in_russian_style, setup, teardown),
        cmocka_unit_test_setup_teardown(filters_follow_the_rules_of_official_texts, setup, teardown),
        cmocka_unit_test_setup_teardown(loops_count_and_look_outwards, setup, teardown),
        cmocka_unit_test_setup_teardown(folded_names_are_reported, setup, teardown),
        cmocka_unit_test_setup_teardown(absent_names_follow_the_policy, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
