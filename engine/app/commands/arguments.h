/* arguments.h — the arguments of a command, parsed by argp, with what was probably meant by an option that there is not. */
#ifndef COMMANDS_ARGUMENTS_H
#define COMMANDS_ARGUMENTS_H

#include <argp.h>
#include <stdbool.h>

/* argp_parse; ends the program with EXIT_FAULTY when the arguments are wrong. */
void arguments_parse(const struct argp *argp, int argc, char **argv, void *input);

/* Reads "json" or the word for people; ends the program with the usage for any other. */
bool arguments_is_json(const char *arg, const char *other, struct argp_state *state);

#endif
