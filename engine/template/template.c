/* The road of a template: its parts are read, tags become markers at the borders of what they repeat, charts get slots
 * for their data, and every part that was changed is lowered. */
#include "template/template.h"

#include "base/file.h"
#include "template/charts/chart.h"
#include "template/grid/columns.h"
#include "template/grid/heights.h"
#include "template/grid/joins.h"
#include "template/grid/merge.h"
#include "template/inclusion/include.h"
#include "template/inclusion/read.h"
#include "template/markup/controls.h"
#include "template/parts/fields.h"
#include "template/parts/links.h"
#include "template/parts/lists.h"
#include "template/parts/notes.h"
#include "template/parts/replaced.h"
#include "template/parts/slides.h"
#include "template/sheets/worksheets.h"
#include "template/tags/outline.h"
#include "template/tags/pair.h"
#include "template/tags/range.h"
#include "template/tags/raw.h"
#include "template/tags/scan.h"
#include "template/borders.h"
#include "template/insertion.h"
#include "template/lower.h"
#include "template/placeholders.h"
#include "template/shapes.h"

void program_init(struct program *p)
{
    *p = (struct program){0};
    ARENA_PUSH(&p->arena, p->scopes, p->scope_count, p->scope_capacity);
}

void program_release(struct program *p)
{
    arena_release(&p->arena);
    *p = (struct program){0};
}

/* What tables ask for when the borders of sections are known. */
static bool place_tables(struct program *p, xmlDocPtr doc, const struct scanned *s, struct diag *d)
{
    if (p->format->sheets)
        return worksheets_merge(p, p->format, s, d);
    joins_place(p, p->format, s);
    bool ok = merge_place(p, p->format, s, d) && columns_place(p, p->format, s, d);
    heights_follow(&p->arena, p->format, doc);
    return ok;
}

/* Tags come to the borders of what they repeat; charts are found by their alternative texts. */
static bool mark_part(struct parts *parts, size_t i, struct charts *charts)
{
    struct program *p = parts->program;
    size_t before = parts->d->errors;
    chart_find(parts, i, charts);
    struct draft *draft = &parts->items[i];
    struct scanned s = scan_gather(&p->arena, draft->doc);
    draft->scanned = s;
    controls_keep(&s);
    if (parts->sheets)
        worksheets_close_names(parts->sheets, i, &s);
    bool paired = pair_tags(&s, parts->d);
    worksheets_pass_over(p->format, &s);
    return paired && parts->d->errors == before && range_place(&p->arena, p->format, &s, parts->d) && raw_place(p->format, &s, parts->d) &&
           shapes_place(parts, i, &s) && placeholders_place(parts, i) && place_tables(p, draft->doc, &s, parts->d);
}

static bool mark_parts(struct parts *parts, struct charts *charts)
{
    bool ok = true;
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].is_tagged)
            ok = mark_part(parts, i, charts) && ok;
    return ok;
}

static bool bind_charts(struct parts *parts, const struct charts *charts)
{
    bool ok = true;
    for (size_t n = 0; n < charts->count; n++)
        ok = chart_bind(parts, &charts->items[n]) && ok;
    return ok;
}

static bool is_rendered(const struct draft *draft)
{
    return draft->is_changed || draft->is_spare;
}

/* Parts that splice come after those that write to their streams. */
static bool lower_parts(struct parts *parts)
{
    struct identities ids;
    bool ok = true;
    links_note(parts);
    fields_mark_stale(parts);
    borders_keep(parts);
    notes_move(parts);
    identities_collect(&ids, parts);
    lists_restart(parts, &ids);
    insertions_prepare(parts, &ids);
    links_bind(parts);
    for (int last = 0; last <= 1; last++)
        for (size_t i = 0; i < parts->count; i++)
            if ((is_rendered(&parts->items[i]) || parts->items[i].is_dropped) && parts->items[i].is_last == (last == 1))
                ok = lower_part(parts, i, &ids) && ok;
    if (parts->sheets)
        worksheets_connect(parts->sheets);
    return ok;
}

/* A part whose tags are broken is still looked at for pairs: all faults are told at once. */
static bool compile(struct parts *parts)
{
    struct charts charts = {0};
    struct worksheets sheets = {.parts = parts};
    parts->sheets = parts->format->sheets ? &sheets : NULL;
    bool ok = read_tagged(parts);
    ok = include_expand(parts) && ok;
    ok = links_check(parts) && ok;
    ok = fields_check_codes(parts) && ok;
    ok = mark_parts(parts, &charts) && ok;
    ok = ok && bind_charts(parts, &charts) && (!parts->sheets || worksheets_finish(&sheets));
    if (!ok) {
        outline_make(parts);
        return false;
    }
    if (!chart_settle(parts))
        return false;
    replaced_drop(parts);
    slides_part(parts);
    bool whole = lower_parts(parts);
    return relations_check(parts) && whole; /* last: what is opened here comes behind the entries of a document made from it */
}

bool template_compile(struct program *p, const struct format *f, struct str path, struct digest digest, struct package *package,
                      struct diag *d)
{
    struct parts parts = {.package = package, .program = p, .format = f, .folder = path_folder(path), .d = d};
    p->format = f;
    p->file = parts.file = arena_str(&p->arena, package->file);
    p->digest = digest;
    p->contents = SIZE_MAX;
    p->is_whole = compile(&parts);
    parts_close(&parts);
    return p->is_whole;
}
