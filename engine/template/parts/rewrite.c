#include "template/parts/rewrite.h"

#include "pack/writer.h"

static bool write_part(struct writer *w, const struct draft *draft, struct diag *d)
{
    xmlChar *bytes;
    int len;
    xmlDocDumpMemoryEnc(draft->doc, &bytes, &len, "UTF-8");
    struct sink sink = writer_begin_part(w, draft->name);
    sink.write(sink.to, (const char *)bytes, (size_t)len);
    xmlFree(bytes);
    return writer_end_part(w, d);
}

static bool is_changed(const struct parts *parts, struct str name)
{
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].is_changed && str_equal(parts->items[i].name, name))
            return true;
    return false;
}

bool rewrite_package(const struct parts *parts, struct buf *out)
{
    struct writer *w = writer_new();
    bool ok = true;
    writer_begin(w, parts->file);
    for (size_t i = 0; i < parts->package->count; i++)
        if (!is_changed(parts, parts->package->entries[i].name))
            writer_copy(w, &parts->package->entries[i]);
    for (size_t i = 0; ok && i < parts->count; i++)
        ok = !parts->items[i].is_changed || write_part(w, &parts->items[i], parts->d);
    ok = ok && writer_finish(w, out, parts->d);
    writer_free(w);
    return ok;
}
