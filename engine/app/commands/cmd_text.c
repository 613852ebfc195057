/* pisar text FILE — the text of a document: good as a git textconv. */
#include <argp.h>

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/outcome.h"
#include "base/file.h"
#include "base/i18n.h"
#include "pack/package.h"
#include "template/markup/strict.h"
#include "template/template.h"

struct text_options {
    const char *file;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct text_options *o = state->input;
    if (key == ARGP_KEY_ARG && !o->file)
        o->file = arg;
    else if (key == ARGP_KEY_ARG || key == ARGP_KEY_NO_ARGS)
        argp_usage(state);
    else
        return ARGP_ERR_UNKNOWN;
    return 0;
}

static bool print(struct package *p, struct diag *d)
{
    const struct format *f = format_of_package(p);
    struct buf text;
    if (!f)
        return diag_error(d, place_file(p->file), "PACKAGE", "%s", _("the package holds no document of this kind"));
    buf_init(&text, BUF_LIMIT_PART);
    bool ok = template_text(f, p, &text, d);
    fwrite(text.ptr ? text.ptr : "", 1, text.len, stdout);
    buf_release(&text);
    return ok;
}

enum exit_status cmd_text(int argc, char **argv)
{
    const struct argp argp = {
        .parser = parse, .args_doc = N_("FILE"), .doc = N_("Prints the text of a document: a paragraph a line, cells separated by tabs.")};
    struct text_options o = {0};
    struct diag d;
    diag_init(&d);
    arguments_parse(&argp, argc, argv, &o);
    struct str file = str_from(o.file);
    struct buf bytes;
    struct package p = {0};
    buf_init(&bytes, BUF_LIMIT_PACKAGE);
    if (file_read(file, BUF_LIMIT_PACKAGE, &bytes, &d) && package_open(&p, file, buf_str(&bytes), &d) && strict_translate(&p, &d))
        print(&p, &d); /* git gives a temporary name: the package tells for itself what it is */
    package_close(&p);
    buf_release(&bytes);
    return outcome_end(&d, EXIT_DONE);
}
