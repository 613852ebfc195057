/* pisar palette [DOC…] — a page of every tag that the documents of the project can use, ready to copy, made by the engine itself
 * from a template of the product. */
#include <argp.h>

#include "app/commands/command.h"
#include "app/commands/home.h"
#include "app/commands/session.h"
#include "app/run/plan.h"
#include "app/run/watchdog.h"
#include "base/file.h"
#include "base/i18n.h"
#include "rules/figures/indicator.h"
#include "rules/records/palette.h"

struct palette_options {
    struct project_options project; /* first: session.h */
    const char *out;
    char **ids;
    size_t id_count;
};

static const struct argp_option options[] = {
    {"output", 'o', N_("OUT"), 0, N_("the document to write (default: palette.docx)"), 1},
    {0},
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct palette_options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT: state->child_inputs[0] = &o->project; break;
    case 'o': o->out = arg; break;
    case ARGP_KEY_ARGS:
        o->ids = state->argv + state->next;
        o->id_count = (size_t)(state->argc - state->next);
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

/* The first subject stands for all: its data have the fields of every document of the kind. */
static bool add_kind(struct project *p, const struct document_kind *k, struct diag *d)
{
    struct subject *subjects;
    struct str name = {0};
    size_t count = 0;
    bool ok = scripts_subjects(p->host, k, &subjects, &count, d);
    if (!ok || !count)
        return ok; /* nothing of the kind is to be made: there are no data to show */
    const struct naming *naming = naming_prepare(p->host, k->file, k->place, d);
    if (!naming || !scripts_push_data(p->host, k, &subjects[0], d))
        return false;
    if (!naming_resolve(naming, &p->arena, &name, d)) {
        scripts_pop(p->host);
        return false;
    }
    return palette_add(p->host, k, name, d);
}

static bool make(struct project *p, const struct palette_options *o, struct sheet *sheet, struct buf *document, struct diag *d)
{
    static const struct resolve_options strict = {.missing = MISSING_EMPTY};
    struct resolver *r = resolve_prepare(p->host, &sheet->program, &strict, d);
    struct buf record;
    bool ok = true;
    palette_push(p->host);
    for (size_t i = 0; i < p->declared->document_count; i++)
        if (declare_is_among(&p->declared->documents[i], o->ids, o->id_count))
            ok = add_kind(p, &p->declared->documents[i], d) && ok;
    struct writer *writer = writer_new();
    buf_init(&record, BUF_LIMIT_RECORD);
    ok = resolve_record(r, &record, d) && ok && assemble(sheet, buf_str(&record), host_pictures(p->host), writer, document, NULL, d);
    buf_release(&record);
    writer_free(writer);
    return ok;
}

static enum exit_status work(struct project *p, const struct project_options *shared, struct diag *d)
{
    const struct palette_options *o = (const struct palette_options *)shared;
    const struct figure *figures;
    size_t count;
    bool ok = project_open(p, d) && indicators_figures(p->host, LEVEL_REGION, &figures, &count, d);
    for (size_t i = 0; i < o->id_count; i++)
        ok = plan_check_id(p, str_from(o->ids[i]), d) && ok;
    watchdog_stop();
    if (!ok)
        return EXIT_DONE;
    struct sheet sheet;
    struct buf document;
    struct str template = path_join(&p->arena, home_folder(&p->arena, "lib"), STR("palette.docx"));
    buf_init(&document, BUF_LIMIT_PACKAGE);
    if (sheet_open(&sheet, template, template, d) && make(p, o, &sheet, &document, d) && !d->errors)
        file_replace(str_from(o->out ? o->out : "palette.docx"), buf_str(&document), d);
    sheet_close(&sheet);
    buf_release(&document);
    return EXIT_DONE;
}

enum exit_status cmd_palette(int argc, char **argv)
{
    const struct argp argp = {.options = options,
                              .parser = parse,
                              .args_doc = N_("[DOC…]"),
                              .doc = N_("Makes a page of every tag that the documents can use, ready to copy into a template."),
                              .children = session_children};
    struct palette_options o = {0};
    return session_run(&argp, argc, argv, &o.project, work);
}
