#include "app/run/ingredients.h"

#include <string.h>

#include "base/clock.h"
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

static bool stamp_file(struct str path, struct stamp *stamp)
{
    struct stat st;
    bool there = file_stat(path, &st);
    if (there)
        *stamp = (struct stamp){st.st_size, (int64_t)st.st_ctim.tv_sec * 1000000000 + st.st_ctim.tv_nsec, (int64_t)st.st_ino};
    return there;
}

struct gathered {
    struct project *project;
    struct ingredients *in;
    size_t file_capacity, path_capacity, path_count, stamp_capacity, stamp_count;
};

static bool gather_file(struct gathered *g, const char *kind, struct str path)
{
    struct ingredients *in = g->in;
    struct arena *a = &g->project->arena;
    struct journal_file *file = ARENA_PUSH(a, in->files, in->count, g->file_capacity);
    *file = (struct journal_file){str_from(kind), project_shown(g->project, path), {{0}}};
    *ARENA_PUSH(a, in->paths, g->path_count, g->path_capacity) = path;
    return stamp_file(path, ARENA_PUSH(a, in->stamps, g->stamp_count, g->stamp_capacity));
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

/* One that is too large to be read need not be hashed. */
static bool is_readable(const struct stamp *stamp)
{
    return stamp->size <= BUF_LIMIT_INPUT;
}

static bool gather(struct ingredients *in, struct project *p)
{
    struct gathered g = {.project = p, .in = in};
    *in = (struct ingredients){0};
    return gather_folder(&g, "input", p->inputs) && gather_folder(&g, "script", p->script_folder) &&
           gather_folder(&g, "template", p->templates);
}

static bool read_files(struct ingredients *in)
{
    struct diag ignored;
    bool ok = true;
    diag_init(&ignored);
    for (size_t i = 0; ok && i < in->count; i++)
        ok = is_readable(&in->stamps[i]) && file_digest(in->paths[i], &in->files[i].digest, &ignored);
    diag_release(&ignored);
    return ok;
}

static void put_options(struct hash *h, const struct project *p)
{
    const struct project_options *o = p->options;
    hash_put_field(h, o->has_as_of ? str_make((const char *)&o->as_of, sizeof o->as_of) : STR(""));
    hash_put_field(h, o->root);
    hash_put_field(h, p->out);
    for (size_t i = 0; i < o->setting_count; i++)
        hash_put_field(h, o->settings[i]);
}

static struct digest key_of(const struct ingredients *in, struct project *p)
{
    struct hash *h = hash_new();
    hash_put_field(h, program_stamp(&p->arena));
    hash_put_field(h, str_from(i18n_language()));
    put_options(h, p);
    for (size_t i = 0; i < in->count; i++) {
        const struct journal_file *file = &in->files[i];
        hash_put_field(h, file->kind);
        hash_put_field(h, file->path);
        hash_put_field(h, str_make((const char *)file->digest.bytes, sizeof file->digest.bytes));
    }
    return hash_end(h);
}

/* A file that was written in this tick of the clock could be written once more without a trace. */
static bool is_settled(const struct ingredients *in, int64_t tick)
{
    for (size_t i = 0; i < in->count; i++)
        if (in->stamps[i].changed_ns >= tick)
            return false;
    return true;
}

static bool gather_settled(struct ingredients *in, struct project *p)
{
    int64_t tick = clock_tick_ns();
    bool ok = gather(in, p);
    if (ok && !is_settled(in, tick)) {
        clock_wait_tick();
        tick = clock_tick_ns();
        ok = gather(in, p);
    }
    in->settled = ok && is_settled(in, tick); /* not if the clock was put back */
    return ok;
}

bool ingredients_read(struct ingredients *in, struct project *p)
{
    if (!gather_settled(in, p) || !read_files(in))
        return false;
    in->key = key_of(in, p);
    return true;
}

static bool same_stamp(const struct stamp *a, const struct stamp *b)
{
    return a->size == b->size && a->changed_ns == b->changed_ns && a->inode == b->inode;
}

bool ingredients_digest(const void *ingredients, struct str path, struct digest *digest)
{
    const struct ingredients *in = ingredients;
    struct stamp now;
    size_t i = 0;
    while (i < in->count && !str_equal(in->paths[i], path))
        i++;
    if (!in->settled || i == in->count || !stamp_file(path, &now) || !same_stamp(&now, &in->stamps[i]))
        return false;
    *digest = in->files[i].digest;
    return true;
}

bool ingredients_stand(const struct ingredients *in, struct project *p)
{
    struct ingredients now;
    bool same = in->settled && gather(&now, p) && now.count == in->count;
    for (size_t i = 0; same && i < in->count; i++)
        same = str_equal(now.paths[i], in->paths[i]) && same_stamp(&now.stamps[i], &in->stamps[i]);
    return same;
}
