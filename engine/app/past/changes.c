#include "app/past/changes.h"

#include "app/run/making.h"
#include "app/run/state.h"
#include "base/file.h"
#include "base/i18n.h"
#include "input/tree_read.h"

/* The difference as data: what `diff --format json` prints. */
static bool read_difference(struct project *p, const struct difference *x, struct node *root, struct diag *d)
{
    struct buf json;
    buf_init(&json, BUF_LIMIT_PART);
    difference_put_json(&json, x);
    bool ok = tree_read_json(&p->arena, STR("diff"), &json, root, d);
    buf_release(&json);
    return ok;
}

static bool plan_sheets(struct plan *plan, struct project *p, const struct node *difference, struct diag *d)
{
    bool ok = true;
    for (size_t i = 0; ok && i < p->declared->document_count; i++)
        if (p->declared->documents[i].for_difference)
            ok = plan_subject(plan, p, &p->declared->documents[i], scripts_tree_subject(p->host, difference), d);
    return ok;
}

static bool write_sheet(struct making *x, const struct job *job, struct str folder, struct str *path, struct diag *d)
{
    struct project *p = x->project;
    struct buf document;
    struct str name;
    buf_init(&document, BUF_LIMIT_PACKAGE);
    bool ok = making_make(x, job, NULL, false, &p->arena, &name, &document, d);
    *path = path_join(&p->arena, folder, name);
    ok = ok && folder_make(path_folder(*path), d) && file_replace(*path, buf_str(&document), d);
    buf_release(&document);
    return ok;
}

bool changes_write(struct project *p, const struct difference *x, struct str folder, struct str **written, size_t *count, struct diag *d)
{
    struct making making = {.project = p, .out = p->out};
    struct plan plan = {0};
    struct node root = {0};
    bool ok = read_difference(p, x, &root, d) && plan_sheets(&plan, p, &root, d);
    *written = ARENA_ARRAY(&p->arena, struct str, plan.job_count);
    *count = 0;
    for (size_t i = 0; ok && i < plan.job_count; i++)
        ok = write_sheet(&making, &plan.jobs[i], folder, &(*written)[(*count)++], d);
    making_release(&making);
    plan_release(&plan);
    return ok;
}

static bool declares_sheets(const struct declarations *all)
{
    for (size_t i = 0; i < all->document_count; i++)
        if (all->documents[i].for_difference)
            return true;
    return false;
}

/* The run before `number`, which made documents and did not register one; 0: there is none. */
static int64_t run_before(struct project *p, struct journal *j, int64_t number, struct diag *d)
{
    struct journal_summary *runs;
    size_t count;
    bool ok = journal_runs(j, &p->arena, &runs, &count, d);
    for (size_t i = 0; ok && i < count; i++)
        if (runs[i].number < number && !runs[i].registered)
            return runs[i].number;
    return 0;
}

static bool write_after(struct project *p, int64_t number, struct str **written, size_t *count, struct diag *d)
{
    struct difference x;
    struct journal *j = state_journal(p, d);
    int64_t before = j ? run_before(p, j, number, d) : 0;
    bool ok = j != NULL;
    if (before) {
        struct archive *archive = state_archive(p, d);
        ok = difference_find(&p->arena, j, archive, before, number, p->options->jobs, &x, d) &&
             changes_write(p, &x, path_join(&p->arena, state_folder(p), STR("changes")), written, count, d);
        archive_close(archive);
    }
    journal_close(j);
    return ok;
}

/* The first error, with its file. */
static struct str reason(struct arena *a, const struct diag *said)
{
    for (size_t i = 0; i < said->count; i++)
        if (said->messages[i].severity == SEVERITY_ERROR)
            return arena_printf(a, "%.*s%s%.*s", STR_ARG(said->messages[i].place.file), said->messages[i].place.file.len ? ": " : "",
                                STR_ARG(said->messages[i].text));
    return STR("");
}

void changes_after_run(struct project *p, int64_t number, struct str **written, size_t *count, struct diag *d)
{
    struct diag said;
    *count = 0;
    if (!number || !declares_sheets(p->declared))
        return;
    diag_init(&said);
    if (!write_after(p, number, written, count, &said))
        diag_warn(d, place_file(p->out), "CHANGES", _("the sheet of what changed could not be made: %.*s"),
                  STR_ARG(reason(&p->arena, &said)));
    diag_release(&said);
}
