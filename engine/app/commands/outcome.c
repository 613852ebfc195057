#include "app/commands/outcome.h"

#include <string.h>

/* Whether what went wrong is the machine: a disk, the journal on it, processes. */
static bool machine_failed(const struct diag *d)
{
    static const char *const codes[] = {"FILE-WRITE", "JOURNAL", "WORKER"};
    for (size_t i = 0; i < d->count; i++)
        for (size_t k = 0; k < sizeof codes / sizeof *codes; k++)
            if (d->messages[i].severity == SEVERITY_ERROR && strcmp(d->messages[i].code, codes[k]) == 0)
                return true;
    return false;
}

enum exit_status outcome_end(struct diag *d, enum exit_status otherwise)
{
    bool stays = otherwise == EXIT_PARTIAL || !d->errors;
    enum exit_status status = stays ? otherwise : machine_failed(d) ? EXIT_MACHINE : EXIT_FAULTY;
    fflush(stdout);
    diag_print(d, stderr);
    diag_release(d);
    return status;
}
