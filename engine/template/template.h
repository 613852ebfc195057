/* template.h — a template's package → a program; its text for people. */
#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include "base/buf.h"
#include "pack/package.h"
#include "template/program/program.h"

/* An empty program; everything that it points to lives in its arena and dies with it. */
void program_init(struct program *p);
void program_release(struct program *p);

/* Compiles a template: the parts that the format says may hold tags, the charts that they show, and what the package
 * says of its parts. Parts without tags are left out of p->parts. Parts of included documents are added to the package.
 * `path` is where the template lies, `digest` is that of its file. All faults of all parts are reported; when there are any, the
 * slots hold what its tags ask all the same, for resolve_prepare to tell what is wrong with that. */
bool template_compile(struct program *p, const struct format *f, struct str path, struct digest digest, struct package *package,
                      struct diag *d);

/* The text of a document: a paragraph a line, the cells of a row separated by tabs, an empty line between slides. The
 * body comes before headers and notes; of a presentation, the slides with their notes alone; of a spreadsheet, each row
 * a line, also an empty one, before each sheet its name, an empty line between sheets, and a formula without a result as it is written. */
bool template_text(const struct format *f, struct package *package, struct buf *out, struct diag *d);

#endif
