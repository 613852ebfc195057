#include "app/run/past.h"

#include <errno.h>

#include "base/file.h"
#include "base/i18n.h"
#include "text/calendar.h"

struct journal *past_open(struct project *p, struct diag *d)
{
    struct str state = path_join(&p->arena, p->out, STR(".pisar"));
    if (!file_stat(state, NULL) && errno != EACCES) {
        diag_error(d, place_file(p->out), "HISTORY", "%s", _("there has been no run in this folder yet"));
        return NULL;
    }
    return journal_open(state, d);
}

struct str past_day(struct arena *a, struct str iso)
{
    date_days day;
    return date_parse_iso(iso, &day) ? text_date_short(a, day) : iso;
}

struct str past_archive_folder(struct project *p)
{
    return path_join(&p->arena, p->out, STR(".pisar/archive"));
}

struct archive *past_archive(struct project *p, struct diag *d)
{
    return archive_open(past_archive_folder(p), path_join(&p->arena, p->out, STR(".pisar/tmp/pack")), d);
}

struct str past_time(struct arena *a, struct str made)
{
    enum { DAY = 10, MINUTES = 16 };
    if (made.len < MINUTES)
        return STR("–");
    return arena_printf(a, "%.2s.%.2s.%.4s %.5s", made.ptr + 8, made.ptr + 5, made.ptr, made.ptr + DAY + 1);
}

struct str past_word(struct str text)
{
    return text.len ? text : STR("–");
}

/* Whether both paths lead to one file that is there, however they are written. */
static bool same_file(struct str a, struct str b)
{
    struct stat one, other;
    return file_stat(a, &one) && file_stat(b, &other) && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

bool past_means(const struct project *p, struct str name, struct str id, struct str path)
{
    struct arena scratch = {0};
    struct str file = path_join(&scratch, p->out, path);
    bool means = str_equal(name, id) || str_equal(name, path) || str_equal(name, file) || same_file(name, file);
    arena_release(&scratch);
    return means;
}
