/* Names of cells in formulas and lists of ranges, in both notations. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "template/sheets/references.h"

static struct arena arena;

/* What a text names: each reference as [sheet|][last sheet|]A1[:B2], $ kept, `+` after one that may grow as an argument; a name as 0. */
static const char *found(const struct sheet_style *style, enum reference_kind kind, bool with_all, const char *text)
{
    struct references walk;
    struct reference ref;
    struct str out = STR("");
    references_begin(&walk, style, kind, str_from(text));
    walk.with_all = with_all;
    while (references_next(&walk, &ref)) {
        const char *gap = out.len ? " " : "", *bar = ref.sheet.len ? "|" : "";
        out = arena_printf(&arena, "%.*s%s%.*s%s", STR_ARG(out), gap, STR_ARG(references_sheet(&arena, ref.sheet)), bar);
        if (ref.last_sheet.len)
            out = arena_printf(&arena, "%.*s%.*s|", STR_ARG(out), STR_ARG(references_sheet(&arena, ref.last_sheet)));
        for (size_t i = 0; i <= ref.is_range; i++) {
            const struct reference_end *e = &ref.ends[i];
            struct str letters = e->column ? references_letters(&arena, e->column) : (struct str){0};
            struct str row = e->row || !e->column ? arena_printf(&arena, "%ld", e->row) : (struct str){0};
            out = arena_printf(&arena, "%.*s%s%s%.*s%s%.*s", STR_ARG(out), i ? ":" : "", e->is_fixed_column ? "$" : "", STR_ARG(letters),
                               e->is_fixed ? "$" : "", STR_ARG(row));
        }
        out = arena_printf(&arena, "%.*s%s", STR_ARG(out), ref.is_argument ? "+" : "");
    }
    return arena_cstr(&arena, out);
}

struct reading {
    const char *text, *expected;
};

static void check(const struct sheet_style *style, enum reference_kind kind, bool with_all, const struct reading *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_string_equal(found(style, kind, with_all, cases[i].text), cases[i].expected);
}

#define CHECK(style, kind, cases) check(&style, kind, false, cases, sizeof cases / sizeof *cases)
#define CHECK_ALL(style, kind, cases) check(&style, kind, true, cases, sizeof cases / sizeof *cases)

static void a1_formulas(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        {"A1+$B$2-c3*XFD1048576", "A1 $B$2 C3 XFD1048576"},
        {"SUM(A1:B2)/A$1:$B2", "A1:B2+ A$1:$B2"},
        {"SUM(5:7)+SUM($5:$7)+5", "5:7+ $5:$7+"},
        {"XFE1+A1048577+AAAA1+A0", ""},
        {"Лист1!A1+'Лист 1'!B2+'О''Нил'!C3:D4", "Лист1|A1 Лист 1|B2 О'Нил|C3:D4"},
        {"SUM(A:A)+SUM($A:$B)", ""}, /* whole columns stay whole */
        {"LOG10(B6)+ATAN2(1,2)+BIN2DEC(A1)", "B6 A1"},
        {"IF(A1=\"B6\",\"C7:D8\",\"say \"\"E9\"\"\")", "A1"},
        {"SUM(Таблица[Балл],Таблица[[#This Row],[B6]],[A1])", ""},
        {"R1C1+_A1+A1_+A1.B2+Дом12+\\A1", ""},
        {"#REF!+Лист1!#REF!+A1+#N/A", "A1"},
        {"SUM(Лист1:Лист3!A1)+[1]Лист1!A1+'[книга.xlsx]Лист1'!A1", ""},
        {"TRUE+FALSE+ИСТИНА", ""},
        {"{1,2;3,4}*A1%", "A1"},
        {"A1:B2:C3", "A1:B2 C3"},
        {"SUM( A1 , B2:B3 )+MAX(A1)+ABS(A1)+SUM(A1*2)", "A1+ B2:B3+ A1+ A1 A1"},
        {"COUNTIF(B6,\">1\")+SUM(IF(B6,C6),D6)", "B6 B6 C6 D6+"},
        {"A1(", ""},
        {"", ""},
        {"'нет конца", ""},
        {"\"нет конца A1", ""},
        {"[[[A1", ""},
    };
    CHECK(workbook_sheets, REFERENCE_FORMULA, cases);
}

static void a1_ranges(void **state)
{
    (void)state;
    static const struct reading cases[] = {{"A1:B2 C3 D4:D4", "A1:B2 C3 D4:D4"}, {"A1", "A1"}, {"A:XFD", ""}, {"1:1048576", "1:1048576"}};
    CHECK(workbook_sheets, REFERENCE_RANGES, cases);
}

