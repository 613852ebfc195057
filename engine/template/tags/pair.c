#include "template/tags/pair.h"

#include "base/i18n.h"

enum { SECTION_DEPTH_LIMIT = 150, BRANCH_LIMIT = 1000, SUSPECT_DISTANCE_LIMIT = 100 };

bool pair_is_opening(enum tag_kind kind)
{
    return kind == TAG_SECTION || kind == TAG_CONDITION || kind == TAG_INVERT;
}

/* A tag that is read as a value, and was probably meant as the missing partner of one that stands alone. */
struct suspect {
    struct marker *marker;
    struct str word;
};

/* The nearest one before the tag `at`, which opens, or after it, which closes. */
static struct suspect find_suspect(const struct scanned *s, size_t at, bool opening)
{
    size_t count = opening ? at : s->count - at - 1;
    for (size_t i = 1; i <= count && i <= SUSPECT_DISTANCE_LIMIT; i++) {
        struct marker *m = s->markers[opening ? at - i : at + i];
        struct str word = m->tag.kind == TAG_VALUE ? tag_meant(m->tag.text, opening) : (struct str){0};
        if (word.len)
            return (struct suspect){m, word};
    }
    return (struct suspect){0};
}

static bool report_alone(const struct marker *m, const char *what, struct suspect u, const char *more, struct diag *d)
{
    if (!u.marker)
        return diag_error(d, m->tag.place, "TAG-PAIR", "{%.*s} %s", STR_ARG(m->tag.text), what);
    u.marker->is_doubtful = true;
    return diag_error(d, m->tag.place, "TAG-PAIR", _("{%.*s} %s; was {%.*s} (%.*s) meant as {%.*s%s}?"), STR_ARG(m->tag.text),
                      what, STR_ARG(u.marker->tag.text), STR_ARG(u.marker->tag.place.words), STR_ARG(u.word), more);
}

static bool report_unopened(const struct scanned *s, size_t at, struct diag *d)
{
    return report_alone(s->markers[at], _("closes nothing"), find_suspect(s, at, true), " …", d);
}

static bool report_unclosed(const struct scanned *s, const struct marker *m, struct diag *d)
{
    size_t at = 0;
    while (s->markers[at] != m)
        at++;
    return report_alone(m, _("is not closed"), find_suspect(s, at, false), "", d);
}

/* The branch of a section that an else tag would end: the section's own, or that of its last {иначе если}. */
static struct marker *last_branch(struct marker *section)
{
    while (section->otherwise && section->otherwise->tag.kind == TAG_ELSE_CONDITION)
        section = section->otherwise;
    return section;
}

/* How many branches of the open sections lie around the next tag: each is a step further down for all that walk them. */
static size_t count_branches(struct marker *const *open, size_t depth)
{
    size_t count = 0;
    for (size_t i = 0; i < depth; i++)
        for (const struct marker *branch = open[i]->otherwise; branch; branch = branch->otherwise)
            count++;
    return count;
}

/* Whether some closing tag was forgotten; else two of them are crossed. */
static bool lacks_closing(const struct scanned *s)
{
    size_t opening = 0, closing = 0;
    for (size_t i = 0; i < s->count; i++) {
        opening += pair_is_opening(s->markers[i]->tag.kind);
        closing += s->markers[i]->tag.kind == TAG_CLOSE;
    }
    return opening > closing;
}

static void close_branches(struct marker *section, struct marker *end)
{
    for (struct marker *branch = section; branch; branch = branch->otherwise)
        branch->end = end;
}

/* The tag closes a section further out: those inside it were left open. */
static bool close_around(struct marker *m, size_t own, struct marker **open, size_t *depth, struct diag *d)
{
    for (; *depth > own + 1; --*depth)
        diag_error(d, open[*depth - 1]->tag.place, "TAG-PAIR",
                   _("{%.*s} is not closed before {%.*s} (%.*s), which closes the section around it"), STR_ARG(open[*depth - 1]->tag.text),
                   STR_ARG(m->tag.text), STR_ARG(m->tag.place.words));
    close_branches(open[--*depth], m);
    return false;
}

static bool close_section(const struct scanned *s, size_t at, struct marker **open, size_t *depth, struct diag *d)
{
    struct marker *m = s->markers[at];
    if (!*depth)
        return report_unopened(s, at, d);
    struct marker *top = open[*depth - 1];
    size_t own = *depth - 1;
    while (own > 0 && !tag_closes(m->tag.expression, open[own]->tag.expression))
        own--;
    if (own < *depth - 1 && lacks_closing(s) && tag_closes(m->tag.expression, open[own]->tag.expression))
        return close_around(m, own, open, depth, d);
    if (!tag_closes(m->tag.expression, top->tag.expression)) {
        diag_error(d, m->tag.place, "TAG-PAIR", _("{%.*s} closes {%.*s}, which was opened at: %.*s"), STR_ARG(m->tag.text),
                   STR_ARG(top->tag.text), STR_ARG(top->tag.place.words));
        (*depth)--;
        return false;
    }
    (*depth)--;
    close_branches(top, m);
    return true;
}

static bool add_else(const struct scanned *s, size_t at, struct marker **open, size_t depth, struct diag *d)
{
    struct marker *m = s->markers[at];
    if (!depth)
        return report_unopened(s, at, d);
    struct marker *top = last_branch(open[depth - 1]);
    if (count_branches(open, depth) >= BRANCH_LIMIT)
        return diag_error(d, m->tag.place, "TAG-DEPTH", _("a section has more than %d branches"), BRANCH_LIMIT);
    if (top->otherwise)
        return diag_error(d, m->tag.place, "TAG-PAIR", _("a second {%.*s} in {%.*s}"), STR_ARG(m->tag.text), STR_ARG(top->tag.text));
    top->otherwise = m;
    m->opening = top;
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
            ok = close_section(s, i, open, &depth, d) && ok;
        } else if (m->tag.kind == TAG_ELSE || m->tag.kind == TAG_ELSE_CONDITION) {
            ok = add_else(s, i, open, depth, d) && ok;
        }
    }
    while (depth--)
        ok = report_unclosed(s, open[depth], d);
    return ok;
}
