#include "output/manifest.h"

#include <stdlib.h>

#include "base/file.h"
#include "input/json_write.h"
#include "input/tree_read.h"

static void put_field(struct buf *out, const char *name, struct str value, const char *after)
{
    buf_printf(out, "\"%s\": ", name);
    json_put_string(out, value);
    buf_put_cstr(out, after);
}

static void put_digest(struct buf *out, const char *name, struct digest d, const char *after)
{
    struct arena scratch = {0};
    put_field(out, name, digest_hex(&scratch, d), after);
    arena_release(&scratch);
}

static void put_files(struct buf *out, const char *name, const struct manifest_file *files, size_t count)
{
    buf_printf(out, "  \"%s\": [", name);
    for (size_t i = 0; i < count; i++) {
        buf_put_cstr(out, i ? ",\n    {" : "\n    {");
        put_field(out, "path", files[i].path, ", ");
        put_digest(out, "sha256", files[i].digest, "}");
    }
    buf_put_cstr(out, "\n  ],\n");
}

static void put_document(struct buf *out, const struct manifest_document *m)
{
    buf_put_cstr(out, "    {");
    put_field(out, "id", m->id, ", ");
    put_field(out, "key", m->key, ", ");
    put_field(out, "title", m->title, ", ");
    put_field(out, "file", m->path, ", ");
    put_digest(out, "sha256", m->digest, ", ");
    put_field(out, "template", m->template, ", ");
    put_digest(out, "template_sha256", m->template_digest, "}");
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
    put_field(out, "engine", m->engine_version, ",\n  ");
    put_field(out, "project", m->project, ",\n  ");
    put_field(out, "as_of", m->as_of, ",\n  \"parameters\": [");
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

static struct str text_of(const struct node *record, const char *name)
{
    const struct node *n = node_find(record, str_from(name));
    return n && n->kind == NODE_VALUE && n->value.kind == VALUE_TEXT ? value_str(n->value) : (struct str){0};
}

static bool read_document(const struct node *n, struct manifest_document *m)
{
    if (n->kind != NODE_RECORD)
        return false;
    *m = (struct manifest_document){.id = text_of(n, "id"), .key = text_of(n, "key"), .title = text_of(n, "title"),
                                    .path = text_of(n, "file"), .template = text_of(n, "template")};
    return path_is_below(m->path) && digest_from_hex(text_of(n, "sha256"), &m->digest) &&
           digest_from_hex(text_of(n, "template_sha256"), &m->template_digest);
}

void manifest_read(struct str file, struct arena *a, struct manifest_document **documents, size_t *count)
{
    struct node root = {0};
    struct manifest_document m;
    struct diag ignored;
    size_t capacity = 0;
    *documents = NULL;
    *count = 0;
    diag_init(&ignored);
    if (file_stat(file, NULL) && tree_read(a, file, &root, NULL, &ignored) && root.kind == NODE_RECORD) {
        const struct node *list = node_find(&root, STR("documents"));
        for (size_t i = 0; list && list->kind == NODE_LIST && i < list->count; i++)
            if (read_document(&list->items[i], &m))
                *ARENA_PUSH(a, *documents, *count, capacity) = m;
    }
    diag_release(&ignored);
}
