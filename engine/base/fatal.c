/* The last message must not allocate: a constant and write(2). */
#include "base/fatal.h"

#include <unistd.h>

_Noreturn void fatal_no_memory(void)
{
    static const char text[] = "pisar: недостаточно памяти / out of memory\n";
    ssize_t ignored = write(STDERR_FILENO, text, sizeof text - 1);
    (void)ignored;
    _exit(EXIT_MACHINE);
}
