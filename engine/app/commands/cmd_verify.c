/* pisar verify FILE… — whether a file is what was issued. */
#include <argp.h>

#include "app/commands/command.h"
#include "app/commands/comparing.h"
#include "app/commands/session.h"
#include "app/run/state.h"
#include "app/run/wording.h"
#include "base/file.h"
#include "base/i18n.h"

struct verify_options {
    struct project_options project; /* first: session.h */
    char **files;
    size_t file_count;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct verify_options *o = state->input;
    (void)arg;
    switch (key) {
    case ARGP_KEY_INIT: state->child_inputs[0] = &o->project; break;
    case ARGP_KEY_ARGS:
        o->files = state->argv + state->next;
        o->file_count = (size_t)(state->argc - state->next);
        break;
    case ARGP_KEY_NO_ARGS: argp_usage(state); break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

struct verifying {
    struct project *project;
    struct archive *archive;
    const struct journal_edition *editions;
    size_t edition_count;
    bool all_issued;
};

/* The last edition with these bytes: an older one may have had them too. */
static const struct journal_edition *find_edition(const struct verifying *v, struct digest digest)
{
    const struct journal_edition *found = NULL;
    for (size_t i = 0; i < v->edition_count; i++)
        if (digest_equal(v->editions[i].digest, digest) && (!found || !found->current))
            found = &v->editions[i];
    return found;
}

/* The edition that stands where a file of this name would. */
static const struct journal_edition *find_by_name(const struct verifying *v, struct str file)
{
    for (size_t i = 0; i < v->edition_count; i++)
        if (v->editions[i].current && str_equal(path_base(v->editions[i].path), path_base(file)))
            return &v->editions[i];
    return NULL;
}

static void print_edition(struct arena *a, const struct journal_edition *e)
{
    printf(_("  issued: %.*s%s%.*s, run %lld of %.*s, by %.*s\n"), STR_ARG(e->id), e->key.len ? " " : "", STR_ARG(e->key),
           (long long)e->run, STR_ARG(wording_time(a, e->made)), STR_ARG(wording_word(e->by)));
    if (e->number.len)
        printf(_("  signed: No. %.*s of %.*s\n"), STR_ARG(e->number), STR_ARG(wording_day(a, e->date)));
    printf("%s", e->current ? _("  it is the edition that stands\n") : _("  a later edition has taken its place\n"));
}

/* What the file says otherwise than the edition. */
static void print_differences(struct verifying *v, const struct journal_edition *e, struct str file, struct str bytes)
{
    struct diag ignored;
    struct buf issued;
    diag_init(&ignored);
    buf_init(&issued, BUF_LIMIT_PACKAGE);
    if (!archive_get(v->archive, e->digest, &issued, &ignored) || !comparing_print(e->path, buf_str(&issued), file, bytes, &ignored))
        printf("%s", _("  cannot be compared: it is damaged, or no document\n"));
    buf_release(&issued);
    diag_release(&ignored);
}

static void print_foreign(struct verifying *v, const struct journal_edition *e, struct str file, struct str bytes)
{
    printf("%s", _("  not issued: no edition has these bytes\n"));
    if (!e)
        return;
    printf(_("  under this name stands %.*s%s%.*s of run %lld, SHA-256 %.*s\n"), STR_ARG(e->id), e->key.len ? " " : "", STR_ARG(e->key),
           (long long)e->run, STR_ARG(digest_hex(&v->project->arena, e->digest)));
    printf("%s", _("  what differs from it:\n"));
    print_differences(v, e, file, bytes);
}

static void verify(struct verifying *v, struct str file, struct diag *d)
{
    struct arena *a = &v->project->arena;
    struct buf bytes;
    buf_init(&bytes, BUF_LIMIT_PACKAGE);
    if (file_read(file, BUF_LIMIT_PACKAGE, &bytes, d)) {
        struct digest digest = hash_bytes(buf_str(&bytes));
        struct str sha = digest_hex(a, digest), streebog = digest_hex(a, hash_streebog(buf_str(&bytes)));
        const struct journal_edition *e = find_edition(v, digest);
        printf(_("%.*s\n  SHA-256    %.*s\n  Streebog   %.*s\n"), STR_ARG(file), STR_ARG(sha), STR_ARG(streebog));
        if (e)
            print_edition(a, e);
        else
            print_foreign(v, find_by_name(v, file), file, buf_str(&bytes));
        v->all_issued = v->all_issued && e;
    }
    buf_release(&bytes);
}

static enum exit_status work(struct project *p, const struct project_options *shared, struct diag *d)
{
    const struct verify_options *o = (const struct verify_options *)shared;
    struct journal_edition *editions;
    struct verifying v = {.project = p, .all_issued = true};
    struct journal *j = state_journal(p, d);
    bool known = j && journal_editions(j, &p->arena, &editions, &v.edition_count, d);
    journal_close(j);
    if (!known)
        return EXIT_FAULTY;
    v.editions = editions;
    v.archive = state_archive(p, d);
    for (size_t i = 0; i < o->file_count; i++)
        verify(&v, str_from(o->files[i]), d);
    archive_close(v.archive);
    return v.all_issued ? EXIT_DONE : EXIT_PARTIAL;
}

enum exit_status cmd_verify(int argc, char **argv)
{
    const struct argp argp = {.parser = parse,
                              .args_doc = N_("FILE…"),
                              .doc = N_("Tells of each file its digests (SHA-256; GOST R 34.11-2012, 256 bits) and whether it is what was "
                                        "issued, by which run; exit 1 when one is not."),
                              .children = session_children};
    struct verify_options o = {0};
    return session_run(&argp, argc, argv, &o.project, work);
}
