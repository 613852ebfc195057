/* project.h — a project opened: scripts declared, tables read and checked, rules ready. */
#ifndef RUN_PROJECT_H
#define RUN_PROJECT_H

#include "input/source.h"
#include "rules/scripts.h"
#include "app/run/options.h"

struct project {
    struct arena arena;
    const struct project_options *options;
    struct host *host;
    const struct declarations *declared;
    struct str inputs, script_folder, templates, out; /* paths */
    struct script_file *scripts;
    size_t script_count;
    struct source source;
    struct table **tables;
    size_t table_count;
    date_days as_of;
    source_digest *known_digest; /* to be set before project_open: source.h; NULL: no digest is known */
    const void *known_digests;
    bool traced; /* to be set before project_open: digests of the inputs are kept, for the manifest and for documents that print them */
};

/* A project of the options (which must outlive it), not yet read. It must be closed. */
void project_init(struct project *p, const struct project_options *o);

/* Reads scripts and inputs. All faults are reported; false when there was one. */
bool project_open(struct project *p, struct diag *d);

void project_close(struct project *p);

/* Path of a file of the project as messages name it. */
struct str project_shown(struct project *p, struct str path);

/* Whether `name` means the document: its id, the path of its file below out/, or any path that leads to it. */
bool project_means(const struct project *p, struct str name, struct str id, struct str path);

#endif
