#include "app/project.h"

#include "base/file.h"
#include "base/i18n.h"
#include "input/integrity.h"
#include "rules/indicator.h"
#include "rules/rows.h"

struct str project_shown(struct project *p, struct str path)
{
    return source_shown(&p->arena, p->options->root, path);
}

static bool load_scripts(struct project *p, struct diag *d)
{
    const struct project_options *o = p->options;
    if (!file_stat(p->script_folder, NULL))
        return diag_error(d, place_file(p->script_folder), "PROJECT", "%s", _("there is no such folder; -C names the project's folder"));
    bool ok = scripts_load(p->host, p->script_folder, STR("scripts"), &p->scripts, &p->script_count, d);
    for (size_t i = 0; p->declared->project.declared && i < o->setting_count; i++)
        ok = declare_set(p->host, o->settings[i], d) && ok;
    p->as_of = o->has_as_of ? o->as_of : p->declared->project.report_date;
    return ok;
}

static bool read_tables(struct project *p, struct diag *d)
{
    size_t before = d->errors;
    if (p->declared->table_count && !file_stat(p->inputs, NULL))
        return diag_error(d, place_file(p->inputs), "PROJECT", "%s", _("there is no such folder; the tables are looked for in it"));
    if (!source_open(&p->source, &p->arena, p->options->root, p->inputs, d))
        return false;
    p->table_count = p->declared->table_count;
    p->tables = ARENA_ARRAY(&p->arena, struct table *, p->table_count);
    for (size_t i = 0; i < p->table_count; i++) {
        source_read_table(&p->source, &p->declared->tables[i], &p->tables[i], d);
        integrity_keys(p->tables[i], d);
    }
    source_unclaimed(&p->source, d);
    integrity_references(p->tables, p->table_count, d);
    return d->errors == before;
}

void project_init(struct project *p, const struct project_options *o)
{
    *p = (struct project){.options = o, .host = scripts_host()};
    host_pictures(p->host)->folder = o->root;
    p->declared = declare_all(p->host);
    p->inputs = o->inputs.len ? o->inputs : path_join(&p->arena, o->root, STR("inputs"));
    p->script_folder = path_join(&p->arena, o->root, STR("scripts"));
    p->templates = path_join(&p->arena, o->root, STR("templates"));
    p->out = o->out.len ? o->out : path_join(&p->arena, o->root, STR("out"));
}

bool project_open(struct project *p, struct diag *d)
{
    bool ok = load_scripts(p, d);
    ok = read_tables(p, d) && ok;
    if (!ok)
        return false;
    for (size_t i = 0; i < p->table_count; i++)
        rows_bind(host_lua(p->host), p->tables[i]);
    indicators_begin(p->host, p->as_of, p->tables, p->table_count);
    return scripts_run_checks(p->host, d);
}

void project_close(struct project *p)
{
    host_free(p->host);
    arena_release(&p->arena);
}
