/* icu_memory.h — ICU without memory: the process ends with one line instead.
 *
 * ICU 72 makes a collator of caches that were not allocated (UnifiedCache, Locale) and falls over them.
 */
#ifndef TEXT_ICU_MEMORY_H
#define TEXT_ICU_MEMORY_H

/* Call once, before anything else of this folder. */
void icu_memory_init(void);

#endif
