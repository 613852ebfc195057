/* making.h — one document of a plan: its data, name and record. What is made of the record is assemble's (output/assemble.h). */
#ifndef APP_MAKING_H
#define APP_MAKING_H

#include "app/plan.h"
#include "rules/signing.h"

/* Answers everything that the template of a job asks: path below out/ (in `a`) and record. `act`: number and date are filled into its
 * data (signing.h); NULL: it is a draft. false: data or rules are faulty. */
bool making_resolve(struct project *p, const struct job *job, const struct act *act, bool strict, struct arena *a, struct str *path,
                    struct buf *record, struct diag *d);

/* The same, and its bytes in `document`. */
bool making_make(struct project *p, const struct job *job, const struct act *act, bool strict, struct arena *a, struct str *path,
                 struct buf *document, struct diag *d);

/* Of engine, template, path and record: documents of one fingerprint have the same bytes. */
struct digest making_fingerprint(const struct job *job, struct str path, struct str record);

#endif
