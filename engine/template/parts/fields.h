/* fields.h — fields whose results depend on the whole document: tables of contents, references, numbers of captions. */
#ifndef PARTS_FIELDS_H
#define PARTS_FIELDS_H

#include "template/parts/parts.h"

/* Marks such fields of the changed parts of WordprocessingML as stale (w:dirty, ECMA-376 part 1, 17.16.18), so that Word
 * works them out when the document is opened. ODF has no such mark: LibreOffice refreshes all but tables of contents. */
void fields_mark_stale(struct parts *parts);

/* Reports tags in the codes of fields, which people do not see and which are not filled. */
bool fields_check_codes(struct parts *parts);

#endif
