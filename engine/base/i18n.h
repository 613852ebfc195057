/* i18n.h — messages in the user's language: gettext with English msgids, po/ru.po beside them.
 *
 * The interface speaks Russian unless the locale asks for English (en_* or the plain C/POSIX locale
 * by name). Only messages follow the locale: numbers, dates and order never do.
 */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)
/* Plural form of a message: P_("%ld file", "%ld files", n). */
#define P_(one, many, n) ngettext((one), (many), (unsigned long)(n))

/* Chooses the language from LC_ALL, LC_MESSAGES, LANG and binds the catalogue in `folder`
 * (holds ru/LC_MESSAGES/pisar.mo). Call once, before the first message. */
void i18n_init(const char *folder);

/* The language chosen: "ru" or "en". */
const char *i18n_language(void);

#endif
