/* Tables from XML by declared paths, and what is refused. */
#include "tables.h"

#include "input/source_xml.h"
#include "input/xml_walk.h"

static struct column columns[] = {
    {.name = TEXT("no"), .title = TEXT("№"), .type = COLUMN_INTEGER, .path = TEXT("@no"), .required = true},
    {.name = TEXT("title"), .title = TEXT("Мероприятие")},
    {.name = TEXT("year"), .title = TEXT("Год"), .type = COLUMN_INTEGER, .path = TEXT("../../@year")},
    {.name = TEXT("codes"), .title = TEXT("Показатели"), .type = COLUMN_LIST, .path = TEXT("links/code")},
};
static size_t key[] = {0};
static struct schema plan = {.name = TEXT("plan"),
                             .title = TEXT("План"),
                             .columns = columns,
                             .column_count = COUNT(columns),
                             .key = key,
                             .key_count = 1,
                             .row_path = TEXT("/plan/section/item")};

static const char *read_with(const struct schema *schema, struct str raw)
{
    struct buf bytes = bytes_of(raw);
    struct table *t = table_new(&arena, schema, STR("inputs/plan.xml"), true);
    size_t errors = diag.errors;
    bool ok = source_xml_table(t, &arena, &bytes, &diag);
    buf_release(&bytes);
    assert_int_equal(ok, diag.errors == errors);
    return table_text(t);
}

static const char *read_text(const char *z)
{
    return read_with(&plan, str_from(z));
}

static void rows_are_read_by_their_paths(void **state)
{
    (void)state;
    assert_string_equal(
        read_text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- план -->\n<plan year='2023'>\n"
                  " <section title='не то'>\n  <title>и это не то</title>\n"
                  "  <item no='1'><title>  Вебинар\n     <b>по теме</b> </title>\n"
                  "    <links><code>G-05</code><code>G-09</code></links></item>\n"
                  "  <item\n     no='2' title='Семинар &amp; &#171;круг&#187;'/>\n </section>\n"
                  "<item no='7'/><section><other><item no='8'/></other></section></plan>"),
        "6:1|Вебинар\nпо теме|2023|G-05,G-09\n9:2|Семинар & «круг»|2023|?");
    assert_int_equal(diag.count, 0);
}

static void encodings_are_those_declared(void **state)
{
    (void)state;
    assert_string_equal(
        read_with(&plan, STR("<?xml version='1.0' encoding='windows-1251'?><plan><section>"
                             "<item no='1' title='\xCF\xE5\xF0\xEC\xFC \xB9 1'/></section></plan>")),
        "1:1|Пермь № 1|?|?");
    assert_string_equal(read_with(&plan, STR("\xEF\xBB\xBF<plan><section><item no='1'/></section></plan>")),
                        "1:1|?|?|?");
    static const char ascii[] =
        "<?xml version='1.0' encoding='UTF-16'?><plan><section><item no='3'/></section></plan>";
    char wide[2 + 2 * (sizeof ascii - 1)] = {'\xFF', '\xFE'};
    for (size_t i = 0; i + 1 < sizeof ascii; i++)
        wide[2 + 2 * i] = ascii[i];
    assert_string_equal(read_with(&plan, str_make(wide, sizeof wide)), "1:3|?|?|?");
    assert_int_equal(diag.count, 0);
    read_text("<?xml version='1.0' encoding='koi8-r'?><plan/>");
    assert_string_equal(diag.messages[0].code, "XML-ENCODING");
    read_with(&plan, STR("<plan>\n\xCF\xE5</plan>"));
    assert_string_equal(message_codes(), "XML-ENCODING@1:0 TEXT-BYTES@2:0");
}

