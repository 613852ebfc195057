/* notes.h — footnotes, endnotes and comments that stand in a part of their own while their references are repeated. */
#ifndef PARTS_NOTES_H
#define PARTS_NOTES_H

#include "template/parts/parts.h"

/* Where the reference of a note stands inside a section, moves the notes of that kind to their references, as what goes to
 * the stream of the part of notes: each is then answered in the scope of its reference, once in each copy. Markers must
 * be placed. */
void notes_move(struct parts *parts);

#endif
