#include "template/pair.h"

#include "base/i18n.h"

enum { SECTION_DEPTH_LIMIT = 150 };

bool pair_is_opening(enum tag_kind kind)
{
    return kind == TAG_SECTION || kind == TAG_CONDITION || kind == TAG_INVERT;
}

static bool report_unopened(const struct marker *m, struct diag *d)
{
    return diag_error(d, m->tag.place, "TAG-PAIR", _("{%.*s} closes nothing"), STR_ARG(m->tag.text));
}

static bool close_section(struct marker *m, struct marker **open, size_t *depth, struct diag *d)
{
    if (!*depth)
        return report_unopened(m, d);
    struct marker *top = open[*depth - 1];
    if (!tag_closes(m->tag.expression, top->tag.expression)) {
        diag_error(d, m->tag.place, "TAG-PAIR", _("{%.*s} closes {%.*s}, which was opened at: %.*s"), STR_ARG(m->tag.text),
                   STR_ARG(top->tag.text), STR_ARG(top->tag.place.words));
        (*depth)--;
        return false;
    }
    (*depth)--;
    top->end = m;
    return true;
}

static bool add_else(struct marker *m, struct marker **open, size_t depth, struct diag *d)
{
    if (!depth)
        return report_unopened(m, d);
    struct marker *top = open[depth - 1];
    if (top->otherwise)
        return diag_error(d, m->tag.place, "TAG-PAIR", _("a second {%.*s} in {%.*s}"), STR_ARG(m->tag.text), STR_ARG(top->tag.text));
    top->otherwise = m;
    return true;
}

bool pair_tags(const struct scanned *s, struct diag *d)
{
    struct marker *open[SECTION_DEPTH_LIMIT];
    size_t depth = 0;
    bool ok = true;
    for (size_t i = 0; i < s->count; i++) {
        struct marker *m = s->markers[i];
        if (pair_is_opening(m->tag.kind)) {
            if (depth == SECTION_DEPTH_LIMIT)
                return diag_error(d, m->tag.place, "TAG-DEPTH", "%s", _("sections are nested too deeply"));
            open[depth++] = m;
        } else if (m->tag.kind == TAG_CLOSE) {
            ok = close_section(m, open, &depth, d) && ok;
        } else if (m->tag.kind == TAG_ELSE) {
            ok = add_else(m, open, depth, d) && ok;
        }
    }
    while (depth--)
        ok = diag_error(d, open[depth]->tag.place, "TAG-PAIR", _("{%.*s} is not closed"), STR_ARG(open[depth]->tag.text));
    return ok;
}
