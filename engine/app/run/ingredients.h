/* ingredients.h — the files that a run is made from, and one digest of everything that decides what it makes.
 *
 * They are looked at before anything is understood of them: reading and hashing costs a few milliseconds, and a run whose
 * ingredients are those of the last one has nothing to do (repeat.h). Pictures are not among them: which ones a run needs
 * is known only when it has made its documents.
 */
#ifndef RUN_INGREDIENTS_H
#define RUN_INGREDIENTS_H

#include "journal/journal.h"
#include "app/run/project.h"

/* What changes when a file is written, whatever its time is set to afterwards. */
struct stamp {
    int64_t size, changed_ns, inode;
};

struct ingredients {
    struct journal_file *files; /* inputs, scripts and templates by kind and path, in the project's arena */
    struct str *paths;          /* of each, as the system knows it */
    struct stamp *stamps;       /* of each, taken before it was read */
    size_t count;
    bool settled;               /* whoever writes a file now changes its stamp */
    struct digest key; /* of the files, the program, the language and the options */
};

/* Lists and reads them. false: some file or folder cannot be read, which the run itself will say. */
bool ingredients_read(struct ingredients *in, struct project *p);

/* The digest of the bytes of a file that was read since; false: it is none of them, or has maybe been written meanwhile. A source_digest.
 */
bool ingredients_digest(const void *ingredients, struct str path, struct digest *digest);

/* Whether no file has come, gone or been written since. */
bool ingredients_stand(const struct ingredients *in, struct project *p);

#endif
