/* mend.h — a person's file put right where the program that saved it broke the schema (pack/format.h,
 * schema_rule). */
#ifndef REVISION_MEND_H
#define REVISION_MEND_H

#include "template/parts/parts.h"

/* Puts all parts right that the format has rules for: what the document says and how it looks stays. Parts in
 * which something was wrong are changed ones. False when one is broken, which is reported. */
bool mend_parts(struct parts *parts);

#endif
