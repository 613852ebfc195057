#include "journal/ledger.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "input/json_write.h"
#include "input/tree_read.h"

/* ---- the folder ---- */

/* "000012-SHA256.json". */
static bool read_name(struct str name, struct ledger_page *page)
{
    struct str stem = str_slice(name, 0, name.len < 5 ? 0 : name.len - 5);
    size_t dash = 0;
    page->number = 0;
    for (; dash < stem.len && stem.ptr[dash] >= '0' && stem.ptr[dash] <= '9' && dash < 18; dash++)
        page->number = 10 * page->number + (stem.ptr[dash] - '0');
    return str_ends(name, STR(".json")) && dash > 0 && dash < stem.len && stem.ptr[dash] == '-' &&
           digest_from_hex(str_slice(stem, dash + 1, stem.len), &page->digest);
}

static int by_number(const void *pa, const void *pb)
{
    const struct ledger_page *a = pa, *b = pb;
    return a->number != b->number ? (a->number > b->number) - (a->number < b->number) : str_compare(a->file, b->file);
}

bool ledger_open(struct ledger *l, struct arena *a, struct str folder, struct str temporary, struct diag *d)
{
    struct str *names;
    size_t count;
    struct ledger_page page;
    *l = (struct ledger){.folder = arena_str(a, folder), .temporary = arena_str(a, temporary)};
    if (!folder_list(a, folder, &names, &count, d))
        return false;
    for (size_t i = 0; i < count; i++)
        if (read_name(names[i], &page)) {
            page.file = path_join(a, folder, names[i]);
            *ARENA_PUSH(a, l->pages, l->count, l->capacity) = page;
        }
    if (l->count)
        qsort(l->pages, l->count, sizeof *l->pages, by_number);
    return true;
}

int64_t ledger_last(const struct ledger *l)
{
    return l->count ? l->pages[l->count - 1].number : 0;
}

/* ---- writing ---- */

static void put_document(struct buf *out, const struct journal_document *k, const char *after)
{
    json_put_field(out, "id", k->id, ", ");
    json_put_field(out, "key", k->key, ", ");
    json_put_field(out, "template", k->template, ", ");
    json_put_field(out, "file", k->path, ", ");
    json_put_digest(out, "fingerprint", k->fingerprint, ", ");
    if (!digest_equal(journal_clean(k), k->digest))
        json_put_digest(out, "clean", k->clean, ", ");
    json_put_digest(out, "sha256", k->digest, after);
}

static void put_documents(struct buf *out, const char *name, const struct journal_document *documents, size_t count)
{
    buf_printf(out, "  \"%s\": [", name);
    for (size_t i = 0; i < count; i++) {
        buf_put_cstr(out, i ? ",\n    {" : "\n    {");
        put_document(out, &documents[i], "}");
    }
    buf_put_cstr(out, "\n  ],\n");
}

static void put_registered(struct buf *out, const struct journal_registration *registered, size_t count)
{
    buf_put_cstr(out, "  \"registered\": [");
    for (size_t i = 0; i < count; i++) {
        buf_put_cstr(out, i ? ",\n    {" : "\n    {");
        put_document(out, &registered[i].document, ", ");
        json_put_digest(out, "draft_sha256", registered[i].draft, ", ");
        json_put_field(out, "number", registered[i].number, ", ");
        json_put_field(out, "date", registered[i].date, "}");
    }
    buf_put_cstr(out, "\n  ],\n");
}

static void put_files(struct buf *out, const char *name, const struct journal_file *files, size_t count)
{
    buf_printf(out, "  \"%s\": [", name);
    for (size_t i = 0; i < count; i++) {
        buf_put_cstr(out, i ? ",\n    {" : "\n    {");
        json_put_field(out, "kind", files[i].kind, ", ");
        json_put_field(out, "path", files[i].path, ", ");
        json_put_digest(out, "sha256", files[i].digest, "}");
    }
    buf_put_cstr(out, "\n  ],\n");
}

