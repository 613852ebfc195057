/* UTF-8 is only looked through, never copied; the eight-bit pages go through a table of 256 characters that
 * ICU fills; UTF-16 is walked by hand, so that a fault has its offset. */
#include "text/encode.h"

#include <string.h>
#include <strings.h>

#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "base/fatal.h"
#include "base/i18n.h"
#include "text/suspect.h"

static size_t skip_ascii(struct str s, size_t at)
{
    uint64_t eight;
    while (at + sizeof eight <= s.len) {
        memcpy(&eight, s.ptr + at, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080))
            break;
        at += sizeof eight;
    }
    return at;
}

/* Length of the character at `at`, 0 when it is not valid (RFC 3629: no overlong forms, no surrogates). */
static size_t character_length(struct str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    size_t left = s.len - at;
    if (p[0] < 0x80)
        return 1;
    if (p[0] < 0xC2 || p[0] > 0xF4 || left < 2 || (p[1] & 0xC0) != 0x80)
        return 0;
    if (p[0] < 0xE0)
        return 2;
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) || left < 3 || (p[2] & 0xC0) != 0x80)
        return 0;
    if (p[0] < 0xF0)
        return 3;
    if ((p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F) || left < 4 || (p[3] & 0xC0) != 0x80)
        return 0;
    return 4;
}

/* Four letters at a step. */
static size_t skip_cyrillic(struct str s, size_t at)
{
    static const char mask_bytes[] = "\xFE\xC0\xFE\xC0\xFE\xC0\xFE\xC0", letter_bytes[] = "\xD0\x80\xD0\x80\xD0\x80\xD0\x80";
    uint64_t mask, letters, eight;
    memcpy(&mask, mask_bytes, sizeof mask);
    memcpy(&letters, letter_bytes, sizeof letters);
    while (at + sizeof eight <= s.len) {
        memcpy(&eight, s.ptr + at, sizeof eight);
        if ((eight & mask) != letters)
            break;
        at += sizeof eight;
    }
    return at;
}

/* Russian text is runs of ASCII and of the two-byte letters behind D0 and D1: both are passed over at once.
 */
static size_t skip_common(struct str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    for (;;) {
        size_t from = at = skip_ascii(s, at);
        while (at < s.len && p[at] < 0x80)
            at++;
        at = skip_cyrillic(s, at);
        while (at + 1 < s.len && (p[at] & 0xFE) == 0xD0 && (p[at + 1] & 0xC0) == 0x80)
            at += 2;
        if (at == from)
            return at;
    }
}

size_t text_utf8_valid(struct str s)
{
    size_t at = 0, n = 1;
    while (n && (at = skip_common(s, at)) < s.len) {
        n = character_length(s, at);
        at += n;
    }
    return at;
}

bool text_encoding_named(struct str name, enum text_encoding *out)
{
    static const struct {
        const char *name;
        enum text_encoding encoding;
    } known[] = {
        {"utf-8", TEXT_UTF8},          {"utf8", TEXT_UTF8},
        {"us-ascii", TEXT_UTF8},       {"utf-16", TEXT_UTF16LE},
        {"utf-16le", TEXT_UTF16LE},    {"utf-16be", TEXT_UTF16BE},
        {"cp1251", TEXT_WINDOWS_1251}, {"windows-1251", TEXT_WINDOWS_1251},
        {"cp866", TEXT_CP866},         {"ibm866", TEXT_CP866},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (name.len == strlen(known[i].name) && strncasecmp(name.ptr, known[i].name, name.len) == 0) {
            *out = known[i].encoding;
            return true;
        }
    }
    return false;
}

/* UTF-16 without a mark: every other byte of Russian and Latin text is 00 or 04. */
static bool looks_like_utf16(struct str s, size_t odd)
{
    size_t seen = 0, fit = 0;
    for (size_t i = odd; i < s.len && seen < 2048; i += 2, seen++)
        fit += s.ptr[i] == 0x00 || s.ptr[i] == 0x04;
    return s.len % 2 == 0 && seen >= 2 && fit * 10 >= seen * 9 &&
           memchr(s.ptr, '\0', s.len < 4096 ? s.len : 4096);
}

