#include "app/run/signed.h"

#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/user.h"
#include "app/run/state.h"
#include "app/run/wording.h"

/* ---- what only the manifest tells ---- */

struct str signed_year(struct str parameters)
{
    const struct str name = STR("year=");
    struct str line;
    while (str_split(&parameters, '\n', &line))
        if (str_starts(line, name))
            return str_slice(line, name.len, line.len);
    return STR("");
}

/* A manifest of an older program does not tell in which year something was signed: it is taken for this one. */
static struct journal_registration row_of(struct project *p, const struct manifest_document *m)
{
    const struct str folder = STR("templates/");
    struct str template = str_starts(m->template, folder) ? str_slice(m->template, folder.len, m->template.len) : m->template;
    struct str year = m->year.len ? m->year : arena_printf(&p->arena, "%d", p->declared->project.year);
    return (struct journal_registration){
        .document = {.id = m->id, .key = m->key, .template = template, .path = m->path, .digest = m->digest},
        .number = m->number,
        .date = m->date,
        .parameters = arena_printf(&p->arena, "year=%.*s", STR_ARG(year))};
}

static bool is_among(const struct journal_registration *row, const struct journal_registration *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (journal_same_document(&rows[i].document, &row->document))
            return true;
    return false;
}

static bool stands(struct project *p, const struct journal_document *k)
{
    struct str path = path_join(&p->arena, p->out, k->path);
    struct digest there;
    struct diag ignored;
    diag_init(&ignored);
    bool same = file_stat(path, NULL) && file_digest(path, &there, &ignored) && digest_equal(there, k->digest);
    diag_release(&ignored);
    return same;
}

/* A manifest is no more than a cache: it is taken at its word only for bytes that stand there or were kept. */
static bool is_credible(struct project *p, const struct journal_registration *row, const struct archive *archive)
{
    date_days day;
    return path_is_below(row->document.path) && date_parse_iso(row->date, &day) &&
           (archive_has(archive, row->document.digest) || stands(p, &row->document));
}

static void tell(struct project *p, const struct journal_registration *row, struct diag *d)
{
    diag_warn(d, place_file(path_join(&p->arena, p->out, row->document.path)), "JOURNAL",
              _("is signed (No. %.*s of %.*s): the page of the journal that tells so is lost, the manifest still does"),
              STR_ARG(row->number), STR_ARG(wording_day(&p->arena, row->date)));
}

/* Appends them to `all`, whose first `count` rows the journal knows; returns the new count. */
static size_t add_lost(struct project *p, const struct manifest *m, struct journal_registration *all, size_t count, struct diag *d)
{
    struct archive *archive = NULL; /* opened only when something is lost */
    size_t known = count;
    for (size_t i = 0; i < m->document_count; i++) {
        if (!m->documents[i].number.len)
            continue;
        struct journal_registration row = row_of(p, &m->documents[i]);
        if (is_among(&row, all, known))
            continue;
        if (!archive)
            archive = state_archive(p, d);
        if (!is_credible(p, &row, archive))
            continue;
        tell(p, &row, d);
        all[count++] = row;
    }
    archive_close(archive);
    return count;
}

bool signed_find(struct project *p, struct journal *j, const struct manifest *m, struct journal_registration **registered, size_t *count,
                 struct diag *d)
{
    struct journal_registration *known;
    size_t known_count;
    if (!journal_registrations(j, &p->arena, &known, &known_count, d))
        return false;
    *registered = ARENA_ARRAY(&p->arena, struct journal_registration, known_count + m->document_count);
    if (known_count)
        memcpy(*registered, known, known_count * sizeof *known);
    *count = add_lost(p, m, *registered, known_count, d);
    return true;
}

/* ---- written down again ---- */

static bool restore(struct project *p, struct journal *j, const struct journal_registration *g, struct diag *d)
{
    struct str parameters = g->parameters;
    struct journal_run run = {.made = clock_stamp(&p->arena),
                              .by = user_name(&p->arena),
                              .engine_version = STR(PISAR_VERSION),
                              .as_of = date_iso(&p->arena, p->as_of),
                              .inputs = project_shown(p, p->inputs),
                              .parameters = &parameters,
                              .parameter_count = 1,
                              .registered = g,
                              .registered_count = 1};
    /* How its file lies is not noted: whether it still is that one the run has to see. */
    return journal_record(j, &run, &g->document, 1, true, d);
}

bool signed_restore(struct project *p, struct journal *j, const struct journal_registration *registered, size_t count, struct diag *d)
{
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++)
        ok = registered[i].run || restore(p, j, &registered[i], d);
    return ok;
}
