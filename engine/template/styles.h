/* styles.h — the styles of a template by the names that people see, and those that values add to it when they need them.
 */
#ifndef TEMPLATE_STYLES_H
#define TEMPLATE_STYLES_H

#include "template/parts.h"

/* Notes the template's styles in the program. */
void styles_note(struct parts *parts);

/* The style of that name, letter case of Latin names aside; NULL when the template has none. */
const struct style *styles_find(const struct program *p, bool is_paragraph, struct str name);

/* Where a format keeps formatting in styles alone: adds one for each mark of formatted text (rich.h) to the part, left out
 * of documents that do not need it. */
void styles_add_marks(struct parts *parts, size_t part);

/* The name of such a style. */
const char *styles_mark_name(unsigned mark);

#endif
