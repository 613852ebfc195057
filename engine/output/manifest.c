#include "output/manifest.h"

#include <stdlib.h>

#include "base/file.h"
#include "input/json_write.h"
#include "input/tree_read.h"

static void put_files(struct buf *out, const char *name, const struct manifest_file *files, size_t count)
{
    buf_printf(out, "  \"%s\": [", name);
    for (size_t i = 0; i < count; i++) {
        buf_put_cstr(out, i ? ",\n    {" : "\n    {");
        json_put_field(out, "path", files[i].path, ", ");
        json_put_digest(out, "sha256", files[i].digest, "}");
    }
    buf_put_cstr(out, "\n  ],\n");
}

static void put_document(struct buf *out, const struct manifest_document *m)
{
    buf_put_cstr(out, "    {");
    json_put_field(out, "id", m->id, ", ");
    json_put_field(out, "key", m->key, ", ");
    json_put_field(out, "title", m->title, ", ");
    json_put_field(out, "file", m->path, ", ");
    json_put_digest(out, "sha256", m->digest, ", ");
    json_put_field(out, "template", m->template, ", ");
    json_put_digest(out, "template_sha256", m->template_digest, m->number.len ? ", " : "}");
    if (m->number.len) {
        json_put_field(out, "number", m->number, ", ");
        json_put_field(out, "date", m->date, ", ");
        json_put_field(out, "year", m->year, "}");
    }
}

static int by_path(const void *a, const void *b)
{
    return str_compare(((const struct manifest_document *)a)->path, ((const struct manifest_document *)b)->path);
}

void manifest_write(struct buf *out, struct manifest *m)
{
    if (m->document_count)
        qsort(m->documents, m->document_count, sizeof *m->documents, by_path);
    buf_put_cstr(out, "{\n  ");
    json_put_field(out, "engine", m->engine_version, ",\n  ");
    json_put_field(out, "project", m->project, ",\n  ");
    json_put_field(out, "as_of", m->as_of, ",\n  \"parameters\": [");
    for (size_t i = 0; i < m->parameter_count; i++) {
        buf_put_cstr(out, i ? ", " : "");
        json_put_string(out, m->parameters[i]);
    }
    buf_put_cstr(out, "],\n");
    put_files(out, "inputs", m->inputs, m->input_count);
    put_files(out, "scripts", m->scripts, m->script_count);
    buf_put_cstr(out, "  \"documents\": [\n");
    for (size_t i = 0; i < m->document_count; i++) {
        put_document(out, &m->documents[i]);
        buf_put_cstr(out, i + 1 < m->document_count ? ",\n" : "\n");
    }
    buf_put_cstr(out, "  ]\n}\n");
}

/* ---- reading ---- */

static bool read_document(const struct node *n, struct manifest_document *m)
{
    if (n->kind != NODE_RECORD)
        return false;
    *m = (struct manifest_document){.id = node_text(n, "id"), .key = node_text(n, "key"), .title = node_text(n, "title"),
                                    .path = node_text(n, "file"), .template = node_text(n, "template"),
                                    .number = node_text(n, "number"), .date = node_text(n, "date"), .year = node_text(n, "year")};
    return path_is_below(m->path) && digest_from_hex(node_text(n, "sha256"), &m->digest) &&
           digest_from_hex(node_text(n, "template_sha256"), &m->template_digest);
}

static void read_documents(const struct node *root, struct arena *a, struct manifest *m)
{
    struct manifest_document document;
    size_t count, capacity = 0;
    const struct node *items = node_items(root, "documents", &count);
    for (size_t i = 0; i < count; i++)
        if (read_document(&items[i], &document))
            *ARENA_PUSH(a, m->documents, m->document_count, capacity) = document;
}

static const struct manifest_file *read_files(const struct node *root, const char *name, struct arena *a, size_t *count)
{
    const struct node *items = node_items(root, name, count);
    struct manifest_file *files = ARENA_ARRAY(a, struct manifest_file, *count);
    for (size_t i = 0; i < *count; i++) {
        files[i].path = node_text(&items[i], "path");
        if (!digest_from_hex(node_text(&items[i], "sha256"), &files[i].digest))
            files[i].digest = (struct digest){{0}};
    }
    return files;
}

static void read_parameters(const struct node *root, struct arena *a, struct manifest *m)
{
    size_t count;
    const struct node *items = node_items(root, "parameters", &count);
    m->parameters = ARENA_ARRAY(a, struct str, count);
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == NODE_VALUE && items[i].value.kind == VALUE_TEXT)
            m->parameters[m->parameter_count++] = value_str(items[i].value);
}

void manifest_read(struct str file, struct arena *a, struct manifest *m)
{
    struct node root = {0};
    struct diag ignored;
    *m = (struct manifest){0};
    diag_init(&ignored);
    if (file_stat(file, NULL) && tree_read(a, file, &root, NULL, &ignored) && root.kind == NODE_RECORD) {
        m->engine_version = node_text(&root, "engine");
        m->project = node_text(&root, "project");
        m->as_of = node_text(&root, "as_of");
        read_parameters(&root, a, m);
        m->inputs = read_files(&root, "inputs", a, &m->input_count);
        m->scripts = read_files(&root, "scripts", a, &m->script_count);
        read_documents(&root, a, m);
    }
    diag_release(&ignored);
}
