#include "template/inclusion/read.h"

#include "base/i18n.h"
#include "template/charts/chart.h"
#include "template/parts/slides.h"
#include "template/sheets/worksheets.h"
#include "template/tags/diagrams.h"
#include "template/tags/scan.h"
#include "template/tags/unfilled.h"

/* Charts take bare text alone. */
static void mark_charts(struct parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        struct draft *draft = &parts->items[i];
        draft->is_chart = draft->is_tagged && format_may_be_chart(parts->format, draft->name) && chart_is(draft->doc);
    }
}

static bool read_parts(struct parts *parts)
{
    bool ok = true, any = false;
    for (size_t i = 0; i < parts->package->count; i++) {
        struct str name = parts->package->entries[i].name;
        if (!format_has_tags(parts->format, name))
            continue;
        any = true;
        size_t part = parts_find(parts, name);
        if (part != SIZE_MAX)
            parts->items[part].is_tagged = true;
        ok = ok && part != SIZE_MAX;
    }
    if (!any)
        return diag_error(parts->d, place_file(parts->file), "PACKAGE", "%s", _("the package holds no document of this kind"));
    mark_charts(parts);
    return ok;
}

static bool name_prefixes(struct parts *parts)
{
    bool ok = true;
    for (size_t i = 0; i < parts->count; i++) {
        struct draft *draft = &parts->items[i];
        if (draft->is_chart && parts->format->chart_paragraph)
            continue; /* nothing of the format's comes there */
        if (!draft->is_tagged || (parts->sheets && !worksheets_adds_markup(parts->sheets, i)))
            continue;
        draft->is_tagged = markup_name_prefix(parts->format, parts->file, draft->name, draft->doc, parts->d);
        ok = ok && draft->is_tagged;
    }
    return ok;
}

static struct delimiters find_delimiters(const struct parts *parts)
{
    struct arena scratch = {0};
    const xmlDoc **docs = ARENA_ARRAY(&scratch, const xmlDoc *, parts->count);
    size_t n = 0;
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].is_tagged)
            docs[n++] = parts->items[i].doc;
    struct delimiters delimiters = scan_delimiters(parts->format, docs, n);
    arena_release(&scratch);
    return delimiters;
}

static bool scan_draft(const struct parts *parts, struct draft *draft, struct delimiters *delimiters)
{
    return scan_part(&parts->program->arena, parts->format, parts->file, draft->name, draft->doc, delimiters, &draft->is_changed, parts->d);
}

bool read_untagged(struct parts *parts)
{
    bool ok = read_parts(parts);
    ok = ok && (!parts->sheets || worksheets_prepare(parts->sheets, parts));
    ok = name_prefixes(parts) && ok;
    slides_join(parts);
    return ok;
}

bool read_tagged(struct parts *parts)
{
    bool ok = read_untagged(parts);
    struct delimiters delimiters = find_delimiters(parts);
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].is_tagged)
            ok = scan_draft(parts, &parts->items[i], &delimiters) && chart_check_tags(parts, i) && ok;
    ok = unfilled_refuse_tags(parts, delimiters) && ok;
    return diagrams_refuse_tags(parts, delimiters) && ok;
}