static void namespaces_are_those_of_the_schema(void **state)
{
    (void)state;
    struct str namespaces[] = {STR("s=urn:shnor"), STR("x=urn:other")};
    struct column c[] = {{.name = STR("id"), .title = STR("Код"), .path = STR("@id")},
                         {.name = STR("name"), .title = STR("Имя"), .path = STR("s:name")},
                         {.name = STR("own"), .title = STR("Текст"), .path = STR("text()")},
                         {.name = STR("mark"), .title = STR("Метка"), .path = STR("@x:mark")}};
    struct schema s = {.name = STR("mo"),
                       .columns = c,
                       .column_count = 4,
                       .row_path = STR("/s:data/s:mo"),
                       .namespaces = namespaces,
                       .namespace_count = 2};
    assert_string_equal(
        read_with(&s, STR("<data xmlns='urn:shnor' xmlns:q='urn:other' xmlns:z='urn:z'>\n"
                          "<mo id='1' q:mark='да'> свой <name>Пермь</name><z:name>нет</z:name></mo>"
                          "<z:mo id='2'/></data>")),
        "2:1|Пермь|свой|да");
    s.namespaces = NULL;
    s.namespace_count = 0;
    read_with(&s, STR("<data/>"));
    assert_string_equal(diag.messages[0].code, "XML-PATH");
    diag_release(&diag);
    assert_string_equal(
        read_text("<p:plan xmlns:p='urn:any' year='2024'><p:section><p:item no='1'/></p:section></p:plan>"),
        "1:1|?|2024|?");
}

static void values_that_cannot_be_are_told(void **state)
{
    (void)state;
    read_text("<plan year='2023'><section>\n<item no='1'><title>а</title>\n<title>б</title></item>\n"
              "<item no='x'/></section></plan>");
    assert_string_equal(message_codes(), "XML-REPEAT@3:0");
    diag_release(&diag);
    read_text("<plan year='2023'><section>\n<item no='1'/>\n<item no='первый'/>\n<item "
              "title='б'/></section></plan>");
    assert_string_equal(message_codes(), "CELL-TYPE@3:0 E15@4:0");
    assert_non_null(strstr(message_text(0), "«№»"));
    diag_release(&diag);
    read_text("<plan><section><item title='б'/></section></plan>");
    read_text("<plan/>");
    assert_string_equal(message_codes(), "E15@1:0 XML-ROWS@0:0 XML-ROWS@0:0");
}

static void outer_values_stand_before_the_rows(void **state)
{
    (void)state;
    columns[2].path = (struct str)TEXT("../year");
    assert_string_equal(read_text("<plan><section><year>2023</year><item no='1'/></section>"
                                  "<section><item no='2'/></section></plan>"),
                        "1:1|?|2023|?\n1:2|?|?|?");
    assert_int_equal(diag.count, 0);
    read_text("<plan><section><item no='1'/>\n<year>2023</year></section></plan>");
    assert_string_equal(message_codes(), "XML-ORDER@2:0");
    columns[2].path = (struct str)TEXT("../../@year");
}

static void broken_xml_is_told_with_line_and_column(void **state)
{
    (void)state;
    read_text("<plan>\n<section>\n  <item no='1'></section></plan>");
    assert_string_equal(diag.messages[0].code, "XML-SYNTAX");
    assert_int_equal(diag.messages[0].place.line, 3);
    assert_true(diag.messages[0].place.column > 0);
    assert_int_equal(diag.count, 1);
    static const char *const broken[] = {"",
                                         "  ",
                                         "<plan>",
                                         "<plan/><plan/>",
                                         "<plan/>хвост",
                                         "<plan a='1' a='2'/>",
                                         "<p:plan/>",
                                         "<plan>&nbsp;</plan>",
                                         "<plan>&#0;</plan>",
                                         "<plan a=1/>",
                                         "<plan",
                                         "<?xml",
                                         "plan",
                                         "<plan><section><item no='<'/></section></plan>"};
    for (size_t i = 0; i < COUNT(broken); i++) {
        diag_release(&diag);
        read_text(broken[i]);
        assert_int_equal(diag.errors, 1);
        assert_string_equal(diag.messages[0].code, "XML-SYNTAX");
    }
    diag_release(&diag);
    read_with(&plan, STR("<plan/>\0\0"));
    assert_string_equal(message_codes(), "TEXT-NUL@1:0");
}

