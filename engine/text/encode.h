/* encode.h — bytes of an input file → UTF-8 (ICU's tables for the eight-bit pages).
 *
 * What is found without being told: a byte order mark, UTF-16 by the look of its zero bytes, then valid
 * UTF-8, else windows-1251, the page in which Russian Excel writes plain CSV. CP866 only when asked for.
 */
#ifndef TEXT_ENCODE_H
#define TEXT_ENCODE_H

#include "base/buf.h"
#include "base/diag.h"

enum text_encoding {
    TEXT_AUTO,
    TEXT_UTF8,
    TEXT_UTF16LE,
    TEXT_UTF16BE,
    TEXT_WINDOWS_1251,
    TEXT_CP866,
};

/* Gives the text of a file as UTF-8 without its byte order mark: `*text` is a view of `bytes`, whose contents
 * are replaced when they had to be converted. `found` (may be NULL) gets the encoding.
 * A byte that the encoding does not have, and a zero character, is an error with line and offset
 * (TEXT-BYTES, TEXT-NUL); bytes that are mostly but not wholly UTF-8 are damaged UTF-8, not windows-1251.
 * What only looks wrong is told by text/suspect.h. */
bool text_decode(struct buf *bytes, enum text_encoding wanted, struct str file, struct str *text,
                 enum text_encoding *found, struct diag *d);

/* Encoding by the name that XML declares ("windows-1251", "UTF-8", …, any letter case); false: not one of
 * ours. */
bool text_encoding_named(struct str name, enum text_encoding *out);

/* Offset of the first byte that is not valid UTF-8, or s.len. */
size_t text_utf8_valid(struct str s);

#endif
