/* fatal.h — the ends that no caller can handle: the machine failed. */
#ifndef BASE_FATAL_H
#define BASE_FATAL_H

/* Exit statuses of the program (the contract is in docs/pisar.1). */
enum exit_status {
    EXIT_DONE = 0,    /* everything asked for is done */
    EXIT_PARTIAL = 1, /* some documents failed, or a target is not met under --require-targets */
    EXIT_FAULTY = 2,  /* usage, inputs, scripts or templates are wrong; nothing was written */
    EXIT_MACHINE = 3, /* disk or memory failed */
};

/* Says in one line, without allocating, that memory is out; exits with EXIT_MACHINE.
 * Whatever lies in the output folder is whole: files are published only by rename. */
_Noreturn void fatal_no_memory(void);

#endif
