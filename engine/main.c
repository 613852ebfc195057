/* main.c — argv → command table → exit status. */
#include <argp.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/commands/command.h"
#include "app/commands/home.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "input/xml_memory.h"
#include "text/icu_memory.h"
#include "text/nearest.h"

/* A program started with closed descriptors must not find a document at descriptor 1 or 2. */
static void open_standard_descriptors(void)
{
    int fd;
    do
        fd = open("/dev/null", O_RDWR);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd > STDERR_FILENO)
        close(fd);
}

static void init_messages(void)
{
    struct arena scratch = {0};
    i18n_init(arena_cstr(&scratch, home_folder(&scratch, "locale")));
    arena_release(&scratch);
}

static void print_help(FILE *out)
{
    fputs(_("pisar (the scribe) makes official documents from tables, rules and templates.\n\n"), out);
    fputs(_("usage: pisar COMMAND [OPTION…] [ARGUMENT…]\n\ncommands:\n"), out);
    for (const struct command *c = commands; c->name; c++)
        fprintf(out, "  %-12s %s\n", c->name, _(c->summary));
    fputs(_("\n`pisar COMMAND --help` describes one of them.\n"), out);
}

static void report_no_command(const char *name)
{
    struct str names[64];
    size_t count = 0;
    for (const struct command *c = commands; c->name && count < sizeof names / sizeof *names; c++)
        names[count++] = str_from(c->name);
    long near = text_nearest(str_from(name), names, count);
    if (near < 0)
        fprintf(stderr, _("pisar: there is no command “%s”; `pisar --help` lists them\n"), name);
    else
        fprintf(stderr, _("pisar: there is no command “%s”; did you mean `pisar %s`?\n"), name, names[near].ptr);
}

static enum exit_status run_command(const char *name, int argc, char **argv)
{
    for (const struct command *c = commands; c->name; c++)
        if (strcmp(c->name, name) == 0) {
            char title[64];
            snprintf(title, sizeof title, "pisar %s", name);
            argv[0] = title;
            return c->run(argc, argv);
        }
    report_no_command(name);
    return EXIT_FAULTY;
}

int main(int argc, char **argv)
{
    open_standard_descriptors();
    signal(SIGXFSZ, SIG_IGN); /* a file-size limit then is an ordinary failed write */
    clock_leave_zone(); /* libzip asks for the local time of every entry, which costs a look at /etc/localtime */
    argp_err_exit_status = EXIT_FAULTY;
    hash_init();
    xml_memory_init();
    icu_memory_init();
    init_messages();
    if (argc < 2) {
        print_help(stderr);
        return EXIT_FAULTY;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
        print_help(stdout);
        return EXIT_DONE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("pisar " PISAR_VERSION);
        return EXIT_DONE;
    }
    enum exit_status status = run_command(argv[1], argc - 1, argv + 1);
    if (fflush(stdout) || ferror(stdout)) {
        fputs(_("pisar: cannot write to standard output\n"), stderr);
        return EXIT_MACHINE;
    }
    return status;
}
