/* pisar text FILE — the text of a document: good as a git textconv. */
#include <argp.h>

#include "app/command.h"
#include "app/outcome.h"
#include "base/file.h"
#include "base/i18n.h"
#include "pack/package.h"
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

static bool print_part(const struct package *p, const struct format *f, const struct package_entry *e, struct diag *d)
{
    struct buf bytes, text;
    buf_init(&bytes, BUF_LIMIT_PART);
    buf_init(&text, BUF_LIMIT_PART);
    bool ok = package_read(p, e, &bytes, d) && template_text(f, p->file, e->name, buf_str(&bytes), &text, d);
    fwrite(text.ptr ? text.ptr : "", 1, text.len, stdout);
    buf_release(&bytes);
    buf_release(&text);
    return ok;
}

/* The part that f->parts names first is the body; it comes before headers and notes. */
static bool print_parts(const struct package *p, const struct format *f, struct diag *d)
{
    bool ok = true;
    for (const char *const *pattern = f->parts; *pattern; pattern++) {
        struct format only = *f;
        const char *const one[] = {*pattern, NULL};
        only.parts = one;
        for (size_t i = 0; i < p->count; i++)
            if (format_has_tags(&only, p->entries[i].name))
                ok = print_part(p, f, &p->entries[i], d) && ok;
    }
    return ok;
}

enum exit_status cmd_text(int argc, char **argv)
{
    const struct argp argp = {.parser = parse, .args_doc = N_("FILE"), .doc = N_("Prints the text of a document: a paragraph a line, cells separated by tabs.")};
    struct text_options o = {0};
    struct diag d;
    diag_init(&d);
    argp_parse(&argp, argc, argv, 0, NULL, &o);
    struct str file = str_from(o.file);
    const struct format *f = format_find(file);
    if (!f)
        f = format_find(STR("x.docx")); /* git gives a temporary name; the package tells for itself */
    struct buf bytes;
    struct package p = {0};
    buf_init(&bytes, BUF_LIMIT_PACKAGE);
    if (file_read(file, BUF_LIMIT_PACKAGE, &bytes, &d) && package_open(&p, file, buf_str(&bytes), &d)) {
        if (package_find(&p, STR("content.xml")))
            f = format_find(STR("x.odt"));
        print_parts(&p, f, &d);
    }
    package_close(&p);
    buf_release(&bytes);
    return outcome_end(&d, EXIT_DONE);
}
