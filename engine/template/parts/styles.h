/* styles.h — the styles of a template by the names that people see, and those that values add to it when they need them.
 */
#ifndef PARTS_STYLES_H
#define PARTS_STYLES_H

#include "template/parts/parts.h"

/* Notes the template's styles in the program. */
void styles_note(struct parts *parts);

/* The style of that name, letter case of Latin names aside; NULL when the template has none. */
const struct style *styles_find(const struct program *p, enum style_kind kind, struct str name);

/* The first style there is of the names, NULL ends. */
const struct style *styles_find_any(const struct program *p, enum style_kind kind, const char *const *names);

#define STYLES_BULLETS "pisar_bullets"
#define STYLES_NUMBERS "pisar_numbers"
#define STYLES_RULE "pisar_rule"
#define STYLES_TABLE "pisar_table"
#define STYLES_COLUMN "pisar_column_%u"
#define STYLES_SHARE "pisar_share_%zu_"
#define STYLES_CELL "pisar_cell"
#define STYLES_CELL_TEXT "pisar_cell_text"
#define STYLES_COLOUR "pisar_colour_%06X"

/* Where a format keeps formatting in styles alone: adds those of marks, lists, lines and tables (rich.h) to the part, each left
 * out of documents that do not need it. */
void styles_add(struct parts *parts, size_t part);

/* The name of such a style. */
const char *styles_mark_name(unsigned mark);

#endif
