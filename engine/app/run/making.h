/* making.h — one document of a plan: its data, name and record. What is made of the record is assemble's (output/assemble.h). */
#ifndef RUN_MAKING_H
#define RUN_MAKING_H

#include "app/run/plan.h"
#include "journal/archive.h"
#include "rules/signing.h"

/* What a process makes documents with. */
struct making {
    struct project *project;
    struct str out;          /* the folder of the documents; that of the project may be another one (snapshot.h) */
    struct archive *archive; /* where signed documents lie; opened when one is looked at */
    struct writer *writer;   /* made at the first document that is assembled */
};

void making_release(struct making *x);

/* The path below out/ that the document of a job asks for, in `a`. false: data or rules are faulty. */
bool making_name(struct making *x, const struct job *job, struct arena *a, struct str *path, struct diag *d);

/* Answers everything that the template of a job asks: path below out/ (in `a`) and record, which is appended to. `act`: number and date are
 * filled into its data (signing.h); NULL: it is a draft. false: data or rules are faulty. */
bool making_resolve(struct making *x, const struct job *job, const struct act *act, bool strict, struct arena *a, struct str *path,
                    struct buf *record, struct diag *d);

/* The bytes of the document for its record, in `out` (reset first). `times` may be NULL. */
bool making_assemble(struct making *x, const struct job *job, struct str record, struct buf *out, struct assemble_times *times,
                     struct diag *d);

/* Both: its path and its bytes. */
bool making_make(struct making *x, const struct job *job, const struct act *act, bool strict, struct arena *a, struct str *path,
                 struct buf *document, struct diag *d);

/* Of engine, template, path and record: documents of one fingerprint have the same bytes. */
struct digest making_fingerprint(const struct job *job, struct str path, struct str record);

/* The act that a signed document was registered with. */
struct act making_act(const struct journal_registration *g);

#endif
