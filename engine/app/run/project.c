#include "app/run/project.h"

#include "base/file.h"
#include "base/i18n.h"
#include "rules/figures/indicator.h"
#include "rules/figures/logs.h"
#include "input/integrity.h"
#include "rules/lua/rows.h"
#include "rules/lua/withheld.h"

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
    p->source.hashed = p->traced;
    p->source.digest = p->known_digest;
    p->source.digests = p->known_digests;
    p->table_count = p->declared->table_count;
    p->tables = ARENA_ARRAY(&p->arena, struct table *, p->table_count);
    for (size_t i = 0; i < p->table_count; i++)
        source_read_table(&p->source, &p->declared->tables[i], &p->tables[i], d);
    integrity_aliases(p->tables, p->table_count);
    for (size_t i = 0; i < p->table_count; i++)
        integrity_keys(p->tables[i], d);
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

/* Faults of any kind: of cells, keys and references. */
static bool is_clean(const struct table *t, const struct diag *d)
{
    bool clean = !table_faulty(t);
    for (size_t i = 0; i < d->count && clean; i++)
        clean = d->messages[i].severity != SEVERITY_ERROR || !str_equal(d->messages[i].place.file, table_file(t));
    return clean;
}

/* So that a clerk need not correct one table to hear of the faults of another. */
static void check_clean_tables(struct project *p, struct diag *d)
{
    for (size_t i = 0; i < p->table_count; i++)
        if (is_clean(p->tables[i], d))
            rows_bind(host_lua(p->host), p->tables[i]);
        else
            withheld_put(host_lua(p->host), table_schema(p->tables[i])->name);
    indicators_begin(p->host, p->as_of, p->tables, p->table_count);
    scripts_run_clean_checks(p->host, d);
}

bool project_open(struct project *p, struct diag *d)
{
    bool loaded = load_scripts(p, d), read = read_tables(p, d);
    if (loaded && !read && p->tables)
        check_clean_tables(p, d);
    if (!loaded || !read)
        return false;
    for (size_t i = 0; i < p->table_count; i++)
        rows_bind(host_lua(p->host), p->tables[i]);
    indicators_begin(p->host, p->as_of, p->tables, p->table_count);
    logs_settle(p->tables, p->table_count, d);
    return scripts_run_checks(p->host, d);
}

void project_close(struct project *p)
{
    host_free(p->host);
    arena_release(&p->arena);
}

/* Whether both paths lead to one file that is there, however they are written. */
static bool same_file(struct str a, struct str b)
{
    struct stat one, other;
    return file_stat(a, &one) && file_stat(b, &other) && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

bool project_means(const struct project *p, struct str name, struct str id, struct str path)
{
    struct arena scratch = {0};
    struct str file = path_join(&scratch, p->out, path);
    bool means = str_equal(name, id) || str_equal(name, path) || str_equal(name, file) || same_file(name, file);
    arena_release(&scratch);
    return means;
}
