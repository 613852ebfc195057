/* {-cell expr}: repeated columns, and the grid, the spans and the widths that follow them. */
#include "fill.h"

#define GRID(columns)    "<w:tblGrid>" columns "</w:tblGrid>"
#define COL(width)       "<w:gridCol w:w=\"" width "\"/>"
#define WIDE(span, text) "<w:tc><w:tcPr><w:gridSpan w:val=\"" span "\"/></w:tcPr>" P(text) "</w:tc>"
#define CELL(text)       TC(P(R(text)))
#define KEPT_CELL(text)  TC(P(KEPT(text)))
#define JOINED(how, text)      "<w:tc><w:tcPr><w:vMerge w:val=\"" how "\"/></w:tcPr>" text "</w:tc>"
#define WIDE_JOINED(how, text) "<w:tc><w:tcPr><w:gridSpan w:val=\"3\"/><w:vMerge w:val=\"" how "\"/></w:tcPr>" text "</w:tc>"
#define YEARS            "{y={1,2,3},none={},one={7},g={{v={4,5,6}},{v={7,8,9}}},two={1,2}}"

static void the_grid_follows_the_copies(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        /* The copies share the width: 100 = 33 + 33 + 34. */
        {TBL(GRID(COL("50") COL("100")) TR(CELL("a") CELL("{-cell y}{.}{/}"))), YEARS,
         TBL(GRID(COL("50") COL("33") COL("33") COL("34"))
                 TR(CELL("a") KEPT_CELL("1") KEPT_CELL("2") KEPT_CELL("3")))},
        {TBL(GRID(COL("50") COL("100")) TR(CELL("a") CELL("{-cell one}{.}{/}"))), YEARS,
         TBL(GRID(COL("50") COL("100")) TR(CELL("a") KEPT_CELL("7")))},
        {TBL(GRID(COL("50") COL("100")) TR(CELL("a") CELL("{-cell none}{.}{/}"))), YEARS,
         TBL(GRID(COL("50")) TR(CELL("a")))},
        /* A row loop: how many columns there are is told by whichever row comes first. */
        {TBL(GRID(COL("9") COL("90")) TR(CELL("{#g}") CELL("{-cell v}{.}{/}{/}"))), YEARS,
         TBL(GRID(COL("9") COL("30") COL("30") COL("30")) TR(TC(P(GONE)) KEPT_CELL("4") KEPT_CELL(
             "5") KEPT_CELL("6")) TR(TC(P(GONE)) KEPT_CELL("7") KEPT_CELL("8") KEPT_CELL("9")))},
        /* Two columns together. */
        {TBL(GRID(COL("40") COL("60")) TR(CELL("{-cell two}{.}a") CELL("b{/}"))), YEARS,
         TBL(GRID(COL("20") COL("20") COL("30") COL("30"))
                 TR(KEPT_CELL("1a") KEPT_CELL("b") KEPT_CELL("2a") KEPT_CELL("b")))},
        /* A row that loses all cells goes, and a table that loses all rows. */
        {TBL(GRID(COL("9")) TR(CELL("{-cell none}{.}{/}"))) P(R("x")), YEARS, P(R("x"))},
        {TBL(GRID(COL("9") COL("8")) TR(CELL("{-cell none}{.}") CELL("{/}"))
                 TR("<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" P(R("t")) "</w:tc>")) P(R("x")),
         YEARS, P(R("x"))},
        /* A table in a section has the columns of each copy. */
        {P(R("{#g}")) TBL(GRID(COL("9")) TR(CELL("{-cell v}{.}{/}"))) P(R("{/}")), "{g={{v={1}},{v={1,2}}}}",
         TBL(GRID(COL("9")) TR(KEPT_CELL("1")))
             TBL(GRID(COL("4") COL("5")) TR(KEPT_CELL("1") KEPT_CELL("2")))},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void cells_over_the_group_are_stretched(void **state)
{
    (void)state;
#define HEAD       TR(CELL("a") CELL("{-cell y}{.}{/}") CELL("b"))
#define MADE_HEAD  TR(CELL("a") KEPT_CELL("1") KEPT_CELL("2") KEPT_CELL("3") CELL("b"))
#define THREE      GRID(COL("1") COL("3") COL("1"))
#define MADE_THREE GRID(COL("1") COL("1") COL("1") COL("1") COL("1"))
    static const struct fill_case cases[] = {
        {TBL(THREE HEAD TR(WIDE("3", R("t")))), YEARS, TBL(MADE_THREE MADE_HEAD TR(WIDE("5", R("t"))))},
        {TBL(THREE HEAD TR(WIDE("2", R("t")) CELL("u"))), YEARS,
         TBL(MADE_THREE MADE_HEAD TR(WIDE("4", R("t")) CELL("u")))},
        {TBL(THREE HEAD TR(CELL("s") CELL("t") CELL("u"))), YEARS,
         TBL(MADE_THREE MADE_HEAD TR(CELL("s") WIDE("3", R("t")) CELL("u")))},
        /* Without columns the cell above them goes, and a longer one is shorter. */
        {TBL(THREE TR(CELL("a") CELL("{-cell none}{.}{/}") CELL("b")) TR(CELL("s") CELL("t") CELL("u"))
                 TR(WIDE("2", R("t")) CELL("u"))),
         YEARS,
         TBL(GRID(COL("1") COL("1")) TR(CELL("a") CELL("b")) TR(CELL("s") CELL("u"))
                 TR(WIDE("1", R("t")) CELL("u")))},
        /* A cell that goes takes what its tags say with it, and the tags after it are answered right. */
        {TBL(GRID(COL("1") COL("1")) TR(CELL("{-cell none}{.}{/}") CELL("b"))
                 TR(CELL("{:merge 1}{y}") CELL("u{one}"))),
         "{y='Y',one=1,none={}}", TBL(GRID(COL("1")) TR(CELL("b")) TR(KEPT_CELL("u1")))},
        /* What a row leaves out before its cells and after them. */
        {TBL(THREE HEAD TR("<w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>" CELL("u"))
                 TR("<w:trPr><w:gridAfter w:val=\"2\"/></w:trPr>" CELL("u"))),
         YEARS,
         TBL(MADE_THREE MADE_HEAD TR("<w:trPr><w:gridBefore w:val=\"4\"/></w:trPr>" CELL("u"))
                 TR("<w:trPr><w:gridAfter w:val=\"4\"/></w:trPr>" CELL("u")))},
        /* A cell that goes on below repeated ones is repeated like them; below a wide one it is as wide. */
        {TBL(GRID(COL("1") COL("3")) TR(CELL("a") JOINED("restart", P(R("{-cell y}{.}{/}")))) TR(CELL("b") JOINED("continue", "<w:p/>"))
                 TR(CELL("c") JOINED("restart", P(R("t")))) TR(CELL("d") JOINED("continue", "<w:p/>"))),
         YEARS,
         TBL(GRID(COL("1") COL("1") COL("1") COL("1"))
                 TR(CELL("a") JOINED("restart", P(KEPT("1"))) JOINED("restart", P(KEPT("2"))) JOINED("restart", P(KEPT("3"))))
                     TR(CELL("b") JOINED("continue", "<w:p/>") JOINED("continue", "<w:p/>") JOINED("continue", "<w:p/>"))
                         TR(CELL("c") WIDE_JOINED("restart", P(R("t")))) TR(CELL("d") WIDE_JOINED("continue", "<w:p/>")))},
        /* The width of a cell is shared like that of its column. */
        {TBL(GRID(COL("10")) TR(
             "<w:tc><w:tcPr><w:tcW w:w=\"10\" w:type=\"dxa\"/></w:tcPr>" P(R("{-cell y}{.}{/}")) "</w:tc>")),
         "{y={1,2}}",
         TBL(GRID(COL("5") COL("5")) TR("<w:tc><w:tcPr><w:tcW w:w=\"5\" w:type=\"dxa\"/></w:tcPr>" P(
             KEPT("1")) "</w:tc><w:tc><w:tcPr>"
                        "<w:tcW w:w=\"5\" w:type=\"dxa\"/></w:tcPr>" P(KEPT("2")) "</w:tc>"))},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void spans_of_odt_are_filled(void **state)
{
    (void)state;
#define T(inside)  "<table:table>" inside "</table:table>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define C(text)    "<table:table-cell><text:p>" text "</text:p></table:table-cell>"
#define SPAN(n, text)                                                                                        \
    "<table:table-cell table:number-columns-spanned=\"" n "\"><text:p>" text "</text:p></table:table-cell>"
#define COVERED     "<table:covered-table-cell/>"
#define TWO_COLUMNS "<table:table-column/><table:table-column/>"
    static const struct fill_case cases[] = {
        {T("<table:table-column table:number-columns-repeated=\"2\"/>" ROW(C("a") C("{-cell y}{.}{/}"))
               ROW(SPAN("2", "t") COVERED)),
         YEARS,
         T(TWO_COLUMNS TWO_COLUMNS ROW(C("a") C("1") C("2") C("3"))
               ROW(SPAN("4", "t") COVERED COVERED COVERED))},
        {T(TWO_COLUMNS ROW(C("a") C("{-cell none}{.}{/}")) ROW(SPAN("2", "t") COVERED) ROW(C("s") C("u"))),
         YEARS, T("<table:table-column/>" ROW(C("a")) ROW(SPAN("1", "t")) ROW(C("s")))},
        /* A repeated cell takes what it covers with it. */
        {T(TWO_COLUMNS ROW(
             SPAN("2", "{-cell two}{.}{/}") "<table:covered-table-cell table:number-columns-repeated=\"1\"/>")
               ROW(C("{-cell two}{.}") C("b{/}"))),
         YEARS,
         T(TWO_COLUMNS TWO_COLUMNS ROW(SPAN("2", "1") COVERED SPAN("2", "2") COVERED)
               ROW(C("1") C("b") C("2") C("b")))},
        /* What a cell of the row above covers is as wide as it. */
        {T(TWO_COLUMNS ROW(C("a") C("{-cell y}{.}{/}"))
               ROW(C("s") "<table:table-cell table:number-rows-spanned=\"2\"/>") ROW(C("s") COVERED)),
         YEARS,
         T(TWO_COLUMNS TWO_COLUMNS ROW(C("a") C("1") C("2") C("3"))
               ROW(C("s") "<table:table-cell table:number-rows-spanned=\"2\" "
                          "table:number-columns-spanned=\"3\"/>" COVERED COVERED)
                   ROW(C("s") COVERED COVERED COVERED))},
        {T(ROW(C("{-cell none}{.}{/}"))) "<text:p/>", YEARS, "<text:p/>"},
        /* Blanks between cells make no difference. */
        {T(TWO_COLUMNS ROW(SPAN("2", "{-cell two}{.}{/}") " \n " COVERED) ROW(C("{-cell two}{.}") " " C("b{/}"))),
         YEARS,
         T(TWO_COLUMNS TWO_COLUMNS ROW(SPAN("2", "1") COVERED SPAN("2", "2") COVERED " \n ")
               ROW(C("1") " " C("b") C("2") " " C("b")))},
        {T(TWO_COLUMNS ROW(C("a") C("{-cell two}{.}{/}")) ROW(SPAN("2", "t") " \n " COVERED)), YEARS,
         T(TWO_COLUMNS "<table:table-column/>" ROW(C("a") C("1") C("2")) ROW(SPAN("3", "t") " \n " COVERED COVERED))},
    };
    check_cases(&odt, cases, COUNT(cases));
}

static void faults_are_told_with_their_places(void **state)
{
    (void)state;
#define AT(code, row, column, text) code " table 1, row " row ", column " column ": " text
    static const struct fill_case cases[] = {
        {TBL(TR(CELL("{-cell y}{.}{/}")) TR(CELL("{-cell two}{.}{/}"))), YEARS,
         AT("TAG-COLUMNS", "2", "1", "{two}: the row has 2 repeated columns, and a row above has 3")},
        {TBL(TR(CELL("{#g}") CELL("{-cell v}{.}{/}{/}"))), "{g={{v={1}},{v={}},{v={1,2}}}}",
         AT("TAG-COLUMNS", "1", "2", "{v}: the row has 0 repeated columns, and a row above has 1")},
        {TBL(TR(CELL("{-cell y}{.}") CELL("{/}")) TR(CELL("a") CELL("{-cell y}{.}{/}"))), YEARS,
         AT("TAG-COLUMNS", "2", "2",
            "{-cell y}: another row of the table repeats some of these columns together with others")},
        {TBL(TR(CELL("{-cell y}{.}") CELL("{/}")) TR(CELL("a") CELL("b"))), YEARS,
         AT("TAG-COLUMNS", "1", "1",
            "{-cell y}: a cell of another row reaches over only a part of the repeated columns")},
        {TBL(TR(CELL("{-cell y}{-cell two}{.}{/}") CELL("{/}"))), YEARS,
         AT("TAG-COLUMNS", "1", "1",
            "{-cell two}: columns are repeated inside repeated columns; repeat them by one list")},
        {TBL(TR(CELL("{-cell y}{.}") CELL("{иначе}") CELL("{/}"))), YEARS,
         AT("TAG-COLUMNS", "1", "1", "{-cell y}: repeated columns have no other branch")},
        {TBL(TR(CELL("{-cell y}")) TR(CELL("{/}"))), YEARS,
         AT("TAG-RANGE", "1", "1",
            "{-cell y} and {/} (table 1, row 2, column 1) have nothing whole around them that could be "
            "repeated")},
        {TBL(GRID(COL("1") COL("1")) TR(CELL("a") CELL("{-cell many}{.}{/}"))),
         "{many=(function() local t = {} for i = 1, 63 do t[i] = i end return t end)()}",
         AT("TAG-COLUMNS", "1", "2",
            "{many}: the table would have more than 63 columns, which is the most that it can")},
        {P(R("{-cell y}{.}{/}")), YEARS,
         "TAG-RANGE paragraph 1: {-cell y} and {/} (paragraph 1) have nothing whole around them that could "
         "be repeated"},
    };
    check_cases(&docx, cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_grid_follows_the_copies, setup, teardown),
        cmocka_unit_test_setup_teardown(cells_over_the_group_are_stretched, setup, teardown),
        cmocka_unit_test_setup_teardown(spans_of_odt_are_filled, setup, teardown),
        cmocka_unit_test_setup_teardown(faults_are_told_with_their_places, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
