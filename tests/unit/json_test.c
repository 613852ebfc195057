/* Data for `fill` from JSON, XML and CSV; JSON text. */
#include "tables.h"

#include <unistd.h>

#include "input/json_write.h"
#include "input/tree_read.h"

typedef bool reader(struct arena *a, struct str file, struct buf *bytes, struct node *out, struct diag *d);

/* A row of texts as the record that it stands for. */
static struct node record_of(const struct node *n, size_t row)
{
    struct node record = {.kind = NODE_RECORD, .names = n->names, .count = n->width};
    record.items = ARENA_ARRAY(&arena, struct node, n->width);
    for (uint32_t i = 0; i < n->width; i++)
        record.items[i] = (struct node){.kind = NODE_VALUE, .value = value_text(n->rows[row][i])};
    return record;
}

/* The tree in a short notation: {name:value,…}, [item,…], values as plain text, ? for unknown. */
static struct str dump(const struct node *n)
{
    if (n->kind == NODE_VALUE)
        return n->value.kind == VALUE_UNKNOWN ? STR("?") : value_plain(&arena, n->value);
    bool record = n->kind == NODE_RECORD;
    struct str out = record ? STR("{") : STR("[");
    for (size_t i = 0; i < n->count; i++) {
        struct str name = record ? arena_printf(&arena, "%.*s:", STR_ARG(n->names[i])) : STR("");
        struct node row = n->kind == NODE_ROWS ? record_of(n, i) : n->items[i];
        struct str item = dump(&row);
        out = arena_printf(&arena, "%.*s%s%.*s%.*s", STR_ARG(out), i ? "," : "", STR_ARG(name), STR_ARG(item));
    }
    return arena_printf(&arena, "%.*s%c", STR_ARG(out), record ? '}' : ']');
}

static const char *read_bytes(reader *read, struct str raw)
{
    struct buf bytes = bytes_of(raw);
    struct node root;
    bool ok = read(&arena, STR("data"), &bytes, &root, &diag);
    buf_release(&bytes);
    assert_int_equal(ok, diag.errors == 0);
    return ok ? arena_cstr(&arena, dump(&root)) : message_codes();
}

static const char *read_text(reader *read, const char *z)
{
    return read_bytes(read, str_from(z));
}

static void json_becomes_a_tree(void **state)
{
    (void)state;
    assert_string_equal(
        read_text(tree_read_json,
                  "\xEF\xBB\xBF{\"б\": [1, 0.1, -2.5e-3, true, null], \"а\": {\"x\": \"стр\\n\"}}"),
        "{б:[1,0.1,-0.0025,да,?],а:{x:стр\n}}");
    assert_string_equal(read_text(tree_read_json, "[9223372036854775807, \"\\ud83d\\ude00\"]"),
                        "[9223372036854775807,\U0001F600]");
}

static void json_that_is_not_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *json, *codes;
    } vectors[] = {
        {"{\"a\": 1,\n \"a\": 2}", "JSON-SYNTAX@2:4"},
        {"[9223372036854775808]", "JSON-SYNTAX@1:20"},
        {"{\n\"a\": \"\\ud800\"}", "JSON-SYNTAX@2:13"},
        {"{\"a\":\n \"\\u0000\"}", "JSON-SYNTAX@2:9"},
        {"[1e400]", "JSON-SYNTAX@1:6"},
        {"[1e300]", "JSON-VALUE@0:0"},
        {"[\"a\n\xD1\"]", "TEXT-BYTES@2:0"},
        {"{\"a\" 1}", "JSON-SYNTAX@1:6"},
        {"{} x", "JSON-SYNTAX@1:4"},
        {"\"a\"", "JSON-SYNTAX@1:3"},
        {"", "JSON-SYNTAX@1:0"},
    };
    for (size_t i = 0; i < COUNT(vectors); i++) {
        diag_release(&diag);
        assert_string_equal(read_text(tree_read_json, vectors[i].json), vectors[i].codes);
    }
    char deep[600];
    memset(deep, '[', 300);
    memset(deep + 300, ']', 300);
    diag_release(&diag);
    assert_string_equal(read_bytes(tree_read_json, str_make(deep, sizeof deep)), "JSON-VALUE@0:0");
}

