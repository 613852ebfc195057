/* xml_fault.h — what is wrong with an XML text, in words that say what to mend. */
#ifndef INPUT_XML_FAULT_H
#define INPUT_XML_FAULT_H

#include <libxml/xmlerror.h>

#include "base/arena.h"

/* The message for an error of libxml2, translated; for a rare one libxml2's own words. In `a`. */
struct str xml_fault_text(struct arena *a, const xmlError *error);

#endif