static void put_figures(struct buf *out, const struct journal_figure *figures, size_t count)
{
    buf_put_cstr(out, "  \"figures\": [");
    for (size_t i = 0; i < count; i++) {
        const struct journal_figure *f = &figures[i];
        const struct json_field fields[] = {{"indicator", f->indicator}, {"level", f->level}, {"unit", f->unit},     {"act", f->act},
                                            {"clause", f->clause},       {"target", f->target}, {"value", f->value}, {"status", f->status}};
        buf_put_cstr(out, i ? ",\n    {" : "\n    {");
        json_put_fields(out, fields, sizeof fields / sizeof *fields);
        buf_printf(out, ", \"num\": %lld, \"den\": %lld}", (long long)f->num, (long long)f->den);
    }
    buf_put_cstr(out, "\n  ],\n");
}

static void put_run(struct buf *out, const struct journal_run *r)
{
    buf_printf(out, "{\n  \"run\": %lld,\n  ", (long long)r->number);
    json_put_field(out, "made", r->made, ",\n  ");
    json_put_field(out, "by", r->by, ",\n  ");
    json_put_field(out, "engine", r->engine_version, ",\n  ");
    json_put_field(out, "as_of", r->as_of, ",\n  ");
    json_put_field(out, "inputs", r->inputs, ",\n  ");
    buf_printf(out, "\"whole\": %s,\n  \"parameters\": [", r->whole ? "true" : "false");
    for (size_t i = 0; i < r->parameter_count; i++) {
        buf_put_cstr(out, i ? ", " : "");
        json_put_string(out, r->parameters[i]);
    }
    buf_put_cstr(out, "],\n");
    put_files(out, "files", r->files, r->file_count);
    put_files(out, "pictures", r->pictures, r->picture_count);
    put_documents(out, "documents", r->documents, r->document_count);
    put_documents(out, "gone", r->gone, r->gone_count);
    if (r->registered_count)
        put_registered(out, r->registered, r->registered_count);
    put_figures(out, r->figures, r->figure_count);
    buf_put_cstr(out, "  ");
    json_put_digest(out, "key", r->key, ",\n  ");
    json_put_digest(out, "manifest", r->manifest, ",\n  ");
    json_put_field(out, "messages", r->messages, "\n}\n");
}

static bool publish(const struct ledger *l, struct str file, struct str bytes, struct diag *d)
{
    unlink(l->temporary.ptr);
    return folder_make(l->folder, d) && file_write_new(l->temporary, bytes, true, d) && file_rename(l->temporary, file, d) &&
           folder_sync(l->folder, d) && folder_sync(path_folder(l->folder), d);
}

bool ledger_write(struct ledger *l, struct arena *a, const struct journal_run *run, struct diag *d)
{
    struct buf text;
    buf_init(&text, BUF_LIMIT_PART);
    put_run(&text, run);
    struct ledger_page page = {.number = run->number, .digest = hash_bytes(buf_str(&text))};
    page.file = path_join(a, l->folder, arena_printf(a, "%06lld-%.*s.json", (long long)run->number, STR_ARG(digest_hex(a, page.digest))));
    bool ok = publish(l, page.file, buf_str(&text), d);
    if (ok)
        *ARENA_PUSH(a, l->pages, l->count, l->capacity) = page;
    buf_release(&text);
    return ok;
}

/* ---- reading ---- */

static int64_t integer_of(const struct node *record, const char *name)
{
    const struct node *n = node_find(record, str_from(name));
    return n && n->kind == NODE_VALUE && n->value.kind == VALUE_INTEGER ? value_as_number(n->value).num : -1;
}

static struct digest digest_of(const struct node *record, const char *name)
{
    struct digest d = {{0}};
    if (!digest_from_hex(node_text(record, name), &d))
        d = (struct digest){{0}};
    return d;
}

static struct journal_document document_of(const struct node *n)
{
    return (struct journal_document){.id = node_text(n, "id"),
                                     .key = node_text(n, "key"),
                                     .template = node_text(n, "template"),
                                     .path = node_text(n, "file"),
                                     .fingerprint = digest_of(n, "fingerprint"),
                                     .digest = digest_of(n, "sha256"),
                                     .clean = digest_of(n, "clean")};
}

