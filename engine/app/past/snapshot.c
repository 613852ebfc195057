#include "app/past/snapshot.h"

#include "base/file.h"
#include "base/i18n.h"
#include "rules/figures/targets.h"

/* ---- the files ---- */

/* The path of an input below the folder of the run's inputs, which may have been named with a slash at its end or be the project's own;
 * empty: it leads elsewhere. */
static struct str below_inputs(const struct journal_run *run, struct str path)
{
    struct str folder = run->inputs;
    while (str_ends(folder, STR("/")))
        folder = str_slice(folder, 0, folder.len - 1);
    if (!str_equal(folder, STR("."))) {
        if (!str_starts(path, folder) || !str_starts(str_slice(path, folder.len, path.len), STR("/")))
            return STR("");
        path = str_slice(path, folder.len, path.len);
    }
    while (str_starts(path, STR("/")))
        path = str_slice(path, 1, path.len);
    return path;
}

/* Where a file of a run goes below the folder; empty: its path leads elsewhere. */
static struct str place_of(struct arena *a, const struct journal_run *run, const struct journal_file *file)
{
    struct str path = file->path;
    if (str_equal(file->kind, STR("input"))) {
        struct str below = below_inputs(run, path);
        path = below.len ? arena_printf(a, "inputs/%.*s", STR_ARG(below)) : STR("");
    }
    return path_is_below(path) ? path : STR("");
}

bool snapshot_is_targets(const struct journal_run *run, const struct journal_file *file)
{
    return str_equal(file->kind, STR("input")) && source_holds(below_inputs(run, file->path), STR(TARGETS_TABLE));
}

struct laying {
    struct snapshot *snapshot;
    struct archive *archive;
    struct buf bytes;
};

static bool lay_file(struct laying *l, const struct journal_run *run, const struct journal_file *file, struct diag *d)
{
    struct snapshot *s = l->snapshot;
    struct str below = place_of(&s->arena, run, file), path = path_join(&s->arena, s->folder.path, below);
    if (!below.len)
        return diag_error(d, place_file(file->path), "ARCHIVE", _("run %lld took this file from a place that cannot be laid out again"),
                          (long long)run->number);
    return archive_get(l->archive, file->digest, &l->bytes, d) && folder_make(path_folder(path), d) &&
           (file_stat(path, NULL) || file_write_new(path, buf_str(&l->bytes), false, d));
}

/* Lays out the files of a kind: those that are the table of targets, or all others. */
static bool lay_kind(struct laying *l, const struct journal_run *run, const char *kind, bool targets, struct diag *d)
{
    bool ok = folder_make(path_join(&l->snapshot->arena, l->snapshot->folder.path, arena_printf(&l->snapshot->arena, "%ss", kind)), d);
    for (size_t i = 0; ok && i < run->file_count; i++)
        if (str_equal(run->files[i].kind, str_from(kind)) && snapshot_is_targets(run, &run->files[i]) == targets)
            ok = lay_file(l, run, &run->files[i], d);
    return ok;
}

static bool lay_out(struct snapshot *s, struct archive *archive, const struct snapshot_mix *mix, struct diag *d)
{
    struct laying l = {.snapshot = s, .archive = archive};
    buf_init(&l.bytes, BUF_LIMIT_INPUT);
    bool ok = lay_kind(&l, mix->inputs, "input", false, d) && lay_kind(&l, mix->targets, "input", true, d) &&
              lay_kind(&l, mix->scripts, "script", false, d) && lay_kind(&l, mix->templates, "template", false, d);
    for (size_t i = 0; ok && i < mix->inputs->picture_count; i++)
        ok = lay_file(&l, mix->inputs, &mix->inputs->pictures[i], d);
    buf_release(&l.bytes);
    return ok;
}

/* ---- the project ---- */

static void set_options(struct snapshot *s, const struct journal_run *run, struct str as_of, int jobs)
{
    project_options_init(&s->options);
    s->options.root = s->folder.path;
    s->options.jobs = jobs;
    s->options.quiet = true;
    s->options.settings = run->parameters;
    s->options.setting_count = run->parameter_count;
    s->options.has_as_of = date_parse_iso(as_of, &s->options.as_of);
}

/* The first thing that was wrong, said of the run it was wrong in. */
static bool tell_first(const struct diag *said, const struct snapshot_mix *mix, struct diag *d)
{
    for (size_t i = 0; i < said->count; i++)
        if (said->messages[i].severity == SEVERITY_ERROR)
            return diag_error(d, said->messages[i].place, said->messages[i].code, _("inputs of run %lld with the rules of run %lld: %.*s"),
                              (long long)mix->inputs->number, (long long)mix->scripts->number, STR_ARG(said->messages[i].text));
    return false;
}

bool snapshot_open(struct snapshot *s, struct archive *archive, const struct snapshot_mix *mix, int jobs, struct diag *d)
{
    struct diag said;
    *s = (struct snapshot){0};
    if (!temporary_make(&s->folder, &s->arena, mix->within, d) || !lay_out(s, archive, mix, d))
        return false;
    set_options(s, mix->parameters, mix->day->as_of, jobs);
    project_init(&s->project, &s->options);
    s->project.traced = true;
    diag_init(&said);
    bool ok = project_open(&s->project, &said) || tell_first(&said, mix, d);
    diag_release(&said);
    return ok;
}

bool snapshot_plan(struct snapshot *s, struct diag *d)
{
    s->planned = true;
    return plan_make(&s->plan, &s->project, true, NULL, 0, d);
}

void snapshot_close(struct snapshot *s)
{
    if (s->planned)
        plan_release(&s->plan);
    if (s->project.host)
        project_close(&s->project);
    temporary_remove(&s->folder);
    project_options_release(&s->options);
    arena_release(&s->arena);
    *s = (struct snapshot){0};
}
