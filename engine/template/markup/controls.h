/* controls.h — content controls of WordprocessingML (ECMA-376 part 1, 17.5.2) whose text has tags. */
#ifndef MARKUP_CONTROLS_H
#define MARKUP_CONTROLS_H

#include "template/markup/markup.h"

/* Makes them keep what is filled in: the binding goes by which Word would put the text of another part in its place
 * (w:dataBinding, 17.5.2.6), and the note that what stands there is only a hint (w:showingPlcHdr, 17.5.2.39). The tags must
 * still stand where they were found: before range_place. */
void controls_keep(const struct scanned *s);

#endif
