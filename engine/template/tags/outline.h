/* outline.h — the questions of a template that cannot be compiled, so that the faults of names and values in it are told
 * together with those that stop it.
 *
 * Where the pairs of tags are sound, sections are what they would be. A section that is not closed holds all that follows in
 * the section around it: names are looked up in it and around it, so that none is called missing which might be a field. What
 * stands before a closing tag without an opening one is asked in the section that the tag names, or not at all.
 */
#ifndef TAGS_OUTLINE_H
#define TAGS_OUTLINE_H

#include "template/parts/parts.h"

/* Makes the slots and scopes of the program anew from the tags of all parts; nothing of it can be rendered. */
void outline_make(struct parts *parts);

#endif
