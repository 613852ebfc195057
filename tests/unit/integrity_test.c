/* The folder of inputs, keys and references between tables. */
#include "tables.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "input/integrity.h"
#include "input/source.h"

static struct column org_columns[] = {{.name = TEXT("org_id"), .title = TEXT("Код ОО")},
                                      {.name = TEXT("name"), .title = TEXT("Наименование"), .filled = true}};
static struct column attend_columns[] = {
    {.name = TEXT("org_id"), .title = TEXT("Код ОО"), .reference = TEXT("org")},
    {.name = TEXT("person"), .title = TEXT("Код лица")},
    {.name = TEXT("present"), .title = TEXT("Присутствовал"), .type = COLUMN_FLAG},
    {.name = TEXT("codes"), .title = TEXT("Показатели"), .type = COLUMN_LIST, .reference = TEXT("org")},
    {.name = TEXT("source_row"), .title = TEXT("Строка"), .type = COLUMN_INTEGER, .outside_identity = true},
};
static size_t org_key[] = {0}, attend_key[] = {0, 1};
static struct schema org = {.name = TEXT("org"),
                            .title = TEXT("Организации"),
                            .columns = org_columns,
                            .column_count = COUNT(org_columns),
                            .key = org_key,
                            .key_count = 1,
                            .row_path = TEXT("/orgs/org")};
static struct schema attend = {.name = TEXT("attend"),
                               .title = TEXT("Посещение"),
                               .columns = attend_columns,
                               .column_count = COUNT(attend_columns),
                               .key = attend_key,
                               .key_count = 2};

static struct column alias_columns[] = {{.name = TEXT("alias"), .title = TEXT("Вариант")},
                                        {.name = TEXT("org_id"), .title = TEXT("Код ОО"), .reference = TEXT("org")}};
static struct schema alias = {.name = TEXT("alias"),
                              .title = TEXT("Варианты написания"),
                              .columns = alias_columns,
                              .column_count = COUNT(alias_columns),
                              .key = org_key,
                              .key_count = 1,
                              .spells = 2};

static char project[] = "/tmp/pisar-source-test-XXXXXX";
static struct source source;

static struct str inputs_path(const char *name)
{
    return arena_printf(&arena, "%s/inputs/%s", project, name);
}

static void put_file(const char *name, const char *text)
{
    assert_true(folder_make(arena_printf(&arena, "%s/inputs", project), &diag));
    unlink(inputs_path(name).ptr);
    assert_true(file_write_new(inputs_path(name), str_from(text), false, &diag));
}

static struct table *load(const struct schema *schema)
{
    struct table *t = NULL;
    source_read_table(&source, schema, &t, &diag);
    assert_non_null(t);
    return t;
}

static void open_folder(void)
{
    assert_true(
        source_open(&source, &arena, str_from(project), arena_printf(&arena, "%s/inputs", project), &diag));
    source.hashed = true;
}

static void remove_files(void)
{
    struct str *names;
    size_t count;
    assert_true(folder_list(&arena, arena_printf(&arena, "%s/inputs", project), &names, &count, &diag));
    for (size_t i = 0; i < count; i++)
        unlink(inputs_path(names[i].ptr).ptr);
}

static void tables_are_found_by_their_names(void **state)
{
    (void)state;
    put_file("org.csv", "Код ОО;Наименование\nA;Школа\n");
    put_file("notes.txt", "…");
    put_file(".hidden.csv", "…");
    open_folder();
    struct table *t = load(&org);
    assert_true(table_present(t));
    assert_string_equal(arena_cstr(&arena, table_file(t)), "inputs/org.csv");
    assert_false(table_present(load(&attend)));
    assert_int_equal(source.file_count, 1);
    assert_string_equal(arena_cstr(&arena, source.files[0].path), "inputs/org.csv");
    assert_true(digest_equal(source.files[0].digest, hash_bytes(STR("Код ОО;Наименование\nA;Школа\n"))));
    source_unclaimed(&source, &diag);
    assert_int_equal(diag.count, 1);
    assert_non_null(strstr(message_text(0), "inputs/notes.txt"));
    unlink(inputs_path(".hidden.csv").ptr);
    remove_files();
}

