/* watchdog.h — the ceilings of the work: of one document, and of time for what runs scripts in the process itself, since
 * some library calls of Lua cannot be stopped from within. */
#ifndef RUN_WATCHDOG_H
#define RUN_WATCHDOG_H

/* Seconds that reading inputs and running scripts may take; seconds of processor time for one document. */
enum { WATCHDOG_SECONDS = 120, WATCHDOG_DOCUMENT_SECONDS = 10 };

/* Memory that making one document may take beyond what is loaded for all. */
enum { WATCHDOG_DOCUMENT_BYTES = 512 << 20 };

/* From now on, after WATCHDOG_SECONDS the program says so and ends with EXIT_FAULTY; nothing has been written then. */
void watchdog_start(void);

/* Ends the watch: from here on files are written. */
void watchdog_stop(void);

#endif
