#include "input/xml_memory.h"

#include <libxml/xmlmemory.h>
#include <stdlib.h>

#include "base/need.h"

void xml_memory_init(void)
{
    xmlMemSetup(free, need_alloc, need_realloc, need_copy);
}