static void one_table_has_one_file(void **state)
{
    (void)state;
    put_file("ORG.Xml", "<orgs><org org_id='A' name='Б'/></orgs>");
    open_folder();
    assert_string_equal(table_text(load(&org)), "1:A|Б");
    put_file("org.csv", "org_id;name\nA;Б\n");
    open_folder();
    assert_false(source_read_table(&source, &org, &(struct table *){NULL}, &diag));
    assert_string_equal(message_codes(), "SOURCE-TWICE@0:0 SOURCE-TWICE@0:0");
    remove_files();
    put_file("Org.csv", "org_id;name\nA;Б\n");
    put_file("org.csv", "org_id;name\nA;Б\n");
    open_folder();
    load(&org);
    assert_int_equal(diag.errors, 4);
    remove_files();
    assert_true(source_open(&source, &arena, STR("."), STR("./нет такой"), &diag));
    assert_false(table_present(load(&org)));
}

static void keys_are_unique(void **state)
{
    (void)state;
    put_file("attend.csv",
             "org_id;person;present;codes;source_row\n"
             "A;P1;да;;1\nA;P1;да;;2\nA;;да;;3\nA;;нет;;4\nA;P1;нет;;5\nB;P1;да;;6\nA;P1;да;;7\n");
    open_folder();
    struct table *t = load(&attend);
    assert_false(integrity_keys(t, &diag));
    assert_string_equal(message_codes(), "E02@3:0 E02@5:0 E02@6:0 E02@8:0");
    assert_int_equal(diag.errors, 2);
    assert_non_null(strstr(message_text(1), "4"));
    assert_non_null(strstr(message_text(2), "A / P1"));
    assert_non_null(strstr(message_text(2), "«Присутствовал»"));
    assert_true(table_dropped(t, 1) && table_dropped(t, 6) && !table_dropped(t, 0) && !table_dropped(t, 4));
    remove_files();
}

static struct str org_of(const struct table *t, size_t row)
{
    return value_plain(&arena, table_cell(t, row, 0));
}

static void other_spellings_become_keys(void **state)
{
    (void)state;
    put_file("org.csv", "org_id;name\nORG0101;Школа\nORG0102;Лицей\nлицей;Другой\n");
    put_file("alias.csv", "alias;org_id\nШкола № 1;ORG0101\nЛицей;ORG0102\nдва;ORG0101\nДВА;ORG0102\nникто;ORG0999\n");
    put_file(
        "attend.csv",
        "org_id;person;present;codes;source_row\nШКОЛА N 1;P1;да;;1\nORG0102;P2;да;;2\nлицей;P3;да;;3\nдва;P4;да;;4\nШкола № 2;P5;да;;5\n"
        "никто;P6;да;;6\nORG0101;P1;да;;7\n");
    open_folder();
    struct table *tables[] = {load(&attend), load(&org), load(&alias)};
    diag_release(&diag);
    integrity_aliases(tables, 3);
    assert_true(str_equal(org_of(tables[0], 0), STR("ORG0101")));
    assert_true(str_equal(org_of(tables[0], 1), STR("ORG0102")));
    assert_true(str_equal(org_of(tables[0], 2), STR("лицей"))); /* a key is what it is */
    assert_true(str_equal(org_of(tables[0], 3), STR("два")));   /* of two keys none is meant */
    assert_true(integrity_keys(tables[0], &diag));
    assert_string_equal(message_codes(), "E02@8:0"); /* under the one code the row is there already */
    assert_false(integrity_references(tables, 3, &diag));
    assert_string_equal(message_codes(), "E02@8:0 E01@5:1 E01@6:1 E01@7:1 E01@6:2");
    remove_files();
    put_file("alias.csv", "alias;org_id\n");
    open_folder();
    struct table *without[] = {load(&org), load(&alias)};
    integrity_aliases(without, 2);
    remove_files();
}

