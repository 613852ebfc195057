#include "app/ingredients.h"

#include "base/file.h"
#include "base/i18n.h"

/* The program itself: a rebuilt one counts as another, whatever it calls its version. */
static struct str program_stamp(struct arena *a)
{
    struct stat st;
    if (!file_stat(STR("/proc/self/exe"), &st))
        return STR(PISAR_VERSION);
    return arena_printf(a, "%s %lld %lld.%ld", PISAR_VERSION, (long long)st.st_size, (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}

struct gathered {
    struct project *project;
    struct journal_file *files;
    size_t count, capacity;
};

static bool gather_file(struct gathered *g, const char *kind, struct str path)
{
    struct arena *a = &g->project->arena;
    struct journal_file file = {str_from(kind), project_shown(g->project, path), {{0}}};
    struct diag ignored;
    diag_init(&ignored);
    bool ok = file_digest(path, &file.digest, &ignored);
    diag_release(&ignored);
    *ARENA_PUSH(a, g->files, g->count, g->capacity) = file;
    return ok;
}

static bool gather_folder(struct gathered *g, const char *kind, struct str folder)
{
    struct str *names;
    size_t count;
    struct diag ignored;
    diag_init(&ignored);
    bool ok = folder_list(&g->project->arena, folder, &names, &count, &ignored);
    for (size_t i = 0; ok && i < count; i++)
        ok = gather_file(g, kind, path_join(&g->project->arena, folder, names[i]));
    diag_release(&ignored);
    return ok;
}

static void put(struct buf *b, struct str s)
{
    buf_put(b, &s.len, sizeof s.len);
    buf_put_str(b, s);
}

static void put_options(struct buf *b, const struct project *p)
{
    const struct project_options *o = p->options;
    put(b, o->has_as_of ? str_make((const char *)&o->as_of, sizeof o->as_of) : STR(""));
    put(b, o->root);
    put(b, p->out);
    for (size_t i = 0; i < o->setting_count; i++)
        put(b, o->settings[i]);
}

static struct digest key_of(const struct ingredients *in, struct project *p)
{
    struct buf b;
    buf_init(&b, BUF_LIMIT_PART);
    put(&b, program_stamp(&p->arena));
    put(&b, str_from(i18n_language()));
    put_options(&b, p);
    for (size_t i = 0; i < in->count; i++) {
        put(&b, in->files[i].kind);
        put(&b, in->files[i].path);
        buf_put(&b, in->files[i].digest.bytes, sizeof in->files[i].digest.bytes);
    }
    struct digest key = hash_bytes(buf_str(&b));
    buf_release(&b);
    return key;
}

bool ingredients_read(struct ingredients *in, struct project *p)
{
    struct gathered g = {.project = p};
    *in = (struct ingredients){0};
    if (!gather_folder(&g, "input", p->inputs) || !gather_folder(&g, "script", p->script_folder) || !gather_folder(&g, "template", p->templates))
        return false;
    in->files = g.files;
    in->count = g.count;
    in->key = key_of(in, p);
    return true;
}
