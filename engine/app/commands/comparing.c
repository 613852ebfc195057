#include "app/commands/comparing.h"

#include <argp.h>

#include "app/commands/arguments.h"
#include "app/commands/outcome.h"
#include "base/file.h"
#include "base/i18n.h"
#include "pack/format.h"
#include "revision/differences.h"
#include "revision/tracked.h"

struct comparing_options {
    const char *old, *new;
    const char *tracked; /* NULL: differences are printed */
};

enum { KEY_TRACKED = 1000 };

static const struct argp_option options[] = {
    {"tracked", KEY_TRACKED, N_("FILE"), 0, N_("write the new edition to FILE, with its changes as tracked changes (DOCX)"), 0},
    {0},
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct comparing_options *o = state->input;
    if (key == ARGP_KEY_ARG && state->arg_num < 2)
        *(state->arg_num == 0 ? &o->old : &o->new) = arg;
    else if (key == KEY_TRACKED)
        o->tracked = arg;
    else if (key == ARGP_KEY_ARG || (key == ARGP_KEY_END && state->arg_num < 2))
        argp_usage(state);
    else
        return ARGP_ERR_UNKNOWN;
    return 0;
}

static struct comparing_options read_arguments(int argc, char **argv)
{
    const struct argp argp = {.options = options, .parser = parse, .args_doc = N_("OLD NEW"),
                              .doc = N_("Tells what two editions of a document say differently, word by word: [-gone-] {+new+}.")};
    struct comparing_options o = {0};
    arguments_parse(&argp, argc, argv, &o);
    return o;
}

static void print_differences(struct edition *old, struct edition *new)
{
    struct arena a = {0};
    struct segmenter *s = segmenter_new();
    struct differences all;
    struct buf out;
    buf_init(&out, BUF_LIMIT_PART);
    differences_find(&a, s, old, new, &all);
    differences_print(&all, &out);
    if (!all.count)
        buf_printf(&out, "%s\n", _("the documents say the same"));
    fwrite(out.ptr, 1, out.len, stdout);
    buf_release(&out);
    segmenter_free(s);
    arena_release(&a);
}

bool comparing_print(struct str old_name, struct str old, struct str new_name, struct str new, struct diag *d)
{
    struct edition one, other;
    bool ok = edition_open(&one, old_name, old, false, d);
    ok = edition_open(&other, new_name, new, false, d) && ok;
    if (ok)
        print_differences(&one, &other);
    edition_close(&one);
    edition_close(&other);
    return ok;
}

static bool compare(const struct comparing_options *o, struct str old, struct str new, struct diag *d)
{
    return comparing_print(str_from(o->old), old, str_from(o->new), new, d);
}

static bool track(const struct comparing_options *o, struct str old, struct str new, struct diag *d)
{
    struct buf out;
    buf_init(&out, BUF_LIMIT_PACKAGE);
    bool ok = revision_track(str_from(o->new), old, new, &out, d) && file_replace(str_from(o->tracked), buf_str(&out), d);
    buf_release(&out);
    return ok;
}

bool comparing_concerns(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (argv[i][0] != '-' && format_find(str_from(argv[i])))
            return true;
    return false;
}

enum exit_status comparing_run(int argc, char **argv)
{
    struct comparing_options o = read_arguments(argc, argv);
    struct buf old, new;
    struct diag d;
    diag_init(&d);
    buf_init(&old, BUF_LIMIT_PACKAGE);
    buf_init(&new, BUF_LIMIT_PACKAGE);
    bool ok = file_read(str_from(o.old), BUF_LIMIT_PACKAGE, &old, &d);
    ok = file_read(str_from(o.new), BUF_LIMIT_PACKAGE, &new, &d) && ok;
    if (ok)
        (o.tracked ? track : compare)(&o, buf_str(&old), buf_str(&new), &d);
    buf_release(&old);
    buf_release(&new);
    return outcome_end(&d, EXIT_DONE);
}
