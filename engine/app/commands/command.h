/* command.h — the table of commands: one row and one file (cmd_NAME.c) each. */
#ifndef COMMANDS_COMMAND_H
#define COMMANDS_COMMAND_H

#include "base/fatal.h"

struct command {
    const char *name;
    const char *summary; /* msgid, one line for `pisar --help` */
    /* argv[0] is the command's own name as argp shows it, "pisar run". Returns an exit status. */
    enum exit_status (*run)(int argc, char **argv);
};

/* The commands in the order of `pisar --help`; the last has no name. */
extern const struct command commands[];

enum exit_status cmd_run(int argc, char **argv);
enum exit_status cmd_check(int argc, char **argv);
enum exit_status cmd_indicators(int argc, char **argv);
enum exit_status cmd_explain(int argc, char **argv);
enum exit_status cmd_status(int argc, char **argv);
enum exit_status cmd_diff(int argc, char **argv);
enum exit_status cmd_register(int argc, char **argv);
enum exit_status cmd_history(int argc, char **argv);
enum exit_status cmd_verify(int argc, char **argv);
enum exit_status cmd_fill(int argc, char **argv);
enum exit_status cmd_tags(int argc, char **argv);
enum exit_status cmd_palette(int argc, char **argv);
enum exit_status cmd_text(int argc, char **argv);

#endif
