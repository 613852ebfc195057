/* A difference for people. What the project's own words say (titles, values, verdicts) stays as the project has it. */
#include "app/past/difference.h"

#include "base/i18n.h"
#include "rules/figures/verdict.h"
#include "app/run/wording.h"

static void put_run(struct buf *out, const struct journal_run *r)
{
    struct arena scratch = {0};
    buf_printf(out, _("run %lld (%.*s, %.*s)"), (long long)r->number, STR_ARG(wording_time(&scratch, r->made)), STR_ARG(wording_word(r->by)));
    arena_release(&scratch);
}

static void put_causes(struct buf *out, unsigned causes)
{
    struct arena scratch = {0};
    struct str words = cause_words(&scratch, causes);
    buf_printf(out, _("cause: %.*s"), STR_ARG(wording_word(words)));
    arena_release(&scratch);
}

/* ---- figures ---- */

static void put_state(struct buf *out, const struct figure_state *s)
{
    buf_put_str(out, s->value);
    if (s->den >= 0)
        buf_printf(out, _(" (%lld of %lld)"), (long long)s->num, (long long)s->den);
    buf_printf(out, ", %s", verdict_words_of(s->status));
}

static const char *membership_words(bool there, enum membership m)
{
    if (!there)
        return _("not in the population");
    return m == MEMBER_INSIDE ? _("in") : m == MEMBER_UNKNOWN ? _("no data") : _("out");
}

static void put_row(struct buf *out, const struct row_change *c)
{
    switch (c->kind) {
    case ROW_ADDED: buf_printf(out, _("%.*s: new row %.*s"), STR_ARG(c->place_new), STR_ARG(c->key)); break;
    case ROW_GONE: buf_printf(out, _("%.*s (before): the row %.*s is gone"), STR_ARG(c->place_old), STR_ARG(c->key)); break;
    case ROW_DROPPED: buf_printf(out, _("%.*s: the row %.*s does not count"), STR_ARG(c->place_new), STR_ARG(c->key)); break;
    case ROW_COUNTS: buf_printf(out, _("%.*s: the row %.*s counts again"), STR_ARG(c->place_new), STR_ARG(c->key)); break;
    case ROW_CHANGED:
        buf_printf(out, "%.*s: %.*s, %.*s: %.*s → %.*s", STR_ARG(c->place_new), STR_ARG(c->key), STR_ARG(c->column),
                   STR_ARG(wording_word(c->was)), STR_ARG(wording_word(c->became)));
    }
    if (c->correction.len)
        buf_printf(out, _(" [correction %.*s]"), STR_ARG(c->correction));
    buf_put_char(out, '\n');
}

static void put_unit(struct buf *out, const struct unit_change *u)
{
    buf_printf(out, "    %.*s", STR_ARG(u->id));
    if (!str_equal(u->id, u->name))
        buf_printf(out, "  %.*s", STR_ARG(u->name));
    buf_printf(out, ": %s → %s\n", membership_words(u->had, u->was), membership_words(u->has, u->became));
    for (size_t i = 0; i < u->row_count; i++) {
        buf_put_cstr(out, "      ");
        put_row(out, u->rows[i]);
    }
    for (size_t i = 0; !u->row_count && i < u->place_count; i++)
        buf_printf(out, "%s%.*s%s%s", i ? ", " : "      ", STR_ARG(u->places[i].text), u->places[i].before ? _(" (before)") : "",
                   i + 1 == u->place_count ? "\n" : "");
}

static struct str act_words(struct arena *a, const struct figure_state *s)
{
    return arena_printf(a, "%.*s%s%.*s", STR_ARG(s->act), s->act.len && s->clause.len ? ", " : "", STR_ARG(s->clause));
}

/* What acts have set: a line for each thing that they have set otherwise. */
static void put_target(struct buf *out, const struct figure_state *was, const struct figure_state *became)
{
    struct arena scratch = {0};
    const struct {
        const char *line;
        struct str was, became;
    } list[] = {{N_("    target: %.*s → %.*s\n"), was->target, became->target},
                {N_("    act: %.*s → %.*s\n"), act_words(&scratch, was), act_words(&scratch, became)},
                {N_("    due: %.*s → %.*s\n"), was->due, became->due}};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (!str_equal(list[i].was, list[i].became))
            buf_printf(out, _(list[i].line), STR_ARG(wording_word(list[i].was)), STR_ARG(wording_word(list[i].became)));
    arena_release(&scratch);
}

