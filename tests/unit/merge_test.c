/* {:merge expr}: which cells of a column become one, and what the cells look like then. */
#include "fill.h"

/* A table of one column; the cells that come out as a word: a number for a cell that spans so many rows, «-»
 * for a covered one. */
#define COLUMN(rows) "<table:table>" rows "</table:table>"
#define ROW(cells)   "<table:table-row>" cells "</table:table-row>"
#define CELL(text)   "<table:table-cell><text:p>" text "</text:p></table:table-cell>"
#define SPANS        "table:number-rows-spanned=\""

/* The rows that each cell of the document spans: "2- 1". Cells without the tag are «.»; a row ends with a
 * space. */
static const char *spans(const char *body, const char *data)
{
    const char *made = fill(&odt, body, data);
    struct str out = STR("");
    for (const char *at = strchr(made, '<'); at; at = strchr(at + 1, '<')) {
        int n = 0;
        if (sscanf(at, "<table:table-cell " SPANS "%d\"", &n) == 1)
            out = arena_printf(&arena, "%.*s%d", STR_ARG(out), n);
        else if (strncmp(at, "<table:table-cell", 17) == 0)
            out = arena_printf(&arena, "%.*s.", STR_ARG(out));
        else if (strncmp(at, "<table:covered", 14) == 0)
            out = arena_printf(&arena, "%.*s-", STR_ARG(out));
        else if (strncmp(at, "</table:table-row", 17) == 0)
            out = arena_printf(&arena, "%.*s ", STR_ARG(out));
    }
    return out.len ? arena_cstr(&arena, str_trim(out)) : made;
}

static void check_spans(const struct fill_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_string_equal(spans(cases[i].body, cases[i].data), cases[i].expected);
}

static void equal_neighbours_are_one_cell(void **state)
{
    (void)state;
#define LOOP COLUMN(ROW(CELL("{-row a}{:merge k}{k}{/}")))
    static const struct fill_case cases[] = {
        {LOOP, "{a={}}", ""},
        {LOOP, "{a={{k='x'}}}", "1"},
        {LOOP, "{a={{k='x'},{k='x'}}}", "2 -"},
        {LOOP, "{a={{k='x'},{k='y'},{k='y'},{k='y'},{k='x'}}}", "1 3 - - 1"},
        /* Numbers are equal by what they are, and no number is a text. */
        {LOOP, "{a={{k=1},{k=ratio(2,2)},{k='1'},{k=ratio(1,3)},{k=ratio(2,6)}}}", "2 - 1 2 -"},
        {LOOP, "{a={{k=date(2024,5,6)},{k=date(2024,5,6)},{k=true},{k=true},{k=false}}}", "2 - 2 - 1"},
        /* What is not known is equal to nothing; an empty text says nothing. */
        {LOOP, "{a={{k=unknown},{k=unknown},{k=not_applicable},{k=not_applicable},{k=''},{k=''}}}",
         "1 1 1 1 1 1"},
        {COLUMN(ROW(CELL("{-row a}{:merge k .. '/' .. s}{s}{/}"))),
         "{a={{k='x',s=1},{k='x',s=1},{k='y',s=1}}}", "2 - 1"},
    };
    check_spans(cases, COUNT(cases));
}

