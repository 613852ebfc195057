/* diagrams.h — SmartArt: text that tags cannot fill, because its picture is drawn anew from a model of points. */
#ifndef TAGS_DIAGRAMS_H
#define TAGS_DIAGRAMS_H

#include "template/parts/parts.h"
#include "template/tags/scan.h"

/* Tells every tag in a diagram of the template; false when there is one. */
bool diagrams_refuse_tags(struct parts *parts, struct delimiters delimiters);

#endif
