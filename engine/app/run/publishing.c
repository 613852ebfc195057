#include "app/run/publishing.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/user.h"
#include "rules/figures/indicator.h"
#include "app/run/keeping.h"
#include "app/run/merging.h"
#include "app/run/state.h"
#include "app/run/wording.h"
#include "app/run/signed.h"

/* A signed file is never put back in silence: somebody took it or changed it, and has to know. */
static void look_at_signed(const struct publishing *x, const struct journal_registration *g, struct publication *item, struct diag *d)
{
    struct project *p = x->g->project;
    struct str path = path_join(&p->arena, p->out, g->document.path);
    struct digest there;
    bool gone = !file_stat(path, NULL);
    if (!gone && (!file_digest(path, &there, d) || digest_equal(there, g->document.digest)))
        return;
    item->edited = true;
    diag_warn(d, place_file(path), "SIGNED-CHANGED",
              gone ? _("is signed (No. %.*s of %.*s) and no longer there; the archive keeps it: unzip -p '%.*s/*.zip' %.*s")
                   : _("is signed (No. %.*s of %.*s) and was changed since; the archive keeps what was signed: unzip -p '%.*s/*.zip' %.*s"),
              STR_ARG(g->number), STR_ARG(wording_day(&p->arena, g->date)), STR_ARG(path_join(&p->arena, state_archive_folder(p), STR("packs"))),
              STR_ARG(digest_hex(&p->arena, g->document.digest)));
}

/* Where a document stood that is made at another place now; empty when another one is known to stand there. */
static struct str left_by(const struct publishing *x, const struct journal_document *k, struct str path)
{
    if (str_equal(k->path, path))
        return STR("");
    for (size_t i = 0; i < x->m->known_count; i++)
        if (&x->m->known[i] != k && str_equal(x->m->known[i].path, k->path))
            return STR("");
    return k->path;
}

/* The documents that stand after this run: made ones, and those that are the same. A failed one keeps its old edition. */
static void list_items(struct publishing *x, struct diag *d)
{
    const struct gathering *g = x->g;
    struct arena *a = &g->project->arena;
    x->items = ARENA_ARRAY(a, struct publication, g->plan->job_count);
    x->jobs = ARENA_ARRAY(a, const struct job *, g->plan->job_count);
    x->answers = ARENA_ARRAY(a, const struct document_answer *, g->plan->job_count);
    for (size_t i = 0; i < g->plan->job_count; i++) {
        const struct document_answer *answer = &g->answers[i];
        const struct journal_document *k = maker_known(x->m, &g->plan->jobs[i]);
        struct publication *item = &x->items[x->count];
        bool made = answer->state == STATE_MADE;
        if (answer->state == STATE_FROZEN)
            k = &g->plan->jobs[i].frozen->document;
        if (answer->state == STATE_UNNEEDED || (!made && !k))
            continue;
        *item = (struct publication){.path = made ? answer->path : k->path, .digest = made ? answer->digest : k->digest,
                                     .clean = made ? (struct digest){{0}} : k->clean, .same_record = answer->same_record};
        if (made)
            item->temporary = publish_temporary(x->publisher, a, i);
        if (made && k)
            item->left = left_by(x, k, answer->path);
        if (answer->state == STATE_FROZEN)
            look_at_signed(x, g->plan->jobs[i].frozen, item, d);
        x->jobs[x->count] = &g->plan->jobs[i];
        x->answers[x->count++] = answer;
    }
}

void publishing_read_manifest(struct project *p, struct manifest *m)
{
    manifest_read(path_join(&p->arena, p->out, STR("manifest.json")), &p->arena, m);
}

/* Whether the manifest is that of the last run, which was a whole one, and no run is missing from the journal. */
static bool journal_tells_all(struct project *p, struct journal *j)
{
    struct journal_last last;
    struct digest there;
    struct diag ignored;
    diag_init(&ignored);
    bool all = journal_last(j, &p->arena, &last) && journal_is_complete(j) &&
               file_digest(path_join(&p->arena, p->out, STR("manifest.json")), &there, &ignored) && digest_equal(there, last.manifest);
    diag_release(&ignored);
    return all;
}

void publishing_read_beyond(struct project *p, struct journal *j, struct manifest *m)
{
    *m = (struct manifest){0};
    if (!journal_tells_all(p, j))
        publishing_read_manifest(p, m);
}

static bool is_planned(const struct publishing *x, const struct manifest_document *m)
{
    for (size_t i = 0; i < x->count; i++) {
        const struct journal_document of = plan_document(x->jobs[i]);
        if (str_equal(of.id, m->id) && str_equal(of.key, m->key) && str_ends(m->template, of.template))
            return true;
    }
    return false;
}

