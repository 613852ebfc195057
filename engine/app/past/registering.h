/* registering.h — a document is signed: number and day of the act are filled into the edition that stands, which is frozen.
 *
 * The edition is made once more from what it was made from (snapshot.h). When that gives its very bytes, what was signed is what was
 * issued; then number and day are filled into the same data, and nothing else (signing.h). It is published in the order of steps of a
 * run: cut off anywhere, the old file or the new one stands, and the document is registered when the new one does and the journal says so.
 */
#ifndef PAST_REGISTERING_H
#define PAST_REGISTERING_H

#include "app/run/project.h"
#include "journal/journal.h"
#include "rules/signing.h"

struct registering_order {
    struct str document; /* an id, or the path of its file */
    struct str key;      /* of its subject, when there are several documents of that id */
    bool has_key;
    struct act act;
};

/* Registers all files of the document (DOCX and ODT alike); `registered` gets a row for each, in the project's arena. */
bool registering_register(struct project *p, const struct registering_order *order, struct journal_registration **registered, size_t *count,
                          struct diag *d);

#endif
