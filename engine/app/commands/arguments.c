/* argp says that an option is unknown, but not which one was meant: long options are looked through before it. Its help counts bytes
 * where Russian letters have two. */
#include "app/commands/arguments.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"
#include "base/i18n.h"
#include "base/need.h"
#include "text/letters.h"
#include "text/nearest.h"

enum { OPTIONS_LIMIT = 64 };
enum { TEXTS_LATEST = 29 + 3 }; /* where argp begins the text of an option in its line at the latest: opt-doc-col and three spaces */

static size_t add_options(const struct argp *argp, struct str *names, size_t count)
{
    for (const struct argp_option *o = argp->options; o && (o->name || o->doc); o++)
        if (o->name && count < OPTIONS_LIMIT)
            names[count++] = str_from(o->name);
    for (const struct argp_child *c = argp->children; c && c->argp; c++)
        count = add_options(c->argp, names, count);
    return count;
}

/* getopt takes the beginning of a name for the name. */
static bool is_known(struct str name, const struct str *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_starts(names[i], name))
            return true;
    return false;
}

static void check_option(const char *command, struct str name, const struct str *names, size_t count)
{
    long near = is_known(name, names, count) ? -1 : text_nearest(name, names, count);
    if (near < 0)
        return; /* known, or argp will say that it is not */
    fprintf(stderr, _("%s: there is no option “--%.*s”; did you mean “--%.*s”?\n"), command, STR_ARG(name), STR_ARG(names[near]));
    exit(EXIT_FAULTY);
}

static const struct argp_option *find_option(const struct argp *argp, int key)
{
    for (const struct argp_option *o = argp->options; o && (o->name || o->doc); o++)
        if (o->key == key)
            return o;
    const struct argp_option *found = NULL;
    for (const struct argp_child *c = argp->children; c && c->argp && !found; c++)
        found = find_option(c->argp, key);
    return found;
}

static const struct argp *shown; /* whose help argp prints: its filter is not told */

/* Puts before the text of an option the columns that argp saved where it counted bytes of the value's name. */
static char *align(int key, const char *text, void *input)
{
    (void)input;
    const struct argp_option *o = find_option(shown, key);
    if (!o || !o->arg || !text)
        return (char *)text;
    struct str name = str_from(_(o->arg));
    bool beside = strlen("  -x, --=") + strlen(o->name) + name.len <= TEXTS_LATEST; /* not in a line of its own */
    size_t columns = beside ? name.len - text_length(name) : 0, len = strlen(text);
    char *aligned = need_alloc(columns + len + 1); /* argp frees it */
    memset(aligned, ' ', columns);
    memcpy(aligned + columns, text, len + 1);
    return aligned;
}

/* argp_parse, with help whose columns stand below one another. */
static void parse(const struct argp *argp, int argc, char **argv, void *input)
{
    enum { CHILDREN_LIMIT = 4 };
    struct argp parser = *argp, child[CHILDREN_LIMIT];
    struct argp_child children[CHILDREN_LIMIT + 1] = {{0}};
    size_t count = 0;
    for (const struct argp_child *c = argp->children; c && c->argp && count < CHILDREN_LIMIT; c++, count++) {
        child[count] = *c->argp;
        child[count].help_filter = align;
        children[count] = *c;
        children[count].argp = &child[count];
    }
    parser.children = children;
    parser.help_filter = align;
    shown = argp;
    argp_parse(&parser, argc, argv, 0, NULL, input);
}

void arguments_parse(const struct argp *argp, int argc, char **argv, void *input)
{
    struct str names[OPTIONS_LIMIT + 2] = {STR("help"), STR("usage")};
    size_t count = add_options(argp, names, 2);
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        struct str option = str_from(argv[i]);
        if (str_starts(option, STR("--")))
            check_option(argv[0], str_slice(option, 2, strcspn(option.ptr, "=")), names, count);
    }
    parse(argp, argc, argv, input);
}

bool arguments_is_json(const char *arg, const char *other, struct argp_state *state)
{
    if (strcmp(arg, "json") != 0 && strcmp(arg, other) != 0)
        argp_error(state, _("“%s” is none of the words that this option takes"), arg);
    return strcmp(arg, "json") == 0;
}
