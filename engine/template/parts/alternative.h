/* alternative.h — alternative texts of drawings, in which tags stand for the drawing itself: {:chart expr} at a chart,
 * {%expr} at a picture.
 */
#ifndef PARTS_ALTERNATIVE_H
#define PARTS_ALTERNATIVE_H

#include "template/parts/parts.h"

/* The alternative text that a node holds, in `a`: the attribute of a docPr or cNvPr, or the contents of svg:desc and
 * svg:title. False when it is none. */
bool alternative_of(struct arena *a, const struct format *f, xmlNodePtr node, struct str *text);

/* The tag that begins with `sign` in an alternative text: «Показатели {:chart диаграмма}», «((%фото))»; `*rest` gets the text
 * without it, in `a`. False when there is none. The tag's place is the text, in `file`. */
bool alternative_parse(struct arena *a, struct str file, struct str text, struct str sign, struct tag *tag, struct str *rest);

/* Says another text, which ends by NUL. */
void alternative_set(const struct format *f, xmlNodePtr node, struct str text);

#endif
