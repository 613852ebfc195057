#include "app/run/state.h"

#include <errno.h>

#include "base/file.h"
#include "base/i18n.h"

struct str state_folder(struct project *p)
{
    return path_join(&p->arena, p->out, STR(".pisar"));
}

struct str state_archive_folder(struct project *p)
{
    return path_join(&p->arena, state_folder(p), STR("archive"));
}

struct journal *state_journal(struct project *p, struct diag *d)
{
    struct str folder = state_folder(p);
    if (!file_stat(folder, NULL) && errno != EACCES) {
        diag_error(d, place_file(p->out), "HISTORY", "%s", _("there has been no run in this folder yet"));
        return NULL;
    }
    return journal_open(folder, d);
}

struct archive *state_archive(struct project *p, struct diag *d)
{
    return archive_open(state_archive_folder(p), path_join(&p->arena, state_folder(p), STR("tmp/pack")), d);
}
