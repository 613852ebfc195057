/* annotated.h — copies of faulty templates with the messages about them as remarks, beside the project. */
#ifndef COMMANDS_ANNOTATED_H
#define COMMANDS_ANNOTATED_H

#include "base/diag.h"

/* Writes to `to` a copy of the template `path`, which messages name `shown`, with the messages of `d` about it; gives how
 * many were about it. A template that cannot bear remarks is told by a note, and nothing is written; neither is anything
 * over the template itself. */
size_t annotated_write(struct str path, struct str shown, struct str to, struct diag *d);

/* The same for every template below the folder `templates`, which messages name by `shown_of`, into `folder` by the same
 * paths; a file that lies there already stays, and the copy gets a number. Refuses a folder in `templates`. Each copy is told
 * by a note. */
bool annotated_write_all(struct str templates, struct str (*shown_of)(void *by, struct str path), void *by, struct str folder,
                         struct diag *d);

#endif