static void a_run_ends_where_the_rows_part(void **state)
{
    (void)state;
#define GROUPS "{g={{k='x',a={1,2}},{k='x',a={}},{k='x',a={3}},{k='y',a={4}}}}"
    static const struct fill_case cases[] = {
        /* Inner loops: the border of a group is no border of rows. */
        {COLUMN(ROW(CELL("{-row g}{-row a}{:merge k}{.}{/}{/}"))), GROUPS, "3 - - 1"},
        /* A subtotal without the tag ends the run; one with it goes on. */
        {COLUMN(ROW(CELL("{-row g}{-row a}{:merge k}{.}{/}")) ROW(CELL("итог{/}"))), GROUPS,
         "2 - . . 1 . 1 ."},
        {COLUMN(ROW(CELL("{-row g}{-row a}{:merge k}{.}{/}")) ROW(CELL("{:merge k}итог{/}"))), GROUPS,
         "6 - - - - - 2 -"},
        /* A row that a condition drops is no row. */
        {COLUMN(ROW(CELL("{-row a}{-row .~=2}{:merge 1}{.}{/}{/}"))), "{a={1,2,3}}", "2 -"},
        /* Each table begins anew, and one inside counts its own rows. */
        {"<text:p>{#a}</text:p>" COLUMN(ROW(CELL("{-row b}{:merge .}{/}"))) "<text:p>{/}</text:p>",
         "{a={{b={1,1}},{b={1}}}}", "2 - 1"},
        {COLUMN(ROW(CELL("{-row a}{:merge k}") "<table:table-cell>" COLUMN(
             ROW(CELL("{-row b}{:merge .}{/}"))) "<text:p>{/}</text:p></table:table-cell>")),
         "{a={{k=1,b={5,5}},{k=1,b={5}}}}", "2.2 -  -.1"},
        /* Two columns, each with runs of its own. */
        {COLUMN(ROW(CELL("{-row a}{:merge k}") CELL("{:merge s}{/}"))), "{a={{k=1,s=1},{k=1,s=2},{k=2,s=2}}}",
         "21 -2 1-"},
        /* Repeated cells: each copy is a column. */
        {COLUMN(ROW(CELL("{#a}") CELL("{-cell v}{:merge .}{/}{/}"))), "{a={{v={1,2}},{v={1,3}},{v={1,3}}}}",
         ".31 .-2 .--"},
    };
    check_spans(cases, COUNT(cases));
}