static enum text_encoding guess(struct str s, size_t *mark)
{
    static const struct {
        const char *bytes;
        size_t len;
        enum text_encoding encoding;
    } marks[] = {
        {"\xEF\xBB\xBF", 3, TEXT_UTF8}, {"\xFF\xFE", 2, TEXT_UTF16LE}, {"\xFE\xFF", 2, TEXT_UTF16BE}};
    *mark = 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (str_starts(s, str_make(marks[i].bytes, marks[i].len))) {
            *mark = marks[i].len;
            return marks[i].encoding;
        }
    }
    if (looks_like_utf16(s, 1))
        return TEXT_UTF16LE;
    return looks_like_utf16(s, 0) ? TEXT_UTF16BE : TEXT_AUTO;
}

static long line_of(struct str s, size_t offset)
{
    long line = 1;
    const char *p = s.ptr, *end = s.ptr + offset;
    while (p < end && (p = memchr(p, '\n', (size_t)(end - p)))) {
        line++;
        p++;
    }
    return line;
}

/* Whether bytes that are not valid UTF-8 are UTF-8 all the same, damaged in a few places: in windows-1251 the
 * pairs that UTF-8 needs hardly ever occur. */
static bool is_damaged_utf8(struct str s)
{
    size_t good = 0, bad = 0, n;
    for (size_t at = 0; at < s.len; at += n) {
        n = character_length(s, at);
        good += n > 1;
        bad += n == 0;
        if (!n)
            n = 1;
    }
    return good > bad * 4;
}

static bool bad_byte(struct str s, size_t at, struct str file, const char *encoding, struct diag *d)
{
    return diag_error(d, place_at(file, line_of(s, at), 0), "TEXT-BYTES",
                      _("byte %zu (%02X) is not valid in %s"), at + 1, (unsigned)(unsigned char)s.ptr[at],
                      encoding);
}

static void put_character(struct buf *out, UChar32 c)
{
    char utf8[U8_MAX_LENGTH];
    int32_t n = 0;
    U8_APPEND_UNSAFE(utf8, n, c);
    buf_put(out, utf8, (size_t)n);
}

static UChar unit_at(struct str s, size_t at, bool big_endian)
{
    unsigned char first = (unsigned char)s.ptr[at], second = (unsigned char)s.ptr[at + 1];
    return (UChar)(big_endian ? first << 8 | second : second << 8 | first);
}

static bool from_utf16(struct str s, bool big_endian, struct str file, struct buf *out, struct diag *d)
{
    long line = 1;
    for (size_t at = 0; at < s.len; at += 2) {
        bool cut = at + 1 >= s.len;
        UChar32 c = cut ? 0xDC00 : unit_at(s, at, big_endian);
        if (U16_IS_LEAD(c) && at + 3 < s.len && U16_IS_TRAIL(unit_at(s, at + 2, big_endian))) {
            c = U16_GET_SUPPLEMENTARY(c, unit_at(s, at + 2, big_endian));
            at += 2;
        }
        if (U_IS_SURROGATE(c))
            return diag_error(d, place_at(file, line, 0), "TEXT-BYTES",
                              _("byte %zu: half a character in UTF-16"), at + 1);
        line += c == '\n';
        put_character(out, c);
    }
    return true;
}

static void page_fill(const char *page, UChar32 table[256])
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(page, &status);
    if (U_FAILURE(status))
        fatal_no_memory();
    for (int byte = 0; byte < 256; byte++) {
        char c = (char)byte;
        const char *from = &c;
        table[byte] = ucnv_getNextUChar(converter, &from, &c + 1, &status);
        /* Microsoft's tables map bytes without a character to C1 controls. */
        if (U_FAILURE(status) || (table[byte] >= 0x7F && table[byte] < 0xA0))
            table[byte] = U_SENTINEL;
        status = U_ZERO_ERROR;
    }
    ucnv_close(converter);
}

