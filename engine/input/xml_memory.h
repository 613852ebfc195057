/* xml_memory.h — libxml2 without memory: the process ends with one line instead.
 *
 * libxml2 2.9 goes on after an allocation that failed and falls over what it does not have.
 */
#ifndef INPUT_XML_MEMORY_H
#define INPUT_XML_MEMORY_H

/* Call once, before anything is read. */
void xml_memory_init(void);

#endif
