#include "app/run/watchdog.h"

#include <signal.h>
#include <unistd.h>

#include "base/fatal.h"

static void give_up(int signal_number)
{
    (void)signal_number;
    static const char text[] = "pisar: сценарии не завершаются, ничего не записано / the scripts do not come to an end\n";
    ssize_t ignored = write(STDERR_FILENO, text, sizeof text - 1);
    (void)ignored;
    _exit(EXIT_FAULTY);
}

void watchdog_start(void)
{
    signal(SIGALRM, give_up);
    alarm(WATCHDOG_SECONDS);
}

void watchdog_stop(void)
{
    alarm(0);
    signal(SIGALRM, SIG_DFL);
}