static void open_formulas(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        {"of:=[.A1]+[.$B$2]", "A1 $B$2"},
        {"of:=SUM([.A1:.B2];[$Лист1.C3:.D4])", "A1:B2+ Лист1|C3:D4+"},
        {"of:=[$'Лист 1'.A1]+['О''Нил'.B$2:'О''Нил'.B3]", "Лист 1|A1 О'Нил|B$2:B3"},
        {"of:=SUM([.5:.7])+SUM([.A:.A])+SUM([$Лист1.$5:.$7])", "5:7+ Лист1|$5:$7+"},
        {"of:=A1+LOG10([.B6])+\"[.C7]\"", "B6"},
        {"of:=['file:///книга.ods'#$Лист1.A1]+[.#REF!]+[.A1]", "A1"},
        {"of:=[.A1", ""},
    };
    CHECK(spreadsheet_sheets, REFERENCE_FORMULA, cases);
}

static void open_ranges(void **state)
{
    (void)state;
    static const struct reading cases[] = {{"Лист1.A1:Лист1.B2 Лист1.C3", "Лист1|A1:B2 Лист1|C3"},
                                           {"$Лист1.$A$1", "Лист1|$A$1"},
                                           {"'Лист 1'.A1:'Лист 1'.A2", "Лист 1|A1:A2"},
                                           {"без адреса 5.7.", ""}};
    CHECK(spreadsheet_sheets, REFERENCE_RANGES, cases);
}

static void columns_names_and_spans(void **state)
{
    (void)state;
    static const struct reading workbook[] = {
        {"SUM(A:A)+SUM($A:$B,C:C)", "A:A+ $A:$B+ C:C+"},
        {"Лист1!$A:$XFD+'Лист 1'!B:C", "Лист1|$A:$XFD Лист 1|B:C"},
        {"A:XFE+A:B(1)+A:B!C3+[1]Лист1!A:B", "A|B|C3"},
        {"Лист1!Ставка+'О''Нил'!Имя*2+[1]Лист1!Имя", "Лист1|0 О'Нил|0"},
        {"SUM(Лист1:Лист3!A1)+'Лист 1:Лист 3'!$B$2:C3", "Лист1|Лист3|A1+ Лист 1|Лист 3|$B$2:C3"},
        {"[1]Лист1:Лист3!A1+'[книга.xlsx]Лист1:Лист3'!A1", ""},
    }, open[] = {
        {"of:=SUM([.A:.A])+[$Лист1.$B:.$C]", "A:A+ Лист1|$B:$C"},
        {"of:=SUM([$Лист1.A1:$Лист3.B2])+[$Лист1.A1:$Лист1.B2]", "Лист1|Лист3|A1:B2+ Лист1|A1:B2"},
        {"of:=[.A:.A1]+[.A:B]", ""},
    };
    CHECK_ALL(workbook_sheets, REFERENCE_FORMULA, workbook);
    CHECK_ALL(spreadsheet_sheets, REFERENCE_FORMULA, open);
}

static void columns_are_letters(void **state)
{
    (void)state;
    static const struct {
        long number;
        const char *letters;
    } cases[] = {{1, "A"}, {26, "Z"}, {27, "AA"}, {52, "AZ"}, {702, "ZZ"}, {703, "AAA"}, {16384, "XFD"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(arena_cstr(&arena, references_letters(&arena, cases[i].number)), cases[i].letters);
        assert_int_equal(references_column(str_from(cases[i].letters)), cases[i].number);
    }
    assert_int_equal(references_column(STR("")), 0);
    assert_int_equal(references_column(STR("ABCD")), 0);
    assert_int_equal(references_column(STR("xfd")), 16384);
}

static void shared_formulas_move(void **state)
{
    (void)state;
    static const struct {
        const char *formula;
        long rows, columns;
        const char *expected;
    } cases[] = {{"A1+$A1+A$1+$A$1", 2, 1, "B3+$A3+B$1+$A$1"},
                 {"SUM(Лист1!A1:B2)&\"A1\"", 1, 0, "SUM(Лист1!A2:B3)&\"A1\""},
                 {"SUM(5:7)", 3, 5, "SUM(8:10)"},
                 {"SUM(A:$B)+Лист1!Имя+Лист1:Лист3!A1", 1, 1, "SUM(B:$B)+Лист1!Имя+Лист1:Лист3!B2"},
                 {"B2", -1, -1, "A1"},
                 {"A1", -1, 0, "A1048576"}, /* round the sheet's edge, as spreadsheet programs do */
                 {"LOG10(B6)", 1, 1, "LOG10(C7)"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(arena_cstr(&arena, references_move(&arena, &workbook_sheets, str_from(cases[i].formula), cases[i].rows, cases[i].columns)),
                            cases[i].expected);
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
        cmocka_unit_test(a1_formulas),   cmocka_unit_test(a1_ranges),           cmocka_unit_test(open_formulas),
        cmocka_unit_test(columns_names_and_spans),
        cmocka_unit_test(open_ranges),   cmocka_unit_test(columns_are_letters), cmocka_unit_test(shared_formulas_move),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