static void references_lead_somewhere(void **state)
{
    (void)state;
    put_file("org.csv", "org_id;name\nORG0101;Школа\nORG0102;\n");
    put_file("attend.csv",
             "person;org_id;present;codes;source_row\n"
             "P1;ORG0101;да;\"ORG0101, ORG0102\";1\nP2;ORG0102;да;;2\nP3;ORG0103;да;;3\nP4;ОRG0101;да;;4\n"
             "P5;;да;\"ORG0101,X\";5\n");
    open_folder();
    struct table *tables[] = {load(&attend), load(&org)};
    assert_true(table_dropped(tables[1], 1)); /* no name: E15; its key is known all the same */
    diag_release(&diag);
    assert_false(integrity_references(tables, 2, &diag));
    assert_string_equal(message_codes(), "E01@4:2 E01@5:2 E01@6:4");
    assert_non_null(strstr(message_text(0), "inputs/attend.csv:4:2: "));
    assert_non_null(strstr(message_text(0), "«ORG0101»"));
    assert_non_null(strstr(message_text(1), "«ORG0101»"));
    remove_files();
    put_file("attend.csv", "org_id;person;present;codes;source_row\nORG0103;P1;да;;1\n");
    open_folder();
    struct table *alone[] = {load(&attend), load(&org)};
    diag_release(&diag);
    assert_true(
        integrity_references(alone, 2, &diag)); /* no file of organisations: nothing is known of them */
    assert_int_equal(diag.count, 0);
    remove_files();
}

static int make_project(void **state)
{
    (void)state;
    hash_init();
    return mkdtemp(project) ? 0 : -1;
}

static int remove_project(void **state)
{
    (void)state;
    rmdir(inputs_path("").ptr);
    rmdir(project);
    arena_release(&arena);
    return 0;
}

static void what_is_no_file_is_not_absent(void **state)
{
    (void)state;
    put_file("notes.md", "");
    assert_true(folder_make(inputs_path("org.csv"), &diag));
    open_folder();
    assert_true(table_faulty(load(&org)));
    assert_string_equal(message_codes(), "FILE-READ@0:0");
    rmdir(inputs_path("org.csv").ptr);
    remove_files();
}

static void the_declared_page_holds_for_what_is_not_utf8(void **state)
{
    (void)state;
    org.encoding = STR("cp866");
    put_file("org.csv", "org_id;name\nA;\x98\xAA\xAE\xAB\xA0\n");
    open_folder();
    assert_string_equal(table_text(load(&org)), "2:A|Школа");
    put_file("org.csv", "org_id;name\nA;Школа\n");
    open_folder();
    assert_string_equal(table_text(load(&org)), "2:A|Школа");
    assert_int_equal(diag.count, 0);
    org.encoding = STR("");
    remove_files();
}

/* One fault does not hide the others, and nobody is blamed for what a faulty file does not say. */
static void faulty_tables_are_checked_as_far_as_they_go(void **state)
{
    (void)state;
    put_file("org.csv", "org_id;name\nA;Школа\n5,9E+11;Б\n01.окт;В\n");
    put_file("attend.csv", "org_id;person;present;codes;source_row\nA;P1;да;;1\nX;P2;угу;;2\nA;P1;нет;;3\nA;P1;ага;;4\n");
    open_folder();
    struct table *tables[] = {load(&attend), load(&org)};
    integrity_keys(tables[0], &diag);
    integrity_keys(tables[1], &diag);
    integrity_references(tables, 2, &diag);
    assert_string_equal(message_codes(), "CELL-TYPE@3:3 CELL-TYPE@5:3 CELL-SPOILT@3:1 CELL-SPOILT@4:1 E02@4:0 E02@5:0");
    assert_int_equal(diag.errors, 5);
    diag_release(&diag);
    put_file("org.csv", "org_id;name\nA;Школа\n");
    open_folder();
    struct table *again[] = {load(&attend), load(&org)};
    integrity_references(again, 2, &diag);
    assert_string_equal(message_codes(), "CELL-TYPE@3:3 CELL-TYPE@5:3 E01@3:1");
    remove_files();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tables_are_found_by_their_names, setup, teardown),
        cmocka_unit_test_setup_teardown(one_table_has_one_file, setup, teardown),
        cmocka_unit_test_setup_teardown(keys_are_unique, setup, teardown),
        cmocka_unit_test_setup_teardown(references_lead_somewhere, setup, teardown),
        cmocka_unit_test_setup_teardown(other_spellings_become_keys, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_file_is_not_absent, setup, teardown),
        cmocka_unit_test_setup_teardown(the_declared_page_holds_for_what_is_not_utf8, setup, teardown),
        cmocka_unit_test_setup_teardown(faulty_tables_are_checked_as_far_as_they_go, setup, teardown),
    };
    return cmocka_run_group_tests(tests, make_project, remove_project);
}
