/* pisar history [DOC…] — the runs, or the editions of documents: when, by whom, what. */
#include <argp.h>

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/session.h"
#include "app/run/state.h"
#include "app/run/wording.h"
#include "base/i18n.h"
#include "input/json_write.h"

enum { KEY_FORMAT = 300 };

struct history_options {
    struct project_options project; /* first: session.h */
    bool json;
    char **documents;
    size_t document_count;
};

static const struct argp_option options[] = {
    {"format", KEY_FORMAT, "table|json", 0, N_("how to print it"), 1},
    {0},
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct history_options *o = state->input;
    switch (key) {
    case ARGP_KEY_INIT: state->child_inputs[0] = &o->project; break;
    case KEY_FORMAT: o->json = arguments_is_json(arg, "table", state); break;
    case ARGP_KEY_ARGS:
        o->documents = state->argv + state->next;
        o->document_count = (size_t)(state->argc - state->next);
        break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

/* ---- runs ---- */

static void put_runs_table(struct buf *out, struct arena *a, const struct journal_summary *runs, size_t count)
{
    buf_put_cstr(out, _("run\twhen\tby\treport date\tnew editions\tleft\tregistered\n"));
    for (size_t i = 0; i < count; i++) {
        const struct journal_summary *r = &runs[i];
        buf_printf(out, "%lld\t%.*s\t%.*s\t%.*s\t%lld\t%lld\t%lld\n", (long long)r->number, STR_ARG(wording_time(a, r->made)),
                   STR_ARG(wording_word(r->by)), STR_ARG(wording_word(wording_day(a, r->as_of))), (long long)r->editions, (long long)r->gone,
                   (long long)r->registered);
    }
}

static void put_runs_json(struct buf *out, const struct journal_summary *runs, size_t count)
{
    buf_put_cstr(out, "[");
    for (size_t i = 0; i < count; i++) {
        const struct journal_summary *r = &runs[i];
        buf_printf(out, "%s\n  {\"run\": %lld, ", i ? "," : "", (long long)r->number);
        json_put_field(out, "made", r->made, ", ");
        json_put_field(out, "by", r->by, ", ");
        json_put_field(out, "as_of", r->as_of, ", ");
        buf_printf(out, "\"whole\": %s, \"editions\": %lld, \"gone\": %lld, \"registered\": %lld}", r->whole ? "true" : "false",
                   (long long)r->editions, (long long)r->gone, (long long)r->registered);
    }
    buf_put_cstr(out, "\n]\n");
}

static bool put_runs(struct project *p, struct journal *j, const struct history_options *o, struct buf *out, struct diag *d)
{
    struct journal_summary *runs;
    size_t count;
    if (!journal_runs(j, &p->arena, &runs, &count, d))
        return false;
    if (o->json)
        put_runs_json(out, runs, count);
    else
        put_runs_table(out, &p->arena, runs, count);
    return true;
}

/* ---- editions ---- */

static bool is_asked_for(const struct project *p, const struct history_options *o, const struct journal_edition *e)
{
    for (size_t i = 0; i < o->document_count; i++)
        if (project_means(p, str_from(o->documents[i]), e->id, e->path))
            return true;
    return false;
}

static void put_edition_line(struct buf *out, struct arena *a, const struct journal_edition *e, bool first)
{
    if (first)
        buf_printf(out, "%.*s%s%.*s\n", STR_ARG(e->id), e->key.len ? " " : "", STR_ARG(e->key));
    buf_printf(out, _("  run %lld\t%.*s\t%.*s\t%.*s\t%.16s…%s"), (long long)e->run, STR_ARG(wording_time(a, e->made)),
               STR_ARG(wording_word(e->by)), STR_ARG(wording_word(e->path)), digest_hex(a, e->digest).ptr, e->current ? _("\tstands") : "");
    if (e->number.len)
        buf_printf(out, _("\tregistered No. %.*s of %.*s"), STR_ARG(e->number), STR_ARG(wording_day(a, e->date)));
    buf_put_cstr(out, "\n");
}

static void put_edition_json(struct buf *out, const struct journal_edition *e, bool first)
{
    buf_put_cstr(out, first ? "\n  {" : ",\n  {");
    json_put_field(out, "id", e->id, ", ");
    json_put_field(out, "key", e->key, ", ");
    json_put_field(out, "template", e->template, ", ");
    json_put_field(out, "file", e->path, ", ");
    json_put_digest(out, "sha256", e->digest, ", ");
    buf_printf(out, "\"run\": %lld, ", (long long)e->run);
    json_put_field(out, "made", e->made, ", ");
    json_put_field(out, "by", e->by, ", ");
    if (e->number.len) {
        json_put_field(out, "number", e->number, ", ");
        json_put_field(out, "date", e->date, ", ");
    }
    buf_printf(out, "\"current\": %s}", e->current ? "true" : "false");
}

static bool same_document(const struct journal_edition *a, const struct journal_edition *b)
{
    return str_equal(a->id, b->id) && str_equal(a->key, b->key) && str_equal(a->template, b->template);
}

static bool put_editions(struct project *p, struct journal *j, const struct history_options *o, struct buf *out, struct diag *d)
{
    struct journal_edition *editions;
    const struct journal_edition *last = NULL;
    size_t count;
    if (!journal_editions(j, &p->arena, &editions, &count, d))
        return false;
    buf_put_cstr(out, o->json ? "[" : "");
    for (size_t i = 0; i < count; i++) {
        const struct journal_edition *e = &editions[i];
        if (!is_asked_for(p, o, e))
            continue;
        if (o->json)
            put_edition_json(out, e, !last);
        else
            put_edition_line(out, &p->arena, e, !last || !same_document(last, e));
        last = e;
    }
    buf_put_cstr(out, o->json ? "\n]\n" : "");
    return last || diag_error(d, place_file(p->out), "HISTORY", "%s", _("no document of that name has been made in this folder"));
}

static enum exit_status work(struct project *p, const struct project_options *shared, struct diag *d)
{
    const struct history_options *o = (const struct history_options *)shared;
    struct buf out;
    struct journal *j = state_journal(p, d);
    if (!j)
        return EXIT_FAULTY;
    buf_init(&out, BUF_LIMIT_PART);
    bool ok = o->document_count ? put_editions(p, j, o, &out, d) : put_runs(p, j, o, &out, d);
    if (ok)
        fwrite(out.ptr, 1, out.len, stdout);
    buf_release(&out);
    journal_close(j);
    return EXIT_DONE;
}

enum exit_status cmd_history(int argc, char **argv)
{
    const struct argp argp = {
        .options = options,
        .parser = parse,
        .args_doc = N_("[DOC…]"),
        .doc = N_("Shows the runs, the last first; with DOC (an id such as D22, or a file) the editions of those documents."),
        .children = session_children};
    struct history_options o = {0};
    return session_run(&argp, argc, argv, &o.project, work);
}