static void cells_of_word_are_joined(void **state)
{
    (void)state;
#define BEGINS  "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>"
#define SINGLE  "<w:tc><w:tcPr></w:tcPr>"
#define COVERED "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
#define WIDE    "<w:tcW w:w=\"9\"/><w:gridSpan w:val=\"2\"/>"
#define STYLED  "<w:pPr><w:jc w:val=\"end\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
    static const struct fill_case cases[] = {
        {TBL(TR(TC(P(R("{-row a}{:merge .}{.}{/}"))))), "{a={1,1,2}}",
         TBL(TR(BEGINS P(KEPT("1")) "</w:tc>") TR(COVERED) TR(SINGLE P(KEPT("2")) "</w:tc>"))},
        /* The properties stay, in the order of the schema; the numbering does not count what is covered. */
        {TBL(TR(TC("<w:tcPr>" WIDE
                   "<w:vAlign w:val=\"top\"/></w:tcPr><w:p>" STYLED R("{-row a}{:merge 1}{.}{/}") "</w:p>"))),
         "{a={1,2}}",
         TBL(TR("<w:tc><w:tcPr>" WIDE
                "<w:vMerge w:val=\"restart\"/><w:vAlign w:val=\"top\"/></w:tcPr><w:p>" STYLED KEPT(
                    "1") "</w:p></w:tc>")
                 TR("<w:tc><w:tcPr>" WIDE "<w:vMerge/><w:vAlign w:val=\"top\"/></w:tcPr><w:p><w:pPr><w:jc "
                    "w:val=\"end\"/></w:pPr></w:p></w:tc>"))},
        /* A paragraph of the tag alone goes. */
        {TBL(TR(TC(P(R("{-row a}")) P(R("{:merge 1}")) P(R("{.}{/}"))))), "{a={1}}",
         TBL(TR(SINGLE P(GONE) P(KEPT("1")) "</w:tc>"))},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void cells_joined_in_the_template_reach_over_the_rows_there_are(void **state)
{
    (void)state;
#define FIRST(n) "<table:table-cell table:number-rows-spanned=\"" n "\"><text:p>t</text:p></table:table-cell>"
#define BELOW    "<table:covered-table-cell/>"
#define W_FIRST  TC("<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" P(R("t")))
#define W_BELOW  TC("<w:tcPr><w:vMerge/></w:tcPr><w:p/>")
    static const struct fill_case spanned[] = {
        {COLUMN(ROW(FIRST("2") CELL("h")) ROW(BELOW CELL("{-row a}{.}{/}"))), "{a={1,2,3}}", "4. -. -. -."},
        {COLUMN(ROW(FIRST("2") CELL("h")) ROW(BELOW CELL("{-row a}{.}{/}"))), "{a={}}", "1."},
        {COLUMN(ROW(FIRST("3") CELL("{-row a}{.}{/}")) ROW(BELOW CELL("x")) ROW(BELOW CELL("y"))), "{a={}}",
         "2. -."},
        {COLUMN(ROW(FIRST("3") CELL("x")) ROW(BELOW CELL("{-row a}{.}{/}")) ROW(BELOW CELL("y"))), "{a={}}",
         "2. -."},
        /* Two of them, of which the second has lost its first row. */
        {COLUMN(ROW(FIRST("2") CELL("x")) ROW(BELOW CELL("y")) ROW(FIRST("2") CELL("{-row a}{.}{/}"))
                    ROW(BELOW CELL("z"))),
         "{a={}}", "2. -. 1."},
        {COLUMN(ROW(FIRST("2") CELL("{-row g}h")) ROW(BELOW CELL("{-row a}{.}{/}{/}"))),
         "{g={{a={1,2}},{a={}},{a={3}}}}", "3. -. -. 1. 2. -."},
    };
    static const struct fill_case cases[] = {
        {TBL(TR(W_FIRST TC(P(R("{-row a}{/}")))) TR(W_BELOW TC(P(R("z"))))), "{a={}}",
         TBL(TR("<w:tc><w:tcPr></w:tcPr><w:p/></w:tc>" TC(P(R("z")))))},
        {TBL(TR(W_FIRST TC(P(R("h")))) TR(W_BELOW TC(P(R("{-row a}{.}{/}"))))), "{a={}}",
         TBL(TR("<w:tc><w:tcPr></w:tcPr>" P(R("t")) "</w:tc>" TC(P(R("h")))))},
        {TBL(TR(W_FIRST TC(P(R("h")))) TR(W_BELOW TC(P(R("{-row a}{.}{/}"))))), "{a={1,2}}",
         TBL(TR(W_FIRST TC(P(R("h")))) TR(W_BELOW TC(P(KEPT("1")))) TR(W_BELOW TC(P(KEPT("2")))))},
        /* Rows that always stand together stay as they are. */
        {TBL(TR(W_FIRST TC(P(R("{-row a}{.}")))) TR(W_BELOW TC(P(R("{/}"))))), "{a={1}}",
         TBL(TR(W_FIRST TC(P(KEPT("1")))) TR(W_BELOW TC(P(GONE))))},
    };
    check_spans(spanned, COUNT(spanned));
    check_cases(&docx, cases, COUNT(cases));
}

static void faults_are_told_with_their_places(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {P(R("{:merge a}")), "{a=1}", "TAG-MERGE paragraph 1: {:merge a}: it belongs in a cell of a table"},
        {TBL(TR(TC(P(R("{:merge a}{:merge a}"))))), "{a=1}",
         "TAG-MERGE table 1, row 1, column 1: {:merge a}: the cell has such a tag already"},
        {TBL(TR(TC(P(R("{#a}{:merge .}{/}x"))) TC(P(R("y"))))), "{a=1}",
         "TAG-MERGE table 1, row 1, column 1: {:merge .}: it stands inside a section of the cell; it must "
         "stand beside it"},
        {TBL(TR(TC("<w:tcPr><w:vMerge/></w:tcPr>" P(R("{:merge a}"))))), "{a=1}",
         "TAG-MERGE table 1, row 1, column 1: {:merge a}: the cell is joined with the one above or below it "
         "in the template"},
        {TBL(TR(TC(P(R("{:merge a}"))))), "{a={1,2}}",
         "TAG-VALUE table 1, row 1, column 1: {a}: the value is a list or a record, by which cells cannot be "
         "joined; name its field"},
        {TBL(TR(TC(P(R("{:merge b}"))))), "{a=1}",
         "TAG-NAME table 1, row 1, column 1: {b}: there is no field “b”"},
    };
    check_cases(&docx, cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(equal_neighbours_are_one_cell, setup, teardown),
        cmocka_unit_test_setup_teardown(a_run_ends_where_the_rows_part, setup, teardown),
        cmocka_unit_test_setup_teardown(cells_of_word_are_joined, setup, teardown),
        cmocka_unit_test_setup_teardown(cells_joined_in_the_template_reach_over_the_rows_there_are, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(faults_are_told_with_their_places, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