static void xml_becomes_a_tree(void **state)
{
    (void)state;
    assert_string_equal(
        read_text(
            tree_read_xml,
            "<order xmlns='urn:o' no='5'>\n <title> О плане </title>\n <item>а</item><item k='1'>б</item>"
            "<empty/><item><x>y</x></item>\n</order>"),
        "{no:5,title:О плане,item:[а,{k:1,text:б},{x:y}],empty:}");
    assert_string_equal(read_text(tree_read_xml, "<a>просто</a>"), "{text:просто}");
    assert_string_equal(read_text(tree_read_xml, "<a b='1'><b>2</b></a>"), "{b:[1,2]}");
    assert_string_equal(read_text(tree_read_xml, "<a><b></a>"), "XML-SYNTAX@1:11");
}

static void csv_becomes_a_list_of_rows(void **state)
{
    (void)state;
    assert_string_equal(
        read_text(tree_read_csv, "\nПолное наименование,№ п/п,\n\"Школа, 1\",\"1\n2\"\n\nБ,,\n"),
        "{rows:[{Полное наименование:Школа, 1,№ п/п:1\n2},{Полное наименование:Б,№ п/п:}]}");
    assert_string_equal(read_bytes(tree_read_csv, STR("sep=;\n\xC0;\xC1\n1;2")), "{rows:[{А:1,Б:2}]}");
    assert_string_equal(read_text(tree_read_csv, "а\n1\n2"), "{rows:[{а:1},{а:2}]}");
    assert_string_equal(read_text(tree_read_csv, "а;б;а\n1;2;3;4\n"), "CSV-HEADER@1:3 CSV-CELLS@2:4");
    diag_release(&diag);
    assert_string_equal(read_text(tree_read_csv, ""), "CSV-HEADER@0:0");
}

static void files_are_read_by_their_kind(void **state)
{
    (void)state;
    char name[] = "/tmp/pisar-json-test-XXXXXX.JSON";
    int fd = mkstemps(name, 5);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, "{\"a\":1}", 7), 7);
    close(fd);
    struct node root;
    struct digest digest;
    assert_true(tree_read(&arena, str_from(name), &root, &digest, &diag));
    unlink(name);
    assert_true(digest_equal(digest, hash_bytes(STR("{\"a\":1}"))));
    assert_non_null(node_find(&root, STR("a")));
    assert_null(node_find(&root, STR("b")));
    assert_false(tree_read(&arena, STR("data.txt"), &root, NULL, &diag));
    assert_false(tree_read(&arena, STR("/nowhere/data.xml"), &root, NULL, &diag));
    assert_string_equal(message_codes(), "TREE-KIND@0:0 FILE-READ@0:0");
}

static void json_text_is_escaped(void **state)
{
    (void)state;
    struct buf b;
    struct number n;
    buf_init(&b, BUF_LIMIT_VALUE);
    json_put_string(&b, STR("«Ё» \"\\\n\t\x01\x7F\xD0!"));
    assert_string_equal(b.ptr, "\"«Ё» \\\"\\\\\\n\\t\\u0001\\u007f\uFFFD!\"");
    buf_reset(&b);
    assert_true(number_ratio(-5, 4, &n));
    json_put_number(&b, n);
    assert_string_equal(b.ptr, "-1.25");
    buf_release(&b);
}

int main(void)
{
    hash_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(json_becomes_a_tree, setup, teardown),
        cmocka_unit_test_setup_teardown(json_that_is_not_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(xml_becomes_a_tree, setup, teardown),
        cmocka_unit_test_setup_teardown(csv_becomes_a_list_of_rows, setup, teardown),
        cmocka_unit_test_setup_teardown(files_are_read_by_their_kind, setup, teardown),
        cmocka_unit_test_setup_teardown(json_text_is_escaped, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
