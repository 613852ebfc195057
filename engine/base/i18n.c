/* A machine without generated Russian locales still speaks Russian: glibc's gettext follows LANGUAGE
 * under any locale but C, and C.UTF-8 is built in. */
#include "base/i18n.h"

#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char *wanted_locale(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return value;
    }
    return "ru_RU.UTF-8";
}

static bool wants_english(const char *locale)
{
    return strncmp(locale, "en", 2) == 0 || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

const char *i18n_language(void)
{
    return strcmp(setlocale(LC_MESSAGES, NULL), "C") == 0 ? "en" : "ru";
}

void i18n_init(const char *folder)
{
    bool english = wants_english(wanted_locale());
    setlocale(LC_CTYPE, "C.UTF-8");
    setlocale(LC_MESSAGES, english ? "C" : "C.UTF-8");
    if (!english) {
        setenv("LANGUAGE", "ru", 1);
        setenv("ARGP_HELP_FMT", "rmargin=120", 0); /* bytes; Russian letters have two */
    }
    bindtextdomain("pisar", folder);
    bindtextdomain("libc", folder); /* what argp and strerror say */
    textdomain("pisar");
}