static struct manifest_document manifest_row(const struct publishing *x, size_t i)
{
    const struct job *job = x->jobs[i];
    const struct journal_registration *g = job->frozen;
    return (struct manifest_document){.id = job->kind->id,
                                      .key = job->subject.key,
                                      .title = job->kind->title,
                                      .path = x->items[i].path,
                                      .digest = x->items[i].digest,
                                      .template = path_join(&x->g->project->arena, STR("templates"), plan_document(job).template),
                                      .template_digest = job->sheet->sheet.program.digest,
                                      .number = g ? g->number : STR(""),
                                      .date = g ? g->date : STR(""),
                                      .year = g ? signed_year(g->parameters) : STR("")};
}

/* A run of some documents leaves what the manifest says of the others. */
static void list_manifest_documents(const struct publishing *x, struct manifest *m)
{
    struct manifest before = {0};
    if (!x->g->plan->whole)
        publishing_read_manifest(x->g->project, &before);
    m->documents = ARENA_ARRAY(&x->g->project->arena, struct manifest_document, x->count + before.document_count);
    for (size_t i = 0; i < before.document_count; i++)
        if (!is_planned(x, &before.documents[i]))
            m->documents[m->document_count++] = before.documents[i];
    for (size_t i = 0; i < x->count; i++)
        m->documents[m->document_count++] = manifest_row(x, i);
}

static struct str *list_parameters(struct project *p, size_t *count)
{
    const struct project_kind *k = &p->declared->project;
    struct str *list = ARENA_ARRAY(&p->arena, struct str, k->param_count + 1);
    *count = k->param_count + 1;
    list[0] = arena_printf(&p->arena, "year=%d", k->year);
    for (size_t i = 0; i < k->param_count; i++)
        list[i + 1] = arena_printf(&p->arena, "%.*s=%.*s", STR_ARG(k->params[i].name), STR_ARG(value_plain(&p->arena, k->params[i].value)));
    return list;
}

bool publishing_write_manifest(struct publisher *publisher, struct manifest *m, struct digest *digest, bool *changed, struct diag *d)
{
    struct buf text;
    buf_init(&text, BUF_LIMIT_PART);
    manifest_write(&text, m);
    *digest = hash_bytes(buf_str(&text));
    bool ok = publish_file(publisher, STR("manifest.json"), buf_str(&text), changed, d);
    buf_release(&text);
    return ok;
}

static bool write_manifest(struct publishing *x, bool *changed, struct diag *d)
{
    struct project *p = x->g->project;
    struct manifest m = {
        .engine_version = STR(PISAR_VERSION), .project = p->declared->project.title, .as_of = date_iso(&p->arena, p->as_of)};
    struct manifest_file *inputs = ARENA_ARRAY(&p->arena, struct manifest_file, p->source.file_count);
    struct manifest_file *scripts = ARENA_ARRAY(&p->arena, struct manifest_file, p->script_count);
    for (size_t i = 0; i < p->source.file_count; i++)
        inputs[m.input_count++] = (struct manifest_file){p->source.files[i].path, p->source.files[i].digest};
    for (size_t i = 0; i < p->script_count; i++)
        scripts[m.script_count++] = (struct manifest_file){p->scripts[i].path, p->scripts[i].digest};
    m.inputs = inputs;
    m.scripts = scripts;
    m.parameters = list_parameters(p, &m.parameter_count);
    list_manifest_documents(x, &m);
    return publishing_write_manifest(x->publisher, &m, &x->manifest, changed, d);
}

static struct journal_document journal_row(const struct publishing *x, size_t i)
{
    struct project *p = x->g->project;
    const struct journal_document *k = maker_known(x->m, x->jobs[i]);
    const struct publication *item = &x->items[i];
    struct journal_document row = plan_document(x->jobs[i]);
    row.path = item->path;
    row.fingerprint = x->answers[i]->fingerprint;
    row.digest = item->digest;
    row.clean = item->clean;
    if (x->answers[i]->state == STATE_FAILED && k)
        row.fingerprint = k->fingerprint;
    if (x->answers[i]->state == STATE_SAME) /* its file lies as it did: it was looked at already */
        maker_copy_stamp(&row, k);
    else
        maker_stamp(p->out, &row);
    return row;
}

/* The documents that stand. A file that a person edited does not get its time noted: the next run must look at it again. */
static struct journal_document *list_journal_documents(const struct publishing *x)
{
    struct journal_document *rows = ARENA_ARRAY(&x->g->project->arena, struct journal_document, x->count);
    for (size_t i = 0; i < x->count; i++) {
        rows[i] = journal_row(x, i);
        if (x->items[i].edited)
            rows[i].mtime_ns = -1;
    }
    return rows;
}

static struct journal_figure journal_figure_of(const struct figure *f)
{
    return (struct journal_figure){f->kind->id, STR("region"), f->unit_id, f->value, str_from(verdict_name(f->status)),
                                   f->act, f->clause, f->target_text, f->tally.num, f->tally.den};
}

static void list_figures(struct project *p, struct journal_run *run)
{
    const struct figure *figures;
    size_t count;
    struct diag ignored;
    diag_init(&ignored);
    if (indicators_figures(p->host, LEVEL_REGION, &figures, &count, &ignored)) {
        struct journal_figure *rows = ARENA_ARRAY(&p->arena, struct journal_figure, count);
        for (size_t i = 0; i < count; i++)
            rows[i] = journal_figure_of(&figures[i]);
        run->figures = rows;
        run->figure_count = count;
    }
    diag_release(&ignored);
}