static void put_figure(struct buf *out, const struct figure_change *c)
{
    buf_printf(out, "  %.*s  %.*s\n    ", STR_ARG(c->id), STR_ARG(c->title));
    if (c->had)
        put_state(out, &c->was);
    buf_put_cstr(out, c->had && c->has ? " → " : c->has ? _("new: ") : _(" → no longer counted"));
    if (c->has)
        put_state(out, &c->became);
    buf_put_cstr(out, "\n    ");
    put_causes(out, c->causes);
    buf_put_char(out, '\n');
    if (c->had && c->has)
        put_target(out, &c->was, &c->became);
    for (size_t i = 0; i < c->unit_count; i++)
        put_unit(out, &c->units[i]);
}

/* ---- documents ---- */

static void put_document(struct buf *out, const struct document_change *c)
{
    static const char *const words[] = {N_("new document"), N_("new edition"), N_("no longer belongs"), N_("signed")};
    const struct journal_document *k = c->kind == DOCUMENT_GONE ? &c->old : &c->new;
    buf_printf(out, "  %.*s%s%.*s  %.*s: %s", STR_ARG(k->id), k->key.len ? " " : "", STR_ARG(k->key), STR_ARG(k->path), _(words[c->kind]));
    if (c->kind != DOCUMENT_SIGNED) {
        buf_put_cstr(out, "; ");
        put_causes(out, c->causes);
    }
    buf_put_char(out, '\n');
}

/* What the project does not declare is told in the user's language. */
static struct str name_parameter(const struct parameter_change *c)
{
    if (str_equal(c->name, STR("report_date")))
        return str_from(_("report date"));
    return str_equal(c->name, STR("program")) ? str_from(_("version of the program")) : c->name;
}

static void put_parameters(struct buf *out, const struct difference *x)
{
    if (x->parameter_count)
        buf_put_cstr(out, _("\nParameters\n"));
    for (size_t i = 0; i < x->parameter_count; i++) {
        const struct parameter_change *c = &x->parameters[i];
        buf_printf(out, "  %.*s: %.*s → %.*s", STR_ARG(name_parameter(c)), STR_ARG(wording_word(c->was)), STR_ARG(wording_word(c->became)));
        if (c->title.len)
            buf_printf(out, " (%.*s)", STR_ARG(c->title));
        buf_put_char(out, '\n');
    }
}

static void put_signed(struct buf *out, const struct difference *x)
{
    struct arena scratch = {0};
    if (x->signed_count)
        buf_put_cstr(out, _("\nSigned documents that this concerns\n"));
    for (size_t i = 0; i < x->signed_count; i++) {
        const struct journal_registration *g = x->signed_ones[i].signed_as;
        buf_printf(out, _("  %.*s  %.*s (No. %.*s of %.*s) stays as it is; what follows it: %.*s\n"), STR_ARG(g->document.id),
                   STR_ARG(g->document.path), STR_ARG(g->number), STR_ARG(wording_day(&scratch, g->date)),
                   STR_ARG(x->signed_ones[i].follower->new.path));
    }
    arena_release(&scratch);
}

/* Inputs are told row by row; of the other files it is told that they changed. */
static void put_files(struct buf *out, const struct difference *x)
{
    if (x->file_count)
        buf_put_cstr(out, _("\nFiles\n"));
    for (size_t i = 0; i < x->file_count; i++) {
        const struct file_change *f = &x->files[i];
        buf_printf(out, "  %.*s: %s\n", STR_ARG(f->path), !f->was.len ? _("came") : !f->became.len ? _("went") : _("changed"));
    }
}

void difference_put_text(struct buf *out, const struct difference *x)
{
    put_run(out, &x->old);
    buf_put_cstr(out, " → ");
    put_run(out, &x->new);
    buf_put_char(out, '\n');
    if (x->figure_count)
        buf_put_cstr(out, _("\nFigures\n"));
    for (size_t i = 0; i < x->figure_count; i++)
        put_figure(out, &x->figures[i]);
    if (x->row_count)
        buf_put_cstr(out, _("\nRows of the inputs\n"));
    for (size_t i = 0; i < x->row_count; i++) {
        buf_put_cstr(out, "  ");
        put_row(out, &x->rows[i]);
    }
    put_parameters(out, x);
    put_files(out, x);
    if (x->document_count)
        buf_put_cstr(out, _("\nDocuments\n"));
    for (size_t i = 0; i < x->document_count; i++)
        put_document(out, &x->documents[i]);
    put_signed(out, x);
    if (!x->causes && !x->document_count)
        buf_put_cstr(out, _("nothing changed\n"));
}
