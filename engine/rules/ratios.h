/* ratios.h — control ratios: whether what documents print agrees with the figures, with itself and with one another.
 *
 * A ratio is a function of scripts, control_ratio{ run=function(ctx, documents, broken) … }:
 *   documents("D22")           walks over the documents of that id, which the ratio has declared to read; each is {id, title,
 *                              key, name (of its file, without the ending), subject, data (what its template is filled from)};
 *   document:at("table 3")     a place in it, in words;
 *   broken(here, there, text)  tells that two places do not agree; a place is a row, a document, a place in one, and
 *                              `there` may be just words.
 * What a ratio is given it only reads: a document that is alone of its kind is the same one for all of them.
 */
#ifndef RULES_RATIOS_H
#define RULES_RATIOS_H

#include "rules/lua/host.h"

/* Runs the ratios that read a document with one of the given ids, or none at all (no ids: every ratio). Figures must be
 * computed and the documents' declarations sound. What is broken goes to `d` with the ratio's code, at the place in the
 * document (file: its name) or at the row; false when there was an error. */
bool ratios_run(struct host *h, char *const *ids, size_t id_count, struct diag *d);

#endif
