/* Ranges that begin on one side of a section's border and end on the other, and content controls: every copy has whole ones of its
 * own. */
#include "fill.h"

#define LIST "{a={1,2}}"
#define NONE "{a={}}"
#define TAG(text) P(R(text))
#define DONE(text) P(KEPT(text))
#define B(id) "<w:bookmarkStart w:id=\"" id "\" w:name=\"b" id "\"/>"
#define B_COPY(id, name) "<w:bookmarkStart w:id=\"" id "\" w:name=\"" name "\"/>"
#define E(id) "<w:bookmarkEnd w:id=\"" id "\"/>"

static void bookmark_that_begins_in_a_block_ends_with_it(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {TAG("{#a}") P(B("1") R("{.}")) TAG("{/}") P(R("x") E("1")), LIST,
         P(B_COPY("1", "b1") KEPT("1")) E("1") P(B_COPY("3", "b1_1") KEPT("2")) E("3") P(R("x"))},
        {TAG("{#a}") P(B("1") R("{.}")) TAG("{/}") P(R("x") E("1")), NONE, P(R("x"))},
        {P(R("{#a}") B("1") R("{.}{/}x") E("1")), LIST,
         P(B_COPY("1", "b1") KEPT("1") E("1") B_COPY("3", "b1_1") KEPT("2") E("3") KEPT("x"))},
        /* From one branch to the other, and out of the inner one of two. */
        {TAG("{#a}") P(B("1") R("{.}")) TAG("{иначе}") P(R("x") E("1")) TAG("{/}"), LIST,
         P(B_COPY("1", "b1") KEPT("1")) E("1") P(B_COPY("3", "b1_1") KEPT("2")) E("3")},
        {TAG("{#a}") TAG("{#.}") P(B("1") R("{.}")) TAG("{/}") P(R("x") E("1")) TAG("{/}"), "{a={{1,2}}}",
         P(B_COPY("1", "b1") KEPT("1")) E("1") P(B_COPY("3", "b1_1") KEPT("2")) E("3") P(R("x"))},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void bookmark_that_ends_in_a_block_ends_behind_it(void **state)
{
    (void)state;
    static const struct fill_case cases[] = {
        {P(B("1") R("x")) TAG("{#a}") P(R("{.}") E("1")) TAG("{/}"), LIST, P(B("1") R("x")) DONE("1") DONE("2") E("1")},
        {P(B("1") R("x")) TAG("{#a}") P(R("{.}") E("1")) TAG("{/}"), NONE, P(B("1") R("x")) E("1")},
        {P(B("1") R("x{#a}") R("{.}") E("1") R("{/}y")), LIST, P(B("1") KEPT("x") KEPT("1") KEPT("2") E("1") KEPT("y"))},
        {P(B("1") B("2") R("x")) TAG("{#a}") TAG("{#.}") P(R("{.}") E("1") E("2")) TAG("{/}") TAG("{/}"), "{a={{1,2},{3}}}",
         P(B("1") B("2") R("x")) DONE("1") DONE("2") DONE("3") E("1") E("2")},
    };
    check_cases(&docx, cases, COUNT(cases));
}

static void bookmarks_of_odf_end_in_a_paragraph(void **state)
{
    (void)state;
#define OP(inside) "<text:p>" inside "</text:p>"
#define OB(name) "<text:bookmark-start text:name=\"" name "\"/>"
#define OE(name) "<text:bookmark-end text:name=\"" name "\"/>"
    static const struct fill_case cases[] = {
        {OP("{#a}") OP(OB("b") "{.}") OP("-") OP("{/}") OP("x" OE("b")), LIST,
         OP(OB("b") "1") OP("-" OE("b")) OP(OB("b_1") "2") OP("-" OE("b_1")) OP("x")},
        {OP(OB("b") "x") OP("{#a}") OP("{.}" OE("b")) OP("{/}") OP("y"), LIST, OP(OB("b") "x") OP("1") OP("2") OP(OE("b") "y")},
        {OP(OB("b") "x") OP("{#a}") OP("{.}" OE("b")) OP("{/}"), LIST, OP(OB("b") "x" OE("b")) OP("1") OP("2")},
    };
    check_cases(&odt, cases, COUNT(cases));
}

static void content_controls_of_copies_have_ids_of_their_own(void **state)
{
    (void)state;
#define SDT(id, inside) "<w:sdt><w:sdtPr><w:id w:val=\"" id "\"/></w:sdtPr><w:sdtContent>" inside "</w:sdtContent></w:sdt>"
    static const struct fill_case cases[] = {
        {SDT("5", TAG("x")) TAG("{#a}") SDT("7", TAG("{.}")) TAG("{/}"), LIST, SDT("5", TAG("x")) SDT("7", DONE("1")) SDT("15", DONE("2"))},
        /* Word's own are any numbers of 32 bits. */
        {TAG("{#a}") SDT("-2041660451", TAG("{.}")) SDT("1999999999", TAG("y")) TAG("{/}"), LIST,
         SDT("1", DONE("1")) SDT("2", TAG("y")) SDT("4", DONE("2")) SDT("5", TAG("y"))},
        {TAG("{a}") SDT("-2041660451", TAG("x")), "{a=1}", DONE("1") SDT("-2041660451", TAG("x"))},
    };
    check_cases(&docx, cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(bookmark_that_begins_in_a_block_ends_with_it, setup, teardown),
        cmocka_unit_test_setup_teardown(bookmark_that_ends_in_a_block_ends_behind_it, setup, teardown),
        cmocka_unit_test_setup_teardown(content_controls_of_copies_have_ids_of_their_own, setup, teardown),
        cmocka_unit_test_setup_teardown(bookmarks_of_odf_end_in_a_paragraph, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
