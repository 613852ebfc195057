/* template.h — a template's parts → a program; its tags and its text for people. */
#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include <stdio.h>

#include "base/buf.h"
#include "template/program.h"

/* One entry of the package, unpacked: every part in XML, and the relationships. */
struct part_source {
    struct str name;
    struct str bytes;
};

void program_init(struct program *p);
void program_release(struct program *p);

/* Compiles the parts of one template, given in the order of the package; those that the format says may hold tags, and
 * the charts that they show. Parts without tags are left out of p->parts. `file` is what messages name, `digest` that of the file. All faults of all parts are reported. */
bool template_compile(struct program *p, const struct format *f, struct str file, struct digest digest,
                      const struct part_source *parts, size_t count, struct diag *d);

/* The tags as a tree, a line each: indented by depth, then the tag, then its place in words. */
void template_print_tags(const struct program *p, FILE *out);

/* The text of a part: a paragraph a line, the cells of a row separated by tabs. */
bool template_text(const struct format *f, struct str file, const struct part_source *part, struct buf *out, struct diag *d);

#endif