/* The one byte that windows-1251 lacks is «Ш» in CP866. */
static bool bad_page_byte(struct str s, size_t at, const char *page, struct str file, struct diag *d)
{
    if ((unsigned char)s.ptr[at] != 0x98)
        return bad_byte(s, at, file, page, d);
    return diag_error(d, place_at(file, line_of(s, at), 0), "TEXT-BYTES",
                      _("byte %zu (98) is not valid in %s; it may be CP866 (CSV of MS-DOS): save it as CSV UTF-8"), at + 1, page);
}

static bool from_page(struct str s, const char *page, struct str file, struct buf *out, struct diag *d)
{
    UChar32 table[256];
    page_fill(page, table);
    for (size_t at = 0; at < s.len; at++) {
        unsigned char byte = (unsigned char)s.ptr[at];
        if (table[byte] < 0)
            return bad_page_byte(s, at, page, file, d);
        if (byte < 0x80)
            buf_put_char(out, s.ptr[at]);
        else
            put_character(out, table[byte]);
    }
    return true;
}

static bool convert(struct buf *bytes, size_t mark, enum text_encoding encoding, struct str file,
                    struct diag *d)
{
    struct str s = str_slice(buf_str(bytes), mark, bytes->len);
    struct buf out;
    bool ok;
    buf_init(&out, BUF_LIMIT_INPUT);
    if (encoding == TEXT_UTF16LE || encoding == TEXT_UTF16BE)
        ok = from_utf16(s, encoding == TEXT_UTF16BE, file, &out, d);
    else
        ok = from_page(s, encoding == TEXT_CP866 ? "IBM866" : "windows-1251", file, &out, d);
    if (ok && !buf_ok(&out))
        ok = diag_error(d, place_file(file), "FILE-SIZE", _("larger than %d MiB"), BUF_LIMIT_INPUT >> 20);
    if (ok && encoding == TEXT_WINDOWS_1251)
        suspect_866(s, file, d);
    if (ok) {
        struct buf old = *bytes;
        *bytes = out;
        bytes->limit = old.limit > out.limit ? old.limit : out.limit;
        buf_release(&old);
    } else {
        buf_release(&out);
    }
    return ok;
}

static bool refuse_nul(struct str text, struct str file, struct diag *d)
{
    const char *nul = text.len ? memchr(text.ptr, '\0', text.len) : NULL;
    return !nul || diag_error(d, place_at(file, line_of(text, (size_t)(nul - text.ptr)), 0), "TEXT-NUL",
                              _("a zero character: the file is damaged or is not text"));
}

bool text_decode(struct buf *bytes, enum text_encoding wanted, struct str file, struct str *text,
                 enum text_encoding *found, struct diag *d)
{
    size_t mark;
    struct str raw = buf_str(bytes);
    if (!suspect_workbook(raw, file, d))
        return false;
    enum text_encoding marked = guess(raw, &mark), encoding = wanted;
    if (marked != TEXT_AUTO && (mark || wanted == TEXT_AUTO))
        encoding = marked;
    *text = str_slice(raw, mark, raw.len);
    size_t valid = encoding == TEXT_AUTO || encoding == TEXT_UTF8 ? text_utf8_valid(*text) : 0;
    if (encoding == TEXT_AUTO)
        encoding = valid == text->len || is_damaged_utf8(*text) ? TEXT_UTF8 : TEXT_WINDOWS_1251;
    if (found)
        *found = encoding;
    if (encoding != TEXT_UTF8) {
        if (!convert(bytes, mark, encoding, file, d))
            return false;
        *text = buf_str(bytes);
    } else if (valid != text->len) {
        return bad_byte(*text, valid, file, "UTF-8", d);
    }
    suspect_pairs(*text, file, d);
    return refuse_nul(*text, file, d);
}
