/* suspect.h — files that are not what their names say: books of Excel under the name of a text, letters that
 * went through the wrong page. Nothing is repaired: only the clerk can save the source again.
 */
#ifndef TEXT_SUSPECT_H
#define TEXT_SUSPECT_H

#include "base/diag.h"

/* Refuses the bytes of a workbook or an archive (TEXT-EXCEL). */
bool suspect_workbook(struct str bytes, struct str file, struct diag *d);

/* Warns of bytes that were read as windows-1251 and look like CP866 (TEXT-866). */
void suspect_866(struct str bytes, struct str file, struct diag *d);

/* Warns of UTF-8 text in which most letters are pairs such as «Р°Р±»: UTF-8 that somebody read as windows-1251
 * and saved (TEXT-PAIRS). */
void suspect_pairs(struct str text, struct str file, struct diag *d);

#endif
