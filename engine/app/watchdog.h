/* watchdog.h — the ceiling of time for work that runs scripts in the process itself: some library calls of Lua cannot be
 * stopped from within. */
#ifndef APP_WATCHDOG_H
#define APP_WATCHDOG_H

/* Seconds that reading inputs and running scripts may take, and one document. */
enum { WATCHDOG_SECONDS = 120, WATCHDOG_DOCUMENT_SECONDS = 10 };

/* From now on, after WATCHDOG_SECONDS the program says so and ends with EXIT_FAULTY; nothing has been written then. */
void watchdog_start(void);

/* Ends the watch: from here on files are written. */
void watchdog_stop(void);

#endif
