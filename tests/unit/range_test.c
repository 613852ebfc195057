/* What repeats: every row of the table in the guide, and what keeps the document valid after it. */
#include "fill.h"

#define LIST "{a={1,2}}"
#define NONE "{a={}}"
#define TAG(text) P(R(text))
#define DONE(text) P(KEPT(text))
#define EMPTIED P(GONE)

static void text_between_tags_of_one_paragraph(void **state)
{
    (void)state;
#define BOLD(text) "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
    static const struct fill_case cases[] = {
        {TAG("x{#a}{.};{/}y"), LIST, DONE("x1;2;y")},
        {TAG("x{#a}{.};{/}y"), NONE, DONE("xy")},
        /* Runs at the borders are split, each half with its formatting. */
        {P("<w:r><w:rPr><w:b/></w:rPr><w:t>A{#a}b</w:t></w:r>" R("c{.}{/}d")), LIST,
         P(BOLD("A") BOLD("b") KEPT("c1") BOLD("b") KEPT("c2") KEPT("d"))},
        {TAG("{#a}да{иначе}нет{/} {^a}нет{иначе}да{/}"), LIST, DONE("дада да")},
        {TAG("{#a}да{иначе}нет{/} {^a}нет{иначе}да{/}"), NONE, DONE("нет нет")},
        {TAG("{#a}{#.}{.}{/}|{/}"), "{a={{1,2},{},{3}}}", DONE("12||3|")},
        {TAG("{#a}{b}{/a}{b}"), "{a={b=1},b=2}", DONE("12")},
        {P("<w:hyperlink r:id=\"r1\">" R("x{#a}y") "</w:hyperlink>" R("{.}{/}")), LIST,
         P("<w:hyperlink r:id=\"r1\">" KEPT("x") "</w:hyperlink><w:hyperlink r:id=\"r1\">" KEPT("y") "</w:hyperlink>" KEPT(
             "1") "<w:hyperlink r:id=\"r1\">" KEPT("y") "</w:hyperlink>" KEPT("2"))},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void blocks_between_marker_paragraphs(void **state)
{
    (void)state;
#define SECT "<w:pPr><w:sectPr/></w:pPr>"
    static const struct fill_case cases[] = {
        {TAG("{#a}") TAG("{.}") TAG("{/}"), LIST, DONE("1") DONE("2")},
        {TAG(" {#a}\u00A0") TAG("{.}") TAG("{/}"), NONE, ""},
        {TAG("{#a}{! цикл}") TAG("{.}") TAG("{/}"), LIST, DONE("1") DONE("2")},
        {TAG("{#a}") TAG("{.}") TAG("{иначе}") TAG("нет") TAG("{/}"), NONE, TAG("нет")},
        {TAG("{^a}") TAG("нет") TAG("{иначе}") TAG("{a}") TAG("{/}"), "{a=5}", DONE("5")},
        {TAG("{#a}{#b}") TAG("{.}") TAG("{/}{/}"), "{a={{b={1,2}},{b={}}}}", DONE("1") DONE("2")},
        {TAG("{#a}") TBL(TR(TC(TAG("{.}")))) TAG("{/}"), LIST, TBL(TR(TC(DONE("1")))) TBL(TR(TC(DONE("2"))))},
        /* A paragraph that ends a section of pages stays, once. */
        {P(SECT R("{#a}")) TAG("{.}") P(SECT R("{/}")), LIST, P(SECT GONE) DONE("1") DONE("2") P(SECT GONE)},
        {TAG("{#a}") P(SECT R("{.}")) TAG("{/}"), LIST, P(SECT KEPT("1")) P(SECT KEPT("2"))},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void rows_and_cells(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        /* Different cells of one row: the row; a table left without rows leaves no shell. */
        {TBL(TR(TC(TAG("{#a}{.}")) TC(TAG("{/}")))), LIST, TBL(TR(TC(DONE("1")) TC(EMPTIED)) TR(TC(DONE("2")) TC(EMPTIED)))},
        {TBL(TR(TC(TAG("{#a}{.}")) TC(TAG("{/}")))) TAG("x"), NONE, TAG("x")},
        {TBL(TR(TC(TAG("шапка"))) TR(TC(TAG("{#a}")) TC(TAG("{/}")))), NONE, TBL(TR(TC(TAG("шапка"))))},
        /* Several rows: those rows. */
        {TBL(TR(TC(TAG("{#a}x"))) TR(TC(TAG("{.}{/}")))), LIST,
         TBL(TR(TC(DONE("x"))) TR(TC(DONE("1"))) TR(TC(DONE("x"))) TR(TC(DONE("2"))))},
        /* One cell, different paragraphs: the cell's content, and a cell keeps a paragraph. */
        {TBL(TR(TC(TAG("{#a}") TAG("{.}") TAG("{/}")))), LIST, TBL(TR(TC(DONE("1") DONE("2"))))},
        {TBL(TR(TC(TAG("{#a}") TAG("{.}") TAG("{/}")))), NONE, TBL(TR(TC("<w:p/>")))},
        {TBL(TR(TC(TAG("{#a}x") TAG("{.}{/}")))), LIST, TBL(TR(TC(DONE("x") DONE("1") DONE("x") DONE("2"))))},
        {TBL(TR(TC(TAG("{#a}") TBL(TR(TC(TAG("{.}")))) TAG("{/}")))), LIST, TBL(TR(TC(TBL(TR(TC(DONE("1")))) TBL(TR(TC(DONE("2")))) "<w:p/>")))},
        {TBL(TR(TC(TBL(TR(TC(TAG("{#a}")) TC(TAG("{/}")))) TAG("x")))), NONE, TBL(TR(TC(TAG("x"))))},
        /* Cells merged downwards go with their rows. */
        {TBL(TR(TC("<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" TAG("{#a}{.}"))) TR(TC("<w:tcPr><w:vMerge/></w:tcPr>" TAG("{/}")))), LIST,
         TBL(TR(TC("<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" DONE("1"))) TR(TC("<w:tcPr><w:vMerge/></w:tcPr>" EMPTIED))
                 TR(TC("<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" DONE("2"))) TR(TC("<w:tcPr><w:vMerge/></w:tcPr>" EMPTIED)))},
        {TBL(TR(TC(TAG("{#a}{.}")) TC(TAG("{/}"))) TR(TC(TAG("{^a}нет{/}")))), NONE, TBL(TR(TC(DONE("нет"))))},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void named_elements_and_what_is_elsewhere(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {TBL(TR(TC(TAG("{-row a}{.}{/}")))), LIST, TBL(TR(TC(DONE("1"))) TR(TC(DONE("2"))))},
        {TBL(TR(TC(TAG("{-таблица a}{.}{/}")))), LIST, TBL(TR(TC(DONE("1")))) TBL(TR(TC(DONE("2"))))},
        {TAG("{-абзац a}{.}{/}"), LIST, DONE("1") DONE("2")},
        {P(R("x") R("{-w:r a}{.}{/}")), LIST, P(R("x") KEPT("1") KEPT("2"))},
        {TAG("{-row a}{.}{/}"), LIST,
         "TAG-RANGE paragraph 1: {-row a} and {/} (paragraph 1) have nothing whole around them that could be repeated"},
        {TAG("{#a}x") TAG("y") TAG("{.}{/}"), LIST, DONE("x") TAG("y") DONE("1") DONE("x") TAG("y") DONE("2")},
        {TAG("{#a}") TBL(TR(TC(TAG("{.}{/}")))), LIST, EMPTIED TBL(TR(TC(DONE("1")))) EMPTIED TBL(TR(TC(DONE("2"))))},
        {P(R("{#a}") "<w:r><w:txbxContent>" TAG("{/a}") "</w:txbxContent></w:r>"), LIST,
         "TAG-RANGE paragraph 1: {#a} and {/a} (paragraph 2) have nothing whole around them that could be repeated"},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void tags_that_do_not_pair_are_all_told(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {TAG("{#a}x{#b}") TAG("{/a}") TAG("{/c}"), LIST,
         "TAG-PAIR paragraph 2: {/a} closes {#b}, which was opened at: paragraph 1\n"
         "TAG-PAIR paragraph 3: {/c} closes {#a}, which was opened at: paragraph 1"},
        {TAG("{#a}x{#b}") TAG("{/a}"), LIST,
         "TAG-PAIR paragraph 1: {#b} is not closed before {/a} (paragraph 2), which closes the section around it"},
        {TAG("{#a}") TAG("{/}{/}") TAG("{иначе}"), LIST, "TAG-PAIR paragraph 2: {/} closes nothing\nTAG-PAIR paragraph 3: {иначе} closes nothing"},
        {TAG("{#a}{иначе}{else}{/}"), LIST, "TAG-PAIR paragraph 1: a second {else} in {#a}"},
        {TAG("{#a}"), LIST, "TAG-PAIR paragraph 1: {#a} is not closed"},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void headers_keep_a_paragraph(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {TAG("{#a}") TAG("{.}") TAG("{/}"), LIST, DONE("1") DONE("2")},
        {TAG("{#a}") TAG("{.}") TAG("{/}"), NONE, "<w:p/>"},
        {TAG("{b}"), LIST, "TAG-NAME header, paragraph 1: {b}: there is no field “b”"},
    };
    check_cases(&header, cases, COUNT(cases));
}

static void content_controls_are_as_if_not_there(void **state)
{
    (void)state;
#define SDT(inside) "<w:sdt><w:sdtPr/><w:sdtContent>" inside "</w:sdtContent></w:sdt>"
    static const struct fill_case cases[] = {
        /* Emptied, they vanish, and what needs a paragraph or a row after them gets it. */
        {SDT(TAG("{#a}") TAG("{.}") TAG("{/}")) TAG("x"), LIST, SDT(DONE("1") DONE("2")) TAG("x")},
        {SDT(TAG("{#a}") TAG("{.}") TAG("{/}")) TAG("x"), NONE, TAG("x")},
        {TBL(TR(TC(SDT(TAG("{#a}") TAG("{.}") TAG("{/}"))))), LIST, TBL(TR(TC(SDT(DONE("1") DONE("2")))))},
        {TBL(TR(TC(SDT(TAG("{#a}") TAG("{.}") TAG("{/}"))))), NONE, TBL(TR(TC("<w:p/>")))},
        {TBL(TR(TC(SDT(TAG("{#a}") TBL(TR(TC(TAG("{.}")))) TAG("{/}"))))), LIST,
         TBL(TR(TC(SDT(TBL(TR(TC(DONE("1")))) TBL(TR(TC(DONE("2"))))) "<w:p/>")))},
        {TBL(SDT(TR(TC(TAG("{#a}{.}")) TC(TAG("{/}"))))) TAG("x"), NONE, TAG("x")},
        {TBL(TR(TC(TAG("h"))) SDT(TR(TC(TAG("{#a}{.}")) TC(TAG("{/}"))))), NONE, TBL(TR(TC(TAG("h"))))},
        {TBL(TR(SDT(TC(TAG("{#a}{.}"))) TC(TAG("{/}")))), LIST, TBL(TR(SDT(TC(DONE("1"))) TC(EMPTIED)) TR(SDT(TC(DONE("2"))) TC(EMPTIED)))},
        /* A tag alone in a control of its own is alone in its paragraph; its partner may be anywhere beside. */
        {SDT(TAG("{#a}")) TAG("{.}") SDT(TAG("{/}")) TAG("x"), LIST, DONE("1") DONE("2") TAG("x")},
        {SDT(TAG("{#a}")) TAG("{.}") TAG("{/}"), LIST, DONE("1") DONE("2")},
        {P(SDT(R("{#a}")) R("{.}") SDT(R("{/}"))), LIST, P(KEPT("1") KEPT("2"))},
        {P(SDT(R("{#a}"))) TAG("{.}") TAG("{/}"), LIST, DONE("1") DONE("2")},
        {P(R("x") SDT(R("{#a}{.}")) R("{/}y")), LIST, P(R("x") SDT(KEPT("1")) SDT(KEPT("2")) KEPT("y"))},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void page_breaks_beside_marks_stay(void **state)
{
    (void)state;
#define BROKEN(text) "<w:p><w:r><w:br w:type=\"page\"/><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"
#define PAGE "<w:p><w:r><w:br w:type=\"page\"/><w:t xml:space=\"preserve\"/></w:r></w:p>"
    static const struct fill_case cases[] = {
        /* With the opening tag each copy begins a page; with the closing one what follows the last copy does. */
        {BROKEN("{#a}") TAG("{.}") TAG("{/}"), LIST, PAGE DONE("1") PAGE DONE("2")},
        {BROKEN("{#a}") TAG("{.}") TAG("{/}"), NONE, ""},
        {TAG("{#a}") TAG("{.}") BROKEN("{/}"), LIST, DONE("1") DONE("2") PAGE},
        {TAG("{#a}") TAG("{.}") TAG("{/}") BROKEN(""), LIST, DONE("1") DONE("2") PAGE},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void raw_markup_takes_the_place_of_its_paragraph(void **state)
{
    (void)state;
    static const struct resolve_options allowed = {.allow_raw = true};
#define RAW "{x=xml[[<w:p><w:r><w:t>1</w:t></w:r></w:p>]],t=xml'<w:tbl/>',e=xml''}"
    static const struct fill_case cases[] = {
        {TAG("a") TAG(" {@x}{! приложение}") TAG("b"), RAW, TAG("a") TAG("1") TAG("b")},
        {TAG("a") TAG("{@e}") TAG("b"), RAW, TAG("a") TAG("b")},
        /* A cell ends with a paragraph, whatever the markup ends with. */
        {TBL(TR(TC(TAG("{@x}")))), RAW, TBL(TR(TC(TAG("1"))))},
        {TBL(TR(TC(TAG("{@t}")))), RAW, TBL(TR(TC("<w:tbl/><w:p/>")))},
        {TBL(TR(TC(TAG("{@e}")))), RAW, TBL(TR(TC("<w:p/>")))},
        {TBL(TR(TC(TAG("{#a}{@x}")) TC(TAG("{/}")))), "{a={1,2},x=xml'<w:p/>'}", TBL(TR(TC("<w:p/>") TC(EMPTIED)) TR(TC("<w:p/>") TC(EMPTIED)))},
        {TAG("x {@x}"), RAW, "TAG-RAW paragraph 1: {@x} takes the place of its whole paragraph and must stand alone in it"},
        {TAG("{#x}{@x}{/}"), RAW, "TAG-RAW paragraph 1: {@x} takes the place of its whole paragraph and must stand alone in it"},
        {TAG("{x}"), RAW, "TAG-VALUE paragraph 1: {x}: markup takes the place of a whole paragraph: {@…}"},
        {TAG("{@x}"), "{x='<w:p/>'}", "TAG-VALUE paragraph 1: {x}: raw markup must be made by a rule with xml(…), or be allowed by --allow-raw"},
    };
    check_cases(&docx, cases, COUNT(cases));
    static const struct fill_case faulty[] = {
        {TAG("{@x}"), "{x='<w:p/>'}", "<w:p/>"},
        {TAG("{@x}"), "{x='<w:p>'}",
         "TAG-VALUE paragraph 1: {x}: the markup is not well-formed: Premature end of data in tag raw line 1"},
        {TAG("{@x}"), "{x='<q:p/>'}", "TAG-VALUE paragraph 1: {x}: the markup is not well-formed: Namespace prefix q on p is not defined"},
        {TAG("{@x}"), "{x='</raw><raw>'}", "TAG-VALUE paragraph 1: {x}: the markup is not well-formed: Extra content at the end of the document"},
        {TAG("{@x}"), "{x='text'}",
         "TAG-VALUE paragraph 1: {x}: only whole paragraphs and tables can take the place of a paragraph, and here is: text"},
        {TAG("{@x}"), "{x='<w:r/>'}",
         "TAG-VALUE paragraph 1: {x}: only whole paragraphs and tables can take the place of a paragraph, and here is: r"},
    };
    for (size_t i = 0; i < COUNT(faulty); i++)
        assert_string_equal(fill_with(&docx, faulty[i].body, faulty[i].data, &allowed), faulty[i].expected);
}

static void lists_and_rows_of_odt(void **state)
{
    (void)state;
#define ITEM(text) "<text:list-item><text:p>" text "</text:p></text:list-item>"
#define CELL(text) "<table:table-cell><text:p>" text "</text:p></table:table-cell>"
    static const struct fill_case cases[] = {
        {"<text:list>" ITEM("{#a}") ITEM("{.}") ITEM("{/}") "</text:list>", LIST, "<text:list>" ITEM("1") ITEM("2") "</text:list>"},
        {"<table:table><table:table-column/><table:table-row>" CELL("{#a}{.}") CELL("{/}") "</table:table-row></table:table>", LIST,
         "<table:table><table:table-column/><table:table-row>" CELL("1") "<table:table-cell><text:p/></table:table-cell></table:table-row>"
         "<table:table-row>" CELL("2") "<table:table-cell><text:p/></table:table-cell></table:table-row></table:table>"},
        {"<table:table><table:table-column/><table:table-row>" CELL("{#a}{.}") CELL("{/}") "</table:table-row></table:table><text:p>x</text:p>", NONE,
         "<text:p>x</text:p>"},
        {"<text:p>x<text:span>{#a}y</text:span>{.}{/}</text:p>", LIST, "<text:p>x<text:span>y</text:span>1<text:span>y</text:span>2</text:p>"},
    };
    check_cases(&odt, cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_between_tags_of_one_paragraph, setup, teardown),
        cmocka_unit_test_setup_teardown(blocks_between_marker_paragraphs, setup, teardown),
        cmocka_unit_test_setup_teardown(rows_and_cells, setup, teardown),
        cmocka_unit_test_setup_teardown(named_elements_and_what_is_elsewhere, setup, teardown),
        cmocka_unit_test_setup_teardown(tags_that_do_not_pair_are_all_told, setup, teardown),
        cmocka_unit_test_setup_teardown(headers_keep_a_paragraph, setup, teardown),
        cmocka_unit_test_setup_teardown(content_controls_are_as_if_not_there, setup, teardown),
        cmocka_unit_test_setup_teardown(page_breaks_beside_marks_stay, setup, teardown),
        cmocka_unit_test_setup_teardown(raw_markup_takes_the_place_of_its_paragraph, setup, teardown),
        cmocka_unit_test_setup_teardown(lists_and_rows_of_odt, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
