#include "app/outcome.h"

#include <string.h>

static bool has_code(const struct diag *d, const char *code)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->messages[i].severity == SEVERITY_ERROR && strcmp(d->messages[i].code, code) == 0)
            return true;
    return false;
}

enum exit_status outcome_end(struct diag *d, enum exit_status otherwise)
{
    bool stays = otherwise == EXIT_PARTIAL || !d->errors;
    enum exit_status status = stays ? otherwise : has_code(d, "FILE-WRITE") ? EXIT_MACHINE : EXIT_FAULTY;
    fflush(stdout);
    diag_print(d, stderr);
    diag_release(d);
    return status;
}