static const struct journal_document *read_documents(const struct node *root, const char *name, struct arena *a, size_t *count)
{
    const struct node *items = node_items(root, name, count);
    struct journal_document *documents = ARENA_ARRAY(a, struct journal_document, *count);
    for (size_t i = 0; i < *count; i++)
        documents[i] = document_of(&items[i]);
    return documents;
}

static const struct journal_registration *read_registered(const struct node *root, struct arena *a, size_t *count)
{
    const struct node *items = node_items(root, "registered", count);
    struct journal_registration *registered = ARENA_ARRAY(a, struct journal_registration, *count);
    for (size_t i = 0; i < *count; i++)
        registered[i] = (struct journal_registration){.document = document_of(&items[i]), .number = node_text(&items[i], "number"),
                                                      .date = node_text(&items[i], "date"), .draft = digest_of(&items[i], "draft_sha256")};
    return registered;
}

static const struct journal_file *read_files(const struct node *root, const char *name, struct arena *a, size_t *count)
{
    const struct node *items = node_items(root, name, count);
    struct journal_file *files = ARENA_ARRAY(a, struct journal_file, *count);
    for (size_t i = 0; i < *count; i++)
        files[i] = (struct journal_file){node_text(&items[i], "kind"), node_text(&items[i], "path"), digest_of(&items[i], "sha256")};
    return files;
}

static const struct journal_figure *read_figures(const struct node *root, struct arena *a, size_t *count)
{
    const struct node *items = node_items(root, "figures", count);
    struct journal_figure *figures = ARENA_ARRAY(a, struct journal_figure, *count);
    for (size_t i = 0; i < *count; i++) {
        const struct node *n = &items[i];
        figures[i] = (struct journal_figure){node_text(n, "indicator"), node_text(n, "level"), node_text(n, "unit"), node_text(n, "value"),
                                             node_text(n, "status"), node_text(n, "act"), node_text(n, "clause"), node_text(n, "target"),
                                             integer_of(n, "num"), integer_of(n, "den")};
    }
    return figures;
}

static bool is_true(const struct node *record, const char *name)
{
    const struct node *n = node_find(record, str_from(name));
    return n && n->kind == NODE_VALUE && n->value.kind == VALUE_FLAG && value_equal(n->value, value_flag(true));
}

static bool read_run(const struct node *root, struct arena *a, struct journal_run *r)
{
    size_t count;
    const struct node *parameters = node_items(root, "parameters", &count);
    *r = (struct journal_run){.number = integer_of(root, "run"),
                              .made = node_text(root, "made"),
                              .by = node_text(root, "by"),
                              .engine_version = node_text(root, "engine"),
                              .as_of = node_text(root, "as_of"),
                              .inputs = node_text(root, "inputs"),
                              .whole = is_true(root, "whole"),
                              .key = digest_of(root, "key"),
                              .manifest = digest_of(root, "manifest"),
                              .messages = node_text(root, "messages")};
    r->parameters = ARENA_ARRAY(a, struct str, count);
    for (size_t i = 0; i < count; i++)
        if (parameters[i].kind == NODE_VALUE && parameters[i].value.kind == VALUE_TEXT)
            r->parameters[r->parameter_count++] = value_str(parameters[i].value);
    r->files = read_files(root, "files", a, &r->file_count);
    r->pictures = read_files(root, "pictures", a, &r->picture_count);
    r->documents = read_documents(root, "documents", a, &r->document_count);
    r->gone = read_documents(root, "gone", a, &r->gone_count);
    r->registered = read_registered(root, a, &r->registered_count);
    r->figures = read_figures(root, a, &r->figure_count);
    return r->number > 0;
}

bool ledger_read(const struct ledger_page *page, struct arena *a, struct journal_run *run, struct diag *d)
{
    struct node root = {0};
    struct digest digest;
    struct diag ignored;
    diag_init(&ignored);
    bool ok = tree_read(a, page->file, &root, &digest, &ignored) && digest_equal(digest, page->digest) && root.kind == NODE_RECORD &&
              read_run(&root, a, run) && run->number == page->number;
    diag_release(&ignored);
    if (!ok)
        diag_warn(d, place_file(page->file), "JOURNAL", "%s",
                  _("this page of the journal is damaged or cannot be read, and is passed over"));
    return ok;
}
