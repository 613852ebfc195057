/* placeholders.h — {%expr} in the alternative text of a picture: the value's picture comes into the frame of the template's.
 *
 * All that the template says of the frame stays: its place and size, how text goes around it, its border. The picture is
 * as large as fits, in the middle. Without a value the picture vanishes, with its paragraph when it stood there alone.
 */
#ifndef TEMPLATE_PLACEHOLDERS_H
#define TEMPLATE_PLACEHOLDERS_H

#include "template/parts/parts.h"

/* Takes the tags from the alternative texts of a part, and puts markers where the pictures differ. Tags that stand at
 * something else are reported. Call after range_place, while slides stand in one tree. */
bool placeholders_place(struct parts *parts, size_t part);

#endif
