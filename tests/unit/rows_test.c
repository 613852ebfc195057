/* Tables and their rows as scripts see them. */
#include "tables.h"

#include "base/hash.h"
#include "rules/lua/host.h"
#include "rules/lua/rows.h"
#include "rules/scripts.h"

/* Six rows: a code, a group, whether present (empty in the third and the last). */
static struct column columns[] = {{.name = TEXT("id"), .title = TEXT("Код")}, {.name = TEXT("group")}, {.name = TEXT("present"), .type = COLUMN_FLAG}};
static size_t key = 0;
static const struct schema schema = {.name = TEXT("t"), .columns = columns, .column_count = COUNT(columns), .key = &key, .key_count = 1};

static struct table *six_rows(void)
{
    static const struct { const char *id, *group; int present; } rows[] = {
        {"A", "x", 0}, {"B", "y", 1}, {"C", "x", -1}, {"D", "", 1}, {"E", "x", 1}, {"F", "", -1}};
    struct table *t = table_new(&arena, &schema, STR("inputs/t.csv"), true);
    for (uint32_t i = 0; i < COUNT(rows); i++) {
        struct value cells[] = {value_text(str_from(rows[i].id)), *rows[i].group ? value_text(str_from(rows[i].group)) : value_unknown(),
                                rows[i].present < 0 ? value_unknown() : value_flag(rows[i].present)};
        table_put(t, cells, i + 2);
    }
    return t;
}

/* Runs a script that knows the table; what it said when it failed, or "". */
static const char *run(const char *script)
{
    struct host *h = scripts_host();
    rows_bind(host_lua(h), six_rows());
    bool ok = host_run(h, STR("s.lua"), str_from(script), &diag);
    const char *said = ok ? "" : arena_cstr(&arena, diag_text(&arena, &diag));
    host_free(h);
    return said;
}

#define JOIN "local function ids(list) local all = '' for _, row in ipairs(list) do all = all .. row.id end return all end\n"

static void rows_are_selected(void **state)
{
    (void)state;
    assert_string_equal(run(JOIN "assert(ids(tables.t:rows()) == 'ABCDEF')\n"
                                 "assert(ids(tables.t:where{group='x'}) == 'ACE' and #tables.t:where{group='x'} == 3)\n"
                                 "assert(ids(tables.t:where{group='x', present=true}) == 'E')\n"
                                 "assert(ids(tables.t:where{group=unknown}) == 'DF' and ids(tables.t:where{present=unknown}) == 'CF')\n"
                                 "assert(tables.t:count{present=true} == 3 and tables.t:count{group=unknown, present=unknown} == 1)\n"
                                 "assert(tables.t:first{group='x', present=unknown}.id == 'C' and tables.t:first{group='z'} == nil)\n"
                                 "assert(tables.t:first{present=true}.id == 'B')\n"), "");
}

static void the_same_row_is_the_same_value(void **state)
{
    (void)state;
    assert_string_equal(run("local row, seen = tables.t:get('C'), {}\n"
                            "seen[row] = 1\n"
                            "assert(row == tables.t:first{group='x', present=unknown} and row ~= tables.t:get('A'))\n"
                            "assert(seen[tables.t:rows()[3]] == 1 and seen[tables.t:rows()[2]] == nil)\n"
                            "assert(place(row) == 'inputs/t.csv:4' and row['Код'] == 'C' and row.present == nil)\n"
                            "assert(extend(row, {more=1}).id == 'C' and place(extend(row, {})) == 'inputs/t.csv:4')\n"
                            "assert(type(row) == 'userdata' and tostring(row) == 'userdata')\n"), "");
}

static void what_is_no_column_or_condition_is_told(void **state)
{
    (void)state;
    assert_non_null(strstr(run("return tables.t:get('A').grup"), "did you mean “group”?"));
    assert_non_null(strstr(run("return tables.t:get('A')[true]"), "string expected"));
    assert_non_null(strstr(run("return tables.t:where{group={}}"), "where{column=value, …}"));
    assert_non_null(strstr(run("return tables.t:where{group=not_applicable}"), "where{column=value, …}"));
    assert_non_null(strstr(run("return tables.t:first{}"), "where{column=value, …}"));
}

int main(void)
{
    hash_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_are_selected, setup, teardown),
        cmocka_unit_test_setup_teardown(the_same_row_is_the_same_value, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_column_or_condition_is_told, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
