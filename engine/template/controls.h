/* controls.h — content controls of WordprocessingML (ECMA-376 part 1, 17.5.2) whose text has tags. */
#ifndef TEMPLATE_CONTROLS_H
#define TEMPLATE_CONTROLS_H

#include "template/parts.h"

/* Makes them keep what is filled in: the binding goes by which Word would put the text of another part in its place
 * (w:dataBinding, 17.5.2.6), and the note that what stands there is only a hint (w:showingPlcHdr, 17.5.2.39). */
void controls_keep(struct parts *parts);

#endif
