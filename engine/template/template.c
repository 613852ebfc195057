/* The road of a template: its parts are read, tags become markers at the borders of what they repeat, charts get slots
 * for their data, and every part that was changed is lowered. */
#include "template/template.h"

#include "base/i18n.h"
#include "template/chart.h"
#include "template/fields.h"
#include "template/lists.h"
#include "template/lower.h"
#include "template/notes.h"
#include "template/pair.h"
#include "template/range.h"

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

/* The parts that may hold tags, in the order of the package: they are the first of `parts`. */
static bool read_parts(struct parts *parts)
{
    size_t broken = 0;
    for (size_t i = 0; i < parts->package->count; i++) {
        struct str name = parts->package->entries[i].name;
        if (!format_has_tags(parts->format, name))
            continue;
        size_t part = parts_find(parts, name);
        broken += part == SIZE_MAX || !markup_name_prefix(parts->format, parts->file, name, parts->items[part].doc, parts->d);
    }
    if (!parts->count)
        diag_error(parts->d, place_file(parts->file), "PACKAGE", "%s", _("the package holds no document of this kind"));
    return parts->count && !broken;
}

/* Tags become markers at the borders of what they repeat; charts are found by their alternative texts. */
static bool mark_part(struct parts *parts, size_t i, struct delimiters *delimiters, struct charts *charts)
{
    struct program *p = parts->program;
    struct scanned s = {0};
    size_t before = parts->d->errors;
    chart_find(parts, i, charts);
    struct draft *draft = &parts->items[i];
    scan_part(&p->arena, p->format, p->file, draft->name, draft->doc, delimiters, &s, parts->d);
    bool paired = pair_tags(&s, parts->d);
    draft->is_changed = draft->is_changed || s.count;
    return paired && parts->d->errors == before && range_place(&p->arena, p->format, &s, parts->d);
}

static bool mark_parts(struct parts *parts, struct charts *charts)
{
    struct arena scratch = {0};
    size_t tagged = parts->count;
    const xmlDoc **docs = ARENA_ARRAY(&scratch, const xmlDoc *, tagged);
    bool ok = true;
    for (size_t i = 0; i < tagged; i++)
        docs[i] = parts->items[i].doc;
    struct delimiters delimiters = scan_delimiters(parts->format, docs, tagged);
    arena_release(&scratch);
    for (size_t i = 0; i < tagged; i++)
        ok = mark_part(parts, i, &delimiters, charts) && ok;
    return ok;
}

static bool bind_charts(struct parts *parts, const struct charts *charts)
{
    bool ok = true;
    for (size_t n = 0; n < charts->count; n++)
        ok = chart_bind(parts, &charts->items[n]) && ok;
    return ok;
}

/* Parts that splice come after those that write to their streams. */
static bool lower_parts(struct parts *parts)
{
    struct identities ids;
    bool ok = true;
    fields_mark_stale(parts);
    notes_move(parts);
    identities_collect(&ids, parts);
    lists_restart(parts, &ids);
    for (int last = 0; last <= 1; last++)
        for (size_t i = 0; i < parts->count; i++)
            if (parts->items[i].is_changed && parts->items[i].is_last == (last == 1))
                ok = lower_part(parts->program, &parts->items[i], &ids, parts->d) && ok;
    return ok;
}

bool template_compile(struct program *p, const struct format *f, struct digest digest, struct package *package, struct diag *d)
{
    struct parts parts = {.package = package, .program = p, .format = f, .d = d};
    struct charts charts = {0};
    p->format = f;
    p->file = parts.file = arena_str(&p->arena, package->file);
    p->digest = digest;
    bool ok = read_parts(&parts) && mark_parts(&parts, &charts) && bind_charts(&parts, &charts) && lower_parts(&parts);
    parts_close(&parts);
    return ok;
}
