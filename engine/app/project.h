/* project.h — a project opened: scripts declared, tables read and checked, rules ready. */
#ifndef APP_PROJECT_H
#define APP_PROJECT_H

#include "app/options.h"
#include "input/source.h"
#include "rules/scripts.h"

struct project {
    struct arena arena;
    const struct project_options *options;
    struct host *host;
    const struct declarations *declared;
    struct str templates, out; /* paths */
    struct script_file *scripts;
    size_t script_count;
    struct source source;
    struct table **tables;
    size_t table_count;
    date_days as_of;
};

/* Opens the project of the options, which must outlive it. All faults of scripts and inputs are reported; false when there
 * was one. The project must be closed in any case. */
bool project_open(struct project *p, const struct project_options *o, struct diag *d);

void project_close(struct project *p);

/* Path of a file of the project as messages name it. */
struct str project_shown(struct project *p, struct str path);

#endif
