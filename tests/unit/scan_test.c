/* Tags are found however an editor has split them over runs; what is not the document's text is left alone. */
#include "fill.h"

#define NAME "{name='N'}"

static void tags_split_by_word_are_joined(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        /* The value takes the formatting of the run in which the tag begins. */
        {P("<w:r><w:rPr><w:b/></w:rPr><w:t>x {</w:t></w:r>" R("na") R("me} y")), NAME,
         P("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">x N</w:t></w:r>" GONE KEPT(" y"))},
        {P(R("{") "<w:proofErr w:type='spellStart'/>" R("na") "<w:bookmarkStart w:id='1' w:name='b'/>" R("m")
               "<w:bookmarkEnd w:id='1'/><w:r><w:softHyphen/></w:r><w:r><w:lastRenderedPageBreak/><w:t>e}</w:t></w:r>"),
         NAME,
         P(KEPT("N") "<w:proofErr w:type=\"spellStart\"/>" GONE "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" GONE
                     "<w:bookmarkEnd w:id=\"1\"/><w:r><w:softHyphen/></w:r><w:r><w:lastRenderedPageBreak/><w:t xml:space=\"preserve\"/></w:r>")},
        {P("<w:r w:rsidR='1'><w:t>{na</w:t></w:r><w:r w:rsidR='2'><w:t>me}</w:t></w:r>"), NAME,
         P("<w:r w:rsidR=\"1\"><w:t xml:space=\"preserve\">N</w:t></w:r><w:r w:rsidR=\"2\"><w:t xml:space=\"preserve\"/></w:r>")},
        {P(R("{") "<w:hyperlink r:id='r1'>" R("na") "</w:hyperlink><w:ins w:id='1'>" R("m") "</w:ins><w:smartTag>" R("e}") "</w:smartTag>"), NAME,
         P(KEPT("N") "<w:hyperlink r:id=\"r1\">" GONE "</w:hyperlink><w:ins w:id=\"1\">" GONE "</w:ins><w:smartTag>" GONE "</w:smartTag>")},
        {P("<w:sdt><w:sdtPr/><w:sdtContent>" R("{na") "</w:sdtContent></w:sdt>" R("me}")), NAME,
         P("<w:sdt><w:sdtPr/><w:sdtContent>" KEPT("N") "</w:sdtContent></w:sdt>" GONE)},
        /* What Word would put in the place of the value goes with it; a control without a tag keeps both. */
        {"<w:sdt><w:sdtPr><w:alias w:val=\"x\"/><w:showingPlcHdr/><w:dataBinding w:xpath=\"/a\"/><w:text/></w:sdtPr><w:sdtContent>" P(R("{name}")) "</w:sdtContent></w:sdt>",
         NAME, "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/><w:text/></w:sdtPr><w:sdtContent>" P(KEPT("N")) "</w:sdtContent></w:sdt>"},
        {"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" P(R("x")) "</w:sdtContent></w:sdt>" P(R("{name}")), NAME,
         "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" P(R("x")) "</w:sdtContent></w:sdt>" P(KEPT("N"))},
        {"<w:sdt><w:sdtContent>" P(R("{na") R("me}")) "</w:sdtContent></w:sdt>", NAME,
         "<w:sdt><w:sdtContent>" P(KEPT("N") GONE) "</w:sdtContent></w:sdt>"},
        /* Deleted text inside a tag is not read, and stays. */
        {P(R("{na") "<w:del w:id='2'><w:r><w:delText>z{</w:delText></w:r></w:del>" R("me}")), NAME,
         P(KEPT("N") "<w:del w:id=\"2\"><w:r><w:delText>z{</w:delText></w:r></w:del>" GONE)},
        {P("<w:r><w:t>{n</w:t><w:tab/><w:t>+</w:t><w:br/><w:t>1}</w:t></w:r>"), "{n=1}",
         P("<w:r><w:t xml:space=\"preserve\">2</w:t><w:t xml:space=\"preserve\"/><w:t xml:space=\"preserve\"/></w:r>")},
        {P("<w:r><w:t><![CDATA[<{name}>]]>{na<!-- c -->me}</w:t></w:r>"), NAME, P("<w:r><w:t xml:space=\"preserve\">&lt;N&gt;N<!-- c --></w:t></w:r>")},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void fields_and_boxes_have_texts_of_their_own(void **state)
{
    (void)state;
#define BOX(inside) "<w:txbxContent>" inside "</w:txbxContent>"
    static const struct fill_case cases[] = {
        /* Both choices of a text box are filled, and the paragraph around it. */
        {P("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">" BOX(P(R("{name}"))) "</mc:Choice><mc:Fallback>" BOX(
             P(R("{name}"))) "</mc:Fallback></mc:AlternateContent></w:r>" R("{name}")),
         NAME,
         P("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">" BOX(P(KEPT("N"))) "</mc:Choice><mc:Fallback>" BOX(
             P(KEPT("N"))) "</mc:Fallback></mc:AlternateContent></w:r>" KEPT("N"))},
        {P(R("{#a}") "<w:r>" BOX(P(R("{.}"))) "</w:r>" R("{/}")), "{a={1,2}}",
         P("<w:r>" BOX(P(KEPT("1"))) "</w:r><w:r>" BOX(P(KEPT("2"))) "</w:r>")},
        {P("<w:fldSimple w:instr=\"DATE\">" R("{name}") "</w:fldSimple>"), NAME, P("<w:fldSimple w:instr=\"DATE\">" KEPT("N") "</w:fldSimple>")},
        {P("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF {</w:instrText></w:r>" R("{na")
               "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" R("me}")),
         NAME,
         P("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF {</w:instrText></w:r>" KEPT(
             "N") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" GONE)},
        {P("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"{na</w:instrText></w:r>"
           "<w:r><w:instrText>me}\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
         NAME, "TAG-FIELD code of a field “HYPERLINK \"{name}\"”: tags in the code of a field are not filled: write the tag in the text instead of the field"},
        {P("<w:fldSimple w:instr=\"DOCPROPERTY {name}\">" R("x") "</w:fldSimple>"), NAME,
         "TAG-FIELD code of a field “DOCPROPERTY {name}”: tags in the code of a field are not filled: write the tag in the text instead of the field"},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void backslashes_make_signs_of_the_text(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {P(R("\\{name\\}")), NAME, P(KEPT("{name}"))}, /* also where there is no tag at all */
        {P(R("\\{name\\} {name}")), NAME, P(KEPT("{name} N"))},
        {P(R("C:\\\\{name}\\x\\\\y")), NAME, P(KEPT("C:\\N\\x\\\\y"))},
        {P(R("\\\\\\{name\\}")), NAME, P(KEPT("\\{name}"))},
        {P(R("{=[[ ]]=}\\[[name\\]] [[name]] \\{")), NAME, P(KEPT("[[name]] N {"))},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void delimiters_are_those_of_the_template(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {P(R("((name)), (см. (а))")), NAME, P(KEPT("N, (см. (а))"))},
        {P(R("((f(n, (2))))")), "{f=function(a, b) return a + b end, n=1}", P(KEPT("3"))},
        {P(R("(далее – ((name)))")), NAME, P(KEPT("(далее – N)"))},
        {P(R("(((name)))")), NAME, P(KEPT("(N)"))},
        {P(R("(((n + 1) * 2))")), "{n=1}", P(KEPT("4"))},
        {P(R("(((n) * (n)))")), "{n=3}", P(KEPT("9"))},
        {P(R("((name)) {")), NAME, "TAG-OPEN paragraph 1: the tag “{” is not closed"},
        {P(R("{=[[ ]]=}[[name]] {name}")), NAME, P(KEPT("N {name}"))},
        {P(R("{=&lt;% %&gt;=}&lt;%#a%&gt;&lt;%.%&gt;&lt;%/%&gt;")) P(R("&lt;%name%&gt;")), "{a={1,2},name='N'}", P(KEPT("12")) P(KEPT("N"))},
        {P(R("{=&lt;%=}")), NAME, "TAG-DELIMITERS paragraph 1: {=<%=}: delimiters are changed by {=<% %>=}"},
        {P(R("\\{name\\} {name}")), NAME, P(KEPT("{name} N"))},
        {P(R("{\"}\"}")), NAME, P(KEPT("}"))},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void all_faults_of_tags_are_told(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {P(R("{a")) P(R("b}")), "{}",
         "TAG-OPEN paragraph 1: the tag “{a” begins here and ends in the next paragraph, “b}”; a tag stands in one paragraph\n"
         "TAG-OPEN paragraph 2: “}” closes no tag; as a sign of the text it is written \\}"},
        {P(R("{}{ }{:x}")), "{}", "TAG-EMPTY paragraph 1: the tag is empty\nTAG-EMPTY paragraph 1: the tag is empty\nTAG-UNKNOWN paragraph 1: {:x}: there is no such tag"},
        {P(R("{a {b}")), "{b=1}", "TAG-OPEN paragraph 1: the tag “{a {b}” is not closed"},
        {TBL(TR(TC(P(R("Срок")))) TR(TC(P(R("{}"))))), "{}", "TAG-EMPTY table 1, row 2, column “Срок”: the tag is empty"},
    };
    check_cases(&docx, cases, COUNT(cases));
}

/* The same part under other prefixes, in UTF-16. */
static void parts_are_read_whatever_their_form(void **state)
{
    (void)state;
    static const char bare[] = "<?xml version='1.0'?><document xmlns='" W_URI "'><body><p><r><t>{name}</t></r></p></body></document>";
    static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\"" W_URI "\">";
    static const char broken[] = "{name='a\\nb'}";
    const char *made = fill_part(&docx, str_from(bare), broken, &(struct resolve_options){0});
    assert_non_null(made);
    assert_non_null(strstr(made, "<w:t xml:space=\"preserve\">a</w:t><w:br/><w:t xml:space=\"preserve\">b</w:t>"));
    assert_int_equal(strncmp(made, head, sizeof head - 1), 0);
    char wide[2 * sizeof bare] = {'\xFF', '\xFE'};
    for (size_t i = 0; i + 1 < sizeof bare; i++)
        wide[2 + 2 * i] = bare[i];
    assert_string_equal(fill_part(&docx, str_make(wide, sizeof wide), broken, &(struct resolve_options){0}), made);
}

static void odt_paragraphs_hold_their_text(void **state)
{
    (void)state;
#define TP(inside) "<text:p>" inside "</text:p>"
    static const struct fill_case cases[] = {
        {TP("a{na<text:span text:style-name=\"b\">m</text:span>e}b"), NAME, TP("aN<text:span text:style-name=\"b\"/>b")},
        {TP("{n<text:s/>+<text:tab/>1<text:line-break/>}"), "{n=1}", TP("2")},
        {TP("{name}"), "{name=' a  b\\tc\\nd '}",
         TP("<text:s text:c=\"1\"/>a <text:s text:c=\"1\"/>b<text:tab/>c<text:line-break/>d<text:s text:c=\"1\"/>")},
        {TP("{name}<text:soft-page-break/>"), "{name='a b'}", TP("a b<text:soft-page-break/>")},
        {TP("{na<office:annotation>" TP("see {name}") "</office:annotation>me}"), NAME,
         TP("N<office:annotation>" TP("see N") "</office:annotation>")},
    };
    check_cases(&odt, cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tags_split_by_word_are_joined, setup, teardown),
        cmocka_unit_test_setup_teardown(fields_and_boxes_have_texts_of_their_own, setup, teardown),
        cmocka_unit_test_setup_teardown(backslashes_make_signs_of_the_text, setup, teardown),
        cmocka_unit_test_setup_teardown(delimiters_are_those_of_the_template, setup, teardown),
        cmocka_unit_test_setup_teardown(all_faults_of_tags_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(parts_are_read_whatever_their_form, setup, teardown),
        cmocka_unit_test_setup_teardown(odt_paragraphs_hold_their_text, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