/* The key of what a whole run was made from; none when some file has been written since, or a document failed. */
static struct digest sure_key(const struct publishing *x)
{
    bool sure = x->g->plan->whole && ingredients_stand(x->order->from, x->g->project);
    for (size_t i = 0; sure && i < x->g->plan->job_count; i++)
        sure = x->g->answers[i].state != STATE_FAILED;
    return sure ? x->order->from->key : (struct digest){{0}};
}

static bool has_picture(const struct journal_last *last, const struct journal_file *picture)
{
    for (size_t i = 0; i < last->picture_count; i++)
        if (str_equal(last->pictures[i].path, picture->path) && digest_equal(last->pictures[i].digest, picture->digest))
            return true;
    return false;
}

/* Something was read that the last run did not know, though it made no difference: the next run need not read it again. */
static bool is_news(const struct publishing *x, struct journal *j, struct digest key)
{
    static const struct digest none;
    struct journal_last last;
    if (digest_equal(key, none))
        return false;
    bool known = journal_last(j, &x->g->project->arena, &last) && digest_equal(last.key, key);
    for (size_t i = 0; known && i < x->g->picture_count; i++)
        known = has_picture(&last, &x->g->pictures[i]);
    return !known;
}

static bool write_journal(const struct publishing *x, struct journal *j, struct digest key, bool news, int64_t *number, struct diag *d)
{
    struct project *p = x->g->project;
    struct journal_run run = {.made = clock_stamp(&p->arena), .by = user_name(&p->arena), .engine_version = STR(PISAR_VERSION),
                              .as_of = date_iso(&p->arena, p->as_of), .inputs = project_shown(p, p->inputs), .whole = x->g->plan->whole,
                              .files = x->order->from->files, .file_count = x->order->from->count,
                              .pictures = x->g->pictures, .picture_count = x->g->picture_count, .key = key,
                              .manifest = x->manifest, .messages = x->messages};
    run.parameters = list_parameters(p, &run.parameter_count);
    list_figures(p, &run);
    bool ok = journal_record(j, &run, list_journal_documents(x), x->count, news, d);
    *number = run.number;
    return ok;
}

void publishing_know_own_files(struct publisher *publisher, const struct manifest *before, const struct journal_document *known,
                               size_t count)
{
    for (size_t i = 0; i < count; i++)
        publish_know(publisher, known[i].path, known[i].digest);
    for (size_t i = 0; i < before->document_count; i++)
        publish_know(publisher, before->documents[i].path, before->documents[i].digest);
}

static void count_items(const struct publishing *x, struct run_result *r)
{
    for (size_t i = 0; i < x->count; i++) {
        r->written += x->items[i].written;
        r->beside += x->items[i].beside;
        r->unchanged += !x->items[i].written && x->answers[i]->state != STATE_FAILED;
    }
    for (size_t i = 0; i < x->g->plan->job_count; i++)
        r->failed += x->g->answers[i].state == STATE_FAILED;
}

/* What is damaged in the archive is kept again; what was found whole need not be read the next time. */
static bool keep(struct publishing *x, struct journal *j, struct archive *archive, struct diag *d)
{
    struct arena *a = &x->g->project->arena;
    struct archive_pack *known, *whole;
    size_t known_count, whole_count;
    journal_packs(j, a, &known, &known_count);
    archive_check(archive, known, known_count, d);
    if (!keeping_keep(x, archive, d))
        return false;
    archive_whole(archive, a, &whole, &whole_count);
    if (!archive_stands(state_archive_folder(x->g->project), known, known_count))
        journal_note_packs(j, whole, whole_count);
    return true;
}

/* Everything that may not be lost is kept before the first name changes. */
static bool keep_and_publish(struct publishing *x, struct journal *j, struct run_result *r, struct diag *d)
{
    struct archive *archive = state_archive(x->g->project, d);
    struct merging merging = {.publishing = x, .archive = archive, .journal = j};
    publish_merge_with(x->publisher, merging_merge, &merging);
    bool ok = keep(x, j, archive, d) && publish_batch(x->publisher, x->items, x->count, x->g->plan->whole, &r->retired, d);
    archive_close(archive);
    return ok;
}

bool publishing_publish(struct publishing *x, struct journal *j, struct run_result *r, struct diag *d)
{
    bool changed = false;
    x->messages = diag_text(&x->g->project->arena, d);
    list_items(x, d);
    if (!keep_and_publish(x, j, r, d))
        return false;
    count_items(x, r);
    if (!write_manifest(x, &changed, d))
        return false;
    struct digest key = sure_key(x);
    if (!write_journal(x, j, key, changed || is_news(x, j, key), &r->number, d))
        return false;
    return publish_end(x->publisher, d);
}
