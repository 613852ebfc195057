/* lower.h — a marked tree → flat ops: literal bytes, already serialised, and what stands between them. */
#ifndef TEMPLATE_LOWER_H
#define TEMPLATE_LOWER_H

#include "template/markup.h"
#include "template/program.h"

/* Appends a part to the program. The markers of the tree must be placed (range.h). */
bool lower_part(struct program *p, struct str entry, xmlDocPtr doc, struct diag *d);

#endif