static void document_types_and_excess_are_refused(void **state)
{
    (void)state;
    read_text("<!DOCTYPE plan [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;'>]>\n<plan>&c;</plan>");
    read_text("\n<!DOCTYPE plan SYSTEM 'http://example.invalid/x.dtd'><plan/>");
    assert_string_equal(message_codes(), "XML-DTD@1:0 XML-DTD@2:0");
    diag_release(&diag);
    struct str deep = STR(""), wide = STR("<plan");
    for (int i = 0; i < 230; i++)
        deep = arena_printf(&arena, "%.*s<a>", STR_ARG(deep));
    for (int i = 0; i < 300; i++)
        wide = arena_printf(&arena, "%.*s a%d='='", STR_ARG(wide), i);
    read_with(&plan, deep);
    read_with(&plan, arena_printf(&arena, "%.*s/>", STR_ARG(wide)));
    assert_string_equal(message_codes(), "XML-LIMIT@1:0 XML-LIMIT@1:0");
    diag_release(&diag);
    assert_string_equal(read_text("<plan><!-- <!DOCTYPE> --><section><![CDATA[<!DOCTYPE a>]]><item "
                                  "no='1'><title><![CDATA[<!ENTITY>]]>"
                                  "</title></item></section></plan>"),
                        "1:1|<!ENTITY>|?|?");
}

static void text_is_tidied(void **state)
{
    (void)state;
    assert_string_equal(xml_tidy(&arena, STR("\n   - один;\r\n\t - два  \n ")).ptr, "- один;\n- два");
    assert_true(str_equal(xml_tidy(&arena, STR("  слово ")), STR("слово")));
    assert_int_equal(xml_tidy(&arena, STR(" \n ")).len, 0);
    assert_string_equal(
        read_text(
            "<plan><section><item no='1'><title xml:space='preserve'>а\n  б</title></item></section></plan>"),
        "1:1|а\n  б|?|?");
}

static void a_file_of_something_else_is_an_error(void **state)
{
    (void)state;
    read_text("<plan/>");
    assert_int_equal(diag.warnings, 1);
    assert_int_equal(diag.errors, 0);
    read_text("<data><plan><section><item no='1'/></section></plan></data>");
    assert_int_equal(diag.errors, 1);
    assert_string_equal(diag.messages[1].code, "XML-ROWS");
    assert_non_null(strstr(message_text(1), "«data»"));
}

static void faults_of_xml_say_what_to_mend(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words;
    } faults[] = {{"<plan>\n<section>\n<item></section></plan>", "«item» opened on line 3 is closed as «section»"},
                  {"<plan>\n<section>", "«section» opened on line 2 is not closed"},
                  {"<plan>Школа & сад</plan>", "«&amp;»"},
                  {"<plan>&nbsp;</plan>", "«&nbsp;» is not known"},
                  {"<plan a='1' a='2'/>", "«a» stands twice"},
                  {"<plan a=1/>", "quotation marks"},
                  {"<p:plan/>", "prefix «p»"},
                  {"<plan>\x01</plan>", "invisible"},
                  {"текст", "not XML"}};
    for (size_t i = 0; i < COUNT(faults); i++) {
        diag_release(&diag);
        read_text(faults[i].text);
        assert_int_equal(diag.errors, 1);
        if (!strstr(message_text(0), faults[i].words))
            fail_msg("%s: %s", faults[i].text, message_text(0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_are_read_by_their_paths, setup, teardown),
        cmocka_unit_test_setup_teardown(encodings_are_those_declared, setup, teardown),
        cmocka_unit_test_setup_teardown(namespaces_are_those_of_the_schema, setup, teardown),
        cmocka_unit_test_setup_teardown(values_that_cannot_be_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(outer_values_stand_before_the_rows, setup, teardown),
        cmocka_unit_test_setup_teardown(broken_xml_is_told_with_line_and_column, setup, teardown),
        cmocka_unit_test_setup_teardown(document_types_and_excess_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(text_is_tidied, setup, teardown),
        cmocka_unit_test_setup_teardown(a_file_of_something_else_is_an_error, setup, teardown),
        cmocka_unit_test_setup_teardown(faults_of_xml_say_what_to_mend, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
