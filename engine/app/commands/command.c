#include "app/commands/command.h"

#include <stddef.h>

#include "base/i18n.h"

const struct command commands[] = {
    {"run", N_("make or renew the documents; only what changed is written"), cmd_run},
    {"check", N_("look through inputs, scripts and templates; write nothing"), cmd_check},
    {"indicators", N_("the table of indicators"), cmd_indicators},
    {"explain", N_("how a figure came about, down to the rows of the inputs"), cmd_explain},
    {"status", N_("which documents are current, stale or edited by hand"), cmd_status},
    {"diff", N_("what changed between two runs, and why"), cmd_diff},
    {"register", N_("a document was signed: number and date are filled in, then it is frozen"), cmd_register},
    {"history", N_("the runs, and the editions of documents"), cmd_history},
    {"verify", N_("whether a file is what was issued"), cmd_verify},
    {"fill", N_("fill one template from a file of data"), cmd_fill},
    {"tags", N_("the tags of a template with their places"), cmd_tags},
    {"palette", N_("a page of every tag that the documents can use"), cmd_palette},
    {"text", N_("the text of a document"), cmd_text},
    {NULL, NULL, NULL},
};
